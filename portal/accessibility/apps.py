from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessibilityConfig(AppConfig):
    name = "portal.accessibility"
    label = "accessibility"
    verbose_name = _("accessibility")

    def ready(self):
        from portal.pages.models import PortalPage

        from .kinds import RELATIONS

        PortalPage.companion_relations += RELATIONS.values()
