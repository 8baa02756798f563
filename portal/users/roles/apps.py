from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RolesConfig(AppConfig):
    name = "portal.users.roles"
    label = "roles"
    verbose_name = _("roles")

    def ready(self):
        from django.contrib.auth.models import Group
        from wagtail.permissions import register_permission_policy

        from portal.pages.models import PortalPage
        from portal.pages.publishing import register_form_limit
        from portal.users.models import User

        from .forms import limit_to_languages
        from .rights import OnlySystemAdministrators, RoleLimits

        tester = PortalPage.permission_tester
        PortalPage.permission_tester = type(tester.__name__, (RoleLimits, tester), {})
        register_form_limit(limit_to_languages)
        # People are administered in the Django admin alone: Wagtail's own form of an account lets
        # whoever may change accounts make anyone, themselves too, a system administrator.
        for model in (User, Group):
            register_permission_policy(model, OnlySystemAdministrators(model))
