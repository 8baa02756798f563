"""Every pattern reads others' text in a number of steps that grows no faster than the text."""

import re

import pytest

from .found import patterns
from .growth import grows_badly

#: Patterns that see nothing but the project's own files, and so may grow faster.
OWN_FILES = {"portal/static_files.py"}


@pytest.mark.parametrize(
    ("pattern", "mode"),
    [
        (r"\s*\n\s*", "search"),
        (r"<a[^>]*>", "search"),
        (r"a+$", "search"),
        (r"(?:a|a)*b", "match"),
        (r"(?:<!--.*?-->\s*)*<html", "match"),
        (r"(\S.*?)\s*#*", "fullmatch"),
        (r"(?=.*\d)\w", "search"),
    ],
)
def test_pattern_that_tries_letters_again_is_found(pattern, mode):
    assert grows_badly(pattern, re.S, mode)


@pytest.mark.parametrize(
    ("pattern", "mode"),
    [
        (r"\s+", "search"),
        (r"(?<!a)a+$", "search"),
        (r"\s*,\s*", "match"),
        (r"x.*?(?:y|\Z)", "search"),
        (r"\w{1,60}@", "search"),
        (r"a++b", "match"),
    ],
)
def test_linear_pattern_is_not_accused(pattern, mode):
    assert grows_badly(pattern, re.S, mode) is None


def test_every_pattern_is_linear():
    looked_at = {
        (pattern.pattern, mode): (name, pattern)
        for name, pattern, mode in patterns()
        if name.split()[0] not in OWN_FILES
    }
    assert len(looked_at) > 100
    growing = {
        name: text
        for (_source, mode), (name, pattern) in looked_at.items()
        if (text := grows_badly(pattern.pattern, pattern.flags, mode))
    }
    assert not growing
