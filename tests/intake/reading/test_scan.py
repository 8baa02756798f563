import os
import select
import shutil
import subprocess
from contextlib import suppress

import pytest
from django.utils import translation

from portal.intake.reading import Unreadable, read
from tests.intake.reading.files import outline, pdf_file, picture

KINDS = ["PNG", "JPEG", "TIFF", "WEBP"]
BODY = "Rada Zalesia przyjęła program."


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Put a program in the place of Tesseract that runs ``script`` for each picture."""

    def place(script):
        program = tmp_path / "tesseract"
        program.write_text(
            '#!/bin/sh\ncase "$1" in\n--list-langs) printf "List of languages:\\neng\\npol\\n";;\n'
            f"--version) echo tesseract 9.9.1;;\n*) {script};;\nesac\n"
        )
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    return place


@pytest.mark.parametrize("kind", KINDS)
def test_picture_is_read_by_tesseract(stand_in, kind):
    stand_in(f'echo "{BODY}"')
    reading = read(picture("x", kind=kind), "scan.docx")
    assert outline(reading) == [("paragraph", BODY)]
    assert (reading.format, reading.pages, reading.engine) == ("image", 1, "tesseract 9.9.1")


@pytest.mark.parametrize(
    ("language", "languages"), [("pl", "pol+eng"), ("en", "eng+pol"), (None, "pol+eng")]
)
def test_language_of_the_document_goes_first(stand_in, language, languages):
    stand_in('echo "Read as $4."')
    assert read(picture("x"), language=language).text == f"Read as {languages}."


def test_pdf_of_pictures_is_read_by_tesseract(stand_in):
    stand_in(f'echo "{BODY}"')
    reading = read(picture("x", kind="PDF"))
    assert outline(reading) == [("paragraph", BODY)]
    assert (reading.format, reading.pages, reading.engine) == ("pdf", 1, "tesseract 9.9.1")


def test_pdf_with_text_needs_no_tesseract(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read(pdf_file([BODY])).engine == ""


@pytest.mark.parametrize("kind", ["PNG", "PDF"])
@pytest.mark.parametrize(
    ("language", "words"),
    [("pl", "obrazem tekstu"), ("en", "picture of a text")],
)
def test_without_tesseract_a_sentence_says_how_to_install_it(
    monkeypatch, tmp_path, kind, language, words
):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable) as refused:
        read(picture("Equality", kind=kind))
    assert refused.value.code == "tesseract"
    with translation.override(language):
        assert words in str(refused.value)
    assert "apt-get install tesseract-ocr tesseract-ocr-pol" in str(refused.value)


def test_tesseract_without_polish_counts_as_missing(stand_in, tmp_path):
    stand_in("echo x")
    program = tmp_path / "tesseract"
    program.write_text(program.read_text().replace("\\npol", ""))
    with pytest.raises(Unreadable) as refused:
        read(picture("x"))
    assert refused.value.code == "tesseract"


def test_failure_of_tesseract_is_told(stand_in):
    stand_in("exit 1")
    with pytest.raises(Unreadable) as refused:
        read(picture("x"))
    assert refused.value.code == "recognition"


def test_picture_without_letters_has_no_text(stand_in):
    stand_in("printf '\\f'")
    with pytest.raises(Unreadable) as refused:
        read(picture())
    assert refused.value.code == "no_text"


def test_tesseract_that_takes_too_long_is_ended(stand_in, settings, tmp_path):
    settings.INTAKE_RECOGNITION_SECONDS = 5
    stand_in(f"echo $$ > {tmp_path}/number; exec sleep 600")
    with pytest.raises(Unreadable) as refused:
        read(picture("x"))
    assert refused.value.code == "slow"
    with suppress(ProcessLookupError):  # raised where it is gone already
        process = os.pidfd_open(int((tmp_path / "number").read_text()))
        ended, _, _ = select.select([process], [], [], 10)
        os.close(process)
        assert ended


def test_picture_that_unfolds_to_too_many_dots_is_refused(stand_in):
    stand_in("echo x")
    with pytest.raises(Unreadable) as refused:
        read(picture(size=(12_000, 12_000)))
    assert refused.value.code == "unpacked"


def test_tesseract_reads_a_picture():
    program = shutil.which("tesseract")
    if not program:
        pytest.skip("Tesseract is not installed")
    installed = subprocess.run([program, "--list-langs"], capture_output=True, text=True)
    if "pol" not in installed.stdout.split():
        pytest.skip("Tesseract is installed without Polish")
    reading = read(picture("Towards a Human Rights City,", "we say it in one voice."))
    assert " ".join(reading.text.split()) == "Towards a Human Rights City, we say it in one voice."
    assert reading.engine.startswith("tesseract ")
