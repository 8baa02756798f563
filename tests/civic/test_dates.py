import datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from portal.civic.dates import PartialDate, PartialDateField, PartialDateFormField, display_range
from portal.civic.models import Source
from tests.factories.civic import SourceFactory


def day(text):
    return PartialDate.parse(text)


@pytest.mark.parametrize(
    ("typed", "stored", "precision"),
    [
        ("2022", "2022", "year"),
        ("09.2022", "2022-09", "month"),
        ("9.2022", "2022-09", "month"),
        ("2022-09", "2022-09", "month"),
        ("25.05.2011", "2011-05-25", "day"),
        ("25.5.2011 r.", "2011-05-25", "day"),
        (" 2011-05-25 ", "2011-05-25", "day"),
    ],
)
def test_date_is_read_as_precisely_as_it_is_written(typed, stored, precision):
    parsed = day(typed)
    assert str(parsed) == stored
    assert parsed.precision == precision


@pytest.mark.parametrize(
    "nonsense",
    ["", "yesterday", "31.02.2022", "2022-13", "2022-00", "2022-05-00", "00.2022", "25.2011.05"],
)
def test_date_that_does_not_exist_is_refused(nonsense):
    with pytest.raises(ValueError):
        day(nonsense)


def test_day_without_a_month_is_refused():
    with pytest.raises(ValueError):
        PartialDate(2022, None, 5)


def test_dates_sort_by_time_and_a_year_comes_before_its_months():
    dates = [day(text) for text in ("2022-09-01", "2023", "2022", "2022-09", "2021-12-31")]
    assert [str(date) for date in sorted(dates)] == [
        "2021-12-31",
        "2022",
        "2022-09",
        "2022-09-01",
        "2023",
    ]


@pytest.mark.django_db
def test_database_sorts_dates_by_time():
    for text in ("2022-09-01", "2023", "2022", "2022-09"):
        SourceFactory(published_on=text)
    dates = Source.objects.order_by("published_on").values_list("published_on", flat=True)
    assert [str(date) for date in dates] == ["2022", "2022-09", "2022-09-01", "2023"]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("2011-05-25", "pl", "25 maja 2011"),
        ("2011-05-25", "en", "25 May 2011"),
        ("2022-09", "pl", "wrzesień 2022"),
        ("2022-09", "en", "September 2022"),
        ("2022", "pl", "2022"),
        ("2022", "en", "2022"),
    ],
)
def test_date_is_said_in_words_of_the_language(text, language, words):
    with translation.override(language):
        assert day(text).display().lower() == words.lower()


def test_polish_month_alone_is_a_lower_case_nominative():
    with translation.override("pl"):
        assert day("2022-09").display() == "wrzesień 2022"


@pytest.mark.parametrize(
    ("start", "end", "polish", "english"),
    [
        ("2017-06-29", "2017-06-30", "29–30 czerwca 2017", "29–30 June 2017"),
        (
            "2017-06-30",
            "2017-07-01",
            "30 czerwca 2017 – 1 lipca 2017",
            "30 June 2017 – 1 July 2017",
        ),
        ("2017-06-29", "2017-06-29", "29 czerwca 2017", "29 June 2017"),
        ("2017-06-29", None, "29 czerwca 2017", "29 June 2017"),
        (None, "2017-06-29", "29 czerwca 2017", "29 June 2017"),
        ("2007", "2013", "2007–2013", "2007–2013"),
        (None, None, "", ""),
    ],
)
def test_range_is_said_in_words_of_the_language(start, end, polish, english):
    start, end = (text and day(text) for text in (start, end))
    for language, words in (("pl", polish), ("en", english)):
        with translation.override(language):
            assert display_range(start, end) == words


def test_first_day_of_a_vague_date_is_that_of_its_year_or_month():
    assert day("2022").first_day == datetime.date(2022, 1, 1)
    assert day("2022-09").first_day == datetime.date(2022, 9, 1)


class DateForm(forms.Form):
    date = PartialDateFormField(required=False)


def test_form_shows_a_date_as_people_type_it():
    form = DateForm(initial={"date": day("2011-05-25")})
    assert 'value="25.05.2011"' in str(form["date"])


def test_form_keeps_what_was_typed_beside_the_error():
    form = DateForm({"date": "spring 2022"})
    assert not form.is_valid()
    assert 'value="spring 2022"' in str(form["date"])


@pytest.mark.parametrize("language", ["pl", "en"])
def test_form_says_what_was_wrong_and_how_to_write_it(language):
    with translation.override(language):
        form = DateForm({"date": "31.02.2022"})
        [message] = form.errors["date"]
    assert "31.02.2022" in message
    assert "25.05.2011" in message


def test_empty_date_is_none():
    form = DateForm({"date": ""})
    assert form.is_valid()
    assert form.cleaned_data["date"] is None


def test_form_has_not_changed_when_a_date_is_written_in_another_way():
    assert not DateForm({"date": "2011-05-25"}, initial={"date": day("25.05.2011")}).has_changed()
    assert DateForm({"date": "2011-05"}, initial={"date": day("25.05.2011")}).has_changed()
    assert DateForm({"date": "never"}, initial={"date": day("25.05.2011")}).has_changed()


@pytest.mark.django_db
def test_date_comes_back_from_the_database_as_it_went_in():
    source = SourceFactory(published_on="09.2022")
    source.refresh_from_db()
    assert source.published_on == day("2022-09")
    source.full_clean()


def test_field_takes_a_whole_day_and_refuses_nonsense():
    field = PartialDateField()
    assert field.to_python(datetime.date(2011, 5, 25)) == day("2011-05-25")
    with pytest.raises(ValidationError):
        field.to_python("someday")
