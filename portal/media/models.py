"""Pictures and documents: a file once, what is said about it in each language."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from portal.pages.languages import languages, localized, localized_names


class Licensed(models.Model):
    """Whose work a file is and on what terms others may use it."""

    author = models.CharField(gettext_lazy("author"), max_length=200, blank=True)
    licence = models.CharField(
        gettext_lazy("licence"),
        max_length=200,
        blank=True,
        help_text=gettext_lazy("For example: CC BY 4.0, City of Kraków."),
    )

    class Meta:
        abstract = True


class PortalImage(Licensed, AbstractImage):
    """A picture with its alternative text, which is required unless the picture is decorative."""

    alternative_text = models.CharField(
        gettext_lazy("alternative text"),
        max_length=300,
        blank=True,
        help_text=gettext_lazy("What the picture shows, for people who do not see it."),
    )
    is_decorative = models.BooleanField(
        gettext_lazy("decorative"),
        default=False,
        help_text=gettext_lazy("The picture says nothing that the text does not say."),
    )
    caption = models.CharField(gettext_lazy("caption"), max_length=300, blank=True)

    admin_form_fields = [
        "file",
        *localized_names("title", "alternative_text", "caption"),
        "is_decorative",
        "author",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    ]
    search_fields = [
        *(field for field in AbstractImage.search_fields if field.field_name != "title"),
        *(index.SearchField(name, boost=2) for name in localized_names("title")),
        *(index.AutocompleteField(name) for name in localized_names("title")),
        *(index.SearchField(name) for name in localized_names("alternative_text", "caption")),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = gettext_lazy("picture")
        verbose_name_plural = gettext_lazy("pictures")

    @property
    def default_alt_text(self):
        """Alternative text in the active language; empty for a decorative picture."""
        return "" if self.is_decorative else self.alternative_text or ""

    def clean(self):
        """Ask for alternative texts; the name of a file is none."""
        super().clean()
        if self.is_decorative:
            return
        errors = {}
        for language in languages():
            column = localized("alternative_text", language)
            text = (getattr(self, column) or "").strip()
            if not text:
                errors[column] = _("Describe the picture, or mark it as decorative.")
            elif looks_like_file_name(text, self.file.name if self.file else ""):
                errors[column] = _("The name of a file does not describe the picture.")
        if errors:
            raise ValidationError(errors)


class Rendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]


class PortalDocument(Licensed, AbstractDocument):
    """A file to download, with a title in each language."""

    admin_form_fields = [
        "file",
        *localized_names("title"),
        "author",
        "licence",
        "collection",
        "tags",
    ]
    search_fields = [
        *(field for field in AbstractDocument.search_fields if field.field_name != "title"),
        *(index.SearchField(name, boost=2) for name in localized_names("title")),
        *(index.AutocompleteField(name) for name in localized_names("title")),
    ]

    class Meta(AbstractDocument.Meta):
        verbose_name = gettext_lazy("document")
        verbose_name_plural = gettext_lazy("documents")


def looks_like_file_name(text, file_name):
    """Whether ``text`` is the name of a picture's file rather than a description of it."""
    name, given = PurePath(file_name), PurePath(text)
    pictures = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp"}
    return given.suffix.lower() in pictures or text.lower() in {
        name.name.lower(),
        name.stem.lower(),
    }
