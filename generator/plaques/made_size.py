"""A plaque at the size it is made in: as ordered, or the smallest that its symbol and its material's tool allow."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from math import ceil

from generator.plaques import design
from generator.plaques.drawing import Drawing
from generator.plaques.faceplate import Faceplate
from generator.plaques.faults import DesignFault, Finding, TooFine
from generator.plaques.paper import A_SIZES
from generator.plaques.tool_rules import finest

GROWTH = 1.02
"""How much larger than just enough a size is tried, and how much larger again: a letter at the least type size grows later."""


MOST_GROWTH = 2.0
"""At once: a gap of next to nothing says little of how much larger it has to be."""

MOST_TRIED = 6


@lru_cache(maxsize=4)
def draw(faceplate: Faceplate) -> Drawing:
    """Draw a plaque. Raises TooFine, and what design.draw raises.

    A plaque that was printed was made: its drawing is a record, and holds whatever its material's tool may now be said to do.
    """
    drawing = design.draw(faceplate)
    if faceplate.version_and_mask:
        return drawing
    found = finest(drawing, faceplate.order.material)
    if not found:
        return drawing
    larger, large_enough = _larger(faceplate, drawing, found)
    if faceplate.order.size is None and _is_standard(large_enough):
        return larger
    raise TooFine(found, faceplate.order.material.id, faceplate.order.design.path, large_enough)


def _larger(faceplate: Faceplate, drawing: Drawing, found: Finding) -> tuple[Drawing, tuple[float, float]]:
    """The plaque at the smallest standard size at which nothing is too fine, or at one in whole mm; width and height."""
    for sides in A_SIZES.values():
        if sides[0] > min(drawing.width, drawing.height) and sides[1] > max(drawing.width, drawing.height):
            larger = _at_size(faceplate, sides)
            still = finest(larger, faceplate.order.material)
            if not still:
                return larger, (larger.width, larger.height)
            found, drawing = still, larger
    for _ in range(MOST_TRIED):
        scale = GROWTH * found.needed / max(found.width, found.needed / MOST_GROWTH)
        larger = _at_size(faceplate, (ceil(drawing.width * scale), ceil(drawing.height * scale)))
        still = finest(larger, faceplate.order.material)
        if not still:
            return larger, (larger.width, larger.height)
        found, drawing = still, larger
    # A line runs into a drawing, and does at any size.
    raise DesignFault("design-overlap", (faceplate.order.design.path, 1, 1))


def _at_size(faceplate: Faceplate, sides: tuple[float, float]) -> Drawing:
    short, long = sorted(sides)
    return design.draw(replace(faceplate, order=replace(faceplate.order, size=(short, long))))


def _is_standard(size: tuple[float, float]) -> bool:
    return (min(size), max(size)) in A_SIZES.values()
