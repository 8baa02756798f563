from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "portal.audit"
    label = "audit"
    verbose_name = _("log of what was done")

    def ready(self):
        from .signal_handlers import register_signal_handlers

        register_signal_handlers()
