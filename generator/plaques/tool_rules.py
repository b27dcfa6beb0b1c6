"""A drawing and a material → the stroke or the gap that its tool cannot make, if there is one.

Of letters each is measured once, for all sizes; of a drawing each shape. The spaces between the letters of a line are the
type designer's and are not measured. Nor are the modules of the symbol, which have a rule of their own (trim_size).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from math import hypot

from generator.plaques.drawing import Drawing, Shape
from generator.plaques.faceplate import Material
from generator.plaques.faults import Finding
from generator.plaques.fineness import CLOSED, LOST, WIDEST, Contours, Fineness, contours, fineness
from generator.plaques.lettering import Glyph, PlacedLine
from generator.plaques.outline import Box, FillRule, Outline, box_of, placed
from generator.plaques.skia import outline_of, simplified

USUAL = WIDEST / 2
"""Of the em: what is measured of a letter first. Most need no more, and it takes half the time."""

DRAWING_STEP = 0.004
"""Of a drawing's width, from one sample of its edges to the next: what is finer is not told apart."""

DRAWING_LOST, DRAWING_CLOSED = (LOST[0], 0), (CLOSED[0], 0)
"""A drawing has no em that would say how short is short."""

NEARLY = 0.98
"""Of what is needed: a measured width is up to 1.6 % off (fineness.STEP)."""


def finest(drawing: Drawing, material: Material) -> Finding | None:
    """What is finest in comparison with what it needs; None if the material takes all there is."""
    findings = (
        *(found for line in drawing.lettering for found in _of_letters(line, material)),
        *_of_shapes(drawing, material),
        *_between(drawing, material),
    )
    worst = min(findings, key=lambda found: found.width / found.needed, default=None)
    return worst if worst and worst.width < worst.needed * NEARLY else None


# ---- letters ----------------------------------------------------------------------------------------


def _of_letters(line: PlacedLine, material: Material) -> Iterator[Finding]:
    """The finest stroke and gap of a line."""
    size, text = line.line.size, line.line.text
    needed = max(material.stroke, material.gap) / size
    glyphs = {glyph for glyph, _, _ in line.line.glyphs if glyph.ink}
    if glyphs:
        found = [of_glyph(glyph, USUAL if needed <= USUAL else WIDEST) for glyph in glyphs]
        yield Finding("stroke", text, min(letter.stroke for letter in found) * size, material.stroke)
        yield Finding("gap", text, min(letter.gap for letter in found) * size, material.gap)


@lru_cache(maxsize=8192)
def of_glyph(glyph: Glyph, widest: float = WIDEST) -> Fineness:
    """Of a letter, in ems."""
    return fineness(_samples_of_glyph(glyph), widest)


@lru_cache(maxsize=4096)
def _samples_of_glyph(glyph: Glyph) -> Contours:
    return contours(outline_of(simplified(glyph.outline, "nonzero")))


# ---- drawings ---------------------------------------------------------------------------------------


def _of_shapes(drawing: Drawing, material: Material) -> Iterator[Finding]:
    """The finest stroke and gap of each shape of the face that is no line."""
    for shape in _shapes(drawing):
        box = box_of(shape.outline)
        zone = next((place.zone for place in drawing.symbols if box.contains(place.zone)), None)
        if zone:
            # The symbol's panel covers all but a frame.
            sides = (
                zone.left - box.left,
                zone.top - box.top,
                box.right - zone.right,
                box.bottom - zone.bottom,
            )
            frame = [side for side in sides if side > 0]
            if frame:
                yield Finding("stroke", "", min(frame), material.stroke)
            continue
        if box.width <= 0 or box.height <= 0:
            continue
        unit = max(box.width, box.height)
        outline = placed(shape.outline, 1 / unit, -box.left / unit, -box.top / unit)
        needed = max(material.stroke, material.gap) / unit
        found = _of_drawing(outline, shape.rule, WIDEST / 16 if needed <= WIDEST / 16 else WIDEST / 4)
        yield Finding("stroke", "", found.stroke * unit, material.stroke)
        yield Finding("gap", "", found.gap * unit, material.gap)


def _shapes(drawing: Drawing) -> Iterable[Shape]:
    """The shapes of the face that are no lines."""
    lines = {id(line.outline) for line in drawing.lettering}
    return (shape for shape in drawing.shapes if shape.layer == "face" and id(shape.outline) not in lines)


@lru_cache(maxsize=256)
def _of_drawing(outline: Outline, rule: FillRule, widest: float) -> Fineness:
    """Of an outline one unit wide or high, up to `widest`: what is wider than needed takes most of the time."""
    return fineness(
        contours(outline_of(simplified(outline, rule, 4096), 4096), DRAWING_STEP),
        widest,
        DRAWING_LOST,
        DRAWING_CLOSED,
    )


# ---- between ----------------------------------------------------------------------------------------

Points = Sequence[tuple[float, float]]


def _between(drawing: Drawing, material: Material) -> Iterator[Finding]:
    """How near a line comes to another, to the symbol's panel and to a drawing, where that is less than the gap."""
    gap = material.gap
    lines = [(line, line.box) for line in drawing.lettering]
    for (line, box), (other, other_box) in combinations(lines, 2):
        if box.grown(gap).overlaps(other_box):
            yield Finding("gap", line.line.text, _distance(_points(line), _points(other)), gap)
    zones = [place.zone for place in drawing.symbols]
    shapes = [(shape, box_of(shape.outline)) for shape in _shapes(drawing)]
    for line, box in lines:
        for zone in zones:
            if box.grown(gap).overlaps(zone):
                yield Finding("gap", line.line.text, _apart(box, zone), gap)
        for shape, shape_box in shapes:
            if box.grown(gap).overlaps(shape_box):
                edge: Points = [point[:2] for contour in contours(shape.outline, gap / 2) for point in contour]
                yield Finding("gap", line.line.text, _distance(_points(line), edge), gap)


def _points(line: PlacedLine) -> Points:
    """Points on the edges of all letters of a line, in mm."""
    size = line.line.size
    return [
        line.at((across + point[0]) * size, (down + point[1]) * size)
        for glyph, across, down in line.line.glyphs
        if glyph.ink
        for contour in _samples_of_glyph(glyph)
        for point in contour
    ]


def _distance(some: Points, others: Points) -> float:
    """Of the two points that are nearest to each other."""
    return min((hypot(x - other_x, y - other_y) for x, y in some for other_x, other_y in others), default=WIDEST)


def _apart(one: Box, other: Box) -> float:
    """How far two boxes are apart; 0 where they touch."""
    across = max(one.left - other.right, other.left - one.right, 0)
    down = max(one.top - other.bottom, other.top - one.bottom, 0)
    return hypot(across, down)
