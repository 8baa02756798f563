"""The timeline of the city, made of what the content apps contribute."""

import pytest
from wagtail.models import PageViewRestriction

from networks.models import AccessionStage, MembershipRole
from portal.civic.dates import PartialDate
from portal.civic.models import TimelinePage
from tests.factories.civic import PersonFactory, ResolutionFactory, TimelinePageFactory
from tests.factories.declarations import DeclarationPageFactory
from tests.factories.networks import (
    AccessionStageFactory,
    MembershipPageFactory,
    MembershipRoleFactory,
    NetworkIndexPageFactory,
    SittingFactory,
)
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.queries import forget_everything
from tests.readers import JUNK, links, read, words
from tests.templates.html import assert_well_made

pytestmark = pytest.mark.django_db
both_languages = pytest.mark.parametrize("language", ["pl", "en"])
BUDGET = 6


def years(page):
    return [words(year.h2) for year in page.select(".axis > .step")]


def events(page):
    return [words(link) for link in page.select(".axis__event a")]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "pl",
            [
                "Wspólne stanowisko: Stanowisko",
                "Obrady",
                "Posiedzenie: Członkostwo",
                "Anna Nowak, członek: Członkostwo",
                "Uchwała rady nr XVI/171/11: Członkostwo",
                "Przyjęcie: Członkostwo",
            ],
        ),
        (
            "en",
            [
                "Joint statement: Statement",
                "Debate",
                "Sitting: Membership",
                "Anna Nowak, member: Membership",
                "Council resolution No. XVI/171/11: Membership",
                "Acceptance: Membership",
            ],
        ),
    ],
)
def test_timeline_shows_the_dated_events_of_all_pages(client, language, expected):
    timeline = TimelinePageFactory()
    member = MembershipPageFactory(title_pl="Członkostwo", title_en="Membership")
    DeclarationPageFactory(
        title_pl="Stanowisko",
        title_en="Statement",
        kind="joint_statement",
        document_date=PartialDate(2024, 8),
    )
    NewsPageFactory(title_pl="Obrady", title_en="Debate", event_date="2023-05-04")
    SittingFactory(membership=member, date="2022-12-16")
    MembershipRoleFactory(
        membership=member, person=PersonFactory(family_name="Nowak"), from_date="2020-06-04"
    )
    AccessionStageFactory(
        membership=member,
        kind="council_resolution",
        resolution=ResolutionFactory(number="XVI/171/11"),
        date="2011-05-25",
    )
    AccessionStageFactory(membership=member, date="2010")
    assert events(read(client, timeline, language)) == expected


@both_languages
def test_each_event_leads_to_its_page(client, language):
    timeline = TimelinePageFactory()
    news = NewsPageFactory(event_date="2023")
    stage = AccessionStageFactory(date="2022")
    found = links(read(client, timeline, language).select_one(".axis"))
    assert found == [
        news.get_url(language=language),
        stage.membership.get_url(language=language),
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("pl", ["29–30 czerwca 2017", "wrzesień 2017", "2017"]),
        ("en", ["29–30 June 2017", "September 2017", "2017"]),
    ],
)
def test_dates_are_as_precise_as_their_source(client, language, expected):
    timeline = TimelinePageFactory()
    member = MembershipPageFactory()
    AccessionStageFactory(membership=member, date="2017")
    AccessionStageFactory(membership=member, date="2017-09")
    AccessionStageFactory(membership=member, date="2017-06-29", date_end="2017-06-30")
    page = read(client, timeline, language, "?order=oldest")
    assert [words(when) for when in page.select(".step__date")] == [
        expected[2],
        expected[0],
        expected[1],
    ]
    assert [time["datetime"] for time in page.select(".step__date time")] == [
        "2017",
        "2017-06-29",
        "2017-09",
    ]


@both_languages
def test_newest_come_first_and_a_link_turns_the_order(client, language):
    timeline = TimelinePageFactory()
    for year in (2011, 2024, 2017):
        NewsPageFactory(event_date=PartialDate(year))
    page = read(client, timeline, language)
    assert years(page) == ["2024", "2017", "2011"]
    turned = page.select_one(".list-head a")["href"]
    page = read(client, timeline, language, turned)
    assert years(page) == ["2011", "2017", "2024"]
    assert page.select_one("form input[name=order]")["value"] == "oldest"


