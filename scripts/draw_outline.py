"""
Draw the outline of Europe under the map of partner cities: ``python scripts/draw_outline.py FILE``.

``FILE`` is the land of Natural Earth (public domain, https://www.naturalearthdata.com) as TopoJSON,
for example ``land-50m.json`` of the npm package ``world-atlas``. The result is the path in
``networks/geography/outline.txt``: small, because every visitor of the map loads it.
"""

import gzip
import json
import runpy
import sys
from itertools import pairwise
from math import hypot
from pathlib import Path

GEOGRAPHY = Path(__file__).resolve().parents[1] / "networks" / "geography"
PROJECTION = runpy.run_path(str(GEOGRAPHY / "projection.py"))
#: How far the outline may stray from the coast and how large an island must be, in map units.
TOLERANCE, LEAST_AREA = 1.9, 55
SHEET = PROJECTION["SHEET"]
#: What is looked at, in degrees: west, south, east, north. The rest of the Earth would fold over.
REGION = (-50, 13, 80, 84)


def rings_of(topology):
    """Yield the rings of all land as lists of longitude and latitude."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)
    for geometry in topology["objects"]["land"]["geometries"]:
        several = geometry["type"] == "MultiPolygon"
        for polygon in geometry["arcs"] if several else [geometry["arcs"]]:
            for ring in polygon:
                points = []
                for number in ring:
                    part = arcs[number] if number >= 0 else arcs[~number][::-1]
                    points += part[1:] if points else part
                yield points


def clipped(ring):
    """``ring`` of map units cut off at the edges of the sheet (Sutherland and Hodgman)."""
    for axis, edge, sign in (
        (0, SHEET[0], 1),
        (1, SHEET[1], 1),
        (0, SHEET[2], -1),
        (1, SHEET[3], -1),
    ):
        result = []
        for one, other in pairwise([*ring, ring[0]]) if ring else ():
            inside, next_inside = (sign * (point[axis] - edge) >= 0 for point in (one, other))
            if inside:
                result.append(one)
            if inside != next_inside:
                share = (edge - one[axis]) / (other[axis] - one[axis])
                result.append(tuple(a + share * (b - a) for a, b in zip(one, other, strict=True)))
        ring = result
    return ring


def simplified(points):
    """``points`` without those that lie near the line of the others (Douglas and Peucker)."""
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        length = hypot(bx - ax, by - ay)
        worst, place = 0, None
        for number in range(first + 1, last):
            x, y = points[number]
            away = (
                abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
                if length
                else hypot(x - ax, y - ay)
            )
            if away > worst:
                worst, place = away, number
        if worst > TOLERANCE:
            keep.add(place)
            stack += [(first, place), (place, last)]
    return [points[number] for number in sorted(keep)]


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))) / 2


def path_of(ring):
    """``ring`` as a closed path with whole numbers, each point relative to the one before."""
    points = [(round(x), round(y)) for x, y in ring]
    points = [point for before, point in pairwise([None, *points]) if point != before]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    moves = "".join(f"{'' if x < 0 else ' '}{x}{'' if y < 0 else ' '}{y}" for x, y in steps)
    return f"M{points[0][0]} {points[0][1]}l{moves.strip()}z"


def main(file):
    west, south, east, north = REGION
    paths = []
    for ring in rings_of(json.loads(Path(file).read_text())):
        near = [(min(max(x, west), east), min(max(y, south), north)) for x, y in ring]
        sheet = clipped([PROJECTION["project"](y, x) for x, y in near])
        if len(sheet) > 3 and area(sheet) >= LEAST_AREA:
            half = len(sheet) // 2  # a ring has no ends: simplify it in two halves
            outline = (
                simplified(sheet[: half + 1])[:-1] + simplified([*sheet[half:], sheet[0]])[:-1]
            )
            if len(outline) > 2:
                paths.append(path_of(outline))
    text = "".join(paths)
    (GEOGRAPHY / "outline.txt").write_text(text + "\n")
    print(f"{len(text)} characters, {len(gzip.compress(text.encode()))} bytes compressed")


if __name__ == "__main__":
    main(sys.argv[1])
