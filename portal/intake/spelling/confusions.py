"""
What programs that read scans take Polish and English letters for.

The table is general knowledge of character recognition; much of it is what comes out if the program
was not told that the language is Polish.
"""

from dataclasses import dataclass
from functools import cache
from itertools import groupby, permutations
from unicodedata import normalize

ALPHABETS = {
    "pl": frozenset("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż'-"),
    "en": frozenset("abcdefghijklmnopqrstuvwxyz'-"),
}

# What was printed: what is read instead, and how unlikely that is in powers of ten. A capital
# letter stands for one within a word; an accent makes a small letter as tall.
POLISH_LETTERS = {
    "ą": {"a": 0.4, "g": 0.4, "q": 0.2, "9": 0.6, "4": 1.0},
    "ć": {"c": 0.4, "¢": 0.2, "ç": 0.2, "č": 0.2, "é": 0.5, "C": 0.8},
    "ę": {"e": 0.4, "¢": 0.6, "ë": 0.2, "ê": 0.2, "è": 0.3, "é": 1.0, "g": 1.0, "q": 1.0},
    "ł": {"t": 0.4, "l": 0.4, "1": 0.4, "|": 0.2, "£": 0.2, "!": 0.4, "I": 0.6}
    | {"i": 1.2, "f": 1.2, "h": 1.2, "k": 1.4},
    "łn": {"m": 1.4},
    "ń": {"n": 0.4, "ñ": 0.1, "f": 0.5, "fi": 1.0, "ni": 1.0, "ri": 1.2, "ti": 1.2, "h": 1.2},
    "ó": {"o": 0.4, "é": 0.1, "6": 0.4, "0": 0.5, "d": 0.5, "O": 0.4, "ö": 0.1, "ô": 0.1, "ò": 0.1},
    "ś": {"s": 0.4, "S": 0.3, "$": 0.2, "§": 0.2, "š": 0.1, "5": 0.6, "é": 1.2, "g": 1.4},
    "ź": {"z": 0.5, "Z": 0.4, "ž": 0.3, "2": 0.8},
    "ż": {"z": 0.4, "Z": 0.4, "ž": 0.2, "2": 0.8},
}
# A letter with an accent is often read twice, as two of the things that it resembles: "dé", "sS".
LIKELY = 0.5
TWICE = 0.2
LATIN_LETTERS = {
    "b": {"6": 0.8, "h": 1.4},
    "c": {"e": 1.3},
    "d": {"cl": 1.0},
    "e": {"c": 1.1},
    "fi": {"ﬁ": 0.0},
    "fl": {"ﬂ": 0.0},
    "h": {"li": 1.0, "b": 1.4},
    "i": {"l": 1.0, "1": 0.6, "!": 0.6, "|": 0.6},
    "l": {"i": 1.0, "1": 0.4, "I": 0.5, "|": 0.3},
    "m": {"rn": 0.8, "nn": 1.4},
    "n": {"u": 1.4},
    "o": {"0": 0.3},
    "rn": {"m": 1.2},
    "s": {"5": 0.6, "$": 0.6},
    "t": {"f": 1.4},
    "u": {"n": 1.4, "ii": 1.2},
    "w": {"vv": 0.4},
    "y": {"v": 1.4},
    "z": {"2": 0.8},
}
# An accent that the language does not know is dirt; so is a capital within a word.
DIRT = 0.8


@dataclass(frozen=True)
class Confusion:
    """``read`` stands in the text for what was ``printed``; ``cost`` is how unlikely that is."""

    read: str
    printed: str
    cost: float

    def __str__(self):
        return f"{self.read}→{self.printed}"


def by_first_character(table):
    """Confusions by the first character of what is read."""
    ordered = sorted(table, key=lambda confusion: (confusion.read, confusion.printed))
    return {first: tuple(group) for first, group in groupby(ordered, lambda found: found.read[:1])}


@cache
def confusions(language):
    """The language's confusions by the first character of what is read."""
    table = LATIN_LETTERS
    if language == "pl":
        table = table | {
            printed: readings_twice(readings) | readings
            for printed, readings in POLISH_LETTERS.items()
        }
    return by_first_character(
        Confusion(read, printed, cost)
        for printed, readings in table.items()
        for read, cost in readings.items()
    )


def readings_twice(readings):
    """What is read of a letter twice over, with its cost."""
    likely = [read for read, cost in readings.items() if cost <= LIKELY]
    return {
        first + second: max(readings[first], readings[second]) + TWICE
        for first, second in permutations(likely, 2)
    }


def dirt(character, language):
    """The letter under a foreign accent or inner capital as a ``Confusion``; ``None`` if none."""
    plain = normalize("NFD", character)[0].lower()
    if plain != character and plain in ALPHABETS[language]:
        return Confusion(character, plain, DIRT)
    return None
