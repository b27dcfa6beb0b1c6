"""What a plaque's file must be to be printed, cut and read; each rule yields what is found against it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.plaques.drawing import PALETTE
from generator.plaques.finished_file import TOLERANCE, FinishedFile

TOTAL_INK = 3.0
"""FOGRA39: 300 % total area coverage, counted on one spot."""

LEAST_BLEED = 3.0
"""mm (GWG 2015)"""


def one_page(file: FinishedFile) -> Iterator[str]:
    """A plaque is one page."""
    if len(file.pdf.pages) != 1:
        yield f"{len(file.pdf.pages)} pages"


def size(file: FinishedFile) -> Iterator[str]:
    """The trim is as large as the plaque."""
    trim = file.boxes.get("TrimBox")
    if file.drawing and trim:
        ordered = (file.drawing.width, file.drawing.height)
        if max(abs(trim.width - ordered[0]), abs(trim.height - ordered[1])) > TOLERANCE:
            yield f"{trim.width:.2f} × {trim.height:.2f} mm"


def bleed(file: FinishedFile) -> Iterator[str]:
    """The bleed is as wide as shops ask for."""
    trim, bleed = file.boxes.get("TrimBox"), file.boxes.get("BleedBox")
    if trim and bleed and not bleed.grown(TOLERANCE).contains(trim.grown(LEAST_BLEED)):
        yield f"less than {LEAST_BLEED:g} mm"


def bleed_filled(file: FinishedFile) -> Iterator[str]:
    """Colour goes on to the end of the bleed on every side: the first area covers all of it."""
    if file.drawing:
        bleed = file.drawing.trim.grown(file.drawing.bleed)
        if not any(fill.box.grown(TOLERANCE).contains(bleed) and fill.colour[0] != "All" for fill in file.fills[:1]):
            yield "white at the edge"


def spot_names(file: FinishedFile) -> Iterator[str]:
    """Only the plates that were ordered, and All for the marks."""
    ordered = {shape.ink.spot for shape in file.drawing.shapes} if file.drawing else set()
    for plate, _ in file.spots.values():
        if file.drawing and plate not in ordered | {"All"}:
            yield plate


def marks_outside(file: FinishedFile) -> Iterator[str]:
    """What is painted on every plate stands outside the bleed: on the plaque it would be 400 % ink."""
    if file.drawing:
        bleed = file.drawing.trim.grown(file.drawing.bleed - TOLERANCE)
        for fill in file.fills:
            if fill.colour[0] == "All" and fill.box.overlaps(bleed):
                yield str(fill.box)


def total_ink(file: FinishedFile) -> Iterator[str]:
    """No more than the sheet can take, and no plate's substitute more either."""
    seen = {fill.colour for fill in file.fills if fill.colour[0] == "k"}
    for _, numbers in sorted(seen):
        if sum(numbers) > TOTAL_INK + 1e-9:
            yield f"{sum(numbers):.0%}"
    for plate, numbers in file.spots.values():
        if plate != "All" and sum(numbers) > TOTAL_INK + 1e-9:
            yield f"{plate} {sum(numbers):.0%}"


def palette(file: FinishedFile) -> Iterator[str]:
    """On the plaque, our inks alone; the patches of the bar are beside it."""
    house_inks = {(ink.cyan, ink.magenta, ink.yellow, ink.black) for ink in PALETTE}
    if file.drawing:
        bleed = file.drawing.trim.grown(file.drawing.bleed - TOLERANCE)
        for fill in file.fills:
            if fill.colour[0] == "k" and fill.box.overlaps(bleed) and fill.colour[1] not in house_inks:
                yield str(fill.colour[1])


def symbol_black(file: FinishedFile) -> Iterator[str]:
    """Black alone on a white panel that knocks out what lies under it, and nothing after (ISO/IEC 18004, 4.1)."""
    if not (file.drawing and file.drawing.symbol):
        return
    zone = file.drawing.symbol.zone
    over = [fill for fill in file.fills if fill.box.overlaps(zone.grown(-TOLERANCE))]
    if len(over) < 2:  # noqa: PLR2004 -- the panel and the symbol
        yield "no panel or no symbol"
        return
    panel, symbol = over[-2:]
    if panel.colour != ("k", (0, 0, 0, 0)) or not panel.box.grown(TOLERANCE).contains(zone) or panel.corners != 4:  # noqa: PLR2004
        yield f"on {panel.colour}"
    if symbol.colour != ("k", (0, 0, 0, 1)):
        yield f"in {symbol.colour}"


def inside_sheet(file: FinishedFile) -> Iterator[str]:
    """Nothing is drawn beside the sheet, where nobody would see that it was lost."""
    if file.drawing:
        sheet = file.drawing.sheet.grown(TOLERANCE)
        yield from (str(fill.box) for fill in file.fills if not sheet.contains(fill.box))
