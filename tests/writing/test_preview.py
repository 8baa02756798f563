"""What the preview beside the edit form offers."""

import json

import pytest
from bs4 import BeautifulSoup

from tests.factories.pages import StandardPageFactory
from tests.pages.admin import log_in, url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "words"),
    [("pl", "Obraz nie ma tekstu alternatywnego"), ("en", "A picture has no alternative text")],
)
def test_checker_of_the_preview_applies_our_rules_and_explains_them(client, language, words):
    log_in(client, language)
    html = BeautifulSoup(client.get(url("edit", StandardPageFactory().pk)).text, "html.parser")
    found = json.loads(html.find(id="checker-axe-configuration").string)
    assert "image-alt" in found["options"]["runOnly"]
    assert found["messages"]["image-alt"]["error_name"] == words


def test_page_can_be_previewed_in_each_language(client):
    log_in(client)
    html = BeautifulSoup(client.get(url("edit", StandardPageFactory().pk)).text, "html.parser")
    choices = html.find(attrs={"name": "preview_mode"}).find_all("option")
    assert [choice["value"] for choice in choices] == ["pl", "en"]
