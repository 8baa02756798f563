"""Files made for the tests: small, by hand, so that each part of them is known."""

import zipfile
from html import escape
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from portal.intake.passages import Kind
from portal.intake.reading import read

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"


def outline(reading):
    """``(kind, text)`` of each passage, with the level of a heading: what tests compare."""
    return [(f"{passage.kind}{passage.level or ''}", passage.text) for passage in reading.passages]


def read_plain(text, **options):
    """The outline of a plain text."""
    return outline(read(text.encode(), "text.txt", **options))


def linked(passage):
    """``(words, address)`` of the links of a passage."""
    return [(passage.text[link.start : link.end], link.address) for link in passage.links]


def emphasised(passage):
    """The words of a passage that are emphasised."""
    return [passage.text[start:end] for start, end in passage.strong]


def only_table(reading):
    """The one table of a reading."""
    (table,) = [passage for passage in reading.passages if passage.kind is Kind.TABLE]
    return table


def archive(members):
    """A zip of ``{name: content}``."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, member in members.items():
            packed.writestr(name, member)
    return content.getvalue()


def word_paragraph(text, style="", bold=False):
    """A paragraph of a Word document."""
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    bold = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p>{style}<w:r>{bold}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def word_file(*body, title="", addresses=(), styles="", more=None):
    """A Word document of paragraphs in XML; ``rId0`` … are links to the ``addresses``."""
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/hyperlink" Target="{escape(address)}"'
        ' TargetMode="External"/>'
        for number, address in enumerate(addresses)
    )
    names = {"Nagwek1": "heading 1", "Nagwek2": "heading 2", "Tytu": "Title", "Cytat": "Quote"}
    styles = styles or "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/></w:style>'
        for style, name in names.items()
    )
    members = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="styles" Type="{RELATIONS}/styles" Target="styles.xml"/>'
        f"{links}</Relationships>",
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}"><w:body>'
        f"{''.join(body)}</w:body></w:document>",
        "docProps/core.xml": '<p:coreProperties xmlns:p="urn:x" xmlns:dc='
        f'"http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        "</p:coreProperties>",
    }
    return archive(members | (more or {}))


def opendocument_file(body, *, styles="", title="", more=None):
    """An OpenDocument text with ``body`` in XML."""
    names = " ".join(
        f'xmlns:{name}="{OPEN_DOCUMENT}:{name}:1.0"'
        for name in ("office", "text", "table", "style", "drawing")
    )
    names += f' xmlns:fo="{OPEN_DOCUMENT}:xsl-fo-compatible:1.0"'
    names += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {names}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "meta.xml": f'<office:document-meta {names} xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:meta><dc:title>{escape(title)}</dc:title></office:meta></office:document-meta>",
    }
    return archive(members | (more or {}))


def pdf_file(*pages, title="", links=(), encrypted=False):
    """
    A PDF; a page is a list of lines ``(text, size, bold)`` or texts, an empty one is a gap.

    ``links`` are ``(page, line, address)``, over the whole line. Letters are named by their code
    points, as programs do for letters outside of the font's own encoding.
    """
    pages = [[(line, 11, False) if isinstance(line, str) else line for line in p] for p in pages]
    letters = sorted({letter for page in pages for text, _, _ in page for letter in text})
    code = {letter: number + 33 for number, letter in enumerate(letters)}
    differences = " ".join(f"/uni{ord(letter):04X}" for letter in letters)
    widths = " ".join("500" for _ in letters)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    for name in ("Helvetica", "Helvetica-Bold"):
        objects.append(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /FirstChar 33"
            f" /LastChar {33 + len(letters) - 1} /Widths [{widths}]"
            f" /Encoding << /Type /Encoding /Differences [33 {differences}] >> >>".encode()
        )
    objects.append(b"<< /Title <feff" + title.encode("utf-16be").hex().encode() + b"> >>")
    kids = []
    for number, page in enumerate(pages):
        content, bounds = _pdf_page(page, code)
        annotations = " ".join(
            f"<< /Type /Annot /Subtype /Link /Rect [{bounds[line]}]"
            f" /A << /S /URI /URI ({address}) >> >>"
            for on, line, address in links
            if on == number
        )
        stream = content.encode("latin-1")
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            f" /Resources << /Font << /F3 3 0 R /F4 4 0 R >> >> /Annots [{annotations}] >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _pdf(objects, encrypted)


def _pdf_page(lines, code):
    parts, bounds = [], {}
    height = 800
    for number, (text, size, bold) in enumerate(lines):
        height -= round(size * 1.25) if text else 14
        codes = "".join(f"{code[letter]:02x}" for letter in text)
        parts.append(f"BT /F{4 if bold else 3} {size} Tf 50 {height} Td <{codes}> Tj ET")
        bounds[number] = f"50 {height - 2} {50 + len(text) * size / 2} {height + size}"
    return "\n".join(parts), bounds


def _pdf(objects, encrypted):
    content = b"%PDF-1.4\n"
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    secret = b""
    if encrypted:
        secret = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]"
        secret %= (b"aa" * 32, b"bb" * 32)
    content += b"trailer << /Root 1 0 R /Info 5 0 R /Size %d %s >>\n" % (len(objects) + 1, secret)
    return content + b"startxref\n%d\n%%%%EOF\n" % start


def picture(*lines, kind="PNG", size=(1200, 400), **options):
    """A picture of lines of text."""
    image = Image.new("L", size, "white")
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((40, 40 + 60 * number), line, fill="black", font=ImageFont.load_default(size=40))
    content = BytesIO()
    image.save(content, kind, **options)
    return content.getvalue()
