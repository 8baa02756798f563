"""
Words of the dictionary that are probably others in their place: ``byt`` where ``był`` was printed.

What a scan damaged for sure tells which letters it confused, and how often. Another word is likelier
where that, and how common both words are, speak for it.
"""

from collections import Counter
from dataclasses import dataclass, field
from math import log10

from portal.intake.dictionary import frequency, is_known
from portal.intake.spelling.confusions import by_first_character
from portal.intake.spelling.repairs import COMMON, UNLISTED, Repair, readings

# So many different words must have shown a confusion before a sound word is doubted for it.
ENOUGH_EVIDENCE = 2
HIGHEST_COST = 2
# How much likelier the word may be that stands there, in powers of ten, for it to be doubted.
LEVEL = -1


@dataclass
class Scan:
    """How a scan confused letters: how often each confusion was seen, and what it left whole."""

    seen: Counter = field(default_factory=Counter)
    lost: Counter = field(default_factory=Counter)
    whole: Counter = field(default_factory=Counter)

    @classmethod
    def learnt_from(cls, repairs, sound):
        """The scan that the sure repairs of different words show; ``sound`` are known words."""
        seen = Counter(confusion for repair in repairs for confusion in repair.confusions)
        lost = Counter()
        for confusion, times in seen.items():
            lost[confusion.printed] += times
        text = "\n".join(sound).lower()
        return cls(seen, lost, Counter({printed: text.count(printed) for printed in lost}))

    def bonus(self, repair):
        """How much likelier a repair is for confusions that others show, in powers of ten."""
        return sum(log10(1 + self.seen[confusion]) / 2 for confusion in repair.confusions)

    def odds(self, repair):
        """How often the scan makes the repair's confusions where it can, in powers of ten."""
        return sum(
            log10(self.seen[made] / (self.lost[made.printed] + self.whole[made.printed]))
            for made in repair.confusions
        )

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
    likelihood = log10(max(frequency(word, language), UNLISTED))
    found = {}
    for candidate, made in readings(word, language, scan.confusions, most):
        repair = Repair(candidate, made, frequency(candidate, language))
        if (
            candidate not in found
            and repair.cost <= HIGHEST_COST
            and repair.frequency >= COMMON
            and is_known(candidate, language, stems)
        ):
            ahead = log10(repair.frequency) + scan.odds(repair) - likelihood
            found[candidate] = (repair, ahead)
    return list(found.values())
