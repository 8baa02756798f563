import re
from html import unescape

import pytest
from django.urls import reverse

from portal.intake.models import Finding, WordInDoubt
from portal.intake.passages import Kind, Link, Passage
from portal.intake.review import Review
from tests.editors import log_in
from tests.factories.civic import PersonFactory, ResolutionFactory
from tests.factories.intake import IncomingDocumentFactory, doubt, find
from tests.factories.networks import NetworkFactory
from tests.factories.news import NewsIndexPageFactory
from tests.factories.users import UserFactory
from tests.intake.clerk import address, send

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "heading"), [("pl", "Wątpliwe słowa"), ("en", "Words in doubt")]
)
def test_each_word_is_shown_in_its_place_with_its_repair_and_the_confusion(
    client, language, heading
):
    log_in(client, language)
    document = IncomingDocumentFactory(passages=["W Krakéw jest dobrze."], needs_checking=True)
    word = doubt(document, "Krakéw", "Kraków")
    text = unescape(client.get(address(document)).text)
    assert heading in text
    assert f'id="mark-word-{word.pk}" href="#word-{word.pk}">Krakéw</a> jest' in text
    assert "é→ó" in text
    assert {"pl": "OCR: sprawdź", "en": "OCR: check"}[language] in text


def test_accepting_dropping_and_correcting_are_kept(client):
    log_in(client, "pl")
    document = IncomingDocumentFactory(passages=["Jan Kos, Anna Nowak i 5 maja 2021 r."])
    accepted = find(document, "quotation", "Jan Kos")
    dropped = find(document, "quotation", "Anna Nowak")
    corrected = find(document, "date", "5 maja 2021 r.", date="2021-05-05")
    send(
        client,
        document,
        (accepted, {"decision": "accepted", "text": "Jan Kos"}),
        (dropped, {"decision": "dropped", "text": ""}),
        (corrected, {"decision": "", "start": "06.2021", "end": "", "role": "document"}),
    )
    states = dict(Finding.objects.values_list("pk", "state"))
    assert states == {
        accepted.pk: "accepted",
        dropped.pk: "dropped",
        corrected.pk: "corrected",
    }
    corrected.refresh_from_db()
    assert corrected.value == {"date": "2021-06", "role": "document"}


def test_a_mistake_loses_nothing_that_was_typed(client):
    log_in(client, "pl")
    document = IncomingDocumentFactory(passages=["5 maja 2021 r. Krakéw"])
    found = find(document, "date", "5 maja 2021 r.", date="2021-05-05")
    word = doubt(document, "Krakéw", "Kraków")
    response = send(
        client,
        document,
        (found, {"decision": "accepted", "start": "kiedyś", "end": "", "role": "event"}),
        (word, {"decision": "other", "other": "Krakówek"}),
    )
    text = unescape(response.text)
    assert "„kiedyś” nie jest datą" in text
    assert 'value="kiedyś"' in text
    assert 'value="Krakówek"' in text
    word.refresh_from_db()
    assert word.state == WordInDoubt.State.OPEN


def test_a_wrong_number_of_a_resolution_is_refused_with_the_reason(client):
    log_in(client, "pl")
    document = IncomingDocumentFactory(passages=["uchwała XCLX/1495/14"])
    found = find(document, "resolution", "XCLX/1495/14", error="x")
    values = {"decision": "accepted", "number": "XCLX/1495/14", "adopted_on": "", "council": ""}
    assert "nie jest liczbą rzymską" in unescape(send(client, document, (found, values)).text)
    send(client, document, (found, values | {"number": "XCIX/1495/14"}))
    found.refresh_from_db()
    assert found.value["number"] == "XCIX/1495/14"
    assert found.value["error"] == ""


def test_a_corrected_number_is_linked_to_the_known_resolution(client):
    log_in(client, "pl")
    resolution = ResolutionFactory(number="XVI/171/11")
    document = IncomingDocumentFactory(passages=["uchwała XVI/17/11"])
    found = find(document, "resolution", "XVI/17/11")
    values = {"decision": "", "number": "XVI/171/11", "adopted_on": "25.05.2011", "council": ""}
    send(client, document, (found, values))
    found.refresh_from_db()
    assert found.value["resolution"] == resolution.pk


def test_a_person_goes_by_the_record_of_the_name_that_was_typed(client):
    log_in(client, "pl")
    person = PersonFactory(given_name="Jan", family_name="Kos")
    document = IncomingDocumentFactory(passages=["„Tak” – słowa Jana Kosa"])
    found = find(document, "quotation", "Tak", speaker="Jana Kosa")
    values = {"decision": "", "text": "Tak", "speaker": "Jan Kos", "role": "prezes"}
    send(client, document, (found, values))
    found.refresh_from_db()
    assert found.value == {
        "text": "Tak",
        "speaker": "Jan Kos",
        "role": "prezes",
        "person": person.pk,
    }


