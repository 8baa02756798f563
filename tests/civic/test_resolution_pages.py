"""The register of resolutions and the page of each, as visitors and search engines see them."""

import pytest
from wagtail.models import PageViewRestriction

from portal.civic.models import Resolution
from tests.factories.accessibility import EasyReadTextFactory
from tests.factories.civic import CouncilFactory, ResolutionFactory, ResolutionIndexPageFactory
from tests.factories.declarations import DeclarationPageFactory
from tests.factories.media import PortalDocumentFactory
from tests.factories.networks import AccessionStageFactory, MembershipPageFactory
from tests.factories.news import NewsPageFactory
from tests.queries import forget_everything
from tests.readers import JUNK, links, read, words
from tests.schema_org import graph_at
from tests.templates.html import assert_well_made
from tests.xml_answers import parse

pytestmark = pytest.mark.django_db
both_languages = pytest.mark.parametrize("language", ["pl", "en"])
BUDGET = 6


def entry(register, resolution):
    return register.find_entry(resolution.slug)


def give_resolutions(page, *resolutions):
    page.resolutions.set(resolutions)
    page.save()


@both_languages
def test_list_links_each_act_to_its_page(client, language):
    register = ResolutionIndexPageFactory()
    older = ResolutionFactory(number="XVI/171/11")
    newer = ResolutionFactory(number="CXXIX/3569/24", adopted_on="2024-03-06", term="VIII")
    page = read(client, register, language)
    url = register.get_url(language=language)
    assert links(page.select_one(".acts")) == [f"{url}{newer.slug}/", f"{url}{older.slug}/"]
    assert getattr(older, f"title_{language}") in words(page.select_one(".acts"))


@pytest.mark.parametrize(
    ("language", "url", "title"),
    [
        ("pl", "/pl/uchwaly/xvi-171-11/", "Uchwała nr XVI/171/11"),
        ("en", "/en/resolutions/xvi-171-11/", "Resolution No. XVI/171/11"),
    ],
)
def test_act_has_a_page_at_its_number(client, language, url, title):
    ResolutionIndexPageFactory()
    ResolutionFactory(number="XVI/171/11", print_number="4009")
    page = assert_well_made(client.get(url), language)
    facts = " ".join("".join(page.find(".//dl").itertext()).split())
    assert " ".join(page.find(".//h1").text.split()) == title.replace("nr ", "nr ")
    assert "XVI/171/11" in facts
    assert "4009" in facts


@both_languages
def test_act_links_to_the_bulletin_and_to_its_file(client, language):
    register = ResolutionIndexPageFactory()
    document = PortalDocumentFactory()
    act = ResolutionFactory(bip_url="https://bip.example.org/1", document=document)
    found = links(read(client, entry(register, act), language).select_one(".act-text"))
    assert found == ["https://bip.example.org/1", document.url]


def test_acts_of_two_terms_with_one_number_have_two_pages(client):
    register, council = ResolutionIndexPageFactory(), CouncilFactory()
    acts = [
        ResolutionFactory(number="XVI/171/11", term=term, council=council) for term in ("VI", "IX")
    ]
    other = ResolutionFactory(number="XVI/171/11", term="IX")
    assert [act.slug for act in (*acts, other)] == [
        "xvi-171-11",
        "xvi-171-11-ix",
        "xvi-171-11-ix-2",
    ]
    for act in (*acts, other):
        assert act.council.name_pl in words(read(client, entry(register, act), "pl").main)


def test_address_stays_when_the_number_is_corrected():
    act = ResolutionFactory(number="XVI/171/11")
    act.number = "XVI/172/11"
    act.save()
    assert Resolution.objects.get(pk=act.pk).slug == "xvi-171-11"


@both_languages
def test_act_names_the_pages_that_rest_on_it(client, language):
    register, act = ResolutionIndexPageFactory(), ResolutionFactory()
    membership = MembershipPageFactory()
    AccessionStageFactory.create_batch(2, membership=membership, resolution=act)
    declaration, news = DeclarationPageFactory(), NewsPageFactory()
    give_resolutions(declaration, act)
    give_resolutions(news, act)
    give_resolutions(NewsPageFactory(live=False), act)
    give_resolutions(NewsPageFactory(), ResolutionFactory())
    private = NewsPageFactory()
    give_resolutions(private, act)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    found = links(read(client, entry(register, act), language).select_one(".act-uses"))
    pages = (membership, declaration, news)
    assert sorted(found) == sorted(page.get_url(language=language) for page in pages)


