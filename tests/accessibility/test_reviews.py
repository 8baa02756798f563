"""Reminders of the yearly review, by the calendar of art. 11."""

import datetime

import pytest
from django.urls import reverse

from portal.accessibility import duties
from portal.accessibility.reviews import ReviewState, review_state
from tests.editors import log_in
from tests.factories.accessibility import AccessibilityStatementPageFactory, StatementReviewFactory

DONE, DUE, LATE = ReviewState.DONE, ReviewState.DUE, ReviewState.LATE


@pytest.mark.parametrize(
    ("today", "last_review", "expected"),
    [
        ("2027-01-31", "2026-03-20", DONE),
        ("2027-02-01", "2026-03-20", DUE),
        ("2027-03-31", "2026-12-31", DUE),
        ("2027-04-01", "2026-12-31", LATE),
        ("2027-12-31", "2026-03-20", LATE),
        ("2027-02-01", "2027-01-02", DONE),
        ("2027-06-01", "2027-05-30", DONE),
        ("2027-01-15", "2025-03-20", LATE),
        ("2027-01-15", None, LATE),
    ],
)
def test_review_state_follows_the_calendar(today, last_review, expected):
    last_review = last_review and datetime.date.fromisoformat(last_review)
    assert review_state(datetime.date.fromisoformat(today), last_review) == expected


@pytest.fixture
def first_screen(client, db, monkeypatch):
    """Function that reads the editors' first screen on a day, given in ISO form."""

    def read(day, language="en"):
        monkeypatch.setattr(duties.timezone, "localdate", lambda: datetime.date.fromisoformat(day))
        return log_in(client, language).get(reverse("wagtailadmin_home")).text

    return read


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2027-01-31", None),
        ("2027-02-01", "is due by 31 March 2027"),
        ("2027-04-01", "is overdue"),
    ],
)
def test_editors_are_reminded_and_alarmed(first_screen, day, said):
    page = AccessibilityStatementPageFactory()
    StatementReviewFactory(statement=page, date=datetime.date(2026, 3, 20))
    html = first_screen(day)
    sentences = ["is due by 31 March 2027", "is overdue"]
    assert [sentence for sentence in sentences if sentence in html] == ([said] if said else [])


def test_recorded_review_ends_the_reminder(first_screen):
    page = AccessibilityStatementPageFactory()
    StatementReviewFactory(statement=page, date=datetime.date(2027, 2, 10))
    assert 'id="desk-statement"' not in first_screen("2027-04-01")


def test_preparation_counts_while_there_is_no_review(first_screen):
    AccessibilityStatementPageFactory(prepared_on=datetime.date(2027, 1, 10))
    assert 'id="desk-statement"' not in first_screen("2027-04-01")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "no accessibility statement"), ("pl", "nie ma deklaracji")]
)
def test_editors_are_told_that_there_is_no_statement(first_screen, language, said):
    assert said in first_screen("2027-01-15", language)
