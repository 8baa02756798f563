import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from news.models import NewsPage
from tests.editors import log_in
from tests.factories.civic import PersonFactory, SourceFactory, TopicFactory
from tests.factories.media import PortalDocumentFactory, PortalImageFactory
from tests.factories.news import (
    NewsIndexPageFactory,
    NewsPageFactory,
    NewsQuoteFactory,
    NewsSourceFactory,
    PersonInPictureFactory,
    RelatedPageFactory,
)
from tests.factories.pages import StandardPageFactory
from tests.queries import forget_everything

pytestmark = pytest.mark.django_db

LANGUAGES = ["pl", "en"]


def read(client, page, language):
    """The article as a visitor reads it in ``language``, with plain spaces."""
    response = client.get(page.get_url(language=language))
    assert response.status_code == 200
    return BeautifulSoup(response.text.replace("\u00a0", " "), "html.parser").article


@pytest.mark.parametrize(
    ("language", "title", "lead", "date"),
    [
        ("pl", "Kraków w ECCAR", "Miasto przyjęto w Heidelbergu.", "26 września 2024"),
        ("en", "Krakow joins ECCAR", "The city was admitted in Heidelberg.", "26 September 2024"),
    ],
)
def test_news_has_title_lead_and_date_in_the_language(client, language, title, lead, date):
    page = NewsPageFactory(
        title_pl="Kraków w ECCAR",
        title_en="Krakow joins ECCAR",
        summary_pl="Miasto przyjęto w Heidelbergu.",
        summary_en="The city was admitted in Heidelberg.",
        date=datetime.date(2024, 9, 26),
    )
    article = read(client, page, language)
    assert article.h1.text == title
    assert lead in article.text
    assert article.time.text == date
    assert article.time["datetime"] == "2024-09-26"


@pytest.mark.parametrize(
    ("language", "words"), [("pl", "29–30 czerwca 2017"), ("en", "29–30 June 2017")]
)
def test_event_says_when_and_where_it_was(client, language, words):
    page = NewsPageFactory(
        event_date="2017-06-29",
        event_date_end="2017-06-30",
        event_place_pl="Gdańsk",
        event_place_en="Gdańsk, Poland",
    )
    event = read(client, page, language).find(class_="event")
    assert words in event.text
    assert page.text("event_place", language) in event.text


def test_news_without_an_event_says_nothing_of_one(client):
    assert read(client, NewsPageFactory(), "pl").find(class_="event") is None


@pytest.mark.parametrize(("language", "role"), [("pl", "prezydent miasta"), ("en", "mayor")])
def test_picture_names_the_people_from_left_to_right(client, language, role):
    page = NewsPageFactory(image=PortalImageFactory(), picture_note_pl="Uroczystość")
    PersonInPictureFactory(page=page, sort_order=2, name="Benedetto Zacchiroli")
    known = PersonFactory(given_name="Nina", family_name="Gabryś")
    PersonInPictureFactory(page=page, sort_order=1, name="", person=known)
    figure = read(client, page, language).figure
    people = figure.find(class_="people").text
    assert people.index("Nina Gabryś") < people.index("Benedetto Zacchiroli")
    assert f"({role})" in people
    assert "loading" not in figure.img.attrs
    assert ("Uroczystość" in figure.text) == (language == "pl")


@pytest.mark.parametrize(
    ("language", "words", "role"),
    [("pl", "To ważny dzień.", "pełnomocniczka"), ("en", "A great day.", "plenipotentiary")],
)
def test_quote_has_its_words_speaker_role_and_source(client, language, words, role):
    page = NewsPageFactory()
    NewsQuoteFactory(
        page=page,
        text_pl="To ważny dzień.",
        text_en="A great day.",
        speaker=PersonFactory(given_name="Nina", family_name="Gabryś"),
        source=SourceFactory(url="https://example.org/speech"),
    )
    quote = read(client, page, language).find("figure", class_="quote")
    assert quote.blockquote.text.strip() == words
    assert "lang" not in quote.blockquote.attrs
    assert f"Nina Gabryś, {role}" in quote.figcaption.text
    assert quote.cite.a["href"] == "https://example.org/speech"


def test_quote_that_nobody_translated_stands_in_its_own_language(client):
    page = NewsPageFactory()
    NewsQuoteFactory(page=page, text_pl="", text_en="A great day.", original_language_code="en")
    quote = read(client, page, "pl").find("figure", class_="quote")
    assert quote.blockquote["lang"] == "en"
    assert quote.blockquote.text.strip() == "A great day."


def test_speaker_may_be_named_without_being_in_the_list_of_people(client):
    page = NewsPageFactory()
    NewsQuoteFactory(page=page, speaker=None, speaker_name="rzeczniczka")
    assert "rzeczniczka" in read(client, page, "pl").find("figure", class_="quote").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_topic_leads_to_the_list_of_its_news(client, language):
    topic = TopicFactory(name_pl="migracje", name_en="migration", slug="migration")
    page = NewsPageFactory(topics=[topic])
    link = read(client, page, language).find(class_="topics").a
    assert link.text == topic.name_pl if language == "pl" else topic.name_en
    assert link["href"] == f"{page.get_parent().get_url(language=language)}?topic=migration"


@pytest.mark.parametrize(("language", "title"), [("pl", "Deklaracja"), ("en", "Declaration")])
def test_related_pages_are_those_that_may_be_read(client, language, title):
    page = NewsPageFactory()
    RelatedPageFactory(
        news=page, page=StandardPageFactory(title_pl="Deklaracja", title_en="Declaration")
    )
    RelatedPageFactory(news=page, page=StandardPageFactory(title_pl="Szkic", live=False))
    related = read(client, page, language).find(class_="related-pages")
    assert [link.text.strip() for link in related.find_all("a")] == [title]


