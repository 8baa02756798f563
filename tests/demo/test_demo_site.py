"""The demo site as visitors find it."""

import re
from html import unescape

import pytest
import yaml
from django.conf import settings
from django.utils.html import strip_tags

from portal.pages.languages import languages
from portal.pages.models import PortalPage

from .facts import FACTS, SLIPS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]


def read(html):
    """The text of a page on one line, without what Polish typography adds to it."""
    text = unescape(strip_tags(html)).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", text)


def test_every_page_can_be_read_in_each_language(client):
    pages = PortalPage.objects.filter(depth__gt=1)
    files = (settings.BASE_DIR / "demo" / "pages").rglob("*.yaml")
    assert pages.count() == len(list(files))
    for page in pages:
        for language in languages():
            address = page.get_url(language=language)
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert page.text("translation_state", language) == "ready", address
            html = answer.content.decode()
            assert [slip for slip in SLIPS if slip in read(html)] == [], address
            assert not re.search(r'href="#?"', html), address


@pytest.mark.parametrize("address", FACTS)
def test_fact_of_the_documents_stands_on_its_page(client, address):
    text = read(client.get(address).content.decode())
    assert [fact for fact in FACTS[address] if fact not in text] == []


@pytest.mark.parametrize("language", ["pl", "en"])
def test_declaration_says_that_it_is_summarised(client, language):
    address = {
        "pl": "/pl/deklaracje/krakow-dla-rownosci/",
        "en": "/en/declarations/krakow-for-equality/",
    }
    page = client.get(address[language])
    assert 'class="text-status"' in page.content.decode()
    assert "text-status--official" not in page.content.decode()


#: A word may mislead in one language only.
OF_ONE_LANGUAGE = {"avoided"}


def text_without_a_counterpart(data, where):
    """Yield the places in a content file where a text stands in one language only."""
    if isinstance(data, dict):
        for key, value in data.items():
            name, _underscore, language = str(key).rpartition("_")
            if language in languages() and name not in OF_ONE_LANGUAGE:
                others = [f"{name}_{other}" for other in languages() if other != language]
                if any(other not in data for other in others):
                    yield f"{where}.{key}"
            yield from text_without_a_counterpart(value, f"{where}.{key}")
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from text_without_a_counterpart(value, f"{where}.{number}")


def test_every_text_of_the_content_stands_in_each_language():
    files = (settings.BASE_DIR / "demo").glob("**/*.yaml")
    missing = [
        place
        for path in files
        for place in text_without_a_counterpart(yaml.safe_load(path.read_text()), path.name)
    ]
    assert missing == []
