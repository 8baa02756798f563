"""The accessibility statement of the portal, the register of its failings and its reviews."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    HelpPanel,
    MultiFieldPanel,
)
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from portal.civic.dates import PartialDateField
from portal.civic.models import Unit
from portal.pages.blocks import RICH_TEXT_FEATURES
from portal.pages.languages import in_default_language, languages, localized, localized_names
from portal.pages.models import PortalPage
from portal.pages.panels import RowsPanel, facts_panel, text_panel

from ..forms import StatementForm
from ..statement import Statement
from ..wording import WORDING


class Basis(models.TextChoices):
    """What a statement or a review rests on."""

    SELF = "self", _("self-assessment")
    AUDIT = "audit", _("external audit")
    CONTRACTOR = "contractor", _("declaration by the contractor")


class AccessibilityStatementPage(PortalPage):
    """
    The accessibility statement, made from data by the technical conditions, version 2.0.

    Its headings and fixed sentences are those of ``wording.py``. The list of what is not
    accessible comes from the register of failings, the date of the last review from the reviews.
    """

    class Scope(models.TextChoices):
        WEBSITE = "website", _("website")
        APPLICATION = "application", _("mobile application")

    class Status(models.TextChoices):
        FULL = "full", _("fully compliant")
        PARTIAL = "partial", _("partially compliant")
        NONE = "none", _("not compliant")

    template = "accessibility/statement_page.html"
    base_form_class = StatementForm
    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    is_landmark = True
    required_text = ["title", "public_body", "contact_unit", "architecture", "communication"]
    relations_for_reading = {"failings": ["unit", "page"], "reviews": []}

    scope = models.CharField(
        _("what it is about"), max_length=20, choices=Scope, default=Scope.WEBSITE
    )
    public_body = models.CharField(
        _("public body"),
        max_length=200,
        blank=True,
        help_text=_("In the nominative, as the statement begins with it: City of Kraków."),
    )
    site_name = models.CharField(_("name of the site"), max_length=200, blank=True)
    site_address = models.URLField(_("address of the site"))
    published_on = models.DateField(
        _("published on"), help_text=_("The day on which the site was first published.")
    )
    changed_on = models.DateField(
        _("last significant change"),
        help_text=_("New functions, a new look, a new part: not an update of a text."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PARTIAL)
    costs_assessment_address = models.URLField(
        _("address of the assessment of excessive costs"),
        blank=True,
        help_text=_("Needed where a failing is put down to excessive costs."),
    )
    prepared_on = models.DateField(
        _("prepared on"), help_text=_("The day of the first statement. It never changes.")
    )
    basis = models.CharField(_("basis"), max_length=12, choices=Basis, default=Basis.SELF)
    auditor = models.CharField(_("who assessed the site"), max_length=200, blank=True)
    report_address = models.URLField(_("address of the report"), blank=True)
    facilities = RichTextField(
        _("conveniences and limitations"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("What the site offers: print style, contrast, easy-to-read text."),
    )
    shortcuts = RichTextField(
        _("keyboard shortcuts"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("Only those that differ from the usual ones of browsers."),
    )
    contact_unit = models.CharField(_("unit to contact"), max_length=200, blank=True)
    contact_person = models.CharField(_("contact person"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"))
    telephone = models.CharField(_("telephone"), max_length=40)
    applications = RichTextField(
        _("mobile applications"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("Each with the address of its own statement. Empty: the heading is left out."),
    )
    architecture = RichTextField(
        _("architectural accessibility"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("Address of the seat; entrance, lifts, toilets, parking, assistance dogs."),
    )
    architecture_address = models.URLField(_("address of a longer description"), blank=True)
    communication = RichTextField(
        _("communication accessibility"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("Sign language interpreter on-line or in person, induction loops, SMS."),
    )

    content_panels = [
        HelpPanel(
            content=_(
                "Title, headings and fixed sentences come from the law. Enter here what is true of "
                "this site."
            )
        ),
        text_panel("summary"),
        MultiFieldPanel(
            [
                facts_panel("scope", "status", "site_address", "published_on", "changed_on"),
                text_panel("public_body"),
                text_panel("site_name"),
            ],
            heading=_("What the statement is about"),
        ),
        RowsPanel(
            "failings",
            heading=_("Register of known failings"),
            label=_("failing"),
            help_text=_("What is not resolved stands in the statement under its group."),
        ),
        facts_panel("costs_assessment_address", heading=_("Excessive costs")),
        MultiFieldPanel(
            [facts_panel("prepared_on", "basis", "report_address"), text_panel("auditor")],
            heading=_("Preparation"),
        ),
        RowsPanel(
            "reviews",
            heading=_("Reviews"),
            label=_("review"),
            help_text=_("Every year by 31 March, and after each change that bears on access."),
        ),
        MultiFieldPanel(
            [
                text_panel("contact_unit"),
                facts_panel("contact_person", "email", "telephone"),
            ],
            heading=_("Contact"),
        ),
        text_panel("architecture", heading=_("Architectural accessibility")),
        facts_panel("architecture_address", heading=_("Longer description")),
        text_panel("communication", heading=_("Communication accessibility")),
        text_panel("facilities", heading=_("Conveniences and limitations")),
        text_panel("shortcuts", heading=_("Keyboard shortcuts")),
        text_panel("applications", heading=_("Mobile applications")),
    ]
    search_fields = [
        *PortalPage.search_fields,
        *(
            index.SearchField(name)
            for name in localized_names("public_body", "architecture", "communication")
        ),
    ]

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    @property
    def last_review(self):
        """The latest date of the reviews; ``None`` before the first one."""
        return max((review.date for review in self.reviews.all()), default=None)

    @property
    def statement(self):
        """What the page says in the active language, in the words of the law."""
        return Statement(self)

    @property
    def open_failings(self):
        """The failings that are not resolved yet, in the order of the register."""
        return [failing for failing in self.failings.all() if not failing.is_resolved]

    @property
    def resolved_failings(self):
        """What has been repaired, the latest first."""
        resolved = [failing for failing in self.failings.all() if failing.is_resolved]
        return sorted(resolved, key=lambda failing: failing.resolved_on, reverse=True)

    @property
    def past_reviews(self):
        """The reviews, the latest first."""
        return sorted(self.reviews.all(), key=lambda review: review.date, reverse=True)

    def title_by_law(self):
        """Give the page the title that the law wants, in each language that it is worded in."""
        for language in languages():
            if language in WORDING:
                setattr(self, localized("title", language), WORDING[language]["title"])

    @in_default_language
    def full_clean(self, *args, **kwargs):
        self.title_by_law()
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs):
        if kwargs.get("update_fields") is None:
            self.title_by_law()
        super().save(*args, **kwargs)

    def save_revision(self, *args, **kwargs):
        self.title_by_law()
        return super().save_revision(*args, **kwargs)

    def readiness_errors(self):
        """Also refuse a language in which the law's words are not known."""
        errors = super().readiness_errors()
        for language in languages():
            if self.text("ready", language) and language not in WORDING:
                errors[localized("ready", language)] = _(
                    "The statement has no official words in this language yet."
                )
        return errors


