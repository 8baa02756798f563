"""Looking into a document takes no longer than the settings allow."""

from html import unescape

import pytest
from django.core.files.storage import FileSystemStorage, storages
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.urls import reverse

from portal.civic.models import Source
from portal.intake import taking_in
from portal.intake.models import IncomingDocument, WordInDoubt
from portal.intake.taking_in import AlreadyTakenIn, Delivery, take_in
from tests.editors import log_in
from tests.factories.intake import IncomingDocumentFactory, doubt
from tests.intake.clerk import as_what, send
from tests.intake.test_take_in import TEXT, upload

pytestmark = pytest.mark.django_db
LONG = {"pl": "Wczytywanie pliku trwało dłużej", "en": "Reading the file took longer"}


@pytest.fixture
def no_time(settings):
    settings.INTAKE_EXAMINATION_SECONDS = -1


@pytest.mark.usefixtures("no_time")
@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_document_that_takes_too_long_is_one_sentence_and_leaves_nothing(client, language):
    log_in(client, language)
    assert LONG[language] in unescape(upload(client, ("a.txt", TEXT)).text)
    assert not Source.objects.exists()
    assert not IncomingDocument.objects.exists()


@pytest.mark.usefixtures("no_time")
def test_the_command_ends_with_one_sentence(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    with pytest.raises(CommandError, match=LONG["pl"]):
        call_command("import_document", str(path), "--as=news", "--language=pl")
    assert not Source.objects.exists()


@pytest.mark.parametrize("language", ["pl", "en"])
def test_decisions_that_take_too_long_to_follow_are_not_half_done(client, settings, language):
    log_in(client, language)
    document = IncomingDocumentFactory(passages=["Krakéw"])
    word = doubt(document, "Krakéw", "Kraków")
    settings.INTAKE_EXAMINATION_SECONDS = -1
    response = send(client, document, (word, {"decision": "other", "other": "Krakowa"}))
    text = unescape(response.text)
    assert LONG[language] in text
    assert 'value="Krakowa"' in text
    word.refresh_from_db()
    assert word.state == WordInDoubt.State.OPEN


def test_another_language_that_takes_too_long_changes_nothing(client, settings):
    log_in(client, "pl")
    document = IncomingDocumentFactory()
    settings.INTAKE_EXAMINATION_SECONDS = -1
    response = client.post(as_what(document), {"kind": "news", "language": "en"})
    assert LONG["pl"] in unescape(response.text)
    assert IncomingDocument.objects.get().language == "pl"


def test_the_file_of_whoever_was_faster_stays(tmp_path, settings, monkeypatch):
    """A storage that overwrites files gives both the same name."""
    storage = FileSystemStorage(tmp_path, allow_overwrite=True)
    monkeypatch.setattr(Source._meta.get_field("original"), "storage", storage)
    delivery = Delivery(TEXT.encode(), "a.txt", "news", "pl")
    faster = take_in(delivery).source
    monkeypatch.setattr(Delivery, "earlier_self", lambda self: None)
    with pytest.raises(IntegrityError):
        take_in(Delivery(TEXT.encode(), "b.txt", "news", "pl"))
    assert storage.exists(faster.original.name)
    assert faster.original.read() == TEXT.encode()


def test_a_file_that_could_not_be_kept_is_gone(monkeypatch):
    def fail(*arguments):
        raise RuntimeError

    monkeypatch.setattr(taking_in, "_store", fail)
    with pytest.raises(RuntimeError):
        take_in(Delivery(b"Niezwykly tekst.", "a.txt", "news", "pl"))
    delivery = Delivery(b"Niezwykly tekst.", "a.txt", "news", "pl")
    folder = delivery.digest[:2]
    storage = storages["originals"]
    names = storage.listdir(folder)[1] if storage.exists(folder) else []
    assert not [name for name in names if name.startswith(delivery.digest)]


def test_the_list_counts_words_and_drafts_each_by_themselves(client, django_assert_max_num_queries):
    log_in(client, "pl")
    document = IncomingDocumentFactory(passages=["Krakéw i £6dz"])
    for word in ("Krakéw", "£6dz"):
        doubt(document, word, "x")
    for number in range(3):
        document.parts.create(title=f"Część {number}", kind="news", first=0, last=0)
    with django_assert_max_num_queries(60) as captured:
        text = unescape(client.get(reverse("intake:index")).text)
    assert "2 słowa wątpliwe" in text or "2 wątpliwe słowa" in text
    listing, *_others = (
        each for each in captured.captured_queries if "number_of_open_words" in each["sql"]
    )
    assert 'LEFT OUTER JOIN "intake_wordindoubt"' not in listing["sql"]
    assert 'LEFT OUTER JOIN "intake_documentpart"' not in listing["sql"]


def test_the_same_file_in_the_same_moment_is_here_already(monkeypatch):
    delivery = Delivery(TEXT.encode(), "a.txt", "news", "pl")
    first = take_in(delivery)
    answers = iter([None, first])
    monkeypatch.setattr(Delivery, "earlier_self", lambda self: next(answers))
    with pytest.raises(AlreadyTakenIn):
        take_in(Delivery(TEXT.encode(), "b.txt", "news", "pl"))
