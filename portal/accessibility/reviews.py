"""
When a statement has to be reviewed.

Art. 11 of the act of 4 April 2019 on digital accessibility: every year by 31 March, and without
delay when a change of the site bears on its accessibility.
"""

from datetime import date
from enum import Enum

REMINDER_FROM = (2, 1)
LAST_DAY = (3, 31)


class ReviewState(Enum):
    """Whether editors have to be reminded of the yearly review."""

    DONE = "done"
    DUE = "due"
    LATE = "late"


def review_state(today, last_review):
    """
    How the yearly review stands on the date ``today``.

    ``last_review`` is the date of the last review, or of the preparation where there has been
    none; ``None`` where there is no statement at all.
    """
    if last_review is None or last_review.year < today.year - 1:
        return ReviewState.LATE
    if last_review.year >= today.year or today < date(today.year, *REMINDER_FROM):
        return ReviewState.DONE
    return ReviewState.DUE if today <= date(today.year, *LAST_DAY) else ReviewState.LATE
