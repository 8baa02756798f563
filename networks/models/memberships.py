"""The page of a city's membership in a network."""

from django.contrib.humanize.templatetags.humanize import ordinal
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.civic.dates import PartialDateField
from portal.civic.models import Unit
from portal.civic.structured_data import city, legislation, partial_date
from portal.civic.subjects import group_by_subject
from portal.pages.blocks import BodyBlock
from portal.pages.languages import localized_names
from portal.pages.models import PortalPage
from portal.pages.panels import RowsPanel, facts_panel, text_panel
from portal.pages.structured_data import node, office_id

from .networks import Network


class MembershipPage(PortalPage):
    """How the city came into a network, what it does there and what it owes to it."""

    template = "networks/membership_page.html"
    parent_page_types = ["networks.NetworkIndexPage"]
    subpage_types = []
    is_in_feed = True
    select_for_reading = ["image", "network__charter", "unit__city"]
    select_for_listing = ["image", "network"]
    relations_for_reading = {
        "stages": ["resolution__council", "resolution__document", "source__document"],
        "roles": ["person", "source__document"],
        "obligations": ["framework_item"],
        "claims": ["source__document"],
        "sittings": [],
        "supporting_organisations": [],
        "related_pages": ["page"],
        "sources": ["source__document"],
        "network__former_names": [],
        "network__facts": ["source__document"],
        "network__members": ["city"],
    }

    class Status(models.TextChoices):
        APPLYING = "applying", _("applying")
        MEMBER = "member", _("member")
        SUSPENDED = "suspended", _("suspended")
        LEFT = "left", _("former member")

    network = models.ForeignKey(
        Network,
        verbose_name=_("network"),
        on_delete=models.PROTECT,
        related_name="memberships",
        help_text=_("What the city is a member of. What is said of it there, its page shows."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.MEMBER)
    legal_basis = models.TextField(
        _("legal basis"),
        blank=True,
        help_text=_("The act or the duty that the membership rests on."),
    )
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("unit in charge"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    focal_point = models.CharField(
        _("contact person's role"),
        max_length=200,
        blank=True,
        help_text=_("The role, not the name: Mayor's Plenipotentiary for Culture."),
    )
    city_ordinal = models.PositiveIntegerField(
        _("number of the city"),
        null=True,
        blank=True,
        help_text=_("144, where the city was the 144th to join."),
    )
    joined_on = PartialDateField(_("member since"), null=True, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    content_panels = [
        *PortalPage.content_panels,
        facts_panel("image", heading=_("Picture")),
        MultiFieldPanel(
            [
                facts_panel("network", "status", "joined_on", "city_ordinal", "unit"),
                text_panel("legal_basis"),
                text_panel("focal_point"),
            ],
            heading=_("Membership"),
        ),
        text_panel("body", heading=_("Text")),
        RowsPanel(
            "stages",
            heading=_("The way into the network"),
            label=_("stage"),
            help_text=_("Visitors see them by date."),
        ),
        RowsPanel("roles", heading=_("Roles in its bodies"), label=_("role")),
        RowsPanel("obligations", heading=_("Obligations"), label=_("obligation")),
        RowsPanel(
            "claims",
            heading=_("What sources say"),
            label=_("claim"),
            help_text=_(
                "Each with its source and its date. Where two sources disagree, enter both."
            ),
        ),
        RowsPanel("sittings", heading=_("Sittings (of a working body)"), label=_("sitting")),
        RowsPanel(
            "supporting_organisations",
            heading=_("Supporting organisations (of a working body)"),
            label=_("supporting organisation"),
        ),
        RowsPanel("related_pages", heading=_("Related pages"), label=_("related page")),
        RowsPanel("sources", heading=_("Sources"), label=_("source")),
    ]
    search_fields = [
        *PortalPage.search_fields,
        *(index.SearchField(name) for name in localized_names("body", "legal_basis")),
        index.RelatedFields("network", Network.search_fields),
    ]

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    def get_listed_on(self):
        """The day of joining, else that of the first stage with a date."""
        dates = [self.joined_on, *(stage.date for stage in self.timeline)]
        return next((date.first_day for date in dates if date), None) or super().get_listed_on()

    def structured_data(self, request):
        """A page about a city, or its office, in an organisation: since when and by which acts."""
        network = self.network
        left = [stage.date for stage in self.timeline if stage.kind == "left"]
        role = node(
            "OrganizationRole",
            roleName=str(self.get_status_display()),
            startDate=partial_date(self.joined_on),
            endDate=partial_date(left[-1]) if left else None,
            memberOf=node(
                "Organization",
                name=network.name,
                alternateName=network.acronym,
                url=network.website,
                foundingDate=partial_date(network.founded),
            ),
        )
        resolutions = {stage.resolution for stage in self.timeline if stage.resolution}
        member = city(self.unit.city if self.unit else None)
        return {
            "@type": "WebPage",
            "about": (member or node("GovernmentOrganization", **{"@id": office_id(request)}))
            | {"memberOf": role},
            "citation": [
                legislation(resolution)
                for resolution in sorted(resolutions, key=lambda each: each.adopted_on)
            ],
        }

    @property
    def timeline(self):
        """The stages by date; one without a date stays behind the stage that it was put after."""
        latest, dated = "", []
        for stage in self.stages.all():
            latest = str(stage.date) if stage.date else latest
            dated.append((latest, stage))
        return [stage for _date, stage in sorted(dated, key=lambda pair: pair[0])]

    @property
    def place_among_cities(self):
        """“144th city to join” in words of the active language; empty where nobody counted."""
        if not self.city_ordinal:
            return ""
        return gettext("%(ordinal)s city to join") % {"ordinal": ordinal(self.city_ordinal)}

    @property
    def current_roles(self):
        return [role for role in self.roles.all() if not role.is_former]

    @property
    def former_roles(self):
        return [role for role in self.roles.all() if role.is_former]

    @property
    def worded_obligations(self):
        """The obligations that say something in the active language."""
        return [obligation for obligation in self.obligations.all() if obligation.text]

    @property
    def readable_related_pages(self):
        """The related pages that are published and ready in some language."""
        pages = [link.page for link in self.related_pages.all()]
        return [page for page in pages if page and page.readable_languages()]

    @property
    def claims_by_subject(self):
        """What sources say of the membership and of the network, as ``Subject`` after subject."""
        return group_by_subject([*self.claims.all(), *self.network.facts.all()])
