"""Editors' work through the views of Wagtail's admin."""

from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageLogEntry, ReferenceIndex, Revision, Workflow, WorkflowState

from portal.pages.models import PortalPage, StandardPage
from tests.factories.pages import StandardPageFactory
from tests.factories.users import UserFactory
from tests.pages.admin import create, edit, home_page, log_in, page_data

pytestmark = pytest.mark.django_db

AUTOSAVE = {"Accept": "application/json"}
TOMORROW = timezone.now() + timedelta(days=1)


def url(name, *args):
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def messages_of(response):
    return " ".join(str(message) for message in response.context["messages"])


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


# Copying


def copy(client, page, **data):
    data = {"new_parent_page": page.get_parent().pk, **data}
    return client.post(url("copy", page.pk), data)


@pytest.mark.parametrize("screen_language", ["pl", "en", "uk"])
def test_copying_asks_for_the_titles_in_both_languages(client, screen_language):
    log_in(client, screen_language)
    page = StandardPageFactory(title_pl="Wzór", title_en="Pattern")
    html = client.get(url("copy", page.pk)).text
    assert 'value="Wzór"' in html
    assert 'value="Pattern"' in html
    copy(client, page, new_title_pl="Kopia", new_title_en="Copy")
    new = StandardPage.objects.exclude(pk=page.pk).get()
    assert (new.title_pl, new.title_en, new.draft_title) == ("Kopia", "Copy", "Kopia")
    assert (new.local_path_pl, new.local_path_en) == ("/home/kopia/", "/home/copy/")
    assert new.get_latest_revision().content["title_en"] == "Copy"


def test_copy_of_a_draft_has_its_own_titles(client):
    log_in(client)
    page = StandardPageFactory()
    edit(client, page, summary_pl="Szkic.")
    copy(client, page, new_title_pl="Kopia", new_title_en="Copy")
    new = StandardPage.objects.exclude(pk=page.pk).get().get_latest_revision_as_object()
    assert (new.title_pl, new.title_en, new.summary_pl) == ("Kopia", "Copy", "Szkic.")
    assert (new.local_slug_pl, new.local_slug_en) == ("kopia", "copy")


def test_copy_with_the_same_titles_gets_addresses_of_its_own(client):
    log_in(client)
    page = StandardPageFactory(title_pl="Wzór", title_en="Pattern")
    copy(client, page, new_title_pl="Wzór", new_title_en="Pattern")
    new = StandardPage.objects.exclude(pk=page.pk).get()
    assert (new.local_path_pl, new.local_path_en) == ("/home/wzor-2/", "/home/pattern-2/")


def test_copying_with_subpages_keeps_both_languages_below(client):
    log_in(client)
    page = StandardPageFactory(title_pl="Wzór", title_en="Pattern")
    StandardPageFactory(parent=page, title_pl="Część", title_en="Part")
    copy(
        client,
        page,
        new_title_pl="Kopia",
        new_title_en="Copy",
        copy_subpages="on",
        publish_copies="on",
    )
    assert client.get("/pl/kopia/czesc/").status_code == 200
    assert client.get("/en/copy/part/").status_code == 200


def test_copying_to_a_chosen_address(client):
    log_in(client)
    page = StandardPageFactory()
    data = {"new_title_pl": "Kopia", "new_title_en": "Copy"}
    copy(client, page, new_local_slug_pl="adres", new_local_slug_en="address", **data)
    new = StandardPage.objects.exclude(pk=page.pk).get()
    assert (new.local_slug_pl, new.local_slug_en) == ("adres", "address")
    response = copy(client, page, new_local_slug_en="address", **data)
    assert "new_local_slug_en" in response.context["form"].errors


@pytest.mark.parametrize("parent", ["", "0", "x", "999999"])
def test_copying_to_nowhere_is_refused(client, parent):
    log_in(client)
    page = StandardPageFactory()
    response = copy(client, page, new_title_pl="Kopia", new_parent_page=parent)
    assert response.status_code == 200
    assert StandardPage.objects.count() == 1


