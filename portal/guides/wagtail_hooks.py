from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .views import GuideView, index, picture

#: What Wagtail tells those who run it, in English, by how the names of its menu items begin.
WAGTAILS = ("whats-new-in-wagtail", "editor-guide")


@hooks.register("register_admin_urls")
def register_guides_urls():
    """Addresses of the guides, below that of the admin."""
    urls = [
        path("", index, name="index"),
        path("<slug:folder>/<slug:name>/", GuideView.as_view(), name="guide"),
        path("<slug:folder>/pictures/<str:name>", picture, name="picture"),
    ]
    return [path("guides/", include((urls, "guides")))]


@hooks.register("register_help_menu_item")
def register_guides_menu_item():
    """The guides, first in the menu of help."""
    return MenuItem(
        _("Guides"), reverse("guides:index"), name="guides", icon_name="help", order=100
    )


@hooks.register("construct_help_menu")
def leave_out_help_in_english(request, menu_items):
    """Leave out what Wagtail says of itself: the guides say what editors need."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith(WAGTAILS)]
