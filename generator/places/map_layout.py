"""The stops of a trail → the layout of a small map, in the user units of its SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, floor, hypot, log10, pi, radians, sin, sqrt
from typing import Literal

from generator.places.geodesy import EARTH_RADIUS, Point

Precision = Literal["exact", "approximate", "ward"]

WIDTH = 360
"""Width of every map in user units: px of the narrowest phone, without its margins."""

BADGE = 11
"""Radius in user units of the disc that holds a stop's number."""

_MIN_HEIGHT, _MAX_HEIGHT = 200, 360
"""Least and greatest height of a map in user units."""

_EDGE = 18
"""User units between the mapped areas and the frame: a badge at their edge stays inside."""

_FOOT = 26
"""Height in user units of the strip below the map for the scale bar,"""

_BASE = 10
"""and the height of the bar above the bottom of the map."""

_STEP = 2 * BADGE + 4
"""Least distance in user units of the centres of two badges: near, but not touching."""

_LETTER, _LINE = 6.4, 15
"""Width of a letter (more than that of the site's fonts at 11 units) and line height of a ward's name; user units."""

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
class Spot:
    """A position on the map in user units."""

    x: float
    y: float


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

    label: Spot
    """Middle of the baseline of the ward's name."""


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
class _Box:
    """An upright rectangle in user units; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def held(self, spot: Spot) -> Spot:
        """The nearest position inside the box."""
        return Spot(min(max(spot.x, self.left), self.right), min(max(spot.y, self.top), self.bottom))

    def gap(self, spot: Spot) -> float:
        """Distance of a position from the box; 0 inside."""
        near = self.held(spot)
        return hypot(spot.x - near.x, spot.y - near.y)

    def grown(self, by: float) -> _Box:
        """The box with `by` more on each side."""
        return _Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: _Box) -> bool:
        """Whether the boxes overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


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
    def room(self) -> _Box:
        """The box in which the centre of a badge may be."""
        edge = BADGE + 1
        return _Box(edge, edge, WIDTH - edge, self.height - _FOOT - edge)


def draw(stops: Sequence[MappedStop]) -> Map | None:
    """The map of a trail, or None if no stop has a point or a ward. The same stops always give the same map.

    A badge that would cover another is moved to the nearest free position: approximate ones make way for exact ones,
    and those of a ward, which may be anywhere in it, for both. Up to twelve stops always find a free position;
    with more, some may overlap.
    """
    points = {stop.id: stop.point for stop in stops if stop.precision != "ward" and stop.point}
    by_ward = _in_wards(stops)
    if not points and not by_ward:
        return None
    frame = _frame([*(Area("", point, 0) for point in points.values()), *by_ward])
    placed: dict[str, Spot] = {}
    for stop in sorted(stops, key=lambda stop: stop.precision != "exact"):
        if stop.id in points:
            placed[stop.id] = _nearest_free_position(frame.spot(points[stop.id]), placed.values(), frame.room)
    patches: list[Patch] = []
    labels: list[_Box] = []
    for ward, ward_stops in by_ward.items():
        shape = _row_about_origin(len(ward_stops), ward.name)
        row = _nearest_free_row(shape, frame.spot(ward.centre), tuple(placed.values()), labels, frame.room)
        placed |= {stop.id: spot for stop, spot in zip(ward_stops, row.spots, strict=True)}
        labels.append(row.label)
        patches.append(_patch(frame, ward, row.label, tuple(stop.number for stop in ward_stops)))
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


def _nearest_free_position(wanted: Spot, taken: Iterable[Spot], room: _Box) -> Spot:
    """The free position for a badge nearest to `wanted`; `wanted` itself if none is free.

    The nearest free position touches a badge in the way, so only positions beside badges are tried.
    """
    spots = tuple(taken)
    inside = room.held(wanted)
    around = (spot for middle in spots for spot in _positions_beside(middle, inside) if room.held(spot) == spot)
    nearest = sorted(around, key=lambda spot: round(hypot(spot.x - inside.x, spot.y - inside.y), 2))
    return next((spot for spot in (inside, *nearest) if _is_free(spot, spots)), inside)


def _is_free(spot: Spot, taken: Iterable[Spot]) -> bool:
    """Whether a badge here keeps the distance _STEP from all others."""
    return all(hypot(spot.x - taken_spot.x, spot.y - taken_spot.y) > _STEP - 0.01 for taken_spot in taken)


