"""A cache that does not answer makes the portal slower, and nothing else."""

import socket
from importlib import import_module

import pytest
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.urls import reverse
from django.utils import translation

from portal import cache as away
from tests.factories.users import UserFactory

SESSIONS = "django.contrib.sessions.backends.cached_db"


@pytest.fixture
def outage(monkeypatch):
    monkeypatch.setattr(away, "outage", away.Outage())
    return away.outage


@pytest.fixture
def cache(settings, outage):
    """A cache at a port at which nobody answers, for everything that asks ``default``."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    settings.CACHES = {
        "default": {
            "BACKEND": "portal.cache.RedisWhileItAnswers",
            "LOCATION": f"redis://127.0.0.1:{port}/0",
        }
    }
    settings.SESSION_ENGINE = SESSIONS
    caches["default"].stopgap.clear()
    return caches["default"]


CALLS = {
    "add": ("name", 1),
    "get": ("name",),
    "set": ("name", 1),
    "touch": ("name",),
    "delete": ("name",),
    "get_many": (["name"],),
    "has_key": ("name",),
    "incr": ("number",),
    "decr": ("number",),
    "set_many": ({"name": 1},),
    "delete_many": (["name"],),
    "get_or_set": ("name", 1),
    "incr_version": ("number",),
    "decr_version": ("number",),
    "clear": (),
}
#: What the base class does by the methods above, or without asking.
HELPERS = {"close", "get_backend_timeout", "make_key", "make_and_validate_key", "validate_key"}


def test_every_method_of_a_cache_is_tried():
    public = {
        name
        for name in vars(BaseCache)
        if not name.startswith(("_", "a")) and callable(vars(BaseCache)[name])
    }
    assert public - HELPERS == CALLS.keys() - {"add"}


@pytest.mark.parametrize("name", CALLS)
def test_no_method_of_a_cache_that_is_away_fails(name, cache, outage):
    cache.set("number", 1, version=2 if name == "decr_version" else None)
    options = {"version": 2} if name == "decr_version" else {}
    outage.until = 0
    getattr(cache, name)(*CALLS[name], **options)
    assert outage.is_known


def test_an_outage_is_logged_once(cache, outage, caplog):
    for _number in range(3):
        outage.until = 0
        cache.get("name")
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_sessions_are_not_kept_by_one_process_and_forgotten_when_the_cache_is_back(cache, outage):
    key = "django.contrib.sessions.cached_dbabc"
    cache.set(key, {"who": 1})
    assert cache.get(key) is None
    cache.delete(key)
    assert outage.stale == {cache.make_key(key)}


@pytest.mark.django_db
def test_people_sign_in_stay_and_sign_out_without_a_cache(cache, client):
    person = UserFactory(username="anna", password="a long enough word")
    with translation.override("pl"):
        login, reset, logout = map(
            reverse, ("account_login", "account_reset_password", "account_logout")
        )
    assert client.post(reset, {"email": person.email}).status_code == 302
    answer = client.post(login, {"login": "anna", "password": "a long enough word"})
    assert answer.status_code == 302
    assert "_auth_user_id" in client.session
    session = client.session.session_key
    assert client.post(logout).status_code == 302
    store = import_module(SESSIONS).SessionStore(session)
    assert not store.load()


@pytest.mark.django_db
def test_wrong_passwords_are_counted_without_a_cache(cache, client):
    UserFactory(username="anna", password="a long enough word")
    login = reverse("account_login")
    for _number in range(12):
        answer = client.post(login, {"login": "anna", "password": "wrong"})
    good = client.post(login, {"login": "anna", "password": "a long enough word"})
    assert answer.status_code == 429 or "_auth_user_id" not in client.session
    assert good.status_code != 302
