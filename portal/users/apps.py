from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UsersConfig(AppConfig):
    name = "portal.users"
    label = "users"
    verbose_name = _("people")

    def ready(self):
        from .signal_handlers import register_signal_handlers

        register_signal_handlers()
