"""Mending a translation that its original has left behind."""

import pytest
from bs4 import BeautifulSoup

from declarations.models import DeclarationPage
from portal.pages.models import StandardPage
from portal.pages.texts import TranslationState
from tests.factories.declarations import DeclarationPageFactory, ParagraphFactory
from tests.factories.pages import StandardPageFactory
from tests.pages.admin import edit, log_in, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def outdated():
    """A page whose Polish summary and text have changed since they were translated."""
    page = StandardPageFactory(
        summary_pl="Biuro działa od 2016 roku.", body_pl=[("paragraph", "<p>Mamy dwa działy.</p>")]
    )
    page.save_revision(clean=False).publish()
    page = StandardPage.objects.get(pk=page.pk)
    page.summary_pl = "Biuro działa od 2018 roku."
    page.body_pl = [("paragraph", "<p>Mamy trzy działy.</p>")]
    page.save_revision(clean=False).publish()
    page.refresh_from_db()
    assert page.translation_state_en == TranslationState.OUTDATED
    return page


def changes_by(client, page, name):
    html = BeautifulSoup(client.get(url("edit", page.pk)).text, "html.parser")
    place = html.find(id=f"at-{name}").find(class_="writing-changes")
    for hidden in place.find_all(class_="visually-hidden") if place else ():
        hidden.decompose()
    return place and [place.find("del").get_text(), place.find("ins").get_text()]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_changes_of_the_original_stand_by_the_field_to_mend(client, outdated, language):
    log_in(client, language)
    assert changes_by(client, outdated, "summary_en") == ["2016", "2018"]
    assert changes_by(client, outdated, "body_en") == ["dwa", "trzy"]
    assert changes_by(client, outdated, "title_en") is None
    assert changes_by(client, outdated, "summary_pl") is None


def test_changes_in_a_paragraph_stand_in_its_row(client):
    page = DeclarationPageFactory(
        paragraphs=[
            ParagraphFactory.build(text_pl="<p>Pierwszy.</p>"),
            ParagraphFactory.build(text_pl="<p>Mamy rok.</p>"),
        ]
    )
    page.save_revision(clean=False).publish()
    page = DeclarationPage.objects.get(pk=page.pk)
    paragraph = page.paragraphs.all()[1]
    paragraph.text_pl = "<p>Mamy miesiąc.</p>"
    page.paragraphs.add(paragraph)
    page.save_revision(clean=False).publish()
    log_in(client)
    assert changes_by(client, page, "paragraphs-1-text_en") == ["rok", "miesiąc"]
    assert changes_by(client, page, "paragraphs-0-text_en") is None


def test_one_button_says_that_the_translation_is_still_right(client, outdated):
    log_in(client)
    assert 'name="still-right" value="en"' in client.get(url("edit", outdated.pk)).text
    edit(client, outdated, **{"still-right": "en"})
    outdated.refresh_from_db()
    assert outdated.translation_state_en == TranslationState.READY
    assert 'name="still-right"' not in client.get(url("edit", outdated.pk)).text


@pytest.mark.parametrize("value", ["", "xx", "pl"])
def test_nonsensical_answer_leaves_the_translation_outdated(client, outdated, value):
    log_in(client)
    edit(client, outdated, **{"still-right": value})
    outdated.refresh_from_db()
    assert outdated.translation_state_en == TranslationState.OUTDATED


def test_page_without_the_earlier_original_opens(client, outdated):
    outdated.revisions.all().delete()
    log_in(client)
    assert changes_by(client, outdated, "summary_en") is None
