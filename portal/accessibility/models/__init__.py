from .access import AccessForm, EasyReadText, SignLanguageFilm, readable_forms
from .overview import AccessFormsPage
from .statement import AccessibilityStatementPage, KnownFailing, StatementReview

__all__ = [
    "AccessForm",
    "AccessFormsPage",
    "AccessibilityStatementPage",
    "EasyReadText",
    "KnownFailing",
    "SignLanguageFilm",
    "StatementReview",
    "readable_forms",
]
