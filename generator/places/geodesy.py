"""Distances and directions on the earth, and a check of coordinates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import Literal, Protocol

Direction = Literal["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"]

Verdict = Literal["fine", "swapped", "at-sea-or-abroad", "astray"]
"""The result of judge()."""

DIRECTIONS: tuple[Direction, ...] = (
    "north",
    "north-east",
    "east",
    "south-east",
    "south",
    "south-west",
    "west",
    "north-west",
)
"""Clockwise from north, 45° apart."""

EARTH_RADIUS = 6_371_008.8
"""m. The mean radius R₁ of the earth (IUGG; GRS 80, H. Moritz 2000).

WGS 84 is no sphere: a distance is off by 0.6 % at most.
"""


@dataclass(frozen=True, slots=True)
class Point:
    """A point in degrees (WGS 84); north and east are positive."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Circle:
    """All points within a distance of a centre."""

    centre: Point
    radius: float
    """km."""

    def holds(self, point: Point) -> bool:
        """Whether the point lies in it."""
        return distance(self.centre, point) <= self.radius * 1000


@dataclass(frozen=True, slots=True)
class Bounds:
    """All points between two parallels and two meridians, degrees (WGS 84)."""

    south: float
    north: float
    west: float
    east: float

    def holds(self, point: Point) -> bool:
        """Whether the point lies in it."""
        return self.south <= point.latitude <= self.north and self.west <= point.longitude <= self.east


class Region(Protocol):
    """Where relics may be."""

    def holds(self, point: Point) -> bool:
        """Whether the point lies in it."""


def distance(start: Point, end: Point) -> float:
    """The great-circle distance in m, by the haversine formula on a sphere of EARTH_RADIUS.

    >>> round(distance(Point(10.1245, 105.625), Point(10.1701, 105.583)))
    6844

    """
    south, north = radians(start.latitude), radians(end.latitude)
    across = radians(end.longitude - start.longitude)
    haversine = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(across / 2) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(haversine)))


def direction(start: Point, end: Point) -> Direction:
    """The initial bearing from `start` to `end`, rounded to 45°; north if they are the same.

    >>> direction(Point(10.1245, 105.625), Point(10.1701, 105.583))
    'north-west'

    """
    south, north = radians(start.latitude), radians(end.latitude)
    across = radians(end.longitude - start.longitude)
    east = sin(across) * cos(north)
    ahead = cos(south) * sin(north) - sin(south) * cos(north) * cos(across)
    return DIRECTIONS[round(degrees(atan2(east, ahead)) / 45) % 8]


def swapped(latitude: float, longitude: float, regions: Iterable[Region] = ()) -> bool:
    """Whether two numbers are coordinates, in all of these regions, only when exchanged; if there is none, anywhere on earth.

    Takes numbers, not a Point, so that it works for a latitude out of range (105.6), which the schema refuses.

    >>> swapped(105.625, 10.1245), swapped(10.1245, 105.625)
    (True, False)
    >>> swapped(42.1, 12.3, [Bounds(6, 23.5, 40, 50)])
    True

    """
    exchanged, regions = Point(longitude, latitude), tuple(regions)
    if not (_on_earth(exchanged) and all(region.holds(exchanged) for region in regions)):
        return False
    written = Point(latitude, longitude)
    return not (_on_earth(written) and all(region.holds(written) for region in regions))


def judge(
    latitude: float,
    longitude: float,
    ward: Circle | None,
    on_land: Callable[[Point], bool] | None,
    regions: Iterable[Region] = (),
) -> Verdict:
    """The verdict on the coordinates, in degrees, of a relic.

    `ward` is the circle the relic's ward may reach, None if the ward is not known; `on_land` says whether a point may
    be on land in the country, None if nobody knows; the regions are where all its relics are. Those of wards are estimates
    from centres and areas (generator/places/wards.py): a wrong pair may pass, by some kilometres, and once in a few
    hundred a right one at the far end of its ward is called astray. Only "swapped" is certain; the others are for a
    question to the author.

    >>> judge(0.1245, 105.625, None, lambda _: False)
    'at-sea-or-abroad'

    """
    regions = tuple(regions)
    if swapped(latitude, longitude, regions):
        return "swapped"
    point = Point(latitude, longitude)
    if ward and ward.holds(point):
        return "fine"
    if not all(region.holds(point) for region in regions) or (on_land and not on_land(point)):
        return "at-sea-or-abroad"
    return "astray" if ward else "fine"


def _on_earth(point: Point) -> bool:
    return abs(point.latitude) <= 90 and abs(point.longitude) <= 180  # noqa: PLR2004 -- degrees
