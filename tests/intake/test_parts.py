"""What a document is taken for, and the parts that it has."""

from html import unescape

import pytest
from django.urls import reverse

from portal.intake.drafts import make_drafts
from portal.intake.models import DocumentPart, IncomingDocument
from portal.intake.passages import Kind, Passage
from portal.intake.taking_in import Delivery, take_in
from tests.editors import log_in
from tests.factories.intake import IncomingDocumentFactory
from tests.factories.news import NewsIndexPageFactory
from tests.intake.clerk import address, as_what, parts_form

pytestmark = pytest.mark.django_db


SCAN = (
    "Krakéw i £6dz podjety wspétprace w dziedzinie praw cztowieka. Kazda osoba ma takie same "
    "prawa, a wtadze miast deklarujg petng gotowos¢ do wspdtpracy."
)


def test_another_language_has_the_words_examined_anew(client):
    log_in(client, "pl")
    document = take_in(Delivery(SCAN.encode(), "skan.txt", "news", "en"))
    assert document.source.title_en
    client.post(as_what(document), {"kind": "news", "language": "pl"})
    document = IncomingDocument.objects.get()
    assert document.language == document.source.language == "pl"
    assert document.needs_checking
    proposals = document.words.get(word="cztowieka").proposals
    assert proposals[0]["word"] == "człowieka"
    assert document.source.title_pl
    assert not document.source.title_en
    assert document.parts.count() == 1


def test_another_kind_goes_for_the_parts(client):
    log_in(client, "pl")
    document = IncomingDocumentFactory()
    response = client.post(as_what(document), {"kind": "declaration", "language": "pl"})
    assert response.url == address(document)
    assert document.parts.get().kind == "declaration"
    assert IncomingDocument.objects.get().kind == "declaration"


@pytest.mark.parametrize(
    ("language", "sentence"), [("pl", "powstały już szkice"), ("en", "Drafts have been made")]
)
def test_the_language_of_a_document_with_drafts_stays(client, language, sentence):
    log_in(client, language)
    NewsIndexPageFactory()
    document = IncomingDocumentFactory()
    make_drafts(document)
    response = client.post(as_what(document), {"kind": "news", "language": "en"})
    assert sentence in unescape(response.text)
    assert IncomingDocument.objects.get().language == "pl"


def in_two_parts():
    document = IncomingDocumentFactory(passages=["Pierwsza", "Jeden.", "Druga", "Dwa."])
    document.parts.update(last=1)
    DocumentPart.objects.create(document=document, title="Druga", kind="news", first=2, last=3)
    return document


def test_parts_that_were_split_wrongly_are_joined(client):
    log_in(client, "pl")
    NewsIndexPageFactory()
    document = in_two_parts()
    second = document.parts.last()
    drafts, data = parts_form(client, document, join=second.pk)
    assert "Połącz z częścią powyżej" in unescape(client.get(drafts).text)
    client.post(drafts, data | {"form-0-title": "Obie"})
    part = document.parts.get()
    assert (part.title, part.first, part.last) == ("Obie", 0, 3)
    (part,) = make_drafts(document)
    body = part.page.specific.get_latest_revision_as_object().body_pl
    assert "Dwa." in body[0].value.source


def test_a_joined_document_is_parted_at_its_headings_again(client):
    log_in(client, "pl")
    passages = [
        Passage(Kind.HEADING, "Sieć Miast Otwartych", level=1),
        "Jeden, i jeszcze trochę tekstu o tej sieci.",
        Passage(Kind.HEADING, "Koalicja Miast Nadrzecznych", level=1),
        "Dwa, i jeszcze trochę tekstu o tej koalicji.",
    ]
    document = IncomingDocumentFactory(kind="membership", passages=passages)
    drafts, data = parts_form(client, document)
    client.post(drafts, data | {"part-anew": "1"})
    titles = [part.title for part in document.parts.all()]
    assert titles == ["Sieć Miast Otwartych", "Koalicja Miast Nadrzecznych"]


def test_joining_keeps_the_draft_of_the_first_part_and_names_the_other(client):
    log_in(client, "pl")
    NewsIndexPageFactory()
    document = in_two_parts()
    first, second = make_drafts(document)
    drafts, data = parts_form(client, document, join=second.pk)
    response = client.post(drafts, data, follow=True)
    assert document.parts.get().page_id == first.page_id
    assert "Strona „Druga” zostaje" in unescape(response.text)


def test_a_stale_screen_of_drafts_changes_nothing_and_keeps_what_was_typed(client):
    log_in(client, "pl")
    document = in_two_parts()
    drafts, data = parts_form(client, document)
    document.parts.filter(first=0).update(title="Tytuł kogoś innego")
    document.parts.last().delete()
    response = client.post(drafts, data | {"form-0-title": "Mój tytuł"})
    text = unescape(response.text)
    assert "W międzyczasie ktoś inny zmienił części" in text
    assert 'value="Mój tytuł"' in text
    assert "Tytuł kogoś innego" in text
    assert document.parts.get().title == "Tytuł kogoś innego"
    assert document.parts.get().page is None


@pytest.mark.parametrize("junk", [{"join": "x"}, {"join": "999999"}, {"version": "x"}, {}])
def test_junk_sent_to_the_screen_of_drafts_is_no_error_of_the_server(client, junk):
    log_in(client, "pl")
    document = in_two_parts()
    drafts = reverse("intake:drafts", args=[document.pk])
    assert client.post(drafts, junk).status_code < 500
    drafts, data = parts_form(client, document)
    assert client.post(drafts, data | {"form-1-id": "999"} | junk).status_code < 500
