import datetime

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from portal.pages.models import PortalSettings
from tests.factories.declarations import CommitmentFactory
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
    assert found[0].findtext(f"{ATOM}published") == "2024-01-03T00:00:00+00:00"


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


def of_each(client, name):
    """``name`` of the feed's only entry in both languages."""
    return [entries(client, code)[1][0].findtext(f"{ATOM}{name}") for code in ("pl", "en")]


def change(page, minor=False, **attributes):
    """Publish ``page``, read anew, with other ``attributes``."""
    page = type(page).objects.get(pk=page.pk)
    page.minor_correction = minor
    for name, value in attributes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_identifiers_stay_whatever_becomes_of_the_address(client):
    page = published(1)
    before = of_each(client, "id")
    change(page, local_slug_pl="inaczej", local_slug_en="otherwise")
    page.refresh_from_db()
    page.unpublish()
    change(page)
    Site.objects.update(hostname="portal.example", port=443)
    assert of_each(client, "id") == before
    assert len(set(before)) == 2
    root, _found = entries(client, "pl")
    assert root.findtext(f"{ATOM}id").startswith("urn:uuid:")


def test_updated_moves_with_the_words_of_its_language_alone(client):
    page = published(1)
    before = of_each(client, "updated")
    change(page, date=datetime.date(2020, 1, 1), local_slug_pl="inaczej")
    page.refresh_from_db()
    page.unpublish()
    change(page)
    change(page, minor=True, summary_pl="Poprawiona literówka.")
    assert of_each(client, "updated") == before
    change(page, summary_en="Quite another thing.")
    polish, english = of_each(client, "updated")
    assert polish == before[0]
    assert english > before[1]


def test_updated_does_not_go_back_with_an_earlier_version(client):
    page = published(1)
    first = page.save_revision()
    first.publish()
    change(page, summary_pl="Co innego.")
    before = of_each(client, "updated")[0]
    first.as_object().save_revision().publish()
    assert of_each(client, "updated")[0] >= before


@pytest.mark.parametrize(("language", "status"), [("pl", "wykonane"), ("en", "done")])
def test_commitment_whose_status_changed_is_an_entry(client, language, status):
    commitment = CommitmentFactory(status="planned")
    assert entries(client, language)[1] == []
    commitment.status = "done"
    commitment.save()
    found = entries(client, language)[1]
    assert status in found[0].findtext(f"{ATOM}title")
    commitment.save()
    again = entries(client, language)[1]
    for name in ("id", "updated"):
        assert again[0].findtext(f"{ATOM}{name}") == found[0].findtext(f"{ATOM}{name}")


def test_title_names_the_city_and_the_subject_and_somebody_is_the_author(client):
    published(1)
    root, _found = entries(client, "pl")
    assert (
        root.find(f"{ATOM}author/{ATOM}name") is not None
        or root.find(f"{ATOM}entry/{ATOM}author/{ATOM}name") is not None
    )
    PortalSettings.objects.create(
        site=Site.objects.get(), site_name_pl="Brama", tagline_pl="Prawa człowieka w Krakowie"
    )
    assert entries(client, "pl")[0].findtext(f"{ATOM}title") == "Brama – Prawa człowieka w Krakowie"


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
