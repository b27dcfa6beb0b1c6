"""Clearance around the symbol, the trim and the screws of a plaque."""

from __future__ import annotations

from generator.plaques.blueprint import EDGE_TOLERANCE, Blueprint, Element
from generator.plaques.drawing import Hole, Shape, SymbolPlace
from generator.plaques.faults import DesignFault
from generator.plaques.lettering import PlacedLine
from generator.plaques.outline import Box, box_of

SAFE = 3.0
"""mm: a cut may be as far off as the bleed is wide, inwards too, so no letter stands nearer to it."""

SCREW_HEAD = 1.5
"""mm that a screw's head covers."""

DrawnElement = tuple[Element, Shape, PlacedLine | None]
"""An element of the design, its shape, and of a text the line."""


def check_clearance(
    shapes: tuple[DrawnElement, ...], place: SymbolPlace, holes: tuple[Hole, ...], trim: Box, blueprint: Blueprint
) -> None:
    """Raise DesignFault if anything overlaps the symbol's panel, or a text the trim margin, a screw or another text."""
    on_top = False
    safe = trim.grown(-SAFE)
    panel = place.zone.grown(-EDGE_TOLERANCE)
    screws = [_screw_head(hole) for hole in holes]
    texts: list[tuple[Element, Box]] = []
    for element, shape, line in shapes:
        if element.attributes.get("id") == "symbol":
            on_top = True
            continue
        box = line.box if line else box_of(shape.outline)
        if on_top and box.overlaps(panel):
            raise DesignFault("design-covered", element.position)
        if not line:
            continue
        if box.overlaps(panel):
            raise DesignFault("design-covered", element.position)
        if not safe.contains(box):
            raise DesignFault("design-outside", element.position, safe=f"{SAFE:g}")
        if any(box.overlaps(earlier) for _, earlier in texts) or any(box.overlaps(screw) for screw in screws):
            raise DesignFault("design-overlap", element.position)
        texts.append((element, box))
    if any(screw.overlaps(panel) for screw in screws):
        raise DesignFault("design-covered", next(e for e in blueprint.elements if e.layer == "drill").position)


def _screw_head(hole: Hole) -> Box:
    reach = hole.diameter / 2 + SCREW_HEAD
    return Box(hole.across - reach, hole.down - reach, hole.across + reach, hole.down + reach)
