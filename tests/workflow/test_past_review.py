"""A publisher publishes without a review, but not without a reason."""

import pytest
from django.contrib.messages import ERROR, get_messages
from django.urls import reverse
from wagtail.models import PageLogEntry

from portal.pages.models import PortalPage
from portal.workflow.publishing import PUBLISHED_PAST_REVIEW
from tests.factories.pages import StandardPageFactory
from tests.pages.admin import create, edit, url
from tests.workflow.people import at_the_desk_of, hand_in, person, published, set_up, waiting

pytestmark = pytest.mark.django_db

REASON = "Odwołano jutrzejsze spotkanie."


@pytest.fixture(autouse=True)
def portal():
    set_up()


def reasons(page):
    entries = PageLogEntry.objects.filter(page=page.pk, action=PUBLISHED_PAST_REVIEW)
    return [entry.data["reason"] for entry in entries]


def screen(page):
    return reverse("workflow:publish_past_review", args=[page.pk])


@pytest.mark.parametrize(
    ("screen_language", "words"),
    [("pl", "Nikt jeszcze nie sprawdził"), ("en", "Nobody has reviewed")],
)
def test_publish_button_leads_to_the_question_why(screen_language, words):
    desk = at_the_desk_of(person("publisher", screen_language=screen_language))
    page = StandardPageFactory()
    response = edit(desk, page, title_pl="Pilne", **{"action-publish": "1"})
    assert response.url == screen(page)
    assert published(page).title_pl != "Pilne"
    assert published(page).get_latest_revision_as_object().title_pl == "Pilne"
    assert words in desk.get(screen(page)).content.decode()


@pytest.mark.parametrize(
    ("screen_language", "words"),
    [("pl", "Opublikowano bez sprawdzenia"), ("en", "Published without a review")],
)
def test_reason_is_kept_in_the_history(screen_language, words):
    desk = at_the_desk_of(person("publisher", screen_language=screen_language))
    page = StandardPageFactory()
    edit(desk, page, title_pl="Pilne", **{"action-publish": "1"})
    desk.post(screen(page), {"reason": REASON})
    assert published(page).title_pl == "Pilne"
    assert reasons(page) == [REASON]
    history = desk.get(url("history", page.pk)).content.decode()
    assert words in history
    assert REASON in history


@pytest.mark.parametrize("reason", ["", "  ", "pilne", "x" * 501])
def test_without_a_proper_reason_nothing_is_published(reason):
    desk = at_the_desk_of(person("publisher"))
    page = StandardPageFactory(live=False)
    page.save_revision()
    response = desk.post(screen(page), {"reason": reason})
    assert response.status_code == 200
    assert response.context["form"].errors["reason"]
    assert not published(page).live


def test_new_page_waits_for_the_reason_too():
    desk = at_the_desk_of(person("publisher"))
    create(desk, title_pl="Nagła wiadomość", **{"action-publish": "1"})
    page = PortalPage.objects.get(title_pl="Nagła wiadomość").specific
    assert not page.live
    desk.post(screen(page), {"reason": REASON})
    assert published(page).live


def test_incomplete_page_is_not_published_and_the_reason_stays_typed():
    desk = at_the_desk_of(person("publisher"))
    page = StandardPageFactory(live=False)
    edit(desk, page, summary_en="")
    response = desk.post(screen(page), {"reason": REASON})
    assert REASON in response.content.decode()
    assert response.context["form"].non_field_errors()
    assert not published(page).live


def test_publication_at_a_chosen_time_needs_a_reason_too():
    desk = at_the_desk_of(person("publisher"))
    page = StandardPageFactory()
    edit(desk, page, go_live_at="2090-01-01 10:00", **{"action-publish": "1"})
    assert not page.revisions.exclude(approved_go_live_at=None)
    desk.post(screen(page), {"reason": REASON})
    assert page.revisions.exclude(approved_go_live_at=None).count() == 1
    assert reasons(page) == [REASON]


def test_page_that_waits_for_a_review_waits_no_longer():
    page = StandardPageFactory()
    hand_in(person("editor"), page, title_pl="Nowy")
    at_the_desk_of(person("publisher")).post(screen(page), {"reason": REASON})
    assert waiting(page) is None
    assert published(page).title_pl == "Nowy"


def bulk(desk, *pages, **data):
    ids = "&".join(f"id={page.pk}" for page in pages)
    address = reverse("wagtail_bulk_action", args=["pages", "portalpage", "publish"])
    return desk.post(f"{address}?{ids}", data)


def test_several_pages_at_once_need_a_reason_too():
    desk = at_the_desk_of(person("publisher"))
    pages = StandardPageFactory.create_batch(2, live=False)
    response = bulk(desk, *pages)
    assert response.context["form"].errors["reason"]
    assert not published(pages[0]).live
    bulk(desk, *pages, reason=REASON)
    assert all(published(page).live for page in pages)
    assert [reasons(page) for page in pages] == [[REASON], [REASON]]


def test_incomplete_page_among_several_is_named_and_the_others_are_published():
    desk = at_the_desk_of(person("publisher"))
    pages = StandardPageFactory.create_batch(2, live=False)
    edit(desk, pages[1], summary_en="")
    response = bulk(desk, *pages, reason=REASON)
    (message,) = [str(each) for each in get_messages(response.wsgi_request) if each.level >= ERROR]
    assert pages[1].title_pl in message
    assert [published(page).live for page in pages] == [True, False]
    assert [reasons(page) for page in pages] == [[REASON], []]
