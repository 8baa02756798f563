"""Pictures and documents: a file once, what is said about it in each language."""

import re
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet
from wagtail.search import index

from portal.pages.collation import AlphabeticalQuerySet
from portal.pages.finding import Findable
from portal.pages.languages import language_choices, languages, localized, localized_names

PICTURE_WIDTHS = [480, 960, 1440]
FALLBACK_WIDTH = 960
PICTURE_EXTENSIONS = {".avif", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".svg", ".tiff", ".webp"}
CAMERA_NAME = re.compile(r"(?=.*[\d_])\S+")


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


class PortalImageQuerySet(AlphabeticalQuerySet, ImageQuerySet):
    """Pictures in alphabetical order."""


class PortalImage(Licensed, Findable, AbstractImage):
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

    objects = PortalImageQuerySet.as_manager()

    #: Name of the file on the computer it came from, while a form is being checked.
    uploaded_name = ""

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

    @property
    def picture_specs(self):
        """
        What Wagtail is to make of the picture for ``<picture>``: AVIF in widths up to its own,
        and one WebP for browsers that do not know AVIF.
        """
        narrower = [width for width in PICTURE_WIDTHS if width < self.width]
        widths = PICTURE_WIDTHS[: len(narrower) + 1]
        return [
            *(f"format-avif|width-{width}" for width in widths),
            f"format-webp|width-{FALLBACK_WIDTH}",
        ]

    @property
    def small_picture_specs(self):
        """Of ``picture_specs`` the narrowest of each format."""
        formats = {}
        for spec in self.picture_specs:
            formats.setdefault(spec.partition("|")[0], spec)
        return list(formats.values())

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
            elif looks_like_file_name(text, self.uploaded_name, self.file.name):
                errors[column] = _("The name of a file does not describe the picture.")
        if errors:
            raise ValidationError(errors)


class Rendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]


class PortalDocumentQuerySet(AlphabeticalQuerySet, DocumentQuerySet):
    """Documents in alphabetical order."""


class PortalDocument(Licensed, Findable, AbstractDocument):
    """A file to download, with a title in each language."""

    language = models.CharField(
        gettext_lazy("language of the document"),
        max_length=10,
        choices=language_choices,
        blank=True,
        help_text=gettext_lazy("Readers are told before they open it."),
    )

    objects = PortalDocumentQuerySet.as_manager()

    admin_form_fields = [
        "file",
        *localized_names("title"),
        "language",
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

    def clean(self):
        """Check the file, where it is in the form: not where only its description was wanting."""
        if self.file:
            super().clean()

    def save(self, *args, **kwargs):
        """Note the size of the file when it is stored: lists say it without opening the file."""
        if self.file and self.file_size is None:
            self._set_document_file_metadata()
        super().save(*args, **kwargs)


def looks_like_file_name(text, *file_names):
    """
    Whether ``text`` is the name of a picture's file rather than a description of it.

    It is one of ``file_names``, with or without its extension; or ends like a picture's file; or
    is one word with a digit or an underscore in it, as cameras and programs give (``IMG_2044``).
    """
    if PurePath(text).suffix.lower() in PICTURE_EXTENSIONS or CAMERA_NAME.fullmatch(text):
        return True
    names = [PurePath(name) for name in file_names if name]
    return text.casefold() in {form.casefold() for name in names for form in (name.name, name.stem)}
