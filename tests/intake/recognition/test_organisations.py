import pytest

from .reading import found


def named(text, language="pl"):
    return [
        (one.words, one.value["name"], one.value["acronym"])
        for one in found(text, "organisation", language)
    ]


@pytest.mark.parametrize(
    ("words", "name", "acronym"),
    [
        ("Komitetu Sterującego ECCAR", "Komitet Sterujący ECCAR", ""),
        ("Europejskiej Rady ds. Uchodźców", "Europejska Rada ds. Uchodźców", ""),
        ("Departamentu Parlamentu Europejskiego", "Departament Parlamentu Europejskiego", ""),
        ("Biura Wysokiego Komisarza (UNHCR Polska)", "Biuro Wysokiego Komisarza", "UNHCR Polska"),
        ("Organizacją ds. Migracji (IOM)", "Organizacja ds. Migracji", "IOM"),
        ("Komisji Europejskiej", "Komisja Europejska", ""),
        ("Polskiemu Czerwonemu Krzyżowi", "Polski Czerwony Krzyż", ""),
        ("Fundacji im. Stefana Batorego", "Fundacja im. Stefana Batorego", ""),
        ("Uniwersytetowi Łódzkiemu", "Uniwersytet Łódzki", ""),
        ("Rady Miejskiej w Łodzi", "Rada Miejska w Łodzi", ""),
        ("Wydziałem Zdrowia i Spraw Społecznych", "Wydział Zdrowia i Spraw Społecznych", ""),
        ("Komisję do spraw równości", "Komisja do spraw równości", ""),
        ("Stałego Zespołu UMP ds. Migracji", "Stały Zespół UMP ds. Migracji", ""),
        ("Gminy Miejskiej Rzeszów", "Gmina Miejska Rzeszów", ""),
        ("UNESCO", "UNESCO", "UNESCO"),
    ],
)
def test_organisation_is_named_in_the_nominative(words, name, acronym):
    assert named(f"Rozmawiano dzięki staraniom {words}, a potem.") == [(words, name, acronym)]


@pytest.mark.parametrize(
    ("words", "acronym"),
    [
        ("EU Agency for Fundamental Rights", ""),
        ("Council of Europe", ""),
        ("European Coalition of Cities Against Racism (ECCAR)", "ECCAR"),
        ("Department of Social Policy and Health", ""),
        ("Union of the Baltic Cities", ""),
    ],
)
def test_english_organisation_is_named(words, acronym):
    name = words.partition(" (")[0]
    assert named(f"We thank the {words} for it.", "en") == [(words, name, acronym)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("w ramach programu „Otwarta Łódź”, który", "Otwarta Łódź"),
        ("podczas festiwalu Passa Porta w Brukseli", "Passa Porta"),
        ("do programu Miasta Międzykulturowe", "Miasta Międzykulturowe"),
        ("konferencji „Miasta razem. Razem = siła”", "Miasta razem. Razem = siła"),
        ('it adopts the "Open City" programme', "Open City"),
        ("z organizacją Amnesty International", "Amnesty International"),
    ],
)
def test_what_is_called_by_its_type_keeps_its_name(text, name):
    assert [one[1] for one in named(text)] == [name]


def test_two_organisations_joined_by_and_are_two():
    assert [one[1] for one in named("inicjatywa Rady Europy i Komisji Europejskiej")] == [
        "Rada Europy",
        "Komisja Europejska",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rada przyjęła uchwałę. Komitet obradował.",
        "Organizacja kładzie nacisk na prawa.",
        "Program jest wdrażany.",
        "Rozdział XVI mówi o DNA miasta i o RODO.",
        "znak OR.0050.12.2021",
        "Miasto Praw Człowieka",
    ],
)
def test_what_is_no_organisation_is_not_taken_for_one(text):
    assert named(text) == []
