"""Signing in as people do, with a code and with a key, and what axe-core finds on the way."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.users.signing_in import code_for

from .faults import found_in, told
from .server import PASSWORD
from .test_accessibility import violations

SCREENS = ["", "email/", "password/change/", "second-factor/", "second-factor/totp/activate/"]
OF_PEOPLE = ["", "users/user/", "users/user/add/", "users/user/1/change/", "audit/entry/"]


def sign_in(page, name, start="/cms/"):
    page.goto(start)
    page.fill("#id_login", name)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")


def sign_out(page):
    page.goto("/pl/account/")
    page.get_by_role("button", name="Wyloguj się").click()
    page.wait_for_url("**/account/login/")


@pytest.fixture
def keyring(chromium, portal):
    """A window at the portal by its name, as keys require one, with a security key plugged in."""
    address = f"http://localhost:{urlsplit(portal).port}"
    context = chromium.new_context(base_url=address, locale="pl-PL")
    page = context.new_page()
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    key = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    yield page
    context.close()


def test_a_code_from_an_app_is_set_up_asked_for_and_removed(page):
    sign_in(page, "reviewer", "/pl/account/second-factor/")
    page.get_by_role("link", name="Ustaw aplikację").click()
    page.get_by_text("Aparat nie działa").click()
    secret = page.locator(".account__secret").inner_text()
    page.get_by_label("Kod z aplikacji").fill(code_for(secret))
    page.get_by_role("button", name="Ustaw").click()
    expect(page.get_by_role("heading", name="Kody zapasowe")).to_be_visible()
    sign_out(page)
    sign_in(page, "reviewer")
    page.get_by_label(re.compile("Kod")).fill(code_for(secret, 1))
    page.keyboard.press("Enter")
    page.wait_for_url("**/cms/")
    page.goto("/pl/account/second-factor/totp/deactivate/")
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_role("link", name="Ustaw aplikację")).to_be_visible()


def test_a_security_key_is_added_and_signs_in_by_itself(keyring):
    page = keyring
    sign_in(page, "reviewer", "/pl/account/second-factor/")
    page.get_by_role("link", name="Dodaj klucz").click()
    page.get_by_label("Logowanie samym kluczem").check()
    page.get_by_role("button", name="Dodaj").click()
    page.wait_for_url("**/recovery-codes/**")
    sign_out(page)
    page.get_by_role("button", name="Zaloguj się kluczem bezpieczeństwa").click()
    page.wait_for_url("**/cms/")
    page.goto("/pl/account/second-factor/webauthn/")
    page.get_by_role("link", name="Usuń").click()
    page.get_by_role("button", name="Usuń").click()
    expect(page.get_by_text("Usunięto klucz bezpieczeństwa")).to_be_visible()


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_screen_on_the_way_in_has_a_barrier_that_a_machine_finds(window, width, language):
    page, found = window(width), {}
    for path in ("login/", "password/reset/", "signup/", "invitation/x/"):
        page.goto(f"/{language}/account/{path}")
        found[path] = violations(page)
    sign_in(page, "administrator", f"/{language}/account/")
    page.wait_for_url(f"**/{language}/account/")
    for path in SCREENS:
        page.goto(f"/{language}/account/{path}")
        found[path] = violations(page)
    assert not found_in(found), told(found)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_people_of_the_portal_have_no_barrier_of_ours(window, width):
    page, found = window(width), {}
    sign_in(page, "administrator", "/django-admin/")
    page.wait_for_url("**/django-admin/")
    for path in OF_PEOPLE:
        page.goto(f"/django-admin/{path}")
        found[path] = violations(page)
    assert not found_in(found), told(found)
