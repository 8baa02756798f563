"""``/.well-known/security.txt``."""

import datetime
import re

import pytest
from django.utils import timezone
from wagtail.models import Site

from portal.pages.models import PortalSettings

pytestmark = pytest.mark.django_db
ADDRESS = "/.well-known/security.txt"


def fields(response):
    return dict(line.split(": ", 1) for line in response.text.splitlines())


def test_security_names_the_portals_address(client):
    PortalSettings.objects.create(
        site=Site.objects.get(is_default_site=True), email="biuro@example.org"
    )
    response = client.get(ADDRESS)
    found = fields(response)
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert found["Contact"] == "mailto:biuro@example.org"
    assert found["Preferred-Languages"] == "pl, en"
    assert found["Canonical"].endswith(ADDRESS)


def test_security_expires_within_a_year(client, settings):
    settings.SECURITY_CONTACTS = ["https://example.org/security"]
    expires = fields(client.get(ADDRESS))["Expires"]
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}T00:00:00Z", expires)
    left = datetime.datetime.fromisoformat(expires) - timezone.now()
    assert datetime.timedelta(days=30) < left < datetime.timedelta(days=365)


def test_security_prefers_the_setting_and_names_all_contacts(client, settings):
    settings.SECURITY_CONTACTS = ["mailto:a@example.org", "https://example.org/security"]
    lines = client.get(ADDRESS).text.splitlines()
    assert lines[:2] == [
        "Contact: mailto:a@example.org",
        "Contact: https://example.org/security",
    ]


def test_security_without_a_contact_is_not_there(client):
    assert client.get(ADDRESS).status_code == 404
