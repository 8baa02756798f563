from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "portal.desk"
    label = "desk"
    verbose_name = _("editors' desk")

    def ready(self):
        from .claims import ClaimsDuty
        from .deadlines import DeadlinesDuty
        from .documents import DocumentsDuty
        from .duties import register_duty
        from .exports import use_one_writer
        from .pages_to_do import DraftsDuty, ReviewsDuty, SubmissionsDuty, TranslationsDuty

        for duty in (
            ReviewsDuty,
            SubmissionsDuty,
            DraftsDuty,
            DeadlinesDuty,
            TranslationsDuty,
            ClaimsDuty,
            DocumentsDuty,
        ):
            register_duty(duty())
        use_one_writer()
