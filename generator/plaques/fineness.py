"""An outline → the widest tool that can still draw it, and the widest that keeps its gaps open.

At each point of the edge the width is the diameter of the largest circle that touches it there and lies within the stroke
(outside: within the gap), as in the shrinking ball of Ma, Bae, Choi 2012. A tool of that width goes there, a wider one
does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil, floor, hypot

from generator.plaques.outline import Outline, Segment

Length = tuple[float, float]
"""In widths of the tool, and at least in the unit of the outline."""

LOST: Length = (2.0, 0.06)
"""How long an edge may run beside another where the stroke between them is too thin for the tool.
Ends of serifs are shorter; a bar, an arm or a mark is longer, and without it the letter is another."""

CLOSED: Length = (4.0, 0.12)
"""The same of a gap that closes: a short slit, as between a hook and a stem, does no harm."""

SLOPE = 0.12
"""How much wider, for each step along the edge, what is between may get and count as beside: a tip of 7° or blunter, a notch, a
corner is drawn a little shorter by every tool."""

SAME_WAY = 0.5
"""Cosine of 60°, by how much an edge may turn from one sample to the next: more is a corner. Widths
before it and after it are not compared: around a tip they are alike, beside a stem they are not."""

WIDEST = 0.13
"""Of the outline's unit: what is wider is not measured. Of a letter in its em: 0.3 mm at the smallest type size."""

STEP = 0.018
"""Of the unit, from one sample of the edge to the next. A width w is measured at most STEP² ÷ 8w too large: 0.0008, 1.6 %, of a
hairline of 0.05."""


@dataclass(frozen=True, slots=True)
class Fineness:
    """In the unit of the outline: an em, or the width of a roof-line. WIDEST where nothing is finer."""

    stroke: float
    """The widest tool that draws every stroke."""

    gap: float
    """The widest bridge that keeps every gap: counters, and what is between parts."""


Sample = tuple[float, float, float, float, float]
"""A point of an edge, x and y; the unit vector from there into the stroke; the length of the edge that it stands for."""

Contours = tuple[tuple[Sample, ...], ...]


def fineness(contours: Contours, widest: float = WIDEST, lost: Length = LOST, closed: Length = CLOSED) -> Fineness:
    """Of an outline, up to `widest`; `lost` and `closed` are what a stroke and a gap may lose."""
    cells = defaultdict[tuple[int, int], list[tuple[float, float]]](list)
    for contour in contours:
        for x, y, *_ in contour:
            cells[floor(x / widest), floor(y / widest)].append((x, y))
    near = {cell: _around(cell, cells) for cell in cells}
    strokes, gaps = list[float](), list[float]()
    for contour in contours:
        widths = [
            _widths(sample, near[floor(sample[0] / widest), floor(sample[1] / widest)], widest) for sample in contour
        ]
        strokes.append(_widest_tool(contour, [stroke for stroke, _ in widths], widest, lost))
        gaps.append(_widest_tool(contour, [gap for _, gap in widths], widest, closed))
    return Fineness(min(strokes, default=widest), min(gaps, default=widest))


def _around(
    cell: tuple[int, int], cells: Mapping[tuple[int, int], list[tuple[float, float]]]
) -> list[tuple[float, float]]:
    """The points in a cell and the eight around it."""
    column, row = cell
    return [
        point
        for across in (column - 1, column, column + 1)
        for down in (row - 1, row, row + 1)
        for point in cells.get((across, down), ())
    ]


def _widths(sample: Sample, near: list[tuple[float, float]], widest: float) -> tuple[float, float]:
    """Diameters of the largest circles that touch the edge at the sample, in the stroke and in the gap; `widest` or less."""
    x, y, across, down, _ = sample
    stroke, gap = 1 / widest, -1 / widest
    for other_x, other_y in near:
        to_x, to_y = other_x - x, other_y - y
        chord = to_x * to_x + to_y * to_y
        if chord:
            # Of the circle through both that touches the edge here, the height over the square of the chord is 1 ÷ diameter.
            inverse = (to_x * across + to_y * down) / chord
            if inverse > stroke:
                stroke = inverse
            elif inverse < gap:
                gap = inverse
    return 1 / stroke, -1 / gap


