"""The job ticket: what a shop is to make, and how it knows that it did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator import qr
from generator.plaques import design
from generator.plaques.drawing import MUC, PALETTE, WHITE, Drawing, Ink, Shape
from generator.plaques.engraving import rounded
from generator.plaques.faceplate import Faceplate, Job, Order
from generator.plaques.lettering import line
from generator.plaques.outline import Box, Outline, moved, rectangle
from generator.plaques.proof import Proof
from generator.plaques.wear import WEARS
from generator.plaques.writers import pdf

PAPERS = ((210.0, 297.0), (297.0, 420.0), (420.0, 594.0))
"""mm: A4, A3, A2; the smallest that takes the picture."""

AROUND = 26.0
"""mm around the picture, for its rulers and a line of words."""


def write(faceplate: Faceplate, job: Job, drawing: Drawing, proof: Proof) -> bytes:
    """A PDF of two pages: what to make, and the plaque at 1:1 with a ruler along two sides.

    Raises MissingGlyph, TooLong and DesignFault.
    """
    words = design.render(job.design, told(faceplate, job, drawing, proof), faceplate.inscription, faceplate.text)
    pages = (words, _picture(faceplate, drawing))
    return pdf.document(pages, f"{faceplate.code} – phiếu đặt làm", "vi")


# ---- the first page: words --------------------------------------------------------------------------


def told(faceplate: Faceplate, job: Job, drawing: Drawing, proof: Proof) -> dict[str, object]:
    """What templates/ticket.svg may show; lengths in mm, with a decimal comma as Vietnamese writes it."""
    place, order = drawing.symbol, faceplate.order
    assert place is not None
    material = dict(order.material.names)
    worn = {trial.name: trial.read for trial in proof.trials}
    return {
        "code": faceplate.code,
        "warning": " / ".join(faceplate.slug) if job.trial else "",
        "name": faceplate.names[0][1],
        "payload": faceplate.payload,
        "width": _comma(drawing.width),
        "height": _comma(drawing.height),
        "bleed": _comma(drawing.bleed),
        "symbol": _comma(round(place.box.width, 1)),
        "modules": place.size,
        "module": _comma(round(place.module, 2)),
        "quiet": _comma(round(place.module * qr.QUIET_ZONE, 1)),
        "material_vi": material["vi"],
        "material_en": material["en"],
        "inks": "\n".join(_inks(drawing, order)),
        "quantity": order.quantity,
        "distance": _comma(order.distance),
        "place": job.place or "chưa chọn / not chosen yet",
        "trials_vi": "\n".join(f"{wear.vi} / {wear.en}" for wear in WEARS),
        "trials_read": "\n".join(_outcome(wear.read, worn[wear.name]) for wear in WEARS),
        "digest": f"{faceplate.code}.pdf SHA-256 {proof.digest}",
        "reader": proof.reader,
    }


def _comma(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _outcome(wanted: bool, read: bool) -> str:  # noqa: FBT001 -- two words for two outcomes
    """A plaque must be read however it is worn; a spoilt one must not, or the reader would notice nothing."""
    assert wanted == read
    return "đọc được / read" if read else "không đọc / unread"


def _inks(drawing: Drawing, order: Order) -> Iterator[str]:
    """A line for the engraver, or what the press lays down."""
    if order.material.engraved:
        lights = "khắc nền của mã, chừa ô sẫm / engrave around the dark modules"
        yield lights if order.material.turns == "light" else "không in; khắc ô sẫm / no ink; engrave the dark modules"
        return
    used = {shape.ink for shape in drawing.shapes if shape.layer != "slug" and shape.ink.total}
    process = [ink for ink in PALETTE if ink in used and ink != WHITE]
    yield "  ·  ".join(f"{ink.name} {_recipe(ink)}" for ink in process)
    spots = sorted((ink for ink in used if ink.spot), key=lambda ink: ink.spot)
    if spots:
        yield "  ·  ".join(f"{ink.name} = {ink.spot}" for ink in spots)


def _recipe(ink: Ink) -> str:
    """C5 M95 Y85 K45, without what is none; K alone for black."""
    parts = (("C", ink.cyan), ("M", ink.magenta), ("Y", ink.yellow), ("K", ink.black))
    return " ".join(f"{letter}{round(100 * part)}" for letter, part in parts if part)


# ---- the second page: the picture -------------------------------------------------------------------


def _picture(faceplate: Faceplate, drawing: Drawing) -> Drawing:
    """The plaque as large as it will be, in the middle of a sheet of paper."""
    width, height = next(
        (paper for short, long in PAPERS if _takes(paper := _standing(drawing, short, long), drawing)),
        (drawing.width + 2 * AROUND, drawing.height + 2 * AROUND),
    )
    across, down = (width - drawing.width) / 2, (height - drawing.height) / 2
    plaque = tuple(
        replace(shape, outline=moved(shape.outline, across, down)) for shape in drawing.shapes if shape.layer != "slug"
    )
    trim = Box(across, down, across + drawing.width, down + drawing.height)
    title = f"{faceplate.code}: hình đúng cỡ 1:1, in 100 %, không “vừa trang” / at 1:1, print at 100 %"
    head = line(title, faceplate.text, 3.4)
    shapes = (
        *plaque,
        *_masked(trim, width, height),
        *(
            Shape(_ring(hole.across + across, hole.down + down, hole.diameter / 2), MUC, rule="evenodd")
            for hole in drawing.holes
        ),
        Shape(moved(head.outline, width / 2 - head.ink.middle, down - 15), MUC),
        *_rulers(trim, faceplate),
    )
    return Drawing(width, height, 0, 0, shapes)


def _standing(drawing: Drawing, short: float, long: float) -> tuple[float, float]:
    return (short, long) if drawing.width <= drawing.height else (long, short)


def _takes(paper: tuple[float, float], drawing: Drawing) -> bool:
    return drawing.width + 2 * AROUND <= paper[0] and drawing.height + 2 * AROUND <= paper[1]


def _masked(trim: Box, width: float, height: float) -> Iterator[Shape]:
    """Paper over the bleed, and a fine line along the cut."""
    page, edge = Box(0, 0, width, height), trim.grown(0.1)
    yield Shape((*rectangle(page), *rectangle(trim)), WHITE, rule="evenodd")
    yield Shape((*rectangle(edge), *rectangle(trim)), MUC, rule="evenodd")


def _ring(x: float, y: float, radius: float) -> Outline:
    """Where a hole is drilled, as a line of 0.2 mm."""
    return tuple(segment for r in (radius, radius - 0.2) for segment in rounded(Box(x - r, y - r, x + r, y + r), r))


def _rulers(trim: Box, faceplate: Faceplate) -> Iterator[Shape]:
    """A tick for every millimetre above the plaque and on its left, longer at five, with a number at ten."""
    marks: list[Box] = []
    numbers: list[Outline] = []
    for at in range(int(trim.width) + 1):
        x = trim.left + at
        marks.append(Box(x - 0.05, trim.top - 2 - _tick(at), x + 0.05, trim.top - 2))
        if at % 10 == 0:
            number = line(str(at), faceplate.text, 2.4)
            numbers.append(moved(number.outline, x - number.ink.middle, trim.top - 2 - _tick(at) - 0.8))
    for at in range(int(trim.height) + 1):
        y = trim.top + at
        marks.append(Box(trim.left - 2 - _tick(at), y - 0.05, trim.left - 2, y + 0.05))
        if at % 10 == 0:
            number = line(str(at), faceplate.text, 2.4)
            numbers.append(moved(number.outline, trim.left - 2.8 - _tick(at) - number.ink.right, y + 0.85))
    yield Shape(tuple(segment for mark in marks for segment in rectangle(mark)), MUC)
    yield Shape(tuple(segment for number in numbers for segment in number), MUC)


def _tick(at: int) -> float:
    """How long a tick is, mm."""
    return 4.0 if at % 10 == 0 else 3.0 if at % 5 == 0 else 2.0
