"""A document as it was read: passages of text in their order, whatever the file was."""

import re
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum


class Kind(StrEnum):
    """What a passage is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    TABLE = "table"


@dataclass(frozen=True)
class Link:
    """A link over ``passage.text[start:end]``, with its address as the document has it: ``#``."""

    start: int
    end: int
    address: str


@dataclass(frozen=True)
class Passage:
    """
    A heading, a paragraph, an item of a list, a quotation or a table.

    ``text`` is plain, on one line, with the original's letters and marks. ``level`` is the rank of
    a heading, from 1. A table holds its cells in ``rows`` and in ``text`` the same cells parted by
    tabs and line ends. ``strong`` holds the spans ``(start, end)`` that the document emphasises.
    """

    kind: Kind
    text: str
    level: int = 0
    links: tuple[Link, ...] = ()
    strong: tuple[tuple[int, int], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def pack(passage):
    """``passage`` in types that JSON has; ``unpack`` gives it back."""
    return {name: value for name, value in asdict(passage).items() if value}


def whole_text(passages):
    """
    The text of ``passages``, parted by empty lines. None has an empty line of its own, as a table
    with an empty row would, so that the passages of the text are those of the document.
    """
    return "\n\n".join(re.sub(r"\n\s*\n", "\n", passage.text) for passage in passages)


def unpack(stored):
    """The passage that ``pack`` stored."""
    return Passage(
        kind=Kind(stored["kind"]),
        text=stored.get("text", ""),
        level=stored.get("level", 0),
        links=tuple(Link(**link) for link in stored.get("links", ())),
        strong=tuple(tuple(span) for span in stored.get("strong", ())),
        rows=tuple(tuple(row) for row in stored.get("rows", ())),
    )


def mend(passage, replacements):
    """
    ``passage`` with each ``(start, end, words)`` of ``replacements`` put in place of what is there.

    Links, emphasis and the cells of a table move along. Replacements do not overlap.
    """
    shift = Shift(replacements)
    text = shift.apply(passage.text)
    return replace(
        passage,
        text=text,
        links=tuple(
            replace(link, start=shift.forth(link.start), end=shift.forth(link.end))
            for link in passage.links
        ),
        strong=tuple((shift.forth(start), shift.forth(end)) for start, end in passage.strong),
        rows=tuple(tuple(row.split("\t")) for row in text.split("\n")) if passage.rows else (),
    )


class Shift:
    """Where the letters of a text stand once ``replacements`` are put into it, and back."""

    def __init__(self, replacements):
        self.replacements = sorted(replacements)

    def apply(self, text):
        """``text`` with the replacements put in."""
        pieces, position = [], 0
        for start, end, words in self.replacements:
            pieces += [text[position:start], words]
            position = end
        return "".join([*pieces, text[position:]])

    def forth(self, position):
        """Where ``position`` of the text stands afterwards; within a replacement, at its end."""
        moved = position
        for start, end, words in self.replacements:
            if position <= start:
                break
            moved += len(words) - (end - start)
            if position < end:
                return moved + end - position
        return moved

    def back(self, position, at_end=False):
        """
        Where ``position`` of the mended text stood before.

        Within a replacement that is the start of the words that were replaced, or ``at_end`` their
        end.
        """
        moved = 0  # how far the text up to here has moved
        for start, end, words in self.replacements:
            if position <= start + moved:
                break
            if position < start + moved + len(words):
                return end if at_end else start
            moved += len(words) - (end - start)
        return position - moved


@dataclass(frozen=True)
class Reading:
    """
    What was read of a file.

    ``format`` is one of the names in ``portal.intake.reading.FORMATS``; ``encoding`` that of a text
    (empty for others); ``pages`` the number of its pages, ``None`` where it has none; ``engine``
    what turned a picture into letters, with its version (empty where none was needed); ``title``
    what the file itself says its title is.
    """

    passages: tuple[Passage, ...]
    format: str
    encoding: str = ""
    pages: int | None = None
    engine: str = ""
    title: str = ""

    @property
    def text(self):
        """The whole text, passages parted by an empty line."""
        return whole_text(self.passages)


@dataclass(frozen=True)
class Found:
    """
    Something recognised in a document: the words ``passages[passage].text[start:end]`` and what
    they mean.

    ``kind`` is one of the names in ``portal.intake.recognition.kinds``; ``value`` holds what that
    kind says it does, in types that JSON has.
    """

    kind: str
    passage: int
    start: int
    end: int
    words: str
    value: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """Passages ``first`` to ``last`` (inclusive) of a document, about one thing, with its title."""

    title: str
    first: int
    last: int
