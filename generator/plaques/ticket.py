"""The job ticket: what a shop is to make, and how it can check the result."""

from __future__ import annotations

from collections.abc import Iterator

from generator.plaques import design, qr
from generator.plaques.drawing import MUC, PALETTE, WHITE, Drawing, Hole, Ink, Shape
from generator.plaques.engraving import rounded
from generator.plaques.faceplate import Faceplate, Job, Order
from generator.plaques.lettering import fit, line
from generator.plaques.outline import Box, Outline, Segment, moved, rectangle
from generator.plaques.proof import Proof
from generator.plaques.wear import WEARS
from generator.plaques.writers import pdf

MARGIN = 26.0
"""mm around the picture, for its rulers and a heading."""


def write(faceplate: Faceplate, job: Job, drawing: Drawing, proof: Proof) -> bytes:
    """A PDF of two pages: what to make, and the plaque at 1:1 with a ruler along two sides.

    Raises MissingGlyph, TooLong and DesignFault.
    """
    words = design.render(
        job.design, ticket_values(faceplate, job, drawing, proof), faceplate.inscription, faceplate.text
    )
    pages = (words, _actual_size_page(faceplate, drawing))
    return pdf.document(pages, f"{faceplate.code} – phiếu đặt làm", "vi")


# ---- the first page: figures ------------------------------------------------------------------------


def ticket_values(faceplate: Faceplate, job: Job, drawing: Drawing, proof: Proof) -> dict[str, object]:
    """Variables of templates/ticket.svg; lengths in mm, with a decimal comma as in Vietnamese."""
    place, order = drawing.symbol, faceplate.order
    assert place is not None
    material = dict(order.material.names)
    outcomes = {trial.name: trial.was_read for trial in proof.trials}
    return {
        "code": faceplate.code,
        "warning": " · ".join(faceplate.slug) if job.trial else _borrowed(faceplate.lender),
        "name": faceplate.names[0][1],
        "payload": faceplate.payload,
        "width": _with_decimal_comma(drawing.width),
        "height": _with_decimal_comma(drawing.height),
        "bleed": _with_decimal_comma(drawing.bleed),
        "symbol": _with_decimal_comma(round(place.box.width, 1)),
        "modules": place.size,
        "module": _with_decimal_comma(round(place.module, 2)),
        "quiet": _with_decimal_comma(round(place.module * qr.QUIET_ZONE, 1)),
        "material_vi": material["vi"],
        "material_en": material["en"],
        "inks": "\n".join(_inks(drawing, order)),
        "quantity": order.quantity,
        "distance": _with_decimal_comma(order.distance),
        "place": job.place or "chưa chọn / not chosen yet",
        "trials_vi": "\n".join(f"{wear.vi} / {wear.en}" for wear in WEARS),
        "trials_read": "\n".join(_outcome_label(wear.must_be_read, outcomes[wear.name]) for wear in WEARS),
        "digest": f"{faceplate.code}.pdf SHA-256 {proof.digest}",
        "reader": proof.reader,
    }


def _borrowed(lender: str) -> str:
    """That the address cannot be moved; empty where it is the project's own."""
    return f"địa chỉ đi mượn / borrowed address: {lender}" if lender else ""


