"""Finds the words and marks that a scan damaged, and proposes their repair."""

from portal.intake.spelling.examination import UNKNOWN_SHARE, examine
from portal.intake.spelling.suspicions import Doubt, Examination, Proposal, Suspicion

__all__ = ["UNKNOWN_SHARE", "Doubt", "Examination", "Proposal", "Suspicion", "examine"]
