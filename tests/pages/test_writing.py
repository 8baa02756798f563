"""How editors create and edit pages in Wagtail's admin."""

from html import unescape

import pytest
from wagtail.models import Revision

from portal.pages.models import StandardPage
from tests.factories.pages import StandardPageFactory
from tests.pages.admin import AUTOSAVE, create, edit, home_page, log_in, url

pytestmark = pytest.mark.django_db


# Creating


def test_draft_may_be_incomplete(client):
    log_in(client)
    response = create(client, title_en="", summary_pl="", summary_en="", body_pl="", body_en="")
    page = StandardPage.objects.get()
    assert response.status_code == 302
    assert (page.live, page.title_pl, page.slug) == (False, "O biurze", "o-biurze")


def test_published_page_has_both_languages(client):
    log_in(client)
    create(client, **{"action-publish": "1"})
    page = StandardPage.objects.get()
    assert page.live
    assert (page.title_pl, page.title_en) == ("O biurze", "About the office")
    assert (page.local_path_pl, page.local_path_en) == (
        "/home/o-biurze/",
        "/home/about-the-office/",
    )
    assert "działa" in client.get("/pl/o-biurze/").text
    assert "has worked" in client.get("/en/about-the-office/").text


@pytest.mark.parametrize("column", ["title_en", "summary_pl", "summary_en", "body_pl", "body_en"])
def test_publishing_asks_for_the_missing_text(client, column):
    log_in(client)
    response = create(client, **{column: "", "action-publish": "1"})
    assert response.status_code == 200
    assert not StandardPage.objects.exists()
    assert column in response.context["form"].errors
    assert f"({column[-2:]})" in str(response.context["form"].errors[column])


def test_publishing_needs_no_text_in_a_language_that_is_not_ready(client):
    log_in(client)
    create(
        client,
        title_en="",
        summary_en="",
        body_en="",
        ready_en="",
        **{"action-publish": "1"},
    )
    assert StandardPage.objects.get().readable_languages() == ["pl"]


def test_publishing_asks_for_a_language(client):
    log_in(client)
    response = create(client, ready_pl="", ready_en="", **{"action-publish": "1"})
    assert "ready_pl" in response.context["form"].errors


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}, {"action-submit": "1"}])
@pytest.mark.parametrize("screen_language", ["pl", "en", "uk"])
def test_title_of_the_default_language_is_required(client, action, screen_language):
    log_in(client, screen_language)
    response = create(client, title_pl="", **action)
    assert response.status_code == 200
    assert "title_pl" in response.context["form"].errors


def test_autosave_without_title_is_refused_without_an_error_page(client):
    log_in(client)
    response = create(client, headers=AUTOSAVE, title_pl="")
    assert response.status_code == 400
    assert response.json()["success"] is False


def test_autosave_of_a_new_page_answers_with_its_address(client):
    log_in(client)
    response = create(client, headers=AUTOSAVE, summary_pl="", body_pl="")
    page = StandardPage.objects.get()
    assert response.json()["success"] is True
    assert response.json()["url"] == url("edit", page.pk)


def test_autosave_overwrites_its_own_revision(client):
    log_in(client)
    page = StandardPageFactory()
    first = edit(client, page, headers=AUTOSAVE, summary_pl="Jeden.").json()
    own = {"overwrite_revision_id": first["revision_id"]}
    second = edit(client, page, headers=AUTOSAVE, summary_pl="Dwa.", **own).json()
    assert second["revision_id"] == first["revision_id"]
    assert Revision.page_revisions.get().content["summary_pl"] == "Dwa."


def test_autosave_with_a_taken_address_is_refused(client):
    log_in(client)
    StandardPageFactory(title_pl="Kontakt")
    page = StandardPageFactory()
    response = edit(client, page, headers=AUTOSAVE, local_slug_pl="kontakt")
    assert response.status_code == 400


@pytest.mark.parametrize(
    ("screen_language", "words"),
    [
        ("pl", "Aby strona mogła być czytana w tym języku"),
        ("en", "Needed before the page can be read in this language"),
    ],
)
def test_errors_are_in_the_language_of_the_screen(client, screen_language, words):
    log_in(client, screen_language)
    response = create(client, summary_en="", **{"action-publish": "1"})
    assert words in unescape(response.text)


@pytest.mark.parametrize("screen_language", ["pl", "en"])
def test_forms_open_with_the_fields_of_both_languages(client, screen_language):
    log_in(client, screen_language)
    page = StandardPageFactory()
    for address in (
        url("add", "pages", "standardpage", home_page().pk),
        url("edit", page.pk),
        url("edit", home_page().pk),
    ):
        html = client.get(address).text
        for language in ("pl", "en"):
            assert f'name="title_{language}"' in html
            assert f'id="id_local_slug_{language}"' in html
            assert f'data-w-sync-target-value="#id_local_slug_{language}"' in html


# Editing


def test_editing_a_published_page_keeps_what_visitors_read(client):
    log_in(client)
    page = StandardPageFactory(title_pl="Stary tytuł", title_en="Old title")
    response = edit(client, page, title_pl="Nowy tytuł", title_en="New title")
    page.refresh_from_db()
    assert response.status_code == 302
    assert (page.title_pl, page.title_en, page.draft_title) == (
        "Stary tytuł",
        "Old title",
        "Nowy tytuł",
    )


def test_publishing_an_edit_changes_both_languages(client):
    log_in(client)
    page = StandardPageFactory()
    edit(client, page, title_pl="Nowy", title_en="New", **{"action-publish": "1"})
    page.refresh_from_db()
    assert (page.title_pl, page.title_en) == ("Nowy", "New")


def test_edit_that_leaves_a_ready_language_incomplete_is_not_published(client):
    log_in(client)
    page = StandardPageFactory()
    response = edit(client, page, summary_en="", **{"action-publish": "1"})
    assert "summary_en" in response.context["form"].errors


@pytest.mark.parametrize("column", ["local_slug_pl", "local_slug_en"])
def test_taken_address_typed_by_hand_is_an_error(client, column):
    log_in(client)
    StandardPageFactory(title_pl="Kontakt", title_en="Contact", local_slug_en="kontakt")
    response = create(client, **{column: "kontakt"})
    assert column in response.context["form"].errors


@pytest.mark.parametrize("typed", [{"local_slug_pl": "b" * 78}, {"title_pl": "b" * 78}])
@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}])
def test_too_long_address_is_an_error(client, typed, action):
    log_in(client)
    parent = home_page()
    for _step in range(3):
        parent = StandardPageFactory(parent=parent, local_slug_pl="a" * 78)
    response = create(client, parent, **typed, **action)
    assert "local_slug_pl" in response.context["form"].errors


def test_renaming_a_page_must_leave_room_for_those_below(client):
    log_in(client)
    page = parent = StandardPageFactory(local_slug_pl="a")
    for _step in range(3):
        parent = StandardPageFactory(parent=parent, local_slug_pl="b" * 78)
    response = edit(client, page, local_slug_pl="a" * 50, **{"action-publish": "1"})
    assert "local_slug_pl" in response.context["form"].errors
