"""Nothing done to a document changes what visitors see without a publication."""

import pytest
from django.test import Client

from portal.civic.models import Citation, Resolution
from portal.intake.drafts import CannotMakeDraft, make_drafts
from portal.intake.models import PageKind
from portal.intake.recognition.kinds import FindingKind
from portal.pages.publishing import publication_findings
from tests.factories.civic import CouncilFactory
from tests.factories.intake import IncomingDocumentFactory
from tests.factories.networks import NetworkIndexPageFactory
from tests.factories.news import NewsIndexPageFactory
from tests.intake.clerk import send
from tests.workflow.people import at_the_desk_of, person

pytestmark = pytest.mark.django_db

MISPRINT = {
    "misprint-passage": "1",
    "misprint-words": "Polce",
    "misprint-replacement": "Polsce",
    "misprint-note": "Dopisek.",
}


@pytest.fixture
def document():
    NewsIndexPageFactory()
    return IncomingDocumentFactory(passages=["Miasta w Polce."])


def published(document, user=None):
    (part,) = make_drafts(document, user)
    page = part.page.specific.get_latest_revision_as_object()
    page.title_pl, page.ready_pl, page.summary_pl = "Miasta", True, "Wstęp."
    page.body_pl = '[{"type": "paragraph", "value": "<p>Dalej.</p>"}]'
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


@pytest.mark.parametrize("role", ["author", "editor", "publisher"])
def test_correction_of_a_published_document_waits_for_the_next_publication(role, document):
    page, visitor = published(document), Client()
    title = document.source.title_pl
    send(at_the_desk_of(person(role)), document, **MISPRINT)
    assert document.words.filter(note="Dopisek.").exists()
    assert "Dopisek." not in visitor.get(page.url).text
    assert type(document.source).objects.get().title_pl == title
    (told,) = (each.text for each in publication_findings(page) if "Dopisek." in each.text)
    assert "Polsce" in told
    page.save_revision().publish()
    assert "Dopisek." in visitor.get(page.url).text


def test_correction_before_the_first_publication_shows_in_the_draft(document):
    send(at_the_desk_of(person("author")), document, **MISPRINT)
    (part,) = make_drafts(document)
    (citation,) = part.page.specific.get_latest_revision_as_object().sources.all()
    assert isinstance(citation, Citation)
    assert [each["note"] for each in citation.explained_corrections] == ["Dopisek."]


@pytest.mark.parametrize("screen", ["pl", "en"])
def test_review_says_that_corrections_wait(screen, document):
    published(document)
    desk = at_the_desk_of(person("author", screen_language=screen))
    words = {"pl": "po jej ponownej publikacji", "en": "once it is published again"}[screen]
    assert words in send(desk, document, **MISPRINT | {"misprint-words": "nigdzie"}).text


def naming_a_resolution(kind=PageKind.NEWS):
    document = IncomingDocumentFactory(passages=["Uchwała nr XVI/171/11."], kind=kind)
    document.parts.update(kind=kind)
    document.findings.create(
        kind=FindingKind.RESOLUTION,
        passage=0,
        start=0,
        end=21,
        words="Uchwała nr XVI/171/11",
        value={
            "number": "XVI/171/11",
            "adopted_on": "2011-06-08",
            "council": "",
            "resolution": None,
            "error": "",
        },
    )
    return document


@pytest.mark.parametrize(
    ("role", "is_made"), [("author", False), ("editor", False), ("publisher", True)]
)
def test_draft_brings_a_resolution_along_where_its_maker_may_publish_one(role, is_made):
    NewsIndexPageFactory()
    CouncilFactory()
    (part,) = make_drafts(naming_a_resolution(), person(role))
    assert Resolution.objects.exists() == is_made
    texts = [each.text for each in publication_findings(part.page.specific)]
    assert any("której w portalu nie ma" in text for text in texts) != is_made


def test_draft_that_lacks_its_network_is_not_made_and_says_so():
    NetworkIndexPageFactory()
    document = IncomingDocumentFactory(passages=["Sieć Miast."], kind=PageKind.MEMBERSHIP)
    document.parts.update(kind=PageKind.MEMBERSHIP, title="Sieć Miast")
    with pytest.raises(CannotMakeDraft, match="Sieć Miast"):
        make_drafts(document, person("author"))
    (part,) = make_drafts(document, person("editor"))
    assert part.page.specific.network.name_pl == "Sieć Miast"
