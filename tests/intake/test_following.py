"""What was recognised follows the words that a clerk decides on."""

import pytest

from portal.civic.models import Source
from portal.intake.drafts import make_drafts
from portal.intake.models import Finding, IncomingDocument
from portal.intake.taking_in import Delivery, take_in
from portal.intake.words import accept_likeliest, decide, deciding, mend_misprint
from tests.factories.news import NewsIndexPageFactory

pytestmark = pytest.mark.django_db

SCAN = """Stanowisko w sprawie wspétpracy

Krakéw i £6dz podjety wspétprace w dziedzinie praw cztowieka. Kazda osoba ma takie same prawa, a
wtadze miast deklarujg petng gotowos¢ do wspdtpracy.

„Wspétpraca daje nam site” – powiedzial prezydent Jan Kowalski.
"""


@pytest.fixture
def document():
    return take_in(Delivery(SCAN.encode(), "skan.txt", "news", "pl"))


def word(document, text):
    return document.words.get(word=text)


def titles(document):
    return document.parts.get().title, document.findings.get(kind="title").value["title"]


def quotation(document):
    return document.findings.get(kind="quotation")


def test_first_proposals_stand_in_what_is_recognised(document):
    assert titles(document) == ("Stanowisko w sprawie współpracy",) * 2
    assert quotation(document).value["text"] == "Współpraca daje nam siłę"


def test_accepting_the_first_proposals_changes_nothing_that_was_recognised(document):
    before = list(document.findings.values_list("pk", "kind", "value"))
    with deciding(document):
        accept_likeliest(document)
    assert list(document.findings.values_list("pk", "kind", "value")) == before


def test_another_word_than_the_first_proposal_stands_in_findings_and_titles(document):
    with deciding(document):
        decide(word(document, "wspétpracy"), "współpracowników")
        decide(word(document, "site"), "sito")
    assert titles(document) == ("Stanowisko w sprawie współpracowników",) * 2
    assert quotation(document).value["text"] == "Współpraca daje nam sito"
    assert quotation(document).state == Finding.State.PROPOSED
    source = Source.objects.get()
    assert source.title_pl == "Stanowisko w sprawie współpracowników"


def test_a_word_that_is_kept_stands_in_the_finding_as_it_was_read(document):
    with deciding(document):
        decide(word(document, "site"), "site")
    assert quotation(document).value["text"] == "Współpraca daje nam site"


def test_what_the_clerk_corrected_or_dropped_stays(document):
    corrected, dropped = quotation(document), document.findings.get(kind="title")
    value = corrected.value | {"text": "Moje słowa"}
    Finding.objects.filter(pk=corrected.pk).update(value=value, state=Finding.State.CORRECTED)
    Finding.objects.filter(pk=dropped.pk).update(state=Finding.State.DROPPED)
    document.parts.update(title="Mój tytuł")
    with deciding(document):
        decide(word(document, "wspétpracy"), "współpracowników")
        decide(word(document, "site"), "sito")
    assert quotation(document).value["text"] == "Moje słowa"
    assert document.findings.get(kind="title").state == Finding.State.DROPPED
    assert document.parts.get().title == "Mój tytuł"


def test_an_accepted_finding_that_means_something_else_now_is_a_proposal_again(document):
    document.findings.filter(kind__in=["quotation", "title"]).update(state=Finding.State.ACCEPTED)
    with deciding(document):
        decide(word(document, "site"), "sito")
    assert quotation(document).state == Finding.State.PROPOSED
    assert quotation(document).value["text"] == "Współpraca daje nam sito"
    assert document.findings.get(kind="title").state == Finding.State.ACCEPTED


def test_a_fact_that_only_the_mended_text_has_is_found(document):
    with deciding(document):
        mend_misprint(document, 1, "takie same", "od 3 maja 2021 r. takie same", "")
    assert "2021-05-03" in {
        each.value.get("date") for each in document.findings.filter(kind="date")
    }


def test_the_draft_says_what_was_decided(document):
    NewsIndexPageFactory()
    with deciding(document):
        accept_likeliest(document)
        decide(word(document, "wspétpracy"), "współpracowników")
        decide(word(document, "site"), "sito")
    (part,) = make_drafts(IncomingDocument.objects.get())
    page = part.page.specific.get_latest_revision_as_object()
    assert page.title_pl == "Stanowisko w sprawie współpracowników"
    assert [quote.text_pl for quote in page.quotes.all()] == ["Współpraca daje nam sito"]
