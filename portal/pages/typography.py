"""Polish typography, put on as a page is rendered and never stored."""

import re
from collections import Counter
from itertools import zip_longest

NBSP = "\u00a0"

_MONTHS = (
    "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|"
    "listopada|grudnia"
)
_UNITS = r"r\.|roku|lat|tys\.|mln|mld|zł|km|m|kg|proc\.|%|osób|miast"
_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
_MARK = "\ue000"
_MORE = "\ue001"  # stands for the text that follows after a tag

# What a reader or a browser takes as it is: addresses on the web and of mail, ISO dates, numbers
# of resolutions, telephone numbers with hyphens, postal codes. A mark stands in for each meanwhile.
_FIXED = re.compile(
    rf"(?:https?://|www\.)[^\s<{_MORE}]+"
    rf"|(?<![^\s<])[^\s<@]+@[^\s<{_MORE}]+"
    r"|(?<![\w-])\d{4}-\d{2}(?:-\d{2}(?:T[\d:.]+Z?)?)?(?![\w-])"
    r"|(?<!\w)[MDCLXVI]+/\d+/\d+(?!\w)"
    r"|(?<![\w-])\+?\d+(?:-\d+){2,}(?![\w-])"
    r"|(?<![\w-])\d{2}-\d{3}(?![\w-])"
)
# A line must not end with these, or between these.
_ONE_LETTER = re.compile(r"(?<![\w.'’-])([aiouwzAIOUWZ])[ \n](?=\S)")
_ABBREVIATION = re.compile(
    r"(?<!\w)([Nn]r|(?:[Aa]rt|[Uu]st|[Pp]oz|[Uu]l|[Aa]l|[Pp]l|[Ii]m|[Ss]tr|[Śś]w|[Tt]el|[Tt]zw|[Nn]p)\."
    r"|[Pp]kt)[ \n](?=\S)"
)
_INITIAL = re.compile(rf"(?<!\w)([{_UPPER}]\.)[ \n](?=[{_UPPER}])")
_MONTH_AND_YEAR = re.compile(rf"(?<!\w)({_MONTHS})[ \n](?=\d{{4}}(?!\d))")
_BETWEEN = re.compile(
    r"(?<=§)[ \n](?=\d)"
    rf"|(?<=\d)[ \n](?=(?:{_MONTHS})(?!\w))"
    rf"|(?<=[\d{_MARK}])[ \n](?=(?:{_UNITS})(?!\w))"
    r"|(?<=\d)[ ](?=\d{3}(?!\d))"
)

_NUMBER_RANGE = re.compile(r"(?<![\w/.,–-])(\d{1,4})-(\d{1,4})(?![\w/–-]|[.,]\d)")
_YEAR_RANGE = re.compile(r"(?<!\w)(\d{4})[ \u00a0]?–[ \u00a0]?(\d{4})(?!\w)")
_DAY = r"\d{1,2}\.\d{2}(?:\.\d{4})?"
_OTHER_RANGE = re.compile(
    rf"(?<![\w./-])({_DAY})-(?={_DAY}(?![\w/-]))"
    rf"|(?<!\w)({_MONTHS})-(?=(?:{_MONTHS})(?!\w))"
    r"|(?<![\w/-])([XVI]+)-(?=[XVI]+(?![\w/-]))"
)
_DASH = re.compile(r"(?<=\S)[ \n\u00a0][-–—][ \n](?=\S)")
_OPENING_DASH = re.compile(r"\A(\s*)[-—] (?=\S)")

