"""How large a plaque becomes: as ordered, or the smallest paper from which its symbol can be read."""

from __future__ import annotations

from math import ceil

from generator.plaques import qr
from generator.plaques.blueprint import TOUCHES, Blueprint, number
from generator.plaques.faceplate import Order
from generator.plaques.faults import DesignFault, TooSmall
from generator.plaques.paper import A_SIZES

TENTH = 100.0
"""mm of symbol for each metre a phone is away: a tenth of the distance (qrcodecreator.io, size guide)."""


def trim_size(blueprint: Blueprint, order: Order, symbol: qr.Symbol) -> tuple[float, float]:
    """Width and height of the trim in mm: as ordered, or the smallest that can be read. Raises TooSmall."""
    panel = next((element for element in blueprint.elements if element.attributes.get("id") == "symbol"), None)
    if panel is None:
        raise DesignFault("design-symbol", (order.design.path, 1, 1))
    share = symbol.size / (symbol.size + 2 * qr.QUIET_ZONE)
    at_home = number(panel, "width") * panel.transform[0] * share
    wanted = {"distance": order.distance * TENTH, "module": order.material.module * symbol.size}
    sizes = (
        [_standing(order.size, blueprint)] if order.size else [_standing(size, blueprint) for size in A_SIZES.values()]
    )
    for width, height in sizes:
        scale = min(width / blueprint.width, height / blueprint.height)
        if at_home * scale >= max(wanted.values()) - TOUCHES:
            return width, height
    why = "distance" if wanted["distance"] >= wanted["module"] or at_home * scale < wanted["distance"] else "module"
    needed = max(wanted.values()) / at_home
    least = blueprint.width * needed, blueprint.height * needed
    enough = next(
        (s for s in (_standing(size, blueprint) for size in A_SIZES.values()) if s[0] >= least[0] and s[1] >= least[1]),
        None,
    )
    size = enough or (float(ceil(least[0])), float(ceil(least[1])))
    by = symbol.size if why == "module" else 1
    raise TooSmall(why, at_home * scale / by, wanted[why] / by, size)  # type: ignore[arg-type]


def _standing(size: tuple[float, float], blueprint: Blueprint) -> tuple[float, float]:
    """Width and height: as the design stands or lies."""
    short, long = sorted(size)
    return (short, long) if blueprint.width <= blueprint.height else (long, short)
