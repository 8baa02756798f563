from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pillow_heif import register_heif_opener
from wagtail.models import UploadedFile

from portal.media.models import PortalDocument, PortalImage
from tests.editors import log_in
from tests.factories.media import PortalImageFactory

pytestmark = pytest.mark.django_db

TITLES = {"title_pl": "Rynek", "title_en": "Main square"}
ALTERNATIVE_TEXTS = {
    "alternative_text_pl": "Ludzie na rynku przed ratuszem",
    "alternative_text_en": "People in the square in front of the town hall",
}


def picture_file(name="IMG_2044.png"):
    content = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue(), "image/png")


def document_file(name="plan_dzialan.pdf"):
    return SimpleUploadedFile(name, b"%PDF-1.4 something", "application/pdf")


def upload_many(editor, kind, file):
    """Send one file as the page for several uploads does; the answer as JSON."""
    data = {"title": file.name, "files[]": file}
    return editor.post(reverse(f"wagtail{kind}:add_multiple"), data).json()


def describe(editor, upload_id, **texts):
    """Send the form that follows the upload of a picture; the answer as JSON."""
    prefix = f"uploaded-image-{upload_id}"
    data = {f"{prefix}-{name}": text for name, text in texts.items()}
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[upload_id])
    return editor.post(address, data).json()


@pytest.mark.parametrize("language", ["pl", "en"])
def test_picture_waits_for_its_description_after_the_upload(client, language):
    editor = log_in(client, language)
    assert editor.get(reverse("wagtailimages:add_multiple")).status_code == 200
    answer = upload_many(editor, "images", picture_file("dom_na_rynku.png"))
    assert answer["success"]
    assert UploadedFile.objects.count() == 1
    assert not PortalImage.objects.exists()
    assert answer["form"].count('value="dom na rynku"') == 2
    for name in ALTERNATIVE_TEXTS:
        assert f'name="uploaded-image-{answer["uploaded_file_id"]}-{name}"' in answer["form"]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_described_picture_is_stored_in_both_languages(client, language):
    editor = log_in(client, language)
    upload = upload_many(editor, "images", picture_file())["uploaded_file_id"]
    assert describe(editor, upload, **TITLES, **ALTERNATIVE_TEXTS)["success"]
    image = PortalImage.objects.get()
    for name, text in (TITLES | ALTERNATIVE_TEXTS).items():
        assert getattr(image, name) == text
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize("missing", ALTERNATIVE_TEXTS)
def test_alternative_text_is_needed_in_each_language(client, missing):
    editor = log_in(client, "pl")
    upload = upload_many(editor, "images", picture_file())["uploaded_file_id"]
    answer = describe(editor, upload, **TITLES, **(ALTERNATIVE_TEXTS | {missing: " "}))
    assert not answer["success"]
    assert answer["form"].count("error-message") == 1
    assert not PortalImage.objects.exists()


def test_decorative_picture_needs_no_alternative_text(client):
    editor = log_in(client, "pl")
    upload = upload_many(editor, "images", picture_file())["uploaded_file_id"]
    assert describe(editor, upload, **TITLES, is_decorative="on")["success"]
    assert PortalImage.objects.get().default_alt_text == ""


@pytest.mark.parametrize(
    "name",
    ["rynek.png", "Rynek", "DSC01234", "IMG_2044", "zdjecie.JPG", "20240925_101500"],
)
def test_file_name_is_refused_as_alternative_text(client, name):
    editor = log_in(client, "pl")
    answer = upload_many(editor, "images", picture_file("rynek.png"))
    upload = answer["uploaded_file_id"]
    texts = ALTERNATIVE_TEXTS | {"alternative_text_pl": name}
    assert not describe(editor, upload, title="rynek.png", **TITLES, **texts)["success"]


def test_name_of_the_file_travels_with_the_form(client):
    answer = upload_many(log_in(client, "pl"), "images", picture_file("rynek.png"))
    prefix = f"uploaded-image-{answer['uploaded_file_id']}"
    assert f'<input type="hidden" name="{prefix}-title" value="rynek.png"' in answer["form"]


def test_file_that_is_no_picture_is_refused(client):
    file = SimpleUploadedFile("notes.png", b"no picture", "image/png")
    answer = upload_many(log_in(client, "pl"), "images", file)
    assert not answer["success"]
    assert answer["error_message"]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_single_picture_is_added(client, language):
    editor = log_in(client, language)
    address = reverse("wagtailimages:add")
    assert editor.get(address).status_code == 200
    refused = editor.post(address, {"file": picture_file(), **TITLES})
    assert set(refused.context["form"].errors) == set(ALTERNATIVE_TEXTS)
    editor.post(address, {"file": picture_file(), **TITLES, **ALTERNATIVE_TEXTS})
    image = PortalImage.objects.get()
    assert (image.title_pl, image.title_en) == ("Rynek", "Main square")


