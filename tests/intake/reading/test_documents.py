import pytest

from portal.intake.reading import Unreadable, read
from tests.intake.reading.files import (
    archive,
    emphasised,
    linked,
    only_table,
    opendocument_file,
    outline,
    pdf_file,
    word_file,
    word_paragraph,
)

BODY = "Rada Zalesia przyjęła program „Otwarte Drzwi” w czwartek."


def refusal(data, name=""):
    with pytest.raises(Unreadable) as refused:
        read(data, name)
    return refused.value.code


def word_cell(text):
    return f"<w:tc>{word_paragraph(text)}</w:tc>"


def test_word_document_is_read_by_its_styles():
    link = (
        '<w:p><w:r><w:t xml:space="preserve">Na mocy </w:t></w:r><w:hyperlink r:id="rId0"><w:r>'
        "<w:t>uchwały</w:t></w:r></w:hyperlink></w:p>"
    )
    rows = [("Sieć", "Rok"), ("ICORN", "2011")]
    table = "".join(f"<w:tr>{''.join(map(word_cell, row))}</w:tr>" for row in rows)
    deleted = "<w:p><w:del><w:r><w:delText>Skreślone</w:delText></w:r></w:del></w:p>"
    reading = read(
        word_file(
            word_paragraph("Sieci miast", "Tytu"),
            word_paragraph(BODY),
            word_paragraph("ICORN", "Nagwek2"),
            link,
            word_paragraph("Dlaczego warto", bold=True),
            word_paragraph(BODY),
            f"<w:tbl>{table}</w:tbl>",
            deleted,
            word_paragraph(BODY, "Cytat"),
            title="Sieci – projekt",
            addresses=["https://bip.example/?a=1&b=2"],
        )
    )
    assert outline(reading) == [
        ("heading1", "Sieci miast"),
        ("paragraph", BODY),
        ("heading2", "ICORN"),
        ("paragraph", "Na mocy uchwały"),
        ("heading3", "Dlaczego warto"),
        ("paragraph", BODY),
        ("table", "Sieć\tRok\nICORN\t2011"),
        ("quote", BODY),
    ]
    assert (reading.format, reading.title) == ("docx", "Sieci – projekt")
    assert linked(reading.passages[3]) == [("uchwały", "https://bip.example/?a=1&b=2")]
    assert only_table(reading).rows == tuple(rows)


def test_word_document_without_styles_has_its_short_lines_as_headings():
    body = [word_paragraph(text) for text in ("Sieci miast", BODY, "Co dalej", BODY, "Jan Klon")]
    assert [kind for kind, _ in outline(read(word_file(*body)))] == [
        "heading1",
        "paragraph",
        "heading2",
        "paragraph",
        "paragraph",
    ]


def test_open_document_is_read_by_its_styles():
    body = f"""<text:h text:outline-level="2">Sieci miast</text:h>
        <text:p text:style-name="P1">{BODY}</text:p>
        <text:p>Słowa <text:span text:style-name="T1">ważne</text:span><text:s/>i
        <text:a xlink:href="https://bip.example/">uchwała</text:a>.<office:annotation><text:p>Uwaga
        </text:p></office:annotation></text:p>
        <text:list><text:list-item><text:p>raz</text:p></text:list-item>
        <text:list-item><text:p>dwa</text:p></text:list-item></text:list>
        <table:table><table:table-row><table:table-cell><text:p>Sieć</text:p></table:table-cell>
        <table:table-cell><text:p>Rok</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell><text:p>ICORN</text:p></table:table-cell>
        <table:table-cell><text:p>2011</text:p></table:table-cell></table:table-row></table:table>
        <text:p text:style-name="Quotations">{BODY}</text:p>"""
    styles = """<style:style style:name="P1" style:parent-style-name="Title"/>
        <style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>"""
    reading = read(opendocument_file(body, styles=styles, title="Sieci – projekt"))
    assert outline(reading) == [
        ("heading2", "Sieci miast"),
        ("heading1", BODY),
        ("paragraph", "Słowa ważne i uchwała."),
        ("item", "raz"),
        ("item", "dwa"),
        ("table", "Sieć\tRok\nICORN\t2011"),
        ("quote", BODY),
    ]
    assert (reading.format, reading.title) == ("odt", "Sieci – projekt")
    assert emphasised(reading.passages[2]) == ["ważne"]
    assert linked(reading.passages[2]) == [("uchwała", "https://bip.example/")]