def test_page_in_another_language_is_named_in_its_own(client):
    register, act = ResolutionIndexPageFactory(), ResolutionFactory()
    news = NewsPageFactory(ready_en=False)
    give_resolutions(news, act)
    link = read(client, entry(register, act), "en").select_one(".act-uses a")
    assert (link["lang"], link.text) == ("pl", news.title_pl)


@both_languages
def test_pages_that_rest_on_an_act_link_to_its_page(client, language):
    register, act = ResolutionIndexPageFactory(), ResolutionFactory()
    stage = AccessionStageFactory(resolution=act)
    declaration, news = DeclarationPageFactory(), NewsPageFactory()
    give_resolutions(declaration, act)
    give_resolutions(news, act)
    url = entry(register, act).get_url(language=language)
    for page in (stage.membership, declaration, news):
        assert url in links(read(client, page, language).main)


def test_act_leads_to_the_bulletin_where_the_site_has_no_register(client):
    act = ResolutionFactory(bip_url="https://bip.example.org/1")
    stage = AccessionStageFactory(resolution=act)
    assert act.bip_url in links(read(client, stage.membership, "pl").main)


def test_languages_of_an_act_lead_to_each_other(client):
    register, act = ResolutionIndexPageFactory(), ResolutionFactory()
    urls = {
        language: entry(register, act).get_full_url(language=language) for language in ("pl", "en")
    }
    for language, url in urls.items():
        page = read(client, entry(register, act), language)
        alternates = {link["hreflang"]: link["href"] for link in page.select("link[hreflang]")}
        switch = [link["href"] for link in page.select(".language-switch a")]
        assert page.select_one("link[rel=canonical]")["href"] == url
        assert alternates == {**urls, "x-default": urls["pl"]}
        assert [f"http://localhost{address}" for address in switch] == list(urls.values())


def test_act_without_a_title_in_a_language_is_read_in_the_other_under_a_notice(client):
    register = ResolutionIndexPageFactory()
    act = ResolutionFactory(title_en="")
    page = read(client, entry(register, act), "en")
    assert page.select_one(".notice--language")
    assert page.select_one("main > article")["lang"] == "pl"
    assert "Uchwała" in page.h1.text
    assert page.select_one("link[rel=canonical]")["href"].startswith("http://localhost/pl/")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert not read(client, register, "en").select(".acts")


def test_sitemap_has_the_addresses_of_every_act(client, django_assert_max_num_queries):
    register = ResolutionIndexPageFactory()
    both = ResolutionFactory.create_batch(20)
    polish = ResolutionFactory(title_en="")
    forget_everything()
    with django_assert_max_num_queries(4):
        text = "".join(parse(client.get("/sitemap.xml")).itertext())
    for act in both:
        for language in ("pl", "en"):
            assert entry(register, act).get_full_url(language=language) in text
    assert entry(register, polish).get_full_url(language="pl") in text
    assert entry(register, polish).get_full_url(language="en") not in text


@pytest.mark.parametrize(
    "path",
    [
        "/pl/uchwaly/nic/",
        "/pl/uchwaly/xvi-171-11/dalej/",
        "/pl/uchwaly/%00/",
        "/pl/uchwaly/" + "x" * 300 + "/",
        "/pl/uchwaly/ŁÓDŹ/",
        "/en/uchwaly/xvi-171-11/",
        "/pl/xvi-171-11/",
    ],
)
def test_address_of_no_act_is_not_found(client, path):
    ResolutionIndexPageFactory()
    ResolutionFactory(number="XVI/171/11")
    assert client.get(path).status_code == 404


def test_upper_case_and_missing_slash_redirect(client):
    ResolutionIndexPageFactory()
    ResolutionFactory(number="XVI/171/11")
    for path in ("/pl/uchwaly/XVI-171-11/", "/pl/uchwaly/xvi-171-11"):
        response = client.get(path)
        assert (response.status_code, response.url) == (301, "/pl/uchwaly/xvi-171-11/")


