"""Which short lines of a text are its headings."""

import re
from dataclasses import replace

from ..passages import Kind
from .wrapping import begins_small, ends_sentence, is_capitals, is_caption

LONGEST = 150
LOWEST = 6  # level, as in HTML
MOST_AT_THE_START = 3  # title, subtitle, first section

_MONTHS = (
    r"(?:stycz|lut|mar|kwie|maj|czerw|lip|sierp|wrze|paź|list|grud|jan|feb|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec)[^\W\d_]*"
)
# A date, also after a place: what stands between a title and its text, or below a signature.
_DATE = re.compile(
    r"(?:[^\W\d_][\w .-]{1,40},? )?(?:(?:z )?dnia |on )?(?:the )?"
    r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS},? \d{{4}}|{_MONTHS} \d{{1,2}}, \d{{4}})"
    r"(?: ?(?:r\.?|roku))?\.?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"@|https?://|www\.|\btel\b|\bfaks?\b|\d{2}-\d{3}\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})[.)]? +\S|[IVX]{1,5}[.)] +\S")
_PART = re.compile(
    r"(?:Rozdział|Część|Dział|Tytuł|Załącznik|Artykuł|Art\.|Chapter|Part|Section|Annex|Article"
    r"|Appendix)\s+(?:nr\s+)?(?:\d|[IVXL]+\b)",
    re.IGNORECASE,
)
_PARAGRAPH_SIGN = re.compile(r"§ *\d+[a-z]?\.?")


def is_date(text):
    """Whether ``text`` is nothing but a date, or a place with a date."""
    return bool(_DATE.fullmatch(text))


def is_body(text):
    """Whether ``text`` is what headings stand above."""
    if is_date(text) or is_caption(text) or _is_marked(text):
        return False
    return (ends_sentence(text) and len(text.split()) >= 4) or len(text) > LONGEST


def may_be_heading(text):
    """Whether ``text`` is made as a heading is, wherever it stands."""
    if not text or len(text) > LONGEST or text[-1] in ".,;:…-–":
        return bool(text) and _is_marked(text)
    first = next((sign for sign in text if sign.isalnum()), "")
    return (
        not first.islower()
        and (text[0].isalnum() or text[0] in "„\"“'‘(«§")
        and any(sign.isalpha() for sign in text)
        and not begins_small(text)
        and not is_date(text)
        and not is_caption(text)
        and not _ADDRESS.search(text)
    )


def with_headings(passages, set_apart):
    """
    ``passages`` with their headings named as such. Where some already are, only paragraphs that
    are set in bold throughout are taken for more, each one level below the heading before it.
    """
    if any(passage.kind is Kind.HEADING for passage in passages):
        set_apart = [passage.strong == ((0, len(passage.text)),) for passage in passages]
    texts = [passage.text if passage.kind is Kind.PARAGRAPH else None for passage in passages]
    levels = find_headings(texts, set_apart)
    result = []
    above = 0  # the level of the last heading that was named before
    for place, passage in enumerate(passages):
        if passage.kind is Kind.HEADING:
            above = passage.level
        elif place in levels and (set_apart[place] or not above):
            level = min(above + 1, LOWEST) if above else levels[place]
            passage = replace(passage, kind=Kind.HEADING, level=level)  # noqa: PLW2901 - the same
        result.append(passage)
    return result


def find_headings(texts, set_apart):
    """
    The levels of the headings among ``texts`` by their position, from 1 for a title before all
    text.

    ``texts`` has ``None`` for what is neither heading nor paragraph: an item, a table, a quote.
    ``set_apart`` says of each whether it stands by itself. A heading stands above a text: short
    lines after the last one are signatures.
    """
    bodies = [place for place, text in enumerate(texts) if text is None or is_body(text)]
    if not bodies:
        return {}
    levels = {}
    follows = 0  # how many headings in a row may stand above what follows
    for place in reversed(range(bodies[-1] + 1)):
        text = texts[place]
        if text is None or is_body(text):
            follows = MOST_AT_THE_START if place == bodies[0] else 1
        elif is_date(text):
            continue
        elif _is_marked(text) or (follows and set_apart[place] and may_be_heading(text)):
            levels[place] = _level(text)
            follows = max(0, follows - 1)
        elif not begins_small(text):
            follows = 0
    return _with_title(levels, bodies[0])


def _is_marked(text):
    """Whether ``text`` shows by itself that it is a heading: names a part, is in capitals."""
    return len(text) <= LONGEST and bool(
        _PARAGRAPH_SIGN.fullmatch(text)
        or (_PART.match(text) and not ends_sentence(text.rstrip(".")) and len(text) < 100)
        or (is_capitals(text) and len(text.split()) > 1 and not text.endswith((",", ";", ":")))
    )


def _level(text):
    if _PARAGRAPH_SIGN.fullmatch(text):
        return 3
    match = _NUMBERED.match(text)
    return 2 + (match["number"].count(".") if match and match["number"] else 0)


def _with_title(levels, first_body):
    """The same levels, with 1 for the first heading if no text stands before it."""
    first = min(levels, default=first_body)
    return {place: 1 if place == first < first_body else level for place, level in levels.items()}
