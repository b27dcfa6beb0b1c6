"""Texts, tables and pictures → pages filled from top to bottom, from left to right or from right to left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from typing import Literal

from generator.languages.scripts import SCRIPTS
from generator.plaques.drawing import MUC, Ink
from generator.plaques.faceplate import FontStack
from generator.plaques.lettering import line
from generator.plaques.outline import Box
from generator.plaques.writers.text_pdf import Area, Element, Mark, Nothing, Page, Part, Picture, TextMark

LEADING = 1.38
"""From one baseline to the next, in ems."""

ASCENT = 0.8
"""Of the height of a line: where its baseline is."""

PADDING = 1.1
"""mm beside the text of a cell, and above and below it together."""

RULE = 0.12
"""mm"""

BESIDE = 2.0
"""mm between words that stand beside each other."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a text is set in."""

    stack: FontStack
    size: float
    """mm of the em."""

    ink: Ink = MUC


@dataclass(frozen=True, slots=True)
class Words:
    """A text in one style and one language; it begins a line."""

    text: str
    style: Style
    language: str = ""
    """BCP 47; empty: that of what is around it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    words: tuple[Words, ...]
    width: float
    """mm"""

    kind: Literal["TD", "TH"] = "TD"
    scope: Literal["", "Row", "Column"] = ""
    """Of a heading."""


Frame = Literal["box", "below", "none"]
"""The rules of a row: around each cell, below it, or none."""

_Row = tuple[tuple[str, Words, float], ...]
"""A line: texts with where each begins, mm from the beginning of the line."""


class Flow:
    """Pages while they are filled. Places across are mm from where lines begin: from the right, where letters run backwards."""

    def __init__(self, size: tuple[float, float], margin: float, *, backwards: bool = False) -> None:
        """Begin the first page, of this width and height in mm."""
        self.width, self.height = size
        self.margin, self.down = margin, margin
        """mm from the top: where the next thing stands."""

        self._backwards = backwards
        self._pages: list[tuple[tuple[float, float], list[Mark]]] = [(size, [])]
        self._numbers = count(1)

    @property
    def room(self) -> float:
        """Mm between the margins."""
        return self.width - 2 * self.margin

    @property
    def page_count(self) -> int:
        """How many there are up to now."""
        return len(self._pages)

    def pages(self, foot: Callable[[int, int], Words]) -> tuple[Page, ...]:
        """All of them, each with a line at its foot: of the page's number and how many there are."""
        for number, (size, marks) in enumerate(self._pages, 1):
            words = foot(number, len(self._pages))
            row = wrapped(words.text, words.style.stack, words.style.size, size[0] - 2 * self.margin)[0].strip()
            if row:
                ends = self._marked(size[0], words, self.margin, size[1] - self.margin / 2, (), row)
                marks.append(ends)
        return tuple(Page(*size, tuple(marks)) for size, marks in self._pages)

    def part(self, kind: str, above: Element = (), *, language: str = "", says: str = "", scope: str = "") -> Element:
        """A new part of the document, inside this one."""
        return (*above, Part(kind, next(self._numbers), language, says, scope))

    def need(self, height: float) -> bool:
        """Turn the page where there is no room for this, in mm; returns whether it was turned."""
        turned = self.down + height > self.height - self.margin and self.down > self.margin
        if turned:
            self.turn()
        return turned

    def turn(self, size: tuple[float, float] | None = None) -> None:
        """Begin a page, of this width and height or of those of the last one."""
        self.width, self.height = size or (self.width, self.height)
        self._pages.append(((self.width, self.height), []))
        self.down = self.margin

    # ---- what stands on a page ----------------------------------------------------------------------

    def area(self, box: Box, ink: Ink = MUC) -> None:
        """An area of the page; its left and right are places across."""
        self.add(Area(self._mirrored(box), ink))

    def frame(self, box: Box) -> None:
        """Four rules inside a box."""
        self.area(replace(box, bottom=box.top + RULE))
        self.area(replace(box, top=box.bottom - RULE))
        self.area(replace(box, right=box.left + RULE))
        self.area(replace(box, left=box.right - RULE))

    def picture(self, picture: Picture, element: Element = ()) -> None:
        """A picture at its place across; a figure says where it stands."""
        right = picture.across + picture.clip.width * picture.scale
        box = self._mirrored(
            Box(picture.across, picture.down, right, picture.down + picture.clip.height * picture.scale)
        )
        if element:
            element = (*element[:-1], replace(element[-1], box=element[-1].box or box))
        self.add(replace(picture, across=box.left, element=element))

    def put(self, words: Words, across: float, down: float, element: Element = (), text: str | None = None) -> float:
        """One line of text with its baseline here; returns how long it is, mm."""
        text = words.text if text is None else text
        if not text.strip():
            return 0.0
        mark = self._marked(self.width, words, across, down, element, text)
        self.add(mark)
        return mark.line.advance

    def _marked(  # noqa: PLR0913, PLR0917 -- what is set, and where
        self, page: float, words: Words, across: float, down: float, element: Element, text: str
    ) -> TextMark:
        """A line on a page of this width."""
        set_line = line(text.strip(), words.style.stack, words.style.size)
        left = page - across - set_line.advance if self._backwards else across
        return TextMark(text, set_line, left, down, element, words.style.ink)

    def add(self, mark: Mark) -> None:
        """A mark at its place on the page, whichever way letters run."""
        self._pages[-1][1].append(mark)

    def _mirrored(self, box: Box) -> Box:
        if not self._backwards:
            return box
        return replace(box, left=self.width - box.right, right=self.width - box.left)

    # ---- texts --------------------------------------------------------------------------------------

    def text(self, words: Sequence[Words], element: Element, across: float | None = None, width: float = 0.0) -> None:
        """Words beside each other where they fit, else below each other; on the next page where this one is full."""
        across = self.margin if across is None else across
        parts = _parts(self, words, element)
        for row in _rows(words, width or self.width - self.margin - across):
            height = _height(row)
            self.need(height)
            self._set(row, across, self.down, parts)
            self.down += height

    def _set(self, row: _Row, across: float, top: float, parts: dict[Words, Element]) -> None:
        baseline = top + ASCENT * _height(row)
        for text, words, start in row:
            self.put(words, across + start, baseline, parts.get(words, ()), text)

    # ---- tables -------------------------------------------------------------------------------------

    def table(self, head: Sequence[Cell], rows: Sequence[Sequence[Cell]], frame: Frame, least: float = 0.0) -> None:
        """A table; its head, if any, stands on each page again. `least` is the height of a row that is to be written in."""
        table = self.part("Table")
        if head:
            self.row(head, self.part("TR", table), frame)
        for row in rows:
            height = row_height(row, least)
            if self.down + height > self.height - self.margin and self.down > self.margin:
                self.turn()
                if head:
                    self.row(head, (), frame)  # for the eye alone
            self.row(row, self.part("TR", table), frame, least)

    def row(self, cells: Sequence[Cell], element: Element, frame: Frame, least: float = 0.0) -> None:
        """A row of a table; one that is higher than a page goes on on the next. Without an element it is not read."""
        lines = [list(_rows(cell.words, cell.width - 2 * PADDING)) for cell in cells]
        elements = [self.part(cell.kind, element, scope=cell.scope) if element else () for cell in cells]
        parts = [_parts(self, cell.words, part) if element else {} for cell, part in zip(cells, elements, strict=True)]
        empty = [element if element and not waiting else () for element, waiting in zip(elements, lines, strict=True)]
        while True:
            room = self.height - self.margin - self.down - PADDING
            now = [_as_many(waiting, room) for waiting in lines]
            if not any(now) and any(lines) and self.down > self.margin:
                self.turn()
                continue
            height = max(_height_of(now) + PADDING, least)
            across = self.margin
            for cell, rows, part, nothing in zip(cells, now, parts, empty, strict=True):
                down = self.down + PADDING / 2
                if nothing:
                    self.add(Nothing(nothing))
                for row in rows:
                    self._set(row, across + PADDING, down, part)
                    down += _height(row)
                box = Box(across, self.down, across + cell.width, self.down + height)
                if frame == "box":
                    self.frame(box)
                elif frame == "below":
                    self.area(replace(box, top=box.bottom - RULE))
                across += cell.width
            self.down += height
            lines = [waiting[len(rows) :] for waiting, rows in zip(lines, now, strict=True)]
            if not any(lines):
                return
            empty = [()] * len(cells)
            self.turn()


