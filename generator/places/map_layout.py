"""Stops of a trail → where each is drawn on a small map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, floor, hypot, log10, pi, radians, sin, sqrt
from typing import Literal

from generator.places.geodesy import EARTH_RADIUS, Point

Precision = Literal["exact", "approximate", "ward"]

WIDTH = 360
"""Of every map, in user units: px of the narrowest phone, within its margins."""

BADGE = 11
"""Radius in user units of the disc that holds a stop's number."""

_LOW, _HIGH = 200, 360
"""The least and the greatest height of a map."""

_EDGE = 18
"""User units between what is known and the frame: a badge on the edge of the land stays clear of it."""

_FOOT = 26
"""Height of the strip below the land that the scale bar has to itself,"""

_BASE = 10
"""and the line in it that the bar lies on, from below."""

_STEP = 2 * BADGE + 4
"""Between the centres of two badges: near, but never touching."""

_LETTER, _LINE = 6.4, 15
"""Width of a letter (more than the faces of the site have at 11 units) and height of a line of a ward's name."""

_LAND = 1.0
"""km. The least a map shows across, so that a trail in one courtyard still lies somewhere."""

_KM = 2 * pi * EARTH_RADIUS / 1000 / 360
"""In a degree of latitude."""

_M_IN_KM = 1000

_BAR = 100
"""User units the scale bar is at most long."""


@dataclass(frozen=True, slots=True)
class Area:
    """A ward, as a circle of its size."""

    name: str
    centre: Point
    radius: float
    """km."""


@dataclass(frozen=True, slots=True)
class MappedStop:
    """A stop of the trail and what is known of its place: its point, or else its ward, or neither."""

    id: str
    number: int
    precision: Precision
    point: Point | None = None
    """Exact or approximate."""

    ward: Area | None = None
    """Looked at where the precision is "ward"."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PlacedStop:
    """A stop's number in a disc of radius BADGE, by its centre."""

    id: str
    number: int
    precision: Precision
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Patch:
    """A ward in which stops stand nobody knows where."""

    name: str
    x: float
    y: float
    r: float
    numbers: tuple[int, ...]
    """Of those stops."""

    label: Spot
    """The middle of the line its name stands on."""


