"""Easy-to-read texts and sign language films beside the ordinary text of a page."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portal.accessibility.kinds import FormState
from portal.accessibility.models import EasyReadText, SignLanguageFilm
from tests.factories.accessibility import (
    AccessFormsPageFactory,
    EasyReadTextFactory,
    SignLanguageFilmFactory,
)
from tests.factories.declarations import DeclarationPageFactory
from tests.factories.networks import MembershipPageFactory, NetworkIndexPageFactory
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.factories.pages import StandardPageFactory, paragraph
from tests.queries import forget_everything
from tests.templates.html import assert_well_made, parsed, text_of

pytestmark = pytest.mark.django_db
both_languages = pytest.mark.parametrize("language", ["pl", "en"])
FORMS = {"etr": EasyReadTextFactory, "pjm": SignLanguageFilmFactory}
every_form = pytest.mark.parametrize("kind", FORMS)


def published_page(**values):
    """A standard page that was published by way of a revision, as editors publish."""
    page = StandardPageFactory(**values)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def change(page, **values):
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def form_links(found):
    return [link.get("href") for link in found.findall(".//nav[@class='access-forms']//a")]


@both_languages
def test_page_names_its_further_forms(client, language):
    page = StandardPageFactory()
    EasyReadTextFactory(page=page)
    SignLanguageFilmFactory(page=page)
    url = page.get_url(language=language)
    found = assert_well_made(client.get(url), language)
    assert form_links(found) == [f"{url}?form=etr", f"{url}?form=pjm"]


@both_languages
def test_form_that_is_not_ready_in_the_language_is_not_named(client, language):
    page = StandardPageFactory()
    EasyReadTextFactory(page=page, **{f"ready_{language}": False})
    url = page.get_url(language=language)
    assert form_links(parsed(client.get(url))) == []
    body = text_of(parsed(client.get(url, {"form": "etr"})).find(".//main"))
    assert page.text("title", language) in body
    assert "To jest łatwy tekst" not in body
    assert "This is an easy text" not in body


@both_languages
def test_easy_read_text_stands_in_place_of_the_ordinary_one(client, language):
    form = EasyReadTextFactory()
    url = form.page.get_url(language=language)
    found = assert_well_made(client.get(url, {"form": "etr"}), language)
    said = text_of(found.find(".//article")).replace("\u00a0", " ")
    assert {"pl": "To jest łatwy tekst.", "en": "This is an easy text."}[language] in said
    assert {"pl": "Treść strony", "en": "Text of the page"}[language] not in said
    assert form_links(found) == [url, f"{url}?form=etr"]
    assert found.find(".//link[@rel='canonical']").get("href").endswith(url)


@pytest.mark.parametrize(("tested", "is_said"), [("", True), ("pięć osób, maj 2026", False)])
def test_reader_is_told_whether_an_easy_read_text_was_tested(client, tested, is_said):
    form = EasyReadTextFactory(tested_with_pl=tested)
    html = client.get(form.page.get_url(language="pl"), {"form": "etr"}).text
    assert ("nie sprawdziły jeszcze" in html.replace("\u00a0", " ")) == is_said
    assert tested in html.replace("\u00a0", " ")


@both_languages
def test_film_can_be_played_without_script_and_read(client, language):
    form = SignLanguageFilmFactory()
    url = form.page.get_url(language=language)
    found = assert_well_made(client.get(url, {"form": "pjm"}), language)
    video = found.find(".//video")
    assert video.get("controls") is not None
    assert video.get("preload") == "none"
    assert video.find("source").get("src") == form.video.url
    track = video.find("track")
    assert track.get("src") == form.value("captions", language).url
    assert (track.get("kind"), track.get("srclang")) == ("captions", language)
    transcript = {"pl": "Dzień dobry.", "en": "Good morning."}[language]
    assert transcript in text_of(found.find(".//section[@class='transcript rich-text']"))


@pytest.mark.parametrize("junk", ["", "x", "ETR", "etr'", "pjm", "\x00"])
def test_nonsensical_form_shows_the_ordinary_text(client, junk):
    form = EasyReadTextFactory()
    response = client.get(form.page.get_url(language="pl"), {"form": junk})
    assert response.status_code == 200
    assert "Treść strony" in response.text


def test_form_of_a_private_page_stays_private(client):
    form = EasyReadTextFactory()
    PageViewRestriction.objects.create(page=form.page, restriction_type="login")
    response = client.get(form.page.get_url(language="pl"), {"form": "etr"})
    assert response.status_code == 302


@both_languages
@every_form
def test_reader_is_told_when_the_page_has_changed_since(client, kind, language):
    page = published_page()
    FORMS[kind](page=page)
    url = page.get_url(language=language)
    assert parsed(client.get(url, {"form": kind})).find(".//*[@class='notice']") is None
    change(page, **{f"body_{language}": paragraph("nowa treść, new text")})
    found = assert_well_made(client.get(url, {"form": kind}), language)
    notice = found.find(".//*[@class='notice']")
    assert [link.get("href") for link in notice.iter("a")] == [url]


@every_form
def test_change_in_one_language_leaves_the_other_up_to_date(kind):
    page = published_page()
    form = FORMS[kind](page=page)
    change(page, body_pl=paragraph("nowa treść"))
    form = type(form).objects.get()
    assert form.state_in("pl") == FormState.OUTDATED
    assert form.state_in("en") == FormState.CURRENT
    assert list(type(form).outdated()) == [form]


def test_draft_of_a_change_leaves_the_form_up_to_date():
    page = published_page()
    EasyReadTextFactory(page=page)
    page.body_pl = paragraph("jeszcze nie")
    page.save_revision()
    assert EasyReadText.objects.get().state_in("pl") == FormState.CURRENT


def test_misprint_mended_in_an_outdated_form_does_not_make_it_current():
    page = published_page()
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    page.revisions.update(created_at=timezone.now() - datetime.timedelta(days=1))
    form = EasyReadTextFactory(page=page, version_date_pl=yesterday)
    assert EasyReadText.objects.get().state_in("pl") == FormState.CURRENT
    change(page, body_pl=paragraph("nowa treść"))
    form.text_pl = "<p>To jest łatwy tekst!</p>"
    form.save()
    assert EasyReadText.objects.get().state_in("pl") == FormState.OUTDATED


def test_newer_date_says_that_the_form_was_checked():
    page = published_page()
    form = EasyReadTextFactory(page=page, version_date_pl=datetime.date(2020, 1, 1))
    assert EasyReadText.objects.get().state_in("pl") == FormState.OUTDATED
    form.version_date_pl = timezone.localdate()
    form.save()
    assert EasyReadText.objects.get().state_in("pl") == FormState.CURRENT


def test_form_without_a_date_is_made_from_the_published_version():
    page = published_page()
    form = EasyReadTextFactory(page=page)
    assert form.version_date_pl == timezone.localdate(page.last_published_at)


def test_form_added_later_in_a_language_is_made_from_the_version_of_then():
    page = published_page()
    form = EasyReadTextFactory(page=page, text_en="", ready_en=False)
    assert form.version_date_en is None
    change(page, body_en=paragraph("new text"))
    form.text_en, form.ready_en = "<p>Easy.</p>", True
    form.save()
    form = EasyReadText.objects.get()
    assert form.version_date_en == timezone.localdate()
    assert form.state_in("en") == FormState.CURRENT


@pytest.mark.parametrize("column", ["video", "captions_en", "transcript_en"])
def test_film_is_not_ready_without_captions_and_transcript(column):
    film = SignLanguageFilmFactory.build(page=StandardPageFactory(), **{column: ""})
    with pytest.raises(ValidationError) as caught:
        film.clean()
    assert list(caught.value.message_dict) == [column]


def test_captions_have_to_be_webvtt():
    captions = ContentFile(b"1\n00:00:01,000 --> 00:00:02,000\n", name="film.vtt")
    film = SignLanguageFilmFactory.build(page=StandardPageFactory(), captions_pl=captions)
    with pytest.raises(ValidationError) as caught:
        film.full_clean()
    assert "captions_pl" in caught.value.message_dict


@both_languages
@every_form
@pytest.mark.parametrize(
    "make_page",
    [
        StandardPageFactory,
        DeclarationPageFactory,
        lambda: MembershipPageFactory(parent=NetworkIndexPageFactory()),
        NewsPageFactory,
        NewsIndexPageFactory,
    ],
)
def test_page_with_forms_needs_at_most_six_queries(
    client, django_assert_max_num_queries, make_page, kind, language
):
    page, target = make_page(), StandardPageFactory()
    link = f'<p><a linktype="page" id="{target.pk}">link</a></p>'
    EasyReadTextFactory(page=page, text_pl=link, text_en=link)
    SignLanguageFilmFactory(page=page, transcript_pl=link, transcript_en=link)
    url = page.get_url(language=language)
    for parameters in ({}, {"form": kind}):
        forget_everything()
        with django_assert_max_num_queries(6):
            html = client.get(url, parameters).text
    assert f'href="{target.get_url(language=language)}"' in html


def rows(found):
    """Titles of the overview's rows with what stands in their cells."""
    return {
        text_of(row.find("th")): [text_of(cell) for cell in row.findall("td")[1:]]
        for row in found.findall(".//tbody/tr")
    }


