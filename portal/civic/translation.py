from modeltranslation.translator import TranslationOptions, register

from portal.pages.languages import languages

from .models import (
    City,
    Council,
    Framework,
    FrameworkItem,
    Resolution,
    ResolutionIndexPage,
    Source,
    TimelinePage,
    Topic,
    Unit,
)

# A name is never empty: where a language has none yet, it is that of the office's languages.
NAME_FALLBACK = {"default": tuple(languages())}


class NamedTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = tuple(languages())
    fallback_languages = NAME_FALLBACK


register([Council, Topic, Unit])(NamedTranslation)


@register([ResolutionIndexPage, TimelinePage])
class RegisterTranslation(TranslationOptions):
    fields = ()


@register(City)
class CityTranslation(NamedTranslation):
    fields = ("country",)


@register(Framework)
class FrameworkTranslation(NamedTranslation):
    fields = ("description",)


@register(FrameworkItem)
class FrameworkItemTranslation(TranslationOptions):
    fields = ("title", "description")
    required_languages = tuple(languages())
    fallback_languages = NAME_FALLBACK


@register(Resolution)
class ResolutionTranslation(TranslationOptions):
    fields = ("title",)
    required_languages = tuple(languages())
    fallback_languages = NAME_FALLBACK


@register(Source)
class SourceTranslation(TranslationOptions):
    fields = ("title", "note")
    required_languages = tuple(languages())
    fallback_languages = NAME_FALLBACK


class ClaimTranslation(TranslationOptions):
    """Options of each model that descends from ``Claim``."""

    fields = ("subject", "statement", "note")


class CitationTranslation(TranslationOptions):
    """Options of each model that descends from ``Citation``."""

    fields = ("note",)