def row_height(cells: Sequence[Cell], least: float = 0.0) -> float:
    """Mm"""
    return max(_height_of([list(_rows(cell.words, cell.width - 2 * PADDING)) for cell in cells]) + PADDING, least)


def _parts(flow: Flow, words: Sequence[Words], element: Element) -> dict[Words, Element]:
    """To which part each text belongs: to this one, or to a span of it that says what it is in."""
    if not element:
        return {}
    return {some: flow.part("Span", element, language=some.language) if some.language else element for some in words}


def _height(row: _Row) -> float:
    return max((words.style.size for _, words, _ in row), default=0) * LEADING


def _height_of(cells: Sequence[Sequence[_Row]]) -> float:
    return max((sum(map(_height, rows)) for rows in cells), default=0)


def _as_many(rows: list[_Row], room: float) -> list[_Row]:
    """As many of the first lines as there is room for."""
    taken: list[_Row] = []
    for row in rows:
        room -= _height(row)
        if room < 0:
            break
        taken.append(row)
    return taken


# ---- lines ------------------------------------------------------------------------------------------


def _rows(words: Sequence[Words], width: float) -> Iterator[_Row]:
    """The lines of texts: beside each other if all fit on one, else each begins one."""
    some = [text for text in words if text.text.strip()]
    lengths = [length(text.text.strip(), text.style.stack, text.style.size) for text in some]
    if len(some) > 1 and sum(lengths) + BESIDE * (len(some) - 1) <= width and "\n" not in "".join(t.text for t in some):
        starts = [sum(lengths[:number]) + BESIDE * number for number in range(len(some))]
        yield tuple(
            (f"{text.text.strip()} " if text is not some[-1] else text.text.strip(), text, start)
            for text, start in zip(some, starts, strict=True)
        )
        return
    for text in some:
        for row in wrapped(text.text, text.style.stack, text.style.size, width):
            yield ((row, text, 0.0),)


