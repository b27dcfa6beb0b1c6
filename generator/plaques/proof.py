"""Proof of a finished plaque, printed or engraved: its picture is checked and its symbol read, clean and worn."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version
from math import ceil, dist, floor
from typing import cast

import zxingcpp
from PIL import Image

from generator.plaques import damage, qr, wear
from generator.plaques.drawing import MUC, WHITE, Drawing, Shape, SymbolPlace
from generator.plaques.endurance import FINE, Endurance, Specimen, as_record
from generator.plaques.engraving import Engraving
from generator.plaques.faceplate import Material
from generator.plaques.faults import ProofFailed
from generator.plaques.outline import Box, Outline, box_of, rectangle
from generator.plaques.readers import QR, zxing_texts
from generator.plaques.writers import layers, raster
from generator.plaques.writers import pdf as press

SNAP = 0.5
"""px: how far pdfium may move an upright edge, to the nearest whole pixel."""

WALL_MARGIN = 5.0
"""mm of wall around a plate in its picture."""

TOLERANCE = 0.005
"""mm: two lengths nearer than this are equal. Files carry three decimals."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The outcome of one wear: whether the worn symbol was read."""

    name: str
    """Name of an entry of wear.WEARS."""

    was_read: bool
    """Always as wear.Wear.must_be_read says: another outcome stops the build."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was read in a finished file."""

    payload: str
    digest: str
    """SHA-256 of the file."""

    version: int
    level: str
    mask: int
    unused_error_correction: float
    """From 0 to 1; 1.0: no codeword was corrected (ISO/IEC 15415, UEC)."""

    module: float
    """mm"""

    width: float
    """mm of the symbol, without its quiet zone."""

    reader: str
    dots_an_inch: int
    """Of the picture in which the symbol was looked at."""

    trials: tuple[Trial, ...]
    specimen: Specimen = field(repr=False)
    """The symbol as the long proof damages it."""

    endurance: Endurance | None = None
    """The outcome of the long proof, which is made after this one and kept."""


def prove(pdf: bytes, drawing: Drawing, payload: str) -> Proof:
    """Check the drawing, the page boxes, the quiet zone, the symbol and every trial of a plaque's PDF.

    Raises ProofFailed with the first rule that is broken.
    """
    if not drawing.symbols:
        raise ProofFailed("one-symbol", "none was drawn")
    for each in drawing.symbols:
        _check_drawing(drawing.shapes, each)
    _check_boxes(pdf, drawing)
    picture = raster.grey_sheet(pdf, _dots_an_inch(drawing.symbols))
    return _proof_of(picture, pdf, drawing.sheet, drawing.symbols, payload)


def prove_plate(file: bytes, engraving: Engraving, material: Material, payload: str) -> Proof:
    """Check of an engraving's SVG what it leaves on the plate: the quiet zone, the symbol and every trial. Raises ProofFailed."""
    engraved = layers.read(file)
    if engraved is None:
        raise ProofFailed("engraved-symbol", "no engraving in the file")
    sheet = Box(0, 0, engraving.width, engraving.height).grown(WALL_MARGIN)
    picture = marked_picture(*engraved, material, _dots_an_inch(engraving.symbols))
    return _proof_of(picture, file, sheet, engraving.symbols, payload, material.turns)


def _dots_an_inch(places: tuple[SymbolPlace, ...]) -> int:
    """Of the picture in which these symbols are looked at: of a large one no more than show its modules."""
    return min(raster.DPI, ceil(FINE * 25.4 / min(place.module for place in places)))


def _proof_of(  # noqa: PLR0913, PLR0917 -- all that a picture is held against
    picture: Image.Image,
    file: bytes,
    sheet: Box,
    places: tuple[SymbolPlace, ...],
    payload: str,
    marked: damage.Marked = "",
) -> Proof:
    """What was read in the picture of a file, which shows this sheet. Raises ProofFailed."""
    squares, size = tuple(_pixels(place.box, sheet, picture) for place in places), places[0].size
    for place, square in zip(places, squares, strict=True):
        _check_quiet_zone(picture, _pixels(place.zone, sheet, picture), square)
    barcode = _check_symbols(picture, payload, squares, size)
    first, *others = (_run_trials(cropped_symbol(picture, square, size), payload, size) for square in squares)
    assert all(trials == first for trials in others), "each outcome is the one that is asked for"
    extra = cast("Mapping[str, object]", barcode.extra)
    return Proof(
        payload=payload,
        digest=sha256(file).hexdigest(),
        version=int(str(extra["Version"])),
        level=barcode.ec_level,
        mask=int(str(extra["DataMask"])),
        unused_error_correction=float(str(extra["UEC"])),
        module=round(places[0].module, 3),
        width=round(places[0].box.width, 2),
        reader=f"zxing-cpp {version('zxing-cpp')}",
        dots_an_inch=_dots_an_inch(places),
        trials=first,
        specimen=_specimen(picture, squares[0], size, payload, marked),
    )


