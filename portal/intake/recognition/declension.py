"""The names of people in whatever case, put into the nominative."""

import re

from ..dictionary import frequency
from .words import forms, like, sentence_case

PARTICLES = {"van", "von", "der", "den", "de", "la", "di", "da", "del", "dos", "ter", "bin"}
# How family names that the dictionary does not have end, and what their nominative ends in.
FAMILY_ENDINGS = {
    ("m1", "gen"): (
        ("skiego", "ski"), ("ckiego", "cki"), ("dzkiego", "dzki"), ("iego", "i"), ("ego", "y"),
        ("ki", "ka"), ("gi", "ga"), ("li", "la"), ("i", "ia"), ("y", "a"), ("ńca", "niec"),
        ("ca", "ec"), ("a", ""),
    ),
    ("m1", "dat"): (
        ("skiemu", "ski"), ("ckiemu", "cki"), ("iemu", "i"), ("emu", "y"), ("owi", ""),
    ),
    ("m1", "inst"): (
        ("skim", "ski"), ("ckim", "cki"), ("im", "i"), ("ym", "y"), ("kiem", "k"), ("giem", "g"),
        ("iem", ""), ("em", ""), ("ą", "a"),
    ),
    ("f", "gen"): (
        ("skiej", "ska"), ("ckiej", "cka"), ("iej", "a"), ("ej", "a"), ("ki", "ka"), ("gi", "ga"),
        ("li", "la"), ("i", "ia"), ("y", "a"),
    ),
    ("f", "inst"): (("ą", "a"),),
    ("f", "acc"): (("ą", "a"), ("ę", "a")),
}  # fmt: skip
FAMILY_ENDINGS["m1", "acc"] = FAMILY_ENDINGS["m1", "gen"]
FAMILY_ENDINGS["m1", "loc"] = FAMILY_ENDINGS["m1", "inst"][:4]
FAMILY_ENDINGS["f", "dat"] = FAMILY_ENDINGS["f", "loc"] = FAMILY_ENDINGS["f", "gen"][:5]
FLEETING = re.compile(r"[^aeiouyąęó]k$")


def in_nominative(given, family, language, genitive=False):
    """
    Given names and family name in the nominative: ``Roberta``, ``Piaskowskiego`` → Robert
    Piaskowski. In English they are.
    """
    given = [sentence_case(name) for name in given]
    family = sentence_case(family)
    if language != "pl":
        return " ".join([*given, family])
    choice = agreement(given[0], family, genitive, any_noun=True)
    if choice is None:
        return " ".join([*given, family])
    first, surname = choice
    others = [matching_given(name, first) for name in given[1:]]
    return " ".join([first.lemma, *others, surname])


def matching_given(word, first):
    """A further given name in the nominative, in the case and gender of the first."""
    for form in forms(word):
        if "imię" in form.names and form.agrees(first):
            return form.lemma
    return word


def agreement(given, family, genitive=False, any_noun=False):
    """
    The form of a given name and the nominative of the family name that go together best, or
    ``None``. With ``any_noun`` people may be called what the dictionary knows as a common noun.
    """
    options = []
    for first in forms(given):
        if "imię" not in first.names or first.number != "sg":
            continue
        for surname, cases in nominatives(family, first, any_noun):
            common = cases & first.cases
            if common and (not genitive or "gen" in common):
                # Jacka is rather of Jacek than of Jack, Mazurowi of Mazur than of Mazuro.
                rare = -frequency(first.lemma, "pl"), -frequency(surname, "pl")
                unlike_a_man = "m1" in first.genders and first.lemma.endswith("a")
                rank = (genitive or "nom" not in common, unlike_a_man, *rare, first.lemma, surname)
                options.append((rank, first, surname))
    if not options:
        return None
    _rank, first, surname = min(options, key=lambda option: option[0])
    return first, surname


def nominatives(family, given, any_noun=True):
    """Pairs of what a family name may be in the nominative and the cases in which it stands."""
    *others, last = family.split("-") if "-" in family else family.split()
    separator = "-" if "-" in family else " "
    found = [
        (form.lemma, form.cases)
        for form in forms(last)
        if "nazwisko" in form.names and form.number == "sg" and form.genders & given.genders
    ]
    if not found and any_noun:
        found = [
            (like(form.lemma, last), form.cases)
            for form in forms(last)
            if form.part == "subst" and form.number == "sg" and form.genders & {"m1", "m2", "f"}
        ]
    if not forms(last):
        found = unknown_nominatives(last, given)
    for surname, cases in found:
        first = [other if other in PARTICLES else declined(other, given, cases) for other in others]
        yield separator.join([*first, surname]), cases


def declined(word, given, cases):
    """An earlier part of a double family name in the nominative."""
    for form in forms(word):
        if form.number == "sg" and form.genders & given.genders and form.cases & cases:
            return form.lemma[:1].upper() + form.lemma[1:]
    return word


def unknown_nominatives(word, given):
    """What a family name that the dictionary does not have may be in the nominative."""
    gender = "f" if "f" in given.genders else "m1"
    found = []
    for case in given.cases - {"nom", "voc"}:
        for ending, replacement in FAMILY_ENDINGS.get((gender, case), ()):
            if word.endswith(ending) and len(word) > len(ending) + 1:
                stem = word.removesuffix(ending)
                if not replacement and FLEETING.search(stem):
                    stem = f"{stem[:-1]}ek"
                found.append((stem + replacement, {case}))
                break
    as_it_stands = given.cases if gender == "f" or not found else given.cases & {"nom"}
    return [*found, (word, as_it_stands)]


def nominative_family(family, language):
    """A family name without a given name in the nominative, as it stands if it may be that."""
    family = sentence_case(family)
    if language != "pl":
        return family
    *before, last = re.split(r"(-|\s)", family)
    found = [form for form in forms(last) if "nazwisko" in form.names and form.number == "sg"]
    if not found or any("nom" in form.cases for form in found):
        return family
    return "".join([*before, like(found[0].lemma, last)])
