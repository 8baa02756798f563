import tempfile
from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given
from hypothesis import settings as trials
from hypothesis import strategies as st

from portal.intake.passages import Reading
from portal.intake.reading import FORMATS, SENTENCES, Unreadable, read
from tests.intake.reading.files import (
    archive,
    opendocument_file,
    pdf_file,
    picture,
    word_file,
    word_paragraph,
)

BODY = "Rada Zalesia przyjęła program w czwartek."
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
    + "]><x>&i;</x>"
)
BEGINNINGS = [
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"\x89PNG\r\n\x1a\n",
    b"II*\x00",
    b"RIFF    WEBP",
    b"<!doctype html><table>",
    word_file(word_paragraph(BODY)),
    opendocument_file("<text:p>x</text:p>"),
    pdf_file([BODY]),
]


def refusal(data, name=""):
    with pytest.raises(Unreadable) as refused:
        read(data, name)
    return refused.value.code


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where temporary files go during a test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_file_larger_than_the_limit_is_refused_unread(settings):
    settings.INTAKE_MAX_SIZE = 1024 * 1024
    assert refusal(b"%PDF-" + bytes(1024 * 1024)) == "size"


@pytest.mark.parametrize("before", [b"", b"<html><p>"])
def test_what_no_word_has_is_refused_as_no_text(before):
    assert refusal(before + b"Ala ma " + b"iVBORw0KGgo" * 1000) == "no_words"


@pytest.mark.parametrize(
    "text", ["Ala ma kota.\n" * 100_000, "\n" * 100_000 + "Ala", "Ala " * 10**6]
)
def test_text_that_nobody_can_go_through_is_refused(text):
    assert refusal(text.encode()) == "long"


def test_page_that_nobody_can_go_through_is_refused(settings):
    settings.INTAKE_MAX_LINES = 100
    assert refusal(b"<html>" + b"<p>Ala" * 101) == "long"


def test_pdf_of_too_many_pages_is_refused(settings):
    settings.INTAKE_MAX_PAGES = 2
    assert read(pdf_file([BODY], [BODY])).pages == 2
    assert refusal(pdf_file([BODY], [BODY], [BODY])) == "pages"


@pytest.mark.parametrize(
    "members",
    [
        {"word/document.xml": b" " * 101 * 1024**2},
        {f"word/{number}.xml": b" " * 1024**2 for number in range(101)},
        {f"word/media/{number}.png": b"" for number in range(6000)},
        {"word/document.xml": b" " * 50 * 1024**2},
    ],
    ids=["one large", "many", "too many", "too dense"],
)
def test_archive_that_unfolds_is_refused(members):
    assert refusal(archive({"word/document.xml": b""} | members)) == "unpacked"


def test_archive_that_lies_about_its_size_is_not_believed():
    data = word_file(word_paragraph(BODY), more={"word/comments.xml": b" " * 2_000_000})
    real = (2_000_000).to_bytes(4, "little")
    assert data.count(real) == 2
    assert refusal(data.replace(real, (100).to_bytes(4, "little"))) == "broken"


@pytest.mark.parametrize(
    "data",
    [
        word_file(word_paragraph(BODY), more={"word/comments.xml": ENTITIES}),
        word_file(word_paragraph(BODY), more={"docProps/core.xml": ENTITIES}),
        opendocument_file("<text:p>x</text:p>", more={"content.xml": ENTITIES}),
        opendocument_file("<text:p>x</text:p>", more={"meta.xml": ENTITIES}),
    ],
)
def test_entities_are_refused(data):
    assert refusal(data) == "unsafe"


def test_parser_that_takes_too_long_is_ended_and_leaves_nothing(settings, folder):
    settings.INTAKE_SECONDS = 1
    assert refusal(b"<html>" + b"<div>" * 400_000) == "slow"
    assert list(folder.iterdir()) == []


def test_parser_that_needs_too_much_memory_is_ended(settings, folder):
    settings.INTAKE_MEMORY = 32 * 1024**2
    assert refusal(b"<html>" + b"<p>Ala ma kota" * 500_000) == "heavy"
    assert list(folder.iterdir()) == []


def test_parser_sees_no_secret(monkeypatch, tmp_path):
    program = tmp_path / "tesseract"
    program.write_text('#!/bin/sh\necho pol eng tesseract 1 "[$SECRET_KEY$DATABASE_URL]"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("SECRET_KEY", "hidden")
    monkeypatch.setenv("DATABASE_URL", "hidden")
    assert read(picture("x")).text == "pol eng tesseract 1 []"


@trials(deadline=None)
@given(st.binary(max_size=300))
def test_bytes_are_read_or_refused(data):
    check(lambda: read(data))


@trials(deadline=None, max_examples=300)
@given(st.text(max_size=300))
def test_texts_are_read_or_refused(text):
    check(lambda: read(text.encode("utf-8", "surrogatepass"), "text.txt"))


@trials(deadline=None, max_examples=25)
@given(st.text("<>/pdivtable tr\"='&;#a\n ŁąZ", max_size=200))
def test_whatever_is_pasted_is_read_or_refused(text):
    check(lambda: read(text.encode(), "pasted.html"))


@trials(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(
    beginning=st.sampled_from(BEGINNINGS),
    cut=st.integers(0, 2000),
    noise=st.binary(max_size=200),
    rest=st.integers(0, 2000),
)
def test_broken_documents_are_read_or_refused(beginning, cut, noise, rest):
    kept = beginning[: max(4, cut)]
    check(lambda: read(kept + noise + beginning[len(kept) + rest :]))


def check(read_something):
    """Nothing but ``Unreadable`` comes out of reading, and what is read keeps its contract."""
    try:
        reading = read_something()
    except Unreadable as refused:
        assert refused.code in SENTENCES
        assert str(refused)
        return
    assert isinstance(reading, Reading)
    assert reading.format in FORMATS
    for passage in reading.passages:
        assert passage.text.strip()
        if not passage.rows:
            assert passage.text == " ".join(passage.text.split())
        for link in passage.links:
            assert 0 <= link.start < link.end <= len(passage.text)
        for start, end in passage.strong:
            assert 0 <= start < end <= len(passage.text)


@pytest.mark.parametrize("language", ["pl", "en"])
def test_every_reason_is_one_text_in_the_language_of_the_screen(language):
    values = {
        "megabytes": 20, "line": 7, "characters": 10, "lines": 10, "longest": 10, "pages": 10,
        "seconds": 30,
    }  # fmt: skip
    with translation.override(language):
        texts = [str(sentence) % values for sentence in SENTENCES.values()]
        labels = [str(label) for label in FORMATS.values()]
    assert len(set(texts)) == len(SENTENCES)
    assert all(texts) and all(labels)
    if language == "pl":
        assert "Plik jest pusty." in texts
