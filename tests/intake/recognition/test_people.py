import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.intake.recognition.known import Known, KnownPerson

from .reading import NOTHING, found, values

SITE = Known(
    people=[
        KnownPerson(1, "Hanna", "Zdanowska"),
        KnownPerson(2, "Konrad", "Fijołek"),
        KnownPerson(3, "Adam", "Nowak"),
        KnownPerson(4, "Anna", "Nowak"),
    ]
)


def names(text, language="pl", known=NOTHING):
    return values(text, "person", "name", language, known)


def role(text, language="pl"):
    (one,) = found(text, "person", language)
    return one.value["role"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("rozmawiał z Hanną Zdanowską o równości", "Hanna Zdanowska"),
        ("decyzją Hanny Zdanowskiej", "Hanna Zdanowska"),
        ("na wniosek Konrada Fijołka", "Konrad Fijołek"),
        ("przyznano Konradowi Fijołkowi", "Konrad Fijołek"),
        ("o Jacku Sutryku mówiono", "Jacek Sutryk"),
        ("wybór Aleksandry Dulkiewicz", "Aleksandra Dulkiewicz"),
        ("wybór Małgorzaty Kidawy-Błońskiej", "Małgorzata Kidawa-Błońska"),
        ("wybór Anny Marii Wesołowskiej", "Anna Maria Wesołowska"),
        ("z Markiem Wójcikiem", "Marek Wójcik"),
        ("podpis Tadeusza Truchali", "Tadeusz Truchala"),  # not in the dictionary
        ("z Janem Brzuchalskim", "Jan Brzuchalski"),
        ("obok B. Zacchiroli", "B. Zacchiroli"),
        ("na wniosek R. Piaskowskiego", "R. Piaskowski"),
        ("JACEK SUTRYK", "Jacek Sutryk"),
    ],
)
def test_name_is_put_into_the_nominative(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Rada Miasta Krakowa",
        "przy ul. Jana Matejki 5",
        "na placu św. Jana Pawła II",
        "Magiczny Kraków",
        "Unii Europejskiej",
        "Prawa Człowieka",
        "w Krakowie Nowak",
    ],
)
def test_what_is_no_person_is_not_taken_for_one(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prezydent Miasta Rzeszowa Konrad Fijołek podpisał", "Prezydent Miasta Rzeszowa"),
        ("przez Pełnomocnika ds. Kultury Roberta Nowaka, było", "Pełnomocnik ds. Kultury"),
        ("decyzją Przewodniczącej Rady Miejskiej Anny Maliny", "Przewodnicząca Rady Miejskiej"),
        ("mówi Maria Klaman, Zastępczyni Prezydenta Krakowa.", "Zastępczyni Prezydenta Krakowa"),
        ("prof. dr hab. Adam Bodnar, Rzecznik Praw Obywatelskich", "Rzecznik Praw Obywatelskich"),
        ("Radna Anna Nowak (Koalicja)", "Radna"),
        ("Jan Nowak, członek zarządu ZMP, oraz inni", "członek zarządu ZMP"),
        ("Szkoła im. Marii Skłodowskiej-Curie", "patron"),
        ("przyszła Anna Nowak i inni", ""),
    ],
)
def test_role_before_or_after_the_name_is_in_the_nominative(text, expected):
    assert role(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Mayor of Łódź Hanna Zdanowska said", "Hanna Zdanowska", "Mayor of Łódź"),
        ("Femke Halsema, Mayor of Amsterdam, said", "Femke Halsema", "Mayor of Amsterdam"),
        ("Deputy Mayor Anna Nowak's speech", "Anna Nowak", "Deputy Mayor"),
    ],
)
def test_english_name_has_its_role(text, name, expected):
    assert names(text, "en") == [name]
    assert role(text, "en") == expected


def test_role_belongs_to_one_person_only():
    text = "przyszli: Adam Nowak, Dyrektorka Biura Prasowego Ewa Malik, radny Jan Kot"
    assert [(one.value["name"], one.value["role"]) for one in found(text, "person")] == [
        ("Adam Nowak", ""),
        ("Ewa Malik", "Dyrektorka Biura Prasowego"),
        ("Jan Kot", "radny"),
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("z Hanną Zdanowską", 1),
        ("przez H. Zdanowską", 1),
        ("KONRAD FIJOŁEK", 2),
        ("Konradem Fijołkiem", 2),
        ("Marka Fijołka", None),
        ("z A. Nowak", None),  # either of two
    ],
)
def test_person_whom_the_site_knows_is_named_by_key(text, key):
    assert values(text, "person", "pk", known=SITE) == [key]


def test_words_are_those_of_the_text():
    (one,) = found("Zdaniem prof. Hanny Zdanowskiej, tak.", "person")
    assert one.words == "Hanny Zdanowskiej"


GIVEN = {"Adam": "Adama", "Jacek": "Jacka", "Jan": "Jana", "Michał": "Michała", "Piotr": "Piotra"}
FAMILY = {
    "Nowak": "Nowaka",
    "Kowalski": "Kowalskiego",
    "Fijołek": "Fijołka",
    "Zając": "Zająca",
    "Adamowicz": "Adamowicza",
    "Brzuchalski": "Brzuchalskiego",
    "Duda": "Dudy",
}


@given(st.sampled_from(sorted(GIVEN)), st.sampled_from(sorted(FAMILY)))
def test_any_name_in_the_genitive_is_found_in_the_nominative(given_name, family_name):
    text = f"Na wniosek {GIVEN[given_name]} {FAMILY[family_name]} zwołano sesję."
    assert names(text) == [f"{given_name} {family_name}"]
