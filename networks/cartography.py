"""The map of partner cities: where each stands on the sheet and where its name has room."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from math import cos, pi, sin
from pathlib import Path

from portal.pages.collation import alphabetical_key

from .geography.projection import SHEET, place_on_sheet

#: Width of the drawing, of the sign of a network, and of the gate that marks the own city. On a
#: phone a unit of the drawing is a little less than half a pixel.
WIDTH, SIGN, GATE = 720, 20, 46
#: Height and average width of a letter: names and numbers, those of partners and of the own city.
NAME, NUMBER = (20, 10.2), (28, 17)
HOME_NAME, HOME_NUMBER = (22, 15), (30, 20)
#: What stays free along the edges.
EDGE = 4
#: The least width of what is shown, in map units of 5 km, and the least and greatest height of the
#: drawing in proportion to its width.
LEAST_WIDTH, PROPORTIONS = 150, (0.8, 1.15)
#: Beyond so many cities lines to all of them would hide the map.
MOST_LINES = 60


@dataclass
class Partner:
    """A city and the pages of the memberships that the own city has in common with it."""

    city: object
    pages: list = field(default_factory=list)
    number: int | None = None  # on the map; none where the map does not reach

    @property
    def has_place(self):
        return self.number is not None


@dataclass
class Mark:
    """A city on the map: its signs, and where its name and its number stand if they have room."""

    partner: Partner
    x: float
    y: float
    name: dict | None = None
    number: dict | None = None

    @property
    def signs(self):
        """Pairs of the number of a sign and its place on the line of signs."""
        left = self.x - SIGN * len(self.partner.pages) / 2
        return [
            (page.sign, round(left + SIGN * place, 1))
            for place, page in enumerate(self.partner.pages)
        ]

    @property
    def top(self):
        return round(self.y - SIGN / 2, 1)

    @property
    def area(self):
        """Left, top, right and bottom of the line of signs."""
        return box(self.x, self.y, SIGN * len(self.partner.pages), SIGN)


class Chart:
    """
    The drawing: all sizes in units of its own, ``width`` by ``height``.

    ``home`` is the own city or ``None``; ``partners`` are numbered in the order of the list beside
    the map. A city that the sheet does not reach, or whose position nobody entered, is left out.
    """

    #: How many signs for networks there are; after the last one they begin anew.
    SIGNS = 12
    width = WIDTH

    def __init__(self, home, partners):
        places = {}
        for partner in in_order(partners):
            place = place_on_sheet(partner.city.latitude, partner.city.longitude)
            if place:
                places[len(places) + 1] = (partner, place)
                partner.number = len(places)
        own = place_on_sheet(home.latitude, home.longitude) if home else None
        found = [*(place for _partner, place in places.values()), *([own] if own else [])]
        self.is_empty = not places
        self._frame(found or [(0, 0)])
        self.home = self._to_drawing(own) if own else None
        self.home_name = str(home) if home else ""
        self.marks = self._place_marks(places.values())

    @property
    def outline(self):
        """The coasts of Europe as an SVG path in map units; see ``scripts/draw_outline.py``."""
        return read_outline()

    @property
    def transform(self):
        """How the outline comes into the drawing, as the ``transform`` of SVG."""
        west, north = self._corner
        scale = self._scale
        return f"scale({scale:.3f}) translate({-west:.1f} {-north:.1f})"

    @property
    def lines(self):
        """Paths from the own city to each partner; none where there are too many."""
        if not self.home or len(self.marks) > MOST_LINES:
            return []
        return [self._line(mark) for mark in self.marks]

    def _frame(self, places):
        """Choose the part of the sheet that shows all ``places`` with some room around them."""
        lefts, tops = zip(*places, strict=True)
        width, height = max(lefts) - min(lefts), max(tops) - min(tops)
        margin = 0.1 * max(width, height, LEAST_WIDTH)
        width, height = max(width + 2 * margin, LEAST_WIDTH), height + 2 * margin
        flattest, steepest = PROPORTIONS
        width = max(width, height / steepest)
        height = max(height, width * flattest)
        west = (max(lefts) + min(lefts) - width) / 2
        north = (max(tops) + min(tops) - height) / 2
        self._corner = (
            max(SHEET[0], min(west, SHEET[2] - width)),
            max(SHEET[1], min(north, SHEET[3] - height)),
        )
        self._scale = WIDTH / width
        self.height = round(height * self._scale)

    def _to_drawing(self, place):
        return tuple(
            round((value - corner) * self._scale, 1)
            for value, corner in zip(place, self._corner, strict=True)
        )

    def _place_marks(self, places):
        taken = Ground(self.width, self.height)
        if self.home:
            taken.take(box(*self.home, GATE, GATE))
        marks = []
        for partner, place in sorted(places, key=lambda pair: -len(pair[0].pages)):
            x, y = self._to_drawing(place)
            size = (SIGN * len(partner.pages), SIGN)
            x, y = next(
                (spot for spot in spots_around(x, y) if taken.is_free(box(*spot, *size))), (x, y)
            )
            marks.append(Mark(partner, x, y))
            taken.take(marks[-1].area)
        with_names, with_numbers = taken, taken.copy()
        self.home_labels = []
        if self.home:
            gate = box(*self.home, GATE, GATE)
            self.home_labels = [
                ("name", label(with_names, gate, self.home_name, HOME_NAME)),
                ("number", label(with_numbers, gate, self.home_name, HOME_NUMBER)),
            ]
        for mark in marks:
            mark.name = label(with_names, mark.area, str(mark.partner.city), NAME)
            mark.number = label(with_numbers, mark.area, str(mark.partner.number), NUMBER)
        return sorted(marks, key=lambda mark: mark.partner.number)

    def _line(self, mark):
        """A slightly bent line: straight ones from one point would look like rays."""
        (x, y), across, down = self.home, mark.x - self.home[0], mark.y - self.home[1]
        bend = (x + across / 2 - down / 10, y + down / 2 + across / 10)
        return f"M{x:.0f} {y:.0f}Q{bend[0]:.0f} {bend[1]:.0f} {mark.x:.0f} {mark.y:.0f}"


class Ground:
    """Which parts of the drawing are taken, by squares: to ask costs the same however many are."""

    SQUARE = 48

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.boxes = defaultdict(list)

    def copy(self):
        other = Ground(self.width, self.height)
        other.boxes.update({square: list(boxes) for square, boxes in self.boxes.items()})
        return other

    def take(self, area):
        for square in self._squares(area):
            self.boxes[square].append(area)

    def is_free(self, area):
        """Whether ``area`` lies within the drawing and touches nothing that is taken."""
        left, top, right, bottom = area
        if min(left, top) < EDGE or right > self.width - EDGE or bottom > self.height - EDGE:
            return False
        return not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for square in self._squares(area)
            for other in self.boxes.get(square, ())
        )

    def _squares(self, area):
        left, top, right, bottom = (int(value // self.SQUARE) for value in area)
        return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def box(x, y, width, height):
    """Left, top, right and bottom of a box around a point."""
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def spots_around(x, y):
    """Yield the place itself, then others nearby, the nearest first."""
    yield x, y
    for distance in (SIGN / 2, SIGN, 1.5 * SIGN):
        for step in range(8):
            angle = step * pi / 4
            yield round(x + distance * cos(angle), 1), round(y + distance * sin(angle), 1)


def label(ground, drawn, text, kind):
    """
    Where ``text`` stands beside the area ``drawn``, which also takes the room for it.

    A mapping with ``x``, ``y`` of the base line, the SVG ``anchor`` and the ``text``; ``None``
    where there is no room. ``kind``: the height and the average width of a letter.
    """
    height, letter = kind
    width = letter * len(text)
    left, top, right, bottom = drawn
    x, y = (left + right) / 2, (top + bottom) / 2
    across, down = (right - left + width) / 2 + 3, (bottom - top + height) / 2
    for dx, dy in (
        *((across, 0), (-across, 0), (0, -down), (0, down)),
        *((across, -down / 2), (across, down / 2), (-across, -down / 2), (-across, down / 2)),
        *((width / 2, -down), (-width / 2, -down), (width / 2, down), (-width / 2, down)),
    ):
        area = box(x + dx, y + dy, width, height)
        if ground.is_free(area):
            ground.take(area)
            anchor, at = "middle", x + dx
            if abs(dx) == across:
                anchor, at = ("start", area[0]) if dx > 0 else ("end", area[2])
            baseline = round(y + dy + height * 0.28, 1)
            return {"x": round(at, 1), "y": baseline, "anchor": anchor, "text": text}
    return None


def in_order(partners):
    """``partners`` by country and name, as the list beside the map has them."""
    return sorted(
        partners,
        key=lambda partner: (
            not partner.city.country,
            alphabetical_key(partner.city.country),
            alphabetical_key(partner.city.name),
        ),
    )


def by_country(partners):
    """Pairs of the name of a country and its partners; cities without a country come last."""
    ordered = in_order(partners)
    return [
        (country, list(cities))
        for country, cities in groupby(ordered, key=lambda partner: partner.city.country or "")
    ]


@cache
def read_outline():
    return (Path(__file__).parent / "geography" / "outline.txt").read_text().strip()