@both_languages
def test_overview_shows_what_exists_and_whether_it_is_up_to_date(client, language):
    overview = AccessFormsPageFactory()
    current, outdated, without = published_page(), published_page(), StandardPageFactory()
    EasyReadTextFactory(page=current)
    SignLanguageFilmFactory(page=outdated)
    change(outdated, **{f"title_{language}": "Zmieniony / Changed"})
    url = overview.get_url(language=language)
    found = assert_well_made(client.get(url), language)
    cells = rows(found)
    words = {
        "pl": (" aktualne", " nieaktualne", "jeszcze nie ma"),
        "en": (" up to date", " out of date", "none yet"),
    }[language]
    assert list(cells) == sorted([current.text("title", language), "Zmieniony / Changed"])
    easy, film = cells[current.text("title", language)]
    assert words[0] in easy
    assert film == words[2]
    easy, film = cells["Zmieniony / Changed"]
    assert easy == words[2]
    assert words[1] in film
    assert without.text("title", language) not in cells


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"A", "B"}),
        ({"form": "etr"}, {"A", "B"}),
        ({"form": "pjm"}, {"B"}),
        ({"state": "outdated"}, {"B"}),
        ({"state": "current"}, {"A"}),
        ({"state": "outdated", "form": "etr"}, set()),
        ({"state": "'", "form": "\x00", "page": "x"}, {"A", "B"}),
    ],
)
def test_overview_is_narrowed_by_form_and_state(client, query, expected):
    overview = AccessFormsPageFactory()
    first, second = published_page(title_en="A"), published_page(title_en="B")
    EasyReadTextFactory(page=first)
    EasyReadTextFactory(page=second)
    film = SignLanguageFilmFactory(page=second)
    SignLanguageFilm.objects.filter(pk=film.pk).update(source_digest_en="other")
    found = parsed(client.get(overview.get_url(language="en"), query))
    assert set(rows(found)) == expected


@both_languages
@pytest.mark.parametrize("number", [1, 20])
def test_overview_needs_at_most_six_queries(
    client, django_assert_max_num_queries, language, number
):
    overview = AccessFormsPageFactory()
    for _number in range(number):
        page = StandardPageFactory()
        EasyReadTextFactory(page=page)
        SignLanguageFilmFactory(page=page)
    url = overview.get_url(language=language)
    forget_everything()
    with django_assert_max_num_queries(6):
        client.get(url)
