"""What differs between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

# Beyond this many words a passage that differs is shown as deleted and inserted whole: finding
# what two passages share takes time with the square of their length.
LONGEST_PASSAGE = 2000
# Likewise, of more passages than this each is compared with the one in its place.
MOST_PASSAGES = 1000


@dataclass(frozen=True)
class Segment:
    """A piece of text; ``change`` is ``same``, ``deleted`` or ``inserted``."""

    change: str
    text: str


def compare(before, after):
    """
    The passages of two texts, each a list of ``Segment`` in the order of reading.

    Empty lines part the passages. Where one text has more of them than the other, passages are
    matched by their words.
    """
    old, new = passages_of(before), passages_of(after)
    if len(old) == len(new):
        pairs = zip(old, new, strict=True)
    elif max(len(old), len(new)) > MOST_PASSAGES:
        pairs = zip_longest(old, new, fillvalue="")
    else:
        pairs = matched(old, new)
    return [compare_passages(*pair) for pair in pairs]


def changed_only(passages):
    """Those of ``passages``, as ``compare`` gives them, in which something differs."""
    return [passage for passage in passages if any(segment.change != "same" for segment in passage)]


def passages_of(text):
    return [passage for passage in re.split(r"\n\s*\n", text) if passage.strip()]


def matched(old, new):
    """Pairs of passages; ``""`` stands where one of the texts has none."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _change, start, end, other_start, other_end in matcher.get_opcodes():
        yield from zip_longest(old[start:end], new[other_start:other_end], fillvalue="")


def compare_passages(before, after):
    """The segments of one passage; words and the white space between them stay whole."""
    if before == after:
        return [Segment("same", before)]
    old, new = re.findall(r"\s+|\w+|[^\w\s]", before), re.findall(r"\s+|\w+|[^\w\s]", after)
    if max(len(old), len(new)) > LONGEST_PASSAGE:
        return _changed(before, after)
    segments = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for change, start, end, other_start, other_end in matcher.get_opcodes():
        deleted, inserted = "".join(old[start:end]), "".join(new[other_start:other_end])
        segments += [Segment("same", deleted)] if change == "equal" else _changed(deleted, inserted)
    return segments


def _changed(deleted, inserted):
    pieces = (Segment("deleted", deleted), Segment("inserted", inserted))
    return [piece for piece in pieces if piece.text]
