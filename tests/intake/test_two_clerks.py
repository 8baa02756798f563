"""Two clerks who decide on one document at the same time."""

from html import unescape

import pytest

from portal.intake.models import Finding
from portal.intake.words import decide
from tests.editors import log_in
from tests.factories.intake import IncomingDocumentFactory, doubt, find
from tests.intake.clerk import address, send, sent, shown

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("pl", "W międzyczasie ktoś inny zdecydował: „mended"), ("en", "Somebody else has decided")],
)
def test_the_second_clerk_sees_what_the_first_decided_and_loses_nothing(client, language, sentence):
    log_in(client, language)
    document = IncomingDocumentFactory(passages=["Krakéw"])
    word = doubt(document, "Krakéw", "Kraków", "Krakowa")
    versions = shown(document)
    decide(word, "Krakowa")
    own = {"decision": "other", "other": "Krakowi"}
    text = unescape(client.post(address(document), sent(versions, (word, own))).text)
    assert sentence.replace("mended", "poprawione") in text
    assert "Krakowa” " in text or "Krakowa”." in text
    assert 'value="Krakowi"' in text
    word.refresh_from_db()
    assert word.replacement == "Krakowa"
    send(client, document, (word, own))
    word.refresh_from_db()
    assert word.replacement == "Krakowi"


def test_a_stale_form_does_not_undo_what_another_clerk_corrected(client):
    log_in(client, "pl")
    document = IncomingDocumentFactory(passages=["5 maja 2021 r. i 6 maja 2021 r."])
    first = find(document, "date", "5 maja 2021 r.", date="2021-05-05")
    second = find(document, "date", "6 maja 2021 r.", date="2021-05-06")
    versions = shown(document)
    untouched = {"decision": "", "start": "05.05.2021", "end": "", "role": "event"}
    send(client, document, (first, untouched | {"start": "04.05.2021"}))
    dropped = {"decision": "dropped", "start": "06.05.2021", "end": "", "role": "event"}
    rows = sent(versions, (first, untouched), (second, dropped))
    response = client.post(address(document), rows, follow=True)
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.value["date"] == "2021-05-04"
    assert second.state == "dropped"
    assert "ktoś inny podjął tu 1 decyzję" in unescape(response.text)


def test_two_clerks_who_decide_the_same_do_not_disagree(client):
    log_in(client, "pl")
    document = IncomingDocumentFactory(passages=["Krakéw"])
    word = doubt(document, "Krakéw", "Kraków")
    versions = shown(document)
    decide(word, "Kraków")
    response = client.post(address(document), sent(versions, (word, {"decision": "0"})))
    assert response.status_code == 302


def test_what_was_typed_on_something_that_is_gone_is_told(client):
    log_in(client, "pl")
    document = IncomingDocumentFactory(passages=["5 maja 2021 r."])
    found = find(document, "quotation", "5 maja", speaker="")
    versions = shown(document)
    found_sent = sent(versions, (found, {"decision": "", "text": "Moje słowa", "speaker": ""}))
    Finding.objects.all().delete()
    response = client.post(address(document), found_sent, follow=True)
    assert "Wpisano: Moje słowa" in unescape(response.text)


def test_line_ends_of_a_browser_are_no_correction(client):
    log_in(client, "pl")
    document = IncomingDocumentFactory(passages=["Od lewej: Jan Kos, Anna Nowak"])
    people = [{"name": name, "role": "", "person": None} for name in ("Jan Kos", "Anna Nowak")]
    found = find(document, "caption", "Jan Kos, Anna Nowak", people=people)
    send(client, document, (found, {"decision": "", "people": "Jan Kos\r\nAnna Nowak"}))
    found.refresh_from_db()
    assert found.state == "proposed"
