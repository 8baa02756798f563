"""
Words of the dictionary that are probably others in their place: ``byt`` for ``był``.

What a scan damaged for sure tells which letters it confused, and how often. A word is doubted where
that, how common both words are, and their neighbours speak for another.
"""

from collections import Counter
from math import log10

from ..dictionary import frequency, is_known
from .confusions import by_first_character
from .repairs import COMMON, Repair, commonness, readings

# What is known of scans in general counts like so many letters of this one.
PRIOR = 3
# So many different words must have shown a confusion before a sound word is doubted for it.
ENOUGH_EVIDENCE = 2
HIGHEST_COST = 2
# How much likelier the word may be that stands there, in powers of ten, for it to be doubted.
LEVEL = -0.7


class Scan:
    """
    How a scan confused letters: what the sure repairs of different words show, and the sound words
    in which letters stayed whole.
    """

    def __init__(self, repairs, sound):
        self.seen = Counter(made for repair in repairs for made in repair.confusions)
        self.lost = Counter()
        for confusion, times in self.seen.items():
            self.lost[confusion.printed] += times
        self.sound = "\n".join(sound).lower()
        self.known_odds = {}

    def odds(self, confusion):
        """How often the scan makes a confusion where it can, in powers of ten: at most 0."""
        if confusion not in self.known_odds:
            printed = self.lost[confusion.printed] + self.sound.count(confusion.printed)
            made = self.seen[confusion] + PRIOR * 10**-confusion.cost
            self.known_odds[confusion] = log10(made / (printed + PRIOR))
        return self.known_odds[confusion]

    def likelihood(self, repair):
        """How likely the repaired word is to have been printed and read as it was."""
        return commonness(repair.frequency) + sum(map(self.odds, repair.confusions))

    @property
    def confusions(self):
        """The confusions that are beyond doubt, by the first character of what is read."""
        return by_first_character(
            confusion for confusion, times in self.seen.items() if times >= ENOUGH_EVIDENCE
        )


def doubts(word, language, scan, stems, most):
    """
    What may stand for a known word: pairs of ``Repair`` and how much likelier it is than the word,
    in powers of ten, their neighbours aside.
    """
    as_it_stands = commonness(frequency(word, language))
    found = {}
    for candidate, made in readings(word, language, scan.confusions, most):
        repair = Repair(candidate, made, frequency(candidate, language))
        if (
            candidate not in found
            and repair.cost <= HIGHEST_COST
            and repair.frequency >= COMMON
            and is_known(candidate, language, stems)
        ):
            found[candidate] = (repair, scan.likelihood(repair) - as_it_stands)
    return list(found.values())
