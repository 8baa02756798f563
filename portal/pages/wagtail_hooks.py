from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from .views import (
    PortalDeleteBulkAction,
    PortalMoveBulkAction,
    PortalPageViewSet,
    PortalPublishBulkAction,
)


@hooks.register("register_admin_viewset")
def register_page_viewset():
    return PortalPageViewSet()


hooks.register("register_bulk_action", PortalMoveBulkAction)
hooks.register("register_bulk_action", PortalDeleteBulkAction)
hooks.register("register_bulk_action", PortalPublishBulkAction)


@hooks.register("insert_global_admin_css")
def show_the_portals_colours():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
