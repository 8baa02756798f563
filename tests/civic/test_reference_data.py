import importlib

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import translation

from portal.civic.models import Framework, FrameworkItem

pytestmark = pytest.mark.django_db

migration = importlib.import_module("portal.civic.migrations.0002_reference_data")

ECCAR_POINTS = [
    "Greater Vigilance Against Racism",
    "Assessing Racism and Discrimination and Monitoring Municipal Policies",
    "Better Support for the Victims of Racism and Discrimination",
    "More Participation and Better Informed City Dwellers",
    "The City as an Active Supporter of Equal Opportunity Practices",
    "The City as an Equal Opportunities Employer and Service Provider",
    "Fair Access to Housing",
    "Challenging Racism and Discrimination Through Education",
    "Promoting Cultural Diversity",
    "Hate Crimes and Conflicts Management",
]


def titles(key, language):
    items = FrameworkItem.objects.filter(framework__key=key).order_by("sort_order")
    with translation.override(language):
        return [item.title for item in items]


def historical_apps():
    loader = MigrationLoader(connection)
    return loader.project_state(("civic", "0002_reference_data")).apps


def test_ten_points_of_eccar_have_their_official_headings():
    assert titles("eccar-ten-points", "en") == ECCAR_POINTS


def test_ten_points_are_numbered():
    items = FrameworkItem.objects.filter(framework__key="eccar-ten-points")
    assert [item.number for item in items.order_by("sort_order")] == [
        str(number) for number in range(1, 11)
    ]


@pytest.mark.parametrize(
    ("key", "language", "expected"),
    [
        ("fra-levels", "pl", ["Podstawy", "Struktury", "Narzędzia"]),
        ("fra-levels", "en", ["Foundations", "Structures", "Tools"]),
        (
            "human-rights-city-values",
            "pl",
            ["równość", "wolność", "solidarność", "szacunek", "otwartość"],
        ),
        (
            "human-rights-city-values",
            "en",
            ["equality", "freedom", "solidarity", "respect", "openness"],
        ),
    ],
)
def test_levels_and_values_are_named_in_each_language(key, language, expected):
    assert titles(key, language) == expected


@pytest.mark.parametrize("language", ["pl", "en"])
def test_every_framework_is_complete_in_each_language(language):
    frameworks = Framework.objects.filter(key__in=migration.FRAMEWORKS)
    assert len(frameworks) == 4
    with translation.override(language):
        for framework in frameworks:
            assert framework.name
            assert framework.description
            assert all(item.title for item in framework.items.all())
            framework.full_clean()


def test_loading_again_keeps_what_editors_changed():
    Framework.objects.filter(key="fra-levels").update(name_en="Edited")
    migration.add_frameworks(historical_apps(), None)
    assert Framework.objects.get(key="fra-levels").name_en == "Edited"
    assert titles("fra-levels", "en") == ["Foundations", "Structures", "Tools"]


def test_migration_can_be_taken_back_and_repeated():
    migration.remove_frameworks(historical_apps(), None)
    assert not Framework.objects.filter(key__in=migration.FRAMEWORKS).exists()
    migration.add_frameworks(historical_apps(), None)
    assert titles("eccar-ten-points", "en") == ECCAR_POINTS
    assert titles("eccar-ten-points", "pl")[6] == "Sprawiedliwy dostęp do mieszkań"


def test_loading_works_with_the_models_as_they_are_now():
    migration.remove_frameworks(apps, None)
    with translation.override("en"):
        migration.add_frameworks(apps, None)
    assert titles("fra-levels", "pl") == ["Podstawy", "Struktury", "Narzędzia"]
    assert titles("fra-levels", "en") == ["Foundations", "Structures", "Tools"]
