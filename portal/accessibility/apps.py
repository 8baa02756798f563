from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessibilityConfig(AppConfig):
    name = "portal.accessibility"
    label = "accessibility"
    verbose_name = _("accessibility")

    def ready(self):
        from portal.desk.duties import register_duty
        from portal.media.folders import register_folder
        from portal.pages.models import PortalPage

        from .duties import OutdatedFormsDuty, StatementDuty
        from .films import audience_of_film
        from .kinds import RELATIONS

        PortalPage.companion_relations += RELATIONS.values()
        register_folder("films", audience_of_film)
        register_duty(StatementDuty())
        register_duty(OutdatedFormsDuty())
