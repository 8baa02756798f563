"""Former addresses lead to where the page is now."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from portal.pages.models import StandardPage
from portal.pages.redirects import hand_over
from tests.factories.pages import StandardPageFactory

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
