"""Marks that a scan damaged: quotations that do not open, hyphens for dashes, lost spaces."""

import re

from portal.intake.spelling.suspicions import Doubt, Proposal, Suspicion

# What was read is the group; beside it, what was printed.
_SPACE = (re.compile(r"(?<=[^\W\d_]{2})([.,;:!?])(?=[^\W\d_a-ząćęłńóśźż][^\W\d_])"), r"\1 ")
_DASH = (re.compile(r"(?:^|(?<=\s))([-—])(?=\s)"), "–")
# Neither dates and telephone numbers nor numbers of acts and files.
_RANGE = (re.compile(r"(?<![\w/.,–-])\d{1,4}(-)(?=\d{1,4}(?![\w/–-]|[.,]\d))"), "–")
# The low quotation mark is read as the mark it resembles.
_LOW_MARK = (re.compile(r"(?:^|(?<=[\s(]))(,,|[,.])(?=[^\W\d_]{2})"), "„")

_MARKS = {"pl": (_LOW_MARK, _DASH, _RANGE, _SPACE), "en": (_DASH, _RANGE, _SPACE)}
_OPENING = "„“«"
_CLOSING = re.compile("”")


def damaged_marks(passages, language):
    """The suspicions of kind ``PUNCTUATION``, with one proposal each or, of a lost mark, none."""
    found = []
    for place, passage in enumerate(passages):
        for pattern, printed in _MARKS[language]:
            for match in pattern.finditer(passage.text):
                start, end = match.span(1)
                read = match.group(1)
                instead = match.expand(printed)
                confusion = "→␣" if instead == f"{read} " else f"{read}→{instead}"
                proposal = Proposal(instead, (confusion,))
                found.append(
                    Suspicion(place, start, end, read, Doubt.PUNCTUATION, (proposal,))
                )
        if language == "pl":
            repaired = {mark.start for mark in found if mark.passage == place and "„" in mark.proposals[0].word}
            found += unopened(place, passage.text, repaired)
    return found


def unopened(place, text, repaired):
    """Closing quotation marks that nothing opens, but for the places that are repaired."""
    depth = 0
    for position, character in enumerate(text):
        if character in _OPENING or position in repaired:
            depth += 1
        elif character == "”":
            depth -= 1
            if depth < 0:
                depth = 0
                yield Suspicion(place, position, position + 1, character, Doubt.PUNCTUATION)
