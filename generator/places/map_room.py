"""Where the numbers of stops and the names of wards find room on a small map, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, cos, hypot, pi, sin, sqrt

WIDTH = 360
"""Width of every map in user units: px of the narrowest phone, without its margins."""

BADGE = 11
"""Radius in user units of the disc that holds a stop's number."""

STEP = 2 * BADGE + 4
"""Least distance in user units of the centres of two badges: near, but not touching."""

_LETTER, _LINE = 7.5, 15
"""Width of a letter (that of nineteen in twenty names of wards in our face at 13 units is less) and line height; user units."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A position on the map in user units."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
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

    def grown(self, by: float) -> Box:
        """The box with `by` more on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: Box) -> bool:
        """Whether the boxes overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def nearest_free_position(wanted: Spot, taken: Iterable[Spot], room: Box, labels: Sequence[Box] = ()) -> Spot:
    """The free position for a badge nearest to `wanted`, if possible one that covers no label; `wanted` if none is free.

    The nearest free position touches a badge in the way, so only positions beside badges are tried.
    """
    spots = tuple(taken)
    inside = room.held(wanted)
    around = (spot for middle in spots for spot in _positions_beside(middle, inside) if room.held(spot) == spot)
    nearest = sorted(around, key=lambda spot: round(hypot(spot.x - inside.x, spot.y - inside.y), 2))
    free = [spot for spot in (inside, *nearest) if _is_free(spot, spots)]
    return next((spot for spot in free if _covers_none(spot, labels)), next(iter(free), inside))


def _covers_none(spot: Spot, labels: Iterable[Box]) -> bool:
    """Whether a badge here covers none of these labels."""
    return all(label.gap(spot) > BADGE for label in labels)


def _is_free(spot: Spot, taken: Iterable[Spot]) -> bool:
    """Whether a badge here keeps the distance STEP from all others."""
    return all(hypot(spot.x - taken_spot.x, spot.y - taken_spot.y) > STEP - 0.01 for taken_spot in taken)


def _positions_beside(middle: Spot, towards: Spot) -> Iterator[Spot]:
    """Positions at distance STEP of a badge: first towards another position, then around, left and right first."""
    gap = hypot(towards.x - middle.x, towards.y - middle.y)
    if gap:
        yield Spot(middle.x + (towards.x - middle.x) / gap * STEP, middle.y + (towards.y - middle.y) / gap * STEP)
    for turn in sorted(range(24), key=lambda turn: round(abs(sin(turn * pi / 12)), 2)):
        yield Spot(middle.x + STEP * cos(turn * pi / 12), middle.y + STEP * sin(turn * pi / 12))


@dataclass(frozen=True, slots=True)
class Row:
    """The badges of a ward in one or more lines, and the box of its name below them; None: it has no place yet."""

    spots: tuple[Spot, ...]
    label: Box | None


@dataclass(frozen=True, slots=True)
class NamedRow(Row):
    """A row with its name."""

    label: Box


def nearest_free_row(
    shape: NamedRow, around: Iterator[Spot], taken: Sequence[Spot], labels: Sequence[Box], room: Box
) -> Row:
    """The row at the first position where it covers nothing; if there is none, each badge is placed by itself."""
    wanted = next(around)
    fits = (_row_at(shape, spot, room) for spot in (wanted, *around))
    row = next((row for row in fits if _is_clear(row, taken, labels)), None)
    if row:
        return row
    spots: list[Spot] = []
    for spot in _row_at(shape, wanted, room).spots:
        spots.append(nearest_free_position(spot, (*taken, *spots), room, labels))
    return Row(tuple(spots), None)


def free_label(name: str, spots: Sequence[Spot], taken: Sequence[Spot], labels: Sequence[Box], room: Box) -> Box | None:
    """The box of a ward's name beside one of its badges, where it covers no badge and no other name; None if there is none."""
    outer, half = room.grown(BADGE), _half_width(name)
    for spot in spots:
        beside = half + BADGE + 2
        for x, y in ((0, BADGE + 2 + _LINE / 2), (0, -BADGE - 2 - _LINE / 2), (beside, 0), (-beside, 0)):
            middle = Spot(spot.x + x, spot.y + y)
            box = Box(middle.x - half, middle.y - _LINE / 2, middle.x + half, middle.y + _LINE / 2)
            inside = (
                outer.left <= box.left
                and box.right <= outer.right
                and outer.top <= box.top
                and box.bottom <= outer.bottom
            )
            if inside and all(_covers_none(badge, [box]) for badge in taken) and not any(map(box.meets, labels)):
                return box
    return None


def _half_width(name: str) -> float:
    """Half of what a name is wide; a map's half at most."""
    return min(len(name) * _LETTER, WIDTH - 4) / 2


def row_about_origin(count: int, name: str) -> NamedRow:
    """The row of `count` badges about 0, 0: up to four in one line, more in lines of about equal length."""
    lines = ceil(count / max(4, ceil(sqrt(2 * count))))
    columns = ceil(count / lines)
    top = -((lines - 1) * STEP + _LINE) / 2
    spots = []
    for number in range(count):
        line, column = divmod(number, columns)
        in_line = min(columns, count - line * columns)
        spots.append(Spot((column - (in_line - 1) / 2) * STEP, top + line * STEP))
    label_top = top + (lines - 1) * STEP + BADGE + 2
    half = _half_width(name)
    return NamedRow(tuple(spots), Box(-half, label_top, half, label_top + _LINE))


def _row_at(row: NamedRow, by: Spot, room: Box) -> NamedRow:
    """The row moved to `by`, or as near to it as fits the map; the label is kept inside by itself."""
    outer, label = room.grown(BADGE), row.label
    side = max(spot.x for spot in row.spots) + BADGE
    top = min(spot.y for spot in row.spots) - BADGE
    here = Box(outer.left + side, outer.top - top, outer.right - side, outer.bottom - label.bottom).held(by)
    words = Box(outer.left + label.right, here.y, outer.right - label.right, here.y).held(here)
    return NamedRow(
        tuple(Spot(spot.x + here.x, spot.y + here.y) for spot in row.spots),
        Box(words.x + label.left, here.y + label.top, words.x + label.right, here.y + label.bottom),
    )


def positions_around(middle: Spot, reach: float) -> Iterator[Spot]:
    """Positions up to `reach` around a middle, nearest first: sixteen on each circle, 6 units from one to the next."""
    yield middle
    for radius in range(6, ceil(min(reach, WIDTH)), 6):
        yield from (
            Spot(middle.x + radius * cos(turn * pi / 8), middle.y + radius * sin(turn * pi / 8)) for turn in range(16)
        )


def _is_clear(row: NamedRow, taken: Sequence[Spot], labels: Sequence[Box]) -> bool:
    """Whether the row covers no badge and no label, and nothing covers its label."""
    return (
        all(_is_free(spot, taken) for spot in row.spots)
        and all(_covers_none(spot, [row.label]) for spot in taken)
        and all(_covers_none(spot, labels) for spot in row.spots)
        and not any(row.label.meets(label) for label in labels)
    )
