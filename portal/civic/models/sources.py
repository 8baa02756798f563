"""Where a fact comes from, and facts that age."""

from hashlib import blake2b

from django.conf import settings
from django.core.cache import cache
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel
from wagtail.models import Orderable
from wagtail.search import index

from portal.pages.collation import AlphabeticalManager
from portal.pages.differences import changed_only, compare
from portal.pages.finding import Findable
from portal.pages.languages import language_choices, localized_names
from portal.pages.panels import facts_panel, text_panel

from ..dates import PartialDateField
from ..originals import original_storage, original_upload_to


class Source(Findable, models.Model):
    """
    A document, a web page or an article that a fact was read in.

    Where the file itself was taken in, it is kept as it came (``original``), with the text that was
    read in it (``verbatim_text``) and the same text mended (``corrected_text``): both in passages
    that an empty line parts. ``corrections`` lists what was mended: mappings with ``from``, ``to``,
    ``reason`` (a name of ``Reason``), ``note`` and ``passage``, the number of the passage.
    """

    #: Columns that only rows of these relations carry: a page may name a source again and again.
    long_columns = dict.fromkeys(("verbatim_text", "corrected_text", "corrections"), ("sources",))

    class Kind(models.TextChoices):
        SCAN = "scan", _("scan")
        FILE = "file", _("file")
        PAGE = "page", _("web page")
        BIP = "bip", _("Public Information Bulletin")
        PRESS = "press", _("press")

    class Reason(models.TextChoices):
        SCAN = "scan", _("misread by the machine that turned the scan into text")
        MISPRINT = "misprint", _("misprint of the original")

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
    original = models.FileField(
        _("file as it was taken in"),
        storage=original_storage,
        upload_to=original_upload_to,
        blank=True,
        editable=False,
    )
    original_name = models.CharField(
        _("name of the file"), max_length=200, blank=True, editable=False
    )
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True, editable=False)
    language = models.CharField(
        _("language"), max_length=10, choices=language_choices, blank=True, editable=False
    )
    engine = models.CharField(_("turned into text by"), max_length=100, blank=True, editable=False)
    verbatim_text = models.TextField(_("text as it was read"), blank=True, editable=False)
    corrected_text = models.TextField(_("mended text"), blank=True, editable=False)
    corrections = models.JSONField(_("corrections"), default=list, blank=True, editable=False)
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("mended by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    corrected_at = models.DateTimeField(_("mended at"), null=True, editable=False)

    objects = AlphabeticalManager()

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
        index.AutocompleteField("publisher"),
    ]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-published_on", "pk"]
        permissions = [("read_original", _("Can read files that are not yet public"))]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"], condition=~models.Q(original=""), name="unique_original"
            )
        ]

    def __str__(self):
        return self.title or ""

    @property
    def original_url(self):
        """Address of the file as it was taken in; empty where there is none."""
        if not self.original:
            return ""
        return reverse("source_original", args=[self.pk, self.original_name])

    @property
    def is_mended(self):
        """Whether there is a mended text that differs from the one that was read."""
        return bool(self.corrected_text) and self.corrected_text != self.verbatim_text

    @cached_property
    def differences(self):
        """The passages of both texts, each a list of ``Segment``; empty where nothing differs."""
        if not self.is_mended:
            return []
        texts = f"{self.verbatim_text}\x1f{self.corrected_text}"
        key = f"differences-{blake2b(texts.encode(), digest_size=16).hexdigest()}"
        return cache.get_or_set(key, lambda: compare(self.verbatim_text, self.corrected_text))

    @property
    def explained_corrections(self):
        """Corrections of misprints of the original, which readers are told of one by one."""
        return explained(self.corrections)


def explained(corrections):
    """Those of ``corrections`` that are no damage of a scan but misprints."""
    return [each for each in corrections if each["reason"] == Source.Reason.MISPRINT]


class Citation(Orderable):
    """
    A source of a page, with what it is used for there; the page's own model adds the page.

    Of a page that was made from the source, ``first_passage`` and ``last_passage`` say from which
    passages of its text, counted from 0; an editor who names a source leaves them empty.
    """

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(
        _("note"), max_length=500, blank=True, help_text=_("What the source is used for here.")
    )

    first_passage = models.PositiveIntegerField(null=True, editable=False)
    last_passage = models.PositiveIntegerField(null=True, editable=False)

    panels = [facts_panel("source"), text_panel("note")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self):
        return str(self.source)

    @cached_property
    def differences(self):
        """What was mended in the passages that the page was made from: see ``Source``."""
        passages = self.source.differences
        if self.first_passage is not None:
            passages = passages[self.first_passage : self.last_passage + 1]
        return passages if changed_only(passages) else []

    @property
    def corrections(self):
        """The source's corrections in the passages that the page was made from."""
        if self.first_passage is None:
            return self.source.corrections
        return [
            each
            for each in self.source.corrections
            if self.first_passage <= each.get("passage", self.first_passage) <= self.last_passage
        ]

    @property
    def explained_corrections(self):
        """Corrections of misprints of the original, which readers are told of one by one."""
        return explained(self.corrections)

    @staticmethod
    def relations():
        """Pairs of a model of citations and its field that names the page."""
        for model in Citation.__subclasses__():
            fields = model._meta.fields
            yield model, next(field for field in fields if isinstance(field, ParentalKey))

    @staticmethod
    def keys_of_pages_made_from(source):
        """Keys of the pages that were made from ``source``, and of their copies."""
        keys = set()
        for model, owner in Citation.relations():
            citations = model.objects.filter(source=source, first_passage__isnull=False)
            keys.update(citations.values_list(owner.attname, flat=True))
        return keys

    @staticmethod
    def is_readable(source):
        """Whether a page that cites ``source`` may be read by any visitor."""
        for model, owner in Citation.relations():
            pages = owner.related_model.objects.readable_somewhere()
            if model.objects.filter(**{"source": source, f"{owner.name}__in": pages}).exists():
                return True
        return False


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
        facts_panel("as_of", "source"),
        text_panel("note"),
    ]

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.subject}: {self.statement}"
