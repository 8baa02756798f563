"""Plain text as passages: paragraphs, headings, lists and tables by how they are set."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby

from ..passages import Kind, Passage
from .headings import LONGEST, is_body, is_date, may_be_heading, with_headings
from .marks import read_marks, without_marks
from .words import clean
from .wrapping import (
    Wrapping,
    begins_small,
    continues_mark,
    ends_sentence,
    is_capitals,
    is_caption,
    join,
    may_precede_item,
)

_LINE_ENDS = re.compile(r"\r\n|[\r\v\x1c-\x1e\x85\u2028]")
_DIVIDED = re.compile(r"\u00ad[ \t]*\n[ \t]*")
_RULE = re.compile(r"\s*(?:[-_*=–—~] ?){3,}\s*")
_BULLET = re.compile(r"[-–—*•·▪▫◦‣●○■□➢✓\uf0b7\uf0a7]\s+(?=\S)")
_DASH = re.compile(r"[-–—]\s")
_NUMBER = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-z]\)|\(?[ivxIVX]{1,5}[.)])\s+(?=\S)")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_COLUMNS = re.compile(r"(?<!\s)\s*\t\s*| {4,}")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:strona|str\.|page|p\.)\s*)?\d{1,4}(?:\s*(?:/|z|of)\s*\d{1,4})?\W*", re.IGNORECASE
)
_LONG = 60  # a shorter line may be one of a letterhead, not the beginning of a paragraph
_WRAPPED_HEADING = 35
_MOST_SIGNATURE_LINES = 3
_LONGEST_PARAGRAPH = 20_000  # characters; what goes on longer is no paragraph that anybody wrote


@dataclass(frozen=True)
class Piece:
    """A paragraph before its marks are read. ``block`` numbers the lines it was set among."""

    text: str
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    block: int = 0
    after_page: bool = False
    rows: tuple = ()


def read_text(text):
    """
    The passages of a plain text, which may have been wrapped, divided into pages (by form feeds)
    and marked as in Markdown.

    Bullets go, numbers of items stay, since the text may refer to them.
    """
    blocks = list(_blocks(text))
    wrapping = Wrapping.of([[line.strip() for line in lines] for lines, _ in blocks])
    pieces = []
    for number, (lines, after_page) in enumerate(blocks):
        of_block = [replace(piece, block=number) for piece in _pieces(lines, wrapping)]
        of_block[0] = replace(of_block[0], after_page=after_page)
        pieces += of_block
    pieces = _without_false_items(_across_gaps(pieces))
    pieces = _with_wrapped_headings(_with_signatures(pieces))
    passages = [
        (passage, apart)
        for piece, apart in zip(pieces, _set_apart(pieces), strict=True)
        if (passage := _passage(piece))
    ]
    return with_headings([passage for passage, _ in passages], [apart for _, apart in passages])


def _blocks(text):
    """Lists of lines without an empty one between, and whether a new page begins with them."""
    text = _LINE_ENDS.sub("\n", _DIVIDED.sub("", text)).replace("\u2029", "\n\n")
    pages = [page.split("\n") for page in text.split("\f")]
    for number, lines in enumerate(_without_page_numbers(pages)):
        after_page = number > 0
        block = []
        for line in [*map(clean, lines), ""]:
            if line.strip() and not _RULE.fullmatch(line):
                block.append(line.rstrip())
            elif block:
                yield block, after_page
                block, after_page = [], False


def _without_page_numbers(pages):
    """The pages without their numbers and without the line that heads or foots all of them."""
    if len(pages) == 1:
        return pages
    for edge in (0, -1):
        filled = [
            (page, [place for place, line in enumerate(page) if line.strip()]) for page in pages
        ]
        outer = [page[places[edge]].strip() for page, places in filled if places]
        times = Counter(outer) if len(outer) > 2 else {}
        for page, places in filled:
            line = page[places[edge]].strip() if places else ""
            if _PAGE_NUMBER.fullmatch(line) or times.get(line, 0) > len(outer) / 2:
                page[places[edge]] = ""
    return pages


def _pieces(lines, wrapping):
    """The paragraphs, items or the table that one block of lines holds."""
    table = _table(lines)
    if table:
        return [table]
    quoted = [line.lstrip("> ") for line in lines]
    if all(line.lstrip().startswith(">") for line in lines) and all(quoted):
        return [replace(piece, kind=Kind.QUOTE) for piece in _paragraphs(quoted, wrapping)]
    return _paragraphs(lines, wrapping)


def _paragraphs(lines, wrapping):
    """The paragraphs, headings and items that lines without an empty one between hold."""
    pieces = []
    last = ""  # the line before
    for raw in lines:
        line = raw.strip()
        heading = _MARKDOWN_HEADING.fullmatch(line)
        is_item = _is_item(line) and (
            not pieces or may_precede_item(last) or pieces[-1].kind is not Kind.PARAGRAPH
        )
        indented = len(raw) - len(raw.lstrip()) >= 2 and ends_sentence(last)
        if heading:
            pieces.append(
                Piece(heading[2].rstrip("#").rstrip() or "#", Kind.HEADING, len(heading[1]))
            )
        elif is_item and not (pieces and _goes_on(line, last, wrapping, pieces[-1])):
            pieces.append(Piece(line, Kind.ITEM))
        elif (
            pieces
            and pieces[-1].kind is not Kind.HEADING
            and len(pieces[-1].text) < _LONGEST_PARAGRAPH
            and (
                continues_mark(pieces[-1].text, line)
                or (wrapping.continues(last, line) and not indented)
            )
        ):
            pieces[-1] = replace(pieces[-1], text=join(pieces[-1].text, line))
        else:
            pieces.append(Piece(line))
        last = line
    return pieces


def _is_item(line):
    return bool(_BULLET.match(line) or _NUMBER.match(line))


def _goes_on(line, last, wrapping, piece):
    """Whether a line that looks like an item is the middle of a sentence: "- 30 czerwca"."""
    return (
        piece.kind is Kind.ITEM
        and not may_precede_item(last)
        and bool(_DASH.match(line))
        and wrapping.continues(last, line)
    )


def _table(lines):
    """A table, if all lines have the same number of cells, parted by tabs, wide gaps or ``|``."""
    if all(line.strip().startswith("|") and line.strip().endswith("|") for line in lines):
        rows = [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in lines]
        rows = [row for row in rows if not all(re.fullmatch(r":?-+:?", cell) for cell in row)]
    else:
        rows = [_COLUMNS.split(line.strip()) for line in lines]
    if len(rows) < 2 or len({len(row) for row in rows}) > 1 or len(rows[0]) < 2:
        return None
    rows = tuple(tuple(" ".join(without_marks(cell).split()) for cell in row) for row in rows)
    return Piece("", Kind.TABLE, rows=rows)


def _across_gaps(pieces):
    """The pieces with those joined that an empty line or the end of a page divides."""
    joined = []
    for piece in pieces:
        if joined and _continues_over_gap(joined[-1], piece):
            joined[-1] = replace(joined[-1], text=join(joined[-1].text, piece.text))
        else:
            joined.append(piece)
    return joined


def _continues_over_gap(before, piece):
    if (
        before.block == piece.block
        or piece.kind is not Kind.PARAGRAPH
        or not (before.kind is Kind.PARAGRAPH or (before.kind is Kind.ITEM and piece.after_page))
        or not _LONG <= len(before.text) < _LONGEST_PARAGRAPH
        or ends_sentence(before.text)
        or is_date(before.text)
        or is_caption(piece.text)
        or is_capitals(before.text) != is_capitals(piece.text)
    ):
        return False
    return (
        continues_mark(before.text, piece.text)
        or (begins_small(piece.text) and not _DASH.match(piece.text))
        or (piece.after_page and is_body(piece.text))
    )


def _without_false_items(pieces):
    """The pieces with dashes and numbers as text where they are not of a list."""
    result = []
    for place, piece in enumerate(pieces):
        neighbours = pieces[max(0, place - 1) : place] + pieces[place + 1 : place + 2]
        if piece.kind is not Kind.ITEM:
            result.append(piece)
        elif _is_of_list(piece.text, any(other.kind is Kind.ITEM for other in neighbours)):
            result.append(replace(piece, text=_BULLET.sub("", piece.text, count=1)))
        else:
            result.append(replace(piece, kind=Kind.PARAGRAPH))
    return result


def _is_of_list(text, has_company):
    if _DASH.match(text):
        # "– We are glad – says the mayor" is speech.
        return has_company and not (len(text) > _LONG and re.search(r"\s[-–—]\s", text[2:]))
    return has_company or not _NUMBER.match(text)


def _with_wrapped_headings(pieces):
    """The pieces with headings that took two or three lines as one."""
    last = max((piece.block for piece in pieces if _is_text(piece)), default=-1)
    result = []
    for block in _by_block(pieces):
        # Below the last text stand signatures, whose lines are no headings.
        while len(block) > 1 and block[0].block < last and _is_wrapped_heading(block):
            block[:2] = [replace(block[0], text=join(block[0].text, block[1].text))]
        result += block
    return result


def _with_signatures(pieces):
    """The pieces with names and roles that stood side by side at the end below each other."""
    last = len(pieces) - 1
    while last > 0 and is_date(pieces[last].text):
        last -= 1
    rows = pieces[last].rows if pieces else ()
    if not 0 < len(rows) <= _MOST_SIGNATURE_LINES or re.search(r"\d", str(rows)):
        return pieces
    lines = [cell for column in zip(*rows, strict=True) for cell in column if cell]
    signatures = [Piece(line, block=pieces[last].block) for line in lines]
    return [*pieces[:last], *signatures, *pieces[last + 1 :]]


def _by_block(pieces):
    return [list(block) for _, block in groupby(pieces, key=lambda piece: piece.block)]


def _is_text(piece):
    return piece.kind is not Kind.PARAGRAPH or is_body(without_marks(piece.text))


def _is_wrapped_heading(block):
    first, second = block[:2]
    if {first.kind, second.kind} != {Kind.PARAGRAPH}:
        return False
    if len(first.text) + len(second.text) >= LONGEST:
        return False
    if is_capitals(first.text) or is_capitals(second.text):
        return is_capitals(first.text) and is_capitals(second.text)
    return (
        len(block) == 2
        and len(first.text) >= _WRAPPED_HEADING
        and may_be_heading(first.text)
        and may_be_heading(join(first.text, second.text))
    )


def _set_apart(pieces):
    """Of each piece, whether it stands by itself between empty lines."""
    blocks = _by_block(pieces)
    # A text without empty lines sets nothing apart: each line stands for itself.
    spaced = len(blocks) > len(pieces) / 3
    return [len(block) == 1 or not spaced for block in blocks for _ in block]


def _passage(piece):
    if piece.kind is Kind.TABLE:
        text = "\n".join("\t".join(row) for row in piece.rows)
        return Passage(Kind.TABLE, text, rows=piece.rows)
    return next(iter(read_marks(piece.text).passages(piece.kind, piece.level)), None)
