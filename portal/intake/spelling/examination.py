"""Examines a text for the damage that a scan does."""

from ..dictionary import stems_of
from .confusions import ALPHABETS
from .damage import Text
from .punctuation import damaged_marks
from .suspicions import Examination

# The share of unknown words above which a scan must have damaged the text, and the number of them
# below which so short a text tells nothing.
UNKNOWN_SHARE = 0.05
FEWEST_UNKNOWN = 3


def examine(passages, language, known_words=(), force=False, threshold=UNKNOWN_SHARE):
    """
    The ``Examination`` of a document's passages.

    ``known_words`` are names of the site; they count as known, with Polish endings too. Repairs
    are sought if the share of unknown words is above the threshold, or by ``force``; else unknown
    words are listed without proposals. Of a language without a dictionary there is nothing to say.
    """
    if language not in ALPHABETS:
        return Examination(words=0, unknown=0, needs_checking=False)
    text = Text(passages, language, stems_of(known_words))
    small = [place for place, token in enumerate(text.tokens) if token.small]
    unknown = sum(map(text.is_wrong, small))
    needs_checking = unknown >= FEWEST_UNKNOWN and unknown > threshold * len(small)
    if needs_checking or force:
        found = [*text.damaged(), *damaged_marks(passages, language)]
    else:
        found = text.unlisted()
    return Examination(
        words=len(small),
        unknown=unknown,
        needs_checking=needs_checking,
        suspicions=tuple(sorted(found, key=lambda suspicion: (suspicion.passage, suspicion.start))),
    )
