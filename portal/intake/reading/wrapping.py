"""Lines that were broken to fit a page, joined to paragraphs again."""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from .marks import open_mark

WIDEST = 200  # a longer line is a paragraph that nobody wrapped
NARROWEST = 40
_SURE = 60  # a line so long was broken even if it is the only one

_CAPTION = re.compile(
    r"(?:Od lewej|Na zdj[eę]ci(?:u|ach)|Na fotografii|Fot\.|Foto:|Zdj[eę]cie:|From (?:the )?left"
    r"|Pictured|Photo(?:graph)?s?:|In the (?:photo|picture))"
)
_HYPHEN = re.compile(r"[^\W\d_][-‐]$")
# Polish compounds that keep their hyphen: "społeczno-gospodarczy", but not "równo-ści".
_COMPOUND = re.compile(r"(?:sk|ck|czn|jn|ow)o[-‐]$")
_END = 12  # characters that are enough to see how a text ends
_ENDS = re.compile(r"[.!?…:;][\"”’»)\]*]*$")
_STOPS = re.compile(r"[.;:,][\"”’»)\]*]*$")
_DIVIDED = re.compile(r"\w[-‐]$")
_WORD = re.compile(r"[-‐]?\w")
_RANGE = re.compile(r"\d[-–]$")
_INITIAL = re.compile(r"\b[^\W\d_]\.$")  # "M." and on the next line "Klaman"
_FIRST_WORD = re.compile(r"\S+")


def is_caption(text):
    """Whether ``text`` says who or what is in a picture."""
    return bool(_CAPTION.match(text.lstrip("*[( ")))


def ends_sentence(text):
    """Whether ``text`` ends as a sentence or as an announcement of what follows."""
    return bool(_ENDS.search(text[-_END:]))


def may_precede_item(text):
    """Whether an item of a list may follow after ``text`` without an empty line."""
    return bool(_STOPS.search(text[-_END:]))


def begins_small(text):
    """Whether ``text`` begins as only the middle of a sentence does."""
    first = text.lstrip("*[„\"'(")[:1]
    return first.islower() or text[:1] in ",;)”" or text[:2] in ("– ", "- ", "— ")


def is_capitals(text):
    """Whether ``text`` is set in capitals."""
    return text.isupper() and sum(letter.isalpha() for letter in text) >= 4


def join(first, second):
    """Two lines as one; a word that was divided between them is whole again."""
    end = first[-_END:]
    if _HYPHEN.search(end):
        if second[:1] in "-‐" and second[1:2].isalpha():
            return first + second[1:]  # Polish repeats the hyphen of a compound on the next line
        if second[:1].islower():
            is_compound = _COMPOUND.search(end) and not second.startswith("ści")
            return first + second if is_compound else first[:-1] + second
        if second[:1].isupper():
            return first + second  # "Bielsko-Biała"
    if _RANGE.search(end) and second[:1].isdigit():
        return first + second
    return f"{first} {second}"


@dataclass(frozen=True)
class Wrapping:
    """
    How the lines of a text were broken: at about ``width`` characters (0: nowhere), and how full
    a line is at least, with the word that no longer fitted, as a share of that.
    """

    width: float = 0
    fullness: float = 1

    @classmethod
    def of(cls, blocks):
        """
        The wrapping of ``blocks``, which are lists of lines without an empty one between.

        A line that goes on with a small letter was surely broken; how long such lines are tells
        of the others. Proportional type and OCR leave them more or less full.
        """
        broken = []
        others = 0
        for block in blocks:
            for line, following in pairwise(block):
                if len(line) < NARROWEST or ends_sentence(line):
                    continue
                if len(line) <= WIDEST and begins_small(following):
                    broken.append((line, following))
                else:
                    others += 1
        if not broken or len(broken) < others / 3:
            return cls()
        lengths = [len(line) for line, _ in broken]
        if len(lengths) == 1 and lengths[0] < _SURE:
            return cls()  # an address, perhaps
        width = quantiles(lengths, n=10)[-1] if len(lengths) > 2 else max(lengths)
        fullness = sorted(_needed(line, following) / width for line, following in broken)
        return cls(width, max(0.6, min(1, fullness[len(fullness) // 10])))

    def continues(self, line, following):
        """Whether ``following`` belongs to the paragraph of ``line``, the line before it."""
        if is_caption(following):
            return False
        if len(line) >= NARROWEST and _DIVIDED.search(line[-_END:]) and _WORD.match(following):
            return True
        if not self.width or len(line) > 1.5 * self.width:
            return False
        if is_capitals(line) and not is_capitals(following) and len(line) < 0.8 * self.width:
            return False
        if begins_small(following) or _INITIAL.search(line[-_END:]):
            share = 0.5
        else:
            share = self.fullness if ends_sentence(line) else min(self.fullness, 0.75)
        return _needed(line, following) >= share * self.width


def continues_mark(text, line):
    """Whether an emphasis or a link that begins in ``text`` ends in ``line``."""
    return open_mark(text) and ("**" in line or "](" in line)


def _needed(line, following):
    """How long ``line`` would be with the first word of the next one."""
    return len(line) + 1 + len(_FIRST_WORD.match(following)[0])
