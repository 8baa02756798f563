"""A page is held to the words of its document, whichever way it was made."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction

from portal.intake.drafts import make_drafts
from portal.intake.models import DocumentPart
from portal.intake.words import decide
from portal.pages.models import PortalPage
from tests.factories.intake import IncomingDocumentFactory, doubt
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory, NewsSourceFactory

pytestmark = pytest.mark.django_db


def copied(page):
    return CopyPageAction(page, to=page.get_parent(), update_attrs={"slug": "kopia"}).execute()


def unlinked_alias(page):
    alias = CreatePageAliasAction(page, update_slug="alias").execute()
    return ConvertAliasPageAction(alias).execute() or PortalPage.objects.get(pk=alias.pk)


def publishable(page):
    page = page.specific.get_latest_revision_as_object()
    page.ready_pl = page.live = True
    page.summary_pl = page.summary_pl or "Wstęp."
    page.body_pl = '[{"type": "paragraph", "value": "<p>Dalej.</p>"}]'
    return page


@pytest.fixture
def document():
    NewsIndexPageFactory()
    document = IncomingDocumentFactory(passages=["Pierwsza wieść.", "Krakéw pomaga.", "Dalej."])
    document.parts.update(last=0, title="Pierwsza")
    DocumentPart.objects.create(document=document, title="Druga", kind="news", first=1, last=2)
    return document


@pytest.mark.parametrize("make", [copied, unlinked_alias])
def test_a_copy_waits_for_the_words_of_the_passages_that_it_was_made_from(document, make):
    word = doubt(document, "Krakéw", "Kraków", passage=1)
    first, second = (part.page.specific for part in make_drafts(document))
    with pytest.raises(ValidationError, match="1 słowo z dokumentu"):
        publishable(make(second)).full_clean()
    publishable(make(first)).full_clean()
    decide(word, "Krakéw")
    publishable(PortalPage.objects.get(pk=second.pk)).full_clean()


def test_a_copy_with_words_that_were_mended_since_is_refused(document):
    word = doubt(document, "Krakéw", "Kraków", passage=1)
    _first, second = (part.page.specific for part in make_drafts(document))
    copy = publishable(copied(second))
    decide(word, "Kraków")
    with pytest.raises(ValidationError, match="Krakéw"):
        copy.full_clean()


def test_a_copy_of_a_page_that_is_gone_waits_too(document):
    doubt(document, "Krakéw", "Kraków", passage=1)
    _first, second = (part.page.specific for part in make_drafts(document))
    copy = copied(second)
    second.delete()
    with pytest.raises(ValidationError, match="1 słowo z dokumentu"):
        publishable(copy).full_clean()


def test_a_page_that_only_names_the_source_may_be_published(document):
    doubt(document, "Krakéw", "Kraków", passage=1)
    page = NewsPageFactory()
    NewsSourceFactory(page=page, source=document.source)
    type(page).objects.get(pk=page.pk).full_clean()
