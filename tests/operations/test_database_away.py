"""Without its database the portal says so, in words of its own, wherever somebody asks."""

import pytest
from django.db import InterfaceError, OperationalError, connection

from tests.factories.users import UserFactory

ADDRESSES = (
    "/pl/",
    "/en/",
    "/pl/nie-ma/",
    "/en/networks/?page=2",
    "/pl/atom.xml",
    "/en/atom.xml",
    "/sitemap.xml",
    "/cms/",
    "/cms/pages/3/edit/",
    "/django-admin/",
    "/documents/1/a.pdf",
    "/sources/1/a.pdf",
    "/sharing/1-pl.png",
    "/media/films/1.mp4",
    "/pl/manifest.webmanifest",
)


@pytest.fixture
def away():
    """A database that answers nothing, from when it is called with an error on."""

    def begin(error):
        def fail(*args):
            raise error("the server is gone")

        wrapper = connection.execute_wrapper(fail)
        wrapper.__enter__()
        begun.append(wrapper)

    begun = []
    yield begin
    for wrapper in begun:
        wrapper.__exit__(None, None, None)


def assert_says_so(answer, address):
    assert answer.status_code == 503, address
    assert int(answer["Retry-After"]) > 0
    assert "no-store" in answer["Cache-Control"]
    assert "Chwila przerwy" in answer.text
    assert "A short break" in answer.text


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize("is_signed_in", [False, True])
def test_every_address_says_that_the_database_is_away(client, away, error, is_signed_in):
    if is_signed_in:
        client.force_login(UserFactory(is_superuser=True))
    client.raise_request_exception = False
    away(error)
    for address in ADDRESSES:
        answer = client.get(address)
        if not is_signed_in and "login" in answer.headers.get("Location", ""):
            continue  # without a session there is nothing to ask yet; the form asks
        assert_says_so(answer, address)
    assert client.get("/health/").status_code == 503


@pytest.mark.django_db
def test_what_is_sent_without_a_database_is_answered_in_the_same_words(client, away):
    client.force_login(UserFactory(is_superuser=True))
    client.raise_request_exception = False
    away(OperationalError)
    for address in ("/cms/pages/3/edit/", "/cms/collections/add/", "/pl/account/login/"):
        answer = client.post(address, {"login": "anna", "password": "long enough"})
        assert_says_so(answer, address)
