from .access import EasyReadText, SignLanguageFilm, readable_forms
from .overview import AccessFormsPage
from .statement import AccessibilityStatementPage, KnownFailing, StatementReview

__all__ = [
    "AccessFormsPage",
    "AccessibilityStatementPage",
    "EasyReadText",
    "KnownFailing",
    "SignLanguageFilm",
    "StatementReview",
    "readable_forms",
]
