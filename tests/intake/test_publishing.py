"""A page waits for the words of its document whichever way somebody tries to publish it."""

from datetime import timedelta
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction

from portal.intake.drafts import make_drafts
from portal.intake.models import IncomingDocument
from portal.intake.words import decide
from portal.pages.models import PortalPage
from tests.factories.intake import IncomingDocumentFactory, doubt
from tests.factories.news import NewsIndexPageFactory
from tests.intake.clerk import parts_form
from tests.pages.admin import log_in, url
from tests.workflow.people import act, at_the_desk_of, person, set_up, waiting

pytestmark = pytest.mark.django_db

REASON = "Odwołano jutrzejsze spotkanie."
WAITS = "1 słowo z dokumentu"


@pytest.fixture
def word():
    """A word in doubt of a document of which a page was made."""
    set_up()
    NewsIndexPageFactory()
    document = IncomingDocumentFactory(passages=["Wieść z miasta.", "Krakéw pomaga.", "Dalej."])
    return doubt(document, "Krakéw", "Kraków", passage=1)


@pytest.fixture
def page(word):
    """The page, of which nothing but the word is to be mended."""
    (part,) = make_drafts(word.document)
    page = part.page.specific.get_latest_revision_as_object()
    page.ready_pl = True
    page.date = timezone.localdate()
    page.save_revision(clean=False)
    return PortalPage.objects.get(pk=page.pk).specific


def by_its_revision(page):
    with pytest.raises(ValidationError) as refused:
        page.get_latest_revision().publish()
    return " ".join(refused.value.messages)


def stored_as_published(page):
    page = page.get_latest_revision_as_object()
    page.live = True
    with pytest.raises(ValidationError) as refused:
        page.save()
    return " ".join(refused.value.messages)


def in_bulk(page):
    address = reverse("wagtail_bulk_action", args=["pages", "portalpage", "publish"])
    desk = Client()
    log_in(desk, "pl")
    return desk.post(f"{address}?id={page.pk}&next=/cms/", follow=True).text


def past_the_review(page):
    address = reverse("workflow:publish_past_review", args=[page.pk])
    desk = at_the_desk_of(person("publisher", screen_language="pl"))
    return desk.post(address, {"reason": REASON}).text


def by_approval(page):
    page.get_workflow().start(page, person("editor"))
    reviewer = person("reviewer", screen_language="pl")
    answer = act(reviewer, page, "approve")
    assert answer.status_code == 200
    assert waiting(page)
    return answer.text + at_the_desk_of(reviewer).get(url("edit", page.pk)).text


def is_live(page):
    return PortalPage.objects.get(pk=page.pk).live


@pytest.mark.parametrize(
    "publish", [by_its_revision, stored_as_published, in_bulk, past_the_review, by_approval]
)
def test_a_page_with_an_open_word_is_refused_with_the_reason(page, publish):
    assert WAITS in unescape(publish(page))
    assert not is_live(page)


def test_what_was_planned_waits_until_the_word_is_decided_on(page, word, caplog):
    revision = page.get_latest_revision()
    past = timezone.now() - timedelta(hours=1)
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()
    call_command("publish_scheduled")
    assert WAITS in caplog.text
    assert not is_live(page)
    decide(word, word.word)
    call_command("publish_scheduled")
    assert is_live(page)


def test_an_earlier_draft_with_a_mended_word_is_refused(page, word):
    earlier = page.get_latest_revision()
    decide(word, "Kraków")
    make_drafts(word.document)
    page.refresh_from_db()
    page.get_latest_revision().publish()
    assert is_live(page)
    with pytest.raises(ValidationError, match="Krakéw"):
        earlier.publish()


@pytest.mark.parametrize(
    ("language", "sentence"), [("pl", "Dokument zostaje"), ("en", "The document stays")]
)
def test_a_document_for_whose_words_a_page_waits_is_not_deleted(page, word, language, sentence):
    desk = at_the_desk_of(person("publisher", screen_language=language))
    address = reverse("intake:delete", args=[word.document.pk])
    text = unescape(desk.post(address, follow=True).text)
    assert sentence in text
    assert page.title_pl in text
    decide(word, word.word)
    desk.post(address)
    assert not IncomingDocument.objects.exists()


def test_a_document_stays_while_a_copy_waits_for_its_words(page, word):
    CopyPageAction(page, to=page.get_parent(), update_attrs={"slug": "kopia"}).execute()
    page.delete()
    desk = at_the_desk_of(person("publisher"))
    desk.post(reverse("intake:delete", args=[word.document.pk]))
    assert IncomingDocument.objects.exists()


def test_who_may_not_change_a_page_does_not_by_its_document(page, word):
    desk = at_the_desk_of(person("author", screen_language="pl"))
    before = page.latest_revision_id
    decide(word, "Kraków")
    text = unescape(send_parts(desk, word.document))
    assert "Nie możesz zmienić strony" in text
    page.refresh_from_db()
    assert page.latest_revision_id == before


def test_who_may_not_add_pages_makes_no_drafts(word):
    desk = at_the_desk_of(person("reviewer", screen_language="pl"))
    assert "Nie możesz dodawać stron" in unescape(send_parts(desk, word.document))
    assert not word.document.parts.exclude(page=None).exists()


def send_parts(desk, document):
    address, data = parts_form(desk, document)
    return desk.post(address, data, follow=True).text
