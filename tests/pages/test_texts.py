"""In which languages a page may be read, and how far its translations have come."""

from pathlib import Path

import html5lib
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from portal.media.models import PortalImage
from portal.pages.models import PortalPage, StandardPage
from portal.pages.texts import words_of
from tests.factories.pages import StandardPageFactory, paragraph
from tests.pages.admin import edit, log_in

pytestmark = pytest.mark.django_db

AUTOSAVE = {"Accept": "application/json"}
PUBLISH = {"action-publish": "1"}


def tree(response):
    return html5lib.parse(response.text, namespaceHTMLElements=False)


def links(response, rel):
    """Links in the head of a page, without those to feeds."""
    found = [link for link in tree(response).iter("link") if link.get("rel") == rel]
    return [link for link in found if not link.get("type")]


# Reading


@pytest.mark.parametrize(("ready", "other"), [("pl", "en"), ("en", "pl")])
def test_page_that_is_not_translated_shows_the_other_language(client, ready, other):
    page = StandardPageFactory(
        title_pl="Biuro", title_en="Office", original_language=ready, **{f"ready_{other}": False}
    )
    response = client.get(page.get_url(language=other))
    document = tree(response)
    article = document.find(".//main//article")
    assert response.status_code == 200
    assert document.get("lang") == other
    assert article.get("lang") == ready
    assert article.find(".//h1").text == page.text("title", ready)
    assert page.text("summary", other) not in response.text
    assert "notice" in document.find(".//main//p").get("class").split()
    assert [link.get("href") for link in links(response, "canonical")] == [
        f"http://localhost{page.get_url(language=ready)}"
    ]
    assert links(response, "alternate") == []
    robots = [meta for meta in document.iter("meta") if meta.get("name") == "robots"]
    assert [meta.get("content") for meta in robots] == ["noindex"]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_page_in_both_languages_names_its_other_language(client, language):
    page = StandardPageFactory(title_pl="Biuro", title_en="Office")
    response = client.get(page.get_url(language=language))
    alternates = {link.get("hreflang"): link.get("href") for link in links(response, "alternate")}
    assert alternates == {
        "pl": "http://localhost/pl/biuro/",
        "en": "http://localhost/en/office/",
        "x-default": "http://localhost/pl/biuro/",
    }
    assert [link.get("href") for link in links(response, "canonical")] == [alternates[language]]
    assert "noindex" not in response.text
    assert "notice--language" not in response.text


def test_page_in_english_alone_is_its_own_default(client):
    page = StandardPageFactory(title_en="Office", ready_pl=False, original_language="en")
    response = client.get(page.get_url(language="en"))
    alternates = {link.get("hreflang"): link.get("href") for link in links(response, "alternate")}
    assert alternates == {
        "en": "http://localhost/en/office/",
        "x-default": "http://localhost/en/office/",
    }


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("ready_en", [True, False])
def test_language_switch_leads_to_the_same_page(client, language, ready_en):
    page = StandardPageFactory(title_pl="Biuro", title_en="Office", ready_en=ready_en)
    switch = tree(client.get(page.get_url(language=language))).find(
        ".//nav[@class='language-switch']"
    )
    found = {link.get("hreflang"): link.get("href") for link in switch.iter("a")}
    assert found == {"pl": "/pl/biuro/", "en": "/en/office/"}


def test_readable_pages_of_a_language_leave_out_what_is_not_ready():
    page = StandardPageFactory(ready_en=False)
    assert page in StandardPage.objects.readable_in("pl")
    assert page not in StandardPage.objects.readable_in("en")
    assert page.readable_languages() == ["pl"]
    assert page.reading_language("en") == "pl"


def test_page_that_may_not_be_read_has_no_reading_language():
    assert StandardPageFactory(live=False).reading_language("pl") is None


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("field", ["title", "summary", "body"])
def test_live_page_must_be_complete_where_it_is_ready(language, field):
    column = f"{field}_{language}"
    page = StandardPageFactory(live=False, local_slug_pl="adres")
    setattr(page, column, [] if field == "body" else "")
    page.live = True
    with pytest.raises(ValidationError) as error:
        page.full_clean()
    assert column in error.value.error_dict


# Translation states


def states(page):
    row = PortalPage.objects.values("translation_state_pl", "translation_state_en")
    return tuple(row.get(pk=page.pk).values())


def test_states_of_a_new_page():
    assert states(StandardPageFactory()) == ("ready", "ready")
    assert states(StandardPageFactory(ready_en=False)) == ("ready", "draft")
    untranslated = StandardPageFactory(title_en="", summary_en="", body_en=[], ready_en=False)
    assert states(untranslated) == ("ready", "missing")