@both_languages
def test_timeline_is_narrowed_down_by_kind(client, language):
    timeline = TimelinePageFactory()
    NewsPageFactory(event_date="2023")
    AccessionStageFactory(date="2022")
    page = read(client, timeline, language, "?kind=accession")
    assert years(page) == ["2022"]
    options = [option["value"] for option in page.select("select[name=kind] option")]
    assert options == ["", "accession", "news"]


@both_languages
def test_timeline_leaves_out_what_may_not_be_read(client, language):
    timeline = TimelinePageFactory()
    shown = NewsPageFactory(event_date="2023")
    NewsPageFactory(event_date="2023", live=False)
    NewsPageFactory(event_date="2023", **{f"ready_{language}": False})
    NewsPageFactory()
    private = NewsIndexPageFactory()
    NewsPageFactory(parent=private, event_date="2023")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    page = read(client, timeline, language)
    assert events(page) == [getattr(shown, f"title_{language}")]


def test_timeline_in_another_language_is_in_that_language_throughout(client):
    timeline = TimelinePageFactory(ready_en=False)
    stage = AccessionStageFactory(date="2022", membership__title_pl="Sieć")
    page = read(client, timeline, "en")
    assert links(page.select_one(".axis")) == [stage.membership.get_url(language="en")]
    assert page.select_one("main > article")["lang"] == "pl"
    assert events(page) == ["Przyjęcie: Sieć"]
    assert words(page.select_one(".count")) == "1 wydarzenie"


def test_a_page_of_the_timeline_has_whole_years(client, monkeypatch):
    monkeypatch.setattr(TimelinePage, "events_per_page", 3)
    timeline = TimelinePageFactory()
    for year, number in ((2024, 2), (2023, 2), (2022, 1), (2021, 5)):
        NewsPageFactory.create_batch(number, event_date=PartialDate(year))
    first, second = (read(client, timeline, "pl", f"?page={number}") for number in (1, 2))
    assert years(first) == ["2024", "2023"]
    assert years(second) == ["2022", "2021"]
    assert years(read(client, timeline, "pl", "?page=9")) == ["2022", "2021"]
    assert links(first.select_one(".years")) == [
        "#y2024",
        "#y2023",
        "?page=2#y2022",
        "?page=2#y2021",
    ]
    assert words(first.select_one(".count")) == "10 wydarzeń"


@both_languages
def test_empty_timeline_offers_a_way_on(client, language):
    timeline = TimelinePageFactory()
    assert read(client, timeline, language).select_one(".empty")
    NewsPageFactory(event_date="2023")
    assert not read(client, timeline, language, "?kind=role").select_one(".empty")


@pytest.mark.parametrize("query", JUNK)
@pytest.mark.parametrize("name", ["kind", "order"])
def test_junk_in_the_query_is_ignored(client, query, name):
    timeline = TimelinePageFactory()
    NewsPageFactory(event_date="2023")
    assert years(read(client, timeline, "en", "?" + query.replace("filter", name))) == ["2023"]


@both_languages
@pytest.mark.parametrize("number", [1, 20, 300])
def test_timeline_stays_within_the_budget(client, django_assert_max_num_queries, language, number):
    timeline, member = (
        TimelinePageFactory(),
        MembershipPageFactory(parent=NetworkIndexPageFactory()),
    )
    person, act = PersonFactory(), ResolutionFactory()
    dates = [str(PartialDate(1990 + count % 30, 1 + count % 12)) for count in range(number)]
    AccessionStage.objects.bulk_create(
        AccessionStage(membership=member, kind="acceptance", date=date, resolution=act)
        for date in dates
    )
    MembershipRole.objects.bulk_create(
        MembershipRole(membership=member, person=person, from_date=date) for date in dates
    )
    NewsPageFactory(event_date="2023")
    DeclarationPageFactory()
    for query in ("", "?kind=role&order=oldest&page=2"):
        forget_everything()
        with django_assert_max_num_queries(BUDGET):
            response = client.get(timeline.get_url(language=language) + query)
        assert_well_made(response, language)
