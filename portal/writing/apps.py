from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WritingConfig(AppConfig):
    name = "portal.writing"
    label = "writing"
    verbose_name = _("writing")

    def ready(self):
        from portal.pages.lost import find_lost
        from portal.pages.publishing import register_publication_check

        from .publishing import find_address_without_words, find_in_languages, find_in_texts

        register_publication_check(find_lost)
        register_publication_check(find_in_texts)
        register_publication_check(find_address_without_words)
        register_publication_check(find_in_languages)
