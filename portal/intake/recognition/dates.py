"""Dates in Polish and English prose, as precise as they are written."""

import re
from itertools import pairwise

from anyascii import anyascii

from portal.civic.dates import PartialDate

from .kinds import DateRole, FindingKind
from .line import mark

POLISH_MONTHS = (
    "styczeń stycznia styczniu styczniem",
    "luty lutego lutym",
    "marzec marca marcu marcem",
    "kwiecień kwietnia kwietniu kwietniem",
    "maj maja maju majem",
    "czerwiec czerwca czerwcu czerwcem",
    "lipiec lipca lipcu lipcem",
    "sierpień sierpnia sierpniu sierpniem",
    "wrzesień września wrześniu wrześniem",
    "październik października październiku październikiem",
    "listopad listopada listopadzie listopadem",
    "grudzień grudnia grudniu grudniem",
)
ENGLISH_MONTHS = (
    "January Jan",
    "February Feb",
    "March Mar",
    "April Apr",
    "May",
    "June Jun",
    "July Jul",
    "August Aug",
    "September Sept Sep",
    "October Oct",
    "November Nov",
    "December Dec",
)
ROMAN_MONTHS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


def months():
    """The number of each month by its name in small letters, Polish ones also without accents."""
    numbers = {}
    for number, (polish, english) in enumerate(
        zip(POLISH_MONTHS, ENGLISH_MONTHS, strict=True), start=1
    ):
        for name in [*polish.split(), *english.lower().split()]:
            numbers[name] = numbers[anyascii(name)] = number
    return numbers


MONTHS = months()
ENGLISH_NAMES = frozenset(name.lower() for names in ENGLISH_MONTHS for name in names.split())

MONTH = f"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
YEAR = r"(?:1[5-9]|20)\d\d"
SUFFIX = r"(?:st|nd|rd|th)?"
YEAR_WORD = r"(?:\s*(?:roku|rok|r\.|r(?!\w)))?"
ALONE_BEFORE = r"(?<![\w/\\])(?<!\d[.,:])"
ALONE_AFTER = r"(?![\w/\\]|[.,:-]\d)"
EARLIER = (
    r"(?:(?:(?:z|na|w|od|do)\s+)?(?:początkiem|początku|końcem|koniec|pod\s+koniec|połowie|połowy)"
    r"|(?:in\s+)?(?:early|late|mid)(?:-|\s)|(?:at\s+)?the\s+(?:beginning|end)\s+of)\s*"
)

# Each pattern names the parts of one date; what is not in it is not known.
SINGLE = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{ALONE_BEFORE}(?P<day>{DAY}){SUFFIX}\s+(?:of\s+)?(?P<month>{MONTH})\.?,?\s+"
        rf"(?P<year>{YEAR}){YEAR_WORD}(?![\w/])",
        rf"(?<![\w-])(?P<month>{MONTH})\.?\s+(?P<day>{DAY}){SUFFIX},?\s+(?P<year>{YEAR})(?![\w/])",
        rf"(?:(?<!\w){EARLIER}|(?<![\w-])(?<!\d\s))(?P<month>{MONTH})\.?,?\s+(?:of\s+)?(?P<year>{YEAR})"
        rf"{YEAR_WORD}(?![\w/])",
        rf"{ALONE_BEFORE}(?P<day>{DAY})(?:\.\s?|\s)(?P<roman>[IVX]{{1,4}})(?:\.\s?|\s)"
        rf"(?P<year>{YEAR}){YEAR_WORD}{ALONE_AFTER}",
        rf"{ALONE_BEFORE}(?P<day>{DAY})(?P<mark>[./-])(?P<number>\d\d?)(?P=mark)(?P<year>{YEAR})"
        rf"{YEAR_WORD}{ALONE_AFTER}",
        rf"{ALONE_BEFORE}(?P<year>{YEAR})(?P<mark>[./-])(?P<number>\d\d)(?P=mark)(?P<day>\d\d)"
        rf"(?:(?=T\d)|{ALONE_AFTER})",
        rf"{ALONE_BEFORE}(?P<number>\d\d)\.(?P<year>{YEAR}){YEAR_WORD}{ALONE_AFTER}",
        rf"{ALONE_BEFORE}(?P<year>{YEAR})\s*(?:roku|rok|r\.|r(?!\w))(?![\w/])",
    )
]
YEARS = [
    re.compile(rf"{ALONE_BEFORE}(?P<year>{YEAR})\s?[–—-]\s?(?P<end>{YEAR}|\d\d){ALONE_AFTER}"),
    re.compile(
        rf"(?:\bbetween|między)\s+(?P<year>{YEAR})\s+(?:and|a|i)\s+(?P<end>{YEAR})(?!\w)",
        re.IGNORECASE,
    ),
]
BARE_YEAR = re.compile(
    r"(?<!\w)(?P<introduction>(?:we?|od|do|po|przed|około|ok\.|roku|rok|roki(?:em|u)|z|na|lata|latach|in|since|by|"
    r"until|till|from|before|after|during|of|year|years)\s+|\()"
    rf"(?P<year>{YEAR})(?![\w/\\%]|[.,:–-]\d|\s\d)",
    re.IGNORECASE,
)
MORE_YEARS = re.compile(
    rf"(?:,|\s{{1,9}}i|\s{{1,9}}oraz|\s{{1,9}}and)\s{{1,9}}(?P<year>{YEAR})(?![\w/\\]|[.,:-]\d)"
)

