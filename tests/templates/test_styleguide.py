"""The pattern page and what every page carries of the design."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from PIL import Image
from wagtail.models import Site

from portal.pages.models import PortalSettings
from portal.styleguide.samples import COLOURS
from tests.factories.pages import StandardPageFactory
from tests.factories.users import UserFactory

from .html import assert_names, parsed, text_of

pytestmark = pytest.mark.django_db
both_languages = pytest.mark.parametrize("language", ["pl", "en"])


@both_languages
def test_styleguide_shows_the_components_to_editors(admin_client, language):
    found = parsed(admin_client.get(f"/{language}/styleguide/"))
    assert found.get("lang") == language
    assert_names(found)
    classes = {name for element in found.iter() for name in (element.get("class") or "").split()}
    assert classes >= {
        *("card", "filters", "pager", "progress", "commitment", "paragraph", "signatory", "claim"),
        *("stage", "role", "obligation", "quote", "picture", "table", "call-out", "notice"),
        *("register", "act", "axis", "map", "access-forms", "failing"),
        *("accordion", "document-mark", "gate", "gate-mark", "site-header", "site-footer"),
    }


@both_languages
def test_styleguide_asks_nothing_of_the_content(
    admin_client, language, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):  # session, user, permissions, site and menus
        admin_client.get(f"/{language}/styleguide/")


def test_styleguide_is_not_for_visitors(client):
    response = client.get("/pl/styleguide/")
    assert response.status_code == 302
    assert response.url == "/pl/account/login/?next=/pl/styleguide/"


def test_styleguide_is_not_for_those_who_do_not_edit(client):
    client.force_login(UserFactory())
    assert client.get("/pl/styleguide/").status_code == 403


def test_styleguide_is_open_in_development(client, settings):
    settings.DEBUG = True
    assert client.get("/en/styleguide/").status_code == 200


def test_styleguide_names_every_colour_of_the_tokens():
    css = (settings.BASE_DIR / "static/css/styleguide.css").read_text()
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text()
    for name in COLOURS:
        assert f".swatch--{name} " in css
        assert f"--{name}: #" in tokens


@both_languages
def test_choice_of_colours_is_hidden_until_a_script_can_serve_it(client, language):
    found = parsed(client.get(f"/{language}/"))
    switch = found.find(".//*[@class='theme-switch']")
    assert switch.get("hidden") is not None
    choices = [button.get("data-theme-choice") for button in switch.iter("button")]
    assert choices == ["", "light", "dark"]
    assert all(text_of(button) for button in switch.iter("button"))


@both_languages
def test_pages_have_neither_scripts_nor_styles_in_them(client, language):
    page = StandardPageFactory()
    html = client.get(page.get_url(language=language)).text
    scripts = r"<script(?![^>]*\ssrc=|[^>]*application/ld\+json)"  # which is data
    assert re.findall(rf"{scripts}|<style|\sstyle=|\son\w+=", html) == []


@both_languages
def test_manifest_names_the_portal_in_the_language_of_the_address(client, language):
    names = {"site_name_pl": "Brama", "site_name_en": "Gate"}
    PortalSettings.objects.create(site=Site.objects.get(is_default_site=True), **names)
    found = parsed(client.get(f"/{language}/"))
    links = {link.get("rel"): link.get("href") for link in found.iter("link")}
    manifest = client.get(links["manifest"]).json()
    assert manifest["name"] == names[f"site_name_{language}"]
    assert manifest["start_url"] == f"/{language}/"
    for icon in manifest["icons"]:
        assert (settings.BASE_DIR / "static" / icon["src"].removeprefix("/static/")).is_file()


@pytest.mark.parametrize(
    ("address", "size"), [("/favicon.ico", 32), ("/apple-touch-icon.png", 180)]
)
def test_icon_is_found_where_browsers_ask_for_it_unbidden(client, address, size):
    picture = finders.find(client.get(address).url.removeprefix(settings.STATIC_URL))
    with Image.open(picture) as icon:
        assert icon.size == (size, size)
