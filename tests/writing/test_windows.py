"""Two windows at one page, of one person or of two: neither overwrites the other in silence."""

import json
from html import unescape

import pytest
from wagtail.test.utils.form_data import querydict_from_html

from tests.factories.pages import StandardPageFactory
from tests.pages.admin import AUTOSAVE, edit, log_in, page_data, url

pytestmark = pytest.mark.django_db

ACTIONS = [{}, {"action-publish": "1"}, {"action-submit": "1"}]
SAID = {"pl": "W innym oknie zapisano", "en": "You saved a newer version in another window"}


def open_form(client, page):
    """What the form of ``page`` carries of the version that it was opened with."""
    response = client.get(url("edit", page.pk))
    data = querydict_from_html(response.content.decode(), form_id="page-edit-form")
    names = ("loaded_revision_id", "loaded_revision_created_at", "opened_without_version")
    return {name: data[name] for name in names if name in data}


@pytest.fixture(params=["never saved", "saved before"])
def page(request):
    page = StandardPageFactory()
    if request.param == "saved before":
        page.save_revision(clean=False)
    return page


def history(page):
    return [revision.content["summary_pl"] for revision in page.revisions.order_by("pk")]


def test_autosave_of_the_second_window_is_refused_and_names_the_difference(client, page):
    log_in(client)
    first, second = open_form(client, page), open_form(client, page)
    edit(client, page, summary_pl="Okno A.", headers=AUTOSAVE, **first)
    response = edit(client, page, summary_pl="Okno B.", headers=AUTOSAVE, **second)
    answer = json.loads(response.content)
    assert answer["error_code"] == "invalid_revision"
    assert SAID["pl"] in answer["error_message"]
    assert client.get(answer["difference"]).status_code == 200
    assert history(page)[-1] == "Okno A."


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("action", ACTIONS)
def test_second_window_is_asked_before_it_saves_by_hand(client, page, action, language):
    log_in(client, language)
    first, second = open_form(client, page), open_form(client, page)
    edit(client, page, summary_pl="Okno A.", **first)
    response = edit(client, page, summary_pl="Okno B.", **action, **second)
    assert response.status_code == 200
    assert SAID[language] in unescape(response.text)
    assert "Okno B." in response.text
    assert history(page)[-1] == "Okno A."
    page.refresh_from_db()
    assert page.summary_pl not in ("Okno A.", "Okno B.")


def test_form_that_was_shown_again_saves_over_what_it_was_told_of(client, page):
    log_in(client)
    first, second = open_form(client, page), open_form(client, page)
    edit(client, page, summary_pl="Okno A.", **first)
    response = edit(client, page, summary_pl="Okno B.", **second)
    data = querydict_from_html(response.content.decode(), form_id="page-edit-form")
    told = {name: data[name] for name in ("loaded_revision_id", "loaded_revision_created_at")}
    assert edit(client, page, summary_pl="Okno B.", **told).status_code == 302
    assert history(page)[-2:] == ["Okno A.", "Okno B."]
    assert edit(client, page, summary_pl="Okno C.", **told).status_code == 200


def test_own_text_is_kept_by_choice_and_never_by_an_autosave(client, page):
    log_in(client)
    first, second = open_form(client, page), open_form(client, page) | {"keep-mine": "1"}
    edit(client, page, summary_pl="Okno A.", **first)
    assert edit(client, page, headers=AUTOSAVE, **second).status_code == 400
    assert edit(client, page, summary_pl="Okno B.", **second).status_code == 302
    assert history(page)[-2:] == ["Okno A.", "Okno B."]


def test_two_people_are_told_each_others_names(client, page):
    log_in(client)
    mine = open_form(client, page)
    client.logout()
    other = log_in(client)
    other.first_name, other.last_name = "Zofia", "Kowal"
    other.save()
    edit(client, page, summary_pl="Zofia.", **open_form(client, page))
    client.logout()
    log_in(client)
    response = edit(client, page, summary_pl="Adam.", **mine)
    assert "Zofia Kowal" in response.text
    assert history(page)[-1] == "Zofia."


def test_window_that_saves_itself_goes_on_saving(client, page):
    log_in(client)
    opened = open_form(client, page)
    answer = json.loads(edit(client, page, summary_pl="A.", headers=AUTOSAVE, **opened).content)
    own = opened | {"overwrite_revision_id": answer["revision_id"]}
    assert edit(client, page, summary_pl="B.", headers=AUTOSAVE, **own).status_code == 200
    assert history(page)[-1] == "B."


def test_old_version_is_not_taken_back_over_a_newer_one_unasked(client):
    log_in(client)
    page = StandardPageFactory()
    old = page.save_revision(clean=False)
    opened = open_form(client, page)
    edit(client, page, summary_pl="Okno A.", **opened)
    address = url("revisions_revert", page.pk, old.pk)
    response = client.post(address, page_data(summary_pl="Stara.", **opened))
    assert response.status_code == 200
    assert "Stara." in response.text
    assert history(page)[-1] == "Okno A."
