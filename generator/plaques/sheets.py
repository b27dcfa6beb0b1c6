"""Imposition: finished plaques on sheets of paper, with crop marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import groupby
from typing import Literal

import pikepdf

from generator.plaques import preflight
from generator.plaques.design import BLEED
from generator.plaques.drawing import MUC, REGISTRATION, Shape
from generator.plaques.faceplate import FontStack, Press
from generator.plaques.lettering import line
from generator.plaques.outline import Box, moved, placed, rectangle
from generator.plaques.paper import A_SIZES
from generator.plaques.writers import pdf as writer

Paper = Literal["SRA3", "A3", "A4"]
PAPERS: Mapping[Paper, tuple[float, float]] = {"SRA3": (320, 450), "A3": A_SIZES["A3"], "A4": A_SIZES["A4"]}
"""Width and height in mm, portrait (ISO 216, ISO 217)."""

BAR_EM, BAR_TICK = 2.4, 2.4
"""mm: type size of the bar's length, and how far its ends stand up."""

MARGIN = 6.0
"""mm on every side that stay blank: gripper margin of the press."""

SLUG_EM = 2.8
"""mm of the em: type size of the slug line."""

CROP_MARK_LENGTH = 4.0
"""mm"""

BAR = 100.0
"""mm: length of the bar that is measured to see that a sheet was not scaled."""


class TooLarge(Exception):  # noqa: N818 -- nothing failed: another paper would do
    """A plaque with its bleed is larger than the paper allows."""

    def __init__(self, size: tuple[float, float]) -> None:
        """Keep its width and height in mm, with the bleed."""
        super().__init__(f"{size[0]:g} × {size[1]:g} mm")
        self.size = size


def impose(copies: Sequence[bytes], paper: Paper, press: Press, slug: tuple[str, ...], font_stack: FontStack) -> bytes:
    """Impose finished PDFs at 1:1, each once and clipped to its bleed; returns a PDF/X-4 of one or more sheets.

    Plaques of one size share a sheet, bleed against bleed: 6 mm from trim to trim. `slug` and the sheet's number are printed
    below them, above them a bar of 100 mm. Raises TooLarge, and ProofFailed if a sheet breaks a rule of the preflight.
    """
    plaques = [_finished_plaque(copy) for copy in copies]
    sizes = sorted({plaque.size for plaque in plaques})
    pdf = pikepdf.new()
    forms: dict[str, pikepdf.Object] = {}
    sheets: list[tuple[list[_FinishedPlaque], _Layout]] = []
    for size, group in groupby(
        sorted(plaques, key=lambda plaque: sizes.index(plaque.size)), lambda plaque: plaque.size
    ):
        layout = _layout(size, PAPERS[paper])
        equal_plaques = list(group)
        for first in range(0, len(equal_plaques), layout.cell_count):
            sheets += [(equal_plaques[first : first + layout.cell_count], layout)]
    for number, (some, layout) in enumerate(sheets, 1):
        words = (*slug, f"{paper} {number}/{len(sheets)}")
        _sheet(pdf, some, layout, forms, _slug_and_bar(" · ".join(words), font_stack, some, layout))
    file = writer.press_ready(pdf, press, f"{paper} × {len(pdf.pages)}", _language(copies[0]))
    preflight.check_sheets(file)
    return file


def fits_any(size: tuple[float, float]) -> bool:
    """Whether a plaque of this size, mm without its bleed, fits any paper there is for sheets."""

    def fits(paper: tuple[float, float]) -> bool:
        try:
            return bool(_layout((size[0] + 2 * BLEED, size[1] + 2 * BLEED), paper))
        except TooLarge:
            return False

    return any(map(fits, PAPERS.values()))


def _language(copy: bytes) -> str:
    """What the plaque says it is in."""
    with pikepdf.open(BytesIO(copy)) as pdf:
        return str(pdf.Root.Lang)