def _positions_beside(middle: Spot, towards: Spot) -> Iterator[Spot]:
    """Positions at distance _STEP of a badge: first towards another position, then around, left and right first."""
    gap = hypot(towards.x - middle.x, towards.y - middle.y)
    if gap:
        yield Spot(middle.x + (towards.x - middle.x) / gap * _STEP, middle.y + (towards.y - middle.y) / gap * _STEP)
    for turn in sorted(range(24), key=lambda turn: round(abs(sin(turn * pi / 12)), 2)):
        yield Spot(middle.x + _STEP * cos(turn * pi / 12), middle.y + _STEP * sin(turn * pi / 12))


@dataclass(frozen=True, slots=True)
class _Row:
    """The badges of a ward in one or more lines, and the box of its name below them."""

    spots: tuple[Spot, ...]
    label: _Box


def _nearest_free_row(shape: _Row, wanted: Spot, taken: Sequence[Spot], labels: Sequence[_Box], room: _Box) -> _Row:
    """The row at the nearest position where it covers nothing; if there is none, each badge is placed by itself."""
    fits = (_row_at(shape, spot, room) for spot in _positions_around(wanted))
    row = next((row for row in fits if _is_clear(row, taken, labels)), None)
    if row:
        return row
    spots: list[Spot] = []
    for spot in _row_at(shape, wanted, room).spots:
        spots.append(_nearest_free_position(spot, (*taken, *spots), room))
    return _Row(tuple(spots), _row_at(shape, wanted, room).label)


def _row_about_origin(count: int, name: str) -> _Row:
    """The row of `count` badges about 0, 0: up to four in one line, more in lines of about equal length."""
    lines = ceil(count / max(4, ceil(sqrt(2 * count))))
    columns = ceil(count / lines)
    top = -((lines - 1) * _STEP + _LINE) / 2
    spots = []
    for number in range(count):
        line, column = divmod(number, columns)
        in_line = min(columns, count - line * columns)
        spots.append(Spot((column - (in_line - 1) / 2) * _STEP, top + line * _STEP))
    label_top = top + (lines - 1) * _STEP + BADGE + 2
    half = min(len(name) * _LETTER, WIDTH - 4) / 2
    return _Row(tuple(spots), _Box(-half, label_top, half, label_top + _LINE))


def _row_at(row: _Row, by: Spot, room: _Box) -> _Row:
    """The row moved to `by`, or as near to it as fits the map; the label is kept inside by itself."""
    outer, label = room.grown(BADGE), row.label
    side = max(spot.x for spot in row.spots) + BADGE
    top = min(spot.y for spot in row.spots) - BADGE
    here = _Box(outer.left + side, outer.top - top, outer.right - side, outer.bottom - label.bottom).held(by)
    words = _Box(outer.left + label.right, here.y, outer.right - label.right, here.y).held(here)
    return _Row(
        tuple(Spot(spot.x + here.x, spot.y + here.y) for spot in row.spots),
        _Box(words.x + label.left, here.y + label.top, words.x + label.right, here.y + label.bottom),
    )


def _positions_around(middle: Spot) -> Iterator[Spot]:
    """Positions around a middle, nearest first: sixteen on each circle, 6 user units from one circle to the next."""
    yield middle
    for radius in range(6, WIDTH, 6):
        yield from (
            Spot(middle.x + radius * cos(turn * pi / 8), middle.y + radius * sin(turn * pi / 8)) for turn in range(16)
        )


def _is_clear(row: _Row, taken: Sequence[Spot], labels: Sequence[_Box]) -> bool:
    """Whether the row covers no badge and no label, and nothing covers its label."""
    return (
        all(_is_free(spot, taken) for spot in row.spots)
        and all(row.label.gap(spot) > BADGE for spot in taken)
        and all(label.gap(spot) > BADGE for label in labels for spot in row.spots)
        and not any(row.label.meets(label) for label in labels)
    )


def _patch(frame: _Frame, ward: Area, label: _Box, numbers: tuple[int, ...]) -> Patch:
    """The circle of a ward, rounded."""
    middle = frame.spot(ward.centre)
    words = Spot(_rounded((label.left + label.right) / 2), _rounded(label.bottom - 4))
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
