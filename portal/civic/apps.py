from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CivicConfig(AppConfig):
    name = "portal.civic"
    label = "civic"
    verbose_name = _("reference")

    def ready(self):
        from portal.pages.publishing import register_publication_check

        from .publishing import find_in_acts, find_in_claims

        register_publication_check(find_in_acts)
        register_publication_check(find_in_claims)
        from .signal_handlers import register_signal_handlers

        register_signal_handlers()
