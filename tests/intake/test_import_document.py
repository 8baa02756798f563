"""The command by which a document is taken in."""

from io import StringIO

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command

from news.models import NewsPage
from portal.civic.models import Source
from portal.intake.models import IncomingDocument
from portal.pages.models import HomePage
from tests.factories.news import NewsIndexPageFactory

pytestmark = pytest.mark.django_db

TEXT = """Miasto w sieci

Miasto przystąpiło do sieci 25 września 2024 roku. To ważny krok.

Więcej powie prezydent.
"""
DAMAGED = """Krakéw i £6dz podjety wspétprace w dziedzinie praw cztowieka. Miasta wspierajg
uchodzcow i przeciwdziatajg przemocy. Kazda osoba ma takie same prawa, a wtadze miast deklarujg
petng gotowos¢ do wspdtpracy z organizacjami spotecznymi.
"""


def run(path, *arguments, kind="news", language="pl"):
    output = StringIO()
    call_command(
        "import_document",
        str(path),
        f"--as={kind}",
        f"--language={language}",
        *arguments,
        stdout=output,
        no_color=True,
    )
    return output.getvalue()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "wieść.txt"
    path.write_text(TEXT)
    return path


def test_a_file_becomes_a_draft_and_says_where_it_is(file):
    NewsIndexPageFactory()
    output = run(file)
    page = NewsPage.objects.get()
    assert not page.live
    assert f"Szkic: Miasto w sieci (aktualności) /cms/pages/{page.pk}/edit/" in output
    source = IncomingDocument.objects.get().source
    assert source.sha256 in output
    assert source.original.read() == file.read_bytes()
    assert (source.original_name, source.size) == ("wieść.txt", len(file.read_bytes()))
    assert "OCR: check" not in output


def test_a_damaged_scan_is_flagged(tmp_path):
    path = tmp_path / "skan.txt"
    path.write_text(DAMAGED)
    assert "OCR: check" in run(path)
    assert IncomingDocument.objects.get().needs_checking


def test_the_same_file_twice_is_recognised(file, tmp_path):
    run(file)
    copy = tmp_path / "kopia.txt"
    copy.write_bytes(file.read_bytes())
    assert "Ten plik już tu jest" in run(copy)
    assert NewsPage.objects.count() == 1


def test_a_corrected_file_shows_what_differs_and_changes_nothing(file):
    run(file)
    file.write_text(TEXT.replace("ważny", "duży"))
    output = run(file)
    assert "[-ważny-]{+duży+}" in output
    assert "--update" in output
    assert IncomingDocument.objects.count() == 1
    assert "ważny" in NewsPage.objects.get().get_latest_revision_as_object().summary_pl


def test_a_corrected_file_updates_its_draft_when_told_to(file):
    run(file)
    file.write_text(TEXT.replace("ważny", "duży"))
    assert "[-ważny-]{+duży+}" in run(file, "--update")
    page = NewsPage.objects.get().get_latest_revision_as_object()
    assert "duży" in page.summary_pl
    assert not page.live


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pusty.txt", b""),
        ("puste miejsca.txt", b" \n\n \t"),
        ("zepsuty.pdf", b"%PDF-1.7\nnothing"),
        ("nie-word.docx", b"PK\x03\x04 nothing"),
        ("program.exe", b"MZ\x90\x00" + bytes(range(256)) * 20),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_leaves_nothing(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    _folders, before = storages["originals"].listdir("") if _exists() else ([], [])
    with pytest.raises(CommandError) as refused:
        run(path)
    assert str(refused.value).count("\n") == 0
    assert not Source.objects.exists()
    assert not IncomingDocument.objects.exists()
    assert not _exists() or storages["originals"].listdir("")[1] == before


def _exists():
    return storages["originals"].exists("")


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(CommandError, match="Nie ma pliku"):
        run(tmp_path / "nic.txt")


def test_a_folder_is_one_sentence(tmp_path):
    with pytest.raises(CommandError, match="Nie można odczytać"):
        run(tmp_path)


def test_nothing_is_kept_where_no_draft_can_be_made(file):
    HomePage.objects.get().delete()
    with pytest.raises(CommandError, match="nie ma jeszcze strony głównej"):
        run(file)
    assert not IncomingDocument.objects.exists()
    assert not Source.objects.exists()
