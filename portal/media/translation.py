from modeltranslation.translator import TranslationOptions, register

from portal.pages.languages import languages

from .models import PortalDocument, PortalImage


@register(PortalImage)
class PortalImageTranslation(TranslationOptions):
    fields = ("title", "alternative_text", "caption")
    required_languages = tuple(languages())  # of the texts that are not optional: the title


@register(PortalDocument)
class PortalDocumentTranslation(TranslationOptions):
    fields = ("title",)
    required_languages = tuple(languages())
