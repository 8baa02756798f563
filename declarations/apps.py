from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeclarationsConfig(AppConfig):
    name = "declarations"
    label = "declarations"
    verbose_name = _("declarations")

    def ready(self):
        from . import contributions

        contributions.register()
