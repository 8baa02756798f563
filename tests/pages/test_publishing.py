"""How pages are published, scheduled, reverted and previewed in Wagtail's admin."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import PageLogEntry, Revision, Workflow, WorkflowState

from portal.pages.models import StandardPage
from tests.factories.pages import StandardPageFactory
from tests.factories.users import UserFactory
from tests.pages.admin import create, edit, home_page, log_in, move, page_data, url

pytestmark = pytest.mark.django_db


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
