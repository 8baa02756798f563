"""Acts of councils and mayors."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel
from wagtail.search import index

from portal.pages.collation import AlphabeticalManager
from portal.pages.finding import Findable
from portal.pages.languages import localized_names
from portal.pages.panels import text_panel

from ..numbers import number_slug, parse_number, parse_roman
from .organisations import Council


class Resolution(Findable, models.Model):
    """
    A resolution of a council or an order of a mayor. Many pages may rest on one.

    Sessions are counted anew in each term of a council, so a number is unique only together with
    the council and its term.
    """

    #: The register shows each: see ``visibility.py``.
    is_listed = True

    class Kind(models.TextChoices):
        RESOLUTION = "resolution", _("resolution")
        ORDER = "order", _("order")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.RESOLUTION)
    council = models.ForeignKey(
        Council,
        verbose_name=_("adopted by"),
        on_delete=models.PROTECT,
        related_name="resolutions",
    )
    term = models.CharField(
        _("term"), max_length=10, help_text=_("The council's term in Roman numerals: VIII.")
    )
    number = models.CharField(_("number"), max_length=30, help_text=_("For example XVI/171/11."))
    slug = models.SlugField(
        _("address"),
        unique=True,
        max_length=80,
        editable=False,
        help_text=_("Made from the number when the act is first stored; then it stays."),
    )
    adopted_on = models.DateField(_("adopted on"))
    title = models.CharField(_("title"), max_length=500)
    print_number = models.CharField(_("number of the draft"), max_length=30, blank=True)
    bip_url = models.URLField(_("address in the Public Information Bulletin (BIP)"), blank=True)
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = AlphabeticalManager()

    panels = [
        FieldRowPanel(["kind", "number"]),
        FieldRowPanel(["council", "term", "adopted_on"]),
        text_panel("title"),
        FieldRowPanel(["print_number", "bip_url"]),
        "document",
    ]
    search_fields = [
        index.SearchField("number"),
        index.AutocompleteField("number"),
        *(index.SearchField(name) for name in localized_names("title")),
        *(index.AutocompleteField(name) for name in localized_names("title")),
        index.FilterField("adopted_on"),
    ]

    class Meta:
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        ordering = ["-adopted_on", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "term", "number"],
                name="unique_resolution",
                violation_error_message=_("This act is already here: choose it from the list."),
            )
        ]

    def __str__(self):
        return self.number

    def clean(self):
        """Store number and term in their regular form; say what is wrong with one that has none."""
        super().clean()
        regular_forms = {
            "number": lambda: str(parse_number(self.number, on=self.adopted_on)),
            "term": lambda: parse_roman(self.term),
        }
        errors = {}
        for name, regular_form in regular_forms.items():
            try:
                setattr(self, name, regular_form())
            except ValidationError as error:
                errors[name] = error.messages
        if errors:
            raise ValidationError(errors)

    def save(self, *args, **kwargs):
        """Store the act. A new one gets its number as address, with the term where it is taken."""
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self):
        candidates = (
            number_slug(self.number),
            number_slug(self.number, self.term),
            *(number_slug(self.number, self.term, str(number)) for number in range(2, 100)),
        )
        taken = set(
            type(self).objects.filter(slug__startswith=candidates[0]).values_list("slug", flat=True)
        )
        return next(slug for slug in candidates if slug not in taken)
