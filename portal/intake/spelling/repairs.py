"""What a damaged word may have been: the words that few likely confusions lead to."""

from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from math import log10

from ..dictionary import frequency, is_known
from .confusions import ALPHABETS, Confusion, confusions, dirt

MOST_CONFUSIONS = 4
HIGHEST_COST = 3.2
# How much less likely than the likeliest a repair may be and still be worth looking for.
MARGIN = 1.2
# How many steps the search takes before it gives up.
MOST_STEPS = 600
# Only so many times fewer words without a frequency are looked up beside one that has it.
FEWER = 15
# The frequency of a word that no list has: a list ends at about one in a hundred million.
UNLISTED = 3e-9
# Of words as frequent as this, most are no misprints.
COMMON = 1e-7
# Parts of a word are words by chance; where a space was lost both are common, short ones very.
COMMON_ALONE = 1e-5
COMMONEST = 1e-3
LONG = 4
LOST_SPACE = Confusion("", "␣", 1.5)


@dataclass(frozen=True)
class Repair:
    """A word of the dictionary, and the confusions that made the damaged word of it."""

    word: str
    confusions: tuple[Confusion, ...]
    frequency: float

    @cached_property
    def cost(self):
        """How unlikely it is that the confusions happened, in powers of ten."""
        return sum(confusion.cost for confusion in self.confusions)

    @cached_property
    def score(self):
        """How likely the repair is among others of the same word, in powers of ten."""
        return commonness(self.frequency) - self.cost


def commonness(share):
    """The share of a word among all words in powers of ten; a rare one has a share too."""
    return log10(max(share, UNLISTED))


def spelt_small(word):
    """
    The word as a dictionary would write it, and the function that gives a word its case again.

    Capitals within a word stay: they are damage.
    """
    if len(word) > 1 and word.upper() == word:
        return word.lower(), str.upper
    if word[:1].isupper():
        return word[0].lower() + word[1:], lambda repaired: repaired[:1].upper() + repaired[1:]
    return word, str


def readings(word, language, table, most):
    """
    What the word may be if the scan confused letters as ``confusions.by_first_character`` has them:
    pairs of word and confusions, the fewest and most likely first. The search ends after ``most``
    steps. Whether the words exist is not looked at.

    Characters that the language does not have must have been something else.
    """
    small, recased = spelt_small(word)
    edits = [
        (start, start + len(confusion.read), confusion)
        for start, first in enumerate(small)
        for confusion in table.get(first, ())
        if small.startswith(confusion.read, start)
    ]
    alphabet = ALPHABETS[language]
    foreign = [
        place
        for place, character in enumerate(small)
        if character not in alphabet
        and not (character.lower() in alphabet and small[place - 1] in "-'")
    ]
    edits += [
        (place, place + 1, made) for place in foreign if (made := dirt(small[place], language))
    ]

    # Each state: cost, place up to which the word is read, what it reads so far, the confusions.
    # The number keeps states of one cost in the order in which they were met.
    states = [(0.0, 0, 0, "", ())]
    met = 1
    for _ in range(most):
        if not states:
            return
        cost, _, place, text, made = heappop(states)
        must_change = next((found for found in foreign if found >= place), len(small))
        if made and must_change == len(small):
            yield recased(text + small[place:]), made
        if len(made) == MOST_CONFUSIONS:
            continue
        for start, end, confusion in edits:
            if place <= start <= must_change and cost + confusion.cost <= HIGHEST_COST:
                following = text + small[place:start] + confusion.printed
                heappush(states, (cost + confusion.cost, met, end, following, (*made, confusion)))
                met += 1


def repairs(word, language, stems=frozenset(), most=MOST_STEPS):
    """
    The ``Repair`` of each known word that the damaged word may have been, the likeliest first.

    As the dictionary takes its time, of words without a frequency only the first few are looked up
    once there is one with it.
    """
    found, unlisted = {}, {}
    limit = HIGHEST_COST
    for candidate, made in readings(word, language, confusions(language), most):
        if candidate in found or candidate in unlisted:
            continue
        repair = Repair(candidate, made, frequency(candidate, language))
        if repair.cost > limit:
            break
        if not repair.frequency:
            unlisted[candidate] = repair
        elif is_known(candidate, language, stems):
            found[candidate] = repair
            if repair.frequency >= COMMON:
                limit = min(limit, repair.cost + MARGIN)
    for repair in list(unlisted.values())[: most // FEWER if found else None]:
        if is_known(repair.word, language, stems):
            found[repair.word] = repair
    return sorted(found.values(), key=lambda repair: -repair.score) or severed(word, language)


def severed(word, language):
    """The repair of two common words that a scan ran together; a list of at most one."""
    found = []
    for place in range(1, len(word)):
        shares = [frequency(word[:place], language), frequency(word[place:], language)]
        lengths = [place, len(word) - place]
        if (
            all(
                share >= (COMMON_ALONE if length >= LONG else COMMONEST)
                for share, length in zip(shares, lengths, strict=True)
            )
            and is_known(word[:place], language)
            and is_known(word[place:], language)
        ):
            parted = f"{word[:place]} {word[place:]}"
            found.append(Repair(parted, (LOST_SPACE,), shares[0] * shares[1]))
    return sorted(found, key=lambda repair: -repair.score)[:1]
