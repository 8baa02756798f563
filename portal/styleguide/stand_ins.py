"""What stands in for pages and pictures on the pattern page."""

from types import SimpleNamespace

from django.templatetags.static import static
from django.utils.html import format_html


class SamplePicture:
    """Stands in for a picture of the library: one drawing in one size, in two formats."""

    author, licence, caption = "Brama", "EUPL-1.2", ""
    picture_specs = small_picture_specs = ("format-avif", "format-webp")
    width = 512

    @property
    def url(self):
        return static("img/icon-512.png")

    def get_renditions(self, *specs):
        return dict.fromkeys(specs, self)

    def img_tag(self, attributes):
        """The picture as HTML; ``attributes`` come from the template tag."""
        return format_html(
            '<img src="{}" alt="" width="512" height="512" loading="lazy">',
            self.url,
        )


class SamplePage(SimpleNamespace):
    """Stands in for a page that may be read in ``language``."""

    shows_listed_on = False
    image = None
    pk = 0

    def get_url(self, request=None, language=None):
        return "#card"

    def reading_language(self, language):
        return self.language

    def readable_languages(self):
        return [self.language]
