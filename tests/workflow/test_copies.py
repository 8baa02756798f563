"""Copies and aliases are no way around review, reason, time and privacy of a page."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, PageViewRestriction

from portal.pages.models import PortalPage, StandardPage
from portal.workflow.publishing import PUBLISHED_PAST_REVIEW
from tests.factories.pages import StandardPageFactory
from tests.pages.admin import home_page, url
from tests.workflow.people import at_the_desk_of, person, published, set_up

pytestmark = pytest.mark.django_db

REASON = "Odwołano jutrzejsze spotkanie."


@pytest.fixture(autouse=True)
def portal():
    set_up()


def with_reason():
    entries = PageLogEntry.objects.filter(action=PUBLISHED_PAST_REVIEW)
    return set(entries.values_list("page", flat=True))


# Copies


def copy(desk, page, **changes):
    data = {"new_title_pl": "Kopia", "new_title_en": "Copy", "new_parent_page": home_page().pk}
    return desk.post(url("copy", page.pk), data | changes)


@pytest.mark.parametrize("how", ["publish_copies", "alias"])
def test_copy_that_visitors_see_at_once_needs_a_reason(
    how, mailoutbox, django_capture_on_commit_callbacks
):
    desk, reviewer = at_the_desk_of(person("publisher")), person("reviewer")
    page = StandardPageFactory()
    below = StandardPageFactory(parent=page)
    for reason in ("", "pilne"):
        response = copy(desk, page, reason=reason, copy_subpages="on", **{how: "on"})
        assert response.context["form"].errors["reason"]
    assert StandardPage.objects.count() == 2
    with django_capture_on_commit_callbacks(execute=True):
        copy(desk, page, reason=REASON, copy_subpages="on", **{how: "on"})
    copies = StandardPage.objects.live().exclude(pk__in=[page.pk, below.pk])
    assert copies.count() == 2
    assert with_reason() == {each.pk for each in copies}
    assert [REASON in mail.body for mail in mailoutbox if reviewer.email in mail.to] == [True, True]


@pytest.mark.parametrize("how", [{}, {"publish_copies": "on"}, {"alias": "on"}])
def test_copy_of_a_draft_needs_no_reason_and_is_no_more_public(how):
    page = StandardPageFactory(live=False)
    copy(at_the_desk_of(person("publisher")), page, **how)
    assert StandardPage.objects.count() == 2
    assert not StandardPage.objects.live()


@pytest.mark.parametrize(
    ("screen_language", "words"),
    [("pl", "Potrzebny, gdy"), ("en", "Needed where the copy")],
)
def test_copy_form_says_when_a_reason_is_needed(screen_language, words):
    desk = at_the_desk_of(person("publisher", screen_language=screen_language))
    assert words in desk.get(url("copy", StandardPageFactory().pk)).text


def test_page_that_somebody_locked_is_not_published_with_others():
    page = StandardPageFactory(live=False, locked=True, locked_by=person("publisher"))
    page.save_revision()
    address = reverse("wagtail_bulk_action", args=["pages", "portalpage", "publish"])
    at_the_desk_of(person("publisher")).post(f"{address}?id={page.pk}", {"reason": REASON})
    assert not published(page).live


# Aliases


def schedule(page, hours=24):
    page.go_live_at = timezone.now() + timedelta(hours=hours)
    page.save_revision().publish()


def publish_what_is_due(monkeypatch, hours):
    later = timezone.now() + timedelta(hours=hours)
    with monkeypatch.context() as time:
        time.setattr(timezone, "now", lambda: later)
        call_command("publish_scheduled")


@pytest.mark.parametrize("recursive", [False, True])
@pytest.mark.parametrize("is_older", [False, True])
def test_alias_goes_live_with_its_scheduled_original(client, recursive, is_older, monkeypatch):
    """Whether it was made before or after the publication was planned."""
    page = StandardPageFactory(live=False, title_pl="Wzór", title_en="Pattern")
    below = StandardPageFactory(live=False, parent=page)
    if not is_older:
        schedule(page)
    alias = page.create_alias(recursive=recursive, update_slug="alias")
    if is_older:
        schedule(page)
    schedule(below)
    twin = alias.create_alias(update_slug="drugi")
    addresses_of_all = [
        each.get_url(language=language)
        for each in PortalPage.objects.filter(alias_of__isnull=False)
        for language in ("pl", "en")
    ]
    assert not StandardPage.objects.live()
    assert {client.get(address).status_code for address in addresses_of_all} == {404}
    publish_what_is_due(monkeypatch, hours=25)
    assert published(page).live and published(alias).live and published(twin).live
    assert {client.get(address).status_code for address in addresses_of_all} == {200}
    assert published(page).get_url(language="pl") not in addresses_of_all


def test_alias_follows_a_change_of_its_published_original_at_its_time(monkeypatch):
    page = StandardPageFactory(title_pl="Wzór")
    alias = page.create_alias(update_slug="alias")
    page.title_pl = "Nowy"
    schedule(page)
    assert published(alias).title_pl == "Wzór"
    publish_what_is_due(monkeypatch, hours=25)
    assert published(alias).title_pl == "Nowy"


@pytest.mark.parametrize(
    ("screen_language", "words"), [("pl", "jest prywatna"), ("en", "is private")]
)
def test_alias_of_a_private_page_is_not_made_a_public_page(client, screen_language, words):
    page = StandardPageFactory()
    alias = page.create_alias(update_slug="alias")
    restriction = {"restriction_type": "password", "password": "tajne"}
    PageViewRestriction.objects.create(page=page, **restriction)
    desk = at_the_desk_of(person("editor", screen_language=screen_language))
    response = desk.post(url("convert_alias", alias.pk), follow=True)
    assert words in response.text
    assert published(alias).alias_of_id == page.pk
    assert page.summary_pl not in client.get(alias.get_url(language="pl")).text
    PageViewRestriction.objects.create(page=published(alias), **restriction)
    desk.post(url("convert_alias", alias.pk))
    assert published(alias).alias_of_id is None