def test_alias_follows_its_original_at_addresses_of_its_own(client):
    log_in(client, "en")
    page = StandardPageFactory(title_pl="Wzór", title_en="Pattern")
    copy(
        client,
        page,
        new_title_pl="Inny",
        new_title_en="Other",
        new_local_slug_pl="tutaj",
        new_local_slug_en="here",
        alias="on",
    )
    alias = StandardPage.objects.get(alias_of=page)
    assert (alias.title_pl, alias.title_en, alias.draft_title) == ("Wzór", "Pattern", "Wzór")
    assert (alias.local_path_pl, alias.local_path_en) == ("/home/tutaj/", "/home/here/")
    edit(client, page, title_pl="Nowy", title_en="New", **{"action-publish": "1"})
    alias.refresh_from_db()
    assert (alias.title_pl, alias.title_en, alias.draft_title) == ("Nowy", "New", "Nowy")
    assert (alias.local_path_pl, alias.local_path_en) == ("/home/tutaj/", "/home/here/")
    assert client.get("/en/here/").status_code == 200


def test_alias_of_an_alias_follows_the_original(client):
    page = StandardPageFactory()
    alias = page.create_alias()
    assert alias.create_alias().alias_of_id == page.pk


def test_converted_alias_is_a_page_of_its_own(client):
    log_in(client, "en")
    page = StandardPageFactory(title_pl="Wzór", title_en="Pattern")
    alias = page.create_alias(update_slug="kopia")
    client.post(url("convert_alias", alias.pk))
    alias.refresh_from_db()
    assert alias.alias_of is None
    edit(client, alias, title_pl="Nowy", title_en="New", **{"action-publish": "1"})
    alias.refresh_from_db()
    page.refresh_from_db()
    assert (alias.title_pl, alias.title_en) == ("Nowy", "New")
    assert (page.title_pl, page.title_en) == ("Wzór", "Pattern")
    assert alias.local_path_pl == "/home/kopia/"


# Moving


def move(client, page, destination):
    return client.post(url("move_confirm", page.pk, destination.pk), follow=True)


def test_moving_takes_the_addresses_of_both_languages_along(client):
    log_in(client)
    page = StandardPageFactory(title_pl="Strona", title_en="Page")
    below = StandardPageFactory(parent=page, title_pl="Niżej", title_en="Below")
    destination = StandardPageFactory(title_pl="Dział", title_en="Section")
    move(client, page, destination)
    below.refresh_from_db()
    assert below.local_path_pl == below.url_path == "/home/dzial/strona/nizej/"
    assert below.local_path_en == "/home/section/page/below/"
    assert client.get("/en/section/page/below/").status_code == 200


@pytest.mark.parametrize("column", ["local_slug_pl", "local_slug_en"])
def test_moving_to_a_taken_address_is_refused(client, column):
    log_in(client)
    destination = StandardPageFactory()
    StandardPageFactory(parent=destination, **{column: "kontakt"})
    page = StandardPageFactory(**{column: "kontakt"})
    response = move(client, page, destination)
    page.refresh_from_db()
    assert page.get_parent().pk == home_page().pk
    assert "kontakt" in messages_of(response)


def test_moving_to_a_too_long_address_is_refused(client):
    log_in(client)
    page = StandardPageFactory(local_slug_pl="a" * 78)
    StandardPageFactory(parent=page, local_slug_pl="b" * 78)
    destination = StandardPageFactory(
        parent=StandardPageFactory(local_slug_pl="c" * 78), local_slug_pl="d" * 78
    )
    response = move(client, page, destination)
    page.refresh_from_db()
    assert page.get_parent().pk == home_page().pk
    assert "250" in messages_of(response)


def bulk(client, action, pages, **data):
    address = reverse("wagtail_bulk_action", args=["pages", "portalpage", action])
    ids = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{ids}", data)