@pytest.mark.parametrize(
    ("restriction", "options"), [("login", {}), ("password", {"password": "sezam"})]
)
def test_act_of_a_private_register_is_hidden(client, restriction, options):
    register, act = ResolutionIndexPageFactory(), ResolutionFactory()
    url = entry(register, act).get_url(language="pl")
    PageViewRestriction.objects.create(page=register, restriction_type=restriction, **options)
    response = client.get(url)
    assert act.title_pl not in response.content.decode()
    assert response.status_code == (302 if restriction == "login" else 200)
    membership = AccessionStageFactory(resolution=act).membership
    assert url not in links(read(client, membership, "pl").main)


def test_act_of_a_register_that_is_not_published_is_not_found(client):
    register, act = ResolutionIndexPageFactory(), ResolutionFactory()
    url = entry(register, act).get_url(language="pl")
    register.unpublish()
    assert client.get(url).status_code == 404


@both_languages
def test_list_is_narrowed_down_by_year_and_body(client, language):
    register = ResolutionIndexPageFactory()
    wanted = ResolutionFactory(adopted_on="2024-03-06")
    ResolutionFactory(council=wanted.council)
    ResolutionFactory(adopted_on="2024-03-06")
    query = f"?year=2024&council={wanted.council.pk}"
    page = read(client, register, language, query)
    assert len(page.select(".act")) == 1
    assert wanted.number in words(page.select_one(".act"))


@pytest.mark.parametrize("query", JUNK)
@pytest.mark.parametrize("name", ["year", "council"])
def test_junk_in_the_query_is_ignored(client, query, name):
    register = ResolutionIndexPageFactory()
    ResolutionFactory.create_batch(2)
    page = read(client, register, "pl", "?" + query.replace("filter", name))
    assert len(page.select(".act")) == 2


@pytest.mark.parametrize(
    ("number", "pl", "en"),
    [(1, "1 akt", "1 act"), (2, "2 akty", "2 acts"), (5, "5 aktów", "5 acts")],
)
def test_list_says_how_many_acts_there_are(client, number, pl, en):
    register = ResolutionIndexPageFactory()
    ResolutionFactory.create_batch(number)
    assert words(read(client, register, "pl").select_one(".count")) == pl
    assert words(read(client, register, "en").select_one(".count")) == en


@both_languages
@pytest.mark.parametrize("number", [1, 20, 300])
def test_pages_stay_within_the_budget(client, django_assert_max_num_queries, language, number):
    register = ResolutionIndexPageFactory()
    council, membership = CouncilFactory(), MembershipPageFactory()
    Resolution.objects.bulk_create(
        ResolutionFactory.build(council=council, slug=f"a-{count}") for count in range(number)
    )
    act = Resolution.objects.first()
    AccessionStageFactory.create_batch(min(number, 20), membership=membership, resolution=act)
    for page in (register, entry(register, act), membership):
        url = page.get_url(language=language)
        forget_everything()
        with django_assert_max_num_queries(BUDGET):
            assert client.get(url).status_code == 200
    assert_well_made(client.get(register.get_url(language=language)), language)


@both_languages
def test_forms_of_the_register_are_not_those_of_an_act(client, language):
    register, act = ResolutionIndexPageFactory(), ResolutionFactory()
    EasyReadTextFactory(page=register)
    assert read(client, register, language).select(".access-forms")
    page = read(client, entry(register, act), language, "?form=etr")
    assert not page.select(".access-forms, .easy-read")


@both_languages
def test_act_describes_itself_as_legislation(client, language):
    register = ResolutionIndexPageFactory()
    act = ResolutionFactory(bip_url="https://bip.example.org/1")
    graph = graph_at(client, entry(register, act).get_url(language=language))
    assert graph["Legislation"]["legislationIdentifier"] == act.number
    assert graph["Legislation"]["isBasedOn"] == "https://bip.example.org/1"
    steps = graph["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps][-2] == getattr(register, f"title_{language}")


@pytest.mark.parametrize("address", ["/uchwaly/xvi-171-11/", "/resolutions/xvi-171-11"])
@pytest.mark.parametrize("accepted", ["pl", "en"])
def test_address_of_an_act_without_a_language_leads_to_its_page(client, address, accepted):
    ResolutionIndexPageFactory()
    ResolutionFactory(number="XVI/171/11")
    response = client.get(address, headers={"accept-language": accepted})
    paths = {"pl": "/pl/uchwaly/xvi-171-11/", "en": "/en/resolutions/xvi-171-11/"}
    assert response.url == paths[accepted]
    assert "Accept-Language" in response.headers["Vary"]
    unknown = client.get(f"{address.rstrip('/')}-9/", follow=True)
    assert unknown.status_code == 404
