"""Further forms of a private page are as private as the page, at every address they ever had."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests.factories.accessibility import (
    AccessFormsPageFactory,
    EasyReadTextFactory,
    SignLanguageFilmFactory,
)
from tests.factories.pages import StandardPageFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db
WORDS = "Słowa tylko dla niektórych"
PASSWORD = "hasło"
GROUP = "Rada"


def restrict(page, kind):
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=kind, password=PASSWORD if kind == "password" else ""
    )
    if kind == "groups":
        restriction.groups.add(Group.objects.create(name=GROUP))
    return restriction


def restrict_parent(page, kind):
    return restrict(page.get_parent(), kind)


def move_below(page, kind):
    """The page goes to where everything is private: its addresses of before lead there."""
    private = StandardPageFactory()
    restriction = restrict(private, kind)
    page.move(private, pos="last-child")
    return restriction


KINDS = pytest.mark.parametrize("kind", ["login", "password", "groups"])
WAYS = pytest.mark.parametrize("make_private", [restrict, restrict_parent, move_below])


@pytest.fixture
def forms(settings, tmp_path):
    """The forms of a page below another, published in both languages."""
    settings.MEDIA_ROOT = tmp_path
    page = StandardPageFactory(parent=StandardPageFactory())
    texts = {"text_pl": f"<p>{WORDS}</p>", "text_en": f"<p>{WORDS}</p>"}
    EasyReadTextFactory(page=page, **texts)
    transcripts = {"transcript_pl": f"<p>{WORDS}</p>", "transcript_en": f"<p>{WORDS}</p>"}
    return SignLanguageFilmFactory(page=page, poster="films/poster.png", **transcripts)


def addresses(film):
    """The addresses of what the page of ``film`` says in its further forms."""
    page = film.page
    pages = [
        f"{page.get_url(language=language)}?form={form}"
        for language in ("pl", "en")
        for form in ("etr", "pjm")
    ]
    files = [film.video.url, film.captions_pl.url, film.captions_en.url]
    return pages, files + [f"/sharing/{page.pk}-{language}.png" for language in ("pl", "en")]


def read(client, address):
    """Pair of the status at the end of the way from ``address`` and whether the words are there."""
    response = client.get(address, follow=True)
    content = b"".join(response) if response.streaming else response.content
    return response.status_code, WORDS.encode() in content


@KINDS
@WAYS
def test_forms_of_a_private_page_are_for_its_readers_only(client, forms, make_private, kind):
    pages, files = addresses(forms)
    assert [read(client, page) for page in pages] == [(200, True)] * len(pages)
    assert [read(client, file)[0] for file in files] == [200] * len(files)
    make_private(forms.page, kind)
    forms.page.refresh_from_db()
    later, _files = addresses(forms)
    assert [read(client, page)[1] for page in (*pages, *later)] == [False] * (2 * len(pages))
    assert [read(client, file)[0] for file in files] == [404] * len(files)


@KINDS
@WAYS
def test_reader_of_a_private_page_gets_its_forms(client, forms, make_private, kind):
    restriction = make_private(forms.page, kind)
    if kind == "password":
        names = [restriction.pk, forms.page.pk]
        address = reverse("wagtailcore_authenticate_with_password", args=names)
        client.post(address, {"password": PASSWORD, "return_url": "/"})
    else:
        client.force_login(UserFactory(groups=[GROUP]))
    forms.page.refresh_from_db()
    pages, files = addresses(forms)
    assert [read(client, page) for page in pages] == [(200, True)] * len(pages)
    for file in files[:3]:
        response = client.get(file)
        assert response.status_code == 200
        assert "public" not in response.headers["Cache-Control"]
    assert "public" not in client.get(pages[0]).headers.get("Cache-Control", "")


@KINDS
@WAYS
def test_overview_does_not_name_private_pages(client, forms, make_private, kind):
    overview = AccessFormsPageFactory().get_url(language="pl")
    title = forms.page.title_pl
    assert title in client.get(overview).text
    make_private(forms.page, kind)
    assert title not in client.get(overview).text


def test_film_that_was_exchanged_is_gone(client, forms):
    former = forms.video.url
    forms.video.save("new.mp4", forms.captions_pl.file)
    assert client.get(former).status_code == 404
