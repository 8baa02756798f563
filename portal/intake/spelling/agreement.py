"""
How well a Polish word fits between its neighbours.

Rules of grammar that hold of words side by side: a preposition governs the case of what follows it,
an adjective agrees with its noun in number, case and gender, a conjunction joins words in one case;
and two of use: an office seldom writes "I", and the instrumental seldom stands without a reason.
"""

import re
from functools import lru_cache
from itertools import product

from ..dictionary import ARCHAIC, analyses

CASES = frozenset(["nom", "gen", "dat", "acc", "inst", "loc"])
NUMBERS = frozenset(["sg", "pl"])
GENDERS = frozenset(["m1", "m2", "m3", "f", "n"])
NOUNS = frozenset(["subst", "depr", "ger", "ppron12", "ppron3", "num", "siebie"])
ADJECTIVES = frozenset(["adj", "pact", "ppas"])
# What may stand between a preposition and the word that it governs: "w bardzo wielu".
LOOSE = frozenset(["adv", "part", "brev", "dig", "romandig", "adja"])

# What each speaks for or against a word, in powers of ten.
AGREES = 1
CLASHES = -1
BARE = -0.3
CONJUNCTIONS = frozenset(["a", "albo", "ani", "i", "lub", "oraz"])

# "we", "ze" and their like stand before a cluster of consonants or a hissing sound.
_NEEDS_VOWEL = re.compile(r"[^aąeęioóuy]{2}|[sśzźż]", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def forms(word, parts_of_speech):
    """The triples of number, case and gender that a word may be as one of the parts of speech."""
    found = set()
    for analysis in analyses(word):
        if analysis.part_of_speech in parts_of_speech and ARCHAIC not in analysis.labels:
            values = [set(part.split(".")) for part in analysis.tag.split(":")]
            number, case, gender = (
                next((value & kind for value in values if value & kind), set())
                for kind in (NUMBERS, CASES, GENDERS)
            )
            found.update(product(number, case, gender))
    return frozenset(found)


@lru_cache(maxsize=20_000)
def parts_of_speech(word):
    """The parts of speech that a word may be."""
    return frozenset(analysis.part_of_speech for analysis in analyses(word))


@lru_cache(maxsize=1_000)
def governed(word):
    """The cases that a preposition governs; empty if the word can be something else as well."""
    if parts_of_speech(word) - {"prep", "part"}:
        return frozenset()
    return frozenset(
        case
        for analysis in analyses(word)
        if analysis.part_of_speech == "prep"
        for case in CASES
        if analysis.allows(case)
    )


def cases(word):
    """The cases that a word may have."""
    return {case for _, case, _ in forms(word, NOUNS | ADJECTIVES)}


def governs(preposition, word):
    """Whether a word may follow the preposition: ``AGREES``, ``CLASHES`` or 0 if nothing tells."""
    needed = governed(preposition)
    if not needed or not analyses(word):
        return 0
    vocalic = any(analysis.allows("wok") for analysis in analyses(preposition))
    if vocalic and not _NEEDS_VOWEL.match(word):
        return CLASHES
    if cases(word) & needed:
        return AGREES
    return 0 if parts_of_speech(word) & LOOSE else CLASHES


def agree(first, second):
    """Whether two neighbours may be an adjective and its noun, in either order, in one form."""
    return bool(
        forms(first, ADJECTIVES) & forms(second, NOUNS)
        or forms(first, NOUNS) & forms(second, ADJECTIVES)
    )


def is_first_person(word):
    """Whether a word can only be said of oneself: "chcę". What an office writes has few of them."""
    found = analyses(word)
    return bool(found) and all(analysis.allows("sg", "pri") for analysis in found)


def fit(word, before, after):
    """
    How well a Polish word fits between its neighbours, from -3 to 4; 0 if nothing tells.

    ``before`` and ``after`` are empty where punctuation or the passage's end parts them.
    """
    neighbours = [(before, word)] * bool(before) + [(word, after)] * bool(after)
    return (
        CLASHES * is_first_person(word)
        + BARE * is_bare_instrumental(word, before)
        + sum(governs(*pair) + AGREES * agree(*pair) for pair in neighbours)
    )


def is_bare_instrumental(word, before):
    """Whether a noun stands in the instrumental without anything before it that asks for it."""
    return cases(word) == {"inst"} and "inst" not in (governed(before) | cases(before))


def coordinated(first, second):
    """Whether two words may be joined by a conjunction: in the same case, or nothing tells."""
    if not cases(first) or not cases(second):
        return 0
    return AGREES / 2 if cases(first) & cases(second) else CLASHES / 2
