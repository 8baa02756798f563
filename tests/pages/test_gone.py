"""An address whose page has been deleted says that the page is gone."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from portal.pages.models import StandardPage
from portal.pages.redirects import hand_over
from tests.factories.pages import StandardPageFactory
from tests.queries import forget_everything

pytestmark = pytest.mark.django_db
both_languages = pytest.mark.parametrize("language", ["pl", "en"])


def status(client, *addresses):
    return [client.get(address).status_code for address in addresses]


@both_languages
def test_deleted_page_and_those_below_it_are_gone_in_each_language(client, language):
    page = StandardPageFactory(title_pl="Biuro", title_en="Office")
    StandardPageFactory(parent=page, title_pl="Ludzie", title_en="People")
    addresses = {"pl": ["/pl/biuro/", "/pl/biuro/ludzie/"], "en": ["/en/office/people/"]}[language]
    assert status(client, *addresses) == [200] * len(addresses)
    StandardPage.objects.get(pk=page.pk).delete()
    assert status(client, *addresses) == [410] * len(addresses)


def test_former_addresses_of_a_deleted_page_are_gone(client):
    page = StandardPageFactory(title_pl="Raz", title_en="One")
    page.local_slug_pl = "dwa"
    page.save()
    assert status(client, "/pl/raz/") == [301]
    StandardPage.objects.get(pk=page.pk).delete()
    assert status(client, "/pl/raz/", "/pl/dwa/") == [410, 410]


def test_what_never_stood_there_is_not_gone(client):
    StandardPageFactory(title_pl="Szkic", live=False, first_published_at=None).delete()
    assert status(client, "/pl/szkic/", "/pl/nigdy/") == [404, 404]


def test_withdrawn_page_is_not_gone(client):
    StandardPageFactory(title_pl="Biuro").unpublish()
    assert status(client, "/pl/biuro/") == [404]


def test_nobody_learns_that_a_private_page_was_there(client):
    page = StandardPageFactory(title_pl="Tajne")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    page.delete()
    assert status(client, "/pl/tajne/") == [404]


def test_page_with_a_successor_leads_there_and_is_not_gone(client):
    page, successor = StandardPageFactory(title_pl="Raz"), StandardPageFactory(title_pl="Dwa")
    hand_over(page, successor)
    page.delete()
    assert status(client, "/pl/raz/") == [301]
    successor.refresh_from_db()
    successor.delete()
    assert status(client, "/pl/raz/", "/pl/dwa/") == [410, 410]


def test_redirect_that_an_administrator_adds_leads_on(client):
    StandardPageFactory(title_pl="Raz").delete()
    Redirect.add_redirect("/pl/raz/", "/pl/")
    assert status(client, "/pl/raz/") == [301]


def test_new_page_takes_over_an_address_that_was_gone(client):
    StandardPageFactory(title_pl="Biuro", title_en="Office").delete()
    page = StandardPageFactory(title_pl="Biuro", title_en="Office")
    assert status(client, "/pl/biuro/") == [200]
    page.unpublish()
    assert status(client, "/pl/biuro/") == [404]


@both_languages
def test_gone_page_says_so_and_needs_at_most_six_queries(
    client, django_assert_max_num_queries, language
):
    StandardPageFactory(title_pl="Biuro", title_en="Biuro").delete()
    forget_everything()
    with django_assert_max_num_queries(6):
        response = client.get(f"/{language}/biuro/")
    expected = {"pl": "Tej strony już nie ma", "en": "This page is gone"}
    assert expected[language] in response.text
    assert f'href="/{language}/"' in response.text


@pytest.mark.parametrize(
    "path", ["/pl/%00/", "/pl/" + "a" * 3000 + "/", "/pl/%F0%9F%98%80/", "/pl/'"]
)
def test_junk_in_an_address_is_not_found(client, path):
    assert status(client, path) == [404]


def test_not_found_without_a_site(client):
    Site.objects.all().delete()
    assert status(client, "/pl/biuro/") == [404]
