from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import PageViewRestriction

from . import redirect_views
from .preloading import KnownDocumentLink, KnownPageLink
from .views import (
    PortalDeleteBulkAction,
    PortalMoveBulkAction,
    PortalPageViewSet,
    PortalPublishBulkAction,
)


@hooks.register("register_admin_viewset")
def register_page_viewset():
    return PortalPageViewSet()


@hooks.register("register_rich_text_features", order=10)
def read_links_at_once(features):
    """Let the editor of rich text take the targets of links from what has been read already."""
    for feature, selector, handler in (
        ("link", 'a[linktype="page"]', KnownPageLink("LINK")),
        ("document-link", 'a[linktype="document"]', KnownDocumentLink("DOCUMENT")),
    ):
        rule = features.converter_rules_by_converter["contentstate"][feature]
        handlers = rule["from_database_format"] | {selector: handler}
        features.register_converter_rule(
            "contentstate", feature, rule | {"from_database_format": handlers}
        )


hooks.register("register_bulk_action", PortalMoveBulkAction)
hooks.register("register_bulk_action", PortalDeleteBulkAction)
hooks.register("register_bulk_action", PortalPublishBulkAction)


@hooks.register("register_admin_urls", order=-1)
def take_redirects_in_any_form():
    """Stand before Wagtail's own views at the same addresses."""
    return redirect_views.urls


@hooks.register("insert_global_admin_css")
def show_the_portals_colours():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


class PagesToRead(PagesAdminAPIViewSet):
    """
    What the admin's own screens ask of pages, and nothing that changes one.

    Wagtail's actions, as to publish or to copy, pass the checks and questions of our forms by, and
    no screen uses them.
    """

    actions = {}


@hooks.register("construct_admin_api")
def leave_actions_to_forms(router):
    router.register_endpoint("pages", PagesToRead)


@hooks.register("before_convert_alias_page")
def keep_private_what_is_private_by_its_original(request, page):
    """An alias is as private as its original; once on its own, only as its own place is."""
    own = PageViewRestriction.objects.filter(page__in=page.get_ancestors(inclusive=True))
    if not page.get_view_restrictions().exists() or own.exists():
        return None
    messages.error(
        request,
        _(
            "The page that this one mirrors is private, and this one would be for everybody. "
            "Set its own privacy first, or move it below a private page."
        ),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)