def test_what_is_mentioned_more_than_once_is_decided_on_once(client):
    log_in(client, "pl")
    network = NetworkFactory(name_pl="Sieć Miast")
    document = IncomingDocumentFactory(
        kind="membership", passages=["w Sieci Miast", "do Sieci Miast"]
    )
    first = find(document, "network", "Sieci Miast", pk=network.pk, name="Sieć Miast")
    find(document, "network", "Sieci Miast", 1, pk=network.pk, name="Sieć Miast")
    text = unescape(client.get(address(document)).text)
    assert text.count('name="finding-') == text.count(f'name="finding-{first.pk}-') > 0
    assert text.count(f'href="#finding-{first.pk}"') == 2
    send(client, document, (first, {"decision": "dropped", "name": "Sieć Miast"}))
    assert set(Finding.objects.values_list("state", flat=True)) == {"dropped"}


def test_a_network_without_a_record_is_refused(client):
    log_in(client, "pl")
    network = NetworkFactory(name_pl="Sieć Miast")
    document = IncomingDocumentFactory(kind="membership", passages=["w Sieci Miast"])
    found = find(document, "network", "Sieci Miast", pk=network.pk, name="Sieć Miast")
    response = send(client, document, (found, {"decision": "accepted", "name": "Atlantyda"}))
    assert "wybierz ją z listy" in unescape(response.text)


def test_an_empty_link_is_a_to_do_until_it_has_an_address(client):
    log_in(client, "pl")
    passage = Passage(Kind.PARAGRAPH, "Zobacz uchwałę.", links=(Link(7, 14, "#"),))
    document = IncomingDocumentFactory(passages=[passage])
    found = find(document, "link", "uchwałę")
    assert "1 odnośnik prowadzi donikąd" in unescape(client.get(address(document)).text)
    send(client, document, (found, {"decision": "", "address": "https://bip.example.org/1"}))
    assert "prowadzi donikąd. Wpisz" not in unescape(client.get(address(document)).text)


def test_all_alike_are_mended_at_once(client):
    log_in(client, "pl")
    document = IncomingDocumentFactory(passages=["Krakéw", "Krakéw"])
    first = doubt(document, "Krakéw", "Kraków")
    second = doubt(document, "Krakéw", "Kraków", passage=1)
    send(client, document, (first, {"decision": "0", "alike": "on"}), (second, {"decision": ""}))
    document.source.refresh_from_db()
    assert document.source.corrected_text == "Kraków\n\nKraków"
    assert document.source.corrected_by.username


def test_all_first_proposals_are_accepted_by_one_button(client):
    log_in(client, "pl")
    document = IncomingDocumentFactory(passages=["Krakéw ze"])
    doubt(document, "Krakéw", "Kraków")
    doubt(document, "ze", "że", kind=WordInDoubt.Kind.DOUBTFUL)
    response = send(client, document, **{"accept-likeliest": "1"})
    assert "1 słowo czeka" in unescape(client.get(response.url).text)


def test_a_misprint_that_is_not_there_is_refused_by_its_field(client):
    log_in(client, "pl")
    document = IncomingDocumentFactory(passages=["safe heaven"], language="en")
    typed = {"misprint-passage": "1", "misprint-words": "haven", "misprint-replacement": "x"}
    response = send(client, document, **typed)
    assert "nie ma tych słów dokładnie jeden raz" in unescape(response.text)
    send(client, document, **typed | {"misprint-words": "heaven", "misprint-replacement": "haven"})
    document.source.refresh_from_db()
    assert document.source.corrected_text == "safe haven"


@pytest.mark.parametrize(
    "junk",
    [
        {"word-1-sent": "1", "word-1-decision": "99"},
        {"finding-1-sent": "1", "finding-1-decision": "x", "finding-1-start": "\x00"},
        {"misprint-passage": "999999999999999999999", "misprint-words": "a"},
        {"misprint-passage": "5", "misprint-words": "a"},
        {"misprint-passage": "x"},
    ],
)
def test_junk_is_no_error_of_the_server(client, junk):
    log_in(client, "pl")
    document = IncomingDocumentFactory(passages=["5 maja 2021 r. Krakéw"])
    found = find(document, "date", "5 maja 2021 r.", date="2021-05-05")
    word = doubt(document, "Krakéw", "Kraków")
    junk = {
        name.replace("word-1", f"word-{word.pk}").replace("finding-1", f"finding-{found.pk}"): value
        for name, value in junk.items()
    }
    assert client.post(address(document), junk).status_code < 500


