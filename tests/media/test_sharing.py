"""The pictures that stand for pages on other sites, and films that the portal sends itself."""

from io import BytesIO

import pytest
from PIL import Image, ImageFont
from wagtail.models import PageViewRestriction, Site

from portal.media.sharing import FONT, draw, sharing_digest
from portal.pages.languages import localized_names
from portal.pages.models import PortalSettings
from tests.factories.accessibility import SignLanguageFilmFactory
from tests.factories.pages import StandardPageFactory
from tests.templates.html import parsed

both_languages = pytest.mark.parametrize("language", ["pl", "en"])
POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–…"
UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ"


def address_of_picture(client, page, language):
    found = parsed(client.get(page.get_url(language=language)))
    names = {each.get("property"): each.get("content") for each in found.iter("meta")}
    return names["og:image"].removeprefix("http://localhost")


def read(response):
    if not response.streaming:
        return response.content
    return b"".join(response.streaming_content)


@pytest.fixture
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "sharing"


@both_languages
def test_picture_of_a_page_is_drawn_when_it_is_asked_for(client, db, folder, language):
    page = StandardPageFactory()
    address = address_of_picture(client, page, language)
    assert not folder.exists()
    response = client.get(address)
    picture = Image.open(BytesIO(read(response)))
    assert response.headers["Content-Type"] == "image/png"
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert len(list(folder.iterdir())) == 1


def test_picture_is_drawn_once(client, db, folder, monkeypatch):
    page = StandardPageFactory()
    address = address_of_picture(client, page, "pl")
    first = read(client.get(address))
    monkeypatch.setattr("portal.media.sharing.draw", None)
    assert read(client.get(address)) == first


def test_publishing_draws_the_pictures_of_all_readable_languages(
    db, folder, django_capture_on_commit_callbacks
):
    page = StandardPageFactory()
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    names = {f"{sharing_digest(title, 'Brama')}.png" for title in (page.title_pl, page.title_en)}
    assert {path.name for path in folder.iterdir()} == names


def test_new_title_or_name_makes_a_new_address(client, db, folder):
    page = StandardPageFactory()
    addresses = [address_of_picture(client, page, "pl")]
    page.title_pl = "Zmieniony"
    page.save()
    addresses.append(address_of_picture(client, page, "pl"))
    PortalSettings.objects.create(
        site=Site.objects.get(is_default_site=True),
        **dict.fromkeys(localized_names("site_name"), "Portal"),
    )
    addresses.append(address_of_picture(client, page, "pl"))
    assert len(set(addresses)) == 3
    assert len({address.partition("?")[0] for address in addresses}) == 1


def test_picture_of_what_may_not_be_read_is_not_there(client, db, folder):
    page = StandardPageFactory(ready_en=False)
    private = StandardPageFactory()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    addresses = [f"{page.pk}-en", f"{private.pk}-pl", "999-pl", f"{page.pk}-de", "1" * 18 + "-pl"]
    assert {client.get(f"/sharing/{address}.png").status_code for address in addresses} == {404}
    assert client.get(f"/sharing/{page.pk}-pl.png").status_code == 200


def test_picture_with_a_version_may_be_kept_for_good(client, db, folder):
    page = StandardPageFactory()
    address = address_of_picture(client, page, "pl")
    assert "max-age=31536000" in client.get(address).headers["Cache-Control"]
    plain = client.get(address.partition("?")[0])
    assert "max-age=86400" in plain.headers["Cache-Control"]


def test_typeface_of_the_pictures_has_all_polish_and_ukrainian_letters():
    font = ImageFont.truetype(FONT, 40)
    unknown = bytes(font.getmask("\uffff"))
    lacking = [letter for letter in POLISH + UKRAINIAN if bytes(font.getmask(letter)) == unknown]
    assert lacking == []


@pytest.mark.parametrize("title", ["", "A", "Bardzo długi tytuł " * 30, "x" * 255, "Łódź\nі Львів"])
def test_any_title_can_be_drawn(title):
    assert Image.open(BytesIO(draw(title, "Brama"))).size == (1200, 630)


@pytest.fixture
def film_address(db, folder):
    return SignLanguageFilmFactory(video__data=b"0123456789").video.url


@pytest.mark.parametrize(
    ("asked", "content", "said"),
    [
        (None, b"0123456789", None),
        ("bytes=0-3", b"0123", "bytes 0-3/10"),
        ("bytes=4-", b"456789", "bytes 4-9/10"),
        ("bytes=8-99", b"89", "bytes 8-9/10"),
        ("bytes=x", b"0123456789", None),
    ],
)
def test_film_is_sent_in_parts(client, film_address, asked, content, said):
    response = client.get(film_address, headers={"range": asked} if asked else {})
    assert response.status_code == (206 if said else 200)
    assert read(response) == content
    assert response.headers.get("Content-Range") == said
    assert response.headers["Content-Type"] == "video/mp4"
    assert response.headers["Accept-Ranges"] == "bytes"


def test_part_beyond_the_end_of_a_film_is_refused(client, film_address):
    response = client.get(film_address, headers={"range": "bytes=10-"})
    assert (response.status_code, response.headers["Content-Range"]) == (416, "bytes */10")


@pytest.mark.parametrize("name", ["nothing.mp4", "../../manage.py", "%00"])
def test_film_that_is_not_there_is_not_found(client, db, folder, name):
    assert client.get(f"/media/films/{name}").status_code in (400, 404)
