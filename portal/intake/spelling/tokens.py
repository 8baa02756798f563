"""The words of passages, with the places where they stand."""

import re
from dataclasses import dataclass

_LETTER = r"[^\W\d_]"
_SMALL = "a-ząćęłńóśźż"
# Signs and digits that stand for letters where a scan is read badly.
_SIGN = "[¢$£§|]"
_WORD = re.compile(
    rf"(?<![\w#])(?<!\d-)"
    rf"(?:{_LETTER}|(?:{_SIGN}|\d)(?=[{_SMALL}]{{3}}))"
    rf"(?:{_LETTER}|{_SIGN}|\d(?={_LETTER})|(?<=[{_SMALL}])!(?=[{_SMALL}])|['’ʼ-](?={_LETTER}))*"
)
_RUN = re.compile(r"\S+")
# What only addresses on the web and of mail have.
_MARK = re.compile(r"://|@|www\.")
_HOST = re.compile(
    r"(?<![\w-])[\w-]+(?:\.[\w-]+){0,9}\.(?:pl|eu|com|org|net|info|edu|int|gov)(?![\w])(?:/\S*)?"
)
_SENTENCE_END = re.compile(r"[.!?:…]|[„“”\"«»(–—-]\s*$|\n")


@dataclass(frozen=True)
class Token:
    """
    The word ``passages[passage].text[start:end]``; ``before`` is what parts it from the word before
    in the same passage, ``None`` if there is none.
    """

    passage: int
    start: int
    end: int
    text: str
    before: str | None

    @property
    def small(self):
        """Whether the word is written small."""
        return self.text[:1].islower()

    @property
    def opens(self):
        """Whether a sentence, a quotation or a passage may begin with the word."""
        return self.before is None or bool(_SENTENCE_END.search(self.before))


def addresses(text):
    """
    The spans of addresses on the web and of mail, and of numbers with slashes, as acts and files
    have them, in their order.
    """
    spans = []
    for run in _RUN.finditer(text):
        characters = run.group()
        if _MARK.search(characters) or ("/" in characters and re.search(r"\d", characters)):
            spans.append(run.span())
        else:
            spans.extend(match.span() for match in _HOST.finditer(text, *run.span()))
    return spans


def tokens(passages):
    """The words of each passage in their order, without addresses and numbers, as ``Token``s."""
    found = []
    for place, passage in enumerate(passages):
        text = passage.text
        skipped = addresses(text)
        last = None
        for match in _WORD.finditer(text):
            start, end = match.span()
            while skipped and skipped[0][1] <= start:
                skipped.pop(0)
            if skipped and skipped[0][0] < end:
                continue
            before = None if last is None else text[last:start]
            found.append(Token(place, start, end, match.group(), before))
            last = end
    return found
