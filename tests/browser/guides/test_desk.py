"""The main screens of both admins as the office sees them, and their pictures in docs/screenshots."""

import re

import pytest
from playwright.sync_api import expect

from .guide import FOLDER, save_picture

PICTURES = FOLDER.parent / "screenshots"


@pytest.fixture
def take(request):
    """A function that takes the picture of a screen, where pictures are asked for."""

    def take(window, name):
        if request.config.getoption("--pictures"):
            window.wait_for_load_state("networkidle")
            save_picture(window, PICTURES / f"desk-{name}.webp")

    return take


def test_desk_says_what_there_is_to_do(person, take):
    window = person("reviewer", "pl")
    expect(window.get_by_role("heading", name="Do sprawdzenia przez ciebie")).to_be_visible()
    take(window, "to-do")


def test_form_shows_both_languages_and_what_is_to_be_mended(person, take):
    window = person("editor", "pl")
    window.goto("/cms/pages/search/?q=ICORN")
    window.get_by_role("link", name=re.compile("Nowa kadencja Rady ICORN")).first.click()
    window.get_by_role("radio", name="Obok siebie").check()
    expect(window.locator("[name=summary_pl]")).to_be_visible()
    expect(window.locator("[name=summary_en]")).to_be_visible()
    take(window, "side-by-side")
    window.get_by_role("button", name=re.compile("^Przed publikacją")).last.click()
    expect(window.locator("[data-checklist]")).to_be_visible()
    take(window, "checklist")


def test_report_has_every_page_in_every_language(person, take):
    window = person("editor", "pl")
    window.goto("/cms/reports/translations/")
    take(window, "translations")
    window.goto("/cms/reports/translations/?page_type=news.newspage")
    rows = window.get_by_role("row").filter(has_text="Warsztaty o prawach lokatorskich")
    expect(rows.filter(has_text="polski")).to_have_count(1)
    expect(rows.filter(has_text="English")).to_have_count(1)


def test_people_are_listed_with_their_groups_and_second_factors(person, take):
    window = person("people", "pl")
    window.goto("/django-admin/users/user/")
    expect(window.get_by_role("link", name="Maria Wrona").first).to_be_visible()
    expect(window.get_by_role("cell", name="Autorki i autorzy").first).to_be_visible()
    take(window, "people")
