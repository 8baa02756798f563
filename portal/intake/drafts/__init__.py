"""From a document to drafts of pages. Nothing here publishes anything."""

from .content import Content, marked_up, partial_date, start_and_end
from .makers import CannotMakeDraft, DraftMaker, maker_of, register_draft_maker
from .making import draft_update, hand_over_drafts, make_drafts
from .rows import existing, resolution_of, resolutions_in, set_rows

__all__ = [
    "CannotMakeDraft",
    "Content",
    "DraftMaker",
    "draft_update",
    "existing",
    "hand_over_drafts",
    "make_drafts",
    "maker_of",
    "marked_up",
    "partial_date",
    "register_draft_maker",
    "resolution_of",
    "resolutions_in",
    "set_rows",
    "start_and_end",
]
