import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["http://localhost:8001", "https://portal.example"])
def test_new_site_takes_the_address_of_the_portal(settings, address):
    settings.WAGTAILADMIN_BASE_URL = address
    call_command("set_site_address")
    assert Site.objects.get().root_url == address


def test_site_that_was_given_an_address_keeps_it(settings):
    Site.objects.update(hostname="rights.example", port=443)
    settings.WAGTAILADMIN_BASE_URL = "http://localhost:8001"
    call_command("set_site_address")
    assert Site.objects.get().root_url == "https://rights.example"


def test_address_without_a_host_is_refused(settings):
    settings.WAGTAILADMIN_BASE_URL = "portal.example"
    with pytest.raises(CommandError, match="PORTAL_URL"):
        call_command("set_site_address")
