"""A paper → lines of text and rules on pages of A4, and these as a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import count

from generator.papers.paper import Block, Paper
from generator.papers.text_pdf import Element, Mark, TextMark, document
from generator.plaques.faceplate import FontStack
from generator.plaques.faults import MissingFace, MissingGlyph, MixedDirections
from generator.plaques.lettering import line
from generator.plaques.outline import Box
from generator.plaques.paper import A_SIZES

WIDTH, HEIGHT = A_SIZES["A4"]
MARGIN = 15.0
"""mm"""

ROOM = WIDTH - 2 * MARGIN
SIZES = {"title": 6.4, "sheet": 4.8, "heading": 4.4, "part": 3.8, "text": 3.4, "note": 2.9, "cell": 2.8}
"""mm of the em."""

LEADING = 1.38
PADDING = 1.1
"""mm around a cell's text."""

WRITING = 8.5
"""mm between lines to write on."""

RULE = 0.12
"""mm"""


def as_pdf(paper: Paper, bold: FontStack, plain: FontStack) -> bytes:
    """The paper on as many pages as it takes; the same bytes for the same paper."""
    setter = _Setter(paper, bold, plain)
    setter.set_all()
    return document(setter.pages(), (WIDTH, HEIGHT), paper.title, paper.language)


class _Setter:
    """Pages while they are filled, from top to bottom."""

    def __init__(self, paper: Paper, bold: FontStack, plain: FontStack) -> None:
        self._paper, self._bold, self._plain = paper, bold, plain
        self._pages: list[list[Mark]] = [[]]
        self._down = MARGIN
        self._numbers = count()

    def set_all(self) -> None:
        """Set every block."""
        self._write(self._paper.title, "title", bold=True)
        for number, block in enumerate(self._paper.blocks):
            if block.kind == "sheet" and number:
                self._turn()
            self._block(block)

    def pages(self) -> tuple[tuple[Mark, ...], ...]:
        """The pages, each with its number and the paper's foot."""
        return tuple(
            (*marks, *self._foot(f"{self._paper.foot} · {number}/{len(self._pages)}"))
            for number, marks in enumerate(self._pages, 1)
        )

    def _foot(self, text: str) -> Iterator[Mark]:
        for row in wrapped(text, self._plain, SIZES["note"], ROOM)[:1]:
            yield from _set(row, self._plain, SIZES["note"], (MARGIN, HEIGHT - MARGIN / 2), ())

    def _element(self, kind: str, above: Element = ()) -> Element:
        return (*above, (kind, next(self._numbers)))

    def _block(self, block: Block) -> None:
        if block.kind == "table":
            self._table(block)
        elif block.kind == "blank":
            self._blank(block)
        elif block.kind == "ticks":
            self._ticks(block)
        else:
            bold = block.kind in TAGS
            self._down += {"sheet": 1.0, "heading": 5.0, "part": 3.0}.get(block.kind, 0.6)
            self._need(SIZES[block.kind] * LEADING + (20 if bold else 0))  # no heading is left alone at the foot
            self._write(block.text, block.kind, bold=bold)

    def _write(self, text: str, style: str, *, bold: bool = False) -> None:
        stack, size = self._bold if bold else self._plain, SIZES[style]
        element = self._element(TAGS.get(style, "P"))
        for row in wrapped(text, stack, size, ROOM):
            self._need(size * LEADING)
            self._down += size * LEADING
            self._pages[-1] += _set(row, stack, size, (MARGIN, self._down), element)
        self._down += size * 0.35

    def _table(self, block: Block) -> None:
        widths = [ROOM * width / sum(block.widths) for width in block.widths]
        table = self._element("Table")
        head = self._cells(block.columns, widths, self._bold)
        self._row(head, widths, self._bold, self._element("TR", table), "TH", 0)
        for row in block.rows:
            cells = self._cells(row, widths, self._plain)
            if self._down + _height(cells, block.lines) > HEIGHT - MARGIN:
                self._turn()
                self._row(head, widths, self._bold, (), "", 0)  # again for the eye
            self._row(cells, widths, self._plain, self._element("TR", table), "TD", block.lines)
        self._down += 2

    @staticmethod
    def _cells(texts: tuple[str, ...], widths: list[float], stack: FontStack) -> list[list[str]]:
        """The lines of each cell."""
        return [
            wrapped(text, stack, SIZES["cell"], width - 2 * PADDING) for text, width in zip(texts, widths, strict=True)
        ]

    def _row(  # noqa: PLR0913, PLR0917 -- what is set, in what, and as part of what
        self, cells: list[list[str]], widths: list[float], stack: FontStack, row: Element, kind: str, lines: int
    ) -> None:
        height, across, size = _height(cells, lines), MARGIN, SIZES["cell"]
        self._need(height)
        page, top = self._pages[-1], self._down
        for cell, width in zip(cells, widths, strict=True):
            element = self._element(kind, row) if kind else ()
            for number, text in enumerate(cell):
                baseline = top + PADDING / 2 + (number + 0.82) * size * LEADING
                page += _set(text, stack, size, (across + PADDING, baseline), element)
            page += _frame(Box(across, top, across + width, top + height))
            across += width
        self._down += height

    def _blank(self, block: Block) -> None:
        rows = wrapped(block.text, self._plain, SIZES["text"], ROOM)
        self._need(len(rows) * SIZES["text"] * LEADING + block.lines * WRITING + 1)
        self._write(block.text, "text")
        for _ in range(block.lines):
            self._down += WRITING
            self._pages[-1].append(Box(MARGIN, self._down - RULE, MARGIN + ROOM, self._down))
        self._down += 1.5

    def _ticks(self, block: Block) -> None:
        size, across = SIZES["text"], MARGIN
        element = self._element("P")
        self._need(size * 2)
        for row in wrapped(block.text, self._plain, size, ROOM) if block.text else []:
            self._need(size * LEADING)
            self._down += size * LEADING
            self._pages[-1] += _set(row, self._plain, size, (MARGIN, self._down), element)
            across = MARGIN + _width(row, self._plain, size) + 4
        self._down += 0 if block.text else size * 1.6
        for text in (_drawable(" ".join(choice.split()), self._plain) for choice in block.choices):
            width = _width(text, self._plain, size) + size * 1.4 + 4
            if across + width > MARGIN + ROOM and across > MARGIN:
                across = MARGIN
                self._need(size * 1.6)
                self._down += size * 1.6
            box = Box(across, self._down - size * 0.8, across + size * 0.85, self._down + size * 0.05)
            self._pages[-1] += _frame(box)
            self._pages[-1] += _set(text, self._plain, size, (across + size * 1.4, self._down), element)
            across += width
        self._down += 1.5

    def _need(self, height: float) -> None:
        """Turn the page where there is no room for this."""
        if self._down + height > HEIGHT - MARGIN and self._down > MARGIN:
            self._turn()

    def _turn(self) -> None:
        self._pages.append([])
        self._down = MARGIN


