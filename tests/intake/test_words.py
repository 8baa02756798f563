from html import unescape

import pytest
from django.core.exceptions import ValidationError

from portal.intake.drafts import make_drafts
from portal.intake.models import WordInDoubt
from portal.intake.words import (
    accept_likeliest,
    decide,
    keep_doubtful,
    mend_misprint,
    settle_text,
)
from tests.factories.intake import IncomingDocumentFactory, doubt
from tests.factories.news import NewsIndexPageFactory
from tests.factories.pages import StandardPageFactory
from tests.pages.admin import edit, log_in

pytestmark = pytest.mark.django_db


def mended(document):
    settle_text(document)
    document.source.refresh_from_db()
    return document.source.corrected_text


def test_an_accepted_repair_stands_in_the_mended_text():
    document = IncomingDocumentFactory(passages=["W Krakéw jest dobrze."])
    decide(doubt(document, "Krakéw", "Kraków"), "Kraków")
    assert mended(document) == "W Kraków jest dobrze."
    assert document.source.verbatim_text == "W Krakéw jest dobrze."


def test_a_repair_for_all_alike_mends_each_of_them():
    document = IncomingDocumentFactory(passages=["Krakéw", "i Krakéw"])
    first = doubt(document, "Krakéw", "Kraków")
    doubt(document, "Krakéw", "Kraków", passage=1)
    assert decide(first, "Kraków", alike=True) == 2
    assert mended(document) == "Kraków\n\ni Kraków"


def test_accepting_the_first_proposals_leaves_doubtful_words_alone():
    document = IncomingDocumentFactory(passages=["Krakéw ze brat udziat."])
    doubt(document, "Krakéw", "Kraków", "Krakow")
    doubt(document, "udziat", "udział")
    doubt(document, "brat", "brał", kind=WordInDoubt.Kind.DOUBTFUL)
    assert accept_likeliest(document) == 2
    assert mended(document) == "Kraków ze brat udział."
    assert document.open_words().count() == 1


def test_doubtful_words_can_all_be_kept():
    document = IncomingDocumentFactory(passages=["ze brat"])
    doubt(document, "ze", "że", kind=WordInDoubt.Kind.DOUBTFUL)
    doubt(document, "brat", "brał", kind=WordInDoubt.Kind.DOUBTFUL)
    assert keep_doubtful(document) == 2
    assert not document.open_words().exists()
    assert mended(document) == ""


def test_a_misprint_is_mended_with_its_note():
    document = IncomingDocumentFactory(passages=["a safe heaven for all"], language="en")
    mend_misprint(document, 0, "heaven", "haven", "The city's page prints it so.")
    assert mended(document) == "a safe haven for all"
    assert document.source.explained_corrections == [
        {
            "from": "heaven",
            "to": "haven",
            "reason": "misprint",
            "note": "The city's page prints it so.",
            "passage": 0,
        }
    ]


@pytest.mark.parametrize("words", ["nowhere", "a", ""])
def test_a_misprint_that_stands_nowhere_or_twice_is_refused(words):
    document = IncomingDocumentFactory(passages=["a heaven, a haven"])
    with pytest.raises(ValueError, match=f"^{words}$"):
        mend_misprint(document, 0, words, "x", "")


def test_a_page_with_open_words_cannot_be_published():
    NewsIndexPageFactory()
    document = IncomingDocumentFactory(passages=["Krakéw pomaga.", "Dalej."])
    word = doubt(document, "Krakéw", "Kraków")
    (part,) = make_drafts(document)
    page = part.page.specific.get_latest_revision_as_object()
    page.ready_pl = page.live = True
    page.body_pl = '[{"type": "paragraph", "value": "<p>Dalej.</p>"}]'
    with pytest.raises(ValidationError, match="1 słowo z dokumentu"):
        page.full_clean()
    decide(word, "Kraków")
    with pytest.raises(ValidationError, match="Na stronie są jeszcze słowa"):
        page.full_clean()
    (part,) = make_drafts(document)
    mended = part.page.specific.get_latest_revision_as_object()
    mended.ready_pl = mended.live = True
    mended.body_pl = page.body_pl
    mended.title_pl = "Kraków pomaga"
    mended.full_clean()


def test_words_of_another_part_do_not_stand_in_the_way():
    NewsIndexPageFactory()
    document = IncomingDocumentFactory(passages=["Pierwsza wieść.", "Krakéw."])
    doubt(document, "Krakéw", "Kraków", passage=1)
    document.parts.update(last=0)
    (part,) = make_drafts(document)
    assert not part.open_words().exists()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("pl", "1 słowo z dokumentu, z którego powstała ta strona"), ("en", "1 word of the document")],
)
def test_the_editor_is_told_why_the_page_is_not_published_and_keeps_the_text(
    client, language, sentence
):
    log_in(client, language)
    page = StandardPageFactory(live=False)
    document = IncomingDocumentFactory(passages=["Krakéw"])
    document.parts.update(page=page)
    word = doubt(document, "Krakéw", "Kraków")
    changes = {"summary_pl": "Nowy wstęp.", "action-publish": "1"}
    text = unescape(edit(client, page, **changes).text)
    assert sentence in text
    assert "Nowy wstęp." in text
    decide(word, "Kraków")
    edit(client, page, **changes)
    page.refresh_from_db()
    assert page.live
