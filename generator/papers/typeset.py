"""A paper → lines of text and rules on pages of A4, and these as a PDF."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.papers.paper import Block, Paper
from generator.plaques.faceplate import FontStack
from generator.plaques.faults import MissingFace, MissingGlyph, MixedDirections
from generator.plaques.flow import LEADING, RULE, Cell, Flow, Style, Words, length, wrapped
from generator.plaques.lettering import line
from generator.plaques.outline import Box
from generator.plaques.paper import A_SIZES
from generator.plaques.writers.text_pdf import Page, document

WIDTH, HEIGHT = A_SIZES["A4"]
MARGIN = 15.0
"""mm"""

SIZES = {"title": 6.4, "sheet": 4.8, "heading": 4.4, "part": 3.8, "text": 3.4, "note": 2.9, "cell": 2.8}
"""mm of the em."""

CHART = 26.0
"""mm, the highest bar of a chart."""

WRITING = 8.5
"""mm between lines to write on."""

TAGS = {"title": "H1", "sheet": "H2", "heading": "H2", "part": "H3"}
"""What is set in bold → what it is in the document; all else is a paragraph."""


def as_pdf(paper: Paper, bold: FontStack, plain: FontStack) -> bytes:
    """The paper on as many pages as it takes; the same bytes for the same paper."""
    setter = _Setter(bold, plain)
    setter.write(paper.title, "title")
    for number, block in enumerate(paper.blocks):
        if block.kind == "sheet" and number:
            setter.flow.turn()
        setter.block(block)
    return document(setter.pages(paper.foot), paper.title, paper.language)


class _Setter:
    """The blocks of a paper, set one after another."""

    def __init__(self, bold: FontStack, plain: FontStack) -> None:
        self._bold, self._plain = bold, plain
        self.flow = Flow((WIDTH, HEIGHT), MARGIN)

    def pages(self, foot: str) -> tuple[Page, ...]:
        """The pages, each with its number and the paper's foot."""
        return self.flow.pages(lambda number, count: self._words(f"{foot} · {number}/{count}", "note"))

    def block(self, block: Block) -> None:
        """Set a block."""
        if block.kind == "table":
            self._table(block)
        elif block.kind == "blank":
            self._blank(block)
        elif block.kind == "box":
            self._box(block)
        elif block.kind == "ticks":
            self._ticks(block)
        elif block.kind == "chart":
            self._chart(block)
        else:
            self.flow.down += {"sheet": 1.0, "heading": 5.0, "part": 3.0}.get(block.kind, 0.6)
            # No heading is left alone at the foot.
            self.flow.need(SIZES[block.kind] * LEADING + (20 if block.kind in TAGS else 0))
            self.write(block.text, block.kind)

    def write(self, text: str, kind: str) -> None:
        """Set a text as what it is."""
        self.flow.text((self._words(text, kind),), self.flow.part(TAGS.get(kind, "P")))
        self.flow.down += SIZES[kind] * 0.35

    def _words(self, text: str, kind: str, *, bold: bool = False) -> Words:
        stack = self._bold if bold or kind in TAGS else self._plain
        return Words(_drawable(text, stack), Style(stack, SIZES[kind]))

    def _table(self, block: Block) -> None:
        widths = [self.flow.room * width / sum(block.widths) for width in block.widths]
        head = [
            Cell((self._words(text, "cell", bold=True),), width, "TH", "Column")
            for text, width in zip(block.columns, widths, strict=True)
        ]
        rows = [
            [Cell((self._words(text, "cell"),), width) for text, width in zip(row, widths, strict=True)]
            for row in block.rows
        ]
        self.flow.table(head, rows, "box", block.lines * WRITING)
        self.flow.down += 2

    def _blank(self, block: Block) -> None:
        rows = wrapped(_drawable(block.text, self._plain), self._plain, SIZES["text"], self.flow.room)
        self.flow.need(len(rows) * SIZES["text"] * LEADING + block.lines * WRITING + 1)
        self.write(block.text, "text")
        for _ in range(block.lines):
            self.flow.need(WRITING)
            self.flow.down += WRITING
            self.flow.area(Box(MARGIN, self.flow.down - RULE, MARGIN + self.flow.room, self.flow.down))
        self.flow.down += 1.5

    def _chart(self, block: Block) -> None:
        """Bars on a line, which belong to the page; what is said of them belongs to the text."""
        flow, size, step = self.flow, SIZES["note"], self.flow.room / max(1, len(block.bars))
        flow.need(CHART + size * LEADING * 3)
        base = flow.down + CHART
        for number, bar in enumerate(block.bars):
            left, top = MARGIN + step * (number + 0.15), base - CHART * bar.height / 100
            box = Box(left, top, left + step * 0.7, base)
            if bar.height:
                (flow.area if bar.exact else flow.frame)(box)
            if bar.label:
                words = self._words(bar.label, "note")
                across = left + (step * 0.7 - length(words.text, self._plain, size)) / 2
                flow.put(words, across, base + size * 1.1, ())
        flow.area(Box(MARGIN, base, MARGIN + flow.room, base + RULE))
        flow.down = base + size * 1.4
        self.write(block.text, "note")

    def _box(self, block: Block) -> None:
        rows = wrapped(_drawable(block.text, self._plain), self._plain, SIZES["text"], self.flow.room)
        height = block.lines * WRITING
        self.flow.need(len(rows) * SIZES["text"] * LEADING + height + 1)
        self.write(block.text, "text")
        self.flow.frame(Box(MARGIN, self.flow.down, MARGIN + self.flow.room, self.flow.down + height))
        self.flow.down += height + 1.5

    def _ticks(self, block: Block) -> None:
        """What is asked, and choices beside it or in lines below it, each with a box."""
        flow, size, across = self.flow, SIZES["text"], MARGIN
        element = flow.part("P")
        flow.need(size * 2)
        if block.text:
            asked = self._words(block.text, "text")
            flow.text((asked,), element)
            across += length(_last(asked, flow.room), self._plain, size) + 4
        else:
            flow.down += size * 1.6
        for choice in block.choices:
            words = self._words(" ".join(choice.split()), "text")
            width = length(words.text, self._plain, size) + size * 1.4 + 4
            if across + width > MARGIN + flow.room and across > MARGIN:
                across = MARGIN
                flow.need(size * 1.6)
                flow.down += size * 1.6
            baseline = flow.down - size * (LEADING - 1) * 0.7
            flow.frame(Box(across, baseline - size * 0.8, across + size * 0.85, baseline + size * 0.05))
            flow.put(words, across + size * 1.4, baseline, element, f"{words.text} ")
            across += width
        flow.down += 1.5


def _last(words: Words, width: float) -> str:
    return wrapped(words.text, words.style.stack, words.style.size, width)[-1]


# ---- what no face draws -----------------------------------------------------------------------------


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
        for paragraph in text.split("\n"):
            if paragraph.strip():
                line(paragraph, stack, 1.0)
    except (MissingGlyph, MissingFace, MixedDirections):
        return False
    return True
