from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CivicConfig(AppConfig):
    name = "portal.civic"
    label = "civic"
    verbose_name = _("reference")

    def ready(self):
        from portal.media.publicity import show_all_in
        from portal.pages.publishing import register_publication_check

        from .models import Resolution, ResolutionIndexPage
        from .publishing import find_in_acts, find_in_claims

        show_all_in(Resolution, ResolutionIndexPage)
        register_publication_check(find_in_acts)
        register_publication_check(find_in_claims)
        from .signal_handlers import register_signal_handlers

        register_signal_handlers()
