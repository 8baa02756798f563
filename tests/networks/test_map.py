"""The map of partner cities and the list beside it."""

import re

import pytest

from networks.cartography import Chart, Partner
from networks.geography.projection import place_on_sheet, project
from networks.models import NetworkMember
from portal.civic.models import City
from portal.pages.models import PortalPage
from tests.factories.civic import CityFactory
from tests.factories.networks import (
    MembershipPageFactory,
    NetworkIndexPageFactory,
    NetworkMapPageFactory,
    NetworkMemberFactory,
)
from tests.queries import forget_everything
from tests.readers import links, read, words
from tests.templates.html import assert_well_made

pytestmark = pytest.mark.django_db
both_languages = pytest.mark.parametrize("language", ["pl", "en"])
BUDGET = 6
KRAKOW, VIENNA, DUBLIN, MEXICO = (
    (50.0614, 19.9372),
    (48.2082, 16.3738),
    (53.3498, -6.2603),
    (19.4326, -99.1332),
)


def city(place=None, **values):
    latitude, longitude = place or (None, None)
    return CityFactory(latitude=latitude, longitude=longitude, **values)


def membership_with(*cities, **values):
    """A membership in a network to which ``cities`` belong."""
    page = MembershipPageFactory(**values)
    for each in cities:
        NetworkMemberFactory(network=page.network, city=each)
    return page


@both_languages
def test_list_has_every_city_with_its_networks_by_country(client, language):
    vienna = city(
        VIENNA, name_pl="Wiedeń", name_en="Vienna", country_pl="Austria", country_en="Austria"
    )
    dublin = city(
        DUBLIN, name_pl="Dublin", name_en="Dublin", country_pl="Irlandia", country_en="Ireland"
    )
    both = membership_with(vienna, dublin, network__acronym="ICORN")
    membership_with(vienna, network__acronym="ECCAR")
    page = read(client, NetworkMapPageFactory(), language)
    found = {words(section.h3): words(section.ul) for section in page.select(".map-list > section")}
    name = "Wiedeń" if language == "pl" else "Vienna"
    assert found == {
        "Austria": f"1 {name} ICORN, ECCAR",
        "Irlandia" if language == "pl" else "Ireland": "2 Dublin ICORN",
    }
    assert both.get_url(language=language) in links(page.select_one(".map-key"))


@both_languages
def test_map_names_and_numbers_the_cities_as_the_list_does(client, language):
    membership_with(city(VIENNA, name_pl="Wiedeń", name_en="Vienna"), city(DUBLIN))
    page = read(client, NetworkMapPageFactory(), language)
    image = page.select_one("svg.map")
    assert image["role"] == "img"
    assert image["aria-label"]
    assert {text.text for text in image.select(".map__number")} == {"1", "2"}
    assert ("Wiedeń" if language == "pl" else "Vienna") in {
        text.text for text in image.select(".map__name")
    }


def test_networks_have_signs_of_different_shapes(client):
    vienna = city(VIENNA)
    membership_with(vienna)
    membership_with(vienna)
    page = read(client, NetworkMapPageFactory(), "pl")
    shapes = {use["href"] for use in page.select("svg.map use")}
    assert len(shapes) == 2
    assert shapes == {use["href"] for use in page.select(".map-key use")}
    assert all(page.select_one(f"symbol{shape}") for shape in shapes)


@both_languages
def test_own_city_is_marked_by_the_gate_and_not_listed(client, language):
    own = city(KRAKOW, name_pl="Kraków", name_en="Kraków")
    membership_with(own, city(VIENNA))
    page = read(client, NetworkMapPageFactory(home_city=own), language)
    assert page.select_one("svg.map .map__gate")
    assert "Kraków" in words(page.figcaption)
    assert "Kraków" not in words(page.select_one(".map-list"))


@both_languages
def test_cities_that_the_map_does_not_reach_are_listed_and_named_below_it(client, language):
    far = city(MEXICO, name_pl="Meksyk", name_en="Mexico City")
    unknown = city(name_pl="Nigdzie", name_en="Nowhere")
    membership_with(city(VIENNA), far, unknown)
    page = read(client, NetworkMapPageFactory(), language)
    for each in (far, unknown):
        name = getattr(each, f"name_{language}")
        assert name in words(page.figcaption)
        assert name in words(page.select_one(".map-list"))
    assert len(page.select("svg.map .map__number")) == 1