# ---- layout of a sheet ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _FinishedPlaque:
    """A finished PDF of one plaque."""

    data: bytes
    digest: str
    box: Box
    """BleedBox, mm from the lower left corner of the page; y grows upwards."""

    bleed: float

    @property
    def size(self) -> tuple[float, float]:
        return round(self.box.width, 2), round(self.box.height, 2)


def _finished_plaque(data: bytes) -> _FinishedPlaque:
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[0].obj
        bleed, trim = (Box(*(float(n) * writer.POINT for n in page[name])) for name in ("/BleedBox", "/TrimBox"))
    return _FinishedPlaque(data, sha256(data).hexdigest()[:16], bleed, round(trim.left - bleed.left, 2))


@dataclass(frozen=True, slots=True)
class _Layout:
    """A grid of equal cells, centred on the paper; mm."""

    paper: tuple[float, float]
    columns: int
    rows: int
    cell: tuple[float, float]
    turned: bool
    """Whether plaques are turned by 90°."""

    @property
    def cell_count(self) -> int:
        return self.columns * self.rows

    @property
    def block(self) -> Box:
        """Bounding box of the cells, from the upper left corner of the paper; y grows downwards."""
        width, height = self.columns * self.cell[0], self.rows * self.cell[1]
        left, top = (self.paper[0] - width) / 2, (self.paper[1] - height) / 2
        return Box(left, top, left + width, top + height)


