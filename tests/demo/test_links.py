from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command

from portal.pages.languages import languages
from portal.pages.models import PortalPage

JUNK = [
    "?page=x",
    "?page=-1",
    "?page=99999999999999999999",
    "?page=1&page=2",
    "?year='",
    "?year=9999&topic=%00",
    "?kind[]=%F0%9F%92%A9&status=%27%20OR%201=1--",
    "?=&&&=?",
]


@pytest.fixture
def demo(db):
    call_command("load_demo", verbosity=0)


def links_of(html, address):
    """Addresses within the site that a page links to or loads, and the fragments they name."""
    for element in BeautifulSoup(html, "html.parser").select("[href], [src]"):
        target = urljoin(address, element.get("href") or element.get("src"))
        parts = urlsplit(target)
        if parts.scheme in {"http", "https"} and parts.hostname in {"testserver", "localhost"}:
            yield parts._replace(scheme="", netloc="").geturl()


def test_every_link_of_the_site_answers_without_a_cookie(demo, client):
    waiting, seen, broken = ["/pl/", "/en/"], {}, []
    fragments = set()
    while waiting:
        path = urlsplit(waiting.pop())
        address = path._replace(fragment="").geturl()
        fragments |= {(address, path.fragment)} if path.fragment else set()
        if address in seen or address.startswith(("/static/", "/cms/")):
            continue
        response = client.get(address)
        assert not response.cookies, address
        seen[address] = set()
        if response.status_code != 200:
            broken.append((address, response.status_code))
        elif response["Content-Type"].startswith("text/html"):
            html = response.content
            page = BeautifulSoup(html, "html.parser")
            seen[address] = {element["id"] for element in page.select("[id]")}
            waiting += links_of(html, f"http://testserver{address}")
    assert broken == []
    lost = [(address, name) for address, name in fragments if name not in seen.get(address, ())]
    assert lost == []
    addresses = {
        page.get_url(language=language)
        for page in PortalPage.objects.filter(depth__gte=2, live=True)
        for language in languages()
    }
    assert addresses <= set(seen)


def test_no_type_of_page_fails_on_junk(demo, client):
    pages = PortalPage.objects.filter(depth__gte=2, live=True)
    one_of_each_type = {page.content_type_id: page for page in pages}
    for page in one_of_each_type.values():
        for language in languages():
            for junk in JUNK:
                address = page.get_url(language=language) + junk
                assert client.get(address).status_code < 500, address
