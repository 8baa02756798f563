"""A translator changes the text of one language: the server takes nothing else from the form."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data
from wagtail.users.models import UserProfile

from portal.pages.languages import languages
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory, NewsQuoteFactory
from tests.factories.pages import StandardPageFactory
from tests.factories.users import UserFactory, give_role
from tests.pages.admin import AUTOSAVE, edit, url

pytestmark = pytest.mark.django_db

REFUSED = {"x-requested-with": "XMLHttpRequest"}


def log_in(client, language="en", section=None, screen_language="pl"):
    user = UserFactory(role="translator", role__language=language, role__section=section)
    UserProfile.objects.create(user=user, preferred_language=screen_language)
    client.force_login(user)
    return user


def draft_of(page):
    return page.specific_class.objects.get(pk=page.pk).get_latest_revision_as_object()


def quote_row(quote, **changes):
    return {
        "id": quote.pk,
        "text_pl": quote.text_pl,
        "text_en": quote.text_en,
        "role_pl": quote.role_pl,
        "role_en": quote.role_en,
        "speaker": quote.speaker_id,
        **changes,
    }


def edit_news(client, news, quotes, initial=None, **changes):
    """Send the edit form of ``news`` with the rows ``quotes``."""
    data = {
        "title_en": news.title_en,
        "summary_en": news.summary_en,
        "body_en-count": "0",
        "ready_en": "on",
        "comments": inline_formset([]),
        "quotes": inline_formset(quotes, initial=len(quotes) if initial is None else initial),
        **{
            name: inline_formset([])
            for name in ("people_in_picture", "related_pages", "sources", "resolutions", "people")
        },
        **changes,
    }
    return client.post(url("edit", news.pk), nested_form_data(data))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("headers", [None, AUTOSAVE])
def test_only_the_language_of_the_role_changes(client, language, headers):
    log_in(client, language)
    page = StandardPageFactory(title_pl="Stary", title_en="Old")
    edit(client, page, headers=headers, title_pl="Nowy", title_en="New", body_pl="A", body_en="B")
    draft = draft_of(page)
    expected = {"pl": ("Nowy", "Old"), "en": ("Stary", "New")}[language]
    assert (draft.title_pl, draft.title_en) == expected
    assert ("A" in str(draft.body_pl), "B" in str(draft.body_en)) == (
        language == "pl",
        language == "en",
    )


def test_what_both_languages_share_stays_as_it_is(client):
    log_in(client)
    page = StandardPageFactory()
    changes = {
        "ready_pl": "",
        "original_language": "en",
        "local_slug_pl": "inny",
        "go_live_at": "2030-01-01 10:00",
        "show_in_menus": "on",
        "minor_correction": "on",
        "title_en": "New",
    }
    edit(client, page, **changes)
    draft = draft_of(page)
    assert draft.title_en == "New"
    assert draft.ready_pl
    assert draft.original_language == "pl"
    assert draft.local_slug_pl == page.local_slug_pl
    assert draft.go_live_at is None
    assert not draft.show_in_menus


def test_translator_says_that_the_page_may_be_read_in_the_language(client):
    log_in(client)
    page = StandardPageFactory(ready_en=False)
    edit(client, page, ready_en="on")
    assert draft_of(page).ready_en


@pytest.mark.parametrize("screen_language", languages())
def test_form_shows_the_other_language_to_read_and_no_field_for_it(client, screen_language):
    log_in(client, screen_language=screen_language)
    page = StandardPageFactory(title_pl="Prawo do miasta")
    html = client.get(url("edit", page.pk)).content.decode()
    assert "<p>Prawo do miasta</p>" in html
    assert 'name="title_en"' in html
    for name in ("title_pl", "body_pl-count", "original_language", "image", "go_live_at"):
        assert f'name="{name}"' not in html


def test_structure_is_taken_over_only_into_the_language_of_the_role(client):
    log_in(client)
    form = client.get(url("edit", StandardPageFactory().pk)).text
    offered = {code for code in languages() if f"structure/pages/standardpage/body_{code}" in form}
    assert offered == {"pl"}


def test_text_in_a_row_is_translated_and_its_facts_stay(client):
    log_in(client)
    quote = NewsQuoteFactory(text_pl="Słowa", text_en="")
    news = quote.page
    row = quote_row(quote, text_pl="Inne", text_en="Words", speaker="")
    response = edit_news(client, news, [row])
    assert response.status_code == 302
    saved = draft_of(news).quotes.get()
    assert (saved.text_pl, saved.text_en) == ("Słowa", "Words")
    assert saved.speaker_id == quote.speaker_id


@pytest.mark.parametrize("screen_language", languages())
def test_rows_can_neither_be_added_nor_removed(client, screen_language):
    log_in(client, screen_language=screen_language)
    quote = NewsQuoteFactory()
    news = quote.page
    new = quote_row(quote, id="", text_en="Forged")
    added = edit_news(client, news, [quote_row(quote), new], initial=1)
    removed = edit_news(client, news, [quote_row(quote, DELETE="on")])
    moved_away = edit_news(client, news, [new], initial=0)
    message = {"pl": "nie dodawać ani usuwać", "en": "not add or remove"}[screen_language]
    assert message in removed.content.decode()
    for response in (added, moved_away):
        assert response.status_code in (200, 302)
    assert [each.text_en for each in draft_of(news).quotes.all()] == [quote.text_en]


def test_earlier_version_cannot_be_brought_back(client):
    page = StandardPageFactory()
    earlier = page.save_revision()
    log_in(client)
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, earlier.pk])
    assert client.get(address, headers=REFUSED).status_code == 403
    assert client.post(address, {}, headers=REFUSED).status_code == 403


def test_alias_cannot_be_made_a_page_of_its_own(client):
    page = StandardPageFactory()
    alias = page.create_alias(update_slug="alias")
    log_in(client)
    address = reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])
    assert client.post(address, headers=REFUSED).status_code == 403


def test_translator_of_a_section_changes_nothing_elsewhere(client):
    news, elsewhere = NewsIndexPageFactory(), NewsPageFactory()
    log_in(client, section=news)
    assert client.get(url("edit", news.pk)).status_code == 200
    assert client.get(url("edit", elsewhere.pk), headers=REFUSED).status_code == 403


def test_who_is_an_editor_besides_changes_everything(client):
    user = log_in(client)
    user.groups.add(give_role("editor").group)
    page = StandardPageFactory()
    edit(client, page, title_pl="Nowy")
    assert draft_of(page).title_pl == "Nowy"


def test_editor_of_one_section_is_held_to_the_language_elsewhere(client):
    news = NewsIndexPageFactory()
    user = log_in(client)
    user.groups.add(give_role("editor", news).group)
    page = StandardPageFactory(title_pl="Stary")
    edit(client, page, title_pl="Nowy", title_en="New")
    assert (draft_of(page).title_pl, draft_of(page).title_en) == ("Stary", "New")
