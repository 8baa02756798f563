"""Captions that name the people in a picture in their order."""

import re

from . import roles
from .kinds import FindingKind
from .people import looks_like_name
from .words import tokens_of

SIDES = {"lewej": "left", "left": "left", "prawej": "right", "right": "right"}
CAPTION = re.compile(
    r"(?:^|(?<=[.!?)]\s)|(?<=[.!?)]\s\s))\s{0,9}\(?(?:"
    r"(?:(?:Na\s{1,9}(?:zdjęciu|fotografii|fot\.)|W\s{1,9}(?:pierwszym|drugim|górnym|dolnym)\s{1,9}rzędzie|"
    r"Pictured|In\s{1,9}the\s{1,9}(?:photo|picture)(?:graph)?|Photo)[\s,:(]{0,9})?"
    r"(?:od|from)\s{1,9}(?:the\s{1,9})?(?P<side>lewej|prawej|left|right)(?:\s{1,9}strony)?(?:\s{1,9}to\s{1,9}(?:right|left))?"
    r"(?:\s{1,9}(?:stoją|siedzą|widoczni|are|we\s{1,9}see))?"
    r"|Na\s{1,9}(?:zdjęciu|fotografii)|Pictured|In\s{1,9}the\s{1,9}(?:photo|picture)(?:graph)?"
    r")\)?\s{0,9}(?P<colon>:)?\s{0,9}",
    re.IGNORECASE,
)
SEPARATORS = {",", ";", "/"}
JOINING = {"i", "oraz", "and", "a"}
NAME = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ][\w’'.-]{0,60}(?:\s{1,9}[A-ZĄĆĘŁŃÓŚŹŻ][\w’'-]{1,60}){1,2}")


def find(line):
    """Note a caption, "Od lewej: …", with its people and their offices in their order."""
    for match in CAPTION.finditer(line.text):
        if not match["colon"] and not match["side"]:
            continue
        end = end_of_list(line, match.end())
        people = people_in(line, match.end(), end)
        if people:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            line.add(
                FindingKind.CAPTION,
                start,
                end,
                people=people,
                order=SIDES.get((match["side"] or "").lower(), ""),
            )


def end_of_list(line, start):
    """Where the sentence that lists the people ends: with a full stop that is no abbreviation's."""
    tokens = line.tokens
    for place in range(max(1, line.token_from(start)), len(tokens)):
        before = tokens[place - 1].text
        ends = len(before) > 1 and before.lower() not in roles.ABBREVIATED | roles.TITLES
        if tokens[place].text == "." and (ends or place + 1 == len(tokens)):
            return tokens[place].start
    return len(line.text.rstrip())


def people_in(line, start, end):
    """The people listed in ``text[start:end]``, with the offices before or after their names."""
    known = line.within(FindingKind.PERSON, start, end)
    people = []
    for first, last in segments(line, start, end, known):
        person = next(iter(line.within(FindingKind.PERSON, first, last)), None)
        text = line.text[first:last].strip(" ,;:()")
        if person:
            name, key = person.value["name"], person.value["pk"]
            role = line.text[first : person.start] + line.text[person.end : last]
        else:
            if roles.begins_office(tokens_of(text), 0) and people:
                name_at = last_name(text)
                if not name_at and not people[-1]["role"]:
                    people[-1]["role"] = text
                if not name_at:
                    continue
            name_at = last_name(text)
            if not name_at:
                continue
            name, key = text[slice(*name_at)], None
            role = text[: name_at[0]] + text[name_at[1] :]
        people.append(
            {"name": name, "role": " ".join(role.strip(" ,;:()–—-").split()), "person": key}
        )
    return people


def segments(line, start, end, known):
    """The spans between the commas and conjunctions that part one of a list from the next."""
    first = start
    names = {found.start for found in known}
    for token in line.tokens[line.token_from(start) : line.token_from(end)]:
        joins = token.text in JOINING and starts_person(line, token.end, names)
        if token.text in SEPARATORS or joins:
            yield first, token.start
            first = token.end
    yield first, end


def starts_person(line, place, names):
    """Whether a person's name or office begins after a conjunction."""
    return any(start in names for start in range(place, place + 3)) or roles.begins_office(
        tokens_of(line.text[place : place + 60]), 0
    )


def last_name(text):
    """The span of capitalised words at the end of a text that may be somebody's name, or none."""
    spans = [match.span() for match in NAME.finditer(text)]
    if not spans or spans[-1][1] < len(text):
        return None
    start, end = spans[-1]
    words = text[start:end].split()
    # Of "Prezydent ECCAR Jan Nowak" the last two words are the name.
    if len(words) > 2 or any(word.isupper() and len(word) > 2 for word in words):
        start = text.rfind(words[-2], 0, end)
    return (start, end) if looks_like_name(tokens_of(text[start:end])) else None
