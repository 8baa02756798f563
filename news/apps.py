from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    label = "news"
    verbose_name = _("news")

    def ready(self):
        from portal.intake.drafts import register_draft_maker
        from portal.pages.publishing import register_publication_check

        from . import contributions
        from .drafts import NewsDraftMaker
        from .publishing import find_in_news

        contributions.register()
        register_publication_check(find_in_news)
        register_draft_maker(NewsDraftMaker())
