"""
How the work of a regular expression grows with the text, found from its syntax tree.

Python's matcher tries one way after the other. A pattern is worse than linear where a text can
be repeated at will and read in more and more ways: there are two places ``p`` and ``q`` in the
automaton and a text that leads from ``p`` to ``p``, from ``p`` to ``q`` and from ``q`` to ``q``
(Weber and Seidl, "On the degree of ambiguity of finite automata", 1991), and the match can fail
behind them. To search is to begin anew at each character, so a searched pattern is looked at with
a loop over any character before it.

Conditions on one neighbouring character count; longer ones are taken to hold, and so is what
refers back to a group. Bounded repeats are a constant and stand as a few copies.
"""

import re
from collections import defaultdict
from functools import cache
from itertools import product
from re import _constants as sre  # the tree has no public door
from re import _parser as parser

SAMPLES = " \n\tazAZ059_-.,;:<>\"'/@=łŁ€\x01\u00a0"
CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}
CHARACTERS = {sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN, sre.RANGE, sre.CATEGORY}
REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}
COPIES = 2


def grows_badly(pattern, flags=0, mode="search"):
    """
    Where ``pattern`` takes more than a linear number of steps: a text that may be repeated, or
    ``None``. ``mode`` says how it is used: ``search``, ``match`` or ``fullmatch``.
    """
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    return Automaton(text, flags & ~re.UNICODE, mode).ambiguous_text()


