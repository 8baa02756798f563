"""A disk with no room left: a sentence, and nothing half written."""

import errno

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client
from django.urls import reverse

from portal.media.models import PortalDocument, PortalImage
from portal.media.sharing import sharing_digest
from portal.media.storage import WholeFilesStorage
from tests.editors import log_in
from tests.factories.media import PortalImageFactory
from tests.factories.pages import StandardPageFactory

from .test_upload import ALTERNATIVE_TEXTS, TITLES, document_file, picture_file, upload_many

SENTENCES = {"pl": "brak miejsca", "en": "no room left"}
both_languages = pytest.mark.parametrize("language", SENTENCES)


class Full(ContentFile):
    """A file of which the disk takes the first part only."""

    def chunks(self, chunk_size=None):
        yield self.read(2)
        raise OSError(errno.ENOSPC, "No space left on device")


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def full_disk(settings, tmp_path, monkeypatch):
    """A folder of uploaded files that takes the start of each file and no more."""
    settings.MEDIA_ROOT = tmp_path
    write = WholeFilesStorage._save

    def save(storage, name, content):
        content.seek(0)
        return write(storage, name, Full(content.read()))

    monkeypatch.setattr(WholeFilesStorage, "_save", save)
    return tmp_path


def test_nothing_is_left_of_a_file_that_could_not_be_written(tmp_path):
    storage = WholeFilesStorage(tmp_path)
    with pytest.raises(OSError, match="No space"):
        storage.save("folder/name.txt", Full(b"some text"))
    assert files_in(tmp_path) == []


def test_file_gets_a_name_of_its_own_and_leaves_nothing_beside_it(tmp_path):
    storage = WholeFilesStorage(tmp_path)
    names = [storage.save("a/b.txt", ContentFile(text)) for text in (b"one", b"two")]
    assert [storage.open(name).read() for name in names] == [b"one", b"two"]
    assert len(files_in(tmp_path)) == 2


def test_file_that_may_be_replaced_is_replaced_whole(tmp_path):
    storage = WholeFilesStorage(tmp_path, allow_overwrite=True)
    for text in (b"one", b"two"):
        storage.save("b.txt", ContentFile(text))
    assert [path.read_bytes() for path in files_in(tmp_path)] == [b"two"]


@pytest.mark.parametrize("name", ["default", "originals"])
def test_all_uploaded_files_are_written_whole(name):
    assert isinstance(storages[name], WholeFilesStorage)


@pytest.mark.django_db
@both_languages
@pytest.mark.parametrize(
    ("address", "file", "model"),
    [
        ("wagtailimages:add", picture_file, PortalImage),
        ("wagtaildocs:add", document_file, PortalDocument),
    ],
)
def test_form_says_that_there_is_no_room(client, full_disk, language, address, file, model):
    data = {"file": file(), **TITLES, **ALTERNATIVE_TEXTS}
    response = log_in(client, language).post(reverse(address), data)
    assert SENTENCES[language] in str(response.context["form"].errors["file"])
    assert TITLES["title_pl"] in response.content.decode()
    assert not model.objects.exists()
    assert files_in(full_disk) == []


@pytest.mark.django_db
@both_languages
@pytest.mark.parametrize(("kind", "file"), [("images", picture_file), ("docs", document_file)])
def test_upload_of_many_says_that_there_is_no_room(
    client, settings, full_disk, language, kind, file
):
    # A failed write ends the transaction, which on a server is the write's own and here the whole
    # test's: nothing can be asked of the database any more, so sessions are kept elsewhere.
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    editor = log_in(client, language)
    editor.defaults["HTTP_X_REQUESTED_WITH"] = "XMLHttpRequest"
    answer = upload_many(editor, kind, file())
    assert not answer["success"]
    assert SENTENCES[language] in answer["error_message"]
    assert files_in(full_disk) == []


@pytest.mark.django_db
@both_languages
@pytest.mark.parametrize("checks_token", [True, False])
def test_file_that_finds_no_room_on_its_way_is_answered(
    settings, monkeypatch, language, checks_token
):
    """A large file waits on the disk before any view sees it."""

    def receive(handler, raw_data, start):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", receive)
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    client = Client(enforce_csrf_checks=checks_token, raise_request_exception=False)
    editor = log_in(client, language)
    editor.cookies["csrftoken"] = "a" * 32
    response = editor.post(reverse("wagtailimages:add"), {"file": picture_file(), **TITLES})
    assert response.status_code == 507
    assert SENTENCES[language] in response.text


@pytest.mark.django_db
@both_languages
def test_page_is_read_though_its_pictures_cannot_be_kept(client, language, request):
    page = StandardPageFactory(image=PortalImageFactory())
    request.getfixturevalue("full_disk")
    assert client.get(page.get_url(language=language)).status_code == 200
    assert client.get(f"/sharing/{page.pk}-{language}.png").content.startswith(b"\x89PNG")


@pytest.mark.django_db
def test_empty_picture_for_sharing_is_drawn_anew(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    page = StandardPageFactory()
    file = tmp_path / "sharing" / f"{sharing_digest(page.text('title', 'pl'), 'Brama')}.png"
    file.parent.mkdir()
    file.touch()
    assert client.get(f"/sharing/{page.pk}-pl.png").content.startswith(b"\x89PNG")
    assert file.stat().st_size
