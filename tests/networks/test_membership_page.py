"""What a visitor reads on the page of a membership."""

import datetime
from itertools import pairwise

import pytest
from django.utils import timezone, translation

from networks.models import AccessionStage, MembershipPage, Network
from portal.civic.dates import PartialDate
from tests.factories.civic import (
    CityFactory,
    FrameworkFactory,
    FrameworkItemFactory,
    PersonFactory,
    ResolutionFactory,
    SourceFactory,
    UnitFactory,
)
from tests.factories.networks import (
    AccessionStageFactory,
    FormerNameFactory,
    MembershipClaimFactory,
    MembershipPageFactory,
    MembershipRoleFactory,
    MembershipSourceFactory,
    NetworkFactFactory,
    NetworkFactory,
    NetworkMemberFactory,
    ObligationFactory,
    RelatedPageFactory,
    SittingFactory,
    SupportingOrganisationFactory,
)
from tests.factories.pages import StandardPageFactory

from .helpers import read, words

pytestmark = pytest.mark.django_db
in_both_languages = pytest.mark.parametrize("language", ["pl", "en"])


def texts(soup, selector):
    return [words(element) for element in soup.select(selector)]


@in_both_languages
def test_page_shows_network_with_its_names_and_founding(client, language):
    network = NetworkFactory(
        name_pl="Sieć Miast Kobiet",
        name_en="Women's Cities",
        original_name="Frauen-Städte-Netzwerk",
        acronym="FemCities",
        founded="1997",
        founding_place_pl="Wiedeń",
        founding_place_en="Vienna",
        initiator_pl="Miasto Wiedeń",
        initiator_en="City of Vienna",
        coordinator_pl="Wydział ds. Kobiet",
        coordinator_en="Women's Department",
        website="https://femcities.example.org/",
        charter=FrameworkFactory(name_pl="Karta Równości", name_en="Charter of Equality"),
    )
    FormerNameFactory(network=network, name="Milena", from_date="1997", to_date="2005")
    page = MembershipPageFactory(network=network)
    text = words(read(client, page, language).select_one(".network-facts"))
    expected = {
        "pl": ["Sieć Miast Kobiet", "1997, Wiedeń", "Wydział ds. Kobiet", "Karta Równości"],
        "en": ["Women's Cities", "1997, Vienna", "Women's Department", "Charter of Equality"],
    }
    for part in [
        *expected[language],
        "Frauen-Städte-Netzwerk",
        "FemCities",
        "Milena (1997–2005)",
        "https://femcities.example.org/",
    ]:
        assert part in text


@in_both_languages
def test_page_shows_status_basis_unit_and_contact(client, language):
    unit = UnitFactory(name_pl="Wydział Polityki Społecznej", name_en="Social Policy Department")
    page = MembershipPageFactory(
        unit=unit,
        joined_on=PartialDate(2024, 9, 25),
        legal_basis_pl="Uchwała rady",
        legal_basis_en="Resolution of the council",
        focal_point_pl="Koordynatorka",
        focal_point_en="Coordinator",
    )
    text = words(read(client, page, language).select_one(".membership-facts"))
    expected = {
        "pl": ["Wydział Polityki Społecznej", "25 września 2024", "Uchwała rady", "Koordynatorka"],
        "en": ["Social Policy Department", "25 September 2024", "Resolution of the", "Coordinator"],
    }
    for part in expected[language]:
        assert part in text


@pytest.mark.parametrize(
    ("number", "english"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (113, "113th"), (144, "144th")],
)
def test_ordinal_of_the_city_follows_the_language(client, number, english):
    page = MembershipPageFactory(city_ordinal=number)
    assert f"{english} city to join" in words(read(client, page, "en"))
    assert f" {number}. " in words(read(client, page, "pl").select_one(".membership-facts"))


@in_both_languages
def test_stages_stand_in_the_order_of_their_dates(client, language):
    page = MembershipPageFactory()
    for place, date in [("C", "2022-09"), ("A", "2021"), ("D", "2022-09-25"), ("B", "2022-01-02")]:
        AccessionStageFactory(membership=page, date=date, place_pl=place, place_en=place)
    soup = read(client, page, language)
    assert [words(dd) for dd in soup.select(".stage dd")] == ["A", "B", "C", "D"]
    dates = {
        "pl": ["2021", "2 stycznia 2022", "wrzesień 2022", "25 września 2022"],
        "en": ["2021", "2 January 2022", "September 2022", "25 September 2022"],
    }
    assert texts(soup, ".step__date") == dates[language]


def test_stage_without_date_stays_behind_the_one_before_it(client):
    page = MembershipPageFactory()
    for place, date in [("third", "2022"), ("fourth", None), ("first", "2020"), ("second", None)]:
        AccessionStageFactory(membership=page, date=date, place_en=place)
    stages = [words(dd) for dd in read(client, page, "en").select(".stage dd")]
    assert stages == ["first", "second", "third", "fourth"]


