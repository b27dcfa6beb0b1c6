"""The stops of a trail → the layout of a small map, in the user units of its SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, floor, log10, pi, radians
from typing import Literal

from generator.places.geodesy import EARTH_RADIUS, Point
from generator.places.map_room import (
    BADGE,
    WIDTH,
    Box,
    Row,
    Spot,
    free_label,
    nearest_free_position,
    nearest_free_row,
    positions_around,
    row_about_origin,
)

Precision = Literal["exact", "approximate", "ward"]


_MIN_HEIGHT, _MAX_HEIGHT = 200, 360
"""Least and greatest height of a map in user units."""

_EDGE = 18
"""User units between the mapped areas and the frame: a badge at their edge stays inside."""

_FOOT = 26
"""Height in user units of the strip below the map for the scale bar,"""

_BASE = 10
"""and the height of the bar above the bottom of the map."""


_REACH = 72
"""User units. How far from the middle of a small ward its row of badges may stand and still be seen to belong there."""

_MIN_EXTENT = 1.0
"""km. The least width and height of the mapped area, so that a trail in one courtyard has a scale."""

_KM = 2 * pi * EARTH_RADIUS / 1000 / 360
"""km in a degree of latitude."""

_M_IN_KM = 1000

_BAR = 100
"""Greatest length of the scale bar in user units."""


@dataclass(frozen=True, slots=True)
class Area:
    """A ward, today's or an older one, as a circle of about the same area."""

    name: str
    centre: Point
    radius: float
    """km."""


@dataclass(frozen=True, slots=True)
class MappedStop:
    """A stop of the trail with its point, or else its ward, or neither."""

    id: str
    number: int
    precision: Precision
    point: Point | None = None
    """For the precisions exact and approximate."""

    ward: Area | None = None
    """For the precision ward."""


@dataclass(frozen=True, slots=True)
class PlacedStop:
    """The centre of a stop's badge, a disc of radius BADGE with its number."""

    id: str
    number: int
    precision: Precision
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Patch:
    """A ward with stops whose point is not known; a circle in user units."""

    name: str
    x: float
    y: float
    r: float
    numbers: tuple[int, ...]
    """Numbers of those stops."""

    label: Spot | None
    """Middle of the baseline of the ward's name; None where it would cover another one or a badge."""


@dataclass(frozen=True, slots=True)
class Line:
    """The straight line from one stop to the next, in user units."""

    x1: float
    y1: float
    x2: float
    y2: float
    precision: Literal["exact", "approximate"]
    """The lower precision of its two ends."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale bar: from (x, y) to the right, `length` user units."""

    x: float
    y: float
    length: float
    amount: int
    """Its length on the ground: 1, 2 or 5 times a power of ten."""

    unit: Literal["m", "km"]
    label: Spot
    """Start of its label, on the same line."""


