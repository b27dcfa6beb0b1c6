"""The job ticket: what a shop is to make, and how it can check the result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.plaques import design, qr
from generator.plaques.drawing import MUC, PALETTE, WHITE, Drawing, Hole, Ink, Shape
from generator.plaques.engraving import rounded
from generator.plaques.faceplate import Faceplate, Job, Order
from generator.plaques.lettering import fit, line
from generator.plaques.outline import Box, Outline, Segment, moved, rectangle
from generator.plaques.proof import Proof
from generator.plaques.shop_words import both
from generator.plaques.wear import WEARS, Wear
from generator.plaques.writers import pdf

MARGIN = 26.0
"""mm around the picture, for its rulers and a heading."""

UNBROKEN = "\u00a0"
"""A blank at which no line is broken; HarfBuzz sets it as any other."""


def write(faceplate: Faceplate, job: Job, drawing: Drawing, proof: Proof) -> bytes:
    """A PDF of two pages: what to make, and the plaque at 1:1 with a ruler along two sides.

    Raises MissingGlyph, MissingFace, MixedDirections, TooLong and DesignFault.
    """
    values = ticket_values(faceplate, job, drawing, proof)
    words, first = design.render(job.design, values, faceplate.inscription, faceplate.text), job.words[0]
    title = f"{faceplate.code}: {both(_said(job, 'ticket.picture'))}"
    pages = (words, _actual_size_page(faceplate, drawing, title))
    return pdf.document(pages, f"{faceplate.code} – {first.say('ticket.document')}", first.mark)


# ---- the first page: figures ------------------------------------------------------------------------


def ticket_values(faceplate: Faceplate, job: Job, drawing: Drawing, proof: Proof) -> dict[str, object]:
    """Variables of templates/ticket.svg; lengths in mm, each language's words with its own decimal sign."""
    figures = _figures(faceplate, drawing, proof)
    said = [words.group("ticket", figures | {"pictures": "", "shares": ""}) for words in job.words]
    first, last = said[0], said[-1]
    outcomes = {trial.name: trial.was_read for trial in proof.trials}
    both_said = {key: both(texts[key] for texts in said) for key in first}
    return {
        **{key: job.words[0].number(value) if isinstance(value, float) else value for key, value in figures.items()},
        "words": first,
        "beneath": {key: text if text != first[key] else "" for key, text in last.items()},
        "both": both_said,
        "warning": _warning(faceplate, job, said),
        "name": faceplate.names[0][1],
        "payload": faceplate.payload,
        "material": "  /  ".join(_said(job, f"materials.{faceplate.order.material.id}")),
        "inks": "\n".join(_inks(drawing, faceplate.order, job, both_said)),
        "place": job.place or both_said["no_place"],
        "trials": "\n".join(_trial(wear, job) for wear in WEARS),
        "outcomes": "\n".join(both_said[_outcome(wear.must_be_read, outcomes[wear.name])] for wear in WEARS),
        "endured": "\n".join(words.say("ticket.endured", **_endured(proof)) for words in job.words)
        if proof.endurance
        else "",
        "digest": f"{faceplate.code}.pdf SHA-256 {proof.digest}",
    }


def _figures(faceplate: Faceplate, drawing: Drawing, proof: Proof) -> dict[str, object]:
    """What may be filled into a word; lengths in mm."""
    place = drawing.symbol
    assert place is not None
    return {
        "code": faceplate.code,
        "width": float(drawing.width),
        "height": float(drawing.height),
        "bleed": float(drawing.bleed),
        "symbol": round(float(place.box.width), 1),
        "modules": place.size,
        "module": round(float(place.module), 2),
        "quiet": round(float(place.module * qr.QUIET_ZONE), 1),
        "quantity": faceplate.order.quantity,
        "distance": float(faceplate.order.distance),
        "reader": proof.reader,
    }


def _endured(proof: Proof) -> dict[str, object]:
    """What is filled into the line on the long proof: how many pictures, and the share read by each reader."""
    assert proof.endurance is not None
    tally, readers = proof.endurance.plaque, proof.endurance.readers
    said = (
        f"{name} {share:.0%}".replace("%", f"{UNBROKEN}%")
        for (name, _), share in zip(readers, tally.shares, strict=True)
    )
    return {"pictures": tally.pictures, "shares": ", ".join(said)}


def _said(job: Job, key: str, **figures: object) -> tuple[str, ...]:
    """A word in each language; what is the same in both once."""
    return tuple(dict.fromkeys(words.say(key, **figures) for words in job.words))


def _warning(faceplate: Faceplate, job: Job, said: Sequence[Mapping[str, str]]) -> str:
    """That it must not be made, or that its address cannot be moved; empty where it is the project's own."""
    if job.trial:
        return " · ".join(dict.fromkeys(texts["proof"] for texts in said))
    if faceplate.lender:
        return f"{both(texts['borrowed'] for texts in said)}: {faceplate.lender}"
    return ""


def _trial(wear: Wear, job: Job) -> str:
    """What was done to the symbol, on one line: its outcome stands beside it."""
    return both(_said(job, f"trials.{wear.word}", **dict(wear.figures))).replace(" ", UNBROKEN)


def _outcome(expected: bool, read: bool) -> str:  # noqa: FBT001 -- two words for two outcomes
    """The word for the outcome of a trial. It is always the expected one: proof.prove raises for any other."""
    assert expected == read
    return "read" if read else "unread"


def _inks(drawing: Drawing, order: Order, job: Job, said: Mapping[str, str]) -> Iterator[str]:
    """Lines of the ticket: what to engrave, or the process inks with their recipes and the spot colours."""
    if order.material.engraved:
        yield said["engrave_light" if order.material.turns == "light" else "engrave_dark"]
        return
    names = job.words[0].group("inks", {})
    used = {shape.ink for shape in drawing.shapes if shape.layer != "slug" and shape.ink.total}
    process = [ink for ink in PALETTE if ink in used and ink != WHITE]
    yield "  ·  ".join(f"{names[ink.name]}{UNBROKEN}{_cmyk(ink)}" for ink in process)
    spots = sorted((ink for ink in used if ink.spot), key=lambda ink: ink.spot)
    if spots:
        yield "  ·  ".join(f"{names[ink.name]} = {ink.spot}" for ink in spots)


def _cmyk(ink: Ink) -> str:
    """Percentages of the process inks, without those of 0 %: C5 M95 Y85 K45, at whose blanks no line is broken."""
    parts = (("C", ink.cyan), ("M", ink.magenta), ("Y", ink.yellow), ("K", ink.black))
    return UNBROKEN.join(f"{letter}{round(100 * part)}" for letter, part in parts if part)


# ---- the second page: the picture -------------------------------------------------------------------


def _actual_size_page(faceplate: Faceplate, drawing: Drawing, title: str) -> Drawing:
    """The plaque at 1:1 on a page with MARGIN around it for rulers and a heading."""
    trim = drawing.trim
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