def _layout(size: tuple[float, float], paper: tuple[float, float]) -> _Layout:
    """Upright or turned by 90°, whichever has more cells. Raises TooLarge."""
    room = paper[0] - 2 * MARGIN, paper[1] - 2 * MARGIN
    candidates = [
        _Layout(paper, int(room[0] // cell[0]), int(room[1] // cell[1]), cell, turned)
        for cell, turned in ((size, False), ((size[1], size[0]), True))
    ]
    best = max(candidates, key=lambda candidate: candidate.cell_count)
    if not best.cell_count:
        raise TooLarge(size)
    return best


def _sheet(
    pdf: pikepdf.Pdf,
    plaques: Sequence[_FinishedPlaque],
    layout: _Layout,
    forms: dict[str, pikepdf.Object],
    slug: tuple[Shape, ...],
) -> None:
    width, height = layout.paper
    paper = Box(0, 0, width, height)
    shapes = (*_crop_marks(layout, plaques[0].bleed, len(plaques)), *slug)
    placed, used = [], {}
    for number, plaque in enumerate(plaques):
        form = forms.setdefault(plaque.digest, _form(pdf, plaque))
        used[f"/P{plaque.digest}"] = form
        across, down = number % layout.columns, number // layout.columns
        left = layout.block.left + across * layout.cell[0]
        bottom = height - (layout.block.top + (down + 1) * layout.cell[1])
        placed.append(f"q {_matrix(plaque, left, bottom, turned=layout.turned)} cm /P{plaque.digest} Do Q")
    box = writer.box_in_points(paper, paper)
    resources = writer.resources(shapes)
    resources.XObject = pikepdf.Dictionary(used)
    content = "\n".join([*placed, writer.content(shapes, paper)])
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=box,
        BleedBox=box,
        TrimBox=box,
        Resources=resources,
        Contents=pdf.make_stream(content.encode("ascii")),
    )
    pdf.pages.append(pikepdf.Page(page))


def _slug_and_bar(
    words: str, font_stack: FontStack, plaques: Sequence[_FinishedPlaque], layout: _Layout
) -> tuple[Shape, ...]:
    """The words below the first column and the bar above it, between its crop marks, where nothing else is.

    The words are set smaller where the column is narrow; a bar that is longer than it goes beyond the marks.
    """
    bleed, block = plaques[0].bleed, layout.block
    rows = -(-len(plaques) // layout.columns)
    left, room = block.left + bleed + SLUG_EM, layout.cell[0] - 2 * (bleed + SLUG_EM)
    set_words = line(words, font_stack, SLUG_EM)
    size = min(1.0, room / set_words.ink.width)
    below = block.top + rows * layout.cell[1] + 1.4 * SLUG_EM
    inside = layout.cell[0] - 2 * bleed > BAR + 2
    start, down = block.left + (layout.cell[0] - BAR) / 2, block.top - (1.2 if inside else CROP_MARK_LENGTH + 0.8)
    return (
        Shape(placed(set_words.outline, size, left, below), MUC, "slug"),
        *_bar(start, down, font_stack),
    )


def _bar(left: float, down: float, font_stack: FontStack) -> Iterator[Shape]:
    """A line of BAR, to be measured from the outer edge of one tick to that of the other; its length above it."""
    half = writer.HAIRLINE
    length = line(f"{BAR:g} mm", font_stack, BAR_EM)
    boxes = (
        Box(left, down - half, left + BAR, down + half),
        Box(left, down - BAR_TICK, left + 2 * half, down + half),
        Box(left + BAR - 2 * half, down - BAR_TICK, left + BAR, down + half),
    )
    yield from (Shape(rectangle(box), MUC, "slug") for box in boxes)
    yield Shape(moved(length.outline, left + BAR / 2 - length.ink.middle, down - 0.6), MUC, "slug")


def _form(pdf: pikepdf.Pdf, plaque: _FinishedPlaque) -> pikepdf.Object:
    """The plaque as a form XObject (ISO 32000-1, 8.10), its BBox the BleedBox."""
    with pikepdf.open(BytesIO(plaque.data)) as source:
        page = source.pages[0].obj
        resources = pdf.copy_foreign(source.make_indirect(page.Resources))
        content = page.Contents.read_bytes()
    box = [round(n / writer.POINT, 4) for n in (plaque.box.left, plaque.box.top, plaque.box.right, plaque.box.bottom)]
    return pdf.make_stream(content, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=box, Resources=resources)


def _matrix(plaque: _FinishedPlaque, left: float, bottom: float, *, turned: bool) -> str:
    """Operands of `cm` that move the BleedBox to the cell with its lower left corner at `left`, `bottom` mm."""
    if turned:  # a quarter turn to the left: right becomes up, up becomes left
        numbers = (0, 1, -1, 0, left + plaque.box.bottom, bottom - plaque.box.left)
    else:
        numbers = (1, 0, 0, 1, left - plaque.box.left, bottom - plaque.box.top)
    return " ".join(f"{n:g}" for n in numbers[:4]) + "".join(f" {n / writer.POINT:.4f}" for n in numbers[4:])


def _crop_marks(layout: _Layout, bleed: float, count: int) -> Iterator[Shape]:
    """Crop marks at both ends of every cut, outside all plaques of the sheet."""
    half, block = writer.HAIRLINE / 2, layout.block
    columns, rows = min(count, layout.columns), -(-count // layout.columns)
    right = block.left + columns * layout.cell[0]
    bottom = block.top + rows * layout.cell[1]
    for number in range(columns):
        for x in _cut_lines(block.left + number * layout.cell[0], layout.cell[0], bleed):
            yield from _registration_shapes(
                Box(x - half, block.top - CROP_MARK_LENGTH, x + half, block.top),
                Box(x - half, bottom, x + half, bottom + CROP_MARK_LENGTH),
            )
    for number in range(rows):
        for y in _cut_lines(block.top + number * layout.cell[1], layout.cell[1], bleed):
            yield from _registration_shapes(
                Box(block.left - CROP_MARK_LENGTH, y - half, block.left, y + half),
                Box(right, y - half, right + CROP_MARK_LENGTH, y + half),
            )


def _cut_lines(start: float, length: float, bleed: float) -> tuple[float, float]:
    return start + bleed, start + length - bleed


def _registration_shapes(*boxes: Box) -> Iterator[Shape]:
    yield from (Shape(rectangle(box), REGISTRATION, "slug") for box in boxes)
