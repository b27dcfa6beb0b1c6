"""Rules of printing, cutting and reading for a plaque's PDF; each yields its violations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.plaques.drawing import PALETTE
from generator.plaques.finished_file import TOLERANCE, FinishedFile
from generator.plaques.outline import Box

TOTAL_INK = 3.0
"""FOGRA39: 300 % total area coverage, counted on one spot."""

LEAST_BLEED = 3.0
"""mm (GWG 2015)"""


def one_page(file: FinishedFile) -> Iterator[str]:
    """One page."""
    if len(file.pdf.pages) != 1:
        yield f"{len(file.pdf.pages)} pages"


def size(file: FinishedFile) -> Iterator[str]:
    """The TrimBox has the size of the drawing."""
    trim = file.boxes.get("TrimBox")
    if file.drawing and trim:
        ordered = (file.drawing.width, file.drawing.height)
        if max(abs(trim.width - ordered[0]), abs(trim.height - ordered[1])) > TOLERANCE:
            yield f"{trim.width:.2f} × {trim.height:.2f} mm"


def bleed(file: FinishedFile) -> Iterator[str]:
    """The BleedBox reaches LEAST_BLEED beyond the TrimBox on every side."""
    trim, bleed = file.boxes.get("TrimBox"), file.boxes.get("BleedBox")
    if trim and bleed and not bleed.grown(TOLERANCE).contains(trim.grown(LEAST_BLEED)):
        yield f"less than {LEAST_BLEED:g} mm"


def bleed_filled(file: FinishedFile) -> Iterator[str]:
    """The first painted area covers the whole bleed: a cut a little beside the trim shows no white."""
    if file.drawing:
        bleed = file.drawing.trim.grown(file.drawing.bleed)
        if not any(fill.box.grown(TOLERANCE).contains(bleed) and fill.colour[0] != "All" for fill in file.fills[:1]):
            yield "white at the edge"


def spot_names(file: FinishedFile) -> Iterator[str]:
    """Separations: those of the drawing, and All for the marks (ISO 32000-1, 8.6.6.4)."""
    ordered = {shape.ink.spot for shape in file.drawing.shapes} if file.drawing else set()
    for plate, _ in file.spots.values():
        if file.drawing and plate not in ordered | {"All"}:
            yield plate


def marks_outside(file: FinishedFile) -> Iterator[str]:
    """Registration colour (All) is outside the bleed: on the plaque it would be 400 % ink."""
    if file.drawing:
        bleed = file.drawing.trim.grown(file.drawing.bleed - TOLERANCE)
        for fill in file.fills:
            if fill.colour[0] == "All" and fill.box.overlaps(bleed):
                yield str(fill.box)


def total_ink(file: FinishedFile) -> Iterator[str]:
    """Total area coverage of every colour, and of every spot's CMYK substitute, is at most TOTAL_INK."""
    colours = {fill.colour for fill in file.fills if fill.colour[0] == "k"}
    for _, numbers in sorted(colours):
        if sum(numbers) > TOTAL_INK + 1e-9:
            yield f"{sum(numbers):.0%}"
    for plate, numbers in file.spots.values():
        if plate != "All" and sum(numbers) > TOTAL_INK + 1e-9:
            yield f"{plate} {sum(numbers):.0%}"


def palette(file: FinishedFile) -> Iterator[str]:
    """On the plaque, the inks of PALETTE alone; the patches of the colour bar are beside it."""
    house_inks = {(ink.cyan, ink.magenta, ink.yellow, ink.black) for ink in PALETTE}
    if file.drawing:
        bleed = file.drawing.trim.grown(file.drawing.bleed - TOLERANCE)
        for fill in file.fills:
            if fill.colour[0] == "k" and fill.box.overlaps(bleed) and fill.colour[1] not in house_inks:
                yield str(fill.colour[1])


def symbol_black(file: FinishedFile) -> Iterator[str]:
    """The last two areas on the quiet zone: a white panel that covers it, the symbol in black alone (ISO/IEC 18004)."""
    for place in file.drawing.symbols if file.drawing else ():
        yield from _black_on_white(file, place.zone)


def _black_on_white(file: FinishedFile, zone: Box) -> Iterator[str]:
    over = [fill for fill in file.fills if fill.box.overlaps(zone.grown(-TOLERANCE))]
    if len(over) < 2:  # noqa: PLR2004 -- the panel and the symbol
        yield "no panel or no symbol"
        return
    panel, symbol = over[-2:]
    is_rectangle = panel.corners == 4  # noqa: PLR2004
    if panel.colour != ("k", (0, 0, 0, 0)) or not panel.box.grown(TOLERANCE).contains(zone) or not is_rectangle:
        yield f"on {panel.colour}"
    if symbol.colour != ("k", (0, 0, 0, 1)):
        yield f"in {symbol.colour}"


def inside_sheet(file: FinishedFile) -> Iterator[str]:
    """Nothing is painted outside the sheet, where nobody would see that it was lost."""
    if file.drawing:
        sheet = file.drawing.sheet.grown(TOLERANCE)
        yield from (str(fill.box) for fill in file.fills if not sheet.contains(fill.box))
