from modeltranslation.translator import TranslationOptions, register

from portal.pages.languages import default_language

from .models import PortalDocument, PortalImage


@register(PortalImage)
class PortalImageTranslation(TranslationOptions):
    fields = ("title", "alternative_text", "caption")
    required_languages = {default_language(): ("title",), "default": ()}


@register(PortalDocument)
class PortalDocumentTranslation(TranslationOptions):
    fields = ("title",)
    required_languages = {default_language(): ("title",), "default": ()}
