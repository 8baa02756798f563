import pytest

from portal.intake.recognition.known import Entry, Known, KnownPerson

from .reading import NOTHING, found

BODY = "Uznajemy równość za wartość, o którą dbamy na co dzień we wszystkich naszych działaniach."


def signed(ending, language="pl", known=NOTHING):
    return [
        (one.value["name"], one.value["role"], one.value["city"])
        for one in found(f"{BODY}\n\n{ending}", "signatory", language, known)
    ]


@pytest.mark.parametrize(
    ("ending", "name", "role", "city"),
    [
        ("Jacek Kot\n\nPrezydent Łodzi", "Jacek Kot", "Prezydent Łodzi", "Łódź"),
        ("JACEK KOT\n\nPREZYDENT LUBLINA", "Jacek Kot", "Prezydent Lublina", "Lublin"),
        (
            "PREZYDENT MIASTA BIAŁEGOSTOKU\n\nTadeusz Truchala",
            "Tadeusz Truchala",
            "Prezydent Miasta Białegostoku",
            "Białystok",
        ),
        (
            "Prezydent Zielonej Góry\n\nJanusz Kubicki",
            "Janusz Kubicki",
            "Prezydent Zielonej Góry",
            "Zielona Góra",
        ),
        (
            "Przewodnicząca\n\nRady Miejskiej w Łodzi\n\ndr Ewa Malik",
            "Ewa Malik",
            "Przewodnicząca Rady Miejskiej w Łodzi",
            "Łódź",
        ),
        ("/-/ Jan Kot Prezydent Miasta Gdyni", "Jan Kot", "Prezydent Miasta Gdyni", "Gdynia"),
        (
            "Jan Kot, Burmistrz Tarnowa\n\nTarnów, 5 maja 2020 r.",
            "Jan Kot",
            "Burmistrz Tarnowa",
            "Tarnów",
        ),
        (
            "Magiczny Kraków\n\nJan Kot\n\nPrezydent Krakowa",
            "Jan Kot",
            "Prezydent Krakowa",
            "Kraków",
        ),
        ("Z poważaniem\n\nJan Kot", "Jan Kot", "", ""),
    ],
)
def test_signatory_has_role_and_city(ending, name, role, city):
    assert signed(ending) == [(name, role, city)]


def test_english_signatory_need_not_be_in_the_dictionary():
    assert signed("Minna Arve\n\nMayor of Turku", "en") == [
        ("Minna Arve", "Mayor of Turku", "Turku")
    ]


@pytest.mark.parametrize(
    "ending",
    [
        "Jan Nowak\n\nPrezydent Lublina\n\nEwa Malik\n\nPrezydent Sopotu",
        "Prezydent Lublina\n\nJan Nowak\n\nPrezydent Sopotu\n\nEwa Malik",
        "Jan Nowak, Prezydent Lublina\n\nEwa Malik, Prezydent Sopotu",
        "Kto\tFunkcja\nJan Nowak\tPrezydent Lublina\nEwa Malik\tPrezydent Sopotu",
        "Jan Nowak\tEwa Malik\nPrezydent Lublina\tPrezydent Sopotu",
    ],
)
def test_each_of_several_signatories_keeps_the_own_role(ending):
    assert signed(ending) == [
        ("Jan Nowak", "Prezydent Lublina", "Lublin"),
        ("Ewa Malik", "Prezydent Sopotu", "Sopot"),
    ]


def test_city_may_stand_in_a_cell_of_its_own():
    ending = "Miasto\tNazwisko\tFunkcja\nSopot\tEwa Malik\tPrezydent"
    assert signed(ending) == [("Ewa Malik", "Prezydent", "Sopot")]


def test_name_is_printed_as_it_stands_though_the_site_knows_the_person():
    known = Known([Entry("city", 1, {"pl": "Łódź"})], [KnownPerson(4, "Jacek", "Kot")])
    (one,) = found(f"{BODY}\n\nJACEK KOT\n\nPREZYDENT ŁODZI", "signatory", known=known)
    assert one.words == "JACEK KOT"
    assert (one.value["name"], one.value["person"], one.value["city"]) == ("Jacek Kot", 4, "Łódź")


def test_signatory_is_not_noted_as_a_person_once_more():
    assert found(f"{BODY}\n\nJacek Kot\n\nPrezydent Łodzi", "person") == []


@pytest.mark.parametrize(
    "ending",
    [
        "Od lewej: Jan Nowak, prezydent Łodzi",
        "Kontakt: Jan Nowak, dyrektor biura, tel. 42 638 40 00",
        "Głos zabrał również Jan Nowak, prezydent Łodzi, który podziękował wszystkim za udział.",
        "Fot. Jan Nowak",
    ],
)
def test_last_line_that_nobody_signs_has_no_signatory(ending):
    assert signed(ending) == []
