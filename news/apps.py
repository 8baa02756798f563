from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    label = "news"
    verbose_name = _("news")

    def ready(self):
        from portal.intake.drafts import register_draft_maker

        from . import contributions
        from .drafts import NewsDraftMaker

        contributions.register()
        register_draft_maker(NewsDraftMaker())
