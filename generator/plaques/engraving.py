"""A drawing and a material → an engraving: the areas marked, the contour cut, the holes drilled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import pathops

from generator.plaques.drawing import Drawing, Hole, Shape, SymbolPlace
from generator.plaques.faceplate import Material
from generator.plaques.outline import (
    CIRCLE_HANDLE,
    Box,
    Outline,
    OutlinePen,
    bounding_box,
    box_of,
    placed,
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

    second: SymbolPlace | None = None
    """Where the same symbol stands once more."""

    @property
    def symbols(self) -> tuple[SymbolPlace, ...]:
        """Where symbols stand."""
        return (self.symbol, self.second) if self.second else (self.symbol,)


def of(drawing: Drawing, material: Material) -> Engraving:
    """Engrave the letters, the roof-line and the symbol of a plaque; not its coloured ground.

    On a material that turns light the symbol's light modules and quiet zone are marked instead of its dark ones:
    dark on light is what every phone reads.
    """
    assert drawing.symbol is not None
    face = tuple(
        segment
        for group in _overlapping_groups([shape for shape in drawing.shapes if shape.layer == "face"])
        for segment in _union(group, tuple(place.zone for place in drawing.symbols), drawing.trim)
    )
    symbols = tuple(segment for shape in drawing.shapes if shape.layer == "symbol" for segment in shape.outline)
    grounds = tuple(segment for place in drawing.symbols for segment in _light_background(place))
    return Engraving(
        width=drawing.width,
        height=drawing.height,
        marked=(*face, *(grounds if material.turns == "light" else ()), *symbols),
        cut=rounded(drawing.trim, CORNER),
        holes=drawing.holes,
        symbol=drawing.symbol,
        second=drawing.second,
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
def _union(shapes: tuple[Shape, ...], zones: tuple[Box, ...], trim: Box) -> Outline:
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
    for zone in filter(box.overlaps, zones):
        union = pathops.op(union, _skia_path(rectangle(zone)), pathops.PathOp.DIFFERENCE)
    if not trim.contains(box):
        union = pathops.op(union, _skia_path(rectangle(trim)), pathops.PathOp.INTERSECTION)
    return _from_skia(union)


def _skia_path(outline: Outline) -> pathops.Path:
    path = pathops.Path()
    pen = path.getPen()
    for verb, numbers in placed(outline, SCALE, 0, 0):
        points = [*zip(numbers[0::2], numbers[1::2], strict=True)]
        if verb == "M":
            pen.moveTo(points[0])
        elif verb == "L":
            pen.lineTo(points[0])
        elif verb == "C":
            pen.curveTo(*points)
        else:
            pen.closePath()
    return path


def _from_skia(path: pathops.Path) -> Outline:
    pen = OutlinePen()
    path.draw(pen)
    return placed(pen.outline, 1 / SCALE, 0, 0)
