"""In which encoding a text is written."""

import codecs
import re
from collections import Counter

from .refusals import Refusal

# The byte-order marks of Unicode, the longest first: that of UTF-16 begins that of UTF-32.
MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32le",
    codecs.BOM_UTF32_BE: "utf-32be",
    codecs.BOM_UTF16_LE: "utf-16le",
    codecs.BOM_UTF16_BE: "utf-16be",
}
# The encodings of Polish texts before Unicode. They agree but for ą, ś, ź and what few texts have.
POLISH = ["windows-1250", "iso-8859-2"]
POLISH_LETTERS = set("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
# Besides letters: what texts are set with.
COMMON_SIGNS = set("„”“’‘‚–—…«»§°·•\u00a0\u00ad€×÷±½²³®©™")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_BROKEN = re.compile(r"[\udc80-\udcff]")  # what "surrogateescape" makes of a byte that is no UTF-8
_ASCII = bytes(range(128))


def decode(data):
    """
    ``data`` as text and the name of its encoding: UTF-8, UTF-16 or UTF-32 by their marks, UTF-16
    without a mark, UTF-8, Windows-1250 or ISO 8859-2.

    Nothing is guessed into a gap: raises ``Refusal`` where even one letter cannot be told, with
    the number of the first such line if the rest is UTF-8, since a letter that is quietly
    replaced would be published.
    """
    encoding = next((name for mark, name in MARKS.items() if data.startswith(mark)), None)
    if encoding is None:
        encoding = _unmarked_utf16(data) or _eight_bits(data)
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise Refusal("damaged", line=_line(data, error.start, encoding)) from error
    text = text.rstrip("\x1a")  # how DOS ended a text
    if _CONTROLS.search(text):
        raise Refusal("unknown")
    return text, encoding


def _line(data, position, encoding):
    return data[:position].decode(encoding, "ignore").count("\n") + 1


def _unmarked_utf16(data):
    """
    The byte order of a UTF-16 text without its mark, else ``None``.

    Every second byte of a text in Latin letters is 0, or 1 for most Polish letters, 32 for dashes
    and quotation marks. No text in eight bits has a byte 0.
    """
    if b"\x00" not in data or len(data) % 2:
        return None
    sample = data[: 1 << 16]
    for encoding, high in (("utf-16le", sample[1::2]), ("utf-16be", sample[::2])):
        if sum(byte in (0, 1, 32) for byte in high) > 0.9 * len(high):
            low = sample[::2] if encoding == "utf-16le" else sample[1::2]
            if low.count(0) <= 0.1 * len(low):
                return encoding
    return None


def _eight_bits(data):
    """The encoding of a text with one byte or more a letter; Polish letters decide."""
    scores = {name: score for name in POLISH if (score := _score(data, name)) is not None}
    best = max(scores, key=scores.get, default=None)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if _mostly_utf8(data):
            return "utf-8"
        if best and scores[best] > 0:
            return best
        raise Refusal("encoding") from None
    # Two Polish letters of the old encodings can pass for one letter of UTF-8: "ÓŁ" for "ӣ".
    foreign = set(_NOT_ASCII.findall(text))
    if foreign and best and scores[best] == 1 and not foreign & (POLISH_LETTERS | COMMON_SIGNS):
        return best
    return "utf-8"


def _score(data, encoding):
    """
    How well ``data`` reads as Polish in ``encoding``: 1 if all that is not ASCII are Polish
    letters, less for other letters, below 0 for what stands in no text; ``None`` if it cannot be.
    """
    total = 0
    count = Counter(data.translate(None, _ASCII))
    for byte, times in count.items():
        try:
            sign = bytes([byte]).decode(encoding)
        except UnicodeDecodeError:
            return None
        if "\x80" <= sign <= "\x9f":
            return None
        if sign in POLISH_LETTERS:
            total += times
        elif sign in COMMON_SIGNS:
            total += times / 2
        else:
            total += times / 5 if sign.isalpha() else -times
    return total / count.total() if count else 0


def _mostly_utf8(data):
    """Whether a text that is not UTF-8 throughout is so for the most part."""
    text = data.decode("utf-8", "surrogateescape")
    broken = len(_BROKEN.findall(text))
    return len(_NOT_ASCII.findall(text)) > 2 * broken