@pytest.mark.parametrize(
    ("language", "title", "note"),
    [("pl", "Komunikat", "strona archiwalna"), ("en", "Press release", "archived page")],
)
def test_source_says_what_it_is(client, language, title, note):
    page = NewsPageFactory()
    source = SourceFactory(
        title_pl="Komunikat",
        title_en="Press release",
        publisher="krakow.pl",
        published_on="2024-09",
        url="https://example.org/release",
        document=PortalDocumentFactory(),
    )
    NewsSourceFactory(
        page=page, source=source, note_pl="strona archiwalna", note_en="archived page"
    )
    item = read(client, page, language).find(class_="sources").li
    assert item.a["href"] == "https://example.org/release"
    assert item.a.text == title
    for fact in ("krakow.pl", "2024", note):
        assert fact in item.text
    assert source.document.url in [link["href"] for link in item.find_all("a")]


def test_news_needs_lead_and_body_before_it_is_read_in_a_language():
    page = NewsPageFactory()
    page.summary_en, page.body_en = "", None
    with pytest.raises(ValidationError) as refusal:
        page.full_clean()
    assert set(refusal.value.message_dict) == {"summary_en", "body_en"}


def test_news_stands_in_lists_under_its_own_date():
    page = NewsPageFactory(date=datetime.date(2012, 2, 29))
    assert page.listed_on == datetime.date(2012, 2, 29)


@pytest.mark.parametrize("language", LANGUAGES)
def test_editor_writes_news_with_all_its_parts(client, language):
    index = NewsIndexPageFactory()
    topic, person, source = TopicFactory(), PersonFactory(), SourceFactory()
    body = streamfield([("paragraph", '{"blocks": [], "entityMap": {}}')])
    data = nested_form_data(
        {
            "title_pl": "Kraków w ECCAR",
            "title_en": "Krakow joins ECCAR",
            "summary_pl": "Lid",
            "summary_en": "Lead",
            "local_slug_pl": "",
            "local_slug_en": "",
            "original_language": "pl",
            "ready_pl": "",
            "ready_en": "",
            "date": "2024-09-26",
            "event_date": "09.2024",
            "event_place_pl": "Heidelberg",
            "event_place_en": "Heidelberg, Germany",
            "body_pl": body,
            "body_en": body,
            "quotes": inline_formset(
                [{"text_pl": "Słowa", "text_en": "Words", "speaker": person.pk, "role_pl": "x"}]
            ),
            "people_in_picture": inline_formset([{"name": "Jan Kowalski", "role_en": "mayor"}]),
            "related_pages": inline_formset([{"page": index.pk}]),
            "sources": inline_formset([{"source": source.pk, "note_en": "archived"}]),
            "comments": inline_formset([]),
        }
    )
    data["topics"] = [topic.pk]
    editor = log_in(client, language)
    address = f"/cms/pages/add/news/newspage/{index.pk}/"
    assert editor.get(address).status_code == 200
    response = editor.post(address, data)
    assert response.status_code == 302, response.context["form"].errors
    page = NewsPage.objects.get().get_latest_revision_as_object()
    assert (page.title_pl, page.title_en) == ("Kraków w ECCAR", "Krakow joins ECCAR")
    assert str(page.event_date) == "2024-09"
    assert list(page.topics.all()) == [topic]
    assert [quote.text_en for quote in page.quotes.all()] == ["Words"]
    assert [person.name for person in page.people_in_picture.all()] == ["Jan Kowalski"]
    assert [related.page_id for related in page.related_pages.all()] == [index.pk]
    assert [source.note_en for source in page.sources.all()] == ["archived"]
    assert editor.get(f"/cms/pages/{page.pk}/edit/").status_code == 200


def test_date_of_the_event_that_is_none_is_refused_beside_its_field(client):
    index = NewsIndexPageFactory()
    data = {"title_pl": "Kraków", "date": "2024-09-26", "event_date": "jesienią"}
    for formset in ("quotes", "people_in_picture", "related_pages", "sources", "comments"):
        data |= nested_form_data({formset: inline_formset([])})
    data |= nested_form_data({"body_pl": streamfield([]), "body_en": streamfield([])})
    response = log_in(client, "pl").post(f"/cms/pages/add/news/newspage/{index.pk}/", data)
    assert "event_date" in response.context["form"].errors


@pytest.mark.parametrize("number", [1, 20])
@pytest.mark.parametrize("language", LANGUAGES)
def test_news_with_all_its_parts_is_read_within_the_budget(
    client, language, number, django_assert_max_num_queries
):
    images = PortalImageFactory.create_batch(2)
    blocks = [("picture", {"image": image}) for image in images]
    page = NewsPageFactory(
        body_pl=blocks,
        body_en=blocks,
        image=PortalImageFactory(),
        topics=TopicFactory.create_batch(number),
    )
    for _number in range(number):
        NewsQuoteFactory(page=page, source=SourceFactory())
        PersonInPictureFactory(page=page, person=PersonFactory())
        RelatedPageFactory(news=page, page=StandardPageFactory(image=images[0]))
        NewsSourceFactory(page=page, source=SourceFactory(document=PortalDocumentFactory()))
    address = page.get_url(language=language)
    client.get(address)  # makes the sizes of the pictures
    forget_everything()
    with django_assert_max_num_queries(6):
        assert client.get(address).status_code == 200
