from wagtail import hooks

from .views import PortalDeleteBulkAction, PortalMoveBulkAction, PortalPageViewSet


@hooks.register("register_admin_viewset")
def register_page_viewset():
    return PortalPageViewSet()


hooks.register("register_bulk_action", PortalMoveBulkAction)
hooks.register("register_bulk_action", PortalDeleteBulkAction)
