import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from portal.civic.numbers import parse_number, parse_roman


@pytest.mark.parametrize(
    "number",
    [
        "XVI/171/11",
        "CXXIX/3569/24",
        "LII/964/16",
        "LXXXV/2418/22",
        "CXV/1547/10",
        "XII/95/99",
        "XLVIII/1070/26",
        "XXX/12/2015",
    ],
)
def test_number_of_a_resolution_is_accepted_as_it_stands(number):
    assert str(parse_number(number)) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("ХСIX/1495/14", "XCIX/1495/14"),  # the first two letters are Cyrillic
        ("хvі/171/11", "XVI/171/11"),
        ("XXX\\12\\2015", "XXX/12/2015"),
        (" XVI / 171 / 11 ", "XVI/171/11"),
        ("xvi/171/11", "XVI/171/11"),
        ("uchwała nr XVI/171/11", "XVI/171/11"),
        ("Uchwały Nr XVI/171/11", "XVI/171/11"),
        ("Resolution No. XVI/171/11", "XVI/171/11"),
        ("nr XVI/171/11", "XVI/171/11"),
        ("zarządzenie nr 2908/2021", "2908/2021"),
    ],
)
def test_number_is_mended_where_it_is_plain_what_was_meant(written, number):
    assert str(parse_number(written)) == number


def test_parts_of_a_number_are_known():
    number = parse_number("CXXIX/3569/24")
    assert (number.session, number.number, number.year) == ("CXXIX", 3569, "24")


def test_order_of_a_mayor_has_no_session():
    number = parse_number("2908/2021")
    assert (number.session, number.number, number.year) == ("", 2908, "2021")


@pytest.mark.parametrize(
    "written",
    ["", "XVI", "XVI/171", "171/11", "XVI/0/11", "XVI/171/1", "XVI/171/11/2", "16/171/11", "#"],
)
def test_what_is_no_number_is_refused_with_an_example(written):
    with pytest.raises(ValidationError, match="XVI/171/11"):
        parse_number(written)


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("numeral", ["XCLX", "IIX", "VV", "IC"])
def test_numeral_that_does_not_exist_is_refused_and_named(numeral, language):
    with translation.override(language), pytest.raises(ValidationError) as refusal:
        parse_number(f"{numeral}/1495/14")
    assert numeral in refusal.value.messages[0]
    assert "XVI/171/11" not in refusal.value.messages[0]


def test_year_of_the_number_must_be_that_of_the_act():
    assert parse_number("XVI/171/11", on=datetime.date(2011, 5, 25))
    assert parse_number("2908/2021", on=datetime.date(2021, 10, 15))
    with pytest.raises(ValidationError) as refusal:
        parse_number("XVI/171/11", on=datetime.date(2012, 5, 25))
    assert "11" in refusal.value.messages[0]
    assert "2012" in refusal.value.messages[0]


def test_roman_numeral_is_written_in_capitals():
    assert parse_roman(" viii ") == "VIII"


@pytest.mark.parametrize("numeral", ["", "8", "2018–2023", "IIX"])
def test_what_is_no_roman_numeral_is_refused(numeral):
    with pytest.raises(ValidationError):
        parse_roman(numeral)
