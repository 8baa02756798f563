"""The terms of office of Polish councils."""

from bisect import bisect_right
from datetime import date

# Days of the elections to the councils of Polish municipalities since 1990, one a term: state
# election commission, https://wybory.gov.pl. Sessions of the term before end before them.
ELECTIONS = [
    date(1990, 5, 27),
    date(1994, 6, 19),
    date(1998, 10, 11),
    date(2002, 10, 27),
    date(2006, 11, 12),
    date(2010, 11, 21),
    date(2014, 11, 16),
    date(2018, 10, 21),
    date(2024, 4, 7),
]
NUMERALS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
# A term lasts five years (four before 2018): later ones are not yet in the list above.
LAST_KNOWN_YEAR = 2028


def term_on(day):
    """The term of a Polish municipal council on ``day`` in Roman numerals; empty where unknown."""
    number = bisect_right(ELECTIONS, day)
    return NUMERALS[number - 1] if number and day.year <= LAST_KNOWN_YEAR else ""
