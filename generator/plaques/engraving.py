"""A drawing and a material → an engraving: the areas marked, the contour cut, the holes drilled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import pathops

from generator.plaques.drawing import Drawing, Hole, Shape, SymbolPlace
from generator.plaques.faceplate import FontStack, Material
from generator.plaques.lettering import fit
from generator.plaques.outline import (
    CIRCLE_HANDLE,
    Box,
    Outline,
    bounding_box,
    box_of,
    moved,
    polygon,
    rectangle,
)
from generator.plaques.skia import outline_of, simplified, skia_path

CORNER = 3.0
"""mm, the radius of a plate's corners: a sharp one cuts the hand that wipes it."""


WORDS_EM, WORDS_LEAST_EM = 3.2, 1.6
"""mm: type size of the lines beside the plate, and how small they may become."""

WORDS_WIDTH = 150.0
"""mm that they may take even beside a narrow plate."""


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
    note: tuple[Outline, ...]
    """Lines of text below the plate, in a layer that is not engraved: what is black in the file, and that a proof is one."""

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
        note=_slug(drawing),
    )


def cut_only(drawing: Drawing) -> Engraving:
    """The plate of a plaque that is printed: contour and holes, and nothing engraved."""
    assert drawing.symbol is not None
    return Engraving(
        drawing.width, drawing.height, (), rounded(drawing.trim, CORNER), drawing.holes, drawing.symbol, _slug(drawing)
    )


def with_words(plate: Engraving, lines: Sequence[str], font_stack: FontStack) -> Engraving:
    """The plate with lines of text below it and its note, from its left edge.

    Raises MissingGlyph, and TooLong for a line that is wider than the plate and than WORDS_WIDTH.
    """
    below = max([plate.height, *(box_of(line).bottom for line in plate.note)])
    width = max(plate.width - CORNER, WORDS_WIDTH)
    rows = (_words(text, font_stack, width, below + WORDS_EM * (2 + 1.5 * row)) for row, text in enumerate(lines))
    return replace(plate, note=(*plate.note, *rows))


@lru_cache(maxsize=64)
def _words(text: str, font_stack: FontStack, width: float, baseline: float) -> Outline:
    """A line beside a plate. Cached, because below plates of one size all but the first line are the same."""
    set_line = fit(text, font_stack, width, WORDS_EM, WORDS_LEAST_EM)
    return moved(set_line.outline, CORNER - set_line.ink.left, baseline)


def _slug(drawing: Drawing) -> tuple[Outline, ...]:
    return tuple(shape.outline for shape in drawing.shapes if shape.layer == "slug")


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
        path = simplified(shape.outline, shape.rule)
        union = pathops.op(union, path, pathops.PathOp.UNION) if len(shapes) > 1 else path
    box = bounding_box(box_of(shape.outline) for shape in shapes)
    for zone in filter(box.overlaps, zones):
        union = pathops.op(union, skia_path(rectangle(zone)), pathops.PathOp.DIFFERENCE)
    if not trim.contains(box):
        union = pathops.op(union, skia_path(rectangle(trim)), pathops.PathOp.INTERSECTION)
    return outline_of(union)
