from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

WAGTAILS_OWN = ("users", "groups")


class PeopleMenuItem(MenuItem):
    """Leads to the people in the Django admin, for those who may see them."""

    def is_shown(self, request):
        return request.user.has_perm("users.view_user")


@hooks.register("register_settings_menu_item")
def people_menu_item():
    url = reverse("admin:users_user_changelist")
    return PeopleMenuItem(gettext_lazy("People and groups"), url, name="people", icon_name="group")


@hooks.register("construct_settings_menu")
def leave_out_wagtails_people(request, items):
    items[:] = [item for item in items if item.name not in WAGTAILS_OWN]


@hooks.register("register_account_menu_item")
def signing_in_item(request):
    """The person's own password, address and second factor are at the one door."""
    return {
        "url": reverse("account_start"),
        "label": _("Signing in"),
        "help_text": _("Your password, e-mail address and second factor."),
    }
