"""The frame of every page, the home page, standard pages, lists and the pages of errors."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from portal.civic.dates import PartialDate
from portal.errors import page_gone
from portal.pages.languages import languages, localized_names
from portal.pages.models import PortalSettings
from tests.factories.media import PortalImageFactory
from tests.factories.networks import MembershipPageFactory, NetworkIndexPageFactory
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.factories.pages import StandardPageFactory
from tests.queries import forget_everything

from .html import assert_well_made, parsed, text_of

pytestmark = pytest.mark.django_db
both_languages = pytest.mark.parametrize("language", ["pl", "en"])


def default_home():
    return Site.objects.get(is_default_site=True).root_page.specific


def meta(page, name):
    """Contents of the elements ``<meta>`` called ``name``."""
    return [
        element.get("content")
        for element in page.iter("meta")
        if name in (element.get("property"), element.get("name"))
    ]


def section_titles(page):
    """Mapping of the headings of the home page's sections to the titles of their cards."""
    return {
        text_of(section.find(".//h2")): [text_of(title) for title in section.findall(".//h3")]
        for section in page.iter("section")
        if "latest" in section.get("class", "").split()
    }


@both_languages
def test_standard_page_is_well_made(client, language):
    page = StandardPageFactory()
    found = assert_well_made(client.get(page.get_url(language=language)), language)
    assert text_of(found.find(".//h1")) == page.text("title", language)


@both_languages
def test_page_in_another_language_marks_its_text_and_only_that(client, language):
    other = next(code for code in languages() if code != language)
    page = StandardPageFactory(
        original_language=other,
        **dict.fromkeys(localized_names("ready"), False) | {f"ready_{other}": True},
    )
    found = assert_well_made(client.get(page.get_url(language=language)), language)
    assert found.find(".//main/article").get("lang") == other
    assert found.find("head/title").get("lang") == other
    assert meta(found, "robots") == ["noindex"]
    assert found.find(".//*[@class='notice notice--language']").get("lang") is None


@both_languages
def test_head_describes_the_page_to_search_engines_and_other_sites(client, language):
    page = StandardPageFactory(**{f"search_description_{language}": "Short & plain"})
    url = page.get_full_url(language=language)
    found = parsed(client.get(page.get_url(language=language)))
    other = next(code for code in languages() if code != language)
    locales = {"pl": "pl_PL", "en": "en_GB"}
    links = {link.get("hreflang"): link.get("href") for link in found.iter("link")}
    assert meta(found, "description") == ["Short & plain"]
    assert meta(found, "og:description") == ["Short & plain"]
    assert meta(found, "og:title") == [page.text("title", language)]
    assert meta(found, "og:url") == [url]
    assert meta(found, "og:locale") == [locales[language]]
    assert meta(found, "og:locale:alternate") == [locales[other]]
    assert links[other] == page.get_full_url(language=other)


@both_languages
def test_home_page_shows_the_latest_three_of_each_list_below_it(client, language):
    news_list = NewsIndexPageFactory()
    news = [NewsPageFactory(parent=news_list, date=f"2024-09-{day:02}") for day in (3, 1, 4, 2)]
    membership = MembershipPageFactory(parent=NetworkIndexPageFactory())
    found = assert_well_made(client.get(f"/{language}/"), language)
    expected = [news[2], news[0], news[3]]
    assert section_titles(found) == {
        news_list.text("title", language): [page.text("title", language) for page in expected],
        membership.get_parent().text("title", language): [membership.text("title", language)],
    }


@both_languages
def test_home_page_leaves_out_what_may_not_be_read(client, language):
    news_list = NewsIndexPageFactory()
    NewsPageFactory(parent=news_list, **{f"ready_{language}": False})
    NewsPageFactory(parent=news_list, live=False)
    private_list = NewsIndexPageFactory()
    NewsPageFactory(parent=private_list)
    PageViewRestriction.objects.create(page=private_list, restriction_type="login")
    unready_list = NewsIndexPageFactory(**{f"ready_{language}": False})
    NewsPageFactory(parent=unready_list)
    found = assert_well_made(client.get(f"/{language}/"), language)
    assert section_titles(found) == {}


@both_languages
def test_home_page_shows_only_dates_that_are_known_to_the_day(client, language):
    NewsPageFactory(date="2024-09-26")
    MembershipPageFactory(parent=NetworkIndexPageFactory(), joined_on=PartialDate(2022, 9))
    found = parsed(client.get(f"/{language}/"))
    assert [time.get("datetime") for time in found.iter("time")] == ["2024-09-26"]


