"""The words of a text that a scan damaged, each with its likeliest repairs where it stands."""

from dataclasses import replace
from functools import cached_property

from ..deadline import go_on
from ..dictionary import frequency, is_known
from .agreement import CONJUNCTIONS, coordinated, fit
from .confusions import ALPHABETS
from .doubts import LEVEL, Scan, doubts
from .repairs import MOST_STEPS, repairs
from .suspicions import Doubt, Proposal, Suspicion
from .tokens import tokens

# A word of another language is as common as this, and another such word as near.
COMMON_ELSEWHERE = 5e-6
NEAR = 2
# Among several repairs, one this much likelier than the next, in powers of ten, is taken for sure.
CLEAR = 1
MOST_PROPOSALS = 5
# The searches through one text end after so many steps, shared among its words.
MOST_STEPS_IN_ALL = 300_000
MOST_STEPS_OF_A_DOUBT = 60


class Text:
    """The words of passages in one language; ``stems`` are those of names that count as known."""

    def __init__(self, passages, language, stems):
        self.language = language
        self.stems = stems
        self.tokens = tokens(passages)
        # What the words before the one in question are read as, by place.
        self.read = {}
        words = sorted({token.text for token in self.tokens if len(token.text) > 1})
        self.known = [word for word in words if self.is_known(word)]
        self.unknown = set(words) - set(self.known)

    def is_known(self, word):
        """Whether the language or the site has a word: the first that is asked of every one."""
        go_on()
        return is_known(word, self.language, self.stems)

    def is_wrong(self, place):
        """Whether the word of a token is unknown, and not in words of another language."""
        go_on()
        return self.tokens[place].text in self.unknown and not self.is_foreign(place)

    def is_foreign(self, place):
        """
        Whether the word of a token is common in another language and so is an unknown word near it.

        A single one may be a damaged word that happens to look like a foreign one: "date", "range".
        """
        passage = self.tokens[place].passage
        near = range(max(0, place - NEAR), min(len(self.tokens), place + NEAR + 1))
        foreign = [
            other
            for other in near
            if self.tokens[other].passage == passage
            and self.commonness_elsewhere(self.tokens[other].text) >= COMMON_ELSEWHERE
        ]
        return place in foreign and len(foreign) > 1

    def commonness_elsewhere(self, word):
        """How common an unknown word is in the other language that has it most."""
        if word not in self.unknown:
            return 0
        return max(
            frequency(word, other) if is_known(word, other) else 0
            for other in ALPHABETS
            if other != self.language
        )

    def unlisted(self):
        """The words of a sound text that no language has, but for acronyms, as ``Suspicion``s."""
        for token in self.tokens:
            if (
                token.text in self.unknown
                and not token.text.isupper()
                and not self.commonness_elsewhere(token.text)
            ):
                yield suspicion(token, Doubt.UNLISTED)

    def damaged(self):
        """The ``Suspicion``s of a text that a scan damaged."""
        for place, token in enumerate(self.tokens):
            go_on()
            if token.text in self.unknown:
                found = self.damaged_word(place)
            else:
                found = self.doubtful_word(place)
            if found:
                yield found

    def damaged_word(self, place):
        """The suspicion of an unknown word; none if it is an acronym."""
        token = self.tokens[place]
        if self.is_acronym(place):
            return None
        if self.is_foreign(place):
            return suspicion(token, Doubt.UNLISTED)
        found = sorted(
            self.repairs[token.text],
            key=lambda repair: self.scan.likelihood(repair) + self.fit(repair.word, place),
            reverse=True,
        )
        if found:
            self.read[place] = found[0].word
            return suspicion(token, Doubt.UNKNOWN, self.with_small_letter(found, place))
        # An unknown word with a capital may be a name.
        is_sure = token.small or not token.text.isalpha()
        return suspicion(token, Doubt.UNKNOWN if is_sure else Doubt.UNLISTED)

    def is_acronym(self, place):
        """Whether a token is written in capitals and its neighbours are not."""
        token = self.tokens[place]
        return (
            token.text.isupper()
            and token.text.isalpha()
            and not any(
                len(beside) > 1 and beside.isupper()
                for beside in (self.neighbour(place, step) for step in (-1, 1))
            )
        )

    def doubtful_word(self, place):
        """The suspicion of a known word, if another is likely in its place."""
        token = self.tokens[place]
        alternatives = self.doubts.get(token.text)
        if not alternatives:
            return None
        as_it_stands = self.fit(token.text, place)
        ahead = {
            repair: before_fit + self.fit(repair.word, place) - as_it_stands
            for repair, before_fit in alternatives
        }
        found = sorted(ahead, key=ahead.get, reverse=True)
        found = [repair for repair in found if ahead[repair] >= LEVEL]
        if found and ahead[found[0]] > 0:
            self.read[place] = found[0].word
        return suspicion(token, Doubt.DOUBTFUL, found) if found else None

    @cached_property
    def repairs(self):
        """The repairs of each unknown word."""
        steps = min(MOST_STEPS, MOST_STEPS_IN_ALL // max(1, len(self.unknown)))
        found = {}
        for word in sorted(self.unknown):
            go_on()
            found[word] = self.believable(word, repairs(word, self.language, self.stems, steps))
        return found

    def believable(self, word, found):
        """The repairs that are more common than the word: what is not listed may still be sound."""
        own = frequency(word, self.language)
        if word[0].isupper():
            # Names are the same in all languages.
            own = max(frequency(word, language) for language in ALPHABETS)
        return [repair for repair in found if repair.frequency >= own]

    @cached_property
    def doubts(self):
        """What may stand for each known word that may be doubted."""
        steps = min(MOST_STEPS_OF_A_DOUBT, MOST_STEPS_IN_ALL // max(1, len(self.known)))
        found = {}
        for word in self.known:
            go_on()
            alternatives = doubts(word, self.language, self.scan, self.stems, steps)
            if alternatives:
                found[word] = alternatives
        return found

    @cached_property
    def scan(self):
        """What the words whose repair is clear tell of the scan."""
        clear = [
            found[0]
            for found in self.repairs.values()
            if found and (len(found) == 1 or found[0].score - found[1].score >= CLEAR)
        ]
        return Scan(clear, self.known)

    @cached_property
    def likeliest(self):
        """The likeliest reading of each damaged word, whatever stands beside it."""
        return {
            word: max(found, key=self.scan.likelihood).word
            for word, found in self.repairs.items()
            if found
        }

    def fit(self, word, place):
        """How well a word fits between its neighbours at the place of a token."""
        if self.language != "pl":
            return 0
        before, after = self.neighbour(place, -1), self.neighbour(place, 1)
        found = fit(word, before, after)
        if before in CONJUNCTIONS:
            found += coordinated(self.neighbour(place - 1, -1), word)
        if after in CONJUNCTIONS:
            found += coordinated(word, self.neighbour(place + 1, 1))
        return found

    def neighbour(self, place, step):
        """The likeliest reading of the word beside a token; empty if punctuation parts them."""
        beside = place + step
        gap = self.tokens[max(place, beside)].before if beside < len(self.tokens) else None
        if beside < 0 or gap is None or gap.strip():
            return ""
        word = self.tokens[beside].text
        return self.read.get(beside) or self.likeliest.get(word, word)

    def with_small_letter(self, found, place):
        """
        The repairs of a word, and those that write it small if its capital may be damage.

        An accent makes a small letter as tall as a capital. So where the first letter is mended and
        the neighbours are written small, the word itself probably is; else that comes last.
        """
        token = self.tokens[place]
        before, after = self.neighbour(place, -1), self.neighbour(place, 1)
        if token.small or token.opens or not before[:1].islower():
            return found
        small = [
            replace(repair, word=repair.word.lower())
            for repair in found
            if is_known(repair.word.lower(), self.language)
        ]
        is_mended = found[0].word[0].lower() != token.text[0].lower()
        return small + found if is_mended and not after[:1].isupper() else found + small


def suspicion(token, kind, repairs=()):
    """The suspicion of a token with the likeliest repairs as proposals."""
    proposals = tuple(
        Proposal(repair.word, tuple(map(str, repair.confusions)))
        for repair in repairs[:MOST_PROPOSALS]
    )
    return Suspicion(token.passage, token.start, token.end, token.text, kind, proposals)