def test_moving_several_pages_of_one_name_keeps_them_apart(client):
    log_in(client)
    first, second, destination = (StandardPageFactory() for _number in range(3))
    pages = [StandardPageFactory(parent=parent, title_pl="Raz") for parent in (first, second)]
    assert bulk(client, "move", pages, chooser=destination.pk).status_code == 302
    destination.refresh_from_db()
    paths = [page.local_path_pl for page in destination.get_children()]
    assert [path.rsplit("/", 2)[1] for path in paths] == ["raz", "raz-2"]
    assert [page.url_path for page in destination.get_children()] == paths


def test_moving_a_page_along_with_one_below_it(client):
    log_in(client)
    parent, destination = StandardPageFactory(), StandardPageFactory(title_pl="Cel")
    below = StandardPageFactory(parent=parent, title_pl="Niżej")
    StandardPageFactory(parent=below, title_pl="Najniżej")
    assert bulk(client, "move", [parent, below], chooser=destination.pk).status_code == 302
    below.refresh_from_db()
    assert below.local_path_pl == "/home/cel/nizej/"
    assert client.get("/pl/cel/nizej/najnizej/").status_code == 200


def test_moving_several_pages_to_a_taken_address_is_refused(client):
    log_in(client)
    destination = StandardPageFactory()
    StandardPageFactory(parent=destination, title_pl="Raz")
    page = StandardPageFactory(title_pl="Raz")
    assert bulk(client, "move", [page], chooser=destination.pk).status_code == 200
    page.refresh_from_db()
    assert page.get_parent().pk == home_page().pk


def test_deleting_several_pages(client):
    log_in(client)
    parent = StandardPageFactory()
    below = StandardPageFactory(parent=parent)
    assert bulk(client, "delete", [parent, below]).status_code == 302
    assert not StandardPage.objects.exists()


# Deleting


def delete(client, page, **data):
    return client.post(url("delete", page.pk), data)


def test_deleting_asks_for_a_successor(client):
    log_in(client)
    assert 'name="successor"' in client.get(url("delete", StandardPageFactory().pk)).text


def test_deleting_without_successor(client):
    log_in(client)
    page = StandardPageFactory()
    assert delete(client, page, successor="").status_code == 302
    assert not StandardPage.objects.exists()
    assert not Redirect.objects.exists()


def test_deleting_hands_the_addresses_to_the_successor(client):
    log_in(client)
    page = StandardPageFactory(title_pl="Stara", title_en="Old")
    StandardPageFactory(parent=page, title_pl="Niżej", title_en="Below")
    successor = StandardPageFactory(title_pl="Nowa", title_en="New")
    delete(client, page, successor=successor.pk)
    for old, new in [
        ("/pl/stara/", "/pl/nowa/"),
        ("/pl/stara/nizej/", "/pl/nowa/"),
        ("/en/old/", "/en/new/"),
        ("/en/old/below/", "/en/new/"),
    ]:
        response = client.get(old)
        assert (response.status_code, response.url) == (301, new)


@pytest.mark.parametrize("kind", ["itself", "below", "draft", "nowhere", "nonsense"])
def test_deleting_with_an_impossible_successor_deletes_nothing(client, kind):
    log_in(client)
    page = StandardPageFactory()
    below = StandardPageFactory(parent=page)
    draft = StandardPageFactory(live=False)
    successors = {
        "itself": page.pk,
        "below": below.pk,
        "draft": draft.pk,
        "nowhere": 999999,
        "nonsense": "x'",
    }
    response = delete(client, page, successor=successors[kind])
    assert response.status_code == 200
    assert response.context["form"].errors["successor"]
    assert StandardPage.objects.filter(pk=page.pk).exists()
    assert not Redirect.objects.exists()


def test_unconfirmed_deletion_leaves_everything(client):
    log_in(client)
    page = StandardPageFactory()
    successor = StandardPageFactory()
    delete(client, page, successor=successor.pk, confirm_site_name="something else")
    assert StandardPage.objects.filter(pk=page.pk).exists()
    assert not Redirect.objects.exists()


# Publishing, scheduling, workflow


