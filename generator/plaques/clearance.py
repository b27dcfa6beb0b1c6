"""Clearance around the symbol, its corner squares, the trim and the screws of a plaque."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.plaques import qr
from generator.plaques.blueprint import EDGE_TOLERANCE, Blueprint, Element
from generator.plaques.drawing import Hole, Shape, SymbolPlace
from generator.plaques.faults import DesignFault
from generator.plaques.lettering import PlacedLine
from generator.plaques.outline import Box, box_of

SYMBOLS = ("symbol", "symbol-2")
"""Ids of the squares in which the symbol stands: once, or twice."""

SAFE = 3.0
"""mm: a cut may be as far off as the bleed is wide, inwards too, so no letter stands nearer to it."""

SCREW_HEAD = 1.5
"""mm that a screw's head covers."""

FIXING = 10.0
"""mm from a corner square of the symbol to a screw's head: rust, cracks and slipped screwdrivers begin there. Of 200 plaques
whose screws had stained their surroundings, by 4 mm in the mean, 79 % were read at 10 mm and 50 % where the heads touched the
panel of a symbol of A6 (python -m tools.plaque_damage)."""

LETTERS = qr.QUIET_ZONE + 1
"""Modules from a corner square to a letter, which somebody will paint or scratch over."""

DrawnElement = tuple[Element, Shape, PlacedLine | None]
"""An element of the design, its shape, and of a text the line."""


def check_clearance(  # noqa: PLR0913, PLR0917 -- all that may stand in the way of a symbol
    shapes: tuple[DrawnElement, ...],
    name: str,
    place: SymbolPlace,
    holes: tuple[Hole, ...],
    trim: Box,
    blueprint: Blueprint,
) -> None:
    """Raise DesignFault if anything overlaps the symbol's panel, or a text the trim margin, a screw or another text.

    `name` is the id of the symbol's square. Nor may a screw, the trim or a text come near a corner square, without which no symbol is read.
    """
    safe = trim.grown(-SAFE)
    panel = place.zone.grown(-EDGE_TOLERANCE)
    screws = [_screw_head(hole) for hole in holes]
    _check_texts(_off_the_panel(shapes, name, panel), place, screws, safe)
    if not safe.grown(EDGE_TOLERANCE).contains(place.zone):
        symbol = next(element for element, _, _ in shapes if element.attributes.get("id") == name)
        raise _too_near(symbol, SAFE + qr.QUIET_ZONE * place.module)
    drilled = (element for element in blueprint.elements if element.layer == "drill")
    for element, screw in zip(drilled, screws, strict=True):
        if screw.overlaps(panel):
            raise DesignFault("design-covered", element.position)
        if _is_near(screw, place, FIXING):
            raise _too_near(element, FIXING)


def _off_the_panel(shapes: tuple[DrawnElement, ...], name: str, panel: Box) -> Iterator[tuple[Element, Box]]:
    """The texts, each of which like all that is drawn after the symbol is off its panel. Raises DesignFault."""
    on_top = False
    for element, shape, line in shapes:
        if element.attributes.get("id") == name:
            on_top = True
            continue
        box = line.box if line else box_of(shape.outline)
        if (on_top or line) and box.overlaps(panel):
            raise DesignFault("design-covered", element.position)
        if line:
            yield element, box


def _check_texts(texts: Iterable[tuple[Element, Box]], place: SymbolPlace, screws: list[Box], safe: Box) -> None:
    earlier: list[Box] = []
    for element, box in texts:
        if _is_near(box, place, LETTERS * place.module):
            raise _too_near(element, LETTERS * place.module)
        if not safe.contains(box):
            raise DesignFault("design-outside", element.position, safe=f"{SAFE:g}")
        if any(box.overlaps(other) for other in (*earlier, *screws)):
            raise DesignFault("design-overlap", element.position)
        earlier.append(box)


def _is_near(box: Box, place: SymbolPlace, needed: float) -> bool:
    """Whether a box is nearer than this many mm, across and down, to a corner square of the symbol."""
    return any(box.overlaps(corner.grown(needed - EDGE_TOLERANCE)) for corner in place.corner_squares)


def _too_near(element: Element, needed: float) -> DesignFault:
    return DesignFault("design-near", element.position, needed=f"{needed:.1f}".removesuffix(".0"))


def _screw_head(hole: Hole) -> Box:
    reach = hole.diameter / 2 + SCREW_HEAD
    return Box(hole.across - reach, hole.down - reach, hole.across + reach, hole.down + reach)
