"""A drawing and a material → an engraving: the areas marked, the contour cut, the holes drilled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import pathops
from fontTools.pens.basePen import decomposeQuadraticSegment

from generator.plaques.drawing import Drawing, Hole, Shape, SymbolPlace
from generator.plaques.faceplate import Material
from generator.plaques.outline import (
    CIRCLE_HANDLE,
    Box,
    Outline,
    Segment,
    Verb,
    bounding_box,
    box_of,
    polygon,
    rectangle,
)

CORNER = 3.0
"""mm, the radius of a plate's corners: a sharp one cuts the hand that wipes it."""

SCALE = 256.0
"""Skia's operations are made for numbers as large as pixels, in 24 bits. Too small, and the eyes of small letters
close; a power of two loses nothing."""


@dataclass(frozen=True, slots=True)
class Engraving:
    """A plate; mm from its upper left corner."""

    width: float
    height: float
    marked: Outline
    """The engraved area. No two curves cross; even-odd and nonzero fill it alike."""

    cut: Outline
    """Contour of the plate."""

    holes: tuple[Hole, ...]
    symbol: SymbolPlace
    note: Outline
    """Text below the plate that says that this is a proof. Empty on a plaque that may be made."""


def of(drawing: Drawing, material: Material) -> Engraving:
    """Engrave the letters, the roof-line and the symbol of a plaque; not its coloured ground.

    On a material that turns light the symbol's light modules and quiet zone are marked instead of its dark ones:
    dark on light is what every phone reads.
    """
    place = drawing.symbol
    assert place is not None
    face = tuple(
        segment
        for group in _overlapping_groups([shape for shape in drawing.shapes if shape.layer == "face"])
        for segment in _union(group, place.zone, drawing.trim)
    )
    (symbol,) = (shape.outline for shape in drawing.shapes if shape.layer == "symbol")
    return Engraving(
        width=drawing.width,
        height=drawing.height,
        marked=(*face, *(_light_background(place) if material.turns == "light" else ()), *symbol),
        cut=rounded(drawing.trim, CORNER),
        holes=drawing.holes,
        symbol=place,
        note=tuple(segment for shape in drawing.shapes if shape.layer == "slug" for segment in shape.outline),
    )


# ---- outlines ---------------------------------------------------------------------------------------


def rounded(box: Box, radius: float) -> Outline:
    """A box with round corners, mm."""
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    r, c = radius, radius * (1 - CIRCLE_HANDLE)
    return (
        ("M", (left + r, top)),
        ("L", (right - r, top)),
        ("C", (right - c, top, right, top + c, right, top + r)),
        ("L", (right, bottom - r)),
        ("C", (right, bottom - c, right - c, bottom, right - r, bottom)),
        ("L", (left + r, bottom)),
        ("C", (left + c, bottom, left, bottom - c, left, bottom - r)),
        ("L", (left, top + r)),
        ("C", (left, top + c, left + c, top, left + r, top)),
        ("Z", ()),
    )


def _light_background(place: SymbolPlace) -> Outline:
    """The panel's outline, wound against the dark modules in it, so that both fill rules leave them out."""
    zone = place.zone
    corners = ((zone.left, zone.top), (zone.left, zone.bottom), (zone.right, zone.bottom), (zone.right, zone.top))
    return polygon(corners)


def _overlapping_groups(shapes: Iterable[Shape]) -> list[tuple[Shape, ...]]:
    """Groups of shapes whose bounding boxes overlap; a line of text is usually alone in one."""
    groups: list[tuple[Box, tuple[Shape, ...]]] = []
    for shape in shapes:
        box = box_of(shape.outline)
        near = [group for group in groups if group[0].overlaps(box)]
        groups = [group for group in groups if group not in near]
        groups.append(
            (
                bounding_box([box, *(member_box for member_box, _ in near)]),
                (*(s for _, group in near for s in group), shape),
            )
        )
    return [group for _, group in groups]


@lru_cache(maxsize=64)
def _union(shapes: tuple[Shape, ...], zone: Box, trim: Box) -> Outline:
    """Union of the shapes, each by its own fill rule: letters overlap themselves, and a roof its ridge.

    The symbol's panel knocks out what lies under it, so the tool must not go there either; nor beside the plate.
    """
    union = pathops.Path()
    for shape in shapes:
        path = _skia_path(shape.outline)
        path.fillType = pathops.FillType.EVEN_ODD if shape.rule == "evenodd" else pathops.FillType.WINDING
        path.simplify(fix_winding=True, keep_starting_points=False)
        union = pathops.op(union, path, pathops.PathOp.UNION) if len(shapes) > 1 else path
    box = bounding_box(box_of(shape.outline) for shape in shapes)
    if box.overlaps(zone):
        union = pathops.op(union, _skia_path(rectangle(zone)), pathops.PathOp.DIFFERENCE)
    if not trim.contains(box):
        union = pathops.op(union, _skia_path(rectangle(trim)), pathops.PathOp.INTERSECTION)
    return _from_skia(union)


def _skia_path(outline: Outline) -> pathops.Path:
    path = pathops.Path()
    move, draw_line, curve, close = path.moveTo, path.lineTo, path.cubicTo, path.close
    for verb, numbers in outline:
        if verb == "C":
            curve(*numbers)
        elif verb == "L":
            draw_line(*numbers)
        elif verb == "M":
            move(*numbers)
        else:
            close()
    return path.transform(scaleX=SCALE, scaleY=SCALE)


def _from_skia(path: pathops.Path) -> Outline:
    pen = _ScaledPen()
    path.draw(pen)
    return tuple(pen.segments)


class _ScaledPen:
    """Takes a path of Skia's in millimetres again. A pen of its own: a plate has thousands of segments."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._end = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 -- fontTools' name, as all below
        self._straight("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._straight("L", point)

    def _straight(self, verb: Verb, point: tuple[float, float]) -> None:
        self._end = x, y = point
        self.segments.append((verb, (x * _UNIT + 0.0, y * _UNIT + 0.0)))

    def curveTo(  # noqa: N802
        self, first: tuple[float, float], second: tuple[float, float], end: tuple[float, float]
    ) -> None:
        (a, b), (c, d), (e, f) = first, second, end
        self._end = end
        # + 0.0: no -0.0, which would be written with its sign.
        numbers = (
            a * _UNIT + 0.0, b * _UNIT + 0.0,
            c * _UNIT + 0.0, d * _UNIT + 0.0,
            e * _UNIT + 0.0, f * _UNIT + 0.0,
        )  # fmt: skip
        self.segments.append(("C", numbers))

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        for (x, y), end in decomposeQuadraticSegment(points):
            # Raised to a cubic curve: its handles are two thirds of the way from either end.
            start_x, start_y = self._end
            self.curveTo(
                (start_x + _TWO_THIRDS * (x - start_x), start_y + _TWO_THIRDS * (y - start_y)),
                (end[0] + _TWO_THIRDS * (x - end[0]), end[1] + _TWO_THIRDS * (y - end[1])),
                end,
            )

    def closePath(self) -> None:  # noqa: N802
        self.segments.append(("Z", ()))

    endPath = closePath  # noqa: N815 -- what is filled is closed


_UNIT, _TWO_THIRDS = 1 / SCALE, 2 / 3
