"""Where a fact comes from, and facts that age."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel
from wagtail.models import Orderable
from wagtail.search import index

from portal.pages.languages import localized_names
from portal.pages.panels import text_panel

from ..dates import PartialDateField


class Source(index.Indexed, models.Model):
    """A document, a web page or an article that a fact was read in."""

    class Kind(models.TextChoices):
        SCAN = "scan", _("scan")
        FILE = "file", _("file")
        PAGE = "page", _("web page")
        BIP = "bip", _("Public Information Bulletin")
        PRESS = "press", _("press")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PAGE)
    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    published_on = PartialDateField(_("published on"), null=True, blank=True)
    url = models.URLField(_("address"), blank=True, max_length=500)
    retrieved_on = models.DateField(_("retrieved on"), null=True, blank=True)
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    pages = models.PositiveSmallIntegerField(_("number of pages"), null=True, blank=True)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)

    panels = [
        "kind",
        text_panel("title"),
        FieldRowPanel(["publisher", "published_on"]),
        FieldRowPanel(["url", "retrieved_on"]),
        FieldRowPanel(["document", "pages", "sha256"]),
        "licence",
        text_panel("note"),
    ]
    search_fields = [
        *(index.SearchField(name) for name in localized_names("title")),
        *(index.AutocompleteField(name) for name in localized_names("title")),
        index.SearchField("publisher"),
    ]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-published_on", "pk"]

    def __str__(self):
        return self.title or ""


class Citation(Orderable):
    """A source of a page, with what it is used for there; the page's own model adds the page."""

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(
        _("note"), max_length=500, blank=True, help_text=_("What the source is used for here.")
    )

    panels = ["source", text_panel("note")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self):
        return str(self.source)


class Claim(models.Model):
    """
    What a source said at a time: a number that ages, a date that another source disputes.

    Claims about the same ``subject`` stand side by side; the portal does not choose between them.
    """

    subject = models.CharField(
        _("about what"), max_length=100, help_text=_("For example: number of member cities.")
    )
    statement = models.CharField(
        _("what the source says"), max_length=300, help_text=_("For example: more than 170.")
    )
    as_of = PartialDateField(_("as of"), null=True, blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    note = models.CharField(_("note"), max_length=500, blank=True)

    panels = [
        text_panel("subject"),
        text_panel("statement"),
        FieldRowPanel(["as_of", "source"]),
        text_panel("note"),
    ]

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.subject}: {self.statement}"
