"""What published pages show is exchanged and deleted by those who may publish them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import PageLogEntry

from portal.media.models import PortalDocument, PortalImage
from portal.workflow.publishing import PUBLISHED_PAST_REVIEW
from tests.factories.accessibility import EasyReadTextFactory, SignLanguageFilmFactory
from tests.factories.media import PortalDocumentFactory, PortalImageFactory
from tests.factories.pages import StandardPageFactory
from tests.factories.users import UserFactory, give_role

from .test_upload import ALTERNATIVE_TEXTS, TITLES, document_file, picture_file

pytestmark = pytest.mark.django_db
REASON = "W pliku był błąd, który wprowadzał w błąd."


def document():
    shown = PortalDocumentFactory()
    text = f'<p><a linktype="document" id="{shown.pk}">plik</a></p>'
    return shown, StandardPageFactory(body_pl=[("paragraph", text)])


def picture():
    shown = PortalImageFactory()
    return shown, StandardPageFactory(image=shown)


NAMES = {PortalDocument: "wagtaildocs", PortalImage: "wagtailimages"}
FILES = {PortalDocument: document_file, PortalImage: picture_file}
SHOWN = pytest.mark.parametrize("shown", [document, picture])
ROLES = pytest.mark.parametrize(
    ("role", "may"),
    [("editor", False), ("accessibility-officer", False), ("publisher", True)],
)


def enter(client, role):
    client.force_login(UserFactory(role=role))
    return client


def exchange(client, file, **data):
    address = reverse(f"{NAMES[type(file)]}:edit", args=[file.pk])
    new = FILES[type(file)]("nowy.png" if type(file) is PortalImage else "nowy.pdf")
    return client.post(address, {"file": new, **TITLES, **ALTERNATIVE_TEXTS, **data})


def reasons(page):
    entries = PageLogEntry.objects.filter(page=page.pk, action=PUBLISHED_PAST_REVIEW)
    return [entry.data["reason"] for entry in entries]


@SHOWN
@ROLES
def test_file_of_a_published_page_is_exchanged_by_who_may_publish(client, shown, role, may):
    file, page = shown()
    before = file.file.name
    exchange(enter(client, role), file, reason=REASON)
    file.refresh_from_db()
    assert (file.file.name != before) is may
    assert reasons(page) == [REASON] * may


@SHOWN
def test_file_of_a_published_page_is_not_exchanged_without_a_reason(client, shown):
    file, page = shown()
    before = file.file.name
    answer = exchange(enter(client, "publisher"), file)
    assert "reason" in answer.context["form"].errors
    file.refresh_from_db()
    assert file.file.name == before
    assert reasons(page) == []


def delete_one(client, file):
    client.post(reverse(f"{NAMES[type(file)]}:delete", args=[file.pk]))


def delete_in_bulk(client, file):
    model = type(file)._meta
    address = reverse("wagtail_bulk_action", args=[model.app_label, model.model_name, "delete"])
    client.post(f"{address}?id={file.pk}")


def delete_after_upload(client, file):
    address = reverse(f"{NAMES[type(file)]}:delete_multiple", args=[file.pk])
    client.post(address, headers={"x-requested-with": "XMLHttpRequest"})


WAYS = pytest.mark.parametrize("delete", [delete_one, delete_in_bulk, delete_after_upload])


@SHOWN
@ROLES
@WAYS
def test_file_of_a_published_page_is_deleted_by_who_may_publish(client, shown, role, may, delete):
    file, _page = shown()
    delete(enter(client, role), file)
    assert type(file).objects.exists() is not may


@SHOWN
@WAYS
def test_file_that_no_published_page_shows_is_deleted_by_who_may_change_it(client, shown, delete):
    file, page = shown()
    page.unpublish()
    delete(enter(client, "editor"), file)
    assert not type(file).objects.exists()


@SHOWN
def test_own_file_on_a_published_page_is_not_deleted_by_its_author(client, shown):
    file, _page = shown()
    author = UserFactory(role="author")
    type(file).objects.update(uploaded_by_user=author)
    client.force_login(author)
    delete_one(client, file)
    assert type(file).objects.exists()


def film_data(film, **data):
    return {
        "page": film.page_id,
        "ready_pl": "on",
        "ready_en": "on",
        "version_date_pl": film.version_date_pl or "",
        "version_date_en": film.version_date_en or "",
        "transcript_pl": "null",
        "transcript_en": "null",
        **data,
    }


def new_film():
    return SimpleUploadedFile("nowy.mp4", b"new film", "video/mp4")


def change_film(client, film, **data):
    address = reverse("wagtailsnippets_accessibility_signlanguagefilm:edit", args=[film.pk])
    rich = '{"entityMap": {}, "blocks": [{"key": "a", "text": "Tekst", "type": "unstyled", '
    rich += '"depth": 0, "inlineStyleRanges": [], "entityRanges": []}]}'
    data = film_data(film, transcript_pl=rich, transcript_en=rich, **data)
    return client.post(address, data)


@pytest.fixture
def film_editor(client):
    """A publisher who also keeps the films."""
    user = UserFactory(role="publisher")
    user.groups.add(give_role("accessibility-officer").group)
    client.force_login(user)
    return client


@pytest.mark.parametrize("reason", [REASON, ""])
def test_film_of_a_published_page_is_exchanged_with_a_reason(film_editor, reason):
    film = SignLanguageFilmFactory()
    before = film.video.name
    answer = change_film(film_editor, film, video=new_film(), reason=reason)
    film.refresh_from_db()
    assert (film.video.name != before) is bool(reason)
    assert reasons(film.page) == [REASON] * bool(reason)
    if not reason:
        assert list(answer.context["form"].errors) == ["reason"]


def test_words_beside_a_film_need_no_reason(film_editor):
    film = SignLanguageFilmFactory()
    assert change_film(film_editor, film).status_code == 302
    assert reasons(film.page) == []


def test_officer_who_may_not_publish_does_not_exchange_a_film(client):
    film = SignLanguageFilmFactory()
    before = film.video.name
    change_film(enter(client, "accessibility-officer"), film, video=new_film(), reason=REASON)
    film.refresh_from_db()
    assert film.video.name == before


@pytest.mark.parametrize("factory", [EasyReadTextFactory, SignLanguageFilmFactory])
@pytest.mark.parametrize("is_public", [True, False])
@pytest.mark.parametrize("in_bulk", [True, False])
def test_officer_who_may_not_publish_deletes_only_what_nobody_reads(
    client, factory, is_public, in_bulk
):
    form = factory(ready_pl=is_public, ready_en=is_public)
    model = type(form)
    if in_bulk:
        names = [model._meta.app_label, model._meta.model_name, "delete"]
        address = f"{reverse('wagtail_bulk_action', args=names)}?id={form.pk}"
    else:
        address = reverse(model.snippet_viewset.get_url_name("delete"), args=[form.pk])
    enter(client, "accessibility-officer").post(address)
    assert model.objects.exists() is is_public
