import datetime

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.queries import forget_everything
from tests.xml_answers import parse

ATOM = "{http://www.w3.org/2005/Atom}"
START = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)

pytestmark = pytest.mark.django_db


def published(number, **attributes):
    """The ``number``-th page that was published."""
    moment = START + datetime.timedelta(days=number)
    return NewsPageFactory(
        first_published_at=moment,
        last_published_at=moment + timezone.timedelta(hours=1),
        **attributes,
    )


def entries(client, language):
    root = parse(client.get(f"/{language}/atom.xml"))
    return root, root.findall(f"{ATOM}entry")


@pytest.mark.parametrize(
    ("language", "title"), [("pl", "Nowa uchwała"), ("en", "A new resolution")]
)
def test_feed_carries_the_newest_pages_first_in_its_language(client, language, title):
    news = NewsIndexPageFactory()
    published(1, parent=news)
    published(2, parent=news, title_pl="Nowa uchwała", title_en="A new resolution")
    root, found = entries(client, language)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert len(found) == 2
    assert found[0].findtext(f"{ATOM}title") == title
    assert f"/{language}/" in found[0].find(f"{ATOM}link").get("href")
    assert found[0].findtext(f"{ATOM}updated") == "2024-01-03T01:00:00+00:00"


def test_feed_leaves_out_what_may_not_be_read_in_its_language(client):
    news = NewsIndexPageFactory()
    published(1, parent=news, title_pl="Tylko po polsku", ready_en=False)
    published(2, parent=news, live=False)
    private = published(3, parent=news)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert [entry.findtext(f"{ATOM}title") for entry in entries(client, "pl")[1]] == [
        "Tylko po polsku"
    ]
    assert entries(client, "en")[1] == []


@pytest.mark.parametrize("number", [1, 20, 300])
def test_feed_takes_the_same_few_queries_for_any_number_of_pages(
    client, number, django_assert_max_num_queries
):
    news = NewsIndexPageFactory()
    for count in range(number):
        published(count, parent=news)
    forget_everything()
    with django_assert_max_num_queries(6):
        _root, found = entries(client, "pl")
    assert len(found) == min(number, 30)


@pytest.mark.parametrize("language", ["pl", "en"])
def test_feed_answers_junk_queries(client, language):
    assert client.get(f"/{language}/atom.xml?page=%00&x[]='").status_code == 200
