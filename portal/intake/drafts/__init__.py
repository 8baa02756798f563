"""From a document to drafts of pages. Nothing here publishes anything."""

from .content import Content, marked_up, partial_date, start_and_end
from .makers import CannotMakeDraft, DraftMaker, register_draft_maker
from .making import draft_differences, hand_over_drafts, make_drafts
from .rows import existing, resolution_of, set_rows

__all__ = [
    "CannotMakeDraft",
    "Content",
    "DraftMaker",
    "draft_differences",
    "existing",
    "hand_over_drafts",
    "make_drafts",
    "marked_up",
    "partial_date",
    "register_draft_maker",
    "resolution_of",
    "set_rows",
    "start_and_end",
]
