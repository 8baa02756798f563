import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.civic.dates import PartialDate
from portal.intake.recognition.dates import ENGLISH_MONTHS, POLISH_MONTHS, ROMAN_MONTHS

from .reading import found


def said(text):
    """The dates of a text without their roles."""
    return [
        {key: value for key, value in one.value.items() if key != "role"}
        for one in found(text, "date")
    ]


def words_of(text):
    return [one.words for one in found(text, "date")]


def roles_of(text, language="pl"):
    return {one.words: one.value["role"] for one in found(text, "date", language)}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("uchwalono 25 maja 2011 roku", "2011-05-25"),
        ("uchwalono 25 maja 2011 r.", "2011-05-25"),
        ("25 MAJA 2011 R.", "2011-05-25"),
        ("16 wrzesnia 2020", "2020-09-16"),
        ("w listopadzie 2020 r.", "2020-11"),
        ("w sierpniu 2021 roku", "2021-08"),
        ("Z początkiem września 2022 roku", "2022-09"),
        ("pod koniec stycznia 2019 r.", "2019-01"),
        ("w 2022 roku", "2022"),
        ("powstała w 1997 z inicjatywy", "1997"),
        ("od 2008 r.", "2008"),
        ("sieć Eurocities (1986)", "1986"),
        ("4.VI.2020", "2020-06-04"),
        ("4 VI 2020 r.", "2020-06-04"),
        ("22.01.2025", "2025-01-22"),
        ("2025-01-22", "2025-01-22"),
        ("09.2022 r.", "2022-09"),
        ("on 18 April 2023", "2023-04-18"),
        ("on the 18th of April 2023", "2023-04-18"),
        ("on April 18, 2023", "2023-04-18"),
        ("in early September 2022", "2022-09"),
        ("in mid-May 2019", "2019-05"),
        ("in 2021", "2021"),
    ],
)
def test_date_is_recognised_as_precisely_as_it_is_written(text, date):
    assert said(text) == [{"date": date}]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("29–30 czerwca 2017 r.", "2017-06-29", "2017-06-30"),
        ("29-30 czerwca\n2017 r.", "2017-06-29", "2017-06-30"),
        ("29 i 30 czerwca 2017 r.", "2017-06-29", "2017-06-30"),
        ("28 czerwca – 2 lipca 2017", "2017-06-28", "2017-07-02"),
        ("od 1 marca do 30 kwietnia 2020 r.", "2020-03-01", "2020-04-30"),
        ("30 grudnia – 2 stycznia 2018", "2017-12-30", "2018-01-02"),
        ("maj–czerwiec 2020", "2020-05", "2020-06"),
        ("22–24.01.2025", "2025-01-22", "2025-01-24"),
        ("22.01–24.02.2025", "2025-01-22", "2025-02-24"),
        ("22.01.2025 – 24.01.2025", "2025-01-22", "2025-01-24"),
        ("od 2019 do 2021 roku", "2019", "2021"),
        ("perspektywa 2021–2027", "2021", "2027"),
        ("lata 2014-20", "2014", "2020"),
        ("between 2014 and 2020", "2014", "2020"),
        ("June 29–30, 2017", "2017-06-29", "2017-06-30"),
        ("28 June – 2 July 2017", "2017-06-28", "2017-07-02"),
        ("from 1 March to 30 April 2020", "2020-03-01", "2020-04-30"),
    ],
)
def test_range_has_both_ends(text, first, last):
    assert said(text) == [{"from": first, "to": last}]


@pytest.mark.parametrize(
    "text",
    [
        "Dz.U. 2019 poz. 848",
        "tekst jednolity (Dz. U. z 2023 r. poz. 1440 ze zm.)",
        "uchwała XVI/171/2011",
        "zarządzenie 2908/2021",
        "tel. 12 616 2021",
        "31-004 Kraków",
        "strona 2011",
        "30 lutego 2020",
        "Agenda 2030",
        "in 2000 cities",
        "w 2000 miast",
        "they may 2020 times",
        "https://example.org/2024-02-03/news",
    ],
)
def test_what_is_no_date_is_not_taken_for_one(text):
    assert said(text) == []


