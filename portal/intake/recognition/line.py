"""A passage while it is being recognised: its words and what has been found in it so far."""

from bisect import bisect_left, insort
from functools import cached_property

from ..passages import Found, Kind, Passage
from .words import tokens_of


class Line:
    """
    A passage at its place in the document, in ``language``, with what is found in it.

    What one recogniser found, the next ones see: a name is not taken for a date.
    """

    def __init__(self, index, passage, language, known):
        self.index = index
        self.passage = passage
        self.language = language
        self.known = known
        self.text = passage.text
        self.by_kind = {}
        self.taken = {}

    @cached_property
    def tokens(self):
        return tokens_of(self.text)

    @property
    def is_heading(self):
        return self.passage.kind == Kind.HEADING

    def add(self, kind, start, end, **value):
        """Note a finding over ``text[start:end]`` and return it."""
        found = Found(str(kind), self.index, start, end, self.text[start:end], value)
        insort(self.by_kind.setdefault(found.kind, []), found, key=beginning)
        taken = self.taken.setdefault(found.kind, bytearray(len(self.text)))
        mark(taken, start, end)
        return found

    def forget_tokens(self):
        """Free what is only needed while the passage itself is read."""
        self.__dict__.pop("tokens", None)

    @property
    def found(self):
        """All that was found so far, in no order."""
        return [found for findings in self.by_kind.values() for found in findings]

    def of(self, kind):
        """What was found so far of a kind, in the order of the text."""
        return self.by_kind.get(kind, [])

    def within(self, kind, start, end):
        """What was found of a kind that begins in ``text[start:end]``, in its order."""
        findings = self.of(kind)
        first = bisect_left(findings, start, key=beginning)
        return findings[first : bisect_left(findings, end, lo=first, key=beginning)]

    def token_from(self, place):
        """The position of the first token that begins at ``text[place]`` or later."""
        return bisect_left(self.tokens, place, key=beginning)

    def is_free(self, start, end, *kinds):
        """Whether no finding of the kinds touches ``text[start:end]``."""
        return all(
            self.taken[kind].find(1, start, end) == -1 for kind in kinds if kind in self.taken
        )


def mark(taken, start, end):
    """Mark a stretch of a text as taken, in a ``bytearray`` as long as the text."""
    taken[start:end] = b"\1" * (end - start)


def beginning(found):
    """Where a finding or a token begins."""
    return found.start


def place(found):
    """By what findings are ordered: where they begin, then the empty and then the longer first."""
    return (found.passage, found.start, found.end > found.start, -found.end)


def without_overlaps(findings):
    """The findings in order; of two of a kind that overlap only the first, of equals the longer."""
    kept = []
    ends = {}
    for found in sorted(findings, key=place):
        begin, end = ends.get((found.passage, found.kind), (0, 0))
        if found.start >= end or found.start == found.end == begin:
            kept.append(found)
            ends[found.passage, found.kind] = (found.start, max(end, found.end))
    return kept


def plain_line(text, language, known):
    """A text of its own, such as the cell of a table, to be recognised like a passage."""
    return Line(0, Passage(Kind.PARAGRAPH, text), language, known)
