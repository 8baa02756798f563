"""Claims side by side: what the sources say about each subject."""

from dataclasses import dataclass


@dataclass
class Subject:
    """What is claimed about one thing, in the active language."""

    name: str
    claims: list

    @property
    def is_disputed(self):
        """Whether the claims do not all say the same."""
        return len({fold(claim.statement) for claim in self.claims}) > 1


def group_by_subject(claims):
    """
    ``Subject`` after subject in the order of ``claims``, in the active language.

    A claim that says nothing in that language is left out.
    """
    subjects = {}
    for claim in claims:
        if claim.statement:
            subject = Subject(claim.subject or "", [])
            subjects.setdefault(fold(claim.subject), subject).claims.append(claim)
    return list(subjects.values())


def fold(text):
    """``text`` without differences of case and white space."""
    return " ".join((text or "").casefold().split())