_PIECES = re.compile(r"[^\s/]*/+|[^\s/]+|\s+")
"""What stays together on a line: words, and the steps of a path."""


@lru_cache(maxsize=2048)
def wrapped(text: str, stack: FontStack, size: float, width: float) -> tuple[str, ...]:
    """The text in lines no wider than this; what no blank divides, an address or Chinese, is broken between letters.

    A line that goes on after a blank ends with it.
    """
    rows: list[str] = []
    for paragraph in text.split("\n"):
        row, used, gap = "", 0.0, 0.0
        for piece in _PIECES.findall(paragraph):
            if piece.isspace():
                gap = _blank(stack, size) if row else 0.0
                continue
            wide = length(piece, stack, size)
            for part in (piece,) if wide <= width else _clusters(piece):
                own = wide if part is piece else length(part, stack, size)
                if row and used + gap + own > width:
                    rows.append(row + (" " if gap else ""))
                    row, used, gap = "", 0.0, 0.0
                row += (" " if gap else "") + part
                used, gap = used + gap + own, 0.0
        rows.append(row)
    return tuple(row for row in rows if row) or ("",)


_STACKERS = frozenset(sign for script in SCRIPTS.values() for sign in script.stackers)
"""Signs that set the next letter below (Khmer coeng)."""


def _clusters(word: str) -> list[str]:
    """Letters with their marks and what is set below them."""
    clusters: list[str] = []
    for sign in word:
        joined = unicodedata.category(sign) in {"Mn", "Mc", "Me", "Cf"} or (clusters and clusters[-1][-1] in _STACKERS)
        if joined and clusters:
            clusters[-1] += sign
        else:
            clusters.append(sign)
    return clusters


@lru_cache(maxsize=8192)
def _length_of_em(text: str, stack: FontStack) -> float:
    return line(text, stack, 1.0).advance


def _blank(stack: FontStack, size: float) -> float:
    """Mm of a blank between two letters; alone it has no ink to be set by."""
    return length("i i", stack, size) - 2 * length("i", stack, size)


def length(text: str, stack: FontStack, size: float) -> float:
    """Mm of a text on one line. Raises MissingGlyph, MissingFace and MixedDirections."""
    return _length_of_em(text, stack) * size if text else 0.0
