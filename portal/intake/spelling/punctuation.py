"""Marks that a scan damaged: quotations that do not open, hyphens for dashes, lost spaces."""

import re

from .suspicions import Doubt, Proposal, Suspicion
from .tokens import addresses

# Patterns whose group is what was read, each with what was printed.
# The low quotation mark is read as the mark that it resembles.
_LOW_MARK = (re.compile(r"(?:^|(?<=[\s(]))(,,|[,.])(?=[^\W\d_]{2})"), "„")
_DASH = (re.compile(r"(?:^|(?<=\s))(-)(?=\s)"), "–")
# Neither dates and telephone numbers nor the numbers of acts and files.
_RANGE = (re.compile(r"(?<![\w/.,–-])\d{1,4}(-)(?=\d{1,4}(?![\w/–-]|[.,]\d))"), "–")
# Between two words, of which the second has a capital.
_LOST_SPACE = (
    re.compile(r"(?<=[^\W\d_]{2})([.,;:!?])(?=[^\W\d_a-ząćęłńóśźż][^\W\d_])"),
    r"\1 ",
)
_MARKS = {"pl": (_LOW_MARK, _DASH, _RANGE, _LOST_SPACE), "en": (_RANGE, _LOST_SPACE)}

_OPENING = "„“«"
_CLOSING = "”"


def damaged_marks(passages, language):
    """The suspicions of kind ``PUNCTUATION``, with one proposal or, of a lost mark, none."""
    for place, passage in enumerate(passages):
        opened = set()
        skipped = addresses(passage.text)
        for pattern, printed in _MARKS[language]:
            for match in pattern.finditer(passage.text):
                start, end = match.span(1)
                if any(first < end and start < last for first, last in skipped):
                    continue
                read, instead = match.group(1), match.expand(printed)
                confusion = "→␣" if instead == f"{read} " else f"{read}→{instead}"
                proposal = Proposal(instead, (confusion,))
                yield Suspicion(place, start, end, read, Doubt.PUNCTUATION, (proposal,))
                if instead in _OPENING:
                    opened.add(start)
        if language == "pl":
            yield from unopened(place, passage.text, opened)


def unopened(place, text, opened):
    """Closing quotation marks that nothing opens; ``opened`` are the places of repaired ones."""
    depth = 0
    for position, character in enumerate(text):
        if character in _OPENING or position in opened:
            depth += 1
        elif character == _CLOSING and depth:
            depth -= 1
        elif character == _CLOSING:
            yield Suspicion(place, position, position + 1, character, Doubt.PUNCTUATION)