@in_both_languages
def test_stage_shows_range_note_and_deciding_body(client, language):
    page = MembershipPageFactory()
    AccessionStageFactory(
        membership=page,
        kind=AccessionStage.Kind.OTHER,
        label_pl="Podpisanie deklaracji",
        label_en="Declaration signed",
        date="2017-06-29",
        date_end="2017-06-30",
        date_note_pl="podczas konferencji",
        date_note_en="at a conference",
        body_name_pl="11 prezydentów miast",
        body_name_en="11 mayors",
    )
    soup = read(client, page, language)
    expected = {
        "pl": ["Podpisanie deklaracji", "29–30 czerwca 2017 (podczas konferencji)", "11 prez"],
        "en": ["Declaration signed", "29–30 June 2017 (at a conference)", "11 mayors"],
    }
    for part in expected[language]:
        assert part in words(soup.select_one(".stage"))


@in_both_languages
def test_resolution_links_to_bulletin_only_where_it_has_an_address(client, language):
    page = MembershipPageFactory()
    linked = ResolutionFactory(number="XVI/171/11", bip_url="https://bip.example.org/171")
    AccessionStageFactory(membership=page, date="2011", resolution=linked)
    AccessionStageFactory(
        membership=page, date="2012", resolution=ResolutionFactory(number="XVII/200/11")
    )
    first, second = read(client, page, language).select(".stage")
    assert first.select_one("a")["href"] == "https://bip.example.org/171"
    assert "XVI/171/11" in words(first.select_one("a"))
    assert {"pl": "25 maja 2011", "en": "25 May 2011"}[language] in words(first)
    assert {"pl": linked.title_pl, "en": linked.title_en}[language] in words(first)
    assert second.select("a") == []
    assert "XVII/200/11" in words(second)


@in_both_languages
def test_past_role_is_marked_as_former_and_stands_last(client, language):
    page = MembershipPageFactory()
    person = PersonFactory(given_name="Robert", family_name="Piaskowski")
    MembershipRoleFactory(
        membership=page, person=person, from_date="2020-06-04", to_date="2024-05-30"
    )
    MembershipRoleFactory(
        membership=page,
        person=None,
        holder_name_pl="Miasto Kraków",
        holder_name_en="City of Kraków",
        from_date="2024-05-30",
    )
    current, former = read(client, page, language).select(".role")
    assert {"pl": "Miasto Kraków", "en": "City of Kraków"}[language] in words(current)
    assert "role--former" not in current["class"]
    assert "Robert Piaskowski" in words(former)
    assert "role--former" in former["class"]
    assert {"pl": "30 maja 2024", "en": "30 May 2024"}[language] in words(former)


@pytest.mark.parametrize(
    ("to_date", "is_former"),
    [
        ("2024", True),
        ("2025", False),
        ("2025-05", True),
        ("2025-06", False),
        ("2025-06-14", True),
        ("2025-06-15", False),
        (None, False),
    ],
)
def test_role_is_former_once_its_last_period_is_over(monkeypatch, to_date, is_former):
    monkeypatch.setattr(timezone, "localdate", lambda: datetime.date(2025, 6, 15))
    role = MembershipRoleFactory(to_date=to_date)
    role.refresh_from_db()
    assert role.is_former is is_former


@in_both_languages
def test_obligation_shows_how_often_and_when_next(client, language):
    page = MembershipPageFactory()
    ObligationFactory(
        membership=page,
        text_pl="Sprawozdanie",
        text_en="Report",
        next_due="2026-09",
        framework_item=FrameworkItemFactory(number="2", title_pl="Ocena", title_en="Assessment"),
        evidence_url="https://example.org/report",
    )
    obligation = read(client, page, language).select_one(".obligation")
    expected = {
        "pl": ["Sprawozdanie", "wrzesień 2026", "2. Ocena"],
        "en": ["Report", "Every two years", "September 2026", "2. Assessment"],
    }
    for part in expected[language]:
        assert part in words(obligation)
    assert obligation.select_one("a")["href"] == "https://example.org/report"


@in_both_languages
def test_disagreeing_sources_stand_side_by_side(client, language):
    page = MembershipPageFactory()
    for statement, year in [("2021", "2021-02"), ("2022", "2025-01-22")]:
        MembershipClaimFactory(
            membership=page,
            statement_pl=statement,
            statement_en=statement,
            as_of=year,
            source=SourceFactory(title_pl=f"Strona {year}", title_en=f"Page {year}"),
        )
    subject = read(client, page, language).select_one(".claim-subject--disputed")
    assert [words(p) for p in subject.select(".claim-statement")] == ["2021", "2022"]
    title = {"pl": "Strona", "en": "Page"}[language]
    assert [words(cite) for cite in subject.select("cite")] == [
        f"{title} 2021-02",
        f"{title} 2025-01-22",
    ]
    if language == "en":
        assert "The sources differ." in words(subject)


