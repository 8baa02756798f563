from modeltranslation.translator import TranslationOptions, register

from .models import (
    AccessFormsPage,
    AccessibilityStatementPage,
    EasyReadText,
    KnownFailing,
    SignLanguageFilm,
    StatementReview,
)

VERSION = ("ready", "version_date", "source_digest")


@register(AccessibilityStatementPage)
class AccessibilityStatementPageTranslation(TranslationOptions):
    fields = (
        "public_body",
        "site_name",
        "auditor",
        "facilities",
        "shortcuts",
        "contact_unit",
        "applications",
        "architecture",
        "communication",
    )


@register(KnownFailing)
class KnownFailingTranslation(TranslationOptions):
    fields = ("element", "description", "effect", "alternative")


@register(StatementReview)
class StatementReviewTranslation(TranslationOptions):
    fields = ("outcome", "reviewer")


@register(EasyReadText)
class EasyReadTextTranslation(TranslationOptions):
    fields = (*VERSION, "text", "tested_with")


@register(SignLanguageFilm)
class SignLanguageFilmTranslation(TranslationOptions):
    fields = (*VERSION, "captions", "transcript")


@register(AccessFormsPage)
class AccessFormsPageTranslation(TranslationOptions):
    fields = ()
