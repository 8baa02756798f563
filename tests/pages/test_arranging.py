"""How editors copy, move and delete pages in Wagtail's admin."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from portal.pages.models import StandardPage
from tests.factories.pages import StandardPageFactory
from tests.pages.admin import edit, home_page, log_in, messages_of, move, url

pytestmark = pytest.mark.django_db


# Copying


def copy(client, page, **data):
    data = {"new_parent_page": page.get_parent().pk, **data}
    return client.post(url("copy", page.pk), data)


@pytest.mark.parametrize("screen_language", ["pl", "en", "uk"])
def test_copying_asks_for_the_titles_in_both_languages(client, screen_language):
    log_in(client, screen_language)
    page = StandardPageFactory(title_pl="Wzór", title_en="Pattern")
    html = client.get(url("copy", page.pk)).text
    assert 'value="Wzór"' in html
    assert 'value="Pattern"' in html
    copy(client, page, new_title_pl="Kopia", new_title_en="Copy")
    new = StandardPage.objects.exclude(pk=page.pk).get()
    assert (new.title_pl, new.title_en, new.draft_title) == ("Kopia", "Copy", "Kopia")
    assert (new.local_path_pl, new.local_path_en) == ("/home/kopia/", "/home/copy/")
    assert new.get_latest_revision().content["title_en"] == "Copy"


def test_copy_of_a_draft_has_its_own_titles(client):
    log_in(client)
    page = StandardPageFactory()
    edit(client, page, summary_pl="Szkic.")
    copy(client, page, new_title_pl="Kopia", new_title_en="Copy")
    new = StandardPage.objects.exclude(pk=page.pk).get().get_latest_revision_as_object()
    assert (new.title_pl, new.title_en, new.summary_pl) == ("Kopia", "Copy", "Szkic.")
    assert (new.local_slug_pl, new.local_slug_en) == ("kopia", "copy")


def test_copy_with_the_same_titles_gets_addresses_of_its_own(client):
    log_in(client)
    page = StandardPageFactory(title_pl="Wzór", title_en="Pattern")
    copy(client, page, new_title_pl="Wzór", new_title_en="Pattern")
    new = StandardPage.objects.exclude(pk=page.pk).get()
    assert (new.local_path_pl, new.local_path_en) == ("/home/wzor-2/", "/home/pattern-2/")


def test_copying_with_subpages_keeps_both_languages_below(client):
    log_in(client)
    page = StandardPageFactory(title_pl="Wzór", title_en="Pattern")
    StandardPageFactory(parent=page, title_pl="Część", title_en="Part")
    copy(
        client,
        page,
        new_title_pl="Kopia",
        new_title_en="Copy",
        copy_subpages="on",
        publish_copies="on",
    )
    assert client.get("/pl/kopia/czesc/").status_code == 200
    assert client.get("/en/copy/part/").status_code == 200


def test_copying_to_a_chosen_address(client):
    log_in(client)
    page = StandardPageFactory()
    data = {"new_title_pl": "Kopia", "new_title_en": "Copy"}
    copy(client, page, new_local_slug_pl="adres", new_local_slug_en="address", **data)
    new = StandardPage.objects.exclude(pk=page.pk).get()
    assert (new.local_slug_pl, new.local_slug_en) == ("adres", "address")
    response = copy(client, page, new_local_slug_en="address", **data)
    assert "new_local_slug_en" in response.context["form"].errors


@pytest.mark.parametrize("parent", ["", "0", "x", "999999"])
def test_copying_to_nowhere_is_refused(client, parent):
    log_in(client)
    page = StandardPageFactory()
    response = copy(client, page, new_title_pl="Kopia", new_parent_page=parent)
    assert response.status_code == 200
    assert StandardPage.objects.count() == 1


def test_alias_follows_its_original_at_addresses_of_its_own(client):
    log_in(client, "en")
    page = StandardPageFactory(title_pl="Wzór", title_en="Pattern")
    copy(
        client,
        page,
        new_title_pl="Inny",
        new_title_en="Other",
        new_local_slug_pl="tutaj",
        new_local_slug_en="here",
        alias="on",
    )
    alias = StandardPage.objects.get(alias_of=page)
    assert (alias.title_pl, alias.title_en, alias.draft_title) == ("Wzór", "Pattern", "Wzór")
    assert (alias.local_path_pl, alias.local_path_en) == ("/home/tutaj/", "/home/here/")
    edit(client, page, title_pl="Nowy", title_en="New", **{"action-publish": "1"})
    alias.refresh_from_db()
    assert (alias.title_pl, alias.title_en, alias.draft_title) == ("Nowy", "New", "Nowy")
    assert (alias.local_path_pl, alias.local_path_en) == ("/home/tutaj/", "/home/here/")
    assert client.get("/en/here/").status_code == 200


def test_alias_of_an_alias_follows_the_original(client):
    page = StandardPageFactory()
    alias = page.create_alias()
    assert alias.create_alias().alias_of_id == page.pk


def test_converted_alias_is_a_page_of_its_own(client):
    log_in(client, "en")
    page = StandardPageFactory(title_pl="Wzór", title_en="Pattern")
    alias = page.create_alias(update_slug="kopia")
    client.post(url("convert_alias", alias.pk))
    alias.refresh_from_db()
    assert alias.alias_of is None
    edit(client, alias, title_pl="Nowy", title_en="New", **{"action-publish": "1"})
    alias.refresh_from_db()
    page.refresh_from_db()
    assert (alias.title_pl, alias.title_en) == ("Nowy", "New")
    assert (page.title_pl, page.title_en) == ("Wzór", "Pattern")
    assert alias.local_path_pl == "/home/kopia/"


# Moving


def test_moving_takes_the_addresses_of_both_languages_along(client):
    log_in(client)
    page = StandardPageFactory(title_pl="Strona", title_en="Page")
    below = StandardPageFactory(parent=page, title_pl="Niżej", title_en="Below")
    destination = StandardPageFactory(title_pl="Dział", title_en="Section")
    move(client, page, destination)
    below.refresh_from_db()
    assert below.local_path_pl == below.url_path == "/home/dzial/strona/nizej/"
    assert below.local_path_en == "/home/section/page/below/"
    assert client.get("/en/section/page/below/").status_code == 200


@pytest.mark.parametrize("column", ["local_slug_pl", "local_slug_en"])
def test_moving_to_a_taken_address_is_refused(client, column):
    log_in(client)
    destination = StandardPageFactory()
    StandardPageFactory(parent=destination, **{column: "kontakt"})
    page = StandardPageFactory(**{column: "kontakt"})
    response = move(client, page, destination)
    page.refresh_from_db()
    assert page.get_parent().pk == home_page().pk
    assert "kontakt" in messages_of(response)


def test_moving_to_a_too_long_address_is_refused(client):
    log_in(client)
    page = StandardPageFactory(local_slug_pl="a" * 78)
    StandardPageFactory(parent=page, local_slug_pl="b" * 78)
    destination = StandardPageFactory(
        parent=StandardPageFactory(local_slug_pl="c" * 78), local_slug_pl="d" * 78
    )
    response = move(client, page, destination)
    page.refresh_from_db()
    assert page.get_parent().pk == home_page().pk
    assert "250" in messages_of(response)


def bulk(client, action, pages, **data):
    address = reverse("wagtail_bulk_action", args=["pages", "portalpage", action])
    ids = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{ids}", data)


def test_moving_several_pages_of_one_name_keeps_them_apart(client):
    log_in(client)
    first, second, destination = (StandardPageFactory() for _number in range(3))
    pages = [StandardPageFactory(parent=parent, title_pl="Raz") for parent in (first, second)]
    assert bulk(client, "move", pages, chooser=destination.pk).status_code == 302
    destination.refresh_from_db()
    paths = [page.local_path_pl for page in destination.get_children()]
    assert [path.rsplit("/", 2)[1] for path in paths] == ["raz", "raz-2"]
    assert [page.url_path for page in destination.get_children()] == paths


def test_moving_a_page_along_with_one_below_it(client):
    log_in(client)
    parent, destination = StandardPageFactory(), StandardPageFactory(title_pl="Cel")
    below = StandardPageFactory(parent=parent, title_pl="Niżej")
    StandardPageFactory(parent=below, title_pl="Najniżej")
    assert bulk(client, "move", [parent, below], chooser=destination.pk).status_code == 302
    below.refresh_from_db()
    assert below.local_path_pl == "/home/cel/nizej/"
    assert client.get("/pl/cel/nizej/najnizej/").status_code == 200


def test_moving_several_pages_to_a_taken_address_is_refused(client):
    log_in(client)
    destination = StandardPageFactory()
    StandardPageFactory(parent=destination, title_pl="Raz")
    page = StandardPageFactory(title_pl="Raz")
    assert bulk(client, "move", [page], chooser=destination.pk).status_code == 200
    page.refresh_from_db()
    assert page.get_parent().pk == home_page().pk


def test_deleting_several_pages(client):
    log_in(client)
    parent = StandardPageFactory()
    below = StandardPageFactory(parent=parent)
    assert bulk(client, "delete", [parent, below]).status_code == 302
    assert not StandardPage.objects.exists()


# Deleting


def delete(client, page, **data):
    return client.post(url("delete", page.pk), data)


def test_deleting_asks_for_a_successor(client):
    log_in(client)
    assert 'name="successor"' in client.get(url("delete", StandardPageFactory().pk)).text


def test_deleting_without_successor(client):
    log_in(client)
    page = StandardPageFactory()
    assert delete(client, page, successor="").status_code == 302
    assert not StandardPage.objects.exists()
    assert not Redirect.objects.exists()


def test_deleting_hands_the_addresses_to_the_successor(client):
    log_in(client)
    page = StandardPageFactory(title_pl="Stara", title_en="Old")
    StandardPageFactory(parent=page, title_pl="Niżej", title_en="Below")
    successor = StandardPageFactory(title_pl="Nowa", title_en="New")
    delete(client, page, successor=successor.pk)
    for old, new in [
        ("/pl/stara/", "/pl/nowa/"),
        ("/pl/stara/nizej/", "/pl/nowa/"),
        ("/en/old/", "/en/new/"),
        ("/en/old/below/", "/en/new/"),
    ]:
        response = client.get(old)
        assert (response.status_code, response.url) == (301, new)


@pytest.mark.parametrize("kind", ["itself", "below", "draft", "nowhere", "nonsense"])
def test_deleting_with_an_impossible_successor_deletes_nothing(client, kind):
    log_in(client)
    page = StandardPageFactory()
    below = StandardPageFactory(parent=page)
    draft = StandardPageFactory(live=False)
    successors = {
        "itself": page.pk,
        "below": below.pk,
        "draft": draft.pk,
        "nowhere": 999999,
        "nonsense": "x'",
    }
    response = delete(client, page, successor=successors[kind])
    assert response.status_code == 200
    assert response.context["form"].errors["successor"]
    assert StandardPage.objects.filter(pk=page.pk).exists()
    assert not Redirect.objects.exists()


def test_unconfirmed_deletion_leaves_everything(client):
    log_in(client)
    page = StandardPageFactory()
    successor = StandardPageFactory()
    delete(client, page, successor=successor.pk, confirm_site_name="something else")
    assert StandardPage.objects.filter(pk=page.pk).exists()
    assert not Redirect.objects.exists()
