"""Networks of cities, and what else a city joins: programmes, charters, associations."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from portal.civic.dates import PartialDateField, display_range
from portal.civic.models import City, Claim, Framework
from portal.civic.models.organisations import Named
from portal.pages.languages import active_language, localized, localized_names
from portal.pages.panels import text_panel

from ..dates import refuse_end_before_start


class Network(Named, ClusterableModel):
    """What a city is a member of: a network of cities, a charter, a working body."""

    class Kind(models.TextChoices):
        CITY_NETWORK = "city_network", _("network of cities")
        PROGRAMME = "programme", _("programme of an international organisation")
        CHARTER = "charter", _("charter")
        NATIONAL_ASSOCIATION = "national_association", _("national association of cities")
        WORKING_BODY = "working_body", _("working body of an association")

    original_name = models.CharField(
        _("original name"),
        max_length=200,
        blank=True,
        help_text=_("In the network's own language: Frauen-Städte-Netzwerk."),
    )
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.CITY_NETWORK)
    initiator = models.CharField(
        _("founded by"), max_length=300, blank=True, help_text=_("On whose initiative it was made.")
    )
    founded = PartialDateField(_("founded"), null=True, blank=True)
    founding_place = models.CharField(_("place of founding"), max_length=200, blank=True)
    coordinator = models.CharField(
        _("coordinated by"),
        max_length=300,
        blank=True,
        help_text=_("The office that runs it from day to day."),
    )
    description = models.TextField(_("what it does"), blank=True)
    website = models.URLField(_("website"), blank=True)
    charter = models.ForeignKey(
        Framework,
        verbose_name=_("plan or charter"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The document whose points its members commit themselves to."),
    )

    panels = [
        text_panel("name"),
        FieldRowPanel(["original_name", "acronym"]),
        FieldRowPanel(["kind", "website"]),
        text_panel("description"),
        MultiFieldPanel(
            [
                text_panel("initiator"),
                "founded",
                text_panel("founding_place"),
                text_panel("coordinator"),
                "charter",
            ],
            heading=_("Founding and coordination"),
        ),
        InlinePanel("former_names", heading=_("Former names"), label=_("former name")),
        InlinePanel(
            "facts",
            heading=_("Numbers and other facts that age"),
            label=_("fact"),
            help_text=_(
                "Each with its source and its date. Where two sources disagree, enter both."
            ),
        ),
        InlinePanel("members", heading=_("Member cities"), label=_("member city")),
    ]
    search_fields = [
        *Named.search_fields,
        index.SearchField("original_name"),
        index.SearchField("acronym"),
        index.AutocompleteField("original_name"),
        index.AutocompleteField("acronym"),
    ]

    class Meta(Named.Meta):
        verbose_name = _("network")
        verbose_name_plural = _("networks")

    def __str__(self):
        """The name in the active language, else in the first language that has one."""
        columns = [localized("name", active_language()), *localized_names("name")]
        return next(filter(None, (getattr(self, column) for column in columns)), "")

    @property
    def has_other_original_name(self):
        """Whether the original name says more than the name in the active language."""
        return bool(self.original_name) and self.original_name != str(self)


class FormerName(Orderable):
    """A name that a network had before."""

    network = ParentalKey(Network, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=200)
    from_date = PartialDateField(_("from"), null=True, blank=True)
    to_date = PartialDateField(_("to"), null=True, blank=True)

    panels = ["name", FieldRowPanel(["from_date", "to_date"])]

    class Meta(Orderable.Meta):
        verbose_name = _("former name")
        verbose_name_plural = _("former names")

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        refuse_end_before_start(self, "from_date", "to_date")

    @property
    def period(self):
        """The time during which the name was in use, in words; empty where unknown."""
        return display_range(self.from_date, self.to_date)


class NetworkFact(Claim, Orderable):
    """What a source says of a network: how many members it has, since when."""

    network = ParentalKey(Network, on_delete=models.CASCADE, related_name="facts")

    class Meta(Orderable.Meta):
        verbose_name = _("fact about a network")
        verbose_name_plural = _("facts about networks")


class NetworkMember(Orderable):
    """A city that belongs to a network."""

    network = ParentalKey(Network, on_delete=models.CASCADE, related_name="members")
    city = models.ForeignKey(
        City, verbose_name=_("city"), on_delete=models.PROTECT, related_name="+"
    )

    panels = ["city"]

    class Meta(Orderable.Meta):
        verbose_name = _("member city")
        verbose_name_plural = _("member cities")

    def __str__(self):
        return str(self.city)
