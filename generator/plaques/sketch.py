"""A map of the trail as shapes of a plaque: discs with the numbers of the stops, as precise as their coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, hypot, pi, sin

from generator.places.map_layout import Map, Patch, PlacedStop
from generator.places.map_room import BADGE
from generator.plaques.drawing import Ink, Shape
from generator.plaques.faceplate import FontStack, TrailSketch
from generator.plaques.lettering import CAP_HEIGHT, line
from generator.plaques.outline import CIRCLE_HANDLE, Box, FillRule, Outline, moved, placed, polygon, rectangle

LINE = 1.2
"""User units of the map: how broad its lines are."""

HERE = 3.2
"""User units: how broad the ring about this stop is, and how far from its disc it begins half as much."""

NUMBER, NAME = 13.0, 11.0
"""User units of the em: numbers of stops; names of wards and of the scale."""

DASH = 8.0
"""User units from the beginning of one dash to that of the next."""

_CHORDS = 4
"""Straight pieces a dash is drawn in: of a ring of 100 user units, none is 0.01 of one beside it."""

Area = tuple[Outline, FillRule]


def shapes(sketch: TrailSketch, box: Box, ink: Ink, numbers: FontStack, names: FontStack) -> Iterator[Shape]:
    """Everything on the map, in mm, as large as the box allows and in its middle.

    As on the page of a trail: a disc is a stop whose place is exact, a ring one whose place is near, a dashed ring an area
    in which nobody has measured; the thick ring is this place. Raises MissingGlyph.
    """
    layout = sketch.layout
    scale = min(box.width / layout.width, box.height / layout.height)
    left = box.middle - layout.width * scale / 2
    top = (box.top + box.bottom - layout.height * scale) / 2
    for outline, rule in _areas(layout, sketch, numbers, names):
        yield Shape(placed(outline, scale, left, top), ink, "face", rule)


def _areas(layout: Map, sketch: TrailSketch, numbers: FontStack, names: FontStack) -> Iterator[Area]:
    """The same in user units of the map."""
    for patch in layout.patches:
        yield from _dashed_ring(patch, layout)
        if patch.label:
            yield _words(patch.name, names, NAME, patch.label.x, patch.label.y)
    for leg in layout.legs:
        yield from _leg((leg.x1, leg.y1), (leg.x2, leg.y2), [(stop.x, stop.y) for stop in layout.placed_stops])
    for stop in layout.placed_stops:
        yield from _stop(stop, numbers, here=stop.id == sketch.here)
    bar, north = layout.scale, layout.north
    for box in (
        Box(bar.x, bar.y - LINE, bar.x + bar.length, bar.y),
        Box(bar.x, bar.y - 5, bar.x + LINE, bar.y - LINE),
        Box(bar.x + bar.length - LINE, bar.y - 5, bar.x + bar.length, bar.y - LINE),
        Box(north.x - LINE / 2, north.y - 10, north.x + LINE / 2, north.y),
    ):
        yield rectangle(box), "nonzero"
    yield polygon(((north.x, north.y - 18), (north.x + 4, north.y - 10), (north.x - 4, north.y - 10))), "nonzero"
    label = line(sketch.scale, names, NAME)
    yield moved(label.outline, bar.label.x - label.ink.left, bar.label.y), "nonzero"


def _stop(stop: PlacedStop, numbers: FontStack, *, here: bool) -> Iterator[Area]:
    """The disc or ring with its number, and the ring that says: here."""
    number, _ = _words(str(stop.number), numbers, NUMBER, stop.x, stop.y + NUMBER * CAP_HEIGHT / 2)
    if stop.precision == "exact":
        yield (*_circle(stop.x, stop.y, BADGE), *number), "evenodd"
    else:
        yield _ring(stop.x, stop.y, BADGE, LINE)
        yield number, "nonzero"
    if here:
        yield _ring(stop.x, stop.y, BADGE + 1.5 * HERE, HERE)


def _words(text: str, font_stack: FontStack, size: float, middle: float, baseline: float) -> Area:
    set_line = line(text, font_stack, size)
    return moved(set_line.outline, middle - set_line.ink.middle, baseline), "nonzero"


def _leg(start: tuple[float, float], end: tuple[float, float], discs: list[tuple[float, float]]) -> Iterator[Area]:
    """The line from one stop to another, cut where it would cross a disc; nothing where they touch."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    if not length:
        return
    along = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    free = [(0.0, length)]
    for disc in discs:
        foot = (disc[0] - start[0]) * along[0] + (disc[1] - start[1]) * along[1]
        beside = abs((disc[0] - start[0]) * along[1] - (disc[1] - start[1]) * along[0])
        reach = BADGE + 2 * HERE
        if beside < reach:
            half = (reach**2 - beside**2) ** 0.5
            free = [
                piece
                for begins, ends in free
                for piece in ((begins, min(ends, foot - half)), (max(begins, foot + half), ends))
                if piece[1] - piece[0] > LINE
            ]
    for begins, ends in free:
        across = -along[1] * LINE / 2, along[0] * LINE / 2
        corners = (
            (start[0] + along[0] * at + side * across[0], start[1] + along[1] * at + side * across[1])
            for at, side in ((begins, 1), (ends, 1), (ends, -1), (begins, -1))
        )
        yield polygon(corners), "nonzero"


def _dashed_ring(patch: Patch, layout: Map) -> Iterator[Area]:
    """A ring of dashes about a ward; those that would leave the map are left out."""
    count = max(8, round(2 * pi * patch.r / DASH))
    for number in range(count):
        angles = [2 * pi * (number + step / _CHORDS * 0.55) / count for step in range(_CHORDS + 1)]
        outer, inner = (
            [(patch.x + radius * cos(angle), patch.y + radius * sin(angle)) for angle in angles]
            for radius in (patch.r + LINE / 2, patch.r - LINE / 2)
        )
        if all(0 <= x <= layout.width and 0 <= y <= layout.height for x, y in outer):
            yield polygon((*outer, *reversed(inner))), "nonzero"


def _ring(x: float, y: float, radius: float, breadth: float) -> Area:
    return (*_circle(x, y, radius), *_circle(x, y, radius - breadth)), "evenodd"


def _circle(x: float, y: float, radius: float) -> Outline:
    """Four cubic curves."""
    handle = radius * CIRCLE_HANDLE
    return (
        ("M", (x + radius, y)),
        ("C", (x + radius, y + handle, x + handle, y + radius, x, y + radius)),
        ("C", (x - handle, y + radius, x - radius, y + handle, x - radius, y)),
        ("C", (x - radius, y - handle, x - handle, y - radius, x, y - radius)),
        ("C", (x + handle, y - radius, x + radius, y - handle, x + radius, y)),
        ("Z", ()),
    )
