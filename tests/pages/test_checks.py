"""No panel, search field, ordering, fixture or migration may name a text without its language."""

import json

import pytest
from django.core.checks import run_checks
from wagtail.admin.panels import get_edit_handler
from wagtail.search import index

from portal.civic.models import City, FrameworkItem
from portal.media.models import PortalImage
from portal.pages import checks
from portal.pages.models import PortalSettings, StandardPage


@pytest.fixture
def fresh_panels():
    """Edit handlers are remembered for the life of a process."""

    def forget():
        get_edit_handler.cache_clear()
        StandardPage.get_edit_handler.cache_clear()

    forget()
    yield
    forget()


def errors_of(found):
    return [error.msg for error in found if error.id == "pages.E001"]


def test_project_names_no_bare_text():
    assert errors_of(run_checks()) == []


def test_bare_name_in_the_panels_of_a_page_is_refused(monkeypatch, fresh_panels):
    monkeypatch.setattr(StandardPage, "content_panels", [*StandardPage.content_panels, "summary"])
    (message,) = errors_of(run_checks())
    assert "standard.py" in message
    assert "“summary”" in message


def test_bare_name_in_the_panels_of_site_settings_is_refused(monkeypatch, fresh_panels):
    monkeypatch.setattr(PortalSettings, "panels", ["tagline"])
    (message,) = errors_of(run_checks())
    assert "PortalSettings.panels" in message
    assert "“tagline”" in message


def test_bare_name_in_the_panels_of_a_snippet_is_refused(monkeypatch, fresh_panels):
    monkeypatch.setattr(City, "panels", ["name"])
    (message,) = errors_of(run_checks())
    assert "civic.City.panels" in message


def test_bare_name_in_the_panels_of_child_objects_is_refused(monkeypatch, fresh_panels):
    monkeypatch.setattr(FrameworkItem, "panels", ["title"])
    (message,) = errors_of(run_checks())
    assert "civic.FrameworkItem.panels" in message


def test_bare_name_in_search_fields_is_refused(monkeypatch):
    fields = [*StandardPage.search_fields, index.SearchField("title")]
    monkeypatch.setattr(StandardPage, "search_fields", fields)
    (message,) = errors_of(checks.check_models())
    assert "StandardPage.search_fields" in message


@pytest.mark.parametrize("ordering", [["name"], ["-name"], ["name__length"]])
def test_bare_name_in_ordering_is_refused(monkeypatch, ordering):
    monkeypatch.setattr(City._meta, "ordering", ordering)
    (message,) = errors_of(checks.check_models())
    assert "civic.City.Meta.ordering" in message


def test_bare_name_in_the_form_of_pictures_is_refused(monkeypatch):
    monkeypatch.setattr(PortalImage, "admin_form_fields", ["title", "file"])
    (message,) = errors_of(checks.check_models())
    assert "“title”" in message


@pytest.mark.parametrize(("field", "refused"), [("name", True), ("name_pl", False)])
def test_bare_name_in_a_fixture_is_refused(tmp_path, field, refused):
    file = tmp_path / "cities.json"
    file.write_text(json.dumps([{"model": "civic.city", "pk": 1, "fields": {field: "Kraków"}}]))
    found = errors_of(checks.check_fixture(file))
    assert bool(found) == refused
    assert all(str(file) in message for message in found)


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        ("model: pages.StandardPage\ntitle: Biuro", True),
        ("model: pages.StandardPage\ntitle_pl: Biuro\ntitle_en: Office", False),
        ("model: civic.City\nitems:\n  krakow:\n    name: Kraków", True),
        ("model: civic.City\nitems:\n  krakow:\n    name_pl: Kraków", False),
        ("model: civic.Framework\nitems:\n  plan:\n    items:\n    - title: Raz", True),
        ("model: nowhere.Nothing\ntitle: Biuro", False),
        ("- a list", False),
    ],
)
def test_bare_name_in_demo_content_is_refused(tmp_path, content, refused):
    file = tmp_path / "content.yaml"
    file.write_text(content)
    assert bool(errors_of(checks.check_content(file))) == refused


MIGRATION = """
def fill(apps, schema_editor):
    City = apps.get_model("civic", "City")
    Group = apps.get_model("auth.Group")
    city = City.objects.get(pk=1)
    {line}
"""


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ('city.name = "Kraków"', True),
        ('setattr(city, "name", "Kraków")', True),
        ('City.objects.create(name="Kraków")', True),
        ('City.objects.filter(name__startswith="K").update(name_pl="Kraków")', True),
        ('City(name="Kraków").save()', True),
        ('city.name_pl = "Kraków"', False),
        ('City.objects.create(name_pl="Kraków")', False),
        ('Group.objects.get(name="Editors")', False),
    ],
)
def test_bare_name_in_a_data_migration_is_refused(tmp_path, line, refused):
    file = tmp_path / "0002_cities.py"
    file.write_text(MIGRATION.format(line=line))
    found = errors_of(checks.check_migration(file))
    assert bool(found) == refused
    assert all(f"{file}:6" in message for message in found)
