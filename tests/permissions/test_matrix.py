"""Every address of both admins and of the site, and who gets in there: see ``table.py``."""

from copy import deepcopy
from http import HTTPStatus

import pytest
from django.db import transaction
from django.template.backends.django import Template
from django.test import Client

from portal.pages.languages import default_language
from portal.users.roles.declared import ROLES
from tests.factories.users import UserFactory
from tests.permissions.addresses import addresses
from tests.permissions.table import VISITORS, visitors_of

pytestmark = pytest.mark.usefixtures("security_contact")

#: One shows what an error looks like; the other is Wagtail's, and fails on a form that lacks what
#: Wagtail itself has signed and put there.
MADE_TO_FAIL = {"wagtailadmin_error_test", "wagtailredirects:process_import"}
#: Leads to the same address below the visitor's language.
WITHOUT_LANGUAGE = {"styleguide/"}
REFUSALS = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
#: What else answers a form that is sent to where nobody takes one, or that says nothing.
NOT_TAKEN = {HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.BAD_REQUEST}


@pytest.fixture(autouse=True)
def no_templates(monkeypatch):
    """What a page says does not matter here, only whether it is shown."""
    monkeypatch.setattr(Template, "render", lambda self, context=None, request=None: "")


def sign_in(visitor):
    """A browser of somebody who has the role ``visitor``, of nobody where there is none such."""
    client = Client(headers={"x-requested-with": "XMLHttpRequest"}, raise_request_exception=False)
    role = ROLES.get(visitor)
    if role:
        user = UserFactory(
            role=None if role.is_everything else visitor,
            role__language="en" if visitor == "translator" else "",
            is_superuser=role.is_everything,
            is_staff=visitor in ("people-administrator", "system-administrator"),
        )
        client.force_login(user)
    return client


def gets_in(client, address, url):
    """Whether ``client`` is let in at ``url``; whatever that does is undone."""
    response = send(client, "GET", url)
    if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        response = send(client, "POST", url)
    assert response.status_code < 500 or address.name in MADE_TO_FAIL, f"{url} fails"
    return is_let_in(response, address, url)


def is_let_in(response, address, url):
    """Whether ``response`` is more than a refusal or the way to the door."""
    target = response.headers.get("Location", "")
    # The second: what does not exist is looked for below a language.
    is_sent_away = "login" in target or (
        target == f"/{default_language()}{url}" and address.name not in WITHOUT_LANGUAGE
    )
    return not (is_sent_away or response.status_code in REFUSALS)


def send(client, method, url):
    """The answer to a request that leaves no trace, even where it signs its sender out."""
    cookies, before = deepcopy(client.cookies), transaction.savepoint()
    try:
        return client.generic(method, url)
    finally:
        transaction.savepoint_rollback(before)
        client.cookies = cookies


def test_every_address_has_an_entry_in_the_table():
    unknown = sorted({address.name for address in addresses() if visitors_of(address) is None})
    assert unknown == [], "tests/permissions/table.py does not say who may go there"


@pytest.mark.django_db  # also has pytest-django make the database before ``samples`` uses it
@pytest.mark.parametrize("visitor", VISITORS)
def test_visitor_gets_in_where_the_table_says_and_nowhere_else(visitor, samples):
    client = sign_in(visitor)
    wrong = {}
    for address in addresses():
        expected = visitor in (visitors_of(address) or ())
        if gets_in(client, address, samples.url(address)) != expected:
            wrong[address.name] = "is kept out" if expected else "gets in"
    assert wrong == {}


@pytest.mark.django_db
@pytest.mark.parametrize("visitor", VISITORS)
def test_who_does_not_get_in_cannot_send_anything_there_either(visitor, samples):
    client = sign_in(visitor)
    wrong = set()
    for address in addresses():
        if visitor in (visitors_of(address, "POST") or ()):
            continue
        url = samples.url(address)
        response = send(client, "POST", url)
        if response.status_code not in NOT_TAKEN and is_let_in(response, address, url):
            wrong.add(address.name)
    assert wrong == set()
