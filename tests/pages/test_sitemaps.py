import pytest
from wagtail.models import PageViewRestriction

from tests.factories.pages import StandardPageFactory
from tests.queries import forget_everything
from tests.xml_answers import parse

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"

pytestmark = pytest.mark.django_db


def addresses(client):
    """Mapping of the addresses in the sitemap to their alternates by language."""
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    root = parse(response)
    return {
        entry.findtext(f"{MAP}loc"): {
            link.get("hreflang"): link.get("href") for link in entry.findall(LINK)
        }
        for entry in root
    }


def test_sitemap_lists_each_language_with_all_alternates(client):
    StandardPageFactory(local_slug_pl="o-nas", local_slug_en="about-us")
    found = addresses(client)
    alternates = {
        "pl": "http://localhost/pl/o-nas/",
        "en": "http://localhost/en/about-us/",
        "x-default": "http://localhost/pl/o-nas/",
    }
    assert found["http://localhost/pl/o-nas/"] == alternates
    assert found["http://localhost/en/about-us/"] == alternates


def test_sitemap_leaves_out_what_nobody_may_read(client):
    StandardPageFactory(local_slug_pl="po-polsku", local_slug_en="in-polish", ready_en=False)
    StandardPageFactory(local_slug_pl="szkic", live=False)
    private = StandardPageFactory(local_slug_pl="prywatna")
    StandardPageFactory(parent=private, local_slug_pl="pod-prywatna")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    found = addresses(client)
    assert "http://localhost/pl/po-polsku/" in found
    assert not [address for address in found if "in-polish" in address or "szkic" in address]
    assert not [address for address in found if "prywatna" in address]
    assert set(found["http://localhost/pl/po-polsku/"]) == {"pl", "x-default"}


def test_sitemap_takes_few_queries_for_many_pages(client, django_assert_max_num_queries):
    for _count in range(20):
        StandardPageFactory()
    forget_everything()
    with django_assert_max_num_queries(2):
        assert len(addresses(client)) == 2 + 2 * 20


def test_robots_names_the_sitemap_and_keeps_the_admins_out(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Sitemap: http://localhost/sitemap.xml" in lines
    assert "Disallow: /cms/" in lines