@in_both_languages
def test_agreeing_facts_of_page_and_network_are_one_undisputed_subject(client, language):
    page = MembershipPageFactory()
    for factory, holder in [
        (MembershipClaimFactory, {"membership": page}),
        (NetworkFactFactory, {"network": page.network}),
    ]:
        factory(
            **holder,
            subject_pl="Liczba miast",
            subject_en="Number of cities",
            statement_pl="ponad 170",
            statement_en="more than 170",
        )
    soup = read(client, page, language)
    (subject,) = soup.select(".claim-subject")
    assert len(subject.select(".claim")) == 2
    assert soup.select(".claim-subject--disputed") == []


@in_both_languages
def test_claim_without_words_in_the_language_is_left_out(client, language):
    page = MembershipPageFactory()
    MembershipClaimFactory(membership=page, statement_en="", subject_en="")
    claims = read(client, page, language).select(".claim")
    assert len(claims) == (1 if language == "pl" else 0)


@in_both_languages
def test_working_body_shows_sittings_and_supporting_organisations(client, language):
    page = MembershipPageFactory(network__kind=Network.Kind.WORKING_BODY)
    SittingFactory(membership=page, date="2022-12-16", subject_pl="Plany", subject_en="Plans")
    SupportingOrganisationFactory(
        membership=page,
        name_pl="Międzynarodowa Organizacja ds. Migracji",
        name_en="International Organization for Migration",
        acronym="IOM",
    )
    soup = read(client, page, language)
    expected = {"pl": ["16 grudnia 2022, Kraków", "Plany"], "en": ["16 December 2022", "Plans"]}
    for part in expected[language]:
        assert part in words(soup.select_one(".sittings"))
    organisation = {"pl": "Międzynarodowa", "en": "International"}[language]
    assert organisation in words(soup.select_one(".supporters"))
    assert "(IOM)" in words(soup.select_one(".supporters"))


@in_both_languages
def test_page_lists_partner_cities_sources_and_related_pages(client, language):
    page = MembershipPageFactory()
    city = CityFactory(name_pl="Wiedeń", name_en="Vienna")
    NetworkMemberFactory(network=page.network, city=city)
    MembershipSourceFactory(membership=page, source__title_pl="Uchwała", source__title_en="Act")
    related = RelatedPageFactory(membership=page).page
    RelatedPageFactory(membership=page, page=StandardPageFactory(live=False))
    soup = read(client, page, language)
    assert texts(soup, ".cities li") == [{"pl": "Wiedeń", "en": "Vienna"}[language]]
    assert texts(soup, ".sources cite") == [{"pl": "Uchwała", "en": "Act"}[language]]
    (link,) = soup.select(".related-pages a")
    assert link["href"] == related.get_url(language=language)
    assert words(link) == related.text("title", language)


@in_both_languages
def test_headings_start_with_one_and_skip_no_level(client, language):
    page = full_membership()
    levels = [int(h.name[1]) for h in read(client, page, language).select("h1, h2, h3, h4")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@in_both_languages
def test_ids_are_unique(client, language):
    ids = [e["id"] for e in read(client, full_membership(), language).select("[id]")]
    assert len(ids) == len(set(ids))


def full_membership():
    page = MembershipPageFactory()
    for factory in (
        AccessionStageFactory,
        MembershipRoleFactory,
        ObligationFactory,
        MembershipClaimFactory,
        SittingFactory,
        SupportingOrganisationFactory,
        RelatedPageFactory,
        MembershipSourceFactory,
    ):
        factory(membership=page)
    NetworkMemberFactory(network=page.network)
    return page


def test_untranslated_page_speaks_one_language_throughout(client):
    page = MembershipPageFactory(ready_en=False)
    AccessionStageFactory(
        membership=page, date="2024-09-25", place_pl="Heidelberg (Niemcy)", place_en="Heidelberg"
    )
    article = read(client, page, "en").select_one("article[lang=pl]")
    assert "25 września 2024" in words(article)
    assert "Heidelberg (Niemcy)" in words(article)


def test_page_is_listed_under_the_day_of_joining_else_the_first_stage():
    page = MembershipPageFactory()
    AccessionStageFactory(membership=page, date="2024-09-25")
    AccessionStageFactory(membership=page, date="2024-03-06")
    page = MembershipPage.objects.get(pk=page.pk)
    page.save()
    assert str(page.listed_on) == "2024-03-06"
    page.joined_on = PartialDate(2024, 9)
    page.save()
    assert str(page.listed_on) == "2024-09-01"


def test_network_without_a_name_in_the_language_is_called_by_another():
    network = NetworkFactory(name_pl="Sieć", name_en="")
    with translation.override("en"):
        assert str(network) == "Sieć"
