from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

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
