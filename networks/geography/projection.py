"""A map projection for Europe: from degrees to the units of the portal's map."""

from math import cos, log, pi, radians, sin, tan

# Lambert's conformal conic projection on a sphere (J. P. Snyder, Map Projections: A Working
# Manual, U.S. Geological Survey Professional Paper 1395, 1987, p. 104–110). The two parallels
# stand about a sixth of the way from the southern and the northern edge of Europe.
PARALLELS = radians(41), radians(62)
ORIGIN = radians(52), radians(12)
EARTH_RADIUS = 6371.0
#: Kilometres in a unit of the map.
UNIT = 5.0
#: The rectangle that the outline fills, in units: west, north, east, south.
SHEET = (-480, -440, 500, 430)

_first, _second = PARALLELS
_CONE = log(cos(_first) / cos(_second)) / log(tan(pi / 4 + _second / 2) / tan(pi / 4 + _first / 2))
_SCALE = cos(_first) * tan(pi / 4 + _first / 2) ** _CONE / _CONE * EARTH_RADIUS / UNIT


def project(latitude, longitude):
    """
    Place of a point on the map as ``(x, y)`` in units of 5 km; y grows to the south.

    Degrees as in ``civic.City``. The origin is at 52° N 12° E.
    """
    distance = _distance_from_pole(radians(latitude))
    angle = _CONE * (radians(longitude) - ORIGIN[1])
    return distance * sin(angle), distance * cos(angle) - _distance_from_pole(ORIGIN[0])


def place_on_sheet(latitude, longitude):
    """As ``project``; ``None`` for a point that the outline does not reach, or for none at all."""
    if latitude is None or longitude is None or not (30 < latitude < 75 and abs(longitude) < 80):
        return None
    x, y = project(latitude, longitude)
    west, north, east, south = SHEET
    return (x, y) if west <= x <= east and north <= y <= south else None


def _distance_from_pole(latitude):
    return _SCALE / tan(pi / 4 + latitude / 2) ** _CONE
