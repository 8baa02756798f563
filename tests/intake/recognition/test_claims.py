import pytest

from .reading import found, values


@pytest.mark.parametrize(
    ("text", "statement", "subject"),
    [
        ("to ponad 170 dużych miast, a", "ponad 170 dużych miast", "liczba dużych miast"),
        ("zrzesza 12 miast europejskich", "12 miast europejskich", "liczba miast europejskich"),
        ("reprezentowane jest ponad 50 gmin, a", "ponad 50 gmin", "liczba gmin"),
        ("podpisana przez 11 prezydentów miast", "11 prezydentów", "liczba prezydentów"),
        ("Rzeszów jest 144 miastem, które", "144 miastem", "miejsce w kolejności przystąpienia"),
        ("jako 25. miasto w sieci", "25. miasto", "miejsce w kolejności przystąpienia"),
        ("mają 2 miasta", "2 miasta", "liczba miast"),
        ("liczy ponad 30 tys. mieszkańców", "ponad 30 tys. mieszkańców", "liczba mieszkańców"),
        ("liczy 30 000 mieszkańców", "30 000 mieszkańców", "liczba mieszkańców"),
    ],
)  # fmt: skip
def test_polish_count_is_a_claim(text, statement, subject):
    (one,) = found(text, "claim")
    assert (one.value["statement"], one.value["subject"]) == (statement, subject)


@pytest.mark.parametrize(
    ("text", "statement", "subject"),
    [
        ("supports more than 140 cities", "more than 140 cities", "number of cities"),
        ("over 2,000 member towns", "over 2,000 member towns", "number of member towns"),
        ("as the 144th city to join", "144th city", "place in the order of joining"),
    ],
)
def test_english_count_is_a_claim(text, statement, subject):
    (one,) = found(text, "claim", "en")
    assert (one.value["statement"], one.value["subject"]) == (statement, subject)


@pytest.mark.parametrize(
    "text",
    [
        "w 2022 roku miasta",
        "art. 5 gmin",
        "uchwała XVI/171/11 miast",
        "1 osoba",
        "ul. Długa 12 miasto",
    ],
)
def test_other_numbers_are_no_claims(text):
    assert found(text, "claim") == []


def test_claim_is_as_of_the_date_of_the_page():
    text = "# Sieć\n\n2024-03-05\n\nW 2020 r. Łódź dołączyła do ponad 90 miast."
    assert values(text, "claim", "as_of") == ["2024-03-05"]


def test_claim_of_an_undated_text_is_as_of_no_date():
    assert values("W 2020 r. Łódź dołączyła do ponad 90 miast.", "claim", "as_of") == [""]
