"""Loops over others' text, too, take a number of steps that grows no faster than the text."""

import sys

import pytest

from portal import characters, compression, spreadsheets
from portal.intake.reading import marks, words
from portal.intake.reading.text import read_text
from portal.pages import collation, folding, redirects, texts, typography
from portal.writing import publishing

#: What whoever wants to stop the portal repeats.
HOSTILE = [
    *(" ", "\n", " \n", "\u00a0", "a", "w ", "1", "1-", "I/1/1 ", '"', '"a ', " - "),
    *("<", "<p>", "a<b>b</b>", "<a href='", "<!--", "&amp", "&amp;amp;", "https://a.b/", "a@"),
    *("a\u0301\u0327", "\u2066", "\u2066\n", "\u202e", "**a", "* a\n", "=;", "a/", "a.", "\x00"),
]

ENTRANCES = {
    "typography": typography.polish,
    "typography of HTML": typography.polish_html,
    "quotation marks": lambda text: typography.Quotes().set(text, ""),
    "folding": folding.fold,
    "order": collation.alphabetical_key,
    "words of a page": lambda text: list(texts.words_of(text)),
    "digest": texts.words_and_numbers,
    "changed words": lambda text: texts.count_changes([text], [f"{text} b"]),
    "characters": characters.settled,
    "spreadsheets": spreadsheets.as_text,
    "compression": compression.without_indentation,
    "redirects": redirects.normalised,
    "links": lambda text: list(publishing.find_in_links(text, {}, "")),
    "marks of a document": marks.read_marks,
    "words of a document": words.clean,
    "text of a document": read_text,
}


def steps(function, text):
    """How many lines of Python ``function`` runs with ``text``."""
    count = 0

    def trace(_frame, _event, _argument):
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function(text)
    finally:
        sys.settrace(before)
    return count


def grows(function, unit, size=600):
    """Whether ``function`` takes far more than twice the steps for twice the text."""
    short, long = (steps(function, unit * (length // len(unit))) for length in (size, 2 * size))
    return long > 2.5 * short + 200


def test_loop_within_a_loop_is_found():
    def quadratic(text):
        for _outer in text:
            for _inner in text:
                pass

    assert grows(quadratic, "a", size=100)


@pytest.mark.parametrize("entrance", ENTRANCES)
def test_entrance_takes_steps_in_proportion_to_the_text(entrance):
    function = ENTRANCES[entrance]
    function("Zażółć – §")  # what is loaded once does not count
    assert [unit for unit in HOSTILE if grows(function, unit)] == []
