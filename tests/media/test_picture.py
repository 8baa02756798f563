import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils import translation

from portal.media.models import PortalImage
from portal.pages.relations import load_renditions
from tests.factories.media import PortalDocumentFactory, PortalImageFactory

pytestmark = pytest.mark.django_db


def show(image, language="pl", **options):
    with translation.override(language):
        html = render_to_string("components/picture.html", {"image": image, **options})
    return BeautifulSoup(html, "html.parser").picture


def wide_picture(**fields):
    return PortalImageFactory(file__width=1600, file__height=900, **fields)


def test_picture_comes_in_modern_formats_and_several_widths():
    picture = show(wide_picture())
    assert picture.source["type"] == "image/avif"
    widths = [part.split()[1] for part in picture.source["srcset"].split(", ")]
    assert widths == ["480w", "960w", "1440w"]
    assert picture.source["sizes"]
    assert picture.img["src"].endswith(".webp")
    assert (picture.img["width"], picture.img["height"]) == ("960", "540")


def test_small_picture_is_not_offered_twice_in_one_width():
    picture = show(PortalImageFactory(file__width=600, file__height=400))
    widths = [part.split()[1] for part in picture.source["srcset"].split(", ")]
    assert widths == ["480w", "600w"]
    assert picture.img["width"] == "600"


def test_picture_is_loaded_late_unless_it_is_in_sight():
    image = PortalImageFactory()
    assert show(image).img["loading"] == "lazy"
    in_sight = show(image, eager=True).img
    assert "loading" not in in_sight.attrs
    assert in_sight["fetchpriority"] == "high"


def test_sizes_can_be_chosen():
    image = wide_picture()
    assert show(image, sizes="20rem").source["sizes"] == "20rem"


@pytest.mark.parametrize(
    ("language", "text"), [("pl", "Ratusz „wieczorem”"), ("en", "The town hall “at dusk”")]
)
def test_alternative_text_is_that_of_the_language(language, text):
    image = PortalImageFactory(
        alternative_text_pl="Ratusz „wieczorem”", alternative_text_en="The town hall “at dusk”"
    )
    assert show(image, language).img["alt"] == text


@pytest.mark.parametrize("language", ["pl", "en"])
def test_decorative_picture_has_an_empty_alternative_text(language):
    assert show(PortalImageFactory(is_decorative=True), language).img["alt"] == ""


def test_nothing_is_shown_where_there_is_no_picture():
    assert show(None) is None


def test_sizes_read_beforehand_need_no_query(django_assert_num_queries):
    for image in (wide_picture(), PortalImageFactory()):
        show(image)
    images = list(PortalImage.objects.all())
    with django_assert_num_queries(1):
        load_renditions(images)
    with django_assert_num_queries(0):
        assert all(show(image) for image in images)


def test_size_of_a_document_is_known_once_it_is_stored(django_assert_num_queries):
    document = PortalDocumentFactory()
    with django_assert_num_queries(0):
        assert document.get_file_size() is not None
