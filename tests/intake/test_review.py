from html import unescape

import pytest
from django.urls import reverse

from portal.intake.models import Finding, IncomingDocument, WordInDoubt
from portal.intake.passages import Kind, Link, Passage
from portal.intake.review import Review
from tests.editors import log_in
from tests.factories.civic import PersonFactory, ResolutionFactory
from tests.factories.intake import IncomingDocumentFactory, doubt, find
from tests.factories.networks import NetworkFactory
from tests.factories.news import NewsIndexPageFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


def address(document):
    return reverse("intake:edit", args=[document.pk])


def send(client, document, *rows, **extra):
    """Post decisions: pairs of a word or finding and a mapping of its fields."""
    return client.post(address(document), sent(shown(document), *rows) | extra)


def shown(document):
    """The versions of what the review shows, as a browser sends them back."""
    review = Review(IncomingDocument.objects.get(pk=document.pk))
    return {f"{form.prefix}-sent": form.version for form in (*review.words, *review.findings)}


def sent(versions, *rows):
    """What a browser sends: decisions on what it showed in these versions."""
    data = {f"misprint-{name}": "" for name in ("passage", "words", "replacement", "note")}
    for row, values in rows:
        prefix = f"{'word' if isinstance(row, WordInDoubt) else 'finding'}-{row.pk}"
        data[f"{prefix}-sent"] = versions[f"{prefix}-sent"]
        data |= {f"{prefix}-{name}": value for name, value in values.items()}
    return data


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