@pytest.mark.parametrize("missing", TITLES)
def test_picture_needs_a_title_in_each_language(client, missing):
    data = {"file": picture_file(), **TITLES, **ALTERNATIVE_TEXTS, missing: ""}
    response = log_in(client, "pl").post(reverse("wagtailimages:add"), data)
    assert list(response.context["form"].errors) == [missing]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_picture_is_edited(client, language):
    image = PortalImageFactory()
    editor = log_in(client, language)
    address = reverse("wagtailimages:edit", args=[image.pk])
    assert editor.get(address).status_code == 200
    editor.post(address, TITLES | ALTERNATIVE_TEXTS)
    image.refresh_from_db()
    assert (image.title_pl, image.title_en) == ("Rynek", "Main square")
    refused = editor.post(address, TITLES | ALTERNATIVE_TEXTS | {"alternative_text_en": ""})
    assert list(refused.context["form"].errors) == ["alternative_text_en"]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_picture_is_uploaded_from_the_chooser(client, language):
    editor = log_in(client, language)
    address = reverse("wagtailimages_chooser:create")
    assert (
        "image-chooser-upload-alternative_text_en"
        in editor.get(reverse("wagtailimages_chooser:choose")).json()["html"]
    )

    def send(**texts):
        data = {f"image-chooser-upload-{name}": text for name, text in texts.items()}
        return editor.post(address, {"image-chooser-upload-file": picture_file(), **data}).json()

    assert send(**TITLES)["step"] == "reshow_creation_form"
    assert not PortalImage.objects.exists()
    assert send(**TITLES, **ALTERNATIVE_TEXTS)["step"] == "chosen"
    assert PortalImage.objects.get().alternative_text_en == ALTERNATIVE_TEXTS["alternative_text_en"]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_document_gets_its_titles_from_the_name_of_the_file(client, language):
    editor = log_in(client, language)
    assert editor.get(reverse("wagtaildocs:add_multiple")).status_code == 200
    answer = upload_many(editor, "docs", document_file())
    assert answer["success"]
    document = PortalDocument.objects.get(pk=answer["doc_id"])
    assert (document.title_pl, document.title_en) == ("plan dzialan", "plan dzialan")
    prefix = f"doc-{document.pk}"
    data = {f"{prefix}-title_pl": "Plan działań", f"{prefix}-title_en": "Action plan"}
    editor.post(reverse("wagtaildocs:edit_multiple", args=[document.pk]), data)
    document.refresh_from_db()
    assert (document.title_pl, document.title_en) == ("Plan działań", "Action plan")


def test_document_whose_name_gives_no_title_waits_for_one(client):
    editor = log_in(client, "pl")
    answer = upload_many(editor, "docs", document_file("_.pdf"))
    upload = answer["uploaded_file_id"]
    prefix = f"uploaded-document-{upload}"
    data = {f"{prefix}-title_pl": "Plan działań", f"{prefix}-title_en": "Action plan"}
    address = reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[upload])
    assert editor.post(address, data).json()["success"]
    document = PortalDocument.objects.get()
    assert document.title_en == "Action plan"
    assert document.file.read() == document_file().read()


@pytest.mark.parametrize("language", ["pl", "en"])
def test_document_is_uploaded_from_the_chooser(client, language):
    editor = log_in(client, language)

    def send(**texts):
        data = {f"document-chooser-upload-{name}": text for name, text in texts.items()}
        file = {"document-chooser-upload-file": document_file()}
        return editor.post(reverse("wagtaildocs_chooser:create"), {**file, **data}).json()

    assert send(title_pl="Plan działań", title_en="")["step"] == "reshow_creation_form"
    assert send(title_pl="Plan działań", title_en="Action plan")["step"] == "chosen"
    document = PortalDocument.objects.get()
    assert (document.title_pl, document.title_en) == ("Plan działań", "Action plan")


@pytest.mark.parametrize("kind", ["images", "docs"])
@pytest.mark.parametrize("language", ["pl", "en"])
def test_library_is_listed_and_searched(client, kind, language):
    PortalImageFactory()
    editor = log_in(client, language)
    for query in ({}, {"q": "Obraz"}, {"layout": "list", "ordering": "title"}):
        assert editor.get(reverse(f"wagtail{kind}:index"), query).status_code == 200


def saved(picture, form, name, **options):
    """``picture`` as an uploaded file of the format ``form``."""
    content = BytesIO()
    picture.save(content, form, **options)
    return SimpleUploadedFile(name, content.getvalue())


def moving(form, name):
    """Two images of which one follows the other."""
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("teal", "maroon")]
    return saved(frames[0], form, name, save_all=True, append_images=frames[1:], duration=200)


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize(("form", "name"), [("GIF", "a.gif"), ("WEBP", "a.webp")])
def test_moving_picture_is_refused_with_the_reason(client, language, form, name):
    answer = upload_many(log_in(client, language), "images", moving(form, name))
    assert not answer["success"]
    assert {"pl": "rusza się", "en": "moves"}[language] in answer["error_message"]


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize(
    ("form", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")]
)
def test_picture_that_breaks_off_is_refused_with_the_reason(client, language, form, name):
    whole = saved(Image.effect_noise((400, 300), 90), form, name)
    half = SimpleUploadedFile(name, whole.read()[: whole.size // 2])
    answer = upload_many(log_in(client, language), "images", half)
    assert not answer["success"]
    assert {"pl": "uszkodzony", "en": "damaged"}[language] in answer["error_message"]


def test_picture_of_an_iphone_is_shown_in_formats_of_the_web(client):
    register_heif_opener()
    file = saved(Image.new("RGB", (40, 30), "teal"), "HEIF", "IMG_2044.heic")
    data = {"file": file, **TITLES, **ALTERNATIVE_TEXTS}
    log_in(client, "pl").post(reverse("wagtailimages:add"), data)
    picture = PortalImage.objects.get()
    formats = [picture.get_rendition(spec).file.name[-5:] for spec in picture.picture_specs]
    assert formats == [".avif", ".webp"]


def test_picture_keeps_its_file_when_only_its_words_change(client):
    picture = PortalImageFactory()
    data = {**TITLES, **ALTERNATIVE_TEXTS, "tags": ""}
    log_in(client, "pl").post(reverse("wagtailimages:edit", args=[picture.pk]), data)
    changed = PortalImage.objects.get()
    assert (changed.title_pl, changed.file.name) == (TITLES["title_pl"], picture.file.name)
