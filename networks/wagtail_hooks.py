from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from portal.civic.visibility import RecordViewSet

from .models import Network


@register_snippet
class NetworkViewSet(RecordViewSet):
    """The networks that memberships refer to."""

    model = Network
    icon = "globe"
    menu_label = _("Networks")
    menu_order = 290  # before what all pages refer to
    add_to_admin_menu = True
    list_display = ["name", "acronym", "kind"]
    list_filter = ["kind"]
