"""Taking documents in through the admin."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from news.models import NewsPage
from portal.civic.models import Source
from portal.intake.drafts import make_drafts
from portal.intake.models import IncomingDocument
from portal.intake.reading import SENTENCES, Unreadable
from tests.editors import log_in
from tests.factories.news import NewsIndexPageFactory

pytestmark = pytest.mark.django_db

TEXT = "Miasto w sieci\n\nMiasto przystąpiło do sieci. To ważny krok.\n"


def upload(client, *files, json=False, **fields):
    data = {"kind": "news", "language": "pl", "pasted": "", "pasted_html": "", "address": ""}
    uploaded = [SimpleUploadedFile(name, text.encode()) for name, text in files]
    headers = {"Accept": "application/json"} if json else {}
    return client.post(reverse("intake:add"), data | {"files": uploaded} | fields, headers=headers)


def test_a_file_leads_to_its_review(client):
    user = log_in(client, "pl")
    response = upload(client, ("wieść.txt", TEXT), address="https://bip.krakow.pl/1")
    document = IncomingDocument.objects.get()
    assert response.url == reverse("intake:edit", args=[document.pk])
    assert document.taken_in_by.pk == int(user.session["_auth_user_id"])
    assert document.source.url == "https://bip.krakow.pl/1"
    assert document.source.original.read().decode() == TEXT


def test_a_copied_text_is_kept_as_a_file(client):
    log_in(client, "pl")
    upload(client, pasted=TEXT)
    assert IncomingDocument.objects.get().source.original_name.endswith(".txt")


@pytest.mark.parametrize(
    ("language", "sentence"), [("pl", "Plik jest pusty."), ("en", "The file is empty.")]
)
def test_an_empty_file_is_one_sentence_and_leaves_nothing(client, language, sentence):
    log_in(client, language)
    assert sentence in unescape(upload(client, ("pusty.txt", "")).text)
    assert not Source.objects.exists()


def test_a_form_without_a_file_keeps_what_was_typed(client):
    log_in(client, "pl")
    text = unescape(upload(client, address="https://bip.krakow.pl/1").text)
    assert "Wybierz plik albo wklej tekst." in text
    assert 'value="https://bip.krakow.pl/1"' in text


def test_a_text_that_cannot_be_read_is_still_there(client, settings):
    log_in(client, "pl")
    settings.INTAKE_MAX_CHARACTERS = 10
    response = upload(client, pasted=TEXT)
    assert "Miasto przystąpiło do sieci. To ważny krok." in unescape(response.text)
    assert not Source.objects.exists()


def test_a_file_that_is_too_large_is_refused_by_its_field(client, settings):
    log_in(client, "pl")
    settings.INTAKE_MAX_SIZE = 10
    text = unescape(upload(client, ("a.txt", TEXT)).text)
    assert str(Unreadable(SENTENCES["size"], params={"megabytes": 0})) in text
    assert not Source.objects.exists()


def test_each_of_several_files_says_what_came_of_it(client):
    log_in(client, "pl")
    results = upload(client, ("a.txt", TEXT), ("b.txt", ""), json=True).json()["results"]
    assert results[0]["address"] == reverse("intake:edit", args=[IncomingDocument.objects.get().pk])
    assert "b.txt" in results[1]["error"]


def test_the_same_file_leads_to_the_review_that_is_there(client):
    log_in(client, "pl")
    first = upload(client, ("a.txt", TEXT)).url
    assert upload(client, ("b.txt", TEXT)).url == first
    assert IncomingDocument.objects.count() == 1


def test_a_corrected_file_offers_to_compare_and_updates_the_draft(client):
    log_in(client, "pl")
    NewsIndexPageFactory()
    upload(client, ("a.txt", TEXT))
    (part,) = make_drafts(IncomingDocument.objects.get())
    review = upload(client, ("a.txt", TEXT.replace("ważny", "duży"))).url
    corrected = IncomingDocument.objects.latest("pk")
    compare = f"{reverse('intake:drafts', args=[corrected.pk])}?corrects={corrected.replaced_id}"
    assert compare in unescape(client.get(review).text)
    shown = unescape(client.get(compare).text)
    assert "</span>ważny</del>" in shown
    assert "</span>duży</ins>" in shown
    assert corrected.parts.get().page is None
    form = {
        "corrects": corrected.replaced_id,
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "1",
        "form-0-id": corrected.parts.get().pk,
        "form-0-is_wanted": "on",
        "form-0-kind": "news",
        "form-0-title": "Miasto w sieci",
    }
    client.post(compare, form)
    page = NewsPage.objects.get(pk=part.page_id).get_latest_revision_as_object()
    assert "duży" in page.summary_pl


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_list_says_what_is_to_be_done(client, language):
    log_in(client, language)
    damaged = (
        "Krakéw i £6dz podjety wspétprace w dziedzinie praw cztowieka. Kazda osoba ma takie same "
        "prawa, a wtadze miast deklarujg petng gotowos¢ do wspdtpracy."
    )
    upload(client, ("skan.txt", damaged))
    text = unescape(client.get(reverse("intake:index")).text)
    assert {"pl": "OCR: sprawdź", "en": "OCR: check"}[language] in text
    assert {"pl": "wątpliw", "en": "in doubt"}[language] in text


def test_a_deleted_document_takes_its_file_along(client, django_capture_on_commit_callbacks):
    log_in(client, "pl")
    upload(client, ("a.txt", TEXT))
    document = IncomingDocument.objects.get()
    file = document.source.original
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("intake:delete", args=[document.pk]))
    assert not Source.objects.exists()
    assert not file.storage.exists(file.name)


def test_a_deleted_document_leaves_the_source_of_its_draft(client):
    log_in(client, "pl")
    NewsIndexPageFactory()
    upload(client, ("a.txt", TEXT))
    document = IncomingDocument.objects.get()
    (part,) = make_drafts(document)
    client.post(reverse("intake:delete", args=[document.pk]))
    assert not IncomingDocument.objects.exists()
    page = part.page.get_latest_revision_as_object()
    assert page.sources.all()[0].source == Source.objects.get()


def test_scripts_of_a_web_page_reach_neither_review_nor_draft(client):
    log_in(client, "pl")
    NewsIndexPageFactory()
    html = (
        "<h1>Tytuł</h1><p onclick='x()'>Wstęp.</p><script>alert(1)</script>"
        "<p>Dalej <a href='javascript:alert(2)'>tutaj</a>.</p>"
    )
    response = upload(client, ("strona.html", html))
    review = client.get(response.url).text
    (part,) = make_drafts(IncomingDocument.objects.get())
    page = part.page.get_latest_revision_as_object()
    body = "".join(block.value.source for block in page.body_pl)
    for text in (review, body):
        assert "alert(1)" not in text
        assert 'href="javascript' not in text


def test_a_draft_cites_its_source_before_anybody_publishes_it(client):
    log_in(client, "pl")
    NewsIndexPageFactory()
    upload(client, ("a.txt", TEXT))
    document = IncomingDocument.objects.get()
    make_drafts(document)
    client.logout()
    assert client.get(document.source.original_url).status_code == 404
