"""What an examination says of a text."""

from dataclasses import dataclass
from enum import StrEnum


class Doubt(StrEnum):
    """Why a word or mark is suspected."""

    # Not a word of the language: damaged for sure.
    UNKNOWN = "unknown"
    # A word, but probably another one in this place: a person decides, nothing is taken as given.
    DOUBTFUL = "doubtful"
    # A mark, or the want of one: a quotation's opening, a dash, a space.
    PUNCTUATION = "punctuation"
    # Not in the dictionary and not for that reason wrong: a name, a foreign or a new word.
    UNLISTED = "unlisted"


@dataclass(frozen=True)
class Proposal:
    """
    What may stand instead, and what the scan took for what: ``("é→ó", "t→ł")``, as read and as
    printed. A lost space is ``"→␣"``.
    """

    word: str
    confusions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suspicion:
    """
    ``word`` is ``passages[passage].text[start:end]``; ``kind`` one of ``Doubt``; the likeliest
    proposal comes first. Suspicions of one text never overlap.
    """

    passage: int
    start: int
    end: int
    word: str
    kind: Doubt
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True)
class Examination:
    """
    What a text looks like.

    ``words`` is the number of its words written small, ``unknown`` that of those which neither
    its language nor another has. ``needs_checking`` tells that there are so many that a scan must
    have damaged it.
    """

    words: int
    unknown: int
    needs_checking: bool
    suspicions: tuple[Suspicion, ...] = ()

    @property
    def share(self):
        """The share of unknown words, from 0 to 1."""
        return self.unknown / self.words if self.words else 0

    def of(self, kind):
        """The suspicions of a kind."""
        return [suspicion for suspicion in self.suspicions if suspicion.kind == kind]
