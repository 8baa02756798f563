"""Finds the terms of the glossary in a text, in whatever form they stand there."""

import re
from dataclasses import dataclass

from portal.intake.dictionary import lemmas
from portal.pages.languages import languages

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True)
class Use:
    """A term in a text: the words there, whether the office avoids them, what it says instead."""

    words: str
    is_avoided: bool
    names: dict  # the preferred term by language


def find_terms(text, language, terms):
    """The ``Use`` of each of ``terms`` in ``text``, once each, in the order of reading."""
    words = [(match[0], forms_of(match[0], language)) for match in WORD.finditer(text)]
    found = {}
    for term in terms:
        names = term.names()
        phrases = [(names[language], False)]
        phrases += [(phrase, True) for phrase in term.avoided_in(language)]
        for phrase, is_avoided in phrases:
            place = find_phrase(phrase, language, words)
            if place is not None:
                length = len(WORD.findall(phrase))
                shown = " ".join(word for word, _forms in words[place : place + length])
                found.setdefault((place, term.pk, is_avoided), Use(shown, is_avoided, names))
    return [found[key] for key in sorted(found)]


def find_phrase(phrase, language, words):
    """The place of ``phrase`` among ``words``, pairs of a word and its forms; ``None`` if none."""
    wanted = [forms_of(word, language) for word in WORD.findall(phrase)]
    for place in range(len(words) - len(wanted) + 1):
        window = words[place : place + len(wanted)]
        if wanted and all(
            forms & known for (_word, forms), known in zip(window, wanted, strict=True)
        ):
            return place
    return None


def forms_of(word, language):
    """The word in small letters with the dictionary forms that it may stand for."""
    small = word.lower()
    if language == "pl":
        return {small, *(lemma.lower() for lemma in lemmas(word))}
    endings = (("ies", "y"), ("es", ""), ("s", ""))
    return {small, *(small.removesuffix(end) + new for end, new in endings if small.endswith(end))}


def other_languages(language):
    """Codes of the portal's languages but ``language``."""
    return [code for code in languages() if code != language]
