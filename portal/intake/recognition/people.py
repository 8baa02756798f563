"""People named in a text: given name and family name in whatever case, with the office."""

import re
from dataclasses import dataclass

from ..dictionary import analyses
from . import roles
from .declension import PARTICLES, agreement, in_nominative, nominative_family
from .kinds import FindingKind
from .names import is_head
from .words import NAMES, forms, names_of, words

PATRON = "patron"
HONOURS = frozenset({".", "dr", "gen", "ks", "marsz", "prof", "św"})
MOST_INITIALS = 6  # with their full stops
PATRON_WORDS = {"im", "imienia", "imieniem"}
ENGLISH_PATRON = ("named", "after")
FAMILY_ENDING = re.compile(
    r"(?:sk|ck|dzk)(?:i|a|iego|iej|iemu|im|ą)$|(?:wicz|czyk|iak|czak)(?:a|owi|em)?$"
)
# What a street, a square or a school is called is not a person here.
STREETS = words("""
    ul ulica ulicy ulicę ulicą al aleja alei aleję aleją aleje alejach pl plac placu placem os
    osiedle osiedlu osiedla rondo ronda rondzie skwer skweru skwerze most mostu moście park parku
    bulwar bulwarze bulwaru bulwary bulwarach rynek rynku św
    """)
ENGLISH_STREETS = {"street", "avenue", "square", "road", "airport", "bridge", "park", "hall"}


@dataclass(frozen=True)
class Named:
    """A person named by the tokens from ``begin`` to ``end``, with the name in the nominative."""

    begin: int
    end: int
    name: str
    pk: int | None = None


def find(line):
    """Note the people of a passage that are called by given name or initial and family name."""
    tokens = line.tokens
    people = people_of(line)
    starts = frozenset(person.begin for person in people)
    previous = 0
    for person in people:
        start, end = tokens[person.begin].start, tokens[person.end - 1].end
        role = role_of(line, person, previous, starts)
        line.add(FindingKind.PERSON, start, end, pk=person.pk, name=person.name, role=role)
        previous = person.end


def role_of(line, person, previous, starts):
    """
    The office of a person in the nominative, ``patron`` or nothing. ``previous`` is where the
    person before ends, ``starts`` where others begin: their offices are not this one's.
    """
    tokens = line.tokens
    if is_patron(tokens, person.begin):
        return PATRON
    begin = roles.before(tokens, person.begin, previous)
    if begin < person.begin:
        return roles.text_of(line.text, tokens, begin, person.begin)
    following = roles.after(tokens, person.end, starts)
    return roles.text_of(line.text, tokens, *following) if following else ""


def people_of(line):
    """The ``Named`` people of a passage, in their order."""
    tokens = line.tokens
    found = []
    position = 0
    while position < len(tokens):
        person = None
        if tokens[position].is_capital and not is_street(tokens, position):
            person = named_at(line, position)
        if person and not is_english_street(tokens, person.end):
            found.append(person)
            position = person.end
        else:
            position += 1
    return found


def named_at(line, position):
    """The person whose name begins at a position, or ``None``."""
    tokens = line.tokens
    meant, end = line.known.named_at(tokens, position)
    if hasattr(meant, "family_name"):
        return Named(position, end, meant.name, meant.pk)
    token = tokens[position]
    if len(token.text) == 1:
        return with_initials(line, position)
    if roles.is_office(token.text):
        return None
    return with_given_names(line, position) or with_office_only(line, position)


def person(line, begin, end, name):
    """A ``Named`` person, with its key and full name where the site knows the name."""
    known = line.known.person(name)
    if known is None:
        return Named(begin, end, name)
    return Named(begin, end, name if "." in known.name else known.name, known.pk)


def with_initials(line, position):
    """A person with initials: W. Hunek, J. R. Nowak."""
    tokens = line.tokens
    before = tokens[position - 1] if position else None
    if before and before.end == tokens[position].start and before.text in {".", "-"}:
        return None
    at = position
    while at + 1 < len(tokens) and at < position + MOST_INITIALS and is_initial(tokens, at):
        at += 2
    end = family_end(tokens, at) if at > position else None
    if end is None or not is_near(tokens, at) or not may_be_family(tokens[end - 1].text):
        return None
    initials = " ".join(f"{tokens[place].text}." for place in range(position, at, 2))
    family = nominative_family(line.text[tokens[at].start : tokens[end - 1].end], line.language)
    return person(line, position, end, f"{initials} {family}")


def is_initial(tokens, at):
    """Whether a token is a capital letter with its full stop."""
    letter, mark = tokens[at : at + 2]
    return (
        len(letter.text) == 1
        and letter.is_capital
        and mark.text == "."
        and mark.start == letter.end
    )


def is_near(tokens, at):
    """Whether only a space parts a token from the one before."""
    return at > 0 and tokens[at].start - tokens[at - 1].end <= 1


def family_end(tokens, at):
    """The position after the family name that begins at ``at``: Klaman, van der Bellen."""
    end = at
    while end < len(tokens) and tokens[end].text in PARTICLES:
        end += 1
    if end >= len(tokens) or not (tokens[end].is_word and tokens[end].is_capital):
        return None
    return end + 1 if len(tokens[end].text) > 1 else None


