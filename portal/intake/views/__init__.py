"""The screens of the documents to take in: from the list by the review to the drafts."""

from .drafts import DraftsView
from .listing import DocumentDeleteView, DocumentIndexView
from .review import AsWhatView, ReviewView
from .taking_in import TakeInView

__all__ = [
    "AsWhatView",
    "DocumentDeleteView",
    "DocumentIndexView",
    "DraftsView",
    "ReviewView",
    "TakeInView",
]
