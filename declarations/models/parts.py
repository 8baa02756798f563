"""What a declaration consists of: its paragraphs, who signed it, what it promises, its sources."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from portal.civic.dates import PartialDateField
from portal.civic.models import Citation, Claim
from portal.pages.languages import localized, localized_names
from portal.pages.panels import facts_panel, text_panel
from portal.pages.texts import words_of

# No links: the text is that of a signed document, and what it refers to stands in the sources.
PARAGRAPH_FEATURES = ["bold", "italic", "ol", "ul"]


class Paragraph(Orderable):
    """One paragraph of the text, in all languages; links to ``p<number>`` lead to it."""

    page = ParentalKey(
        "declarations.DeclarationPage", on_delete=models.CASCADE, related_name="paragraphs"
    )
    number = models.PositiveSmallIntegerField(
        _("number"),
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_(
            "Empty: the next free number. Links lead to it: it stays when the paragraph moves."
        ),
    )
    text = RichTextField(_("text"), blank=True, features=PARAGRAPH_FEATURES)

    panels = [facts_panel("number"), text_panel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")

    def __str__(self):
        return self.anchor

    @property
    def anchor(self):
        """The part of an address that leads to the paragraph on its page: ``p3``."""
        return f"p{self.number}"

    def has_text(self, language):
        """Whether there are words in ``language``: an editor's empty field still has mark-up."""
        return any(words_of(getattr(self, localized("text", language))))


class Commitment(Orderable):
    """One promise that a declaration makes, and how far the city has come with it."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        IN_PROGRESS = "in_progress", _("in progress")
        DONE = "done", _("done")
        DROPPED = "dropped", _("dropped")
        UNKNOWN = "unknown", _("unknown")

    page = ParentalKey(
        "declarations.DeclarationPage", on_delete=models.CASCADE, related_name="commitments"
    )
    paragraph_number = models.PositiveSmallIntegerField(
        _("number of the paragraph"),
        null=True,
        blank=True,
        help_text=_("The paragraph that makes the promise. Empty: the declaration as a whole."),
    )
    text = models.TextField(_("what the city promises"))
    unit = models.ForeignKey(
        "civic.Unit",
        verbose_name=_("unit in charge"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    deadline = PartialDateField(_("deadline"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.UNKNOWN)
    status_as_of = PartialDateField(_("status as of"), null=True, blank=True)
    evidence = models.TextField(
        _("evidence"), blank=True, help_text=_("What shows that the status is so.")
    )
    evidence_url = models.URLField(_("address of the evidence"), blank=True, max_length=500)
    framework_item = models.ForeignKey(
        "civic.FrameworkItem",
        verbose_name=_("point of a framework"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The point of a plan or a charter that the promise carries out."),
    )

    changed_at = models.DateTimeField(_("status changed"), null=True, editable=False)

    panels = [
        text_panel("text"),
        text_panel("evidence"),
        facts_panel(
            "paragraph_number",
            "status",
            "status_as_of",
            "deadline",
            "unit",
            "framework_item",
            "evidence_url",
        ),
    ]

    #: What tells readers that something became of the promise.
    progress = ["status", "status_as_of", "evidence_url", *localized_names("evidence")]

    class Meta(Orderable.Meta):
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")

    def __str__(self):
        return self.text or ""

    def save(self, *args, **kwargs):
        """Write the commitment; what became of it since it was first published is dated."""
        stored = type(self)._default_manager.filter(pk=self.pk).first() if self.pk else None
        if stored:
            is_same = all(getattr(stored, name) == getattr(self, name) for name in self.progress)
            self.changed_at = stored.changed_at if is_same else timezone.now()
        super().save(*args, **kwargs)

    @property
    def fragment(self):
        """The end of an address that leads to its sentence; empty for the whole document."""
        return f"#p{self.paragraph_number}" if self.paragraph_number else ""


class Signatory(Orderable):
    """Someone who signed: the name as the document prints it, and whose it really is."""

    page = ParentalKey(
        "declarations.DeclarationPage", on_delete=models.CASCADE, related_name="signatories"
    )
    name_as_printed = models.CharField(
        _("name as printed"), max_length=200, help_text=_("Letter by letter, with any misprint.")
    )
    person = models.ForeignKey(
        "civic.Person",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Who signed. Where the printed name is wrong, the page shows both."),
    )
    role = models.CharField(
        _("role"), max_length=200, blank=True, help_text=_("The role on the day of signing.")
    )
    city = models.ForeignKey(
        "civic.City",
        verbose_name=_("city"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    editorial_note = models.CharField(
        _("editorial note"),
        max_length=500,
        blank=True,
        help_text=_("Why the name on the page differs from the printed one."),
    )

    panels = [
        facts_panel("name_as_printed", "person", "city"),
        text_panel("role"),
        text_panel("editorial_note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")

    def __str__(self):
        return self.name_as_printed

    @property
    def corrected_name(self):
        """The right name of who signed; empty where the printed one is right or nobody checked."""
        name = str(self.person) if self.person else ""
        return "" if name == self.name_as_printed else name


class EarlierStatement(Orderable):
    """A statement that a declaration refers back to, on this portal or elsewhere."""

    declaration = ParentalKey(
        "declarations.DeclarationPage",
        on_delete=models.CASCADE,
        related_name="earlier_statements",
    )
    title = models.CharField(_("title"), max_length=300)
    date = PartialDateField(_("date"), null=True, blank=True)
    page = models.ForeignKey(
        "pages.PortalPage",
        verbose_name=_("page of this portal"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    source = models.ForeignKey(
        "civic.Source",
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels = [text_panel("title"), facts_panel("date", "source", "page")]

    class Meta(Orderable.Meta):
        verbose_name = _("earlier statement")
        verbose_name_plural = _("earlier statements")

    def __str__(self):
        return self.title or ""


class DeclarationClaim(Orderable, Claim):
    """A fact about a declaration that ages or that sources disagree on."""

    page = ParentalKey(
        "declarations.DeclarationPage", on_delete=models.CASCADE, related_name="claims"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("dated fact")
        verbose_name_plural = _("dated facts")


class DeclarationSource(Citation):
    """Where the text of a declaration and the facts about it were read."""

    page = ParentalKey(
        "declarations.DeclarationPage", on_delete=models.CASCADE, related_name="sources"
    )

    class Meta(Citation.Meta):
        verbose_name = _("source of a declaration")
        verbose_name_plural = _("sources of declarations")
