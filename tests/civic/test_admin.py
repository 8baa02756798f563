import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from portal.civic.models import City, Framework, Person, Resolution, Topic
from tests.editors import log_in
from tests.factories.civic import (
    CityFactory,
    CouncilFactory,
    FrameworkFactory,
    PersonFactory,
    ResolutionFactory,
    SourceFactory,
    TopicFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db

FACTORIES = [
    CityFactory,
    CouncilFactory,
    FrameworkFactory,
    PersonFactory,
    ResolutionFactory,
    SourceFactory,
    TopicFactory,
    UnitFactory,
]


def address(model, view, *arguments):
    return reverse(f"{model.snippet_viewset.get_url_name(view)}", args=arguments)


@pytest.fixture
def editor(client):
    return log_in(client, "pl")


def resolution_data(council, **changes):
    return {
        "kind": "resolution",
        "number": "XVI/171/11",
        "council": council.pk,
        "term": "VI",
        "adopted_on": "2011-05-25",
        "title_pl": "w sprawie przystąpienia do sieci",
        "title_en": "on joining the network",
        **changes,
    }


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory._meta.model.__name__)
def test_list_and_forms_open(client, factory, language):
    instance = factory()
    model, editor = type(instance), log_in(client, language)
    assert editor.get(address(model, "list")).status_code == 200
    assert editor.get(address(model, "list"), {"q": str(instance)}).status_code == 200
    assert editor.get(address(model, "add")).status_code == 200
    assert editor.get(address(model, "edit", instance.pk)).status_code == 200


@pytest.mark.parametrize("language", ["pl", "en"])
def test_city_is_stored_in_both_languages_whatever_the_screen_speaks(client, language):
    data = {
        "name_pl": "Kraków",
        "name_en": "Krakow",
        "country_pl": "Polska",
        "country_en": "Poland",
    }
    log_in(client, language).post(address(City, "add"), data)
    city = City.objects.get()
    assert (city.name_pl, city.name_en) == ("Kraków", "Krakow")
    assert (city.country_pl, city.country_en) == ("Polska", "Poland")


@pytest.mark.parametrize("missing", ["name_pl", "name_en"])
def test_name_is_required_in_each_language(editor, missing):
    data = {"name_pl": "Kraków", "name_en": "Krakow", missing: ""}
    response = editor.post(address(City, "add"), data)
    assert missing in response.context["form"].errors
    assert not City.objects.exists()


def test_person_and_topic_are_added(editor):
    editor.post(address(Person, "add"), {"given_name": "Nina", "family_name": "Gabryś"})
    editor.post(
        address(Topic, "add"), {"name_pl": "migracje", "name_en": "migration", "slug": "migration"}
    )
    assert str(Person.objects.get()) == "Nina Gabryś"
    assert Topic.objects.get().name_en == "migration"


def test_framework_is_added_with_its_points_in_order(editor):
    points = [
        {"number": number, "title_pl": f"Punkt {number}", "title_en": f"Point {number}"}
        for number in ("1", "2")
    ]
    data = nested_form_data(
        {
            "name_pl": "Plan",
            "name_en": "Plan of action",
            "key": "plan",
            "kind": "plan",
            "adopted_on": "10.12.2004",
            "items": inline_formset(points),
        }
    )
    editor.post(address(Framework, "add"), data)
    framework = Framework.objects.get(key="plan")
    assert str(framework.adopted_on) == "2004-12-10"
    assert [item.title_en for item in framework.items.all()] == ["Point 1", "Point 2"]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_resolution_is_stored_with_its_number_mended(client, language):
    data = resolution_data(CouncilFactory(), number="uchwała nr XVІ\\171\\11", term="vi")
    log_in(client, language).post(address(Resolution, "add"), data)
    resolution = Resolution.objects.get()
    assert (resolution.number, resolution.term) == ("XVI/171/11", "VI")
    assert resolution.title_pl == "w sprawie przystąpienia do sieci"
    assert resolution.title_en == "on joining the network"


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "XCLX/1495/11"),
        ("number", "XVI/171/12"),
        ("number", "171"),
        ("term", "IIX"),
        ("title_en", ""),
    ],
)
def test_resolution_is_refused_beside_the_field_that_is_wrong(client, language, field, value):
    data = resolution_data(CouncilFactory(), **{field: value})
    response = log_in(client, language).post(address(Resolution, "add"), data)
    assert list(response.context["form"].errors) == [field]
    assert not Resolution.objects.exists()


@pytest.mark.parametrize("language", ["pl", "en"])
def test_resolution_is_there_once_per_council_and_term(client, language):
    council = CouncilFactory()
    ResolutionFactory(council=council, term="VI", number="XVI/171/11")
    editor = log_in(client, language)
    response = editor.post(address(Resolution, "add"), resolution_data(council))
    with translation.override(language):
        expected = translation.gettext("This act is already here: choose it from the list.")
    assert response.context["form"].non_field_errors() == [expected]
    editor.post(address(Resolution, "add"), resolution_data(council, term="V"))
    editor.post(address(Resolution, "add"), resolution_data(CouncilFactory()))
    assert Resolution.objects.count() == 3
