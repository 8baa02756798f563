"""From an address to the page that answers it."""

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from portal.pages.models import PortalPage
from tests.factories.pages import HomePageFactory, StandardPageFactory
from tests.factories.users import UserFactory
from tests.queries import forget_everything

pytestmark = pytest.mark.django_db

LANGUAGES = ["pl", "en"]


def count_queries(client, context, path):
    forget_everything()
    with context as queries:
        assert client.get(path).status_code == 200
    return queries


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_page_takes_few_queries(client, django_assert_max_num_queries, language):
    StandardPageFactory.create_batch(3)
    count_queries(client, django_assert_max_num_queries(6), f"/{language}/")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("depth", [1, 5])
def test_one_query_finds_a_page_at_any_depth(
    client, django_assert_max_num_queries, language, depth
):
    parent = PortalPage.objects.get(depth=2)
    for number in range(depth):
        parent = StandardPageFactory(
            parent=parent, title_pl=f"Dział {number}", title_en=f"Part {number}"
        )
    path = parent.get_url(language=language)
    queries = count_queries(client, django_assert_max_num_queries(4), path)
    finding = [query["sql"] for query in queries if f"local_path_{language}" in query["sql"]]
    assert sum("WHERE" in sql and f'local_path_{language}" IN' in sql for sql in finding) == 1


@pytest.mark.parametrize(("language", "slug"), [("pl", "nasze-biuro"), ("en", "our-office")])
def test_page_is_served_at_the_address_of_each_language(client, language, slug):
    page = StandardPageFactory(title_pl="Nasze biuro", title_en="Our office")
    assert page.get_url(language=language) == f"/{language}/{slug}/"
    response = client.get(f"/{language}/{slug}/")
    assert f"<h1>{page.text('title', language)}</h1>" in response.text
    assert f'<html lang="{language}">' in response.text
    assert response.headers["Content-Language"] == language


def test_address_of_another_language_is_not_found(client):
    StandardPageFactory(title_pl="O biurze", title_en="About the office")
    assert client.get("/en/o-biurze/").status_code == 404
    assert client.get("/pl/about-the-office/").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", ["O-Biurze", "O-BIURZE"])
def test_upper_case_redirects_to_the_address(client, language, slug):
    StandardPageFactory(title_pl="O biurze", title_en="O biurze")
    response = client.get(f"/{language}/{slug}/?page=2")
    assert (response.status_code, response.url) == (301, f"/{language}/o-biurze/?page=2")


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_slash_redirects_to_the_address(client, language):
    StandardPageFactory(title_pl="O biurze", title_en="O biurze")
    response = client.get(f"/{language}/o-biurze")
    assert (response.status_code, response.url) == (301, f"/{language}/o-biurze/")


@pytest.mark.parametrize("change", [{"live": False}, {"live": False, "expired": True}])
def test_page_that_is_not_published_is_not_found(client, change):
    page = StandardPageFactory()
    PortalPage.objects.filter(pk=page.pk).update(**change)
    for language in LANGUAGES:
        assert client.get(page.get_url(language=language)).status_code == 404


def test_page_that_is_ready_in_no_language_is_not_found(client):
    page = StandardPageFactory()
    PortalPage.objects.filter(pk=page.pk).update(ready_pl=False, ready_en=False)
    assert client.get(page.get_url(language="pl")).status_code == 404


JUNK = [
    "/pl/brak/",
    "/pl/o-biurze/brak/",
    "//pl/",
    "/pl//",
    "/pl//o-biurze/",
    "/pl/o-biurze//",
    "//",
    "/pl/%00/",
    "/pl/o-biurze%00/",
    "/pl/%2e%2e/",
    "/pl/../",
    "/pl/o%2Dbiurze/",
    "/pl/%C5%82%C3%B3d%C5%BA/",
    "/pl/ŁÓDŹ/",
    "/pl/İ/",
    "/pl/%FF%FE/",
    "/pl/o biurze/",
    "/pl/'; DROP TABLE pages_portalpage;--/",
    "/pl/<script>/",
    "/PL/",
    "/PL/o-biurze/",
    "/uk/",
    "/de/o-biurze/",
    "/pl" * 200,
    "/pl/" + "a" * 5000,
    "/pl/" + "a" * 5000 + "/",
    "/pl/" + "a/" * 2500,
    "/pl/" + "ą" * 240 + "/",
    "/pl/?page=" + "9" * 5000,
    "/pl/?x=%00&y=%FF&page='",
]


@pytest.mark.parametrize("path", JUNK, ids=lambda path: path[:30])
def test_junk_in_the_path_is_no_server_error(client, path):
    StandardPageFactory(title_pl="O biurze", title_en="Office")
    response = client.get(path, follow=True)
    assert response.status_code in (200, 400, 404, 413)
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize(
    "header", ["Accept-Language", "Host", "Accept", "Cookie", "X-Forwarded-For"]
)
@pytest.mark.parametrize(
    "value",
    ["", "'", "pl;q=x", "*", "xx-" + "y" * 5000, "\x00", "Ä\x85", "pl,,;;", "a b:c", "[::1"],
)
@pytest.mark.parametrize("path", ["/", "/pl/", "/en/brak/"])
def test_junk_in_a_header_is_no_server_error(client, header, value, path):
    assert client.get(path, headers={header: value}).status_code < 500


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "pl"),
        ("pl", "pl"),
        ("en", "en"),
        ("en-GB,en;q=0.9,pl;q=0.5", "en"),
        ("de,fr;q=0.8", "pl"),
        ("uk", "pl"),
        ("de;q=0.9,en;q=0.1", "en"),
        ("*", "pl"),
        ("junk;;", "pl"),
    ],
)
def test_root_redirects_by_the_languages_that_a_browser_accepts(client, accepted, language):
    response = client.get("/", headers={"Accept-Language": accepted})
    assert (response.status_code, response.url) == (302, f"/{language}/")
    assert "Accept-Language" in response.headers["Vary"]
    assert "Set-Cookie" not in response.headers


