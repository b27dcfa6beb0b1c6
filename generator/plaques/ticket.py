"""The job ticket: what a shop is to make, from which file, and how it can check the result; to be read, heard and printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.languages.scripts import SCRIPTS
from generator.plaques import actual_size
from generator.plaques.drawing import SON, Drawing, Shape
from generator.plaques.endurance import Endurance, Tally
from generator.plaques.faceplate import Faceplate, Job
from generator.plaques.flow import PADDING, RULE, Cell, Flow, Style, Words
from generator.plaques.outline import Box
from generator.plaques.paper import A_SIZES
from generator.plaques.proof import Proof
from generator.plaques.script_runs import runs
from generator.plaques.shop_words import both
from generator.plaques.ticket_facts import UNBROKEN, Fact, Facts, Text, figures, order_facts, piece_facts
from generator.plaques.wear import WEARS
from generator.plaques.writers.text_pdf import Picture, document

MARGIN = 15.0
"""mm"""

LABELS = 49.0
"""mm: the width of what stands before a fact."""

PICTURES = 58.0
"""mm beside the order, for small pictures."""

TITLE, HEADING, TEXT, SMALL, LARGE = 7.0, 4.2, 3.2, 2.6, 5.2
"""mm of the em."""

FORBIDDEN = {
    True: ("scale", "invert", "round", "quiet", "letters", "polish"),
    False: ("scale", "invert", "round", "quiet", "letters", "black", "gloss"),
}
"""Whether it is engraved → what must not be done."""


CHECKS = ("width", "size", "holes", "dark", "quiet", "code", "iphone", "android", "surface")
"""What the shop ticks; holes where there are any."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What the shop makes."""

    file: str
    """Name of the file that makes it."""

    digest: str
    """SHA-256 of that file."""

    drawing: Drawing
    """As it leaves the shop."""

    engraved: tuple[Shape, ...] = ()
    """The engraving as its file shows it; empty where it is printed."""


def write(faceplate: Faceplate, job: Job, piece: Piece, proof: Proof) -> bytes:
    """A tagged PDF: what to make; the piece at 1:1; what was tried, and what the shop checks.

    A long text wraps, and a page that is full goes on on the next. Raises MissingGlyph, MissingFace, MixedDirections.
    """
    first = job.words[0]
    title = first.say("ticket.title")
    backwards = any(SCRIPTS[script].right_to_left for script, _ in runs(title))
    ticket = _Ticket(faceplate, job, piece, proof, Flow(A_SIZES["A4"], MARGIN, backwards=backwards))
    ticket.order()
    ticket.picture()
    ticket.checks()
    pages = ticket.flow.pages(ticket.foot)
    return document(pages, f"{faceplate.code} – {first.say('ticket.document')}", first.mark)


