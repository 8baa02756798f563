"""The list of memberships."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.pages.models import ListingForm, ListingPage

from .memberships import MembershipPage
from .networks import Network


class NetworkIndexForm(ListingForm):
    """Filters of the list of memberships."""

    status = forms.ChoiceField(
        label=_("Status"),
        choices=[("", _("any")), *MembershipPage.Status.choices],
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Kind of network"), choices=[("", _("any")), *Network.Kind.choices], required=False
    )


class NetworkIndexPage(ListingPage):
    """Lists the networks that the city belongs to."""

    template = "networks/network_index_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["networks.MembershipPage", "networks.NetworkMapPage"]
    item_model = MembershipPage
    section_template = "networks/parts/section.html"
    items_on_home = 6
    form_class = NetworkIndexForm

    class Meta:
        verbose_name = _("list of memberships")
        verbose_name_plural = _("lists of memberships")

    def filter_items(self, items, chosen):
        if "status" in chosen:
            items = items.filter(status=chosen["status"])
        if "kind" in chosen:
            items = items.filter(network__kind=chosen["kind"])
        return items