TAGS = {"title": "H1", "sheet": "H2", "heading": "H2", "part": "H3"}
"""What is set in bold → what it is in the document; all else is a paragraph."""


def _height(cells: list[list[str]], lines: int) -> float:
    return max(max(len(cell) for cell in cells) * SIZES["cell"] * LEADING + PADDING, lines * WRITING)


def _frame(box: Box) -> Iterator[Mark]:
    """Four rules."""
    yield Box(box.left, box.top, box.right, box.top + RULE)
    yield Box(box.left, box.bottom - RULE, box.right, box.bottom)
    yield Box(box.left, box.top, box.left + RULE, box.bottom)
    yield Box(box.right - RULE, box.top, box.right, box.bottom)


def _set(text: str, stack: FontStack, size: float, at: tuple[float, float], element: Element) -> Iterator[Mark]:
    if text:
        yield TextMark(text, line(text, stack, size), *at, element)


# ---- lines ------------------------------------------------------------------------------------------

_PIECES = re.compile(r"[^\s/]*/+\s*|[^\s/]+\s*|\s+")
"""What stays together on a line: words, and the steps of a path."""


def wrapped(text: str, stack: FontStack, size: float, width: float) -> list[str]:
    """The text in lines no wider than this; what no blank divides, an address or Chinese, is broken between letters."""
    rows: list[str] = []
    for paragraph in text.split("\n"):
        row = ""
        for piece in _PIECES.findall(_drawable(paragraph, stack)):
            for part in (piece,) if _width(piece.strip(), stack, size) <= width else tuple(piece):
                if row.strip() and _width((row + part).strip(), stack, size) > width:
                    rows.append(row.strip())
                    row = ""
                row += part
        rows.append(row.strip())
    return [row for row in rows if row] or [""]


@lru_cache(maxsize=4096)
def _width(text: str, stack: FontStack, size: float) -> float:
    return line(text, stack, 1.0).advance * size if text else 0.0


@lru_cache(maxsize=2048)
def _drawable(text: str, stack: FontStack) -> str:
    """The text with what no face here draws as ?: a paper is printed even so, and the page has it as it is written."""
    if _is_drawn(text, stack):
        return text
    text = "".join(sign if _is_drawn(sign, stack) else "?" for sign in text)
    return text if _is_drawn(text, stack) else _NOT_LATIN.sub("?", text)  # letters that run in both directions


_NOT_LATIN = re.compile(r"[^\x20-\u024f\u1e00-\u1eff]")


def _is_drawn(text: str, stack: FontStack) -> bool:
    try:
        if text.strip():
            line(text, stack, 1.0)
    except (MissingGlyph, MissingFace, MixedDirections):
        return False
    return True