class Automaton:
    """The places of a pattern and the characters that lead from one to the next."""

    def __init__(self, text, flags, mode):
        tree = parser.parse(text, flags)
        self.flags, self.mode = tree.state.flags, mode
        self.alphabet = self._representatives(tree)
        self.silent, self.moves = defaultdict(list), defaultdict(list)
        self.last, self.aside = 0, set()
        self.start, self.accept = self._place(), self._place()
        before = self.start
        if mode == "search":
            before = self._place()
            self.silent[self.start].append((None, before))
            self.moves[self.start].append((frozenset(self.alphabet), self.start))
        end = self._build(tree, before)
        at_end = (lambda _before, after: after is None) if mode == "fullmatch" else None
        self.silent[end].append((at_end, self.accept))
        self.ways = cache(self._ways)

    def _representatives(self, tree):
        """One character for each group of them that the pattern does not tell apart."""
        nodes, found = list(_characters(tree)), set(SAMPLES)
        for op, value in nodes:
            if op in (sre.LITERAL, sre.NOT_LITERAL):
                found |= {chr(value), chr(value).lower()[0], chr(value).upper()[0]}
            elif op is sre.RANGE:
                found |= {chr(value[0]), chr(value[1])}
        groups = {}
        for character in sorted(found):
            groups.setdefault(
                (
                    *(self._fits(node, character) for node in nodes),
                    bool(re.match(r"\w", character)),
                    character == "\n",
                ),
                character,
            )
        return list(groups.values())

    def _fits(self, node, character):
        if self.flags & re.IGNORECASE:
            return any(
                _fits(node, c, self.flags)
                for c in {character, character.lower()[0], character.upper()[0]}
            )
        return _fits(node, character, self.flags)

    def _set(self, node):
        return frozenset(c for c in self.alphabet if self._fits(node, c))

    def _place(self):
        self.last += 1
        return self.last

    def _build(self, items, place):
        for op, value in items:
            place = self._item(op, value, place)
        return place

    def _item(self, op, value, place):
        if op in CHARACTERS:
            following = self._place()
            self.moves[place].append((self._set((op, value)), following))
            return following
        if op is sre.SUBPATTERN:
            return self._build(value[3], place)
        if op is sre.ATOMIC_GROUP:
            return self._build(value, place)
        if op is sre.BRANCH:
            end = self._place()
            for branch in value[1]:
                self.silent[self._build(branch, place)].append((None, end))
            return end
        if op in REPEATS:
            return self._repeat(op, *value, place)
        following = self._place()
        if op is sre.AT:
            self.silent[place].append((self._boundary(value), following))
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            self._look(op is sre.ASSERT, *value, place, following)
        elif op in (sre.GROUPREF, sre.GROUPREF_IGNORE):
            self.silent[place].append((None, following))
        else:
            raise NotImplementedError(op)
        return following

    def _repeat(self, op, least, most, body, place):
        for _copy in range(min(least, COPIES)):
            place = self._build(body, place)
        end = self._place()
        leave = None
        if op is sre.POSSESSIVE_REPEAT and len(body) == 1 and body[0][0] in CHARACTERS:
            inside = self._set(body[0])
            leave = lambda _before, after: after not in inside  # noqa: E731
        if most is sre.MAXREPEAT:
            loop = self._place()
            self.silent[place].append((None, loop))
            self.silent[self._build(body, loop)].append((None, loop))
            self.silent[loop].append((leave, end))
            return end
        for _copy in range(min(most - least, COPIES)):
            self.silent[place].append((None, end))
            place = self._build(body, place)
        self.silent[place].append((None, end))
        return end

    def _boundary(self, kind):
        def is_word(character):
            return character is not None and bool(re.match(r"\w", character))

        if kind in (sre.AT_BEGINNING_STRING,) or (
            kind is sre.AT_BEGINNING and not self.flags & re.MULTILINE
        ):
            return lambda before, after: before is None
        if kind is sre.AT_BEGINNING:
            return lambda before, after: before in (None, "\n")
        if kind is sre.AT_END:
            return lambda before, after: after in (None, "\n")
        if kind is sre.AT_END_STRING:
            return lambda before, after: after is None
        differs = kind is sre.AT_BOUNDARY
        return lambda before, after: (is_word(before) != is_word(after)) is differs

    def _look(self, positive, direction, body, place, following):
        condition = None
        if all(len(way) == 1 and way[0][0] in CHARACTERS for way in _ways_of(body)):
            inside = frozenset().union(*(self._set(way[0]) for way in _ways_of(body)))
            if direction > 0:
                condition = lambda _before, after: (after in inside) is positive  # noqa: E731
            else:
                condition = lambda before, _after: (before in inside) is positive  # noqa: E731
        elif direction > 0:
            first = self.last
            self._build(body, place)
            self.aside |= set(range(first + 1, self.last + 1))
        self.silent[place].append((condition, following))

    def _ways(self, place, before, after):
        """The next places, each as often as there are ways to it; and whether one is the end."""
        found, ends = [], False

        def walk(at, path):
            nonlocal ends
            ends = ends or at == self.accept
            if after is not None:
                found.extend(to for inside, to in self.moves[at] if after in inside)
            for condition, to in self.silent[at]:
                if to not in path and (condition is None or condition(before, after)):
                    walk(to, path | {to})

        walk(place, frozenset([place]))
        return found, ends

    def _surely_ends(self, place, before):
        """Whether a match is found at ``place``, whatever follows."""
        return all(self.ways(place, before, after)[1] for after in (None, *self.alphabet))

    def can_fail(self, place):
        """Whether some text after ``place`` ends no match."""
        if place in self.aside:
            return True
        waiting = [(frozenset([place]), before) for before in self.alphabet]
        seen = set(waiting)
        while waiting:
            places, before = waiting.pop()
            for after in (None, *self.alphabet):
                ways = [self.ways(at, before, after) for at in places]
                if any(ends for _found, ends in ways):
                    continue
                following = frozenset(to for found, _ends in ways for to in found)
                if after is None or not following:
                    return True
                if (following, after) not in seen:
                    seen.add((following, after))
                    waiting.append((following, after))
        return False

    def _reach(self):
        """The places that a character leads to, from each of them on, whatever the conditions."""
        steps = {
            place: {to for _by, to in (*self.silent[place], *self.moves[place])}
            for place in range(1, self.last + 1)
        }
        behind = {self.start, *(to for moves in self.moves.values() for _by, to in moves)}
        reach = {}
        for place in behind:
            seen, waiting = set(), [*steps[place]]
            while waiting:
                at = waiting.pop()
                if at not in seen:
                    seen.add(at)
                    waiting += steps[at]
            reach[place] = seen & behind
        return reach

    def ambiguous_text(self):
        """A text that can be repeated and read in ever more ways before a failure."""
        reach = self._reach()
        loops = [place for place in reach if place in reach[place]]
        failing = [place for place in loops if self.can_fail(place)]
        for first in loops:
            for second in failing:
                if second not in reach[first]:
                    continue
                if found := self._pumped(first, second, reach):
                    return found
        return None

    def _pumped(self, first, second, reach):
        if first == second:
            return self._doubled(first, reach)
        for before in self.alphabet:
            origin = (first, first, second, before)
            waiting, texts = [origin], {origin: ""}
            while waiting:
                node = waiting.pop()
                for to in self._side_by_side(node, first, second, reach):
                    if to in texts:
                        continue
                    texts[to] = texts[node] + to[-1]
                    if to == (first, second, second, before):
                        return texts[to]
                    waiting.append(to)
        return None

    def _side_by_side(self, node, first, second, reach):
        """Where three readings of one text can be a character later, none of them at an end."""
        one, middle, other, last = node
        for after in self.alphabet:
            further, ends = self.ways(other, last, after)
            if ends or any(self._surely_ends(to, after) for to in set(further)):
                continue
            ways = (
                _leading_to(first, self.ways(one, last, after)[0], reach),
                _leading_to(second, self.ways(middle, last, after)[0], reach),
                _leading_to(second, further, reach),
            )
            yield from ((*places, after) for places in product(*ways))

    def _doubled(self, place, reach):
        for before in self.alphabet:
            for after in self.alphabet:
                found = self.ways(place, before, after)[0]
                for to in set(found):
                    if found.count(to) > 1 and (to == place or place in reach[to]):
                        return after
        return None


def _leading_to(goal, places, reach):
    return {place for place in places if place == goal or goal in reach[place]}


def _ways_of(body):
    items = list(body)
    if len(items) == 1 and items[0][0] is sre.BRANCH:
        return [list(way) for way in items[0][1][1]]
    return [items]


def _characters(items):
    for op, value in items:
        if op in CHARACTERS:
            yield op, value
            if op is sre.IN:
                yield from ((kind, what) for kind, what in value if kind is not sre.NEGATE)
        elif op is sre.SUBPATTERN:
            yield from _characters(value[3])
        elif op is sre.ATOMIC_GROUP:
            yield from _characters(value)
        elif op is sre.BRANCH:
            for branch in value[1]:
                yield from _characters(branch)
        elif op in REPEATS:
            yield from _characters(value[2])
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _characters(value[1])


def _fits(node, character, flags):
    op, value = node
    if op is sre.LITERAL:
        return ord(character) == value
    if op is sre.NOT_LITERAL:
        return ord(character) != value
    if op is sre.ANY:
        return bool(flags & re.DOTALL) or character != "\n"
    if op is sre.RANGE:
        return value[0] <= ord(character) <= value[1]
    if op is sre.CATEGORY:
        return bool(re.match(CATEGORIES[value], character))
    negated = value and value[0][0] is sre.NEGATE
    return any(_fits(item, character, flags) for item in value[negated:]) is not negated
