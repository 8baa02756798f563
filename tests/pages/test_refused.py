"""Pages that cannot be published hold no other page up, in bulk and on schedule."""

import logging
from datetime import timedelta
from html import unescape

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction

from portal.pages.models import PortalPage
from tests.factories.pages import StandardPageFactory
from tests.pages.admin import log_in

pytestmark = pytest.mark.django_db


def draft(title, **attributes):
    """A draft of a page; one without a summary cannot be published."""
    page = StandardPageFactory(title_pl=title, title_en=title, live=False)
    for name, value in attributes.items():
        setattr(page, name, value)
    page.save_revision(clean=False)
    return page


def publish(client, *pages, **data):
    address = reverse("wagtail_bulk_action", args=["pages", "portalpage", "publish"])
    keys = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{keys}&next=/cms/", data, follow=True)


def live(*pages):
    return [PortalPage.objects.get(pk=page.pk).live for page in pages]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("pl", ["Nie opublikowano strony „Niepełna”", "Aby strona mogła być czytana w tym języku"]),
        ("en", ["“Niepełna” has not been published", "1 page has been published"]),
    ],
)
def test_bulk_publishing_says_what_was_refused_and_publishes_the_rest(client, language, sentences):
    log_in(client, language)
    refused, fine = draft("Niepełna", body_pl=None, summary_pl=""), draft("Pełna")
    text = unescape(publish(client, refused, fine).text)
    for sentence in sentences:
        assert sentence in text
    assert live(refused, fine) == [False, True]


def test_pages_below_are_published_or_refused_one_by_one(client):
    log_in(client, "pl")
    above = draft("Powyżej")
    pages = [
        StandardPageFactory(parent=above, title_pl=title, live=False)
        for title in ("Niepełna", "Pełna")
    ]
    pages[0].summary_pl = ""
    for page in pages:
        page.save_revision(clean=False)
    text = unescape(publish(client, above, include_descendants="on").text)
    assert "Nie opublikowano strony „Niepełna”" in text
    assert live(above, *pages) == [True, False, True]


def test_where_all_are_refused_nothing_is_said_to_be_published(client):
    log_in(client, "en")
    text = unescape(publish(client, draft("Niepełna", summary_pl="")).text)
    assert "has not been published" in text
    assert "0 pages have been published" not in text


def test_an_alias_is_refused_with_the_reason(client):
    log_in(client, "en")
    alias = CreatePageAliasAction(draft("Strona"), update_slug="alias").execute()
    assert "publish that one" in unescape(publish(client, alias).text)
    assert live(alias) == [False]


def scheduled(page):
    """Have a page's revision wait for a time that is over."""
    revision = page.get_latest_revision()
    past = timezone.now() - timedelta(hours=1)
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()
    return revision


def test_the_schedule_goes_on_after_a_refused_page_and_tries_it_again(caplog):
    refused, fine = draft("Niepełna", summary_pl=""), draft("Pełna")
    revision = scheduled(refused)
    scheduled(fine)
    with caplog.at_level(logging.WARNING):
        call_command("publish_scheduled")
    assert live(refused, fine) == [False, True]
    assert "Niepełna" in caplog.text
    revision.refresh_from_db()
    assert revision.approved_go_live_at
    revision.content["summary_pl"] = "Wstęp."
    revision.save()
    call_command("publish_scheduled")
    assert live(refused) == [True]