@pytest.mark.parametrize("latitude", [-90, 90, 500, -500, 0, None])
@pytest.mark.parametrize("longitude", [-180, 180, 999, None])
def test_nonsense_for_a_position_is_no_server_error(client, latitude, longitude):
    membership_with(CityFactory(latitude=latitude, longitude=longitude))
    page = read(client, NetworkMapPageFactory(), "pl")
    assert not page.select("svg.map")
    assert page.select_one(".map-list")


@both_languages
def test_map_shows_networks_that_the_city_is_in_and_visitors_may_read_of(client, language):
    membership_with(city(VIENNA), status="left")
    membership_with(city(VIENNA), live=False)
    membership_with(city(VIENNA), **{f"ready_{language}": False})
    page = read(client, NetworkMapPageFactory(), language)
    assert not page.select(".map-list")
    assert page.select_one(".empty")


def test_map_in_another_language_is_in_that_language_throughout(client):
    member = membership_with(city(VIENNA, name_pl="Wiedeń", name_en="Vienna"))
    page = read(client, NetworkMapPageFactory(ready_en=False), "en")
    assert page.select_one("main > article")["lang"] == "pl"
    assert "Wiedeń" in words(page.select_one(".map-list"))
    assert links(page.select_one(".map-key")) == [member.get_url(language="en")]


@both_languages
def test_list_of_networks_leads_to_the_map(client, language):
    index = NetworkIndexPageFactory()
    before = links(read(client, index, language).main)
    found = NetworkMapPageFactory(parent=index)
    url = found.get_url(language=language)
    assert url not in before
    assert url in links(read(client, index, language).main)


@both_languages
def test_map_is_well_made(client, language):
    membership_with(city(VIENNA), city(KRAKOW))
    page = NetworkMapPageFactory(home_city=city(KRAKOW))
    assert_well_made(client.get(page.get_url(language=language)), language)


@both_languages
@pytest.mark.parametrize("number", [1, 20, 300])
def test_map_stays_within_the_budget(client, django_assert_max_num_queries, language, number):
    pages = [membership_with() for _network in range(3)]
    cities = City.objects.bulk_create(
        City(
            name_pl=f"Miasto {count}",
            name_en=f"City {count}",
            latitude=36 + count % 24,
            longitude=-8 + count * 7 % 38,
        )
        for count in range(number)
    )
    NetworkMember.objects.bulk_create(
        NetworkMember(network=page.network, city=each) for page in pages for each in cities
    )
    page = NetworkMapPageFactory(home_city=city(KRAKOW))
    forget_everything()
    with django_assert_max_num_queries(BUDGET):
        response = client.get(page.get_url(language=language))
    assert response.content.decode().count('class="sign sign--0"') >= number


# The drawing


def test_projection_keeps_distances_about_right():
    (x, y), (other_x, other_y) = project(*KRAKOW), project(*VIENNA)
    kilometres = 5 * ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5
    assert kilometres == pytest.approx(330, rel=0.03)  # along the great circle


def test_sheet_ends_before_mexico():
    assert place_on_sheet(*MEXICO) is None
    assert place_on_sheet(*DUBLIN)


def chart_of(number):
    page = PortalPage(pk=1)
    page.sign = 0
    partners = [
        Partner(
            City(
                name_pl=f"Miasto {count}",
                latitude=47 + count * 7 % 10 / 3,
                longitude=5 + count * 11 % 17,
            ),
            [page],
        )
        for count in range(number)
    ]
    return Chart(City(name_pl="Kraków", latitude=KRAKOW[0], longitude=KRAKOW[1]), partners)


@pytest.mark.parametrize("number", [2, 30, 200])
def test_numbers_stand_apart_and_within_the_drawing(number):
    chart = chart_of(number)
    places = [(mark.number["x"], mark.number["y"]) for mark in chart.marks if mark.number]
    assert len(places) == len(set(places)) > 1
    assert all(0 <= x <= chart.width and 0 <= y <= chart.height for x, y in places)


def test_outline_is_light():
    outline = chart_of(1).outline
    assert re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]+z)+", outline)
    assert len(outline) < 8000
