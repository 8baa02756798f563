"""The map of partner cities."""

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from portal.civic.models import City
from portal.pages.collation import alphabetical_key
from portal.pages.links import link_columns, page_to_link
from portal.pages.models import PortalPage
from portal.pages.panels import facts_panel

from ..cartography import Chart, Partner, by_country
from .memberships import MembershipPage
from .networks import NetworkMember


class NetworkMapPage(PortalPage):
    """
    Shows the cities of the networks that the city belongs to, on a map and in a list.

    Of which networks say the memberships beside it and below it.
    """

    template = "networks/network_map_page.html"
    parent_page_types = ["pages.HomePage", "pages.StandardPage", "networks.NetworkIndexPage"]
    subpage_types = []
    required_text = ["title"]
    is_landmark = True
    select_for_reading = [*PortalPage.select_for_reading, "home_city"]

    home_city = models.ForeignKey(
        City,
        verbose_name=_("own city"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The city whose portal this is: the gate on the map marks it."),
    )

    content_panels = [
        *PortalPage.content_panels,
        facts_panel("home_city", heading=_("Own city")),
    ]

    class Meta:
        verbose_name = _("map of partner cities")
        verbose_name_plural = _("maps of partner cities")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        language = self.get_text_language(request)
        partners = self.get_partners(language)
        with translation.override(language):
            networks = networks_of(partners)
            chart, countries = Chart(self.home_city, partners), by_country(partners)
        return {
            **context,
            "networks": networks,
            "partners": partners,
            "chart": chart,
            "countries": countries,
            "elsewhere": [partner.city for partner in partners if not partner.has_place],
        }

    def get_partners(self, language):
        """A ``Partner`` for each other city in networks whose membership may be read: one query."""
        memberships = (
            MembershipPage.objects.filter(
                path__startswith=self.path[: -self.steplen],
                status=MembershipPage.Status.MEMBER,
            )
            .readable_in(language)
            .order_by()
        )
        rows = (
            NetworkMember.objects.select_related("city", "network")
            .annotate(**link_columns("network__memberships", language))
            .filter(page_key__in=memberships.values("pk"))
            .order_by("page_title", "pk")
        )
        pages, partners = {}, {}
        for row in rows:
            page = pages.setdefault(row.page_key, page_to_link(vars(row), language))
            page.network = row.network
            partner = partners.setdefault(row.city, Partner(row.city))
            if page not in partner.pages:
                partner.pages.append(page)
        partners.pop(self.home_city, None)
        return list(partners.values())


def networks_of(partners):
    """
    The pages of the memberships in common with ``partners``, by title.

    Each gets the number of the ``sign`` that stands for it on the map.
    """
    pages = {page for partner in partners for page in partner.pages}
    for number, page in enumerate(sorted(pages, key=lambda page: page.pk)):
        page.sign = number % Chart.SIGNS  # the same in every language
    return sorted(pages, key=lambda page: alphabetical_key(page.title))
