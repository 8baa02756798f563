import datetime

import pytest

from networks.models import FormerName
from portal.intake.recognition import Known
from portal.intake.recognition.known import Act, Entry
from tests.factories.civic import (
    CityFactory,
    CouncilFactory,
    PersonFactory,
    ResolutionFactory,
    UnitFactory,
)
from tests.factories.networks import NetworkFactory

from .reading import found, values

COALITION = Entry(
    "network",
    1,
    {
        "pl": "Europejska Koalicja Miast Przeciwko Rasizmowi",
        "en": "European Coalition of Cities Against Racism",
    },
    ("Koalicja Norymberska",),
    ("ECCAR",),
)
COMMISSION = Entry(
    "network", 2, {"pl": "Stały Zespół Unii Metropolii Polskich do spraw Migracji i Integracji"}
)
SITE = Known(
    [
        COALITION,
        COMMISSION,
        Entry("city", 1, {"pl": "Łódź", "en": "Łódź"}),
        Entry("city", 2, {"pl": "Heidelberg", "en": "Heidelberg"}, ("Heidelbergu",)),
        Entry("city", 3, {"pl": "Wiedeń", "en": "Vienna"}, ("Wiednia", "Wiedniu")),
        Entry("city", 4, {"pl": "Zielona Góra", "en": "Zielona Góra"}),
        Entry("city", 5, {"pl": "Białystok", "en": "Białystok"}),
        Entry("city", 6, {"pl": "Poznań", "en": "Poznań"}),
        Entry("unit", 1, {"pl": "Wydział Zdrowia i Spraw Społecznych"}),
        Entry("body", 1, {"pl": "Rada Miasta Gdańska", "en": "Gdańsk City Council"}),
    ]
)


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("do Europejskiej Koalicji Miast Przeciwko Rasizmowi w", "network", 1),
        ("z EUROPEJSKĄ KOALICJĄ MIAST PRZECIWKO RASIZMOWI", "network", 1),
        ("the European Coalition of Cities against Racism is", "network", 1),
        ("Koalicji Norymberskiej", "network", 1),
        ("członek ECCAR-u", "network", 1),
        ("Zespołowi Unii Metropolii Polskich ds. Migracji i Integracji", "network", 2),
        ("Stałego Zespołu Unii Metropolii Polskich ds. Migracji i Integracji", "network", 2),
        ("w Łodzi", "city", 1),
        ("ŁODZIĄ", "city", 1),
        ("z Heidelberga", "city", 2),
        ("z Heidelbergiem", "city", 2),
        ("do Wiednia", "city", 3),
        ("w Zielonej Górze", "city", 4),
        ("do Białegostoku", "city", 5),
        ("Poznaniem", "city", 6),
        ("Wydziałowi Zdrowia i Spraw Społecznych", "unit", 1),
        ("Radą Miasta Gdańska", "body", 1),
    ],
)
def test_name_in_any_form_is_found(text, kind, key):
    assert values(text, kind, "pk", known=SITE) == [key]


@pytest.mark.parametrize(
    "text", ["łodzią po jeziorze", "Poznamy je jutro", "sieć miast", "eccar", "zielona góra"]
)
def test_common_words_are_no_names(text):
    assert [one for kind in ("city", "network") for one in found(text, kind, known=SITE)] == []


def test_name_is_said_in_the_language_of_the_document():
    text = "Vienna and ECCAR"
    assert values(text, "city", "name", "en", SITE) == ["Vienna"]
    assert values(text, "network", "name", "en", SITE) == [COALITION.names["en"]]
    assert values("Wiednia", "city", "name", "pl", SITE) == ["Wiedeń"]


def test_name_and_its_acronym_in_brackets_are_one():
    text = "Europejska Koalicja Miast Przeciwko Rasizmowi (ECCAR) zrzesza"
    (one,) = found(text, "network", known=SITE)
    assert one.words == "Europejska Koalicja Miast Przeciwko Rasizmowi (ECCAR)"


def test_city_within_the_name_of_a_council_is_not_noted_once_more():
    assert found("Rada Miejska w Łodzi", "city", known=SITE) == []


def test_site_that_knows_nothing_names_nothing():
    assert found("ECCAR w Łodzi", "city") == []


def test_act_is_that_of_the_council():
    council = Entry("body", 5, {"pl": "Rada Miasta Lublina", "en": "Lublin City Council"})
    known = Known([council], acts=[Act(1, "I/1/20", datetime.date(2020, 1, 2), 5)])
    assert known.act("I/1/20", council="Rada Miasta Lublina").pk == 1
    assert known.act("I/1/20", council="City Council").pk == 1
    assert known.act("I/1/20", council="Rada Miasta Gdańska") is None
    assert known.act(adopted_on=datetime.date(2020, 1, 2)).pk == 1


@pytest.mark.django_db
def test_what_the_database_has_is_found_by_six_queries(django_assert_num_queries):
    network = NetworkFactory(
        name_pl="Sieć Miast Otwartych", name_en="Network of Open Cities", acronym="NOC"
    )
    FormerName.objects.create(network=network, name="Liga Miast Otwartych")
    city = CityFactory(name_pl="Monachium", name_en="Munich", polish_locative="Monachium")
    council = CouncilFactory(name_pl="Rada Miasta Lublina", city=city)
    unit = UnitFactory(name_pl="Biuro Praw Człowieka", city=city)
    person = PersonFactory(given_name="Ewa", family_name="Malinowska")
    act = ResolutionFactory(council=council, number="XVI/171/11")
    with django_assert_num_queries(6):
        known = Known.from_database()
    text = """
    Ligi Miast Otwartych i NOC w Monachium, Biurem Praw Człowieka, Radą Miasta Lublina

    Uchwała nr XVI/171/11, referowała z Ewą Malinowską
    """
    assert values(text, "network", "pk", known=known) == [network.pk, network.pk]
    assert values(text, "city", "pk", known=known) == [city.pk]
    assert values(text, "unit", "pk", known=known) == [unit.pk]
    assert values(text, "body", "pk", known=known) == [council.pk]
    assert values(text, "person", "pk", known=known) == [person.pk]
    assert values(text, "resolution", "resolution", known=known) == [act.pk]