def may_be_family(word):
    """Whether a word may be a family name: the dictionary says so or does not have it."""
    last = word.rpartition("-")[2]
    return "nazwisko" in names_of(last) or (not forms(last) and last.isalpha())


def is_surely_family(word):
    """Whether a word can only be a name of a person."""
    last = word.rpartition("-")[2]
    nouns = [form for form in forms(last) if form.part == "subst"]
    return bool(nouns) and all("nazwisko" in form.names for form in nouns)


def with_given_names(line, position):
    """A person with a given name that the dictionary has, or with a family name that is one."""
    tokens = line.tokens
    at = position
    while at < len(tokens) and at < position + 3 and is_given(tokens, at, at - position):
        at += 1
    if at == position:
        return unknown_given_name(line, position)
    for stop in range(at, position, -1):
        place = stop
        if place + 1 < len(tokens) and is_near(tokens, place) and is_initial(tokens, place):
            place += 2
        if place >= len(tokens) or not is_near(tokens, place):
            continue
        end = family_end(tokens, place)
        if end is None or not is_family_after(line, tokens, position, end - 1):
            continue
        given = [tokens[other].text for other in range(position, stop)]
        name = in_nominative(
            given,
            line.text[tokens[place].start : tokens[end - 1].end],
            line.language,
            is_patron(tokens, position),
        )
        return person(line, position, end, name)
    return None


def is_given(tokens, at, number):
    """Whether a token may be a given name, the ``number``-th of several."""
    token = tokens[at]
    if number and not is_near(tokens, at):
        return False
    if not (token.is_word and token.is_capital) or len(token.text) < 2:
        return False
    return any("imię" in form.names and form.number == "sg" for form in forms(token.text))


def is_family_after(line, tokens, position, at):
    """Whether the token at ``at`` is the family name after the given name at ``position``."""
    given, family = tokens[position].text, tokens[at].text
    if roles.is_office(family) or given.isupper() != family.isupper() or len(family) < 3:
        return False
    if is_clear_given(given):
        return may_be_family(family) or agreement(given, family, any_noun=True) is not None
    return may_be_family(family) and agreement(given, family) is not None


def is_clear_given(word):
    """Whether a word is a given name and hardly anything else."""
    lemmas = {form.lemma for form in forms(word) if "imię" in form.names}
    return all(
        form.lemma in lemmas or "nazwisko" in form.names or form.part != "subst"
        for form in forms(word)
    )


def unknown_given_name(line, position):
    """A person whose given name the dictionary does not have, but whose family name it does."""
    tokens = line.tokens
    token = tokens[position]
    if not token.is_word or token.is_acronym or forms(token.text) or position + 1 >= len(tokens):
        return None
    family = tokens[position + 1]
    if family.is_acronym or not (family.is_capital and is_near(tokens, position + 1)):
        return None
    likely = is_patron(tokens, position) or FAMILY_ENDING.search(family.text)
    if not likely or not is_surely_family(family.text):
        return None
    name = f"{token.text} {nominative_family(family.text, line.language)}"
    return person(line, position, position + 2, name)


def with_office_only(line, position):
    """A person whom only an office beside the name shows: Mayor Femke Halsema."""
    tokens = line.tokens
    end = family_end(tokens, position + 1)
    if end is None or not tokens[position].is_word or not is_near(tokens, position + 1):
        return None
    words = [tokens[position].text, tokens[end - 1].text]
    if any(word.isupper() or roles.is_office(word) for word in words):
        return None
    if any(not form.names & NAMES for word in words for form in forms(word)):
        return None
    directly_before = position and roles.is_singular_office(tokens[position - 1].text)
    if not directly_before and not roles.after(tokens, end):
        return None
    return person(line, position, end, line.text[tokens[position].start : tokens[end - 1].end])


def is_street(tokens, position):
    """Whether a name is that of a street: ul. Jana Matejki."""
    before = words_before(tokens, position, HONOURS)
    return bool(before) and before[-1] in STREETS


def words_before(tokens, position, skipped):
    """The last words before a position in small letters, less those ``skipped`` at the end."""
    before = [token.text.lower() for token in tokens[max(0, position - 4) : position]]
    while before and before[-1] in skipped:
        before.pop()
    return before


def is_english_street(tokens, end):
    return end < len(tokens) and tokens[end].text.lower() in ENGLISH_STREETS


def is_patron(tokens, position):
    """Whether something is named after the person: im. Pawła Adamowicza."""
    before = words_before(tokens, position, HONOURS | {"prezydenta", "the", "mayor"})
    return bool(before) and (before[-1] in PATRON_WORDS or tuple(before[-2:]) == ENGLISH_PATRON)


def looks_like_name(tokens):
    """Whether two to four words may be a name, since none of them is a common word."""
    return 2 <= len(tokens) <= 4 and all(
        token.text in PARTICLES
        or (
            token.is_word
            and token.is_capital
            and (names_of(token.text) & NAMES or not analyses(token.text))
            and not is_head(token.text)
        )
        for token in tokens
    )
