from modeltranslation.translator import TranslationOptions, register

from .languages import default_language
from .models import HomePage, PortalPage, PortalSettings, StandardPage


@register(PortalPage)
class PortalPageTranslation(TranslationOptions):
    fields = (
        "title",
        "seo_title",
        "search_description",
        "summary",
        "local_slug",
        "local_path",
        "ready",
        "translation_state",
        "text_digest",
        "source_digest",
        "state_since",
        "words_changed",
        "text_changed_at",
    )
    required_languages = {default_language(): ("title",), "default": ()}
    field_options = {"ready": {default_language(): {"default": True}}}


@register(HomePage)
class HomePageTranslation(TranslationOptions):
    fields = ("body",)


@register(StandardPage)
class StandardPageTranslation(TranslationOptions):
    fields = ("body",)


@register(PortalSettings)
class PortalSettingsTranslation(TranslationOptions):
    fields = ("site_name", "tagline", "office_name", "address", "opening_hours")