def test_pdf_is_read_by_its_lines_sizes_and_links():
    first = [
        ("Zażółć gęślą jaźń", 18, False),
        "",
        "Rada Zalesia przyjęła program „Otwarte Drzwi”, który ma służyć wszystkim,",
        "którzy szukają schronienia w naszym mieście.",
        "",
        ("Co dalej", 11, True),
        "",
        "Uchwała nr XII/95/19 jest w Biuletynie Informacji Publicznej.",
        "",
        "Program obejmuje naukę języka polskiego oraz pomoc w szukaniu pracy, a także",
    ]
    second = ["poradnictwo dla rodzin z małymi dziećmi.", "", "Zofia Lipa"]
    address = "https://bip.example/uchwala(1)"
    reading = read(pdf_file(first, second, title="Żółty plan", links=[(0, 7, address)]))
    assert outline(reading) == [
        ("heading1", "Zażółć gęślą jaźń"),
        ("paragraph", f"{first[2]} {first[3]}"),
        ("heading2", "Co dalej"),
        ("paragraph", first[7]),
        ("paragraph", f"{first[9]} {second[0]}"),
        ("paragraph", "Zofia Lipa"),
    ]
    assert (reading.format, reading.pages, reading.engine) == ("pdf", 2, "")
    assert reading.title == "Żółty plan"
    assert linked(reading.passages[3]) == [(first[7], "https://bip.example/uchwala%281%29")]


def test_mark_of_markdown_in_a_pdf_is_a_letter_like_others():
    line = "Stawka to *brutto* 5*6*7 zł [sic](brutto) za miesiąc, c:\\*."
    assert outline(read(pdf_file([line]))) == [("paragraph", line)]


@pytest.mark.parametrize("name", ["plan.docx", "plan.txt", "plan.html", "plan", "../../plan.docx"])
def test_content_says_what_a_file_is_before_its_name(name):
    assert read(pdf_file([BODY]), name).format == "pdf"
    assert read(word_file(word_paragraph(BODY)), name).format == "docx"
    assert read(opendocument_file(f"<text:p>{BODY}</text:p>"), name).format == "odt"


def test_name_says_whether_bare_tags_are_html():
    assert read(f"<p>{BODY}</p>".encode(), "PLAN.HTM").text == BODY
    assert read(f"Porównanie: a <b i c> d. {BODY}".encode(), "plan.txt").format == "text"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_office"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16le"),
            "encrypted",
        ),
        (b"{\\rtf1\\ansi Zalesie}", "rich_text"),
        (archive({"xl/workbook.xml": "<x/>"}), "unknown"),
        (b"PK\x03\x04 cut off", "broken"),
        (b"<?xml version='1.0'?><note>x</note>", "unknown"),
        (b"GIF89a" + bytes(50), "unknown"),
        (b"\x7fELF\x02\x01\x01" + bytes(50), "unknown"),
        (pdf_file([BODY], encrypted=True), "encrypted"),
        (pdf_file([BODY])[:300], "broken"),
        (b"%PDF-1.7\n", "broken"),
        (word_file(word_paragraph(BODY))[:-40], "broken"),
        (word_file("<w:p>"), "broken"),
        (opendocument_file("<text:p>"), "broken"),
        (word_file(), "no_text"),
        (pdf_file([]), "no_text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "broken"),
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (bytes(1000), "empty"),
    ],
)
def test_file_that_cannot_be_read_is_refused_by_its_reason(data, code, monkeypatch, tmp_path):
    tesseract = tmp_path / "tesseract"
    tesseract.write_text("#!/bin/sh\necho pol eng\n")
    tesseract.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert refusal(data, "plan.docx") == code


def test_password_of_an_open_document_is_named():
    manifest = {"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}
    assert refusal(opendocument_file("<text:p>x</text:p>", more=manifest)) == "encrypted"