def test_unpublished_page_is_not_found_and_comes_back(client):
    log_in(client)
    page = StandardPageFactory(title_pl="Strona", title_en="Page")
    client.post(url("unpublish", page.pk))
    assert client.get("/pl/strona/").status_code == 404
    edit(client, page, **{"action-publish": "1"})
    assert client.get("/pl/strona/").status_code == 200
    assert client.get("/en/page/").status_code == 200


def test_scheduled_page_appears_and_expires(client):
    log_in(client)
    hour = timedelta(hours=1)
    times = [timezone.localtime() + hour, timezone.localtime() + 2 * hour]
    go_live_at, expire_at = (f"{time:%Y-%m-%d %H:%M}" for time in times)
    create(client, go_live_at=go_live_at, expire_at=expire_at, **{"action-publish": "1"})
    assert client.get("/en/about-the-office/").status_code == 404
    Revision.objects.update(approved_go_live_at=timezone.now() - hour)
    revision = Revision.objects.get()
    revision.content["go_live_at"] = (timezone.now() - hour).isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert client.get("/en/about-the-office/").status_code == 200
    assert client.get("/pl/o-biurze/").status_code == 200
    StandardPage.objects.update(expire_at=timezone.now() - hour)
    call_command("publish_scheduled")
    assert client.get("/pl/o-biurze/").status_code == 404
    assert parse_datetime(StandardPage.objects.get().get_latest_revision().content["expire_at"])


def test_submitted_page_is_approved(client):
    log_in(client)
    create(client, **{"action-submit": "1"})
    page = StandardPage.objects.get()
    assert page.workflow_in_progress
    task = page.current_workflow_task_state
    client.post(url("workflow_action", page.pk, "approve", task.pk), {"comment": "Dobrze."})
    assert client.get("/en/about-the-office/").status_code == 200
    assert WorkflowState.objects.get().status == "approved"


def test_submitting_asks_for_the_missing_text(client):
    log_in(client)
    assert Workflow.objects.exists()
    response = create(client, summary_en="", **{"action-submit": "1"})
    assert "summary_en" in response.context["form"].errors


def test_editor_without_permission_to_publish_saves_drafts_only(client):
    client.force_login(UserFactory(groups=["Editors"]))
    assert Group.objects.filter(name="Editors").exists()
    create(client, **{"action-publish": "1"})
    assert not StandardPage.objects.get().live


# History


def test_reverting_brings_both_languages_back(client):
    log_in(client, "en")
    page = StandardPageFactory(title_pl="Pierwszy", title_en="First")
    edit(client, page, title_pl="Drugi", title_en="Second", **{"action-publish": "1"})
    edit(client, page, title_pl="Trzeci", title_en="Third", **{"action-publish": "1"})
    second = Revision.page_revisions.order_by("created_at").first()
    html = client.get(url("revisions_revert", page.pk, second.pk)).text
    assert 'value="Second"' in html
    edit(
        client,
        page,
        title_pl="Drugi",
        title_en="Second",
        revision=second.pk,
        **{"action-publish": "1"},
    )
    page.refresh_from_db()
    assert (page.title_pl, page.title_en) == ("Drugi", "Second")


def test_reverting_keeps_the_place_where_the_page_stands_now(client):
    log_in(client)
    page = StandardPageFactory(title_pl="Strona", title_en="Page")
    edit(client, page, summary_pl="Jeden.", **{"action-publish": "1"})
    move(client, page, StandardPageFactory(title_pl="Dział", title_en="Section"))
    page.refresh_from_db()
    Revision.page_revisions.earliest("created_at").as_object().save_revision().publish()
    page.refresh_from_db()
    assert page.local_path_pl == page.url_path == "/home/dzial/strona/"
    assert page.local_path_en == "/home/section/page/"


