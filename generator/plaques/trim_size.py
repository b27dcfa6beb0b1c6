"""Trim size of a plaque: as ordered, or the smallest of its design on which the symbol is large enough for distance and material."""

from __future__ import annotations

from math import ceil

from generator.plaques import qr
from generator.plaques.blueprint import EDGE_TOLERANCE, Blueprint, number
from generator.plaques.faceplate import Order
from generator.plaques.faults import DesignFault, TooSmall

SYMBOL_MM_PER_METRE = 100.0
"""mm of symbol for each metre a phone is away: a tenth of the distance (qrcodecreator.io, size guide)."""


def trim_size(blueprint: Blueprint, order: Order, symbol: qr.Symbol) -> tuple[float, float]:
    """Width and height of the trim in mm: as ordered, or the smallest of the design whose symbol is large enough.

    Raises TooSmall if there is none, and DesignFault if the design has no symbol.
    """
    panel = next((element for element in blueprint.elements if element.attributes.get("id") == "symbol"), None)
    if panel is None:
        raise DesignFault("design-symbol", (order.design.path, 1, 1))
    share = symbol.size / (symbol.size + 2 * qr.QUIET_ZONE)
    drawn_width = number(panel, "width") * panel.transform[0] * share
    if drawn_width <= 0:
        raise DesignFault("design-symbol", panel.position)
    needed_widths = {"distance": order.distance * SYMBOL_MM_PER_METRE, "module": order.material.module * symbol.size}
    sizes = (
        [_oriented(order.size, blueprint)] if order.size else [_oriented(size, blueprint) for size in blueprint.sizes]
    )
    for width, height in sizes:
        scale = min(width / blueprint.width, height / blueprint.height)
        if drawn_width * scale >= max(needed_widths.values()) - EDGE_TOLERANCE:
            return width, height
    limit = (
        "distance"
        if needed_widths["distance"] >= needed_widths["module"] or drawn_width * scale < needed_widths["distance"]
        else "module"
    )
    needed = max(needed_widths.values()) / drawn_width
    least_size = blueprint.width * needed, blueprint.height * needed
    standard_size = next(
        (
            s
            for s in (_oriented(size, blueprint) for size in blueprint.sizes)
            if s[0] >= least_size[0] and s[1] >= least_size[1]
        ),
        None,
    )
    size = standard_size or (float(ceil(least_size[0])), float(ceil(least_size[1])))
    divisor = symbol.size if limit == "module" else 1
    raise TooSmall(limit, drawn_width * scale / divisor, needed_widths[limit] / divisor, size)  # type: ignore[arg-type]


def _oriented(size: tuple[float, float], blueprint: Blueprint) -> tuple[float, float]:
    """Width and height in the orientation of the design."""
    short, long = sorted(size)
    return (short, long) if blueprint.width <= blueprint.height else (long, short)
