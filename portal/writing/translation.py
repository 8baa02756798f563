from modeltranslation.translator import TranslationOptions, register

from portal.pages.languages import default_language

from .models import Term


@register(Term)
class TermTranslation(TranslationOptions):
    fields = ("name", "avoided", "note")
    required_languages = {default_language(): ("name",), "default": ()}