@both_languages
@pytest.mark.parametrize("number", [1, 20])
def test_home_page_needs_at_most_six_queries(
    client, django_assert_max_num_queries, language, number
):
    news_list, network_list = NewsIndexPageFactory(), NetworkIndexPageFactory()
    image = PortalImageFactory()
    for _number in range(number):
        NewsPageFactory(parent=news_list, image=image)
        MembershipPageFactory(parent=network_list, image=image)
    client.get(f"/{language}/")  # makes the sizes of the pictures
    forget_everything()
    with django_assert_max_num_queries(6):
        client.get(f"/{language}/")


@both_languages
def test_pager_keeps_the_filters_and_names_the_current_page(client, language):
    news_list = NewsIndexPageFactory()
    for _number in range(news_list.items_per_page * 2 + 1):
        NewsPageFactory(parent=news_list)
    url = news_list.get_url(language=language)
    found = assert_well_made(client.get(url, {"year": "2024", "page": "2"}), language)
    links = {link.get("rel"): link.get("href") for link in found.iter("a") if link.get("rel")}
    assert links == {"prev": "?year=2024&page=1", "next": "?year=2024&page=3"}
    current = found.findall(".//*[@class='pager']//a[@aria-current='page']")
    assert [link.get("href") for link in current] == ["?year=2024&page=2"]


@both_languages
def test_filters_do_not_carry_the_number_of_the_page_along(client, language):
    news_list = NewsIndexPageFactory()
    NewsPageFactory(parent=news_list)
    found = assert_well_made(client.get(news_list.get_url(language=language)), language)
    names = {field.get("name") for field in (*found.iter("input"), *found.iter("select"))}
    assert names == {"year", "topic"}


@both_languages
def test_footer_gives_the_contact_and_the_bulletin(client, language):
    PortalSettings.objects.create(
        site=Site.objects.get(is_default_site=True),
        email="biuro@example.org",
        telephone="12 616 11 11",
        bip_url="https://bip.example.org/",
        **dict.fromkeys(localized_names("office_name"), "Biuro"),
    )
    found = assert_well_made(client.get(f"/{language}/"), language)
    links = [link.get("href") for link in found.find("body/footer").iter("a")]
    assert links[:2] == ["mailto:biuro@example.org", "tel:126161111"]
    assert "https://bip.example.org/" in links


@both_languages
def test_not_found_leads_to_the_nearest_page_above(client, language):
    page = StandardPageFactory()
    response = client.get(f"{page.get_url(language=language)}nothing/here/")
    found = assert_well_made(response, language)
    ways = [link.get("href") for link in found.findall(".//*[@class='way-on']//a")]
    assert response.status_code == 404
    assert ways == [page.get_url(language=language), f"/{language}/"]
    assert meta(found, "robots") == ["noindex"]


@both_languages
def test_not_found_does_not_tell_of_a_private_page(client, language):
    page = StandardPageFactory()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    response = client.get(f"{page.get_url(language=language)}nothing/")
    assert page.text("title", language) not in response.content.decode()


@both_languages
def test_not_found_needs_at_most_six_queries(client, django_assert_max_num_queries, language):
    StandardPageFactory()
    forget_everything()
    with django_assert_max_num_queries(6):
        assert client.get(f"/{language}/nothing/").status_code == 404


@both_languages
def test_not_found_is_answered_where_there_is_no_site(client, language):
    Site.objects.all().delete()
    assert_well_made(client.get(f"/{language}/nothing/"), language)


@both_languages
def test_gone_is_answered_in_the_language_of_the_address(rf, language):
    request = rf.get(f"/{language}/old/")
    request.LANGUAGE_CODE = language
    response = page_gone(request)
    assert response.status_code == 410
    parsed(response)


@both_languages
def test_form_without_its_token_is_refused_in_the_language_of_the_address(language):
    client = Client(enforce_csrf_checks=True)
    response = client.post(f"/{language}/account/login/", {"login": "x", "password": "y"})
    assert response.status_code == 403
    assert_well_made(response, language)
    expected = {"pl": "Formularz stracił ważność", "en": "The form is no longer valid"}
    assert expected[language] in response.text


def test_server_error_needs_no_database_and_speaks_both_languages(django_assert_num_queries):
    with django_assert_num_queries(0):
        html = render_to_string("500.html")
    assert 'lang="pl"' in html
    assert 'lang="en"' in html
    assert "{%" not in html