PAGE_LABEL = re.compile(
    r"(?:publikac\w{1,20}|opublikowan\w{1,20}|dodan\w{1,20}|aktualizac\w{1,20}|zaktualizowan\w{1,20}|modyfikac\w{1,20}|published"
    r"|posted|updated|modified)(?:\s{1,9}(?:on|dnia|w\s{1,9}dniu|strony|date))?\s{0,9}:?\Z",
    re.IGNORECASE,
)
# Kraków, dnia – z dnia – Done at Graz,
OF_DOCUMENT = re.compile(
    r"(?:(?:done|signed|adopted|podpisano|sporządzono)\s{1,9}(?:(?:at|in|w)\s{1,9})?)?"
    r"(?:[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]{1,60}(?:[\s-][^\W\d_]{1,60}){0,3})?,?\s{0,9}(?:z\s{1,9}dnia|w\s{1,9}dniu|dnia|dn\.|dated|on|of)?",
    re.IGNORECASE,
)
FIRST_LINES = 6
LAST_LINES = 8
LONGEST_PLACE = 60
LISTS_OF_YEARS = {"lata", "latach", "year", "years"}

# The beginning of a range whose end names the rest: 29–, 28 czerwca –, od maja do.
JOIN = r"(?:\s?[–—-]\s?|\s+(?:do|to|until|till)\s+(?:dnia\s+)?)"
BEGINNING = re.compile(
    rf"(?:(?<![\w/.,:-])(?P<day>{DAY}){SUFFIX}(?:\s+(?P<month>{MONTH}))?"
    rf"|(?<![\w/.,:-])(?P<month_first>{MONTH})(?:\s+(?P<its_day>{DAY}){SUFFIX})?"
    rf"|(?<![\w/.,:-])(?P<dotted_day>{DAY})\.(?:(?P<number>\d\d)\.?)?){JOIN}\Z",
    re.IGNORECASE,
)
PAIR = re.compile(
    rf"(?<![\w/.,:-])(?P<day>{DAY}){SUFFIX}\s+(?:i|oraz|and|&)\s+\Z",
    re.IGNORECASE,
)
AMERICAN_RANGE = re.compile(
    rf"(?<![\w-])(?P<month>{MONTH})\s+(?P<day>{DAY}){SUFFIX}\s?[–—-]\s?(?P<end>{DAY}){SUFFIX},?\s+"
    rf"(?P<year>{YEAR})(?![\w/])",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s?[–—-]\s?|\s+(?:do|to|until|till)\s+(?:dnia\s+)?", re.IGNORECASE)
BETWEEN_WORDS = re.compile(r"\s+(?:do|to|until|till)\s+", re.IGNORECASE)
OPENING = re.compile(r"(?:\bod|\bfrom|\bbetween|\blat(?:a|ach)|\byears)\s+(?:dnia\s+)?\Z", re.I)

# What has numbers that are not dates: journals of laws, addresses, telephones.
NOT_DATES = re.compile(
    r"Dz\.?\s?U(?:rz)?\.?[^;)\n]{0,60}?poz\.?\s*\d+|https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]+@[\w.-]+"
    r"|(?:tel|faks?|fax|phone|nr tel)\b[^\w\n]{0,4}[\d\s()+-]+",
    re.IGNORECASE,
)


def find(line):
    """Note the dates and ranges of dates of a passage, each as that of an event."""
    if not any(character.isdecimal() for character in line.text):
        return
    taken = bytearray(len(line.text))
    for match in NOT_DATES.finditer(line.text):
        mark(taken, *match.span())
    for start, end, value in candidates(line.text):
        if taken.find(1, start, end) == -1:
            mark(taken, start, end)
            line.add(FindingKind.DATE, start, end, **value, role=str(DateRole.EVENT))


def candidates(text):
    """Triples of start, end and value of what may be dates, the surest first."""
    ranges = [*american_ranges(text), *year_ranges(text)]
    singles = single_dates(text)
    starts = {start for start, _end, _day in singles}
    bare = [year for year in bare_years(text) if year[0] not in starts]
    joined = list(join_neighbours(text, sorted([*singles, *bare])))
    extended = [begin_earlier(text, *single) for single in singles]
    return [
        *((start, end, span(*days)) for start, end, *days in [*ranges, *joined, *extended]),
        *((start, end, span(day)) for start, end, day in [*singles, *bare]),
    ]


def span(start, end=None):
    """The value of a date or of a range."""
    if end is None or start == end:
        return {"date": str(start)}
    return {"from": str(start), "to": str(end)}


def single_dates(text):
    """Triples of start, end and ``PartialDate``, without overlaps, more precise ones first."""
    found = []
    for pattern in SINGLE:
        for match in pattern.finditer(text):
            day = read(match)
            if day:
                found.append((*match.span(), day))
    found.sort(key=lambda single: (single[0], -single[1]))
    kept = []
    for single in found:
        if not kept or single[0] >= kept[-1][1]:
            kept.append(single)
    return kept


def read(match):
    """The ``PartialDate`` of a match, or ``None`` for one that does not exist."""
    parts = match.groupdict()
    month = None
    if parts.get("month"):
        month = month_number(parts["month"])
    elif parts.get("roman"):
        roman = parts["roman"].upper()
        month = ROMAN_MONTHS.index(roman) + 1 if roman in ROMAN_MONTHS else 0
    elif parts.get("number"):
        month = int(parts["number"])
    if month == 0:
        return None
    return make(parts["year"], month, parts.get("day"))


def month_number(name):
    """The number of a month, 0 for "may" and "march" written small, which are other words."""
    if name.lower() in ENGLISH_NAMES and name.lower() not in {"maj"} and name[0].islower():
        return 0
    return MONTHS[name.lower()]


def make(year, month=None, day=None):
    """A ``PartialDate``, or ``None`` if there is no such day."""
    try:
        return PartialDate(int(year), month, int(day) if day else None)
    except ValueError:
        return None


def year_ranges(text):
    """Ranges of years: 2021–2027, 2014-20."""
    for pattern in YEARS:
        for match in pattern.finditer(text):
            first, last = match["year"], match["end"]
            last = first[:2] + last if len(last) == 2 else last
            if int(first) < int(last) <= int(first) + 100:
                yield match.start("year"), match.end(), make(first), make(last)


def american_ranges(text):
    """Ranges of days after the name of the month: June 29–30, 2017."""
    for match in AMERICAN_RANGE.finditer(text):
        month = month_number(match["month"])
        first = month and make(match["year"], month, match["day"])
        last = month and make(match["year"], month, match["end"])
        if first and last and first < last:
            yield (*match.span(), first, last)


def bare_years(text):
    """Years that nothing but a preposition or a bracket shows to be years: in 2021, (2012)."""
    for match in BARE_YEAR.finditer(text):
        introduction = match["introduction"].strip().lower()
        if introduction == "(" and text[match.end() : match.end() + 1] != ")":
            continue
        if counts_things(text, match):
            continue
        yield *match.span("year"), make(match["year"])
        while introduction in LISTS_OF_YEARS and (match := MORE_YEARS.match(text, match.end())):
            yield *match.span("year"), make(match["year"])


def counts_things(text, match):
    """Whether a round number is followed by things rather than being a year: in 2000 cities."""
    following = re.match(r"\s+([^\W\d_]+)", text[match.end() : match.end() + 40])
    if not following or int(match["year"]) % 50:
        return False
    word = following[1]
    return word.islower() and (word.endswith("s") or word.endswith(("ów", "ach", "ast", "in", "b")))


def join_neighbours(text, singles):
    """Ranges of two whole dates: 22.01.2025–24.01.2025, od 2019 do 2021 roku."""
    for (start, middle, first), (next_start, end, last) in pairwise(singles):
        if middle > next_start or next_start - middle > 12:
            continue
        between = text[middle:next_start]
        if not BETWEEN.fullmatch(between) or not first < last:
            continue
        opened = OPENING.search(text[max(0, start - 20) : start])
        if not BETWEEN_WORDS.fullmatch(between) or opened:
            yield start, end, first, last


def begin_earlier(text, start, end, last):
    """A single date together with the beginning of a range before it: 29–30 czerwca 2017."""
    offset = max(0, start - 40)
    before = text[offset:start]
    match = BEGINNING.search(before)
    if match:
        first = beginning(match, last)
        if first and first < last:
            return offset + match.start(), end, first, last
    match = PAIR.search(before)
    if match and last.day and int(match["day"]) == last.day - 1:
        return offset + match.start(), end, make(last.year, last.month, match["day"]), last
    return start, end, last


def beginning(match, last):
    """The first date of a range that ends with ``last`` and leaves out what both have in common."""
    day = match["day"] or match["its_day"] or match["dotted_day"]
    name = match["month"] or match["month_first"]
    month = month_number(name) if name else int(match["number"] or last.month or 0)
    if not month or bool(day) != bool(last.day):
        return None
    first = make(last.year, month, day)
    if first and month > last.month:
        first = make(last.year - 1, month, day)
    return first


def give_roles(lines):
    """
    Tell the dates of the document and of its web page from those of events.

    A date alone under the title is that of the page: when it came out or was changed. One with a
    place, after "z dnia" or near the end is that of the document, as is that of the act with which
    the document begins.
    """
    for place, line in enumerate(lines):
        is_last = place >= len(lines) - LAST_LINES and place > 1
        for found in line.of(FindingKind.DATE):
            role = role_of(line, found, place < FIRST_LINES, is_last)
            if role:
                found.value["role"] = str(role)


def role_of(line, found, is_first, is_last):
    """The ``DateRole`` of a date that is not that of an event, else ``None``."""
    before = line.text[max(0, found.start - LONGEST_PLACE) : found.start].strip()
    if PAGE_LABEL.search(before):
        return DateRole.PAGE
    after = line.text[found.end : found.end + LONGEST_PLACE].strip(" .,)")
    if after or not (is_first or is_last):
        return None
    acts = line.within(FindingKind.RESOLUTION, 0, 2)
    if is_first and acts and found.end == acts[0].end:
        return DateRole.DOCUMENT
    if found.start > LONGEST_PLACE:
        return None
    if not before:
        return DateRole.DOCUMENT if is_last else DateRole.PAGE
    return DateRole.DOCUMENT if OF_DOCUMENT.fullmatch(before) else None