def test_each_year_of_a_list_is_recognised():
    assert words_of("w latach 2015, 2017 i 2020 uchwalono") == ["2015", "2017", "2020"]


def test_several_dates_of_a_sentence_stand_in_their_order():
    text = "Rada z 4 czerwca 2020 roku, podjęta w maju 2019 r., obowiązuje od 2021 r."
    assert words_of(text) == ["4 czerwca 2020 roku", "maju 2019 r.", "2021 r."]


def test_date_alone_under_the_title_is_that_of_the_page():
    text = "# Łódź dla wszystkich\n\n2024-03-05\n\nOd 2021 r. miasto prowadzi program."
    assert roles_of(text) == {"2024-03-05": "page", "2021 r.": "event"}


@pytest.mark.parametrize("label", ["Data publikacji:", "Zaktualizowano", "Last updated on"])
def test_labelled_date_is_that_of_the_page(label):
    assert roles_of(f"Zdanie przed datą.\n\n{label} 05.03.2024")["05.03.2024"] == "page"


@pytest.mark.parametrize(
    "line", ["Rzeszów, 3 marca 2022 r.", "Rzeszów, dnia 3 marca 2022 r.", "z dnia 3 marca 2022 r."]
)
def test_date_with_its_place_is_that_of_the_document(line):
    body = "Uznajemy równość za wartość, o którą dbamy co dzień."
    assert roles_of(f"{line}\n\n{body}") == {"3 marca 2022 r.": "document"}
    assert roles_of(f"{body}\n\n{body}\n\n{line}") == {"3 marca 2022 r.": "document"}


def test_date_of_the_act_that_a_document_is_is_its_own():
    text = "# Uchwała nr XLII/1104/21 Rady Miasta Gdańska z dnia 26 sierpnia 2021 r.\n\n§ 1. Tekst."
    assert roles_of(text) == {"26 sierpnia 2021 r.": "document"}


days = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))
day_forms = st.sampled_from(
    [
        lambda day: f"{day.day} {POLISH_MONTHS[day.month - 1].split()[1]} {day.year} r.",
        lambda day: f"{day.day} {POLISH_MONTHS[day.month - 1].split()[1]} {day.year} roku",
        lambda day: f"{day.day}.{ROMAN_MONTHS[day.month - 1]}.{day.year}",
        lambda day: f"{day:%d.%m.%Y}",
        lambda day: f"{day:%Y-%m-%d}",
        lambda day: f"{day.day} {ENGLISH_MONTHS[day.month - 1].split()[0]} {day.year}",
        lambda day: f"{ENGLISH_MONTHS[day.month - 1].split()[0]} {day.day}, {day.year}",
    ]
)
month_forms = st.sampled_from(
    [
        lambda day: f"{POLISH_MONTHS[day.month - 1].split()[2]} {day.year} r.",
        lambda day: f"{POLISH_MONTHS[day.month - 1].split()[1]} {day.year} roku",
        lambda day: f"{ENGLISH_MONTHS[day.month - 1].split()[0]} {day.year}",
        lambda day: f"{day:%m.%Y} r.",
    ]
)


@given(days, day_forms)
def test_any_day_in_any_form_is_read_back(day, form):
    (one,) = found(f"Zgodnie z ustaleniami {form(day)} zapadła decyzja.", "date")
    assert one.value["date"] == day.isoformat()
    assert one.words == form(day)


@given(days, month_forms)
def test_any_month_in_any_form_is_read_back(day, form):
    assert said(f"Tak zapisano: {form(day)} minął.") == [
        {"date": str(PartialDate(day.year, day.month))}
    ]


@given(days, days)
def test_any_range_of_days_is_read_back(one, other):
    first, last = sorted([one, other])
    expected = {"from": str(first), "to": str(last)} if first < last else {"date": str(first)}
    text = f"w dniach {first:%d.%m.%Y}–{last:%d.%m.%Y}"
    if first < last:
        assert said(text) == [expected]
