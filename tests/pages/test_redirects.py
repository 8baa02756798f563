"""Former addresses lead to where the page is now."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from portal.pages.models import StandardPage
from portal.pages.redirects import hand_over
from tests.factories.pages import StandardPageFactory
from tests.pages.admin import log_in

pytestmark = pytest.mark.django_db


def rename(page, pl, en=None):
    page = StandardPage.objects.get(pk=page.pk)
    page.local_slug_pl, page.local_slug_en = pl, en or pl
    page.save()
    return page


def assert_leads(client, old, new):
    """``old`` answers with a permanent redirect, which ends at ``new`` at once."""
    response = client.get(old)
    assert (response.status_code, response.url) == (301, new)
    assert client.get(new).status_code == 200


def test_changed_address_redirects_in_the_language_where_it_changed(client):
    page = StandardPageFactory(title_pl="Biuro", title_en="Office")
    rename(page, "urzad", "office")
    assert_leads(client, "/pl/biuro/", "/pl/urzad/")
    assert client.get("/en/office/").status_code == 200
    assert Redirect.objects.count() == 1


def test_changed_address_redirects_all_pages_below(client):
    page = StandardPageFactory(title_pl="A", title_en="B")
    StandardPageFactory(
        parent=StandardPageFactory(parent=page, title_pl="C", title_en="D"),
        title_pl="E",
        title_en="F",
    )
    rename(page, "x", "y")
    for old, new in [
        ("/pl/a/", "/pl/x/"),
        ("/pl/a/c/", "/pl/x/c/"),
        ("/pl/a/c/e/", "/pl/x/c/e/"),
        ("/en/b/d/f/", "/en/y/d/f/"),
    ]:
        assert_leads(client, old, new)


def test_several_renames_in_a_row_lead_straight_to_the_last_address(client):
    page = StandardPageFactory(title_pl="Raz", title_en="One")
    for slug in ("dwa", "trzy", "cztery"):
        page = rename(page, slug)
    for language, first in (("pl", "raz"), ("en", "one")):
        for slug in (first, "dwa", "trzy"):
            assert_leads(client, f"/{language}/{slug}/", f"/{language}/cztery/")


def test_renaming_back_leaves_no_loop(client):
    page = StandardPageFactory(title_pl="Raz", title_en="Raz")
    rename(rename(page, "dwa"), "raz")
    assert client.get("/pl/raz/").status_code == 200
    assert_leads(client, "/pl/dwa/", "/pl/raz/")
    StandardPage.objects.update(live=False)
    assert client.get("/pl/raz/").status_code == 404


def test_two_pages_can_swap_their_addresses(client):
    first = StandardPageFactory(title_pl="Raz", title_en="Raz")
    second = StandardPageFactory(title_pl="Dwa", title_en="Dwa")
    rename(first, "chwilowo")
    rename(second, "raz")
    rename(first, "dwa")
    assert second.title_pl in client.get("/pl/raz/").text
    assert first.title_pl in client.get("/pl/dwa/").text
    assert_leads(client, "/pl/chwilowo/", "/pl/dwa/")


def test_new_page_takes_over_a_former_address(client):
    page = StandardPageFactory(title_pl="Biuro", title_en="Biuro")
    StandardPageFactory(parent=page, title_pl="Niżej", title_en="Niżej")
    rename(page, "urzad")
    new = StandardPageFactory(title_pl="Biuro", title_en="Biuro")
    assert client.get("/pl/biuro/").status_code == 200
    assert_leads(client, "/pl/biuro/nizej/", "/pl/urzad/nizej/")
    hand_over(page, new)
    page.refresh_from_db()
    page.delete()
    new.unpublish()
    assert client.get("/pl/biuro/").status_code == 404


def test_moving_redirects_the_page_and_all_below(client):
    page = StandardPageFactory(title_pl="A", title_en="B")
    StandardPageFactory(parent=page, title_pl="C", title_en="D")
    destination = StandardPageFactory(title_pl="X", title_en="Y")
    page.move(destination, pos="last-child")
    assert_leads(client, "/pl/a/c/", "/pl/x/a/c/")
    assert_leads(client, "/en/b/", "/en/y/b/")


def test_reordering_leaves_no_redirects():
    first, second = StandardPageFactory(), StandardPageFactory()
    second.move(first, pos="left")
    assert not Redirect.objects.exists()


def test_former_addresses_of_a_deleted_page_lead_to_its_successor(client):
    page = StandardPageFactory(title_pl="Raz", title_en="One")
    page = rename(page, "dwa", "two")
    successor = StandardPageFactory(title_pl="Trzy", title_en="Three")
    hand_over(page, successor)
    page.delete()
    for slug in ("raz", "dwa"):
        assert_leads(client, f"/pl/{slug}/", "/pl/trzy/")
    assert_leads(client, "/en/one/", "/en/three/")


def test_successor_that_moves_keeps_what_it_inherited(client):
    page = StandardPageFactory(title_pl="Raz", title_en="One")
    successor = StandardPageFactory(title_pl="Dwa", title_en="Two")
    hand_over(page, successor)
    page.delete()
    rename(successor, "trzy", "three")
    assert_leads(client, "/pl/raz/", "/pl/trzy/")
    assert_leads(client, "/pl/dwa/", "/pl/trzy/")


def test_page_that_was_never_published_leaves_no_redirects():
    rename(StandardPageFactory(live=False), "inaczej")
    assert not Redirect.objects.exists()


def test_new_address_in_one_language_redirects_its_borrowed_one(client):
    page = StandardPageFactory(title_pl="Biuro", title_en="", ready_en=False)
    page.title_en = "Office"
    page.save()
    assert_leads(client, "/en/biuro/", "/en/office/")


def test_renaming_the_home_page_leaves_the_public_addresses(client):
    page = StandardPageFactory(title_pl="Biuro", title_en="Office")
    home = page.get_parent().specific
    home.local_slug_pl = "start"
    home.save()
    assert client.get("/pl/biuro/").status_code == 200
    assert client.get("/en/office/").status_code == 200
    assert not Redirect.objects.exists()


def test_redirect_without_trailing_slash_and_with_a_query(client):
    page = StandardPageFactory(title_pl="Biuro", title_en="Office")
    rename(page, "urzad", "bureau")
    response = client.get("/pl/biuro?page=2", follow=True)
    assert response.status_code == 200
    assert response.request["PATH_INFO"] == "/pl/urzad/"


def test_address_of_a_private_page_leaves_no_redirect():
    page = StandardPageFactory(title_pl="Raz", title_en="One")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    StandardPage.objects.update(is_address_known=False)
    rename(page, "dwa", "two")
    assert not Redirect.objects.exists()


def test_address_that_a_page_had_only_as_a_draft_leaves_no_redirect(client):
    page = StandardPageFactory(title_pl="Raz", title_en="One")
    page.unpublish()
    rename(page, "dwa", "two")
    page = rename(page, "trzy", "three")
    assert set(Redirect.objects.values_list("old_path", flat=True)) == {"/pl/raz", "/en/one"}
    page.save_revision().publish()
    assert_leads(client, "/pl/raz/", "/pl/trzy/")
    assert client.get("/pl/dwa/").status_code == 404


def test_address_below_a_draft_s_new_one_leaves_no_redirect():
    page = StandardPageFactory(title_pl="A", title_en="B")
    below = StandardPageFactory(parent=page, live=False, title_pl="C", title_en="D")
    rename(rename(page, "x", "y"), "z", "w")
    assert not Redirect.objects.filter(redirect_page=below).exists()


@pytest.mark.parametrize(
    "stored",
    [
        "/pl/równość",
        "/pl/ro\u0301wnos\u0301c\u0301",
        "/PL/RÓWNOŚĆ",
        "/pl/r%c3%b3wno%c5%9b%c4%87",
        "/pl/R%C3%B3wno%C5%9B%C4%87/",
    ],
)
@pytest.mark.parametrize(
    "asked",
    [
        "/pl/r%c3%b3wno%c5%9b%c4%87/",
        "/pl/r%C3%B3wno%C5%9B%C4%87",
        "/pl/ro%CC%81wnos%CC%81c%CC%81/",
        "/pl/R%C3%93WNO%C5%9A%C4%86/",
    ],
)
def test_address_is_found_however_it_is_written(client, stored, asked):
    page = StandardPageFactory(title_pl="Równe prawa", title_en="Equal rights")
    Redirect.add_redirect(stored, redirect_to=page)
    assert client.get(asked).url == "/pl/rowne-prawa/"


@pytest.mark.parametrize(
    ("screen_language", "message"),
    [("pl", "Ten adres już dokądś prowadzi."), ("en", "This address leads somewhere already.")],
)
def test_same_address_in_decomposed_letters_is_refused_as_known(client, screen_language, message):
    log_in(client, screen_language)
    Redirect.add_redirect("/równość", redirect_to="https://example.org/")
    data = {"old_path": "/Ro\u0301wnos\u0301c\u0301", "redirect_link": "https://example.org/2"}
    response = client.post(reverse("wagtailredirects:add"), data)
    assert message in response.text
    assert Redirect.objects.count() == 1


@pytest.mark.parametrize("accepted", ["pl", "en-GB,en;q=0.9", "uk", ""])
@pytest.mark.parametrize(("address", "own"), [("/biuro/", "pl"), ("/office/", "en")])
def test_address_without_a_language_leads_to_the_page_for_every_reader(
    client, address, own, accepted
):
    StandardPageFactory(title_pl="Biuro", title_en="Office")
    response = client.get(address, headers={"accept-language": accepted})
    language = accepted[:2] if accepted[:2] in ("pl", "en") else own
    assert response.url == {"pl": "/pl/biuro/", "en": "/en/office/"}[language]
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize("accepted", ["pl", "en", "uk", ""])
@pytest.mark.parametrize("address", ["/biuro/", "/office/"])
def test_former_address_without_a_language_leads_to_the_page_for_every_reader(
    client, address, accepted
):
    rename(StandardPageFactory(title_pl="Biuro", title_en="Office"), "urzad", "bureau")
    response = client.get(address, headers={"accept-language": accepted})
    assert response.url in ("/pl/urzad/", "/en/bureau/")
    assert client.get(response.url).status_code == 200


def test_address_of_a_private_page_without_its_language_tells_nothing(client):
    page = StandardPageFactory(title_pl="Tajne", title_en="Secret plan")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    response = client.get("/tajne/", headers={"accept-language": "en"})
    assert "secret" not in response.url


def test_unknown_address_without_a_language_ends_as_not_found(client):
    for address in ("/nic/", "/%00/", "/" + "x" * 400 + "/", "/wp-login.php"):
        assert client.get(address, follow=True).status_code == 404


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_list_as_spreadsheets_write_it_is_imported(client, encoding, separator):
    log_in(client)
    rows = [["Skąd", "Dokąd"], ["/Równość?id=5", "https://example.org/a"]]
    text = "\r\n".join(separator.join(row) for row in rows)
    upload = SimpleUploadedFile("lista.csv", text.encode(encoding), "text/csv")
    response = client.post(reverse("wagtailredirects:start_import"), {"import_file": upload})
    form = response.context["form"]
    data = {name: form[name].value() for name in ("import_file_name", "input_format")}
    data |= {"from_index": "0", "to_index": "1", "permanent": "on"}
    client.post(reverse("wagtailredirects:process_import"), data)
    assert list(Redirect.objects.values_list("old_path", "redirect_link")) == [
        ("/równość?id=5", "https://example.org/a")
    ]


def test_import_without_a_file_says_so(client):
    log_in(client)
    assert client.post(reverse("wagtailredirects:start_import"), {}).status_code == 200
