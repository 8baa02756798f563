"""
The words of a language: whether a word exists, what forms it may be, how common it is.

Polish words come from SGJP by Morfeusz 2 (http://morfeusz.sgjp.pl/), which knows every form of a
word with its grammatical tag. How common a word is comes from wordfreq's lists, by which English
words are known as well: they hold the forms of English words, names among them.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock

import morfeusz2
import wordfreq

# Rarer than once in ten million words, what English text has is misspelt as often as not.
COMMON_ENOUGH = 1e-7

# A form that only old books have is a word that a scan damaged: "sie", "ktora".
ARCHAIC = "daw."

# What Polish puts after a foreign or new name: Heidelberg-u, Zacchirol-ego, ECCAR-em.
ENDING = re.compile(r"i?(?:[aąeęou]|ach|ami|ego|em|emu|im|om|owi|owie|ów)|i|y|ych|ym|ymi")
LONGEST_ENDING = 5
LONGEST_ABBREVIATION = 6
SHORTEST_STEM = 3

APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})


@dataclass(frozen=True)
class Analysis:
    """
    One thing that a Polish word may be.

    ``tag`` is a tag of SGJP, its alternatives parted by full stops: ``subst:sg:gen.acc:m1``;
    ``names`` says what it names: ``imię``, ``nazwisko``, ``nazwa_geograficzna``,
    ``nazwa_organizacji``, ``nazwa_pospolita`` …; ``labels`` its style: ``daw.``, ``pot.`` …
    """

    lemma: str
    tag: str
    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    @property
    def part_of_speech(self):
        """The tag's first part: ``subst``, ``adj``, ``prep``, ``praet`` …"""
        return self.tag.partition(":")[0]

    def allows(self, *values):
        """Whether the tag has each of the values, such as ``pl`` and ``gen``."""
        return set(values) <= {value for part in self.tag.split(":") for value in part.split(".")}


@cache
def analyser():
    """
    Morfeusz and the lock that guards it, as one instance must not serve two threads at once.
    A capital letter of a text may stand for a small one of the dictionary, never the reverse.
    """
    return morfeusz2.Morfeusz(case_handling=morfeusz2.STRICTLY_CASE_SENSITIVE), Lock()


def edges(word):
    """The parts into which Morfeusz divides a word: triples of start, end and interpretation."""
    morfeusz, lock = analyser()
    with lock:
        return morfeusz.analyse(word)


@lru_cache(maxsize=20_000)
def analyses(word):
    """
    Every ``Analysis`` of a Polish word, as a tuple; empty if the dictionary does not have it.

    A capitalised word is looked up in both cases: ``Wspólna`` is the adjective ``wspólny`` too.
    Of a word in parts, the one that is inflected counts: the last of a compound with hyphens
    (``Nowak-Kowalska``), the verb of a verb with an ending (``chciałbym``). An abbreviation is
    found without its full stop: ``prof``.
    """
    word = word.translate(APOSTROPHES)
    found = edges(word)
    if any(interpretation[2] == "ign" for _, _, interpretation in found):
        if len(word) > LONGEST_ABBREVIATION:
            return ()
        found = [edge for edge in edges(word + ".") if edge[2][2] == "brev:pun"]
    if "-" in word:
        last = max((end for _, end, _ in found), default=0)
        inflected = [edge for edge in found if edge[1] == last]
    else:
        inflected = [edge for edge in found if edge[0] == 0]
    return tuple(
        Analysis(
            lemma=(lemma.partition(":")[0] or lemma).replace("_", " "),
            tag=tag,
            names=tuple(name.replace(" ", "_") for name in names),
            labels=tuple(labels),
        )
        for _, _, (_, lemma, tag, names, labels) in inflected
    )


def lemmas(word):
    """The dictionary forms of a Polish word, each once: ``("miasto",)`` of ``miastami``."""
    return tuple(dict.fromkeys(analysis.lemma for analysis in analyses(word)))


def frequency(word, language):
    """
    The share of a word among the words of the language, from 0 to 1: 0 if it is not listed.
    The lists know no capitals.
    """
    listed = wordfreq.get_frequency_dict(language, "best")
    return listed.get(word.translate(APOSTROPHES).lower(), 0)


def is_known(word, language, stems=frozenset()):
    """
    Whether a word exists in the language ("pl" or "en").

    It may be written small, with a capital or in capitals, have hyphens or an apostrophe. What has
    no letters is known. ``stems`` are those of names that count as known beside the dictionary, as
    ``stems_of`` makes them.
    """
    exists = exists_in_polish if language == "pl" else exists_in_english
    if not word.isalpha():
        word = word.translate(APOSTROPHES).strip("'-")
        if not any(character.isalpha() for character in word):
            return True
    return (
        exists(word)
        or (bool(stems) and is_form_of(word, stems))
        # Each part of a compound may be known for a reason of its own.
        or ("-" in word and all(is_known(part, language, stems) for part in word.split("-")))
    )


def exists_in_polish(word):
    """Whether the dictionary has a word as it is used today, or a name with an ending: Bush'a."""
    stem, apostrophe, ending = word.partition("'")
    if apostrophe:
        return exists_in_polish(stem) and bool(not ending or ENDING.fullmatch(ending))
    found = analyses(word)
    return bool(found) and any(ARCHAIC not in analysis.labels for analysis in found)


def exists_in_english(word):
    """Whether a word, or the one before the apostrophe of ``city's``, is common enough."""
    return (
        frequency(word, "en") >= COMMON_ENOUGH
        or frequency(re.sub(r"'s?$", "", word), "en") >= COMMON_ENOUGH
    )


def stems_of(words):
    """The stems of names in any case, in small letters, from texts that hold them."""
    found = set()
    for word in words:
        for part in re.findall(r"[^\W\d_]+", word.lower()):
            found.add(part)
            if len(part) > SHORTEST_STEM and part[-1] in "aeiouyąę":
                found.add(part[:-1])
    return frozenset(found)


def is_form_of(word, stems):
    """Whether a word is one of the stems, alone or with a Polish ending."""
    word = word.lower()
    return word in stems or any(
        word[:-size] in stems and ENDING.fullmatch(word[-size:])
        for size in range(1, LONGEST_ENDING + 1)
        if len(word) - size >= SHORTEST_STEM
    )
