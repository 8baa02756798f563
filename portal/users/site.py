"""The Django admin: a place for people, and for nothing else."""

from django.contrib.admin import AdminSite
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.localization import get_localized_response

from .views import door


class PeopleSite(AdminSite):
    """
    What the portal itself registers, in the language of the person at the screen.

    What other packages register is left out, so that nothing comes in with a package: the admin
    of people shows no content.
    """

    site_header = _("People of the portal")
    site_title = _("People of the portal")
    index_title = _("People, groups and the log")
    enable_nav_sidebar = False  # there are only these few
    empty_value_display = "–"
    final_catch_all_view = True

    def register(self, models, admin_class=None, **options):
        if admin_class and admin_class.__module__.startswith("portal."):
            super().register(models, admin_class, **options)

    def has_permission(self, request):
        """Whether the person may see anything of what is here."""
        return request.user.is_active and any(
            model_admin.has_module_permission(request)
            and model_admin.has_view_or_change_permission(request)
            for model_admin in self._registry.values()
        )

    def each_context(self, request):
        context = super().each_context(request)
        context["site_url"] = "/cms/" if request.user.has_perm("wagtailadmin.access_admin") else "/"
        return context

    def get_app_list(self, request, app_label=None):
        """Everything under one heading: what app it comes from is of no interest here."""
        apps = super().get_app_list(request, app_label)
        models = [model for app in apps for model in app["models"]]
        address = reverse("admin:index", current_app=self.name)
        one = {"name": self.site_header, "app_label": "people", "app_url": address}
        return [{**one, "has_module_perms": True, "models": models}] if models else []

    def admin_view(self, view, cacheable=False):
        inner = super().admin_view(view, cacheable)

        def localized(request, *args, **kwargs):
            return get_localized_response(inner, request, *args, **kwargs)

        return localized

    def login(self, request, extra_context=None):
        """The one door; who is signed in and has no right to be here is told so."""
        return door(request)

    def password_change(self, request, extra_context=None):
        """Everybody changes their password at the one door."""
        return redirect("account_change_password")

    password_change_done = password_change
