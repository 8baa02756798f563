"""Resolutions and orders, by their numbers or by their dates alone."""

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError

from portal.civic.dates import PartialDate
from portal.civic.numbers import parse_number

from .kinds import FindingKind
from .names import POLISH_HEADS
from .phrases import in_nominative
from .roles import POLISH_OFFICES

ACT = r"(?:uchwa[łl]\w{0,4}|zarządzeni\w{1,4}|resolution|order)"
# Cyrillic letters that look like Roman numerals are numerals, too; what is malformed is refused
# later, with the reason.
ROMAN = "[MDCLXVIХСМІmdclxviхсмі]{1,15}"
SLASH = r"\s?[/\\]\s?"
RESOLUTION = re.compile(rf"(?<![\w/\\]){ROMAN}{SLASH}\d{{1,6}}{SLASH}\d{{2,4}}(?![\w\\]|/\w)")
NUMBERED = re.compile(
    rf"\b{ACT}\s+(?:(?:nr|no\.?|number)\.?\s*)(?P<number>[\w-]{{1,15}}(?:{SLASH}\w{{1,8}}){{1,3}})",
    re.IGNORECASE,
)
MENTIONED = re.compile(rf"\b{ACT}\b", re.IGNORECASE)
INTRODUCTION = re.compile(rf"{ACT}\s+(?:(?:nr|no|number)\.?\s*)?\Z|\b(?:nr|no)\.?\s*\Z", re.I)
# What stands between an act and its date: who adopted it.
COUNCIL_WORD = r"(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w-]{0,60}|w|we|i|of|the|m\.\s?st\.)"
BETWEEN = re.compile(
    rf"[\s,(]{{0,3}}(?:(?:by|of)\s{{1,9}}(?:the\s{{1,9}})?)?(?P<council>{COUNCIL_WORD}(?:\s{{1,9}}{COUNCIL_WORD}){{0,9}}?)?"
    r"(?:[\s,(]{1,9}(?:podjęt\w{1,9}|przyjęt\w{1,9}|adopted|dated|passed))?"
    r"(?:[\s,(]{1,2}(?:z\s+dnia|z|w\s{1,9}dniu|of|on|from))?\s{0,9}"
)
COUNCIL = re.compile(
    rf"[\s,(]{{1,3}}(?:(?:by|of)\s+(?:the\s+)?)?(?P<council>{COUNCIL_WORD}(?:\s+{COUNCIL_WORD}){{0,9}})"
)
LONGEST_GAP = 120
LONGEST_HEAD = 12
BODIES = POLISH_HEADS | POLISH_OFFICES
ENGLISH_BODIES = re.compile(r"\b(?:council|mayor|president|assembly|board)\b", re.IGNORECASE)


def find(line):
    """
    Note the acts that a passage names, each with the council and the date beside it.

    A number that is none is noted with the reason; an act without a number where it has a date.
    """
    text = line.text
    days = [found for found in line.of(FindingKind.DATE) if len(found.value.get("date", "")) == 10]
    for match in RESOLUTION.finditer(text):
        begin = introduction(text, match.start())
        if begin < match.start() or match[0][0].isupper():
            note(line, begin, match.end(), match[0], beside(text, match.end(), days))
    for match in NUMBERED.finditer(text):
        if line.is_free(*match.span(), FindingKind.RESOLUTION):
            note(line, *match.span(), match["number"], beside(text, match.end(), days))
    for match in MENTIONED.finditer(text):
        if line.is_free(*match.span(), FindingKind.RESOLUTION):
            following = beside(text, match.end(), days)
            if following[0]:
                note(line, *match.span(), "", following)


def introduction(text, start):
    """Where the words begin that lead to a number: uchwały Nr."""
    offset = max(0, start - 40)
    match = INTRODUCTION.search(text[offset:start])
    return offset + match.start() if match else start


def beside(text, end, days):
    """The date that stands with an act that ends at ``end``, and where who adopted it is named."""
    place = bisect_left(days, end, key=lambda found: found.start)
    found = days[place] if place < len(days) else None
    if found and found.start <= end + LONGEST_GAP:
        match = BETWEEN.fullmatch(text, end, found.start)
        if match and (match["council"] is None or is_council(match["council"])):
            return found, match.span("council") if match["council"] else None
    match = COUNCIL.match(text, end, end + LONGEST_GAP)
    return None, match.span("council") if match and is_council(match["council"]) else None


def is_council(words):
    """Whether words name a council, a mayor or another body that adopts acts."""
    return (
        bool(ENGLISH_BODIES.search(words))
        or in_nominative(words, BODIES) != words
        or (words.split()[0].lower() in BODIES)
    )


def note(line, start, end, printed, following):
    """Note an act whose number is ``printed`` at the end of ``text[start:end]``."""
    day, council = following
    end = max(end, council[1] if council else 0, day.end if day else 0)
    while line.text[end - 1].isspace():
        end -= 1
    line.add(FindingKind.RESOLUTION, start, end, **describe(line, line.text, printed, following))


def describe(line, text, printed, following):
    """The value of an act with its number as ``printed`` and what follows it in the text."""
    day, council = following
    adopted_on = date.fromisoformat(day.value["date"]) if day else None
    number, error = read(printed, adopted_on)
    name = adopter(line, text[slice(*council)] if council else "")
    act = None if error else line.known.act(number, adopted_on, name)
    return {
        "number": number,
        "adopted_on": adopted_on.isoformat() if adopted_on else "",
        "council": name,
        "resolution": act and act.pk,
        "error": error,
    }


def read(printed, adopted_on):
    """The regular number and no error, or the number as printed and the reason."""
    if not printed:
        return "", ""
    printed = " ".join(printed.split())
    try:
        return str(parse_number(printed, on=adopted_on and PartialDate.of(adopted_on))), ""
    except ValidationError as error:
        return printed, " ".join(error.messages)


def adopter(line, words):
    """The name of who adopted an act, in the nominative, as the site has it if it knows it."""
    name = " ".join(in_nominative(words, BODIES).split()) if words else ""
    council = line.known.body(name)
    return council.name_in(line.language) if council else name


def complete(lines):
    """
    Give the act in the head of a document the council and the date of the lines below it:
    UCHWAŁA NR XLII/1104/21 / RADY MIASTA GDAŃSKA / z dnia 26 sierpnia 2021 r.
    """
    for line in lines[:LONGEST_HEAD]:
        for found in line.of(FindingKind.RESOLUTION):
            below = lines[line.index + 1 : line.index + 4]
            if found.end < len(line.text.rstrip(" .")) or not found.value["number"]:
                continue
            text, days = line.text, []
            for other in below:
                offset = len(text) + 1
                text = f"{text} {other.text}"
                days += [
                    replace(day, start=day.start + offset, end=day.end + offset)
                    for day in other.of(FindingKind.DATE)
                    if len(day.value.get("date", "")) == 10
                ]
            following = beside(text, found.end, days)
            if following != (None, None) and not found.value["adopted_on"]:
                value = describe(line, text, found.value["number"], following)
                found.value.update(value)
