import datetime

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from tests.factories.civic import TopicFactory
from tests.factories.media import PortalImageFactory
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.queries import forget_everything

pytestmark = pytest.mark.django_db

LANGUAGES = ["pl", "en"]


def read(client, index, language, **query):
    response = client.get(index.get_url(language=language), query)
    assert response.status_code == 200
    return BeautifulSoup(response.text.replace("\u00a0", " "), "html.parser")


def listed(html):
    return [link.text.strip() for link in html.select(".cards h3 a")]


def options(html, name):
    return [option.text for option in html.select(f"select[name={name}] option")]


def news_of(index, date, number, **fields):
    title = {"title_pl": f"Wieść {number}", "title_en": f"Story {number}"}
    return NewsPageFactory(parent=index, date=datetime.date.fromisoformat(date), **title, **fields)


@pytest.mark.parametrize(("language", "word"), [("pl", "Wieść"), ("en", "Story")])
def test_newest_news_come_first(client, language, word):
    index = NewsIndexPageFactory()
    for number, date in enumerate(["2023-01-01", "2024-09-26", "2022-05-05"]):
        news_of(index, date, number)
    assert listed(read(client, index, language)) == [f"{word} 1", f"{word} 0", f"{word} 2"]


def test_list_holds_only_what_anybody_may_read_in_the_language(client):
    index = NewsIndexPageFactory()
    news_of(index, "2024-01-01", 1)
    news_of(index, "2024-01-01", 2, ready_en=False)
    news_of(index, "2024-01-01", 3, live=False)
    private = news_of(index, "2024-01-01", 4)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    news_of(NewsIndexPageFactory(), "2024-01-01", 5)
    assert sorted(listed(read(client, index, "pl"))) == ["Wieść 1", "Wieść 2"]
    assert listed(read(client, index, "en")) == ["Story 1"]


@pytest.mark.parametrize(("language", "word"), [("pl", "Wieść"), ("en", "Story")])
def test_news_are_narrowed_down_by_year_and_topic(client, language, word):
    index = NewsIndexPageFactory()
    migration, equality = TopicFactory(slug="migration"), TopicFactory(slug="equality")
    news_of(index, "2023-01-01", 1, topics=[migration])
    news_of(index, "2024-01-01", 2, topics=[migration, equality])
    news_of(index, "2024-12-31", 3, topics=[equality])
    assert listed(read(client, index, language, year="2024")) == [f"{word} 3", f"{word} 2"]
    assert listed(read(client, index, language, topic="migration")) == [f"{word} 2", f"{word} 1"]
    assert listed(read(client, index, language, topic="migration", year="2023")) == [f"{word} 1"]


@pytest.mark.parametrize(("language", "name"), [("pl", "migracje"), ("en", "migration")])
def test_filters_offer_what_there_is_with_how_many(client, language, name):
    index = NewsIndexPageFactory()
    topic = TopicFactory(name_pl="migracje", name_en="migration", slug="migration")
    TopicFactory(slug="unused")
    news_of(index, "2023-01-01", 1, topics=[topic])
    news_of(index, "2024-01-01", 2, topics=[topic])
    news_of(index, "2024-02-01", 3, live=False, topics=[TopicFactory(slug="only-drafts")])
    html = read(client, index, language)
    assert options(html, "year")[1:] == ["2024 (1)", "2023 (1)"]
    assert options(html, "topic")[1:] == [f"{name} (2)"]


def test_topics_are_offered_in_the_order_of_the_alphabet(client):
    index = NewsIndexPageFactory()
    names = ["równość", "Łódź", "edukacja"]
    news_of(index, "2024-01-01", 1, topics=[TopicFactory(name_pl=name) for name in names])
    choices = options(read(client, index, "pl"), "topic")[1:]
    assert choices == ["edukacja (1)", "Łódź (1)", "równość (1)"]


def test_chosen_filter_stays_chosen(client):
    index = NewsIndexPageFactory()
    news_of(index, "2024-01-01", 1)
    html = read(client, index, "pl", year="2024")
    assert html.select_one("select[name=year] option[selected]")["value"] == "2024"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "query",
    [
        {"page": "x"},
        {"page": "-1"},
        {"page": "0"},
        {"page": "9" * 40},
        {"year": "x"},
        {"year": "'"},
        {"year": "99999999999999999999"},
        {"topic": "' OR 1=1 --"},
        {"topic": "\x00"},
        {"unknown": "1"},
    ],
)
def test_nonsense_in_the_address_is_ignored(client, language, query):
    index = NewsIndexPageFactory()
    news_of(index, "2024-01-01", 1)
    assert len(listed(read(client, index, language, **query))) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_list_has_pages_that_keep_the_filters(client, language):
    index = NewsIndexPageFactory()
    for number in range(21):
        news_of(index, "2024-01-01", number)
    first = read(client, index, language, year="2024")
    assert len(listed(first)) == 20
    following = first.select_one("a[rel=next]")["href"]
    assert "year=2024" in following
    assert len(listed(read(client, index, language, year="2024", page="2"))) == 1
    assert len(listed(read(client, index, language, page="7"))) == 1


def test_total_counts_what_was_found(client):
    index = NewsIndexPageFactory()
    for number in range(5):
        news_of(index, "2024-01-01" if number else "2023-01-01", number)
    assert read(client, index, "en").find(class_="total").text == "5 pieces of news"
    assert read(client, index, "en", year="2023").find(class_="total").text == "1 piece of news"


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_list_says_so(client, language):
    html = read(client, NewsIndexPageFactory(), language)
    assert html.find(class_="empty")
    assert html.find(class_="total") is None


@pytest.mark.parametrize("number", [1, 20, 45])
@pytest.mark.parametrize("language", LANGUAGES)
def test_list_is_read_within_the_budget(client, language, number, django_assert_max_num_queries):
    index = NewsIndexPageFactory(image=PortalImageFactory())
    topics, image = TopicFactory.create_batch(3), PortalImageFactory()
    for position in range(number):
        news_of(index, "2024-01-01", position, topics=topics, image=image)
    address = index.get_url(language=language)
    for query in ({}, {"year": "2024", "topic": topics[0].slug}, {"page": "2"}):
        client.get(address, query)
        forget_everything()
        # A page beyond the last one costs one more query: that of the last page.
        budget = 7 if query.get("page") and number <= 20 else 6
        with django_assert_max_num_queries(budget):
            client.get(address, query)