class KnownFailing(Orderable):
    """Something on the site that is not accessible, until it is."""

    class Group(models.TextChoices):
        APPENDIX = "appendix", _("non-compliance with the appendix")
        COSTS = "costs", _("excessive costs")
        EXEMPT = "exempt", _("not covered by the law")

    statement = ParentalKey(
        AccessibilityStatementPage, on_delete=models.CASCADE, related_name="failings"
    )
    group = models.CharField(_("group"), max_length=10, choices=Group, default=Group.APPENDIX)
    element = models.CharField(
        _("element or function"), max_length=200, blank=True, help_text=_("Map of partner cities.")
    )
    page = models.ForeignKey(
        PortalPage,
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where it is. Empty: in several places."),
    )
    description = models.TextField(
        _("what is not accessible"), blank=True, help_text=_("In plain words.")
    )
    effect = models.TextField(
        _("effect"), blank=True, help_text=_("What it means for whom: who cannot do what.")
    )
    alternative = models.TextField(
        _("alternative"), blank=True, help_text=_("A way to the same thing that works today.")
    )
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("unit in charge"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    deadline = PartialDateField(_("to be resolved by"), null=True, blank=True)
    resolved_on = models.DateField(_("resolved on"), null=True, blank=True)

    panels = [
        facts_panel("group", "page", "unit", "deadline", "resolved_on"),
        text_panel("element"),
        text_panel("description"),
        text_panel("effect"),
        text_panel("alternative"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("known failing")
        verbose_name_plural = _("known failings")

    def __str__(self):
        return self.element or ""

    @property
    def is_resolved(self):
        return bool(self.resolved_on and self.resolved_on <= timezone.localdate())

    @property
    def place(self):
        """The page where it is, if it may be read."""
        return self.page if self.page and self.page.readable_languages() else None


class StatementReview(Orderable):
    """A review of the statement: its yearly one, or one that a change called for."""

    class Trigger(models.TextChoices):
        ANNUAL = "annual", _("yearly review")
        CHANGE = "change", _("change of the site")

    statement = ParentalKey(
        AccessibilityStatementPage, on_delete=models.CASCADE, related_name="reviews"
    )
    date = models.DateField(_("date"), default=timezone.localdate)
    trigger = models.CharField(
        _("occasion"), max_length=10, choices=Trigger, default=Trigger.ANNUAL
    )
    basis = models.CharField(_("basis"), max_length=12, choices=Basis, default=Basis.SELF)
    outcome = models.TextField(
        _("outcome"), blank=True, help_text=_("What was checked and what changed.")
    )
    reviewer = models.CharField(
        _("reviewed by"), max_length=200, blank=True, help_text=_("A unit or a role.")
    )

    panels = [
        facts_panel("date", "trigger", "basis"),
        text_panel("outcome"),
        text_panel("reviewer"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("review of the statement")
        verbose_name_plural = _("reviews of the statement")

    def __str__(self):
        return str(self.date)
