"""A design at its size → where it is drilled, and the marks that say where it is folded."""

from __future__ import annotations

from collections.abc import Iterator

from fontTools.misc.transform import Transform

from generator.plaques.blueprint import EDGE_TOLERANCE, Blueprint, number
from generator.plaques.drawing import REGISTRATION, Hole, Shape
from generator.plaques.faults import DesignFault
from generator.plaques.outline import Box, box_of, rectangle, transformed


def holes_of(blueprint: Blueprint, width: float, height: float) -> Iterator[Hole]:
    """The holes of the design, mm. Diameter and distance from the nearest edges are those of the design at any size.

    Raises DesignFault for what is no circle.
    """
    for element in blueprint.elements:
        if element.layer != "drill":
            continue
        if element.tag != "circle":
            raise DesignFault("design-layer", element.position, element=element.tag, known="circle")
        x, y = element.transform.transformPoint((number(element, "cx"), number(element, "cy")))
        yield Hole(
            _hole_position(x, blueprint.width, width),
            _hole_position(y, blueprint.height, height),
            2 * number(element, "r") * element.transform[0],
        )


def _hole_position(position: float, side: float, new_side: float) -> float:
    """A coordinate on a side of another length, mm: the distance to the nearer end stays; a middle stays a middle."""
    if abs(position - side / 2) < EDGE_TOLERANCE:
        return new_side / 2
    return position if position < side / 2 else new_side - (side - position)


FOLD_LINE = 0.1
"""mm, the breadth of a mark."""

_DASHES = ((1.0, 2.5), (4.0, 5.5), (7.0, 8.5))
"""mm beyond the bleed from where to where: a dashed line is a fold, a whole one a cut."""


def fold_marks(blueprint: Blueprint, transform: Transform, bleed: Box) -> Iterator[Shape]:
    """Dashes outside the bleed at both ends of each fold.

    A fold is a rectangle of its layer: the middle of it, along its longer side. `transform` is from the design's millimetres to
    the plaque's. Raises DesignFault for what is no rectangle.
    """
    for element in blueprint.elements:
        if element.layer != "fold":
            continue
        if element.tag != "rect":
            raise DesignFault("design-layer", element.position, element=element.tag, known="rect")
        x, y, width, height = (number(element, name) for name in ("x", "y", "width", "height"))
        box = box_of(transformed(rectangle(Box(x, y, x + width, y + height)), transform.transform(element.transform)))
        upright = box.height > box.width
        at = box.middle if upright else (box.top + box.bottom) / 2
        first, last = (bleed.top, bleed.bottom) if upright else (bleed.left, bleed.right)
        for near, far in _DASHES:
            for begins, ends in ((first - far, first - near), (last + near, last + far)):
                side = at - FOLD_LINE / 2, at + FOLD_LINE / 2
                mark = Box(side[0], begins, side[1], ends) if upright else Box(begins, side[0], ends, side[1])
                yield Shape(rectangle(mark), REGISTRATION, "slug")
