"""The map of partner cities."""

from django.db import models
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from portal.civic.models import City
from portal.pages.languages import localized
from portal.pages.models import PortalPage

from ..cartography import Chart, Partner, by_country
from .memberships import MembershipPage
from .networks import NetworkMember


class NetworkMapPage(PortalPage):
    """Shows the cities of all networks that the city belongs to, on a map and in a list."""

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

    content_panels = [*PortalPage.content_panels, "home_city"]

    class Meta:
        verbose_name = _("map of partner cities")
        verbose_name_plural = _("maps of partner cities")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        language = request.reading.text_language
        networks, partners = self.get_partners(language)
        partners = [partner for partner in partners if partner.city != self.home_city]
        with translation.override(language):
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
        """
        The memberships that may be read in ``language``, and a ``Partner`` for each city of their
        networks: one query. Memberships come by title, cities in no order.
        """
        memberships = (
            MembershipPage.objects.filter(
                path__startswith=self._place(), status=MembershipPage.Status.MEMBER
            )
            .readable_in(language)
            .order_by()
        )
        rows = (
            NetworkMember.objects.select_related("city", "network")
            .annotate(
                page_key=F("network__memberships__pk"),
                page_title=F(f"network__memberships__{localized('title', language)}"),
                page_path=F(f"network__memberships__{localized('local_path', language)}"),
                page_url_path=F("network__memberships__url_path"),
            )
            .filter(page_key__in=memberships.values("pk"))
            .order_by("page_title", "pk")
        )
        pages, partners = {}, {}
        for row in rows:
            page = pages.setdefault(
                row.page_key,
                PortalPage(
                    pk=row.page_key,
                    live=True,
                    url_path=row.page_url_path,
                    **{
                        localized("title", language): row.page_title,
                        localized("local_path", language): row.page_path,
                    },
                ),
            )
            page.network = row.network
            partners.setdefault(row.city, Partner(row.city)).pages.append(page)
        return _signed(pages.values()), list(partners.values())

    def _place(self):
        """Path of the tree in which memberships are looked for: that of the page above."""
        return self.path[: -self.steplen]


def _signed(pages):
    """``pages`` as a list, each with the number of the sign that stands for it on the map."""
    pages = list(pages)
    for number, page in enumerate(pages):
        page.sign = number % Chart.SIGNS
    return pages
