"""A passage's words and marks, and what the dictionary says of their forms."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ..dictionary import analyser, analyses

# A word, a number or a single mark. An apostrophe belongs to a word in O'Brien, not in city's.
TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+|[’'](?=[A-ZĄĆĘŁŃÓŚŹŻ])[^\W\d_]+)*|\d+|[^\w\s]|_")
NAMES = {"imię", "nazwisko"}
ADJECTIVES = {"adj", "ppas", "pact"}
NOUNS = {"subst", "ger", "depr"}
CASES = {"nom", "gen", "dat", "acc", "inst", "loc", "voc"}


def words(text):
    """The words of a list that is written as a text."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a mark at ``text[start:end]`` of its passage."""

    text: str
    start: int
    end: int

    @property
    def span(self):
        """Where it begins and ends."""
        return self.start, self.end

    @property
    def is_word(self):
        """Whether it has letters."""
        return self.text[0].isalpha()

    @property
    def is_capital(self):
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_acronym(self):
        """Whether it is two or more capital letters."""
        return len(self.text) > 1 and self.text.isupper()


def tokens_of(text):
    """The ``Token`` of a text, in their order."""
    return [Token(match[0], *match.span()) for match in TOKEN.finditer(text)]


@dataclass(frozen=True)
class Form:
    """One thing that a noun or an adjective may be: its lemma, part of speech and agreement."""

    lemma: str
    part: str
    number: str
    cases: frozenset
    genders: frozenset
    names: frozenset
    degree: str = ""

    def agrees(self, other):
        """Whether both can stand together: same number, a case and a gender in common."""
        return (
            self.number == other.number
            and bool(self.cases & other.cases)
            and bool(self.genders & other.genders)
        )


@lru_cache(maxsize=50_000)
def forms(word):
    """What nouns and adjectives a Polish word may be, as a tuple of ``Form``."""
    found = []
    for analysis in analyses(word):
        part, *values = analysis.tag.split(":")
        if part in NOUNS | ADJECTIVES and len(values) >= 3:
            numbers, cases, genders = (value.split(".") for value in values[:3])
            found += [
                Form(
                    analysis.lemma,
                    part,
                    number,
                    frozenset(cases),
                    frozenset(genders),
                    frozenset(analysis.names),
                    ":".join(values[3:]),
                )
                for number in numbers
            ]
    return tuple(found)


@lru_cache(maxsize=50_000)
def lemmas(word):
    """The dictionary forms of a word in small letters, without those of verbs."""
    return frozenset(form.lemma.casefold() for form in forms(word))


@lru_cache(maxsize=50_000)
def is_finite_verb(word):
    """Whether a word written small is a verb in a finite form and nothing else that it may be."""
    parts = {analysis.part_of_speech for analysis in analyses(word)}
    return bool(parts & {"fin", "praet", "bedzie"}) and not parts & NOUNS


@lru_cache(maxsize=50_000)
def names_of(word):
    """What a word may name: ``imię``, ``nazwisko``, ``nazwa_geograficzna`` …"""
    return frozenset(name for form in forms(word) for name in form.names)


def nominative(form):
    """The nominative of a form, of its number and gender; its lemma where there is none."""
    if form.part == "subst" and form.number == "sg":
        return form.lemma
    return inflected(form, form.number, "nom")


@lru_cache(maxsize=20_000)
def inflected(form, number, case):
    """A noun or an adjective in another form, its lemma where the dictionary has none."""
    morfeusz, lock = analyser()
    with lock:
        generated = morfeusz.generate(form.lemma)
    for word, _lemma, tag, *_rest in generated:
        part, *values = tag.split(":")
        if part != form.part or ":".join(values[3:]) != form.degree:
            continue
        numbers, cases, genders = (set(value.split(".")) for value in values[:3])
        if number in numbers and case in cases and genders & form.genders:
            return word
    return form.lemma


def like(word, model):
    """``word`` with a capital letter, or in capitals, where ``model`` is so."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def sentence_case(text, names_only=False):
    """
    A text printed in capitals throughout as one writes it: names and, unless ``names_only``, every
    word that is not small by nature keep a capital; any other text stays as it is.
    """
    letters = [character for character in text if character.isalpha()]
    if len(letters) < 2 or any(character.islower() for character in letters):
        return text

    def mend(match):
        word = match[0]
        if "/" in {text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]}:
            return word
        before = text[max(0, match.start() - 9) : match.start()].rstrip()
        first = not before or before[-1] in '„“”"«.?!'
        if first or is_name(word) or (not names_only and is_content(word)):
            return "-".join(part.capitalize() for part in word.split("-"))
        return word.lower()

    return re.sub(r"[^\W\d_]+(?:-[^\W\d_]+)*", mend, text)


def is_name(word):
    """Whether a word in capitals can only be a name: all its lemmas have a capital letter."""
    found = forms(word)
    return bool(found) and all(form.lemma[0].isupper() for form in found)


SMALL_WORDS = words(
    "i a o u w we z ze do na od po ku dla przez przy pod nad oraz lub ds im przed wobec spraw"
    " rzecz sprawie of for the and on in at to against by with"
)


def is_content(word):
    """Whether a word is more than a preposition or a conjunction."""
    return word.lower() not in SMALL_WORDS
