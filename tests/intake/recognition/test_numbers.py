import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.intake.recognition.known import Act, Entry, Known

from .reading import NOTHING, found


def act(text, known=NOTHING, language="pl"):
    (one,) = found(text, "resolution", language, known)
    return one


COUNCIL = Entry("body", 7, {"pl": "Rada Miasta Łodzi", "en": "Łódź City Council"})
KNOWN = Known(
    [COUNCIL],
    acts=[
        Act(3, "LII/964/16", datetime.date(2016, 4, 20), 7),
        Act(4, "LII/964/16", datetime.date(2016, 6, 1), 8),
        Act(5, "LIII/1/16", datetime.date(2016, 5, 11), 7),
    ],
)


def test_act_is_recognised_with_its_council_and_date():
    one = act("na mocy uchwały Nr LII/964/16 Rady Miejskiej w Łodzi z dnia 20 kwietnia 2016 r. to")
    assert one.words == "uchwały Nr LII/964/16 Rady Miejskiej w Łodzi z dnia 20 kwietnia 2016 r."
    assert one.value == {
        "number": "LII/964/16",
        "adopted_on": "2016-04-20",
        "council": "Rada Miejska w Łodzi",
        "resolution": None,
        "error": "",
    }


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("uchwałą nr LXXXV/2418/22 Rady", "LXXXV/2418/22"),
        ("ХСIX/1495/14", "XCIX/1495/14"),  # the first two letters are Cyrillic
        ("uchwała nr xvi/171/11", "XVI/171/11"),
        ("uchwała XXX\\12\\2015", "XXX/12/2015"),
        ("zarządzeniem nr 2908/2021", "2908/2021"),
        ("Resolution No. XVI/171/11", "XVI/171/11"),
    ],
)
def test_number_is_put_into_its_regular_form(text, number):
    value = act(text).value
    assert (value["number"], value["error"]) == (number, "")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("uchwała nr XCLX/1495/14", "XCLX/1495/14"),
        ("uchwała nr 16/171/11", "16/171/11"),
        ("uchwała nr XVI/171/12 z dnia 25 maja 2011 r.", "XVI/171/12"),
    ],
)
def test_malformed_number_is_found_with_the_reason(text, number):
    value = act(text).value
    assert value["number"] == number
    assert value["error"]
    assert value["resolution"] is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("uchwały nr LII/964/16 Rady Miasta Łodzi z dnia 20 kwietnia 2016 r.", 3),
        ("uchwały nr LII/964/16 z dnia 1 czerwca 2016 r.", 4),
        ("uchwały nr LII/964/16", None),  # either of two
        ("uchwały nr LIII/1/16", 5),
        ("uchwały Rady Miasta z dnia 11 maja 2016 r.", 5),
        ("uchwały Rady Miasta z dnia 12 maja 2016 r.", None),
    ],
)
def test_known_act_is_linked_where_there_is_but_one(text, key):
    assert act(text, KNOWN).value["resolution"] == key


def test_act_by_date_alone_has_no_number():
    value = act("wynika z uchwały Rady Miasta z dnia 6 marca 2024 roku, która").value
    assert (value["number"], value["adopted_on"]) == ("", "2024-03-06")
    assert value["council"] == "Rada Miasta"


def test_known_council_has_the_name_that_the_site_gives_it():
    text = "Resolution No. LIII/1/16 of the Łódź City Council of 11 May 2016"
    assert act(text, KNOWN, "en").value["council"] == "Łódź City Council"


def test_act_whose_head_is_parted_into_lines_is_put_together():
    text = """
    # UCHWAŁA NR XLII/1104/21

    RADY MIASTA GDAŃSKA

    z dnia 26 sierpnia 2021 r.

    w sprawie przystąpienia do sieci miast
    """
    value = act(text).value
    assert value["adopted_on"] == "2021-08-26"
    assert value["council"] == "Rada Miasta Gdańska"


@pytest.mark.parametrize(
    "text", ["uchwała w sprawie nazw ulic", "and/or 24/7", "w skali 1/2/3", "i/1/22", "km/h"]
)
def test_what_is_no_act_is_left_alone(text):
    assert found(text, "resolution") == []


@given(
    st.sampled_from(["I", "IV", "XVI", "XLII", "XCIX", "CXXIX"]),
    st.integers(1, 99999),
    st.integers(0, 99),
)
def test_any_number_is_read_back(session, number, year):
    regular = f"{session}/{number}/{year:02}"
    assert act(f"podjęto uchwałę nr {regular}, a potem").value["number"] == regular
