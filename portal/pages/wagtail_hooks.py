from wagtail import hooks

from .views import PortalPageViewSet


@hooks.register("register_admin_viewset")
def register_page_viewset():
    return PortalPageViewSet()
