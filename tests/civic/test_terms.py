from datetime import date

import pytest

from portal.civic.terms import term_on


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2011, 5, 25), "VI"),
        (date(2017, 6, 30), "VII"),
        (date(2024, 3, 6), "VIII"),
        (date(2024, 4, 7), "IX"),
        (date(1989, 12, 31), ""),
        (date(2035, 1, 1), ""),
    ],
)
def test_term_on_a_day_is_that_of_the_last_election(day, term):
    assert term_on(day) == term