def test_anonymous_readers_get_no_cookie(client):
    page = StandardPageFactory(ready_en=False)
    page.local_slug_pl = "inaczej"
    page.save()
    for path in ("/", "/pl/", "/en/", page.get_url(language="en"), "/pl/inaczej/", "/pl/brak/"):
        response = client.get(path)
        assert not response.cookies
        assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("method", ["post", "put", "delete", "options", "head", "patch"])
def test_other_methods_are_no_server_error(client, method):
    assert getattr(client, method)("/pl/").status_code < 500


# Sites


def test_each_site_serves_its_own_pages(client):
    home = HomePageFactory(title_pl="Druga", title_en="Second")
    Site.objects.create(hostname="second.example.org", port=80, root_page=home)
    page = StandardPageFactory(parent=home, title_pl="Tutaj", title_en="Here")
    own = {"Host": "second.example.org"}
    assert client.get("/en/here/", headers=own).status_code == 200
    assert client.get("/en/here/").status_code == 404
    assert page.get_url(language="en") == "http://second.example.org/en/here/"
    page.local_slug_en = "there"
    page.save()
    assert client.get("/en/here/", headers=own).url.endswith("/en/there/")


def test_portal_without_a_site_is_no_server_error(client):
    Site.objects.all().delete()
    for path in ("/", "/pl/", "/en/brak/"):
        assert client.get(path, follow=True).status_code == 404


# Private pages


def restrict(page, kind, **options):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, **options)
    if kind == PageViewRestriction.GROUPS:
        restriction.groups.set(Group.objects.filter(name="Editors"))
    return restriction


PRIVATE = [
    (PageViewRestriction.LOGIN, {}),
    (PageViewRestriction.PASSWORD, {"password": "sezam"}),
    (PageViewRestriction.GROUPS, {}),
]


@pytest.mark.parametrize(("kind", "options"), PRIVATE)
@pytest.mark.parametrize("where", ["itself", "above", "alias", "below an alias"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_private_page_is_hidden(client, kind, options, where, language):
    private = StandardPageFactory(title_pl="Tajne", title_en="Secret")
    restrict(private, kind, **options)
    page = {
        "itself": lambda: private,
        "above": lambda: StandardPageFactory(parent=StandardPageFactory(parent=private)),
        "alias": private.create_alias,
        "below an alias": lambda: StandardPageFactory(parent=private.create_alias()),
    }[where]()
    response = client.get(page.get_url(language=language))
    text = f"<h1>{page.text('title', language)}</h1>"
    if kind == PageViewRestriction.PASSWORD:
        assert response.status_code == 200
        assert text not in response.text
    else:
        assert response.status_code == 302
        assert "login" in response.url
    assert page.pk not in PortalPage.objects.readable_in(language).values_list("pk", flat=True)


def test_private_page_opens_with_its_password(client):
    page = StandardPageFactory(title_pl="Tajne", title_en="Secret")
    restriction = restrict(page, PageViewRestriction.PASSWORD, password="sezam")
    address = f"/en/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"
    data = {"password": "sezam", "return_url": page.get_url(language="en")}
    assert client.post(address, data, follow=True).status_code == 200
    assert "<h1>Secret</h1>" in client.get(page.get_url(language="en")).text


def test_private_page_opens_for_its_group_only(client):
    page = StandardPageFactory(title_pl="Tajne", title_en="Secret")
    restrict(page, PageViewRestriction.GROUPS)
    client.force_login(UserFactory())
    assert client.get(page.get_url(language="en")).status_code == 302
    client.force_login(UserFactory(groups=["Editors"]))
    assert "<h1>Secret</h1>" in client.get(page.get_url(language="en")).text


def test_pages_beside_a_private_one_stay_public(client):
    restrict(StandardPageFactory(), PageViewRestriction.LOGIN)
    page = StandardPageFactory()
    assert client.get(page.get_url(language="pl")).status_code == 200
    assert page.pk in PortalPage.objects.readable_in("pl").values_list("pk", flat=True)


def test_private_page_is_not_named_where_an_address_below_it_leads_nowhere(client):
    private = StandardPageFactory(title_pl="Tajne", title_en="Secret")
    restrict(private, PageViewRestriction.LOGIN)
    response = client.get("/en/secret/nothing/")
    assert response.status_code == 404
    assert "Secret" not in response.text


def test_list_of_readable_pages_takes_one_query(django_assert_num_queries):
    pages = StandardPageFactory.create_batch(3)
    StandardPageFactory(live=False)
    StandardPageFactory(ready_en=False, expire_at=timezone.now())
    with django_assert_num_queries(1):
        found = list(PortalPage.objects.readable_in("en").filter(depth=3))
    assert {page.pk for page in found} == {page.pk for page in pages}