def _with_decimal_comma(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _outcome_label(expected: bool, read: bool) -> str:  # noqa: FBT001 -- two words for two outcomes
    """The outcome of a trial in words. It is always the expected one: proof.prove raises for any other."""
    assert expected == read
    return "đọc được / read" if read else "không đọc / unread"


def _inks(drawing: Drawing, order: Order) -> Iterator[str]:
    """Lines of the ticket: what to engrave, or the process inks with their recipes and the spot colours."""
    if order.material.engraved:
        lights = "khắc nền của mã, chừa ô sẫm / engrave around the dark modules"
        yield lights if order.material.turns == "light" else "không in; khắc ô sẫm / no ink; engrave the dark modules"
        return
    used = {shape.ink for shape in drawing.shapes if shape.layer != "slug" and shape.ink.total}
    process = [ink for ink in PALETTE if ink in used and ink != WHITE]
    yield "  ·  ".join(f"{ink.name} {_cmyk(ink)}" for ink in process)
    spots = sorted((ink for ink in used if ink.spot), key=lambda ink: ink.spot)
    if spots:
        yield "  ·  ".join(f"{ink.name} = {ink.spot}" for ink in spots)


def _cmyk(ink: Ink) -> str:
    """Percentages of the process inks, without those of 0 %: C5 M95 Y85 K45."""
    parts = (("C", ink.cyan), ("M", ink.magenta), ("Y", ink.yellow), ("K", ink.black))
    return " ".join(f"{letter}{round(100 * part)}" for letter, part in parts if part)


# ---- the second page: the picture -------------------------------------------------------------------


def _actual_size_page(faceplate: Faceplate, drawing: Drawing) -> Drawing:
    """The plaque at 1:1 on a page with MARGIN around it for rulers and a heading."""
    trim = drawing.trim
    title = f"{faceplate.code}: hình đúng cỡ 1:1, in 100 %, không “vừa trang” / at 1:1, print at 100 %"
    head = fit(title, faceplate.text, drawing.width + MARGIN, 3.4, 2.0)
    rings = tuple(segment for hole in drawing.holes for segment in _hole_ring(hole))
    shapes = (
        *(shape for shape in drawing.shapes if shape.layer != "slug"),
        *_trim_mask(trim),
        *((Shape(rings, MUC, rule="evenodd"),) if rings else ()),
        Shape(moved(head.outline, trim.middle - head.ink.middle, -15), MUC),
        *_rulers(trim, faceplate),
    )
    return Drawing(drawing.width, drawing.height, MARGIN, 0, shapes)


def _trim_mask(trim: Box) -> Iterator[Shape]:
    """White over the bleed, and a line of 0.1 mm along the trim."""
    yield Shape((*rectangle(trim.grown(MARGIN)), *rectangle(trim)), WHITE, rule="evenodd")
    yield Shape((*rectangle(trim.grown(0.1)), *rectangle(trim)), MUC, rule="evenodd")


def _hole_ring(hole: Hole) -> Iterator[Segment]:
    """Contours of a ring of 0.2 mm at the edge of a hole."""
    for radius in (hole.diameter / 2, hole.diameter / 2 - 0.2):
        box = Box(hole.across - radius, hole.down - radius, hole.across + radius, hole.down + radius)
        yield from rounded(box, radius)


def _rulers(trim: Box, faceplate: Faceplate) -> Iterator[Shape]:
    """Rulers above the plaque and on its left: a tick a millimetre, longer at five, with a number at ten."""
    marks: list[Box] = []
    numbers: list[Outline] = []
    for position in range(int(trim.width) + 1):
        x = trim.left + position
        marks.append(Box(x - 0.05, trim.top - 2 - _tick(position), x + 0.05, trim.top - 2))
        if position % 10 == 0:
            number = line(str(position), faceplate.text, 2.4)
            numbers.append(moved(number.outline, x - number.ink.middle, trim.top - 2 - _tick(position) - 0.8))
    for position in range(int(trim.height) + 1):
        y = trim.top + position
        marks.append(Box(trim.left - 2 - _tick(position), y - 0.05, trim.left - 2, y + 0.05))
        if position % 10 == 0:
            number = line(str(position), faceplate.text, 2.4)
            numbers.append(moved(number.outline, trim.left - 2.8 - _tick(position) - number.ink.right, y + 0.85))
    yield Shape(tuple(segment for mark in marks for segment in rectangle(mark)), MUC)
    yield Shape(tuple(segment for number in numbers for segment in number), MUC)


def _tick(position: int) -> float:
    """Length of a tick, mm."""
    return 4.0 if position % 10 == 0 else 3.0 if position % 5 == 0 else 2.0
