from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeclarationsConfig(AppConfig):
    name = "declarations"
    label = "declarations"
    verbose_name = _("declarations")

    def ready(self):
        from portal.intake.drafts import register_draft_maker

        from . import contributions
        from .drafts import DeclarationDraftMaker

        contributions.register()
        register_draft_maker(DeclarationDraftMaker())
