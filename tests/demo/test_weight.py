"""How heavy the pages of the demo site are on their way to a visitor."""

import re

import pytest

pytestmark = pytest.mark.django_db
KB = 1024
#: What style, script and font may weigh (tests/operations/test_static_files.py).
SHARED = 27 * KB
TYPICAL = [
    "aktualnosci/",
    "deklaracje/",
    "sieci-i-czlonkostwa/",
    "zobowiazania/",
    "uchwaly/",
    "os-czasu/",
    "deklaracja-dostepnosci/",
    "o-portalu/",
    "nic/",
]
HEAVIEST = [
    "",
    "deklaracje/krakow-dla-rownosci/?view=both",
    "sieci-i-czlonkostwa/icorn/",
    "sieci-i-czlonkostwa/mapa/",
]


def fetch(client, path):
    return client.get(f"/pl/{path}", headers={"accept-encoding": "gzip"})


@pytest.mark.parametrize("path", TYPICAL)
def test_typical_page_weighs_at_most_five_kilobytes(demo_site, client, path):
    assert len(fetch(client, path).content) <= 5 * KB


@pytest.mark.parametrize("path", HEAVIEST)
def test_first_visit_to_a_heavy_page_weighs_at_most_thirty_five(demo_site, client, path):
    assert len(fetch(client, path).content) + SHARED <= 35 * KB


@pytest.mark.parametrize("path", HEAVIEST)
def test_first_visit_takes_four_requests_besides_pictures(demo_site, client, path):
    html = client.get(f"/pl/{path}").text
    loaded = re.findall(
        r'<script src="([^"]+)|<link rel="(?:stylesheet|preload)" href="([^"]+)', html
    )
    assert len(loaded) == 3, "style, script and font, besides the page itself"
    assert all(address.startswith("/") for pair in loaded for address in pair if address)
