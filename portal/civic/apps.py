from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CivicConfig(AppConfig):
    name = "portal.civic"
    label = "civic"
    verbose_name = _("reference")

    def ready(self):
        from .signal_handlers import register_signal_handlers

        register_signal_handlers()