def _widest_tool(contour: tuple[Sample, ...], widths: list[float], widest: float, longest: Length) -> float:
    """The least width below which an edge runs beside another for longer than `longest`, or all around.

    From the finest sample up, runs of finer ones are joined until one is too long.
    """
    (in_widths, at_least), count = longest, len(contour)
    length = [sample[4] for sample in contour]
    slopes = [
        _slope(contour[index - 1], sample, widths[index - 1], widths[index]) for index, sample in enumerate(contour)
    ]
    beside = [
        length[index] if max(slope, slopes[(index + 1) % count]) <= SLOPE else 0 for index, slope in enumerate(slopes)
    ]
    run: dict[int, tuple[int, float]] = {}  # at each end of a run: its other end, and how much of it is beside
    for number, index in enumerate(sorted(range(count), key=widths.__getitem__), 1):
        width, first, last, total = widths[index], index, index, beside[index]
        if width >= widest * 0.999:
            break
        before, after = (index - 1) % count, (index + 1) % count
        if before in run:
            first, more = run.pop(before)
            total += more
        if after in run and after != first:
            last, more = run.pop(after)
            total += more
        run[first], run[last] = (last, total), (first, total)
        if total > max(in_widths * width, at_least) or number == count:
            return width
    return widest


def _slope(before: Sample, here: Sample, width_before: float, width: float) -> float:
    """How much the width changes from a sample to the next for each step along the edge; around a corner that says nothing."""
    if before[2] * here[2] + before[3] * here[3] < SAME_WAY:
        return 0
    return 2 * abs(width - width_before) / (before[4] + here[4])


# ---- samples ----------------------------------------------------------------------------------------


def contours(outline: Outline, step: float = STEP) -> Contours:
    """Samples along each contour of an outline whose contours do not cross, and that both fill rules fill alike."""
    sampled = [
        [sample for start, segment in contour for sample in _along(start, segment, step)]
        for contour in _closed(outline)
    ]
    # By the divergence theorem the sum is twice the area, if the vectors point outwards. They do on one winding.
    area = sum((x * across + y * down) * length for contour in sampled for x, y, across, down, length in contour)
    turn = -1 if area > 0 else 1
    return tuple(
        tuple((x, y, across * turn, down * turn, length) for x, y, across, down, length in contour)
        for contour in sampled
        if contour
    )


def _closed(outline: Outline) -> Iterator[list[tuple[tuple[float, ...], Segment]]]:
    """The segments of each contour with the point each begins at; the last one ends where the first begins."""
    contour: list[tuple[tuple[float, ...], Segment]] = []
    begin: tuple[float, ...] = (0, 0)
    here = begin
    for verb, numbers in outline:
        if verb == "M":
            begin = here = numbers
        elif verb == "Z":
            yield [*contour, (here, ("L", begin))]
            contour = []
        else:
            contour.append((here, (verb, numbers)))
            here = numbers[-2:]


def _along(start: tuple[float, ...], segment: Segment, step: float) -> Iterator[Sample]:
    """Samples of a line or a cubic curve, with the vector on its left where y grows downwards."""
    verb, numbers = segment
    x0, y0 = start
    if verb == "L":
        x1, y1 = numbers
        length = hypot(x1 - x0, y1 - y0)
        if length < 1e-9:  # noqa: PLR2004
            return
        across, down = (y1 - y0) / length, -(x1 - x0) / length
        count = ceil(length / step) | 1  # an odd number has one in the middle, where a square dot is as wide as it is
        for number in range(count):
            share = (number + 0.5) / count
            yield x0 + (x1 - x0) * share, y0 + (y1 - y0) * share, across, down, length / count
        return
    x1, y1, x2, y2, x3, y3 = numbers
    polygon = hypot(x1 - x0, y1 - y0) + hypot(x2 - x1, y2 - y1) + hypot(x3 - x2, y3 - y2)
    count = ceil(polygon / step)
    for number in range(count):
        t = (number + 0.5) / count
        s = 1 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        dx = 3 * (s * s * (x1 - x0) + 2 * s * t * (x2 - x1) + t * t * (x3 - x2))
        dy = 3 * (s * s * (y1 - y0) + 2 * s * t * (y2 - y1) + t * t * (y3 - y2))
        speed = hypot(dx, dy)
        if speed > 1e-9:  # noqa: PLR2004
            x, y = a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
            yield x, y, dy / speed, -dx / speed, speed / count
