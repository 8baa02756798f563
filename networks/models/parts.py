"""The parts of a membership: stages, roles, obligations and what else its page lists."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from portal.civic.dates import PartialDate, PartialDateField, display_range
from portal.civic.models import Citation, Claim, FrameworkItem, Person, Resolution, Source
from portal.pages.languages import default_language, localized, localized_names
from portal.pages.models import PageLink
from portal.pages.panels import facts_panel, text_panel

from ..dates import refuse_end_before_start


def source_field():
    """Where a row of a membership was read."""
    return models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


class AccessionStage(Orderable):
    """A step on the way into a network, and of the life in it."""

    class Kind(models.TextChoices):
        COUNCIL_RESOLUTION = "council_resolution", _("Council resolution")
        APPLICATION = "application", _("Application")
        ACCEPTANCE = "acceptance", _("Acceptance")
        ACT_SIGNED = "act_signed", _("Act of accession signed")
        STATEMENT_OF_INTENT = "statement_of_intent", _("Statement of intent")
        FINANCIAL_AGREEMENT = "financial_agreement", _("Financial agreement")
        INDEX_SUBMITTED = "index_submitted", _("Index questionnaire submitted")
        EXPERT_VISIT = "expert_visit", _("Expert visit")
        CHARTER_SIGNED = "charter_signed", _("Charter signed")
        ESTABLISHED = "established", _("Body established")
        RENEWED = "renewed", _("Membership renewed")
        LEFT = "left", _("Left")
        OTHER = "other", _("Other")

    membership = ParentalKey("MembershipPage", on_delete=models.CASCADE, related_name="stages")
    kind = models.CharField(_("stage"), max_length=20, choices=Kind)
    label = models.CharField(
        _("name of the stage"),
        max_length=200,
        blank=True,
        help_text=_("Needed for “Other”; for the rest it stands in place of the usual name."),
    )
    date = PartialDateField(_("date"), null=True, blank=True)
    date_end = PartialDateField(_("last day"), null=True, blank=True)
    date_note = models.CharField(
        _("note on the date"),
        max_length=200,
        blank=True,
        help_text=_("What the date alone cannot say: at the beginning of the month."),
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    body_name = models.CharField(
        _("deciding body"), max_length=300, blank=True, help_text=_("Who decided or signed.")
    )
    resolution = models.ForeignKey(
        Resolution,
        verbose_name=_("resolution"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    source = source_field()
    note = models.TextField(_("note"), blank=True)

    panels = [
        facts_panel("kind", "date", "date_end", "resolution", "source"),
        text_panel("label"),
        text_panel("date_note"),
        text_panel("place"),
        text_panel("body_name"),
        text_panel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("stage")
        verbose_name_plural = _("stages")

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        refuse_end_before_start(self, "date", "date_end")
        if self.kind == self.Kind.OTHER and not any(
            getattr(self, column) for column in localized_names("label")
        ):
            raise ValidationError(
                {localized("label", default_language()): _("Say what kind of stage this is.")}
            )

    @property
    def name(self):
        """What the stage is called in the active language."""
        return self.label or self.get_kind_display()

    @property
    def period(self):
        """The date or dates in words; empty where unknown."""
        return display_range(self.date, self.date_end)


class MembershipRole(Orderable):
    """A role that the city or somebody from it has in a body of the network."""

    membership = ParentalKey("MembershipPage", on_delete=models.CASCADE, related_name="roles")
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    holder_name = models.CharField(
        _("holder"),
        max_length=200,
        blank=True,
        help_text=_("Where it is not a person: the City of Kraków."),
    )
    body_name = models.CharField(_("body"), max_length=300, blank=True)
    capacity = models.CharField(
        _("role"), max_length=200, blank=True, help_text=_("For example: member of the board.")
    )
    from_date = PartialDateField(_("from"), null=True, blank=True)
    to_date = PartialDateField(_("to"), null=True, blank=True)
    elected_on = PartialDateField(_("elected on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    source = source_field()

    panels = [
        facts_panel("person", "from_date", "to_date", "elected_on", "source"),
        text_panel("holder_name"),
        text_panel("body_name"),
        text_panel("capacity"),
        text_panel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self):
        return f"{self.holder}: {self.capacity}" if self.capacity else self.holder

    def clean(self):
        super().clean()
        refuse_end_before_start(self, "from_date", "to_date")

    @property
    def holder(self):
        """Who has the role: a person's name, else the name of what is not a person."""
        return str(self.person) if self.person else self.holder_name or ""

    @property
    def is_former(self):
        """Whether the role has ended: its last year, month or day lies wholly in the past."""
        if not self.to_date:
            return False
        today = str(PartialDate.of(timezone.localdate()))
        return str(self.to_date) < today[: len(str(self.to_date))]


