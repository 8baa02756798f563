"""How far a city has come with its promises, as an arch of a gate: one stone for each status."""

from dataclasses import dataclass
from math import cos, pi, sin

from .models.parts import Commitment

#: From what is done to what nobody knows: the arch is built from the left.
ORDER = [
    Commitment.Status.DONE,
    Commitment.Status.IN_PROGRESS,
    Commitment.Status.PLANNED,
    Commitment.Status.DROPPED,
    Commitment.Status.UNKNOWN,
]
#: The middle of the arch, its radius and half the width of its stones, in units of the drawing.
CENTRE, RADIUS, HALF = (160, 150), 118, 28
#: Space between two stones and the least length of a stone that has room for its mark, in degrees.
GAP, ROOM = 2.0, 13.0


@dataclass(frozen=True)
class Stone:
    """The promises of one status: how many they are, and the stone that stands for them."""

    status: Commitment.Status
    number: int
    start: float = 0.0
    end: float = 0.0

    @property
    def label(self):
        return self.status.label

    @property
    def path(self):
        """The outline of the stone, for the ``d`` of an SVG path."""
        outer, inner = RADIUS + HALF, RADIUS - HALF
        first, last = self.start + GAP / 2, self.end - GAP / 2
        return (
            f"M{_point(first, outer)}A{outer} {outer} 0 0 1 {_point(last, outer)}"
            f"L{_point(last, inner)}A{inner} {inner} 0 0 0 {_point(first, inner)}z"
        )

    @property
    def mark(self):
        """Where the sign of the status stands, as ``x y``; empty where the stone is too short."""
        return _point((self.start + self.end) / 2) if self.end - self.start >= ROOM else ""


class Overview:
    """``numbers`` maps a status to how many commitments have it."""

    def __init__(self, numbers):
        self.total = sum(numbers.values())
        self.stones = []
        angle = 0.0
        present = [status for status in ORDER if numbers.get(status)]
        # No stone is so short that nobody sees it; the others share what is left.
        free = 180 - len(present) * 2 * GAP
        for status in ORDER:
            number = numbers.get(status, 0)
            end = angle + (2 * GAP + free * number / self.total if number else 0)
            self.stones.append(Stone(status, number, angle, end))
            angle = end


def _point(degrees, radius=RADIUS):
    """The place at ``degrees`` of the arch, counted from its left foot, as ``x y``."""
    angle = pi - degrees * pi / 180
    return f"{CENTRE[0] + radius * cos(angle):.1f} {CENTRE[1] - radius * sin(angle):.1f}"
