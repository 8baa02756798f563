from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "portal.intake"
    label = "intake"
    verbose_name = _("documents to take in")

    def ready(self):
        from portal.pages.publishing import register_publication_check

        from .publishing import refuse_damaged_words

        register_publication_check(refuse_damaged_words)
