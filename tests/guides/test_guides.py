"""Help in the admin: the guides and the pages of the roles."""

import re

import pytest
from django.urls import reverse

from portal.guides.reading import LANGUAGES
from tests.editors import log_in

pytestmark = pytest.mark.django_db
both_screens = pytest.mark.parametrize("screen", ["pl", "en"])

LISTS = {"pl": "Poradniki dla redakcji", "en": "Guides for editors"}
RIGHTS = {"pl": "<h2>Mogą</h2>", "en": "<h2>They may</h2>"}


def guide(client, folder, name):
    return client.get(reverse("guides:guide", args=[folder, name]))


@both_screens
def test_help_leads_to_the_guides_in_the_language_of_the_screen(client, screen):
    response = log_in(client, screen).get(reverse("guides:index"), follow=True)
    assert LISTS[screen] in response.text
    assert f'<article class="guide" lang="{screen}">' in response.text


@both_screens
def test_first_screen_and_menu_lead_to_the_guides(client, screen):
    html = log_in(client, screen).get(reverse("wagtailadmin_home")).text
    assert html.count(reverse("guides:index")) >= 2
    assert "guide.wagtail.org" not in re.sub(r"<main.*</main>", "", html, flags=re.DOTALL)


@both_screens
def test_every_page_of_help_and_every_picture_can_be_reached_from_the_list(client, screen):
    log_in(client, screen)
    waiting, seen = [reverse("guides:guide", args=[screen, "README"])], set()
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        assert response.status_code == 200, address
        seen.add(address)
        if address.endswith("/"):
            article = re.search(r"<article.*</article>", response.text, re.DOTALL)[0]
            found = re.findall(r'(?:href|src)="(/[^"#]*)', article)
            waiting += [each for each in set(found) if each not in seen]
    for language in LANGUAGES:
        assert len([each for each in seen if f"/{language}/" in each]) > 20
    assert reverse("guides:guide", args=["roles", "translator"]) in seen


def test_words_of_the_screen_and_steps_are_told_apart(client):
    html = guide(log_in(client, "pl"), "pl", "write-a-news-item").text
    assert "<strong>Tytuł (pl)</strong>" in html
    assert "<code>Otwarte drzwi urzędu</code>" in html
    assert html.count("<h1") == 1
    assert "**" not in html


@both_screens
def test_page_of_a_role_is_in_the_language_of_the_screen(client, screen):
    other = {"pl": "en", "en": "pl"}[screen]
    html = guide(log_in(client, screen), "roles", "author").text
    assert RIGHTS[screen] in html
    assert RIGHTS[other] not in html


@pytest.mark.parametrize(
    ("folder", "name"), [("pl", "no-such-guide"), ("uk", "README"), ("roles", "..")]
)
def test_what_is_no_guide_is_not_found(client, folder, name):
    address = f"{reverse('wagtailadmin_home')}guides/{folder}/{name}/"
    assert log_in(client, "pl").get(address, follow=True).status_code == 404


@pytest.mark.parametrize("name", ["none.webp", "..%2Freference.md", "%2Fetc%2Fpasswd"])
@pytest.mark.parametrize("folder", ["pl", "roles", "other"])
def test_what_is_no_picture_is_not_found(client, folder, name):
    address = f"{reverse('wagtailadmin_home')}guides/{folder}/pictures/{name}"
    assert log_in(client, "pl").get(address, follow=True).status_code == 404
