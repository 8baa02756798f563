"""Who signed a document: the names and offices in its last lines or in a table."""

import re
from itertools import pairwise

from ..dictionary import frequency
from ..passages import Kind
from . import roles
from .kinds import FindingKind
from .line import plain_line
from .names import is_head
from .organisations import end_of_capitals
from .people import looks_like_name, people_of
from .phrases import in_nominative
from .words import forms, names_of, sentence_case, tokens_of

LAST_LINES = 40
LONGEST_LINE = 160
SIGN = re.compile(
    r"\s*(?:/-/|\(-\)|\(–\)|/–/|/podpisano/|\(podpis\)|podpisano:?|signed:?)\s*", re.I
)
CLOSINGS = re.compile(
    r"\W*(?:z\s+(?:poważaniem|wyrazami|pozdrowieniami)|łączę\s+wyrazy|yours|sincerely|best\s+regards"
    r"|kind\s+regards|podpisan|sygnatariusz|podpisy|signator|signed|w\s+imieniu|on\s+behalf)",
    re.IGNORECASE,
)
CONTACT = re.compile(r"[@]|\btel\b|\bfax\b|\bfaks\b|https?:|www\.|\d{3}[\s-]\d{2,3}", re.IGNORECASE)
GOING_ON = {"ds", "of", "for", "miasta", "gminy", "w"}
CITY_WORDS = {"miasta", "miastem", "gminy", "m", "st", "of", "city", "w", "town"}


class Ending:
    """A line of the end of a document: a name, an office, both, or neither."""

    def __init__(self, line):
        self.line = line
        self.start, self.end = strip_sign(line.text)
        self.name, self.person, self.role, self.unsure_name = "", None, "", ""
        self.is_closing = bool(CLOSINGS.match(line.text))
        self.is_date = is_dateline(line)
        if self.is_usable():
            self.read()

    def is_usable(self):
        """Whether the line is short and neither an address nor a sentence."""
        text = self.line.text.strip()
        return (
            0 < len(text) <= LONGEST_LINE
            and not CONTACT.search(text)
            and not (text.endswith((".", ";")) and len(text.split()) > 8)
            and not self.is_date
            and self.line.passage.kind in {Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM}
            and not self.line.of(FindingKind.CAPTION)
            and not self.line.of(FindingKind.QUOTATION)
        )

    def read(self):
        """Find the name and the office in the line."""
        line = plain_line(
            self.line.text[self.start : self.end], self.line.language, self.line.known
        )
        people = people_of(line)
        if len(people) == 1:
            self.read_person(line, people[0])
        elif not people:
            self.read_role(line)

    def read_person(self, line, person):
        """Take a person if the rest of the line is an office or nothing."""
        tokens = line.tokens
        first = roles.without_titles(tokens, person.begin)
        before, after = tokens[:first], tokens[person.end :]
        while after and not after[0].is_word:
            after = after[1:]
        if before and not roles.begins_office(before, 0):
            return
        if after and not (roles.begins_office(after, 0) or is_head(after[0].text)):
            return
        self.name = sentence_case(
            line.text[tokens[person.begin].start : tokens[person.end - 1].end]
        )
        self.person = person.pk
        words = [line.text[part[0].start : part[-1].end] for part in (before, after) if part]
        self.role = mend_role(" ".join(words))

    def read_role(self, line):
        """Take the line as an office, or as what an office of the line before goes on with."""
        tokens = line.tokens
        text = line.text.strip(" ,;")
        if tokens and roles.begins_office(tokens, 0) and not text.endswith(":"):
            self.role = mend_role(text)
        elif looks_like_name(tokens):
            self.unsure_name = sentence_case(text)

    @property
    def continues(self):
        """Whether the line may go on an office: Rady Miejskiej w Łodzi, ds. Kultury."""
        tokens = tokens_of(self.line.text[:LONGEST_LINE])
        if self.name or self.role or not self.is_usable() or not tokens:
            return False
        return is_head(tokens[0].text) or tokens[0].text.lower() in GOING_ON


def strip_sign(text):
    """The span of a line without the marks that stand for a signature."""
    match = SIGN.match(text)
    start = match.end() if match else len(text) - len(text.lstrip())
    return start, len(text.rstrip())


def is_dateline(line):
    """Whether a line says little more than a place and a date."""
    dates = line.of(FindingKind.DATE)
    return len(dates) == 1 and len(line.text) - (dates[0].end - dates[0].start) < 40


def mend_role(text):
    return " ".join(sentence_case(text).strip(" ,;–—-").split())


def find(lines):
    """Note who signed: in the last lines of the document, or in a table there."""
    # What nothing stands above is not signed.
    last = [line for line in lines[1:][-LAST_LINES:] if line.text.strip()]
    tables = [line for line in last[-8:] if line.passage.kind == Kind.TABLE]
    for line in tables:
        note_table(line)
    tail = []
    for line in reversed(last):
        if line.passage.kind == Kind.TABLE:
            continue
        entry = Ending(line)
        is_text = len(line.text) > LONGEST_LINE or (
            line.text.rstrip().endswith(".") and not entry.is_date
        )
        if is_text and not (entry.name or entry.role):
            break
        tail.append(entry)
    tail.reverse()
    if not tables or any(entry.name for entry in tail):
        note_lines(tail)


