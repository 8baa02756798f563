from modeltranslation.translator import TranslationOptions, register

from portal.civic.translation import CitationTranslation

from .models import (
    NewsIndexPage,
    NewsPage,
    NewsQuote,
    NewsSource,
    PersonInPicture,
)

register(NewsSource)(CitationTranslation)


@register(NewsIndexPage)
class NewsIndexPageTranslation(TranslationOptions):
    fields = ()


@register(NewsPage)
class NewsPageTranslation(TranslationOptions):
    fields = ("event_place", "body", "picture_note")


@register(NewsQuote)
class NewsQuoteTranslation(TranslationOptions):
    fields = ("text", "role")


@register(PersonInPicture)
class PersonInPictureTranslation(TranslationOptions):
    fields = ("role",)
