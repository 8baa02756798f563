from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeclarationsConfig(AppConfig):
    name = "declarations"
    label = "declarations"
    verbose_name = _("declarations")

    def ready(self):
        from portal.intake.drafts import register_draft_maker
        from portal.pages.publishing import register_publication_check

        from . import contributions
        from .drafts import DeclarationDraftMaker
        from .publishing import find_in_declaration

        contributions.register()
        register_publication_check(find_in_declaration)
        register_draft_maker(DeclarationDraftMaker())
