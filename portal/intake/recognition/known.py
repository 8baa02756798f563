"""What the site knows by name, found in a text in whatever form the name stands there."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from portal.civic.models import Person, Resolution

from .. import records
from ..dictionary import ENDING
from .kinds import FindingKind
from .words import is_content, lemmas, tokens_of

SHORTEST_STEM = 4
# A name that shares this part of its words with a known one is the same name.
RESEMBLANCE = 0.8
DO_SPRAW = re.compile(r"\bdo\s+spraw\b", re.IGNORECASE)
MARKS_BETWEEN = set("-–—.,„”“\"()/’'")


@dataclass(frozen=True)
class Entry:
    """
    A network, a city, a unit or a body: its ``names`` by language and what else it is called:
    ``others``, and ``acronyms``, which have to stand there letter by letter.
    """

    kind: str
    pk: int
    names: dict
    others: tuple = ()
    acronyms: tuple = ()

    def name_in(self, language):
        """The name in a language, else in the first that has one."""
        return self.names.get(language) or next(filter(None, self.names.values()), "")


@dataclass(frozen=True)
class KnownPerson:
    """A person; the given name may be an initial or missing."""

    pk: int
    given_name: str
    family_name: str

    @property
    def name(self):
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True)
class Act:
    """A resolution or an order: its number, its date and the key of who adopted it."""

    pk: int
    number: str
    adopted_on: date
    council: int | None


@dataclass(frozen=True)
class Word:
    """A word of a known name: how it is written, and the lemmas by which it is recognised."""

    text: str
    lemmas: frozenset

    @classmethod
    def of(cls, text):
        """A word of a name. Where it stands in its dictionary form, other lemmas are accidents."""
        small = text.casefold()
        found = lemmas(text)
        return cls(text, frozenset({small}) if small in found else found or frozenset({small}))

    def matches(self, token):
        """Whether a word of a text is this one: as it is written, or in another form."""
        text = token.text
        if text.casefold() == self.text.casefold():
            return True
        if self.text[:1].isupper() and not token.is_capital:
            return False
        found = lemmas(text)
        if found:
            return bool(found & self.lemmas)
        stem, ending = text[: len(self.text)], text[len(self.text) :].lstrip("-")
        return (
            len(self.text) >= SHORTEST_STEM
            and stem.casefold() == self.text.casefold()
            and ENDING.fullmatch(ending.lower())
        )


class Known:
    """
    The networks, cities, units, bodies, people and acts of the site, ready to be looked for.

    ``Known()`` knows nothing; ``Known.from_database()`` what is in the database.
    """

    def __init__(self, entries=(), people=(), acts=()):
        self.people = tuple(people)
        self.acts = tuple(acts)
        self.entries = tuple(entries)
        self._names = defaultdict(list)
        self._acronyms = {}
        self._words = []
        self._resembling = {}
        self._acts = defaultdict(list)
        for act in self.acts:
            self._acts[act.number].append(act)
            self._acts[act.adopted_on].append(act)
        self._bodies = {
            name.casefold(): entry
            for entry in self.entries
            if entry.kind == FindingKind.BODY
            for name in entry.names.values()
        }
        self._councils = {entry.pk: entry for entry in self._bodies.values()}
        self._people = defaultdict(list)
        for person in self.people:
            self._people[person.family_name.casefold()].append(person)
        for entry in self.entries:
            for name in {*entry.names.values(), *entry.others} - {""}:
                self._learn(name, entry)
            self._acronyms |= dict.fromkeys(entry.acronyms, entry)
        for person in self.people:
            if len(person.given_name.rstrip(".")) > 1:
                self._learn(person.name, person)

    @classmethod
    def from_database(cls):
        """What the database has, by one query for each kind of record."""
        entries = [
            Entry(str(kind), *row)
            for kind in records.registered_kinds()
            for row in records.rows(kind)
        ]
        people = Person.objects.values_list("pk", "given_name", "family_name")
        acts = Resolution.objects.values_list("pk", "number", "adopted_on", "council_id")
        return cls(
            entries, [KnownPerson(*person) for person in people], [Act(*act) for act in acts]
        )

    @property
    def words(self):
        """Every word of every name, as the site writes it."""
        names = [name for entry in self.entries for name in (*entry.names.values(), *entry.others)]
        names += [acronym for entry in self.entries for acronym in entry.acronyms]
        names += [person.name for person in self.people]
        return {token.text for name in names if name for token in tokens_of(name)}

    def _learn(self, name, meant):
        words = tuple(
            Word.of(token.text)
            for token in tokens_of(DO_SPRAW.sub("ds", name))
            if token.text[0].isalnum()
        )
        if words:
            for key in {words[0].text.casefold(), *words[0].lemmas}:
                self._names[key].append((words, meant))
            if isinstance(meant, Entry) and meant.kind != FindingKind.CITY:
                self._words.append((content(words), meant))

    def named_at(self, tokens, position):
        """What is named from ``tokens[position]`` on, and the position after it: the longest."""
        token = tokens[position]
        acronym = self._acronyms.get(token.text.partition("-")[0])
        best = (acronym, position + 1) if acronym else (None, position)
        if not token.is_capital:
            return best
        for key in {token.text.casefold(), *lemmas(token.text)} | stems(token.text):
            for words, meant in self._names.get(key, ()):
                end = end_of_match(words, tokens, position)
                if end > best[1]:
                    best = (meant, end)
        return best

    def resembling(self, name):
        """The network, unit or body whose name has nearly the same words, or ``None``."""
        if name not in self._resembling:
            self._resembling[name] = self._most_alike(name)
        return self._resembling[name]

    def _most_alike(self, name):
        words = content(
            [Word.of(token.text) for token in tokens_of(name) if token.text[0].isalnum()]
        )
        if len(words) < 3:
            return None
        best, meant = max(
            ((resemblance(words, other), index) for index, (other, _) in enumerate(self._words)),
            default=(0, None),
        )
        return self._words[meant][1] if best >= RESEMBLANCE else None

    def person(self, name):
        """The one person with this name, in the nominative; an initial stands for its names."""
        *given, family = name.split()
        found = [
            person
            for person in self._people.get(family.casefold(), ())
            if is_given_name_of(" ".join(given), person.given_name)
        ]
        return found[0] if len(found) == 1 else None

    def body(self, name):
        """The council with this name, in the nominative, or ``None``."""
        return self._bodies.get(name.casefold())

    def act(self, number="", adopted_on=None, council=""):
        """
        The one act with this number, or of this date where it has none, or ``None``. ``council``
        is who adopted it, in the nominative and perhaps in short: Rada Miasta.
        """
        found = [
            act
            for act in self._acts.get(number or adopted_on, ())
            if adopted_on in {None, act.adopted_on} and self._may_be_of(act, council)
        ]
        return found[0] if len(found) == 1 else None

    def _may_be_of(self, act, council):
        known = self._councils.get(act.council)
        names = known.names.values() if known else ()
        return not names or any(council.casefold() in name.casefold() for name in names)


def stems(text):
    """What is left of a word that the dictionary does not have, without an ending."""
    if lemmas(text):
        return set()
    small = text.casefold()
    return {
        small[:-size].rstrip("-")
        for size in range(1, 5)
        if ENDING.fullmatch(small[-size:]) and len(small) - size >= SHORTEST_STEM
    }


def end_of_match(words, tokens, position):
    """The position after the words of a name in the tokens from ``position``, else ``position``."""
    at = position
    for number, word in enumerate(words):
        if number:
            at = skip_marks(tokens, at)
            if (
                word.text == "ds"
                and at + 1 < len(tokens)
                and DO_SPRAW.fullmatch(f"{tokens[at].text} {tokens[at + 1].text}")
            ):
                at += 2
                continue
        if at >= len(tokens) or not word.matches(tokens[at]):
            return position
        at += 1
    return at


def skip_marks(tokens, at):
    """The position of the next word, where at most two marks come before it."""
    for step in range(3):
        if at + step >= len(tokens) or tokens[at + step].text not in MARKS_BETWEEN:
            return at + step
    return at


def content(words):
    """The lemmas of the words of a name that say something, each as the set that it may be."""
    return [
        word.lemmas
        for word in words
        if is_content(word.text) and not (len(word.text) == 1 or word.text.isdigit())
    ]


def resemblance(words, others):
    """How much of two names is common, from 0 to 1."""
    common = sum(any(word & other for other in others) for word in words)
    return common / (len(words) + len(others) - common)


def is_given_name_of(name, known):
    """Whether given names are the same, an initial standing for what begins with it."""
    if not name or not known:
        return False
    shorter, longer = sorted((name.casefold().rstrip("."), known.casefold().rstrip(".")), key=len)
    return shorter == longer or (len(shorter) == 1 and longer.startswith(shorter))


def find(line):
    """Note what the site knows: networks, cities, units and bodies, each wherever it is named."""
    tokens = line.tokens
    position = 0
    while position < len(tokens):
        meant, end = line.known.named_at(tokens, position)
        if isinstance(meant, Entry) and not is_part_of_word(tokens, position):
            start = tokens[position].start
            stop = with_acronym(line, meant, tokens, end)
            line.add(meant.kind, start, stop, pk=meant.pk, name=meant.name_in(line.language))
        position = max(end, position + 1)


def is_part_of_word(tokens, position):
    """Whether the tokens are the address or the e-mail address of something: @gdansk.pl."""
    return position > 0 and tokens[position - 1].text in {"@", "/", "_"}


def with_acronym(line, meant, tokens, end):
    """Where a name ends together with its acronym in brackets: (ECCAR)."""
    inside = [token.text for token in tokens[end : end + 3]]
    if len(inside) == 3 and inside[0] == "(" and inside[2] == ")" and inside[1] in meant.acronyms:
        return tokens[end + 2].end
    return tokens[end - 1].end
