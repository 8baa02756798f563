from django.db.models import Case, When
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from portal.pages.closed import is_open_to, may_be_seen_by
from portal.pages.models import PortalPage
from portal.pages.views import PortalPageViewSet

from .explorer import PortalIndexView, PortalSearchView
from .filters import ExplorerFilterSet
from .home_panels import REPLACED, DutiesPanel
from .report import TranslationReportView
from .views import DutyView

PortalPageViewSet.index_view_class = PortalIndexView
PortalPageViewSet.filterset_class = ExplorerFilterSet
PortalPageViewSet.search_view_class = PortalSearchView


@hooks.register("construct_page_chooser_queryset")
def show_what_may_be_seen(pages, request):
    """
    Leave drafts of closed sections out of the choosers of pages, and titles that are drafts yet.

    Also spares them three queries a row: parent, review, schedule.
    """
    return (
        pages.filter(may_be_seen_by(request.user))
        .annotate(is_open=Case(When(is_open_to(request.user), then=True), default=False))
        .prefetch_related("parent_page")
        .prefetch_workflow_states()
        .annotate_approved_schedule()
    )


@hooks.register("construct_homepage_panels")
def say_what_there_is_to_do(request, panels):
    """Open the admin with what waits for its user."""
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED)]
    panels.append(DutiesPanel())


@hooks.register("insert_global_admin_css")
def style_of_the_desk():
    """The style of badges, of the first screen and of the report."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


@hooks.register("register_admin_urls")
def register_desk_urls():
    """Addresses of the lists of what there is to do, and of the report on translations."""
    return [
        path("desk/<slug:key>/", DutyView.as_view(), name="desk_duty"),
        path("reports/translations/", TranslationReportView.as_view(), name="desk_translations"),
        path(
            "reports/translations/results/",
            TranslationReportView.as_view(results_only=True),
            name="desk_translations_results",
        ),
    ]


class TranslationsMenuItem(MenuItem):
    """Leads to the report; only for who may change pages."""

    def is_shown(self, request):
        policy = policy_registry.get_by_type(PortalPage)
        return policy.user_has_any_permission(request.user, ["add", "change", "publish"])


@hooks.register("register_reports_menu_item")
def register_translations_menu_item():
    """The report on translations, first in the menu of reports."""
    return TranslationsMenuItem(
        _("Translations"),
        reverse("desk_translations"),
        name="translations",
        icon_name="globe",
        order=100,
    )
