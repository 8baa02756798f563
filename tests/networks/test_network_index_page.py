"""The list of memberships: filters, pages, numbers."""

import pytest

from networks.models import Network
from portal.civic.dates import PartialDate
from tests.factories.networks import (
    MembershipPageFactory,
    NetworkFactory,
    NetworkIndexPageFactory,
)

from .helpers import read, words

pytestmark = pytest.mark.django_db
in_both_languages = pytest.mark.parametrize("language", ["pl", "en"])


def listed(soup):
    return [words(heading) for heading in soup.select(".card h2")]


@in_both_languages
def test_list_is_narrowed_down_by_status_and_kind(client, language):
    index = NetworkIndexPageFactory()
    charter = NetworkFactory(kind=Network.Kind.CHARTER)
    member = MembershipPageFactory(parent=index, joined_on=PartialDate(2020))
    left = MembershipPageFactory(parent=index, joined_on=PartialDate(2019), status="left")
    signed = MembershipPageFactory(parent=index, joined_on=PartialDate(2018), network=charter)
    titles = [page.text("title", language) for page in (member, left, signed)]
    assert listed(read(client, index, language)) == titles
    assert listed(read(client, index, language, "?status=left")) == [titles[1]]
    assert listed(read(client, index, language, "?kind=charter")) == [titles[2]]
    assert listed(read(client, index, language, "?kind=charter&status=member")) == [titles[2]]
    assert listed(read(client, index, language, "?kind=charter&status=left")) == []


@in_both_languages
def test_list_holds_only_what_may_be_read_in_the_language(client, language):
    index = NetworkIndexPageFactory()
    MembershipPageFactory(parent=index, title_pl="Po polsku", ready_en=False)
    MembershipPageFactory(parent=index, title_en="In English", ready_pl=False)
    MembershipPageFactory(parent=index, live=False)
    expected = {"pl": ["Po polsku"], "en": ["In English"]}
    assert listed(read(client, index, language)) == expected[language]


@pytest.mark.parametrize(("number", "english"), [(1, "1 membership"), (2, "2 memberships")])
def test_number_of_memberships_agrees_with_its_noun(client, number, english):
    index = NetworkIndexPageFactory()
    MembershipPageFactory.create_batch(number, parent=index)
    assert words(read(client, index, "en").select_one(".count")) == english


@in_both_languages
def test_second_page_keeps_the_filter(client, language, monkeypatch):
    monkeypatch.setattr("networks.models.NetworkIndexPage.items_per_page", 2)
    index = NetworkIndexPageFactory()
    MembershipPageFactory.create_batch(3, parent=index)
    MembershipPageFactory(parent=index, status="left")
    soup = read(client, index, language, "?status=member")
    following = soup.select_one("a[rel=next]")["href"]
    assert len(listed(soup)) == 2
    assert len(listed(read(client, index, language, following))) == 1


@in_both_languages
@pytest.mark.parametrize(
    "query",
    [
        "?page=x",
        "?page=0",
        "?page=-1",
        "?page=99",
        "?page=99999999999999999999999",
        "?page=%00",
        "?status=%27",
        "?status=member&status=left",
        "?kind=%3Cscript%3E",
        "?kind[]=charter",
        "?status=%ff%fe&page=%27",
        "?" + "a" * 1000,
    ],
)
def test_junk_in_the_query_is_ignored(client, language, query):
    index = NetworkIndexPageFactory()
    MembershipPageFactory(parent=index, status="member")
    response = client.get(index.get_url(language=language) + query)
    assert response.status_code == 200
    assert b"<script>" not in response.content


@in_both_languages
def test_number_beyond_the_last_page_shows_the_last(client, language, monkeypatch):
    monkeypatch.setattr("networks.models.NetworkIndexPage.items_per_page", 2)
    index = NetworkIndexPageFactory()
    MembershipPageFactory.create_batch(3, parent=index)
    last = listed(read(client, index, language, "?page=2"))
    assert len(last) == 1
    assert listed(read(client, index, language, "?page=7")) == last