@pytest.mark.parametrize(("original", "translation"), [("pl", "en"), ("en", "pl")])
def test_change_of_the_original_makes_its_translation_outdated(original, translation):
    page = StandardPageFactory(original_language=original)
    setattr(page, f"body_{original}", paragraph("Inny tekst. Another text."))
    page.save()
    state = dict(zip(("pl", "en"), states(page), strict=True))
    assert state == {original: "ready", translation: "outdated"}
    setattr(page, f"body_{translation}", paragraph("Przekład. A translation."))
    page.save()
    assert states(page) == ("ready", "ready")


def test_change_of_the_translation_leaves_the_original_ready():
    page = StandardPageFactory()
    page.summary_en = "Something else."
    page.save()
    assert states(page) == ("ready", "ready")


def test_change_of_both_languages_at_once_keeps_them_in_step():
    page = StandardPageFactory()
    page.summary_pl, page.summary_en = "Inaczej.", "Otherwise."
    page.save()
    assert states(page) == ("ready", "ready")


def test_minor_correction_keeps_the_translation():
    page = StandardPageFactory()
    page.summary_pl = "Literówka poprawiona."
    page.minor_correction = True
    page.save()
    assert states(page) == ("ready", "ready")


def test_minor_correction_does_not_renew_an_outdated_translation():
    page = StandardPageFactory()
    page.summary_pl = "Całkiem co innego."
    page.save()
    page.summary_pl = "Całkiem co innego!"
    page.minor_correction = True
    page.save()
    assert states(page) == ("ready", "outdated")


def test_change_of_the_language_of_the_original_keeps_what_is_in_step():
    page = StandardPageFactory()
    page.summary_en = "A later translation."
    page.save()
    page.original_language = "en"
    page.save()
    assert states(page) == ("ready", "ready")
    page.summary_en = "Something else."
    page.save()
    assert states(page) == ("outdated", "ready")


def test_what_is_not_text_does_not_count():
    page = StandardPageFactory()
    page.local_slug_pl = "inaczej"
    page.show_in_menus = True
    page.image = PortalImage.objects.create(
        title_pl="Brama", title_en="Gate", file=get_test_image_file()
    )
    page.body_pl = [("paragraph", f"<p><b>{page.body_pl[0].value.source[3:-4]}</b></p>")]
    page.save()
    assert states(page) == ("ready", "ready")
    assert Path(page.image.file.path).exists()


def test_words_leave_out_links_numbers_and_the_keys_of_blocks():
    block = {"type": "quote", "id": "x", "value": {"text": "<b>Słowa</b>", "page": 3}}
    assert list(words_of([block, {"url": "https://example.org/a"}, 7, None])) == ["Słowa"]


# Translation states in the admin


def test_draft_shows_in_the_state(client):
    log_in(client)
    page = StandardPageFactory()
    edit(client, page, summary_pl="Inaczej.")
    assert states(page) == ("ready", "outdated")


def test_published_change_makes_the_translation_outdated(client):
    log_in(client)
    page = StandardPageFactory()
    edit(client, page, summary_pl="Inaczej.", **PUBLISH)
    assert states(page) == ("ready", "outdated")
    edit(client, page, summary_en="Otherwise.", **PUBLISH)
    assert states(page) == ("ready", "ready")


@pytest.mark.parametrize("live", [True, False])
def test_minor_correction_on_the_form_keeps_the_translation(client, live):
    log_in(client)
    page = StandardPageFactory(live=live)
    edit(client, page, summary_pl="Poprawka.", minor_correction="on", **PUBLISH)
    assert states(page) == ("ready", "ready")
    edit(client, page, summary_pl="Inaczej.", **PUBLISH)
    assert states(page) == ("ready", "outdated")


def test_autosave_does_not_spoil_a_minor_correction(client):
    log_in(client)
    page = StandardPageFactory()
    first = edit(client, page, headers=AUTOSAVE, summary_pl="Popr").json()
    assert states(page) == ("ready", "outdated")
    own = {"overwrite_revision_id": first["revision_id"]}
    edit(client, page, headers=AUTOSAVE, summary_pl="Poprawka.", **own)
    edit(client, page, summary_pl="Poprawka.", minor_correction="on", **own, **PUBLISH)
    assert states(page) == ("ready", "ready")


@pytest.mark.parametrize("revision", ["x", "999999", "-1", "٣"])
def test_junk_instead_of_an_autosave_changes_nothing(client, revision):
    log_in(client)
    page = StandardPageFactory()
    edit(client, page, summary_pl="Inaczej.", overwrite_revision_id=revision, **PUBLISH)
    assert states(page) == ("ready", "outdated")


def test_deferred_form_of_a_live_page_may_be_incomplete(client):
    log_in(client)
    page = StandardPageFactory()
    edit(client, page, summary_en="")
    assert states(page) == ("ready", "draft")
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
