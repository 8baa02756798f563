"""Words on their way into a passage, with the links and the emphasis that lie over them."""

import re
import unicodedata
from dataclasses import replace

from ..passages import Kind, Link, Passage

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
# Nobody sees these; they would keep equal words from being found: controls, soft hyphens, marks of
# direction and of byte order, halves of surrogate pairs, what Unicode gives to no character.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff"
    + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_SPACES = re.compile(r"[^\S\n]+")


def clean(text):
    """``text`` with composed letters, ligatures as letters and nothing that cannot be seen."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text.translate(LIGATURES)))


class Words:
    """
    Collects the words of a passage, or of several parted by line ends.

    White space of every kind becomes one space, so that a span can be measured as it is written:
    keep ``position`` before the words, and name it to ``link`` or ``emphasise`` after them.
    """

    def __init__(self):
        self.parts = []
        self.position = 0
        self.links = []
        self.strong = []

    def write(self, text):
        """Add words; a line end in ``text`` parts passages."""
        text = _SPACES.sub(" ", text)
        if text.startswith(" ") and self._after_space:
            text = text[1:]
        if text:
            self.parts.append(text)
            self.position += len(text)

    @property
    def _after_space(self):
        return not self.parts or self.parts[-1][-1] in " \n"

    def link(self, start, address):
        """Lay a link over what was written since ``start``."""
        self.links.append((start, self.position, " ".join(address.split())))

    def emphasise(self, start):
        """Emphasise what was written since ``start``."""
        self.strong.append((start, self.position))

    def passages(self, kind=Kind.PARAGRAPH, level=0):
        """The passages written so far, without those that are empty."""
        whole = "".join(self.parts)
        passages = []
        start = 0
        for line in whole.split("\n"):
            end = start + len(line)
            if line.strip():
                passages.append(self._passage(whole, start, end, kind, level))
            start = end + 1
        return passages

    def _passage(self, whole, start, end, kind, level):
        start, end = _trim(whole, start, end)
        text = whole[start:end]
        links = []
        for link_start, link_end, address in sorted(self.links):
            span = _trim(whole, max(link_start, start), min(link_end, end))
            if span[0] >= span[1]:
                continue
            link = Link(span[0] - start, span[1] - start, address)
            if links and _is_one(links[-1], link, text):
                link = replace(link, start=links.pop().start)
            if not links or links[-1].end <= link.start:
                links.append(link)
        strong = []
        for strong_start, strong_end in sorted(self.strong):
            span = _trim(whole, max(strong_start, start), min(strong_end, end))
            if span[0] >= span[1]:
                continue
            span = (span[0] - start, span[1] - start)
            if strong and not text[strong[-1][1] : span[0]].strip():
                span = (strong.pop()[0], span[1])
            strong.append(span)
        return Passage(kind, text, level, tuple(links), tuple(strong))


def _is_one(link, following, text):
    """Whether two links are one, which a line end or a change of type divided."""
    leads_somewhere = link.address.strip("#")
    between = text[link.end : following.start]
    return leads_somewhere and link.address == following.address and not between.strip()


def _trim(text, start, end):
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
