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
from generator.plaques.drawing import MUC, REGISTRATION, Shape
from generator.plaques.faceplate import FontStack, Press
from generator.plaques.lettering import line
from generator.plaques.outline import Box, Outline, moved, rectangle
from generator.plaques.paper import A_SIZES
from generator.plaques.writers import pdf as writer

Paper = Literal["SRA3", "A3", "A4"]
PAPERS: Mapping[Paper, tuple[float, float]] = {"SRA3": (320, 450), "A3": A_SIZES["A3"], "A4": A_SIZES["A4"]}
"""Width and height in mm, portrait (ISO 216, ISO 217)."""

MARGIN = 6.0
"""mm on every side that stay blank: gripper margin of the press."""

SLUG_EM = 2.8
"""mm of the em: type size of the slug line."""

CROP_MARK_LENGTH = 4.0
"""mm"""


class TooLarge(Exception):  # noqa: N818 -- nothing failed: another paper would do
    """A plaque with its bleed is larger than the paper allows."""

    def __init__(self, size: tuple[float, float]) -> None:
        """Keep its width and height in mm, with the bleed."""
        super().__init__(f"{size[0]:g} × {size[1]:g} mm")
        self.size = size


def impose(copies: Sequence[bytes], paper: Paper, press: Press, slug: tuple[str, ...], font_stack: FontStack) -> bytes:
    """Impose finished PDFs at 1:1, each once and clipped to its bleed; returns a PDF/X-4 of one or more sheets.

    Plaques of one size share a sheet, bleed against bleed: 6 mm from trim to trim. `slug` is printed below them.
    Raises TooLarge, and ProofFailed if a sheet breaks a rule of the preflight.
    """
    slug_outline = line(" · ".join(slug), font_stack, SLUG_EM).outline if slug else ()
    plaques = [_finished_plaque(copy) for copy in copies]
    sizes = sorted({plaque.size for plaque in plaques})
    pdf = pikepdf.new()
    forms: dict[str, pikepdf.Object] = {}
    for size, group in groupby(
        sorted(plaques, key=lambda plaque: sizes.index(plaque.size)), lambda plaque: plaque.size
    ):
        layout = _layout(size, PAPERS[paper])
        equal_plaques = list(group)
        for first in range(0, len(equal_plaques), layout.cell_count):
            _sheet(pdf, equal_plaques[first : first + layout.cell_count], layout, forms, slug_outline)
    file = writer.press_ready(pdf, press, f"{paper} × {len(pdf.pages)}", _language(copies[0]))
    preflight.check_sheets(file)
    return file


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
    slug_outline: Outline,
) -> None:
    width, height = layout.paper
    paper = Box(0, 0, width, height)
    shapes = tuple(_crop_marks(layout, plaques[0].bleed, len(plaques)))
    if slug_outline:  # between the first two marks, where nothing else is
        rows = -(-len(plaques) // layout.columns)
        left, below = layout.block.left + plaques[0].bleed + SLUG_EM, layout.block.top + rows * layout.cell[1]
        shapes = (*shapes, Shape(moved(slug_outline, left, below + 1.4 * SLUG_EM), MUC, "slug"))
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
