from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowConfig(AppConfig):
    name = "portal.workflow"
    label = "workflow"
    verbose_name = _("review")

    def ready(self):
        from portal.pages.models import PortalPage

        from .copying import CopyWithReasonForm
        from .signal_handlers import register_signal_handlers

        PortalPage.copy_form_class = CopyWithReasonForm
        register_signal_handlers()
