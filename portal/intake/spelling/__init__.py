"""Finds the words and marks that a scan damaged, and proposes their repair."""

from .examination import UNKNOWN_SHARE, examine
from .suspicions import Doubt, Examination, Proposal, Suspicion

__all__ = ["UNKNOWN_SHARE", "Doubt", "Examination", "Proposal", "Suspicion", "examine"]
