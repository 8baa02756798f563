from concurrent.futures import ThreadPoolExecutor

import pytest

from portal.intake.dictionary import analyses, frequency, is_known, lemmas, stems_of


@pytest.mark.parametrize(
    "word",
    [
        "miastami",
        "Wspólna",
        "KRAKÓW",
        "Środkowo-Wschodniej",
        "chciałbym",
        "e-mailem",
        "prof",
        "30-lecie",
        "2024",
        "§",
        "Bush'a",
    ],
)
def test_polish_word_is_known(word):
    assert is_known(word, "pl")


@pytest.mark.parametrize("word", ["Wspétpraca", "sie", "ktora", "kraków", "xzqrt", "Środkowo-Zsch"])
def test_what_is_no_polish_word_is_unknown(word):
    assert not is_known(word, "pl")


@pytest.mark.parametrize(
    "word", ["city's", "don’t", "co-create", "residents'", "Undertakes", "RIGHTS"]
)
def test_english_word_is_known(word):
    assert is_known(word, "en")


@pytest.mark.parametrize("word", ["tlie", "hurnan", "comrnunity"])
def test_what_is_no_english_word_is_unknown(word):
    assert not is_known(word, "en")


@pytest.mark.parametrize("word", ["Zacchirolego", "Heidelbergu", "ECCAR-em", "Fewtopolis"])
def test_names_of_the_site_are_known_with_their_endings(word):
    stems = stems_of(["Benedetto Zacchiroli", "Heidelberg", "ECCAR", "Fewtopolis Network"])

    assert not is_known(word, "pl")
    assert is_known(word, "pl", stems)


def test_analyses_tell_lemma_case_and_what_is_named():
    (analysis,) = [found for found in analyses("Krakowa") if found.lemma == "Kraków"]

    assert analysis.part_of_speech == "subst"
    assert analysis.names == ("nazwa_geograficzna",)
    assert analysis.allows("sg", "gen") and not analysis.allows("pl")


def test_a_compound_is_what_its_last_part_is():
    assert lemmas("Środkowo-Wschodniej") == ("wschodni",)


def test_nothing_is_known_of_what_is_no_word():
    assert analyses("xzqrt") == () and lemmas("xzqrt") == ()


def test_a_common_word_is_more_frequent_than_a_rare_one():
    assert frequency("Miasta", "pl") > frequency("sygnatariuszy", "pl") > frequency("xzqrt", "pl")


def test_several_threads_may_ask_at_once():
    words = ["miasto", "ludźmi", "praw", "xzqrt"] * 200
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lemmas, words)) == [lemmas(word) for word in words]
