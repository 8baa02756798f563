"""The second factor: who needs one, setting it up, signing in by it, losing it."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import GroupPagePermission

from portal.pages.models import PortalPage
from portal.users.adapters import SecondFactorAdapter
from portal.users.second_factor import needs_second_factor
from tests.factories.users import AdministratorFactory, UserFactory
from tests.readers import words

from .signing_in import LANGUAGES, PASSWORD, code_for, give_app, has_factor, permit, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR_REQUIRED_FOR = settings.PUBLISHERS_AND_ADMINISTRATORS


@pytest.fixture
def publisher():
    group = Group.objects.create(name="Publishers of a section")
    root = PortalPage.get_first_root_node()
    GroupPagePermission.objects.create(group=group, page=root, permission_type="publish")
    person = UserFactory(password=PASSWORD, groups=["Editors"])
    person.groups.add(group)
    return person


def text_of(response):
    return words(BeautifulSoup(response.content.decode(), "html5lib").select_one("main"))


def test_publishers_of_any_section_and_administrators_need_one(required, publisher):
    assert needs_second_factor(publisher)
    assert needs_second_factor(AdministratorFactory())
    assert needs_second_factor(permit(UserFactory(), "users.change_user"))
    assert not needs_second_factor(UserFactory(groups=["Editors"]))


def test_nobody_needs_one_unless_the_setting_says_so(publisher):
    assert not needs_second_factor(publisher)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_publisher_is_led_to_set_up_a_factor_before_anything_else(
    client, required, publisher, language
):
    sign_in(client, publisher, language)
    for address in ("/cms/", "/django-admin/", f"/{language}/"):
        response = client.get(address, headers={"accept-language": language})
        assert response.status_code == 302
        assert response.url == f"/{language}/account/second-factor/"
    text = text_of(client.get(f"/{language}/account/second-factor/"))
    sentence = {"pl": "Aby przejść dalej, ustaw drugi", "en": "Set up a second factor to go on"}
    assert sentence[language] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_an_app_is_set_up_everything_is_open(client, required, publisher, language):
    sign_in(client, publisher, language)
    address = f"/{language}/account/second-factor/totp/activate/"
    page = BeautifulSoup(client.get(address).content, "html5lib")
    secret = page.select_one(".account__secret").text
    assert page.select_one("img.account__code")["src"].startswith("data:image/svg")
    wrong = client.post(address, {"code": "000000"})
    assert wrong.status_code == 200
    assert not has_factor(publisher)
    assert client.post(address, {"code": code_for(secret)}).status_code == 302
    assert client.get("/cms/").status_code == 200
    codes = client.get(f"/{language}/account/second-factor/recovery-codes/")
    assert len(BeautifulSoup(codes.content, "html5lib").select(".account__codes li")) == 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_signing_in_asks_for_the_code_of_the_app(client, required, publisher, language):
    secret = give_app(publisher)
    response = sign_in(client, publisher, language)
    assert response.url == f"/{language}/account/second-factor/authenticate/"
    assert client.get("/cms/").status_code == 302
    assert client.get(response.url).status_code == 200
    wrong = client.post(response.url, {"code": "000000"})
    assert {"pl": "Błędny kod", "en": "Incorrect code"}[language] in text_of(wrong)
    assert client.post(response.url, {"code": code_for(secret)}).url == "/cms/"
    assert client.get("/cms/").status_code == 200


def test_a_recovery_code_stands_in_once(client, publisher):
    give_app(publisher)
    code = RecoveryCodes.activate(publisher).get_unused_codes()[0]
    address = sign_in(client, publisher).url
    assert client.post(address, {"code": code}).url == "/cms/"
    client.post("/pl/account/logout/")
    address = sign_in(client, publisher).url
    assert client.post(address, {"code": code}).status_code == 200
    assert client.get("/cms/").status_code == 302


def test_guessing_codes_is_held_up(client, publisher):
    secret = give_app(publisher)
    address = sign_in(client, publisher).url
    for guess in range(5):
        client.post(address, {"code": f"{guess:06d}"})
    answer = client.post(address, {"code": code_for(secret)})
    assert answer.status_code in (200, 429)
    assert client.get("/cms/").status_code == 302


def test_the_secret_is_not_readable_in_the_database(publisher):
    secret = give_app(publisher)
    kept = str(Authenticator.objects.get(user=publisher).data)
    assert secret not in kept


def test_with_another_key_of_the_portal_no_code_fits(client, publisher, settings):
    secret = give_app(publisher)
    settings.SECRET_KEY = "another one"
    address = sign_in(client, publisher).url
    client.post(address, {"code": code_for(secret)})
    assert client.get("/cms/").status_code == 302


def test_a_former_key_of_the_portal_still_reads_the_secrets(settings):
    kept = SecondFactorAdapter().encrypt("secret")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another one"
    assert SecondFactorAdapter().decrypt(kept) == "secret"


def test_removing_the_factor_takes_the_password_when_time_has_passed(client, publisher, settings):
    give_app(publisher)
    client.force_login(publisher)
    address = "/pl/account/second-factor/totp/deactivate/"
    response = client.get(address)
    assert response.status_code == 302
    assert response.url.startswith("/pl/account/reauthenticate/")
    assert client.get(response.url).status_code == 200
    client.post(response.url, {"password": PASSWORD, "next": address})
    client.post(address)
    assert not has_factor(publisher)


def test_the_last_administrator_is_helped_by_a_command(client, capsys):
    person = AdministratorFactory(password=PASSWORD)
    give_app(person)
    call_command("reset_second_factor", person.username)
    assert sign_in(client, person).url == "/cms/"
    with pytest.raises(CommandError, match="nobody"):
        call_command("reset_second_factor", "nobody")
