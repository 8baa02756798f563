"""A document as it was read: passages of text in their order, whatever the file was."""

from dataclasses import dataclass, field
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
        return "\n\n".join(passage.text for passage in self.passages)


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
