"""Signing in by the city's identity provider: a real one, beside the tests."""

from urllib.parse import parse_qs, urlsplit

import oidc_provider_mock
import pytest
import requests
from bs4 import BeautifulSoup

from portal.users.models import Invitation, User
from tests.factories.users import UserFactory
from tests.readers import words

from .signing_in import LANGUAGES, give_app

pytestmark = pytest.mark.django_db

LOGIN = "/account/oidc/office/login/"


@pytest.fixture(scope="module")
def provider():
    """Address of an identity provider that lets everybody in who says who they are."""
    with oidc_provider_mock.run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def identity_provider(provider, settings):
    app = {
        "provider_id": "office",
        "name": "Urząd Miasta",
        "client_id": "portal",
        "secret": "only-for-tests",
        "settings": {"server_url": provider},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}
    }
    return provider


def come_back(client, provider, sub, wanted="", **claims):
    """
    Go to the provider, be ``sub`` there, and come back with what it says of them.

    The provider says that an address is verified unless ``claims`` say otherwise.
    """
    claims = {"email_verified": True, **claims}
    requests.put(f"{provider}/users/{sub}", json=claims, timeout=10).raise_for_status()
    there = client.post(LOGIN + (f"?next={wanted}" if wanted else "")).url
    assert there.startswith(provider)
    assert "code_challenge" in parse_qs(urlsplit(there).query)
    back = requests.post(there, data={"sub": sub}, allow_redirects=False, timeout=10)
    address = urlsplit(back.headers["location"])
    assert address.path == f"{LOGIN}callback/"
    return client.get(f"{address.path}?{address.query}")


def text_of(response):
    return words(BeautifulSoup(response.content.decode(), "html5lib").select_one("main"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_door_offers_the_provider_by_its_name(client, identity_provider, language):
    text = text_of(client.get(f"/{language}/account/login/"))
    assert {"pl": "Zaloguj się: Urząd Miasta", "en": "Sign in with Urząd Miasta"}[language] in text


def test_without_a_provider_nothing_is_offered(client):
    assert "oidc" not in client.get("/pl/account/login/").content.decode()
    assert client.get(LOGIN, follow=True).status_code == 404


def test_a_person_whose_address_the_provider_has_verified_gets_in(client, identity_provider):
    person = UserFactory(email="ewa@urzad.example", groups=["Editors"])
    response = come_back(
        client,
        identity_provider,
        "ewa-1",
        "/cms/account/",
        email="ewa@urzad.example",
    )
    assert response.url == "/cms/account/"
    assert client.get("/cms/").wsgi_request.user == person


def test_an_invited_person_accepts_by_coming_this_way(client, identity_provider):
    person = UserFactory(email="ewa@urzad.example", groups=["Editors"])
    person.set_unusable_password()
    person.save()
    invitation = Invitation.objects.create(person=person)
    come_back(client, identity_provider, "ewa-2", email=person.email)
    assert client.get("/cms/").status_code == 200
    invitation.refresh_from_db()
    assert invitation.accepted_at


def test_an_address_that_is_not_verified_lets_nobody_in(client, identity_provider):
    UserFactory(email="ewa@urzad.example")
    come_back(client, identity_provider, "false", email="ewa@urzad.example", email_verified=False)
    assert "_auth_user_id" not in client.session


def test_a_stranger_is_told_that_people_are_invited_here(client, identity_provider):
    response = come_back(client, identity_provider, "new", email="new@urzad.example")
    assert "W portalu mogą pracować tylko zaproszone osoby" in text_of(response)
    assert not User.objects.exists()
    assert client.get("/cms/").status_code == 302


def test_who_inherits_an_address_does_not_inherit_the_account(client, identity_provider):
    person = UserFactory(email="kowalski@urzad.example", groups=["Editors"])
    come_back(client, identity_provider, "jan", email=person.email)
    client.logout()
    come_back(client, identity_provider, "janina", email=person.email)
    assert "_auth_user_id" not in client.session


def test_a_deactivated_person_does_not_get_in(client, identity_provider):
    person = UserFactory(email="ewa@urzad.example", is_active=False)
    response = come_back(client, identity_provider, "ewa-3", email=person.email)
    assert response.url.endswith("/account/inactive/")
    assert "_auth_user_id" not in client.session


def test_the_second_factor_is_asked_for_this_way_too(client, identity_provider):
    person = UserFactory(email="ewa@urzad.example", groups=["Editors"])
    give_app(person)
    response = come_back(client, identity_provider, "ewa-4", email=person.email)
    assert response.url.endswith("/account/second-factor/authenticate/")
    assert client.get("/cms/").status_code == 302


@pytest.mark.parametrize(
    "query", ["", "?code=x", "?code=x&state=y", "?error=access_denied", "?state=%00&code=%00"]
)
def test_a_made_up_answer_of_the_provider_is_no_error_page(client, identity_provider, query):
    response = client.get(f"{LOGIN}callback/{query}", follow=True)
    assert response.status_code in (200, 401, 403)
    assert "_auth_user_id" not in client.session


def test_a_provider_out_of_reach_is_no_error_page(client, identity_provider, settings):
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["server_url"] = "http://localhost:1"
    response = client.post(LOGIN)
    assert response.status_code == 503
    assert "Logowanie się nie udało" in text_of(response)
