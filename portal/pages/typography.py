"""Polish typography, put on as a page is rendered and never stored."""

import re

NBSP = "\u00a0"

# After these a line must not break: one-letter words, abbreviations before what they introduce.
_ONE_LETTER = re.compile(r"(?<![\w\u00a0])([aiouwzAIOUWZ]) (?=\S)")
_ONE_LETTER_AFTER_ONE = re.compile(r"(?<=\u00a0)([aiouwzAIOUWZ]) (?=\S)")
_ABBREVIATION = re.compile(r"\b(nr|art\.|ust\.|pkt|poz\.|ul\.|al\.|pl\.|im\.|str\.|św\.) (?=\S)")
_PARAGRAPH_SIGN = re.compile(r"§ (?=\d)")
_INITIAL = re.compile(r"\b([A-ZĄĆĘŁŃÓŚŹŻ]\.) (?=[A-ZĄĆĘŁŃÓŚŹŻ])")
_MONTHS = (
    "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|"
    "listopada|grudnia"
)
_DAY_AND_MONTH = re.compile(rf"(?<=\d) (?=(?:{_MONTHS})\b)")
_MONTH_AND_YEAR = re.compile(rf"\b({_MONTHS}) (?=\d{{4}}\b)")
_NUMBER_AND_UNIT = re.compile(
    r"(?<=\d) (?=(?:r\.|roku|lat|tys\.|mln|mld|zł|km|proc\.|%|osób|miast)(?!\w))"
)
_OPENING_QUOTE = re.compile(r"(^|[\s(\[\u00a0—–])\"(?=\S)")
_DASH = re.compile(r"(?<=\w) - (?=\w)")

_TAG = re.compile(r"(<!--.*?-->|<[^>]+>)", re.S)
_ELEMENT = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^>]*?)(/?)>", re.S)
_LANGUAGE = re.compile(r"\blang=[\"']?([a-z]+)")
_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_VERBATIM = {"code", "pre", "script", "style", "textarea", "kbd", "samp", "svg"}


def polish(text):
    """``text`` with non-breaking spaces, Polish quotation marks and dashes where they belong."""
    text = _OPENING_QUOTE.sub("\\1„", text).replace('"', "”")
    text = _ONE_LETTER.sub(rf"\1{NBSP}", text)
    text = _ONE_LETTER_AFTER_ONE.sub(rf"\1{NBSP}", text)
    text = _ABBREVIATION.sub(rf"\1{NBSP}", text)
    text = _PARAGRAPH_SIGN.sub(f"§{NBSP}", text)
    text = _INITIAL.sub(rf"\1{NBSP}", text)
    text = _DAY_AND_MONTH.sub(NBSP, text)
    text = _MONTH_AND_YEAR.sub(rf"\1{NBSP}", text)
    text = _NUMBER_AND_UNIT.sub(NBSP, text)
    return _DASH.sub(f"{NBSP}– ", text)


def polish_html(html):
    """
    ``html`` with the text in it set as Polish.

    Attributes, code and whatever is marked as another language stay as they are.
    """
    result, foreign = [], []
    for piece in _TAG.split(html):
        if not piece.startswith("<"):
            result.append(piece if foreign else polish(piece))
            continue
        result.append(piece)
        element = _ELEMENT.match(piece)
        if not element:
            continue
        closing, name, attributes, empty = element.groups()
        name = name.lower()
        if empty or name in _VOID:
            continue
        if foreign:
            # Inside a foreign element only its own name is counted, to find where it ends.
            if name == foreign[-1]:
                foreign.pop() if closing else foreign.append(name)
        elif not closing:
            language = _LANGUAGE.search(attributes)
            if name in _VERBATIM or (language and language[1] != "pl"):
                foreign.append(name)
    return "".join(result)