class Obligation(Orderable):
    """What the membership obliges the city to do, and how often."""

    class Recurrence(models.TextChoices):
        ONCE = "once", _("once")
        YEARLY = "yearly", _("every year")
        TWO_YEARLY = "two_yearly", _("every two years")
        FOUR_YEARLY = "four_yearly", _("every four years")
        CONTINUOUS = "continuous", _("at all times")

    membership = ParentalKey("MembershipPage", on_delete=models.CASCADE, related_name="obligations")
    text = models.TextField(_("obligation"), blank=True)
    recurrence = models.CharField(_("how often"), max_length=20, choices=Recurrence)
    next_due = PartialDateField(_("next due"), null=True, blank=True)
    evidence = models.TextField(
        _("how it is met"), blank=True, help_text=_("What shows that the city does it.")
    )
    evidence_url = models.URLField(_("address of the evidence"), blank=True)
    framework_item = models.ForeignKey(
        FrameworkItem,
        verbose_name=_("point of a plan or charter"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        text_panel("text"),
        text_panel("evidence"),
        facts_panel("recurrence", "next_due", "evidence_url", "framework_item"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("obligation")
        verbose_name_plural = _("obligations")

    def __str__(self):
        return self.text or ""


class MembershipClaim(Claim, Orderable):
    """What a source says of the city's membership: the year in which it joined."""

    membership = ParentalKey("MembershipPage", on_delete=models.CASCADE, related_name="claims")

    class Meta(Orderable.Meta):
        verbose_name = _("claim about the membership")
        verbose_name_plural = _("claims about the membership")


class Sitting(Orderable):
    """A meeting of a working body."""

    membership = ParentalKey("MembershipPage", on_delete=models.CASCADE, related_name="sittings")
    date = PartialDateField(_("date"), null=True, blank=True)
    date_end = PartialDateField(_("last day"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    subject = models.TextField(_("what it was about"), blank=True)

    panels = [facts_panel("date", "date_end"), text_panel("place"), text_panel("subject")]

    class Meta(Orderable.Meta):
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")

    def __str__(self):
        return self.period

    def clean(self):
        super().clean()
        refuse_end_before_start(self, "date", "date_end")

    @property
    def period(self):
        """The date or dates in words; empty where unknown."""
        return display_range(self.date, self.date_end)


class SupportingOrganisation(Orderable):
    """An organisation that helps a working body with its knowledge."""

    membership = ParentalKey(
        "MembershipPage", on_delete=models.CASCADE, related_name="supporting_organisations"
    )
    name = models.CharField(_("name"), max_length=300, blank=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    role = models.CharField(
        _("part that it plays"), max_length=300, blank=True, help_text=_("What it contributes.")
    )
    website = models.URLField(_("website"), blank=True)

    panels = [text_panel("name"), facts_panel("acronym", "website"), text_panel("role")]

    class Meta(Orderable.Meta):
        verbose_name = _("supporting organisation")
        verbose_name_plural = _("supporting organisations")

    def __str__(self):
        return self.name or self.acronym


class RelatedPage(PageLink):
    """A page of the portal on the same matter as a membership."""

    membership = ParentalKey(
        "MembershipPage", on_delete=models.CASCADE, related_name="related_pages"
    )

    class Meta(PageLink.Meta):
        pass


class MembershipSource(Citation):
    """A source of what the page of a membership says."""

    membership = ParentalKey("MembershipPage", on_delete=models.CASCADE, related_name="sources")

    class Meta(Citation.Meta):
        verbose_name = _("source of a membership")
        verbose_name_plural = _("sources of memberships")
