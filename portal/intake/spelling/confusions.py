"""
What programs that read scans take Polish and English letters for.

The table is general knowledge of character recognition; much of it is what comes out if the program
was not told that the language is Polish.
"""

from dataclasses import dataclass
from functools import cache
from itertools import groupby

ALPHABETS = {
    "pl": frozenset("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż'-"),
    "en": frozenset("abcdefghijklmnopqrstuvwxyz'-"),
}

# What was printed: what is read instead, and how unlikely that is in powers of ten. A capital
# letter stands for one within a word; an accent makes a small letter as tall.
POLISH_LETTERS = {
    "ą": {"a": 0.4, "g": 0.4, "aq": 0.4, "q": 0.2, "ga": 0.6, "ag": 0.8, "9": 0.6, "4": 1.0},
    "ć": {"c": 0.4, "¢": 0.2, "ç": 0.2, "č": 0.2, "C": 0.8, "é": 0.8},
    "ę": {"e": 0.4, "¢": 0.6, "ë": 0.2, "ê": 0.2, "è": 0.3, "é": 1.0, "g": 1.0, "q": 1.0},
    "ł": {"t": 0.4, "l": 0.4, "1": 0.4, "|": 0.2, "£": 0.2, "!": 0.4, "I": 0.6, "i": 1.2, "f": 1.2},
    "ń": {"n": 0.4, "ñ": 0.1, "f": 0.8, "fi": 1.0, "ri": 1.2, "h": 1.2},
    "ó": {"o": 0.4, "é": 0.1, "ö": 0.1, "ô": 0.1, "ò": 0.1, "õ": 0.1, "6": 0.4, "0": 0.6}
    | {"d": 0.8, "dé": 0.4, "éd": 0.6, "od": 1.0},
    "ś": {"s": 0.4, "S": 0.3, "sS": 0.3, "$": 0.2, "s$": 0.3, "§": 0.2, "š": 0.1, "5": 0.6},
    "ź": {"z": 0.5, "Z": 0.4, "Zz": 0.3, "zZ": 0.3, "ž": 0.3, "2": 0.8},
    "ż": {"z": 0.4, "Z": 0.4, "Zz": 0.4, "zZ": 0.4, "ž": 0.2, "2": 0.8},
}
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
TABLES = {"pl": POLISH_LETTERS | LATIN_LETTERS, "en": LATIN_LETTERS}


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
    return by_first_character(
        Confusion(read, printed, cost)
        for printed, readings in TABLES[language].items()
        for read, cost in readings.items()
    )