@dataclass(frozen=True, slots=True)
class Map:
    """A map in the user units of an SVG, origin top left, north up; all of it within (0, 0, width, height)."""

    width: int
    height: int
    patches: tuple[Patch, ...]
    legs: tuple[Line, ...]
    placed_stops: tuple[PlacedStop, ...]
    """In trail order."""

    scale: Scale
    north: Spot
    """The foot of an arrow that points up, in the strip of the scale."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """The map projection: equirectangular, true to scale at the middle latitude."""

    middle: Point
    narrow: float
    """Length of a degree of longitude by that of a degree of latitude."""

    unit: float
    """User units a km."""

    height: int

    def spot(self, point: Point) -> Spot:
        """The position of a point."""
        east = (point.longitude - self.middle.longitude) * _KM * self.narrow
        north = (point.latitude - self.middle.latitude) * _KM
        return Spot(WIDTH / 2 + east * self.unit, (self.height - _FOOT) / 2 - north * self.unit)

    @property
    def room(self) -> Box:
        """The box in which the centre of a badge may be."""
        edge = BADGE + 1
        return Box(edge, edge, WIDTH - edge, self.height - _FOOT - edge)


def draw(stops: Sequence[MappedStop]) -> Map | None:
    """The map of a trail, or None if all that is known is one point: a dot on nothing tells no way.

    The same stops always give the same map.
    A badge that would cover another is moved to the nearest free position: approximate ones make way for exact ones,
    and those of a ward, which may be anywhere in it, for both. Up to twelve stops always find a free position;
    with more, some may overlap. A ward's name stands where it covers nothing, or nowhere.
    """
    points = {stop.id: stop.point for stop in stops if stop.precision != "ward" and stop.point}
    by_ward = _in_wards(stops)
    if len(points) < 2 and not by_ward:  # noqa: PLR2004 -- two tell a way
        return None
    frame = _frame([*(Area("", point, 0) for point in points.values()), *by_ward])
    placed: dict[str, Spot] = {}
    for stop in sorted(stops, key=lambda stop: stop.precision != "exact"):
        if stop.id in points:
            placed[stop.id] = nearest_free_position(frame.spot(points[stop.id]), placed.values(), frame.room)
    rows: dict[Area, Row] = {}
    labels: list[Box] = []
    for ward, ward_stops in by_ward.items():
        shape = row_about_origin(len(ward_stops), ward.name)
        reach = max(_REACH, ward.radius * frame.unit)
        around = positions_around(frame.spot(ward.centre), reach)
        row = rows[ward] = nearest_free_row(shape, around, tuple(placed.values()), labels, frame.room)
        placed |= {stop.id: spot for stop, spot in zip(ward_stops, row.spots, strict=True)}
        labels += [row.label] if row.label else []
    patches = []
    for ward, row in rows.items():
        label = row.label or free_label(ward.name, row.spots, tuple(placed.values()), labels, frame.room)
        labels += [label] if label and not row.label else []
        patches.append(_patch(frame, ward, label, tuple(stop.number for stop in by_ward[ward])))
    return Map(
        WIDTH,
        frame.height,
        tuple(patches),
        tuple(_legs(stops, {relic: placed[relic] for relic in points})),
        tuple(_badge(stop, placed[stop.id]) for stop in stops if stop.id in placed),
        _scale(frame),
        Spot(WIDTH - _EDGE, frame.height - _BASE),
    )


def _in_wards(stops: Iterable[MappedStop]) -> Mapping[Area, Sequence[MappedStop]]:
    """The stops of precision ward by their ward."""
    by_ward: dict[Area, list[MappedStop]] = {}
    for stop in stops:
        if stop.precision == "ward" and stop.ward:
            by_ward.setdefault(stop.ward, []).append(stop)
    return by_ward


def _frame(areas: Sequence[Area]) -> _Frame:
    """The projection in which all areas fit the map, as large as possible."""
    high = max(area.centre.latitude + area.radius / _KM for area in areas)
    low = min(area.centre.latitude - area.radius / _KM for area in areas)
    narrow = max(0.01, cos(radians((high + low) / 2)))  # at the poles nothing has a width
    right = max(area.centre.longitude + area.radius / _KM / narrow for area in areas)
    left = min(area.centre.longitude - area.radius / _KM / narrow for area in areas)
    wide, tall = (right - left) * _KM * narrow, (high - low) * _KM
    across, up = WIDTH - 2 * _EDGE, _MAX_HEIGHT - _FOOT - 2 * _EDGE
    unit = min(across / max(wide, _MIN_EXTENT), up / max(tall, _MIN_EXTENT))
    height = max(_MIN_HEIGHT, ceil(tall * unit) + _FOOT + 2 * _EDGE)
    return _Frame(Point((high + low) / 2, (left + right) / 2), narrow, unit, min(height, _MAX_HEIGHT))


def _patch(frame: _Frame, ward: Area, label: Box | None, numbers: tuple[int, ...]) -> Patch:
    """The circle of a ward, rounded."""
    middle = frame.spot(ward.centre)
    words = Spot(_rounded((label.left + label.right) / 2), _rounded(label.bottom - 4)) if label else None
    return Patch(ward.name, _rounded(middle.x), _rounded(middle.y), _rounded(ward.radius * frame.unit), numbers, words)


def _legs(stops: Iterable[MappedStop], spots: Mapping[str, Spot]) -> Iterator[Line]:
    """A line between consecutive stops that both have a point; none leads over a stop without."""
    for first, second in pairwise(stops):
        if first.id in spots and second.id in spots:
            start, end = spots[first.id], spots[second.id]
            exact = first.precision == second.precision == "exact"
            x1, y1, x2, y2 = (_rounded(number) for number in (start.x, start.y, end.x, end.y))
            yield Line(x1, y1, x2, y2, "exact" if exact else "approximate")


def _badge(stop: MappedStop, spot: Spot) -> PlacedStop:
    """The badge of a stop, rounded."""
    return PlacedStop(stop.id, stop.number, stop.precision, _rounded(spot.x), _rounded(spot.y))


def _scale(frame: _Frame) -> Scale:
    """The longest scale bar up to _BAR for a round number of m or km."""
    most = _BAR / frame.unit * _M_IN_KM
    power = 10 ** floor(log10(most))
    metres = next(lead * power for lead in (5, 2, 1) if lead * power <= most)
    length = metres / _M_IN_KM * frame.unit
    y = frame.height - _BASE
    label = Spot(_rounded(_EDGE + length + 6), y)
    if metres < _M_IN_KM:
        return Scale(_EDGE, y, _rounded(length), metres, "m", label)
    return Scale(_EDGE, y, _rounded(length), metres // _M_IN_KM, "km", label)


def _rounded(number: float) -> float:
    """The number with one decimal (a tenth of a px is more than anybody sees); -0.0 becomes 0.0."""
    return round(number, 1) + 0.0
