"""The finished piece on paper at 1:1, with rulers and dimensions; in small where no paper is large enough, and its symbol at 1:1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.plaques.drawing import MUC, SON, WHITE, Drawing, Ink, Shape
from generator.plaques.engraving import rounded
from generator.plaques.faceplate import FontStack
from generator.plaques.lettering import line
from generator.plaques.outline import Box, Outline, moved, rectangle
from generator.plaques.sheets import PAPERS

ABOVE, BELOW, BEFORE, AFTER = 34.0, 36.0, 20.0, 24.0
"""mm of the page around the picture: heading and ruler, dimensions and the bar, ruler, dimensions."""

WARNING = 16.0
"""mm more above a picture in small: that it is none to measure on, in large letters."""

SCALES = (2, 5, 10, 20, 50, 100)
"""Of reduction (ISO 5455)."""

HAIR = 0.1
"""mm: the width of lines that measure."""

RIM = 0.2
"""mm: the line around a hole."""

NUMBER = 2.4
"""mm of the em of numbers at lines."""

BAR = 100.0
"""mm"""


@dataclass(frozen=True, slots=True)
class View:
    """A part of a drawing on a paper."""

    paper: str
    size: tuple[float, float]
    """Of the paper as it lies, width and height in mm."""

    clip: Box
    """What is seen of the drawing, mm."""

    scale: float
    """1: at its size; 0.5: half of it."""

    @property
    def box(self) -> Box:
        """Where it stands on the page, mm."""
        width, height = self.clip.width * self.scale, self.clip.height * self.scale
        left = BEFORE + (self.size[0] - BEFORE - AFTER - width) / 2
        top = ABOVE if self.scale == 1 else ABOVE + WARNING
        return Box(left, top, left + width, top + height)


def views(drawing: Drawing) -> tuple[View, ...]:
    """The piece at 1:1 on the smallest paper it fits; else in small on the smallest, and as much of its symbol as fits at 1:1."""
    if whole := _fitting(drawing.trim, 1):
        return (whole,)
    small = next((view for scale in SCALES if (view := _fitting(drawing.trim, 1 / scale, papers=1))), None)
    place = drawing.symbol
    assert small is not None, "no plaque is larger than authors may write: 9999 mm"
    assert place is not None
    paper, (width, height) = _papers()[-1]
    zone = place.zone
    corner = Box(zone.left, zone.top, zone.left + width - BEFORE - AFTER, zone.top + height - ABOVE - BELOW)
    return small, _fitting(zone, 1) or View(paper, (width, height), corner, 1)


def _papers() -> list[tuple[str, tuple[float, float]]]:
    """Name and sides of the papers, the smallest first."""
    return sorted(PAPERS.items(), key=lambda paper: paper[1][0] * paper[1][1])


def _fitting(clip: Box, scale: float, papers: int = 0) -> View | None:
    for paper, (short, long) in _papers()[: papers or None]:
        for size in ((short, long), (long, short)):
            above = ABOVE if scale == 1 else ABOVE + WARNING
            room = size[0] - BEFORE - AFTER, size[1] - above - BELOW
            if clip.width * scale <= room[0] and clip.height * scale <= room[1]:
                return View(paper, size, clip, scale)
    return None


def largest() -> str:
    """Name of the largest paper."""
    return _papers()[-1][0]


# ---- what measures ----------------------------------------------------------------------------------


def measures(drawing: Drawing, view: View, stack: FontStack, decimal_sign: str) -> tuple[Shape, ...]:
    """Rulers above and beside a view at 1:1, and below and beside a whole piece its dimensions and those of its holes."""
    return (
        *(_rulers(view.box, stack) if view.scale == 1 else ()),
        *(_dimensions(drawing, view, stack, decimal_sign) if view.clip == drawing.trim else ()),
    )


def edges(drawing: Drawing, view: View) -> tuple[Shape, ...]:
    """A line along what is seen; each hole as one sees through it, with a rim."""
    box = view.box
    around = (*rectangle(box.grown(0.1)), *rectangle(box))
    holes = drawing.holes if view.clip == drawing.trim else ()
    discs = [
        Shape(_disc(box.left + hole.across * view.scale, box.top + hole.down * view.scale, radius), ink)
        for hole in holes
        for radius, ink in ((hole.diameter / 2 * view.scale + RIM, MUC), (hole.diameter / 2 * view.scale, WHITE))
    ]
    return Shape(around, MUC, rule="evenodd"), *discs


def _disc(across: float, down: float, radius: float) -> Outline:
    return rounded(Box(across - radius, down - radius, across + radius, down + radius), radius)


@lru_cache(maxsize=4)
def bar(across: float, down: float, stack: FontStack) -> tuple[Shape, ...]:
    """A bar of 100 mm with a tick each 10."""
    lines = [Box(across, down, across + BAR, down + 0.4)]
    lines += [Box(across + at - HAIR, down - 3, across + at + HAIR, down) for at in range(10, 100, 10)]
    lines += [Box(across, down - 4.5, across + 0.2, down), Box(across + BAR - 0.2, down - 4.5, across + BAR, down)]
    numbers = [_number("0", across, down - 5.2, stack), _number("100", across + BAR, down - 5.2, stack)]
    return _drawn(lines, numbers, MUC)


@lru_cache(maxsize=4)
def _rulers(box: Box, stack: FontStack) -> tuple[Shape, ...]:
    """A tick a millimetre, longer at five, with a number at ten. Cached: plaques of a batch are of few sizes."""
    lines: list[Box] = []
    numbers: list[Outline] = []
    for position in range(int(box.width + 1e-6) + 1):
        x, tick = box.left + position, _tick(position)
        lines.append(Box(x - HAIR / 2, box.top - 2 - tick, x + HAIR / 2, box.top - 2))
        if position % 10 == 0:
            numbers.append(_number(str(position), x, box.top - 2 - tick - 0.8, stack))
    for position in range(int(box.height + 1e-6) + 1):
        y, tick = box.top + position, _tick(position)
        lines.append(Box(box.left - 2 - tick, y - HAIR / 2, box.left - 2, y + HAIR / 2))
        if position % 10 == 0:
            numbers.append(_number(str(position), box.left - 2.8 - tick, y + 0.85, stack, 1.0))
    return _drawn(lines, numbers, MUC)


def _tick(position: int) -> float:
    """Length of a tick, mm."""
    return 4.0 if position % 10 == 0 else 3.0 if position % 5 == 0 else 2.0


def _dimensions(drawing: Drawing, view: View, stack: FontStack, decimal_sign: str) -> Iterator[Shape]:
    """Chains of dimensions: from edge to hole to hole to edge, and outside them from edge to edge; and a cross on each hole."""
    box, scale = view.box, view.scale
    lines: list[Box] = []
    numbers: list[Outline] = []
    sides = (
        (drawing.width, sorted({round(hole.across, 3) for hole in drawing.holes}), True),
        (drawing.height, sorted({round(hole.down, 3) for hole in drawing.holes}), False),
    )
    for side, holes, along in sides:
        chains = [[0.0, *holes, side], [0.0, side]] if holes else [[0.0, side]]
        for row, chain in enumerate(chains, 1):
            away = (1.0 + 5.5 * row) if along else (0.0 + 8.0 * row)
            lines += [_across(box, place * scale, 1.0, away + 1.0, along=along) for place in chain]
            for start, end in pairwise(chain):
                lines.append(_along(box, start * scale, end * scale, away, along=along))
                text = f"{round(end - start, 2):g}".replace(".", decimal_sign)
                numbers.append(_between(box, (start * scale, end * scale), away, text, stack, along=along))
    for hole in drawing.holes:
        x, y = box.left + hole.across * scale, box.top + hole.down * scale
        reach = hole.diameter / 2 * scale + 1.5
        lines.append(Box(x - reach, y - HAIR / 2, x + reach, y + HAIR / 2))
        lines.append(Box(x - HAIR / 2, y - reach, x + HAIR / 2, y + reach))
    yield from _drawn(lines, numbers, SON)


def _across(box: Box, place: float, near: float, far: float, *, along: bool) -> Box:
    """The line that a dimension ends at."""
    if along:
        return Box(box.left + place - HAIR / 2, box.bottom + near, box.left + place + HAIR / 2, box.bottom + far)
    return Box(box.right + near, box.top + place - HAIR / 2, box.right + far, box.top + place + HAIR / 2)


def _along(box: Box, start: float, end: float, away: float, *, along: bool) -> Box:
    if along:
        return Box(box.left + start, box.bottom + away - HAIR / 2, box.left + end, box.bottom + away + HAIR / 2)
    return Box(box.right + away - HAIR / 2, box.top + start, box.right + away + HAIR / 2, box.top + end)


def _between(  # noqa: PLR0913 -- where it stands, and what
    box: Box, ends: tuple[float, float], away: float, text: str, stack: FontStack, *, along: bool
) -> Outline:
    """A number at the middle of its line; beside a line too short for it."""
    start, end = ends
    if not along:
        return _number(text, box.right + away + 0.8, box.top + (start + end) / 2 + 0.85, stack, 0.0)
    down = box.bottom + away - 0.7
    if end - start > line(text, stack, NUMBER).ink.width + 0.6:
        return _number(text, box.left + (start + end) / 2, down, stack)
    first = start < box.width / 2
    return _number(text, box.left + (start - 0.8 if first else end + 0.8), down, stack, 1.0 if first else 0.0)


def _number(text: str, across: float, down: float, stack: FontStack, share: float = 0.5) -> Outline:
    """A number with this share of it before a place, its baseline on another."""
    number = line(text, stack, NUMBER)
    return moved(number.outline, across - number.ink.left - number.ink.width * share, down)


def _drawn(lines: Sequence[Box], numbers: Sequence[Outline], ink: Ink) -> tuple[Shape, ...]:
    outlines = (rectangle(some) for some in lines), numbers
    return tuple(Shape(tuple(s for outline in some for s in outline), ink) for some in outlines)