class _Ticket:
    """The pages of a ticket while they are filled."""

    def __init__(self, faceplate: Faceplate, job: Job, piece: Piece, proof: Proof, flow: Flow) -> None:
        self.faceplate, self.job, self.piece, self.proof, self.flow = faceplate, job, piece, proof, flow
        self.figures = figures(faceplate, piece.drawing, proof)
        self.facts = Facts(job.words, self.figures)

    # ---- the first page -----------------------------------------------------------------------------

    def order(self) -> None:
        """Title, who orders what, from which file, and what must not be done."""
        flow, face = self.flow, self.faceplate
        flow.text(self.said("title", TITLE, bold=True), flow.part("H1"))
        line = [Words(face.code, Style(face.inscription, LARGE, SON))]
        line += [Words(text, Style(face.inscription, TEXT, SON), mark) for text, mark in self.warning()]
        flow.text(line, flow.part("P"))
        if face.order.material.engraved:
            flow.text(self.said("black", HEADING, bold=True, ink=True), flow.part("P"))
        flow.down += 1
        flow.area(Box(MARGIN, flow.down, MARGIN + flow.room, flow.down + 0.6), SON)
        flow.down += 2
        top = flow.down
        self.heading("order")
        self.table(order_facts(face, self.job, self.facts), flow.room - PICTURES)
        if flow.page_count == 1:  # else a name was longer than a page, and nothing is beside it
            bottom = flow.down
            flow.down = max(bottom, self.small_pictures(top))
        self.heading("piece")
        self.table(piece_facts(face, self.piece.drawing, self.piece.file, self.piece.digest, self.facts), flow.room)
        flow.down += 2
        flow.need(20)
        flow.text(self.said("must_show", TEXT), flow.part("P"))
        flow.text((Words(face.payload, Style(face.inscription, LARGE)),), flow.part("P"))
        self.heading("not")
        self.listed([f"not_{name}" for name in FORBIDDEN[face.order.material.engraved]], crossed=True)

    def small_pictures(self, top: float) -> float:
        """The piece, and beside it what its file shows; returns mm from the top of the page to below them."""
        flow, trim = self.flow, self.piece.drawing.trim
        shown = [("alt_piece", "caption_plate" if self.piece.engraved else "caption_print", self.piece.drawing.shapes)]
        if self.piece.engraved:
            shown.insert(0, ("alt_file", "caption_file", self.piece.engraved))
        room = (PICTURES - 4) / len(shown) - 3
        scale = min(room / trim.width, 40 / trim.height)
        across, down, bottom = MARGIN + flow.room - PICTURES + 4, top + 2, top
        for alt, caption, shapes in shown:
            figure = flow.part("Figure", says=self.job.words[0].say(f"ticket.{alt}", code=self.faceplate.code))
            flow.picture(Picture(shapes, trim, scale, across, down), figure)
            flow.frame(Box(across, down, across + trim.width * scale, down + trim.height * scale).grown(RULE))
            flow.down = down + trim.height * scale + 1
            flow.text(self.said(caption, SMALL), flow.part("P"), across, room)
            bottom = max(bottom, flow.down)
            across += room + 3
        return bottom + 1

    def warning(self) -> list[tuple[str, str]]:
        """That it must not be made, or that its address cannot be moved, each with its language; none where it is the project's own."""
        if self.job.trial:
            return [(words.text, words.language) for words in self.said("proof", TEXT)]
        if self.faceplate.lender:
            borrowed = both(words.say("ticket.borrowed") for words in self.job.words)
            return [(f"{borrowed}: {self.faceplate.lender}", "")]
        return []

    # ---- the picture --------------------------------------------------------------------------------

    def picture(self) -> None:
        """The piece at 1:1 on a page of the paper it fits; else in small, and its symbol at 1:1 on another."""
        flow, drawing = self.flow, self.piece.drawing
        for view in actual_size.views(drawing):
            flow.turn(view.size)
            whole = view.clip == drawing.trim
            if view.scale < 1:
                values: dict[str, object] = {"scale": round(1 / view.scale), "paper": actual_size.largest()}
                flow.text(self.said("scaled", TITLE, bold=True, ink=True, values=values), flow.part("H2"))
                flow.text(self.said("scaled_why", TEXT, values), flow.part("P"))
            else:
                symbol = drawing.symbol
                cut = symbol is not None and not view.clip.contains(symbol.zone)
                name = "picture_page" if whole else "detail_part" if cut else "detail"
                flow.text(self.said(name, HEADING, bold=True), flow.part("H2"))
                flow.text(self.said("picture_paper", SMALL, {"paper": view.paper}), flow.part("P"))
            self.figure(view)
            flow.down = view.size[1] - MARGIN - 11
            self.bar(view)
        flow.turn(A_SIZES["A4"])

    def figure(self, view: actual_size.View) -> None:
        """The picture with what measures it: one figure, which says its size and its holes."""
        flow, first, drawing = self.flow, self.job.words[0], self.piece.drawing
        whole = view.clip == drawing.trim
        holes = "; ".join(text for text, _ in self.facts.holes(drawing, self.faceplate.order.material)[0])
        values = {**self.figures, "holes": holes}
        says = first.say("ticket.alt_picture" if whole else "ticket.alt_detail", **values)
        (part,) = flow.part("Figure", says=says)
        element = (replace(part, box=view.box),)
        page = Box(0, 0, *view.size)
        measured = actual_size.measures(drawing, view, self.faceplate.text, first.decimal_sign)
        flow.add(Picture(drawing.shapes, view.clip, view.scale, view.box.left, view.box.top, element))
        flow.add(Picture(actual_size.edges(drawing, view), page, 1, 0, 0, element))
        flow.add(Picture(measured, page, 1, 0, 0, element))

    def bar(self, view: actual_size.View) -> None:
        """A bar of 100 mm, and what to do with it."""
        flow, down = self.flow, self.flow.down
        box = Box(MARGIN, down - 8, MARGIN + actual_size.BAR, down + 1)
        (part,) = flow.part("Figure", says=self.job.words[0].say("ticket.alt_bar"))
        shapes = actual_size.bar(MARGIN, down, self.faceplate.text)
        flow.add(Picture(shapes, Box(0, 0, *view.size), 1, 0, 0, (replace(part, box=box),)))
        flow.down = down + 1
        flow.text(self.said("bar", SMALL), flow.part("P"))

    # ---- the last page ------------------------------------------------------------------------------

    def checks(self) -> None:
        """What a machine read, what the shop ticks, and where both sign."""
        flow, face = self.flow, self.faceplate
        self.heading("tried")
        flow.text(self.said("tried_with", TEXT, {"file": self.piece.file}), flow.part("P"))
        flow.text(self.said("corners", TEXT), flow.part("P"))
        flow.down += 1
        self.trials()
        flow.down += 2
        self.endurance()
        flow.down += 2
        self.heading("check")
        plate = face.order.material.plate and self.piece.drawing.holes
        self.listed([f"check_{name}" for name in CHECKS if plate or name != "holes"], crossed=False)
        flow.need(30)
        flow.down += 13
        line, room = flow.down, flow.room / 2 - 4
        for number, name in enumerate(("signed_shop", "signed_steward")):
            across = MARGIN + number * (room + 8)
            flow.area(Box(across, line, across + room, line + RULE * 2))
            flow.down = line + 1
            flow.text(self.said(name, TEXT), flow.part("P"), across, room)

    def trials(self) -> None:
        """A row for each trial of the proof, whichever they are."""
        kinds = {wear.name: wear for wear in WEARS}
        widths = (self.flow.room * 0.55, self.flow.room * 0.45)
        head = [
            Cell(self.said(name, SMALL), width, "TH", "Column")
            for name, width in zip(("trial", "outcome"), widths, strict=True)
        ]
        rows = []
        for trial in self.proof.trials:
            kind = kinds[trial.name]
            what = self.both(self.facts.said(f"trials.{kind.word}", dict(kind.figures)), SMALL)
            outcome = self.said("read" if trial.was_read else "unread", SMALL)
            rows.append((Cell(what, widths[0], "TH", "Row"), Cell(outcome, widths[1])))
        self.flow.table(head, rows, "below")

    def endurance(self) -> None:
        """What the long proof counted: a row for each kind of damage, a share for each reader in their order, beside weaker symbols."""
        found = self.proof.endurance
        if found is None:
            return
        tally = found.plaque
        self.flow.text(
            self.said("endured", TEXT, {"pictures": tally.pictures, "shares": _shares(found, tally)}),
            self.flow.part("P"),
        )
        self.flow.down += 1
        widths = [self.flow.room * part for part in (0.49, 0.17, 0.17, 0.17)]
        head = [
            Cell(self.said(name, SMALL), width, "TH", "Column")
            for name, width in zip(("damage", "plaque", "level_m", "level_l"), widths, strict=True)
        ]
        rows = []
        for endured in found.damages:
            what = self.both(self.facts.said(f"trials.{endured.name}", dict(endured.figures)), SMALL)
            tallies = (endured.plaque, endured.level_m, endured.level_l)
            shares = (" / ".join(map(_percent, tally.shares)) for tally in tallies)
            cells = (
                Cell((Words(share, self.plain(SMALL)),), width) for share, width in zip(shares, widths[1:], strict=True)
            )
            rows.append((Cell(what, widths[0], "TH", "Row"), *cells))
        self.flow.table(head, rows, "below")

    # ---- what all pages are made of -----------------------------------------------------------------

    def foot(self, number: int, count: int) -> Words:
        """Code, revision, day and number of a page."""
        parts = [self.faceplate.code, *self.facts.issue(self.job)]
        parts.append(self.job.words[0].say("ticket.page", number=number, count=count))
        return Words(" · ".join(parts), self.plain(SMALL))

    def plain(self, size: float) -> Style:
        """Of what is not a heading."""
        return Style(self.faceplate.text, size)

    def said(
        self,
        name: str,
        size: float,
        values: Mapping[str, object] | None = None,
        *,
        bold: bool = False,
        ink: bool = False,
    ) -> tuple[Words, ...]:
        """A word of the group `ticket` in the first language, and smaller in the second."""
        return self.both(self.facts.said(f"ticket.{name}", values), size, bold=bold, ink=ink)

    def both(self, texts: Sequence[Text], size: float, *, bold: bool = False, ink: bool = False) -> tuple[Words, ...]:
        """A text in the first language, and smaller in the second."""
        first, *others = texts
        style = Style(self.faceplate.inscription if bold else self.faceplate.text, size)
        style = replace(style, ink=SON) if ink else style
        smaller = self.plain(max(size * 0.5, SMALL) if bold else SMALL)
        return (Words(first[0], style), *(Words(text, smaller, mark) for text, mark in others))

    def heading(self, name: str) -> None:
        """A heading, which is never left alone at the foot of a page."""
        self.flow.need(26)
        self.flow.down += 1.5
        self.flow.text(self.said(name, HEADING, bold=True), self.flow.part("H2"))
        self.flow.down += 0.8

    def table(self, facts: Iterable[Fact], width: float) -> None:
        """A row for each fact: what it is called, and what it is."""
        rows = []
        for fact in facts:
            label = self.said(fact.label, TEXT, bold=True)
            rows.append(
                (
                    Cell(
                        (replace(label[0], style=Style(self.faceplate.inscription, TEXT)), *label[1:]),
                        LABELS,
                        "TH",
                        "Row",
                    ),
                    Cell(tuple(self.value(fact)), width - LABELS),
                )
            )
        self.flow.table((), rows, "below")

    def value(self, fact: Fact) -> Iterable[Words]:
        """What a fact is: each of its texts, the first language's larger."""
        first = self.job.words[0].mark
        leading = fact.texts[0][1]
        for text, mark in fact.texts:
            small = fact.small or (mark != leading and not fact.names)
            stack = self.faceplate.inscription if fact.names else self.faceplate.text
            yield Words(text, Style(stack, SMALL if small else TEXT), mark if mark != first else "")

    def listed(self, names: Sequence[str], *, crossed: bool) -> None:
        """A list: before each item a cross, or a box to tick."""
        flow, side = self.flow, TEXT * 0.85
        whole = flow.part("L")
        for name in names:
            flow.need(TEXT * 1.6)
            top = flow.down + 0.9
            box = Box(MARGIN, top, MARGIN + side, top + side)
            if crossed:
                flow.area(Box(box.left + 0.2, top + side / 2 - 0.3, box.right - 0.2, top + side / 2 + 0.3), SON)
            else:
                flow.frame(box)
            body = flow.part("LBody", flow.part("LI", whole))
            flow.text(self.said(name, TEXT), body, MARGIN + side + 2)
            flow.down += PADDING


def _shares(found: Endurance, tally: Tally) -> str:
    """The share of pictures that each reader read: zxing-cpp 71 %, zbar 78 %."""
    named = zip(found.readers, tally.shares, strict=True)
    return ", ".join(f"{name}{UNBROKEN}{_percent(share)}" for (name, _), share in named)


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", f"{UNBROKEN}%")
