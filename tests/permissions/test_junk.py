"""
Nonsense sent to every form of both admins and of the site: a message, never an error page.

The forms are found at the addresses that the URL configuration knows, so a new one is tried too.
"""

import logging
import re
from copy import deepcopy

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from portal.users.actions import invite
from portal.users.invitations import send_invitation
from tests.factories.users import AdministratorFactory, UserFactory
from tests.users.signing_in import PASSWORD, give_app, sign_in

from .addresses import addresses
from .forms import JUNK, forms_on

#: Shows what an error looks like.
MADE_TO_FAIL = {"wagtailadmin_error_test"}
#: What people, and whoever else, might put behind an address.
QUERY = "&".join(
    f"{name}=x"
    for name in (
        *("p", "page", "ordering", "o", "collection_id", "tag", "id", "next", "content_type"),
        *("state", "unit", "language", "page_type", "parent_page_id", "child_of", "type", "fields"),
        *("offset", "limit", "export", "e", "user_perms", "object_type", "_to_field", "_popup"),
    )
)
QUERY += "&q=%00&filters=%00&p=%C2%BD"
SIGNED_OUT = ("account", "mfa", "socialaccount", "wagtailcore", "wagtaildocs")


def part_of(address):
    """The part of the portal that ``address`` belongs to, by its name."""
    return re.match(r"[^:_/]+(_[^:]+(?=:))?", address.name)[0]


PARTS = sorted({part_of(address) for address in addresses()})


@pytest.fixture(autouse=True)
def quiet(security_contact):
    """Refused requests are told to the server's log, which nobody reads here."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


class Sender:
    """A browser that sends nonsense; whatever it brings about is undone."""

    def __init__(self, client):
        self.client = client
        self.faults = {}
        self.known = set()

    def send(self, method, url, data=None, **extra):
        """The answer; a failure is noted."""
        cache.clear()
        cookies, before = deepcopy(self.client.cookies), transaction.savepoint()
        try:
            response = getattr(self.client, method)(url, data, **extra)
            if response.streaming:
                b"".join(response)
        finally:
            transaction.savepoint_rollback(before)
            self.client.cookies = cookies
        if response.status_code >= 500:
            self.faults[f"{method} {url[:100]}"] = repr(response.exc_info[1])[:300]
        return response

    def try_all(self, url):
        """Send nonsense to ``url`` and to all forms that stand there."""
        response = self.send("get", url)
        self.send("get", f"{url.partition('?')[0]}?{QUERY}")
        self.send("post", url, headers={"x-requested-with": "XMLHttpRequest"})
        self.send("post", url, "[{", content_type="application/json")
        for form in forms_on(response, url):
            self.fill(form)

    def fill(self, form):
        """Send ``form`` as it stands, with nonsense in its fields, and damaged; each form once."""
        key = (form.action.partition("?")[0], form.method, *sorted(form.values))
        if key in self.known or not form.action.startswith("/") or "logout" in form.action:
            return
        self.known.add(key)
        if form.method == "get":
            sent = [form.with_junk(start) for start in range(0, len(JUNK), 4)]
        else:
            sent = [form.as_it_stands(), *(form.with_junk(start) for start in (0, 5))]
            sent += [form.with_junk(2, in_hidden_fields=True)]
            sent += [form.with_junk(9) | {name: value} for name, value in form.buttons[:3]]
        for data in sent:
            self.send(form.method, form.action, data)


@pytest.fixture
def everything():
    """Somebody who may do everything."""
    client = Client(raise_request_exception=False)
    sign_in(client, AdministratorFactory(password=PASSWORD))
    return Sender(client)


@pytest.fixture
def nobody():
    """Somebody who is not signed in."""
    return Sender(Client(raise_request_exception=False))


@pytest.mark.django_db
@pytest.mark.parametrize("part", PARTS)
def test_no_form_of_a_part_of_the_portal_fails_on_junk(part, samples, everything, nobody):
    for address in addresses():
        if part_of(address) == part and address.name not in MADE_TO_FAIL:
            everything.try_all(samples.url(address))
            if part in SIGNED_OUT:
                nobody.try_all(samples.url(address))
    assert everything.faults | nobody.faults == {}


@pytest.mark.django_db
def test_no_form_of_an_upload_of_many_files_fails_on_junk(everything):
    script = {"x-requested-with": "XMLHttpRequest"}
    for name, file in (
        (
            "wagtailimages:add_multiple",
            SimpleUploadedFile("a.png", get_test_image_file().file.getvalue()),
        ),
        ("wagtaildocs:add_multiple", SimpleUploadedFile("a.txt", b"a")),
    ):
        url = reverse(name)
        response = everything.client.post(url, {"files[]": file}, headers=script)
        forms = list(forms_on(response, url))
        assert forms, response.content
        for form in forms:
            everything.fill(form)
    assert everything.faults == {}


@pytest.mark.django_db
def test_no_form_on_the_way_in_fails_on_junk(nobody):
    """The second factor of somebody half signed in, an invitation, a link for a new password."""
    person, invited = UserFactory(password=PASSWORD), UserFactory()
    give_app(person)
    send_invitation(invite(invited, AdministratorFactory()))
    nobody.client.post("/pl/account/password/reset/", {"email": invited.email})
    links = [re.search(r"https?://[^/]+(/\S+)", message.body)[1] for message in mail.outbox]
    assert len(links) == 2
    assert sign_in(nobody.client, person).url.endswith("/second-factor/authenticate/")
    found = []
    for url in ("/pl/account/second-factor/authenticate/", *links):
        response = nobody.client.get(url, follow=True)
        last = response.redirect_chain[-1][0] if response.redirect_chain else url
        found += forms_on(response, last)
    assert {field for form in found for field in form.values} >= {"code", "password1"}
    for form in found:
        nobody.fill(form)
    assert nobody.faults == {}


@pytest.mark.django_db
@pytest.mark.parametrize("data", [{}, {"next": "½"}, {"main_menu-count": "x"}])
def test_a_damaged_request_is_told_so_in_both_languages(everything, data):
    response = everything.client.post("/cms/settings/pages/portalsettings/1/", data)
    assert response.status_code == 400
    assert "niczego nie zmieniono" in response.text
    assert "nothing has been changed" in response.text