@pytest.mark.parametrize("screen_language", ["pl", "en"])
def test_comparing_shows_the_changes_of_both_languages(client, screen_language):
    log_in(client, screen_language)
    page = StandardPageFactory()
    edit(client, page, title_pl="Pierwszy", title_en="First")
    edit(client, page, title_pl="Drugi", title_en="Second", body_en="Another text.")
    earlier, later = Revision.page_revisions.order_by("created_at")
    html = client.get(url("revisions_compare", page.pk, earlier.pk, later.pk)).text
    for text in ("Pierwszy", "Drugi", "First", "Second", "Another text."):
        assert text in html


def test_history_shows_what_was_done(client):
    log_in(client)
    create(client, **{"action-publish": "1"})
    page = StandardPage.objects.get()
    assert client.get(url("history", page.pk)).status_code == 200
    assert set(PageLogEntry.objects.values_list("label", flat=True)) == {"O biurze"}


# Preview


@pytest.mark.parametrize("screen_language", ["pl", "en", "uk"])
@pytest.mark.parametrize(
    ("mode", "title", "other"), [("pl", "Szkic", "Draft"), ("en", "Draft", "Szkic")]
)
def test_preview_shows_the_draft_in_the_chosen_language(
    client, screen_language, mode, title, other
):
    log_in(client, screen_language)
    page = StandardPageFactory(ready_en=False)
    edit(client, page, title_pl="Szkic", title_en="Draft")
    client.post(url("preview_on_edit", page.pk), page_data(title_pl="Szkic", title_en="Draft"))
    for address in (url("view_draft", page.pk), url("preview_on_edit", page.pk)):
        response = client.get(address, {"mode": mode})
        assert f"<h1>{title}</h1>" in response.text
        assert f"<h1>{other}</h1>" not in response.text
        assert f'<html lang="{mode}">' in response.text


@pytest.mark.parametrize(("mode", "title"), [("pl", "O biurze"), ("en", "About the office")])
def test_preview_of_a_page_that_is_not_saved_yet(client, mode, title):
    log_in(client)
    address = url("preview_on_add", "pages", "standardpage", home_page().pk)
    assert client.post(address, page_data()).json() == {"is_valid": True, "is_available": True}
    assert title in client.get(address, {"mode": mode}).text
    assert not StandardPage.objects.exists()


# Finding


@pytest.mark.parametrize("screen_language", ["pl", "en"])
def test_explorer_lists_pages_by_their_default_title(client, screen_language):
    log_in(client, screen_language)
    StandardPageFactory(title_pl="Łódź", title_en="Lodz")
    html = client.get(reverse("wagtailadmin_explore", args=[home_page().pk])).text
    assert "Łódź" in html


@pytest.mark.parametrize("screen_language", ["pl", "en"])
@pytest.mark.parametrize("query", ["Deklaracja", "Declaration", "Declar"])
def test_search_finds_titles_of_both_languages(client, screen_language, query):
    log_in(client, screen_language)
    StandardPageFactory(title_pl="Deklaracja praw", title_en="Declaration of rights")
    response = client.get(reverse("wagtailadmin_pages:search"), {"q": query})
    assert "Deklaracja praw" in response.text


def test_chooser_finds_titles_of_both_languages(client):
    log_in(client, "en")
    StandardPageFactory(title_pl="Deklaracja praw", title_en="Declaration of rights")
    address = reverse("wagtailadmin_choose_page_search")
    assert "Deklaracja praw" in client.get(address, {"q": "Declar"}).text


def test_use_of_a_page_is_counted_once_in_each_language():
    target = StandardPageFactory()
    link = [("paragraph", f'<p><a linktype="page" id="{target.pk}">tutaj</a></p>')]
    StandardPageFactory(body_pl=link, body_en=link)
    paths = ReferenceIndex.get_references_to(target).values_list("model_path", flat=True)
    assert sorted(path.partition(".")[0] for path in paths) == ["body_en", "body_pl"]


def test_page_of_a_retired_type_does_not_break_routing(client):
    page = StandardPageFactory(title_pl="Strona")
    content_type = page.content_type
    content_type.pk, content_type.model = None, "retiredpage"
    content_type.save()
    PortalPage.objects.filter(pk=page.pk).update(content_type=content_type)
    assert client.get("/pl/strona/").status_code == 404
