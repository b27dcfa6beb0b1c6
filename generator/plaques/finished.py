"""An engraving and its material → a picture of the finished plate, for people who make it, order it or stand before it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.plaques.drawing import Drawing, Hole, Ink, Shape
from generator.plaques.engraving import Engraving, rounded
from generator.plaques.faceplate import Look, Material
from generator.plaques.outline import Box, Segment

GREYS = {"dark": Look("#D4D4D2", "#262524"), "light": Look("#2A2B2D", "#CDCCC9")}
"""How a plate is shown whose material says no colours, by what its engraved parts turn to."""

RING = 0.25
"""mm: the line around a hole, so that it is one on white paper."""

_WALL = Ink("white", 0.00, 0.00, 0.00, 0.00, "#FFFFFF")
_EDGE = Ink("edge", 0.00, 0.00, 0.00, 0.60, "#808080")


def finished_plate(engraving: Engraving, material: Material) -> Drawing:
    """The plate as it leaves the shop, cut, drilled and engraved, in the colours of its material's picture.

    No bleed and no slug; holes are white with a ring, and stand in `holes` too. The colours are a picture's: neither the
    tool nor the filling is bound to them.
    """
    look = material.look or GREYS[material.turns]
    shapes = (
        Shape(engraving.cut, _ink("ground", look.ground), "ground"),
        Shape(engraving.marked, _ink("mark", look.mark), rule="evenodd"),
        *(shape for hole in engraving.holes for shape in _hole(hole)),
    )
    return Drawing(engraving.width, engraving.height, 0, 0, shapes, engraving.symbol, engraving.holes)


def _hole(hole: Hole) -> Iterator[Shape]:
    outer, inner = _circle(hole, RING), _circle(hole, 0)
    yield Shape(inner, _WALL)
    yield Shape((*outer, *inner), _EDGE, rule="evenodd")


def _circle(hole: Hole, wider: float) -> tuple[Segment, ...]:
    radius = hole.diameter / 2 + wider
    box = Box(hole.across - radius, hole.down - radius, hole.across + radius, hole.down + radius)
    return rounded(box, radius)


def _ink(name: str, screen: str) -> Ink:
    """A colour of a picture: what a screen shows, and the CMYK that is its plain complement with all its grey in black."""
    red, green, blue = (int(screen[place : place + 2], 16) / 255 for place in (1, 3, 5))
    light = max(red, green, blue)
    cyan, magenta, yellow = (round((light - part) / light, 3) if light else 0 for part in (red, green, blue))
    return Ink(name, cyan, magenta, yellow, round(1 - light, 3), screen)
