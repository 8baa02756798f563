"""What pages say about themselves to search engines and to other sites."""

import json

import pytest
from wagtail.models import Site

from portal.civic.dates import PartialDate
from portal.pages.languages import localized_names
from portal.pages.models import PortalSettings
from tests.factories.accessibility import AccessibilityStatementPageFactory
from tests.factories.civic import CityFactory, ResolutionFactory, SourceFactory, UnitFactory
from tests.factories.declarations import (
    DeclarationIndexPageFactory,
    DeclarationPageFactory,
    DeclarationSourceFactory,
    SignatoryFactory,
)
from tests.factories.networks import (
    AccessionStageFactory,
    MembershipPageFactory,
    NetworkIndexPageFactory,
)
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.factories.pages import StandardPageFactory, paragraph
from tests.schema_org import SCRIPT, graph_at

pytestmark = pytest.mark.django_db
both_languages = pytest.mark.parametrize("language", ["pl", "en"])


def whole_membership():
    unit = UnitFactory(city=CityFactory())
    page = MembershipPageFactory(
        parent=NetworkIndexPageFactory(), joined_on=PartialDate(2011, 5), unit=unit
    )
    stage = AccessionStageFactory(
        membership=page, kind="council_resolution", resolution=ResolutionFactory()
    )
    return page, stage.resolution


def whole_declaration():
    page = DeclarationPageFactory(
        issuing_city=CityFactory(), document_date=PartialDate(2023, 4, 18)
    )
    SignatoryFactory(page=page, city=page.issuing_city)
    return page


MAKERS = {
    "WebPage": StandardPageFactory,
    "CollectionPage": NewsIndexPageFactory,
    "NewsArticle": lambda: NewsPageFactory(event_date=PartialDate(2024, 9, 25)),
    "DigitalDocument": whole_declaration,
}


@both_languages
@pytest.mark.parametrize("kind", MAKERS)
def test_page_describes_itself_in_the_language_of_its_text(client, kind, language):
    page = MAKERS[kind]()
    found = graph_at(client, page.get_url(language=language))[kind]
    assert found["name"] == page.text("title", language)
    assert found["inLanguage"] == language
    assert found["url"] == page.get_full_url(language=language)


@both_languages
def test_way_to_the_page_is_described(client, language):
    page = DeclarationPageFactory(parent=DeclarationIndexPageFactory())
    steps = graph_at(client, page.get_url(language=language))["BreadcrumbList"]["itemListElement"]
    pages = [page.get_parent().get_parent(), page.get_parent(), page]
    assert [step["item"] for step in steps] == [
        each.get_full_url(language=language) for each in pages
    ]
    assert [step["position"] for step in steps] == [1, 2, 3]


@both_languages
def test_first_page_describes_site_and_office(client, language):
    PortalSettings.objects.create(
        site=Site.objects.get(is_default_site=True),
        email="biuro@example.org",
        **{f"site_name_{language}": "Brama", f"office_name_{language}": "Biuro / Office"},
        **dict.fromkeys(localized_names("address"), "ul. Prosta 1\n00-000 Miasto"),
    )
    found = graph_at(client, f"/{language}/")
    assert found["WebSite"]["name"] == "Brama"
    office = found["GovernmentOrganization"]
    assert office["name"] == "Biuro / Office"
    assert office["address"] == "ul. Prosta 1 00-000 Miasto"
    assert office["contactPoint"]["email"] == "biuro@example.org"
    assert "BreadcrumbList" not in found


@both_languages
def test_membership_says_who_belongs_to_what_since_when_and_by_which_act(client, language):
    page, resolution = whole_membership()
    found = graph_at(client, page.get_url(language=language))["WebPage"]
    role = found["about"]["memberOf"]
    assert found["about"]["name"] == getattr(page.unit.city, f"name_{language}")
    assert role["startDate"] == "2011-05"
    assert role["memberOf"]["name"] == getattr(page.network, f"name_{language}")
    (act,) = found["citation"]
    assert act["legislationIdentifier"] == resolution.number
    assert act["legislationDate"] == resolution.adopted_on.isoformat()


def test_declaration_names_its_signatories_and_sources(client):
    page = whole_declaration()
    DeclarationSourceFactory(page=page, source=SourceFactory(url="https://example.org/a"))
    found = graph_at(client, page.get_url(language="en"))["DigitalDocument"]
    assert found["dateCreated"] == "2023-04-18"
    assert len(found["contributor"]) == 1
    assert found["isBasedOn"] == ["https://example.org/a"]


def test_text_cannot_break_out_of_the_description(client):
    title = "</script><script>alert(1)</script> & <!--"
    page = StandardPageFactory(title_en=title, body_en=paragraph("text"))
    html = client.get(page.get_url(language="en")).text
    (script,) = SCRIPT.findall(html)
    assert json.loads(script)["@graph"][0]["name"] == title
    assert "<script>alert" not in html


@both_languages
def test_page_shown_in_the_other_language_is_described_only_there(client, language):
    other = {"pl": "en", "en": "pl"}[language]
    page = StandardPageFactory(original_language=other, **{f"ready_{language}": False})
    assert "ld+json" not in client.get(page.get_url(language=language)).text
    assert "ld+json" in client.get(page.get_url(language=other)).text


@both_languages
def test_accessibility_statement_is_described(client, language):
    page = AccessibilityStatementPageFactory()
    assert graph_at(client, page.get_url(language=language))["WebPage"]


@both_languages
def test_page_that_does_not_exist_is_not_described(client, language):
    assert "ld+json" not in client.get(f"/{language}/nowhere/").text
