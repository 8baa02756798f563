"""Who gets which file, and that no address leads out of its folder."""

from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from wagtail.models import PageViewRestriction

from portal.media.opening import is_plain_name
from tests.editors import log_in
from tests.factories.accessibility import SignLanguageFilmFactory
from tests.factories.media import PortalDocumentFactory, PortalImageFactory
from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db

SECRET = b"only for the office"
#: Ways to name a file in another folder, each put before its path.
WAYS_OUT = [
    "../",
    "a/../../",
    "./../",
    "..//",
    "../../media/",
    "..\\",
    "..;/",
    "....//",
    "%2e%2e/",
    "..%2f",
    "%2e%2e%2f",
    "..%5c",
    "%252e%252e%252f",
    "..%252f",
    "..%c0%af",
    "\0../",
    "/",
    "//",
    "C:\\",
    "file:///",
]
OPENERS = [
    "/media/images/",
    "/media/avatar_images/",
    "/media/films/",
    "/static/",
    "/documents/1/",
    "/sources/1/",
    "/sharing/",
    "/cms/guides/pl/pictures/",
]


@pytest.fixture
def secret(settings, tmp_path):
    """A file that no address leads to, beside the folders that have addresses."""
    settings.MEDIA_ROOT = tmp_path / "media"
    for folder in ("images", "films", "avatar_images"):
        default_storage.save(f"{folder}/there.txt", ContentFile(b"there"))
    default_storage.save("documents/secret.txt", ContentFile(SECRET))
    return default_storage.path("documents/secret.txt")


def content_of(response):
    return b"".join(response) if response.streaming else response.content


@pytest.mark.parametrize("opener", OPENERS)
def test_no_address_leads_out_of_its_folder(client, secret, opener):
    log_in(client, "pl")
    plain = [f"{way}documents/secret.txt" for way in WAYS_OUT]
    for name in (secret, *plain, *(quote(name, safe="/") for name in plain)):
        response = client.get(f"{opener}{name}")
        assert response.status_code in (301, 302, 400, 404), name
        assert SECRET not in content_of(response), name


@pytest.mark.parametrize("way", WAYS_OUT)
def test_name_that_leads_elsewhere_is_not_plain(way):
    assert not is_plain_name(f"{way}documents/secret.txt") or way == "..;/"


@pytest.mark.parametrize("folder", ["images", "films", "avatar_images"])
def test_link_out_of_a_folder_is_not_followed(client, settings, secret, folder):
    log_in(client, "pl")
    (settings.MEDIA_ROOT / folder / "link.txt").symlink_to(secret)
    (settings.MEDIA_ROOT / folder / "linked").symlink_to(settings.MEDIA_ROOT)
    for name in ("link.txt", "linked/documents/secret.txt"):
        assert client.get(f"/media/{folder}/{name}").status_code == 404


@pytest.mark.parametrize("folder", ["images", "films", "avatar_images"])
def test_file_that_belongs_to_nothing_is_not_there(client, secret, folder):
    assert client.get(f"/media/{folder}/there.txt").status_code == 404


def shown_document(**page):
    """A document, and a page that shows it."""
    document = PortalDocumentFactory(file__data=b"text")
    text = f'<p><a linktype="document" id="{document.pk}">plik</a></p>'
    return document, StandardPageFactory(body_pl=[("paragraph", text)], **page)


def shown_picture(**page):
    picture = PortalImageFactory()
    return picture.get_rendition("width-20"), StandardPageFactory(image=picture, **page)


def shown_film(**page):
    page = StandardPageFactory(**page)
    return SignLanguageFilmFactory(page=page).video, page


SHOWN = pytest.mark.parametrize("shown", [shown_document, shown_picture, shown_film])


@SHOWN
def test_file_of_a_published_page_is_for_everybody(client, shown):
    file, _page = shown()
    assert client.get(file.url).status_code == 200


def unpublish(page):
    page.unpublish()


def hide(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def hide_above(page):
    hide(page.get_parent())


def put_behind_password(page):
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="hasło")


def delete(page):
    page.delete()


@SHOWN
@pytest.mark.parametrize("take_away", [unpublish, hide, hide_above, put_behind_password, delete])
def test_file_goes_with_its_page(client, shown, take_away):
    file, page = shown(parent=StandardPageFactory())
    addresses = [file.url, *(f"/sharing/{page.pk}-{each}.png" for each in ("pl", "en"))]
    assert client.get(file.url).status_code == 200
    take_away(page)
    assert {client.get(address).status_code == 200 for address in addresses} == {False}


def picture_in_polish():
    picture = PortalImageFactory()
    page = StandardPageFactory(body_pl=[("picture", {"image": picture})])
    return picture.get_rendition("width-20"), page


def film_in_polish():
    page = StandardPageFactory()
    return SignLanguageFilmFactory(page=page, ready_en=False).video, page


@pytest.mark.parametrize("shown", [shown_document, picture_in_polish, film_in_polish])
def test_file_goes_with_the_language_that_shows_it(client, shown):
    file, page = shown()
    addresses = [file.url, f"/sharing/{page.pk}-pl.png"]
    assert {client.get(address).status_code for address in addresses} == {200}
    page.original_language, page.ready_pl = "en", False
    page.save()
    assert {client.get(address).status_code for address in addresses} == {404}


@SHOWN
def test_file_of_a_draft_is_for_those_who_work_with_it(client, shown):
    file, _page = shown(live=False)
    assert client.get(file.url).status_code == 404
    response = log_in(client, "pl").get(file.url)
    assert response.status_code == 200
    if shown is not shown_document:
        assert response.headers["Cache-Control"] == "private, no-store"


@SHOWN
def test_visitor_with_the_password_gets_the_files_too(client, shown):
    file, page = shown()
    put_behind_password(page)
    restriction = PageViewRestriction.objects.get()
    address = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk])
    client.post(address, {"password": "hasło", "return_url": "/"})
    response = client.get(file.url)
    assert response.status_code == 200
    assert "public" not in response.headers.get("Cache-Control", "")


def test_document_named_in_a_draft_of_a_published_page_stays_closed(client):
    document = PortalDocumentFactory()
    page = StandardPageFactory()
    text = f'<p><a linktype="document" id="{document.pk}">plik</a></p>'
    page.body_pl = [("paragraph", text)]
    page.save_revision()
    assert client.get(document.url).status_code == 404
    page.get_latest_revision().publish()
    assert client.get(document.url).status_code == 200


def test_document_in_a_language_that_is_not_ready_stays_closed(client):
    document = PortalDocumentFactory()
    text = f'<p><a linktype="document" id="{document.pk}">file</a></p>'
    page = StandardPageFactory(body_en=[("paragraph", text)], ready_en=False)
    assert client.get(document.url).status_code == 404
    page.ready_en = True
    page.save()
    assert client.get(document.url).status_code == 200