@dataclass(frozen=True, slots=True)
class Line:
    """The way from one stop to the next, as the crow flies."""

    x1: float
    y1: float
    x2: float
    y2: float
    precision: Literal["exact", "approximate"]
    """As good as the worse of its ends."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A bar that begins at (x, y) and goes right."""

    x: float
    y: float
    length: float
    amount: int
    """What the length is on the earth: 1, 2 or 5, or that times 10, 100…"""

    unit: Literal["m", "km"]
    label: Spot
    """Where the words for it begin, on the same line."""


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
    """Where something may be drawn, or is."""

    left: float
    top: float
    right: float
    bottom: float

    def held(self, spot: Spot) -> Spot:
        """The place in it that is nearest."""
        return Spot(min(max(spot.x, self.left), self.right), min(max(spot.y, self.top), self.bottom))

    def gap(self, spot: Spot) -> float:
        """How far a place is from it; nothing inside."""
        near = self.held(spot)
        return hypot(spot.x - near.x, spot.y - near.y)

    def grown(self, by: float) -> _Box:
        """With so much more on each side."""
        return _Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: _Box) -> bool:
        """Whether they share any place."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class _Frame:
    """The projection: equirectangular, true to scale at the middle latitude."""

    middle: Point
    narrow: float
    """How much shorter a degree of longitude is than one of latitude."""

    unit: float
    """User units in a km."""

    height: int

    def spot(self, point: Point) -> Spot:
        """Where a point is drawn."""
        east = (point.longitude - self.middle.longitude) * _KM * self.narrow
        north = (point.latitude - self.middle.latitude) * _KM
        return Spot(WIDTH / 2 + east * self.unit, (self.height - _FOOT) / 2 - north * self.unit)

    @property
    def room(self) -> _Box:
        """Where the centre of a badge may be."""
        edge = BADGE + 1
        return _Box(edge, edge, WIDTH - edge, self.height - _FOOT - edge)


def draw(stops: Sequence[MappedStop]) -> Map | None:
    """The map of a trail, or None if nothing is known of where any stop is. The same stops give the same map.

    A badge that would cover another is moved to the nearest free place: the approximate ones make way for the exact, and those
    of a ward, which may be anywhere in it, for both. A dozen stops always find a place, however they lie; with more, some
    may stay where they cover others.
    """
    points = {stop.id: stop.point for stop in stops if stop.precision != "ward" and stop.point}
    there = _in_wards(stops)
    if not points and not there:
        return None
    frame = _frame([*(Area("", point, 0) for point in points.values()), *there])
    placed: dict[str, Spot] = {}
    for stop in sorted(stops, key=lambda stop: stop.precision != "exact"):
        if stop.id in points:
            placed[stop.id] = _free(frame.spot(points[stop.id]), placed.values(), frame.room)
    patches: list[Patch] = []
    labels: list[_Box] = []
    for ward, inside in there.items():
        shape = _shape(len(inside), ward.name)
        row = _row(shape, frame.spot(ward.centre), tuple(placed.values()), labels, frame.room)
        placed |= {stop.id: spot for stop, spot in zip(inside, row.spots, strict=True)}
        labels.append(row.label)
        patches.append(_patch(frame, ward, row.label, tuple(stop.number for stop in inside)))
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
    """Each ward with the stops of which no more is known."""
    found: dict[Area, list[MappedStop]] = {}
    for stop in stops:
        if stop.precision == "ward" and stop.ward:
            found.setdefault(stop.ward, []).append(stop)
    return found


def _frame(areas: Sequence[Area]) -> _Frame:
    """Around all areas, as large as the frame allows."""
    high = max(area.centre.latitude + area.radius / _KM for area in areas)
    low = min(area.centre.latitude - area.radius / _KM for area in areas)
    narrow = max(0.01, cos(radians((high + low) / 2)))  # at the poles nothing has a width
    right = max(area.centre.longitude + area.radius / _KM / narrow for area in areas)
    left = min(area.centre.longitude - area.radius / _KM / narrow for area in areas)
    wide, tall = (right - left) * _KM * narrow, (high - low) * _KM
    across, up = WIDTH - 2 * _EDGE, _HIGH - _FOOT - 2 * _EDGE
    unit = min(across / max(wide, _LAND), up / max(tall, _LAND))
    height = max(_LOW, ceil(tall * unit) + _FOOT + 2 * _EDGE)
    return _Frame(Point((high + low) / 2, (left + right) / 2), narrow, unit, min(height, _HIGH))


def _free(wish: Spot, taken: Iterable[Spot], room: _Box) -> Spot:
    """The free place for a badge that is nearest to where it belongs; where it belongs if none is free.

    The nearest one touches a badge in the way, so that is where it is looked for.
    """
    spots = tuple(taken)
    here = room.held(wish)
    around = (spot for middle in spots for spot in _circle(middle, here) if room.held(spot) == spot)
    nearest = sorted(around, key=lambda spot: round(hypot(spot.x - here.x, spot.y - here.y), 2))
    return next((spot for spot in (here, *nearest) if _is_free(spot, spots)), here)


def _is_free(spot: Spot, taken: Iterable[Spot]) -> bool:
    return all(hypot(spot.x - other.x, spot.y - other.y) > _STEP - 0.01 for other in taken)


def _circle(middle: Spot, towards: Spot) -> Iterator[Spot]:
    """Places next to a badge: first on the side of the other one, then around, those to its left and right first."""
    away = hypot(towards.x - middle.x, towards.y - middle.y)
    if away:
        yield Spot(middle.x + (towards.x - middle.x) / away * _STEP, middle.y + (towards.y - middle.y) / away * _STEP)
    for turn in sorted(range(24), key=lambda turn: round(abs(sin(turn * pi / 12)), 2)):
        yield Spot(middle.x + _STEP * cos(turn * pi / 12), middle.y + _STEP * sin(turn * pi / 12))


@dataclass(frozen=True, slots=True)
class _Row:
    """The badges of a ward side by side, in lines if they are many, and its name below."""

    spots: tuple[Spot, ...]
    label: _Box


def _row(shape: _Row, wish: Spot, taken: Sequence[Spot], labels: Sequence[_Box], room: _Box) -> _Row:
    """As near to the middle of the ward as nothing is in the way; badge by badge if there is no room for all together."""
    fits = (_moved(shape, spot, room) for spot in _rings(wish))
    row = next((row for row in fits if _is_clear(row, taken, labels)), None)
    if row:
        return row
    spots: list[Spot] = []
    for spot in _moved(shape, wish, room).spots:
        spots.append(_free(spot, (*taken, *spots), room))
    return _Row(tuple(spots), _moved(shape, wish, room).label)


def _shape(count: int, name: str) -> _Row:
    """A row about the origin: up to four in one line, more in lines of like length."""
    lines = ceil(count / max(4, ceil(sqrt(2 * count))))
    columns = ceil(count / lines)
    top = -((lines - 1) * _STEP + _LINE) / 2
    spots = []
    for number in range(count):
        line, column = divmod(number, columns)
        held = min(columns, count - line * columns)
        spots.append(Spot((column - (held - 1) / 2) * _STEP, top + line * _STEP))
    under = top + (lines - 1) * _STEP + BADGE + 2
    half = min(len(name) * _LETTER, WIDTH - 4) / 2
    return _Row(tuple(spots), _Box(-half, under, half, under + _LINE))


def _moved(row: _Row, by: Spot, room: _Box) -> _Row:
    """The row about another place, or as near to that as it fits into the map; its name for itself."""
    outer, label = room.grown(BADGE), row.label
    side = max(spot.x for spot in row.spots) + BADGE
    top = min(spot.y for spot in row.spots) - BADGE
    here = _Box(outer.left + side, outer.top - top, outer.right - side, outer.bottom - label.bottom).held(by)
    words = _Box(outer.left + label.right, here.y, outer.right - label.right, here.y).held(here)
    return _Row(
        tuple(Spot(spot.x + here.x, spot.y + here.y) for spot in row.spots),
        _Box(words.x + label.left, here.y + label.top, words.x + label.right, here.y + label.bottom),
    )


def _rings(middle: Spot) -> Iterator[Spot]:
    """Places about a middle, the nearest first."""
    yield middle
    for away in range(6, WIDTH, 6):
        yield from (
            Spot(middle.x + away * cos(turn * pi / 8), middle.y + away * sin(turn * pi / 8)) for turn in range(16)
        )


def _is_clear(row: _Row, taken: Sequence[Spot], labels: Sequence[_Box]) -> bool:
    """Whether a row covers nothing, and nothing covers its name."""
    return (
        all(_is_free(spot, taken) for spot in row.spots)
        and all(row.label.gap(spot) > BADGE for spot in taken)
        and all(label.gap(spot) > BADGE for label in labels for spot in row.spots)
        and not any(row.label.meets(label) for label in labels)
    )


def _patch(frame: _Frame, ward: Area, label: _Box, numbers: tuple[int, ...]) -> Patch:
    middle = frame.spot(ward.centre)
    words = Spot(_tidy((label.left + label.right) / 2), _tidy(label.bottom - 4))
    return Patch(ward.name, _tidy(middle.x), _tidy(middle.y), _tidy(ward.radius * frame.unit), numbers, words)


def _legs(stops: Iterable[MappedStop], spots: Mapping[str, Spot]) -> Iterator[Line]:
    """From each stop to the next where both are known; over one that is not, nobody knows the way."""
    for one, other in pairwise(stops):
        if one.id in spots and other.id in spots:
            start, end = spots[one.id], spots[other.id]
            exact = one.precision == other.precision == "exact"
            x1, y1, x2, y2 = (_tidy(number) for number in (start.x, start.y, end.x, end.y))
            yield Line(x1, y1, x2, y2, "exact" if exact else "approximate")


def _badge(stop: MappedStop, spot: Spot) -> PlacedStop:
    return PlacedStop(stop.id, stop.number, stop.precision, _tidy(spot.x), _tidy(spot.y))


def _scale(frame: _Frame) -> Scale:
    """The longest bar for a round number of metres or kilometres."""
    most = _BAR / frame.unit * _M_IN_KM
    power = 10 ** floor(log10(most))
    metres = next(lead * power for lead in (5, 2, 1) if lead * power <= most)
    length = metres / _M_IN_KM * frame.unit
    y = frame.height - _BASE
    label = Spot(_tidy(_EDGE + length + 6), y)
    if metres < _M_IN_KM:
        return Scale(_EDGE, y, _tidy(length), metres, "m", label)
    return Scale(_EDGE, y, _tidy(length), metres // _M_IN_KM, "km", label)


def _tidy(number: float) -> float:
    """One decimal: a tenth of a px is more than anybody sees."""
    return round(number, 1) + 0.0
