"""How far the promises of declarations have been kept, as a picture and in words."""

from dataclasses import dataclass
from math import ceil

from django.utils.text import capfirst

#: More gates than this say no more to the eye: from here on each stands for several promises.
MOST_GATES = 60


@dataclass(frozen=True)
class Part:
    """The promises of one status."""

    status: str
    label: str
    number: int


@dataclass(frozen=True)
class Progress:
    """Number of promises by status, for ``components/progress.html``."""

    #: Mapping of statuses to numbers.
    counts: dict
    #: The statuses with their labels, as a Django ``TextChoices``.
    statuses: type
    #: In what order the picture shows them: what has been kept comes first.
    order = ("done", "in_progress", "planned", "unknown", "dropped")

    @property
    def total(self):
        return sum(self.counts.values())

    @property
    def parts(self):
        """The statuses that any promise has, with their numbers and labels."""
        return [
            Part(status, capfirst(self.statuses(status).label), self.counts[status])
            for status in self.order
            if self.counts.get(status)
        ]

    @property
    def gates(self):
        """The status of each gate in the picture; no status that occurs is left out of it."""
        share = max(1, self.total / MOST_GATES)
        return [part.status for part in self.parts for _gate in range(ceil(part.number / share))]
