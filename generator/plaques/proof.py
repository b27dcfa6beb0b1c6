"""The finished PDF is looked at and read like the plaque it will be; raises ProofFailed."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, dist, floor
from typing import cast

import pypdfium2
import zxingcpp
from PIL import Image

from generator.plaques.drawing import Drawing, Shape, SymbolPlace
from generator.plaques.faults import ProofFailed
from generator.plaques.outline import Box, box_of, rectangle
from generator.plaques.writers import raster

TOLERANCE = 0.005
"""mm. Files carry three decimals."""


def prove(pdf: bytes, drawing: Drawing, payload: str) -> None:
    """All that must hold before a shop sees the file: as drawn, as written, as seen, as read."""
    place = drawing.symbol
    if not place:
        raise ProofFailed("one-symbol", "none was drawn")
    _drawn(drawing.shapes, place)
    _boxes(pdf, drawing)
    picture = raster.sheet(pdf)
    zone, square = _pixels(place.zone, drawing.sheet), _pixels(place.box, drawing.sheet)
    _seen(picture, zone, square)
    _read(picture, payload, square, place.size)


# ---- as drawn ---------------------------------------------------------------------------------------


def _drawn(shapes: tuple[Shape, ...], place: SymbolPlace) -> None:
    """On the white panel lies the symbol, in black alone, and nothing else. Decoders forgive all of these."""
    panels = [i for i, shape in enumerate(shapes) if _knocks_out(shape, place.zone)]
    if not panels:
        raise ProofFailed("symbol-ink", "no white panel under the symbol and its quiet zone")
    over = [shape for shape in shapes[panels[-1] + 1 :] if box_of(shape.outline).meets(place.zone)]
    if len(over) != 1:
        raise ProofFailed("quiet-zone", f"{len(over)} shapes on the symbol's panel")
    (symbol,) = over
    if (symbol.ink.black, symbol.ink.total) != (1, 1):
        raise ProofFailed("symbol-ink", symbol.ink.name)
    box, square = box_of(symbol.outline), place.box
    if not (square.grown(TOLERANCE).holds(box) and box.grown(TOLERANCE).holds(square)):
        raise ProofFailed("symbol-box", f"{box} instead of {square}")


def _knocks_out(shape: Shape, zone: Box) -> bool:
    """Whether this is a white rectangle that covers the zone."""
    if shape.ink.total:
        return False
    box = box_of(shape.outline)
    return box.holds(zone) and shape.outline == rectangle(box)


# ---- as written -------------------------------------------------------------------------------------


def _boxes(pdf: bytes, drawing: Drawing) -> None:
    """The boxes a cutter goes by (ISO 32000-1, 14.11.2), read by another library than wrote them."""
    page = pypdfium2.PdfDocument(pdf)[0]
    found = (
        page.get_trimbox(fallback_ok=False),
        page.get_bleedbox(fallback_ok=False),
        page.get_mediabox(fallback_ok=False),
    )
    trim, bleed, sheet = (_in_mm(box) for box in found)
    if not (bleed.grown(TOLERANCE).holds(trim) and sheet.grown(TOLERANCE).holds(bleed)):
        raise ProofFailed("boxes", f"trim {trim}, bleed {bleed}, sheet {sheet}")
    for name, box, drawn in (
        ("trim", trim, drawing.trim),
        ("bleed", bleed, drawing.trim.grown(drawing.bleed)),
        ("sheet", sheet, drawing.sheet),
    ):
        if dist((box.width, box.height), (drawn.width, drawn.height)) > TOLERANCE:
            raise ProofFailed("boxes", f"{name} {box.width:.2f} × {box.height:.2f} mm")


def _in_mm(box: tuple[float, float, float, float] | None) -> Box:
    if box is None:
        raise ProofFailed("boxes", "a box is missing")
    left, bottom, right, top = (point * 25.4 / 72 for point in box)
    return Box(left, -top, right, -bottom)


# ---- as seen ----------------------------------------------------------------------------------------


def _seen(picture: Image.Image, zone: Box, square: Box) -> None:
    """Every pixel that lies wholly in the quiet zone is white."""
    left, top, right, bottom = ceil(zone.left), ceil(zone.top), floor(zone.right), floor(zone.bottom)
    sides = {
        "above": (left, top, right, floor(square.top)),
        "below": (left, ceil(square.bottom), right, bottom),
        "left of": (left, top, floor(square.left), bottom),
        "right of": (ceil(square.right), top, right, bottom),
    }
    for side, strip in sides.items():
        if picture.crop(strip).getextrema() != (255, 255):
            raise ProofFailed("quiet-zone", f"not white {side} the symbol")


def _pixels(box: Box, sheet: Box) -> Box:
    """Where a part of the drawing lies in the picture of its sheet."""
    scale = raster.DPI / 25.4
    return box.placed(scale, -sheet.left * scale, -sheet.top * scale)


# ---- as read ----------------------------------------------------------------------------------------


def _read(picture: Image.Image, payload: str, square: Box, size: int) -> None:
    """One symbol on the sheet, dark on light, upright; it says the address without an error to mend."""
    found = zxingcpp.read_barcodes(picture, try_invert=False)
    if len(found) != 1:
        raise ProofFailed("one-symbol", f"{len(found)} on the sheet")
    (barcode,) = found
    if barcode.text != payload:
        raise ProofFailed("payload", repr(barcode.text))
    if barcode.ec_level != "H":
        raise ProofFailed("level", barcode.ec_level)
    # ISO/IEC 15415: unused error correction, 1.0 when every codeword was read as it was written.
    unused = cast("Mapping[str, object]", barcode.extra).get("UEC", 1.0)
    if unused != 1.0:
        raise ProofFailed("errors", f"UEC {unused}")
    # A mirrored or turned symbol can be read as well, but its corners come in another order.
    position = barcode.position
    corners = (
        (position.top_left, (square.left, square.top)),
        (position.top_right, (square.right, square.top)),
        (position.bottom_right, (square.right, square.bottom)),
        (position.bottom_left, (square.left, square.bottom)),
    )
    module = square.width / size
    if any(dist((corner.x, corner.y), place) > module for corner, place in corners):
        raise ProofFailed("place", str(position))