def marked_picture(
    marked: Outline, width: float, height: float, material: Material, dpi: int = raster.DPI
) -> Image.Image:
    """Grey picture of a plate of which this area is engraved: dark marks on a light plate, or light ones on a dark one.

    Width and height of the plate in mm.
    """
    base, mark = (MUC, WHITE) if material.turns == "light" else (WHITE, MUC)
    trim = Box(0, 0, width, height)
    # A plate hangs on a wall, and neither wall nor plate may be needed for the quiet zone: the same tone goes on.
    shapes = (Shape(rectangle(trim.grown(WALL_MARGIN)), base), Shape(marked, mark, rule="evenodd"))
    return raster.grey_sheet(press.raster_source(Drawing(width, height, WALL_MARGIN, 0, shapes)), dpi)


def as_json(proof: Proof, lender: str = "", file: str = "") -> bytes:
    """The proof as UTF-8 JSON, two spaces of indent. No date: the same bytes for the same file.

    `lender` is whom the address belongs to, where that is somebody else; `file` the name of the file that makes the plaque.
    """
    outcomes = {trial.name: trial for trial in proof.trials}
    record = {
        "payload": proof.payload,
        **({"borrowed_from": lender} if lender else {}),
        **({"file": file} if file else {}),
        "sha256": proof.digest,
        "symbol": {
            "version": proof.version,
            "level": proof.level,
            "mask": proof.mask,
            "width_mm": proof.width,
            "module_mm": proof.module,
            "unused_error_correction": proof.unused_error_correction,
        },
        "reader": proof.reader,
        "raster_dpi": proof.dots_an_inch,
        "trials": [
            {
                "name": trial_kind.name,
                **dict(trial_kind.figures),
                "must_be_read": trial_kind.must_be_read,
                "was_read": outcomes[trial_kind.name].was_read,
            }
            for trial_kind in wear.WEARS
        ],
        **({"endurance": as_record(proof.endurance)} if proof.endurance else {}),
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


# ---- trials -----------------------------------------------------------------------------------------


def _specimen(picture: Image.Image, square: Box, size: int, payload: str, marked: damage.Marked = "") -> Specimen:
    cropped = cropped_symbol(picture, square, size, damage.SURROUND, damage.PX)
    return Specimen(payload, size, marked, cropped.tobytes())


def cropped_symbol(
    picture: Image.Image, square: Box, size: int, surround: int = wear.SURROUND, px: int = wear.PX
) -> Image.Image:
    """The symbol, its quiet zone and `surround` modules around that, resampled to `px` pixels a module.

    `square` is the symbol of `size` modules in the picture, in px. What lies beyond the picture is white.
    """
    box = square.grown((surround + qr.QUIET_ZONE) * square.width / size)
    left, top = floor(box.left), floor(box.top)
    around = Image.new("L", (ceil(box.right) - left, ceil(box.bottom) - top), 255)
    around.paste(picture, (-left, -top))
    side = (size + 2 * (surround + qr.QUIET_ZONE)) * px
    inside = (box.left - left, box.top - top, box.right - left, box.bottom - top)
    return around.resize((side, side), Image.Resampling.BICUBIC, inside)


def _run_trials(picture: Image.Image, payload: str, size: int) -> tuple[Trial, ...]:
    """Apply each wear of wear.WEARS and read the result, always with the same options. Raises ProofFailed.

    The wears that must not be read are controls of the reader.
    """
    trials = []
    for trial_kind in wear.WEARS:
        texts = zxing_texts(trial_kind.apply(picture, size))
        # A control must not be read as anything at all.
        read = texts == (payload,) if trial_kind.must_be_read else bool(texts)
        if read != trial_kind.must_be_read:
            raise ProofFailed("worn" if trial_kind.must_be_read else "control", trial_kind.label)
        trials.append(Trial(trial_kind.name, read))
    return tuple(trials)


def decode(picture: Image.Image) -> str | None:
    """Text of the symbols in a grey picture; None where there is none, dark on light, or they say different things."""
    texts = set(zxing_texts(picture))
    return texts.pop() if len(texts) == 1 else None


# ---- the drawing ------------------------------------------------------------------------------------


def _check_drawing(shapes: tuple[Shape, ...], place: SymbolPlace) -> None:
    """The symbol lies alone on its white panel, in black ink alone. Decoders would read it otherwise too.

    Raises ProofFailed.
    """
    panels = [i for i, shape in enumerate(shapes) if _knocks_out(shape, place.zone)]
    if not panels:
        raise ProofFailed("symbol-ink", "no white panel under the symbol and its quiet zone")
    over = [shape for shape in shapes[panels[-1] + 1 :] if box_of(shape.outline).overlaps(place.zone)]
    if len(over) != 1:
        raise ProofFailed("quiet-zone", f"{len(over)} shapes on the symbol's panel")
    (symbol,) = over
    if (symbol.ink.black, symbol.ink.total) != (1, 1):
        raise ProofFailed("symbol-ink", symbol.ink.name)
    box, square = box_of(symbol.outline), place.box
    if not (square.grown(TOLERANCE).contains(box) and box.grown(TOLERANCE).contains(square)):
        raise ProofFailed("symbol-box", f"{box} instead of {square}")


def _knocks_out(shape: Shape, zone: Box) -> bool:
    """Whether the shape is a white rectangle that covers the symbol and its quiet zone."""
    if shape.ink.total:
        return False
    box = box_of(shape.outline)
    return box.contains(zone) and shape.outline == rectangle(box)


# ---- page boxes -------------------------------------------------------------------------------------


def _check_boxes(pdf: bytes, drawing: Drawing) -> None:
    """TrimBox, BleedBox and MediaBox (ISO 32000-1, 14.11.2) nest and have the sizes of the drawing.

    pdfium reads them, pikepdf wrote them. Raises ProofFailed.
    """
    page = raster.first_page(pdf)
    in_points = (
        page.get_trimbox(fallback_ok=False),
        page.get_bleedbox(fallback_ok=False),
        page.get_mediabox(fallback_ok=False),
    )
    trim, bleed, sheet = (_in_mm(box) for box in in_points)
    if not (bleed.grown(TOLERANCE).contains(trim) and sheet.grown(TOLERANCE).contains(bleed)):
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


# ---- the quiet zone ---------------------------------------------------------------------------------


def _check_quiet_zone(picture: Image.Image, zone: Box, square: Box) -> None:
    """Every pixel that lies wholly in the quiet zone is white (ISO/IEC 18004). Raises ProofFailed.

    pdfium moves an upright edge to the nearest whole pixel, hence SNAP.
    """
    zone, square = zone.grown(-SNAP), square.grown(SNAP)
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


def _pixels(box: Box, sheet: Box, picture: Image.Image) -> Box:
    """A box of the drawing, mm, as px in the picture of its sheet, which pdfium has stretched to whole pixels."""
    across, down = picture.width / sheet.width, picture.height / sheet.height
    left, right = ((side - sheet.left) * across for side in (box.left, box.right))
    top, bottom = ((side - sheet.top) * down for side in (box.top, box.bottom))
    return Box(left, top, right, bottom)


# ---- the symbol -------------------------------------------------------------------------------------


def _check_symbols(picture: Image.Image, payload: str, squares: tuple[Box, ...], size: int) -> zxingcpp.Barcode:
    """The symbols on the sheet, in the order of their squares; returns the first. Raises ProofFailed."""
    barcodes = zxingcpp.read_barcodes(picture, formats=QR, try_invert=False)
    if len(barcodes) != len(squares):
        raise ProofFailed("one-symbol", f"{len(barcodes)} on the sheet")

    def distance(barcode: zxingcpp.Barcode, square: Box) -> float:
        corner = barcode.position.top_left
        return dist((corner.x, corner.y), (square.left, square.top))

    nearest = [min(barcodes, key=lambda barcode: distance(barcode, square)) for square in squares]
    for barcode, square in zip(nearest, squares, strict=True):
        _check_symbol(barcode, payload, square, size)
    return nearest[0]


def _check_symbol(barcode: zxingcpp.Barcode, payload: str, square: Box, size: int) -> None:
    """The symbol is dark on light, upright, of level H, says the payload, and no codeword is corrected.

    Raises ProofFailed.
    """
    if barcode.text != payload:
        raise ProofFailed("payload", repr(barcode.text))
    if barcode.ec_level != "H":
        raise ProofFailed("level", barcode.ec_level)
    # ISO/IEC 15415: unused error correction, 1.0 when every codeword was read as it was written.
    unused = cast("Mapping[str, object]", barcode.extra).get("UEC")  # None: a reader that does not count them
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