# What nobody closes goes on to the end, as browsers read it.
_TAG = re.compile(
    r"(<!--.*?(?:-->|\Z)"
    r"|</?[a-zA-Z](?:[^>\"']|\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z))*(?:>|\Z))",
    re.S,
)
_ELEMENT = re.compile(r"<(/?)([a-zA-Z][\w-]*)(.*)", re.S)
_LANGUAGE = re.compile(r"\slang=[\"']?([a-zA-Z]*)")
_LEFT_ALONE = re.compile(r"\s(?:translate=[\"']?no\b|data-verbatim\b)")
_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_VERBATIM = {"code", "pre", "script", "style", "textarea", "kbd", "samp", "svg"}
# Elements within a line: a quotation may begin before one of them and end after it.
_INLINE = {
    *(
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
    ),
    *("q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
}


def polish(text, before="", continues=False):
    """
    ``text`` with non-breaking spaces, dashes and ranges where they belong in Polish.

    ``before`` is what stands in the same paragraph before ``text``, already set; ``continues``
    says whether more follows behind a tag.
    """
    whole = before + text + (_MORE if continues else "")
    fixed = _FIXED.findall(whole)
    whole = _FIXED.sub(_MARK, whole)
    for pattern in (_ONE_LETTER, _ABBREVIATION, _INITIAL, _MONTH_AND_YEAR):
        whole = pattern.sub(rf"\1{NBSP}", whole)
    whole = _BETWEEN.sub(NBSP, whole)
    whole = _NUMBER_RANGE.sub(_ascending, whole)
    whole = _YEAR_RANGE.sub(r"\1–\2", whole)
    whole = _OTHER_RANGE.sub(lambda match: f"{match[0][:-1]}–", whole)
    whole = _OPENING_DASH.sub(r"\1– ", whole)
    whole = _DASH.sub(f"{NBSP}– ", whole)
    parts = whole.removesuffix(_MORE).split(_MARK)
    whole = parts[0] + "".join(kept + part for kept, part in zip(fixed, parts[1:], strict=True))
    if not whole.startswith(before):  # something was set across the tag: leave it as it was
        return polish(text, continues=continues)
    return whole[len(before) :]


def _ascending(match):
    first, last = match.groups()
    return f"{first}–{last}" if int(first) < int(last) else match[0]


class Quotes:
    """Turns straight quotation marks into Polish ones, „” and within them «», in one paragraph."""

    OPENING = {"„": "”", "«": "»"}
    MARKS = re.compile('["“”„«»]')

    def __init__(self):
        self.waiting = []

    def set(self, text, before):
        """``text`` with its quotation marks set; ``before`` is what precedes it."""

        def replace(match):
            mark, place = match[0], match.start()
            previous = text[place - 1] if place else before[-1:]
            following = text[place + 1 : place + 2]
            opens = not previous or previous.isspace() or previous in "([{„«–—/"
            if mark in self.OPENING:
                self.waiting.append(self.OPENING[mark])
            elif mark in '"“' and opens and not following.isspace():
                mark = "«" if self.waiting else "„"
                self.waiting.append(self.OPENING[mark])
            elif mark == '"' and not self.waiting and previous.isdigit():
                return mark  # inches
            elif mark != "»" or self.waiting:
                mark = self.waiting.pop() if self.waiting else "”"
            return mark

        return self.MARKS.sub(replace, text)


def polish_html(html):
    """
    ``html`` with the text in it set as Polish.

    Attributes, code, whatever is marked as another language or as not to be translated stay as
    they are.
    """
    result, opened, depths = [], [], Counter()
    before, quotes = "", Quotes()
    pieces = _TAG.split(html)  # texts and tags by turns
    for text, tag in zip_longest(pieces[::2], pieces[1::2], fillvalue=""):
        shown = text
        if text and not (opened and opened[-1][1]):
            shown = polish(quotes.set(_unescape(text), before), before, continues=_is_inline(tag))
        result += [shown, tag]
        before = (before + shown)[-60:]
        if not _is_inline(tag) and not tag.startswith("<!--"):
            before, quotes = "", Quotes()
        _follow(opened, depths, tag)
    return "".join(result)


def without_tags(html):
    """``html`` without its tags and comments; what looks like a tag and is not closed stays."""
    return _TAG.sub(lambda match: "" if match[0].endswith(">") else match[0], html)


def _unescape(text):
    """``text`` of HTML with quotation marks and spaces as characters of their own."""
    return text.replace("&quot;", '"').replace("&#34;", '"').replace("&nbsp;", NBSP)


def _is_inline(tag):
    element = _ELEMENT.match(tag)
    return bool(element) and element[2].lower() in _INLINE


def _follow(opened, depths, tag):
    """
    Keep ``opened``, pairs of an element's name and whether its text is not Polish, in step, and
    ``depths``, how many of each name are open.
    """
    element = _ELEMENT.match(tag)
    if not element:
        return
    closing, name, attributes = element.groups()
    name = name.lower()
    if closing:
        while depths[name]:
            closed, _foreign = opened.pop()
            depths[closed] -= 1
            if closed == name:
                break
    elif name not in _VOID and not tag.endswith("/>"):
        outer_name, is_foreign = opened[-1] if opened else ("", False)
        language = _LANGUAGE.search(attributes)
        if language and outer_name not in _VERBATIM:
            is_foreign = language[1].lower() != "pl"
        if name in _VERBATIM or _LEFT_ALONE.search(attributes):
            is_foreign = True
        opened.append((name, is_foreign))
        depths[name] += 1