def note_lines(entries):
    """Note the names of the last lines, each with the office above or below it."""
    join_continued(entries)
    for entry, following in pairwise(entries):
        if entry.unsure_name and following.role and not following.name:
            entry.name = entry.unsure_name
    told = [entry for entry in entries if entry.name or entry.role]
    if not told:
        return
    role_first = bool(told[0].role and not told[0].name)
    certain = any(entry.is_closing or entry.is_date for entry in entries)
    pending = []
    signed = []
    for entry in told:
        if not entry.name:
            if role_first or not signed:
                pending.append(entry.role)
            else:
                signed[-1][1].append(entry.role)
            continue
        signed.append((entry, [*([entry.role] if entry.role else []), *pending]))
        pending = []
    for entry, offices in signed:
        if offices or certain:
            note(entry.line, (entry.start, entry.end), entry.name, offices, entry.person)


def join_continued(entries):
    """Put the line that an office goes on with to the office: Przewodnicząca / Rady Miejskiej."""
    for entry, following in pairwise(entries):
        if entry.role and following.continues:
            entry.role = f"{entry.role} {mend_role(following.line.text)}"


def note(line, span, name, offices, person):
    """Note the signatory named over a span of a line, with what the lines say of the office."""
    role = ", ".join(office for office in offices if office)
    return line.add(
        FindingKind.SIGNATORY,
        *span,
        name=" ".join(name.split()),
        role=role,
        city=city_in(role, line),
        person=person,
    )


def city_in(role, line):
    """The nominative of the city that an office is one of, or an empty text."""
    tokens = tokens_of(role)
    for place in range(len(tokens)):
        known, _end = line.known.named_at(tokens, place)
        if getattr(known, "kind", "") == FindingKind.CITY:
            return known.name_in(line.language)
    for place in range(1, len(tokens)):
        before = tokens[place - 1].text.lower()
        if tokens[place].text.lower() in CITY_WORDS:
            continue
        end = end_of_capitals(tokens, place)
        if end > place and (before in CITY_WORDS or roles.is_office(before)):
            words = role[tokens[place].start : tokens[end - 1].end]
            city = city_named(words, before, line.language)
            if city:
                return city
    return ""


def city_named(words, before, language):
    """The nominative of a city named after the word ``before``, empty if the words name none."""
    if is_head(words.split()[0]) or words.isupper():
        return ""
    if language != "pl":
        return words
    places = [form for form in forms(words) if "nazwa_geograficzna" in form.names]
    if places and " " not in words:
        return likeliest(places)
    if " " in words and any("nazwa_geograficzna" in names_of(word) for word in words.split()):
        return in_nominative(words)
    return ""


def likeliest(places):
    """Of the places that a word may name, the best known one."""
    return max(places, key=lambda form: frequency(form.lemma, "pl")).lemma


def note_table(line):
    """Note the signatories of a table: a row each, or names with their offices below them."""
    rows = line.passage.rows
    cells = [[people_in_cell(cell, line) for cell in row] for row in rows]
    offset = 0
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            start = line.text.find(cell, offset) if cell else -1
            person = cells[number][column]
            if start < 0:
                continue
            offset = start + len(cell)
            if not person:
                continue
            name, key, role = person
            others = [other for place, other in enumerate(row) if place != column]
            several = sum(bool(other) for other in cells[number]) > 1
            if several and number + 1 < len(rows) and column < len(rows[number + 1]):
                others = [rows[number + 1][column]]
            found = role or next((mend_role(other) for other in others if is_role(other)), "")
            if found:
                signatory = note(line, (start, offset), name, [found], key)
                give_city(line, signatory, others)


def give_city(line, signatory, others):
    """Take the city from a cell of its own where the office does not name it."""
    value = signatory.value
    if value["city"]:
        return
    for other in others:
        tokens = tokens_of(other)
        if not tokens or is_role(other):
            continue
        known, end = line.known.named_at(tokens, 0)
        if getattr(known, "kind", "") == FindingKind.CITY and end == len(tokens):
            value["city"] = known.name_in(line.language)
        elif len(tokens) == 1 and any("nazwa_geograficzna" in form.names for form in forms(other)):
            value["city"] = other.strip()


def people_in_cell(cell, line):
    """The name, key and office of the one person whom a cell names, or ``None``."""
    if not cell.strip() or len(cell) > LONGEST_LINE:
        return None
    inner = plain_line(cell, line.language, line.known)
    entry = Ending(inner)
    return (entry.name, entry.person, entry.role) if entry.name else None


def is_role(text):
    """Whether a cell holds an office and nothing else."""
    tokens = tokens_of(text)
    return bool(tokens) and len(text) <= LONGEST_LINE and roles.begins_office(tokens, 0)
