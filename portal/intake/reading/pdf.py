"""PDF as passages: its lines are read by how they are set, as a text with marks."""

import re
from collections import Counter
from io import BytesIO
from urllib.parse import quote

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTFigure, LTImage, LTTextBox
from pdfminer.pdfdocument import (
    PDFDocument,
    PDFEncryptionError,
    PDFPasswordIncorrect,
    PDFTextExtractionNotAllowed,
)
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from ..passages import Reading
from .headings import LOWEST
from .refusals import Refusal
from .text import read_text
from .words import clean

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_SAFE = "%/:?#@!$&'*+,;=~"  # what an address is written with, but for brackets
_FEW_LETTERS = 20  # a stamp or the number of the page, not its text
_WIDEST_GAP = 4.0  # letters between two words of a justified line; pdfminer's own 2.0 cuts such
_LARGER = 1.15  # headings are set at least so much larger than the text
_PICTURE_OF_A_PAGE = 0.5  # the share of a page that a picture of its text takes at least


def read_pdf(data, options):
    """
    The ``Reading`` of a PDF. Pages that are pictures of a text are read by Tesseract if
    ``options["recognise"]``; without that such a file raises ``Refusal("scanned")``, since it takes
    much longer.
    """
    document = _open(data)
    pages = []
    scanned = []
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=LAParams(char_margin=_WIDEST_GAP))
    interpreter = PDFPageInterpreter(manager, device)
    for number, page in enumerate(PDFPage.create_pages(document)):
        if number >= options["pages"]:
            raise Refusal("pages")
        interpreter.process_page(page)
        layout = device.get_result()
        lines = [_Line(line, box) for box in layout if isinstance(box, LTTextBox) for line in box]
        lines = [line for line in lines if line.text.strip()]
        letters = sum(len(line.text.strip()) for line in lines)
        if letters < _FEW_LETTERS and _has_picture(layout):
            scanned.append(number)
        _lay_links(lines, _links(page))
        pages.append(lines)
    if not pages:
        raise Refusal("broken")
    engine = ""
    recognised = {}
    if scanned:
        if not options["recognise"]:
            raise Refusal("scanned")
        from .scan import recognise_pdf  # noqa: PLC0415 - few files need it

        recognised, engine = recognise_pdf(data, scanned, options["language"])
    text = _text(pages, recognised)
    return Reading(
        tuple(read_text(text)), "pdf", pages=len(pages), engine=engine, title=_title(document)
    )


def _open(data):
    try:
        return PDFDocument(PDFParser(BytesIO(data)))
    except (PDFPasswordIncorrect, PDFEncryptionError, PDFTextExtractionNotAllowed) as error:
        raise Refusal("encrypted") from error


def _title(document):
    for properties in document.info:
        title = resolve1(properties.get("Title"))
        if isinstance(title, bytes):
            return " ".join(clean(decode_text(title)).split())
    return ""


def _has_picture(layout):
    pictures = [item for item in layout if isinstance(item, (LTFigure, LTImage))]
    page = layout.width * layout.height
    return any(item.width * item.height > _PICTURE_OF_A_PAGE * page for item in pictures)


class _Line:
    """A line of text with the place, size and weight of its letters."""

    def __init__(self, line, box):
        self.letters = [
            (item.get_text(), item if isinstance(item, LTChar) else None) for item in line
        ]
        self.text = "".join(letter for letter, _ in self.letters)
        self.box = box
        self.top, self.bottom, self.left = line.y1, line.y0, line.x0
        sizes = Counter(round(char.size) for _, char in self.letters if char)
        self.size = sizes.most_common(1)[0][0] if sizes else 0
        self.addresses = []  # (bounds, address)

    def count_bold(self):
        return sum(_is_bold(char) for _, char in self.letters)

    def marked(self, with_bold):
        """The text with marks where emphasis and links begin and end."""
        parts = []
        last = (None, False)
        for letter, char in self.letters:
            if char is None or letter.isspace():
                parts.append(letter)
                continue
            now = (self._address(char), with_bold and _is_bold(char))
            if now != last:
                parts.append(_change(parts, last, now))
                last = now
            is_mark = letter in "[]\\" or (letter == "*" and parts)  # first in a line: a bullet
            parts.append(f"\\{letter}" if is_mark else letter)
        parts.append(_change(parts, last, (None, False)))
        return "".join(parts).strip()

    def _address(self, char):
        x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
        for (left, bottom, right, top), address in self.addresses:
            if left <= x <= right and bottom <= y <= top:
                return address
        return None


def _is_bold(char):
    return char is not None and bool(_BOLD.search(char.fontname))


def _change(parts, last, now):
    """Marks between two letters; those that end go before the spaces already written."""
    (address, bold), (new_address, new_bold) = last, now
    ends = ("**" if bold else "") + (f"]({address})" if address is not None else "")
    spaces = []
    while ends and parts and parts[-1].isspace():
        spaces.append(parts.pop())
    parts.append(ends)
    parts.extend(reversed(spaces))
    return ("[" if new_address is not None else "") + ("**" if new_bold else "")


def _links(page):
    """``(bounds, address)`` of the links of a page."""
    links = []
    annotations = resolve1(page.annots)
    for annotation in annotations if isinstance(annotations, list) else ():
        annotation = resolve1(annotation)  # noqa: PLW2901 - the same, once it is read
        if not isinstance(annotation, dict):
            continue
        action, bounds = resolve1(annotation.get("A")), resolve1(annotation.get("Rect"))
        address = resolve1(action.get("URI")) if isinstance(action, dict) else None
        if isinstance(address, bytes) and isinstance(bounds, list) and len(bounds) == 4:
            numbers = [resolve1(number) for number in bounds]
            left, right = sorted((numbers[0], numbers[2]))
            bottom, top = sorted((numbers[1], numbers[3]))
            address = quote(address.decode("latin-1"), safe=_SAFE)
            links.append(((left, bottom, right, top), address))
    return links


def _lay_links(lines, links):
    for line in lines:
        line.addresses = [
            link for link in links if link[0][1] <= line.top and link[0][3] >= line.bottom
        ]


def _text(pages, recognised):
    """The pages as one text: headings marked by their size, paragraphs parted by empty lines."""
    lines = [line for page in pages for line in page]
    sizes = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0
    larger = sorted((size for size in sizes if size > _LARGER * usual), reverse=True)
    bold = sum(line.count_bold() for line in lines)
    with_bold = bold < sum(len(line.text) for line in lines) / 2
    return "\f".join(
        recognised.get(number, "") if number in recognised else _page_text(page, larger, with_bold)
        for number, page in enumerate(pages)
    )


def _page_text(lines, larger, with_bold):
    parts = []
    before = None
    for line in lines:
        level = larger.index(line.size) + 1 if line.size in larger else 0
        same_heading = level and before and before.size == line.size and _is_below(before, line)
        if same_heading:
            parts[-1] += " " + line.marked(with_bold=False)
        elif level:
            parts += ["", "#" * min(level, LOWEST) + " " + line.marked(with_bold=False)]
        else:
            divided = before and before.box is not line.box and not _is_below(before, line)
            if divided or (before and before.size in larger):
                parts.append("")
            indent = "  " if line.left - line.box.x0 > line.size and before else ""
            parts.append(indent + line.marked(with_bold))
        before = line
    return "\n".join(parts)


def _is_below(before, line):
    """Whether ``line`` stands close below the line ``before`` it."""
    return 0 <= before.bottom - line.top < 0.6 * line.size