def test_the_way_from_the_review_leads_over_the_drafts_to_the_page(client):
    log_in(client, "pl")
    NewsIndexPageFactory()
    document = IncomingDocumentFactory(passages=["Rada przyjęła uchwałę."])
    drafts = send(client, document, drafts="1").url
    part = document.parts.get()
    form = {
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "1",
        "form-0-id": part.pk,
        "form-0-is_wanted": "on",
        "form-0-kind": "news",
        "form-0-title": "Uchwała przyjęta",
    }
    assert "Rada przyjęła uchwałę." in client.get(drafts).text
    response = client.post(drafts, form)
    part.refresh_from_db()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[part.page_id])
    page = part.page.get_latest_revision_as_object()
    assert page.title_pl == "Uchwała przyjęta"
    again = unescape(client.get(drafts).text)
    assert "nic się w nim nie zmieni" in again
    edit = client.get(response.url)
    assert "Rada przyjęła uchwałę." in edit.text


@pytest.mark.parametrize("name", ["index", "add", "edit", "drafts", "delete"])
def test_nobody_without_the_permission_sees_what_was_taken_in(client, name):
    document = IncomingDocumentFactory()
    arguments = [] if name in ("index", "add") else [document.pk]
    client.force_login(UserFactory(groups=["Editors"]))
    response = client.get(reverse(f"intake:{name}", args=arguments))
    assert response.status_code == 302
    assert "intake" not in response.url


# What the screen says


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("pl", "Zanim cokolwiek zostanie zapisane"), ("en", "This has to be mended before")],
)
def test_errors_are_listed_first_and_lead_to_their_fields(client, language, sentence):
    log_in(client, language)
    document = IncomingDocumentFactory(passages=["5 maja 2021 r. Krakéw"])
    found = find(document, "date", "5 maja 2021 r.", date="2021-05-05")
    word = doubt(document, "Krakéw", "Kraków")
    wrong = {"decision": "accepted", "start": "kiedyś", "end": "", "role": "event"}
    rows = [(found, wrong), (word, {"decision": "other", "other": ""})]
    misprint = {"misprint-passage": "1", "misprint-words": "nigdzie"}
    text = unescape(send(client, document, *rows, **misprint).text)
    assert sentence in text
    summary = text[text.index(sentence) :]
    for name in (f"finding-{found.pk}-start", f"word-{word.pk}-other", "misprint-words"):
        assert f'href="#id_{name}"' in summary
        assert f'id="id_{name}"' in text


def test_validation_writes_nothing(client):
    log_in(client, "pl")
    document = IncomingDocumentFactory(passages=["safe heaven, 5 maja 2021 r."])
    found = find(document, "date", "5 maja 2021 r.", date="2021-05-05")
    review = Review(document, {"misprint-passage": "1", "misprint-words": "heaven"})
    assert review.is_valid()
    assert not document.words.exists()
    misprint = {"misprint-passage": "1", "misprint-words": "heaven", "misprint-replacement": "x"}
    wrong = {"decision": "accepted", "start": "kiedyś", "end": "", "role": "event"}
    send(client, document, (found, wrong), **misprint)
    assert not document.words.exists()


def test_every_legend_leads_to_a_place_that_is_there(client):
    log_in(client, "pl")
    document = IncomingDocumentFactory(passages=["Krakéw 5 maja", "Dalej 6 maja i 7 maja."])
    doubt(document, "Krakéw 5 maja", "Kraków 5 maja")
    find(document, "date", "5 maja", date="2021-05-05")  # the word in doubt covers it
    dropped = find(document, "date", "6 maja", 1, date="2021-05-06")
    find(document, "date", "7 maja", 1, date="2021-05-07")
    Finding.objects.filter(pk=dropped.pk).update(state="dropped")
    text = client.get(address(document)).text
    targets = re.findall(r'<legend><a href="#([^"]+)"', text)
    assert len(targets) == 4
    for target in targets:
        assert f'id="{target}"' in text


@pytest.mark.parametrize(("language", "kind"), [("pl", "dokument Word"), ("en", "Word document")])
def test_the_kind_of_the_file_is_shown(client, language, kind):
    log_in(client, language)
    document = IncomingDocumentFactory(file_format="docx")
    assert kind in unescape(client.get(address(document)).text)


@pytest.mark.parametrize(
    ("language", "heading"), [("pl", "W tekście wymieniono też"), ("en", "Also named in the text")]
)
def test_nobody_decides_on_what_no_draft_has_a_place_for(client, language, heading):
    log_in(client, language)
    document = IncomingDocumentFactory(passages=["Jan Kos z Rady Miasta"])
    find(document, "person", "Jan Kos")
    find(document, "organisation", "Rady Miasta", name="Rada Miasta", acronym="")
    text = unescape(client.get(address(document)).text)
    assert heading in text
    assert "Rada Miasta" in text
    assert 'name="finding-' not in text
