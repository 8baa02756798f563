from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "portal.intake"
    label = "intake"
    verbose_name = _("documents to take in")

    def ready(self):
        from portal.civic.originals import allow_reading
        from portal.pages.publishing import register_publication_check

        from .publishing import refuse_damaged_words, tell_of_document
        from .signal_handlers import register_signal_handlers

        register_publication_check(refuse_damaged_words)
        register_publication_check(tell_of_document)
        register_signal_handlers()
        # Whoever reviews a document sees its text, and compares it with the file.
        allow_reading("intake.change_incomingdocument")
