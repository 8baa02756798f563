"""Marks of emphasis and links that are left in a text, as Markdown writes them."""

import re

from .words import Words

_MARKS = re.compile(
    r"!\[[^\[\]]{0,500}+\]\([^()\s]*+\)"  # a picture
    r"|\[(?P<words>(?:[^\[\]]|\[[^\[\]]{0,500}\]){1,2000}?)\]"
    r"\((?P<address>(?:[^()\s]|\([^()\s]*+\))*+)(?:\s+\"[^\"]*+\")?\)"
    r"|\*\*(?=[^\s*])(?P<strong>(?:[^*]|\*(?!\*)){1,5000}?)(?<=[^\s])\*\*"
    r"|(?<![\w*])\*(?=[^\s*])(?P<emphasis>[^*]{1,5000}?)(?<=[^\s])\*(?![\w*])"
    r"|\\(?P<literal>[\[\]*#\\])"
)
_DEEPEST = 3


def read_marks(text):
    """
    The ``Words`` of ``text``: ``[words](address)`` as links, ``**words**`` as emphasis, ``*words*``
    without the marks. Marks without their counterpart stay as they are.
    """
    words = Words()
    _write(words, text, 0)
    return words


def without_marks(text):
    """What a reader sees of ``text``."""
    return "\n".join(passage.text for passage in read_marks(text).passages())


def open_mark(text):
    """Whether a link or an emphasis begins in ``text`` and does not end there."""
    if text.count("**") % 2:
        return True
    bracket = text.rfind("[")
    if bracket < 0:
        return False
    end = text.rfind(")", bracket) + 1 or bracket  # behind it an address may be open
    return "]" not in text[bracket:end] and not re.search(r"\](?!\()", text[end:])


def _write(words, text, depth):
    written = 0
    for match in _MARKS.finditer(text):
        words.write(text[written : match.start()])
        written = match.end()
        start = words.position
        inner = match["words"] or match["strong"] or match["emphasis"]
        if match["literal"]:
            words.write(match["literal"])
        elif inner is None:
            continue
        elif depth == _DEEPEST:
            words.write(match[0])
        else:
            _write(words, inner, depth + 1)
            if match["words"]:
                words.link(start, match["address"])
            elif match["strong"]:
                words.emphasise(start)
    words.write(text[written:])
