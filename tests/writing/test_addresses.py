"""An address that the form makes of a title is no choice: it gets a number, which is shown."""

import pytest

from portal.pages.languages import address_part
from portal.pages.models import StandardPage
from tests.factories.pages import StandardPageFactory
from tests.pages.admin import AUTOSAVE, create, edit, log_in, url

pytestmark = pytest.mark.django_db

FILLED_IN = {"title_pl": "Kontakt", "local_slug_pl": "kontakt"}


@pytest.fixture
def contact(client):
    """The page that has the address already."""
    log_in(client)
    return StandardPageFactory(title_pl="Kontakt", title_en="Contact", live=False)


@pytest.mark.parametrize("headers", [AUTOSAVE, None])
def test_address_of_another_page_gets_a_number(client, contact, headers):
    create(client, headers=headers, **FILLED_IN)
    page = StandardPage.objects.exclude(pk=contact.pk).get()
    assert page.get_latest_revision_as_object().local_slug_pl == "kontakt-2"


def test_form_shows_the_address_that_is_stored(client, contact):
    answer = create(client, headers=AUTOSAVE, **FILLED_IN).json()
    assert answer["field_updates"]["local_slug_pl"] == "kontakt-2"
    assert answer["field_updates"]["local_slug_en"] == "about-the-office"
    page = StandardPage.objects.get(pk=answer["pk"])
    own = FILLED_IN | {"overwrite_revision_id": answer["revision_id"]}
    for sent in ("kontakt", "kontakt-2"):
        again = edit(client, page, headers=AUTOSAVE, **own | {"local_slug_pl": sent}).json()
        assert again["success"]
        stored = page.get_latest_revision_as_object().local_slug_pl
        assert (again["field_updates"].get("local_slug_pl") or sent) == stored == "kontakt-2"


def test_number_goes_with_the_title_that_it_was_for(client, contact):
    answer = create(client, headers=AUTOSAVE, **FILLED_IN).json()
    page = StandardPage.objects.get(pk=answer["pk"])
    sent = {"title_pl": "Kontakt z urzędem", "local_slug_pl": "kontakt-2"}
    own = sent | {"overwrite_revision_id": answer["revision_id"]}
    again = edit(client, page, headers=AUTOSAVE, **own).json()
    assert again["field_updates"]["local_slug_pl"] == "kontakt-z-urzedem"


def test_chosen_address_of_another_page_is_refused(client, contact):
    response = create(client, title_pl="Telefony", local_slug_pl="kontakt")
    assert "local_slug_pl" in response.context["form"].errors


def test_long_title_is_cut_to_an_address_that_stays(client):
    log_in(client)
    title = "Bardzo długi tytuł " * 13
    answer = create(client, headers=AUTOSAVE, title_pl=title[:250]).json()
    slug = answer["field_updates"]["local_slug_pl"]
    assert slug.startswith("bardzo-dlugi-tytul-bardzo")
    assert len(slug) <= 80


@pytest.mark.parametrize(
    ("language", "words"), [("pl", "napisz go słowami"), ("en", "write one in words")]
)
def test_title_of_emoji_alone_asks_for_an_address_in_words(client, language, words):
    log_in(client, language)
    emoji = {"title_pl": "🦄🦄", "local_slug_pl": ""}
    answer = create(client, headers=AUTOSAVE, **emoji).json()
    assert "unicorn" not in answer["field_updates"].get("local_slug_pl", "")
    assert words in client.get(url("edit", answer["pk"])).text
    response = create(client, **emoji, **{"action-publish": "1"})
    assert words in str(response.context["form"].errors["local_slug_pl"])
    chosen = {"title_pl": "🦄", "local_slug_pl": "jednorozec"}
    assert create(client, **chosen, **{"action-publish": "1"}).status_code == 302


@pytest.mark.parametrize(
    ("text", "address"),
    [("🦄🦄", ""), ("🇵🇱 Polska ❤️", "polska"), ("Uchwała № 5", "uchwala-no-5"), ("👩‍🚀", "")],
)
def test_emoji_are_no_words_of_an_address(text, address):
    assert address_part(text) == address
