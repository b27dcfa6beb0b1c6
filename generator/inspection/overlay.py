"""What lies over a symbol: paper that somebody stuck on, or dirt, paint and scars.

A sticker is cut straight and is of one tone, or carries a print of its own; wear has no straight edges, or leaves the
modules apart from each other, only fainter. What is smaller than LEAST is called damage, whatever it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from PIL import Image, ImageChops, ImageFilter

from generator.inspection.alignment import SCALE
from generator.inspection.levels import Levels
from generator.inspection.placement import Module
from generator.inspection.rectangle import Point, fitted
from generator.plaques.qr import QUIET_ZONE, Symbol

CELLS = 2
"""Cells along a module: an edge of a sticker seldom runs between modules."""

MARGIN = 3
"""Modules of the quiet zone that are looked at; the outermost may show what is printed around it."""

OFF = 0.5
"""Of the contrast: where dark ends."""

LEAST = 36.0
"""Modules, 3 % of a symbol of version 4: a dropping of fewer is as straight as the modules' own edges, and scars look like a print."""

STRAIGHT = 0.91
"""How well a rectangle tells what a paper covers from what it does not (rectangle.Rectangle.agreement)."""

SMALL, SMALL_STRAIGHT = 64.0, 0.98
"""The same of a paper of fewer modules than these: droppings of that size come near to a rectangle."""

EVEN = 0.45
"""Share of a plain paper whose tone is near its median: glare lies on it, or a faint print."""

EVENLY = 0.2
"""Of the contrast, or of the median where that is more: paper may be lighter by far than the plate."""

SEEN = 0.4
"""Share of the dark cells that are light, or of the light ones that are dark: less is no paper."""

LEFT = 0.3
"""Of the contrast, at most, is left under paper."""

TORN = 0.4
"""Of the contrast: a module in whose middle something is nearer to dark than this, and something to light, is crossed by an
edge that is not ours."""

SHARED = 0.12
"""Of the light modules and of the dark ones, at least, are torn by a print: scars tear one kind alone."""

MIXED = 0.2
"""Of the dark cells that are light, and of the light ones that are dark: wear makes them light, or dark."""


@dataclass(frozen=True, slots=True)
class Cover:
    """One coherent thing over the symbol."""

    kind: Literal["paper", "print", "damage"]
    hull: tuple[Point, ...]
    """In modules from the symbol's top-left corner; of a paper, its corners."""

    modules: float
    """Its area."""

    fill: float
    """How well its rectangle tells what it covers from what it does not; 0 where nothing hides the symbol."""

    even: float
    """Share of the rectangle whose tone is near its median."""

    lighter: float
    """Share of the dark cells in it that are light."""

    darker: float
    """Share of the light cells in it that are dark."""

    torn_light: float
    torn_dark: float
    """Share of the light modules in it, and of the dark ones, that an edge crosses."""

    contrast: float
    """What is left of the difference between light and dark cells in it; 1 where all of it is."""


def covers(picture: Image.Image, symbol: Symbol, levels: Levels) -> tuple[Cover, ...]:
    """Every coherent thing over the symbol in a straight picture, the largest first."""
    cells = _cells(picture, symbol, levels)
    off = {place for place, (value, expected) in cells.items() if (value > OFF) is not (expected > OFF)}
    if not off:
        return ()
    torn = _torn(picture, symbol, levels)
    found = (_cover(group & off, cells, torn, symbol) for group in _groups(_closed(off, symbol.size)))
    return tuple(sorted(filter(None, found), key=lambda cover: -cover.modules))


Cell = tuple[int, int]
"""Row and column, from the top-left corner of the margin."""

Cells = dict[Cell, tuple[float, float]]
"""Value between dark, 0, and light, 1; and what it must be."""


def _cells(picture: Image.Image, symbol: Symbol, levels: Levels) -> Cells:
    side = picture.width // SCALE * CELLS
    values = picture.resize((side, side), Image.Resampling.BOX).tobytes()
    skip = (QUIET_ZONE - MARGIN) * CELLS
    many = (symbol.size + 2 * MARGIN) * CELLS
    found: Cells = {}
    for row in range(many):
        y = row // CELLS - MARGIN
        for column in range(many):
            x = column // CELLS - MARGIN
            light, dark = levels.at(y, x)
            value = (values[(row + skip) * side + column + skip] - dark) / (light - dark)
            inside = 0 <= y < symbol.size and 0 <= x < symbol.size
            found[row, column] = value, 0.0 if inside and symbol.modules[y][x] else 1.0
    return found


def _torn(picture: Image.Image, symbol: Symbol, levels: Levels) -> frozenset[Module]:
    """The modules in whose middle, half as wide as they are, light and dark meet."""
    soft = picture.filter(ImageFilter.BoxBlur(1))
    extremes = []
    for choose in (ImageChops.lighter, ImageChops.darker):
        image = soft
        for across, down in ((1, 0), (0, 1)):
            line = image
            for step in (-2, -1, 1, 2):
                image = choose(image, ImageChops.offset(line, step * across, step * down))
        side = picture.width // SCALE
        extremes.append((image.resize((side, side), Image.Resampling.NEAREST).tobytes(), side))
    (high, side), (low, _) = extremes
    found = set()
    for y in range(symbol.size):
        for x in range(symbol.size):
            at = (y + QUIET_ZONE) * side + x + QUIET_ZONE
            light, dark = levels.at(y, x)
            edge = TORN * (light - dark)
            if low[at] < dark + edge and high[at] > light - edge:
                found.add((y, x))
    return frozenset(found)


def _closed(off: set[Cell], size: int) -> set[Cell]:
    """With the gaps between cells filled that are narrower than two modules and a half (closing, Serra 1982)."""
    many = (size + 2 * MARGIN) * CELLS
    image = Image.new("L", (many + 8, many + 8), 0)
    for row, column in off:
        image.putpixel((column + 4, row + 4), 255)
    closed = image.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MinFilter(5)).tobytes()
    return {
        (n // (many + 8) - 4, n % (many + 8) - 4)
        for n, value in enumerate(closed)
        if value and 0 <= n // (many + 8) - 4 < many and 0 <= n % (many + 8) - 4 < many
    }


def _groups(cells: set[Cell]) -> Iterator[set[Cell]]:
    """The connected parts, by four neighbours."""
    left = set(cells)
    while left:
        group, edge = set(), [left.pop()]
        while edge:
            row, column = edge.pop()
            group.add((row, column))
            for near in ((row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)):
                if near in left:
                    left.remove(near)
                    edge.append(near)
        yield group


def _cover(off: set[Cell], cells: Cells, torn: frozenset[Module], symbol: Symbol) -> Cover | None:
    """What these wrong cells are part of; None where they are too few to say."""
    if len(off) < CELLS * CELLS * 2:
        return None
    hull = _hull([(c + dx, r + dy) for r, c in off for dx in (0, 1) for dy in (0, 1)])
    area = _area(hull)
    rows, columns = [r for r, _ in off], [c for _, c in off]
    inside = [
        cells[place]
        for r in range(min(rows), max(rows) + 1)
        for c in range(min(columns), max(columns) + 1)
        if (place := (r, c)) in cells and _contains(hull, c + 0.5, r + 0.5)
    ]
    lights = [value for value, expected in inside if expected]
    darks = [value for value, expected in inside if not expected]
    shape = [(x / CELLS - MARGIN, y / CELLS - MARGIN) for x, y in hull]
    modules = [
        (y, x)
        for y in range(max(0, int(min(y for _, y in shape))), min(symbol.size, int(max(y for _, y in shape)) + 1))
        for x in range(max(0, int(min(x for x, _ in shape))), min(symbol.size, int(max(x for x, _ in shape)) + 1))
        if _contains(shape, x + 0.5, y + 0.5)
    ]
    kinds = [
        [place in torn for place in modules if symbol.modules[place[0]][place[1]] is dark] for dark in (False, True)
    ]
    contrast = _mean(lights) - _mean(darks) if lights and darks else 0.0
    cover = Cover(
        kind="damage",
        hull=tuple(shape),
        modules=area / CELLS**2,
        fill=0.0,
        even=0.0,
        lighter=sum(value > OFF for value in darks) / max(1, len(darks)),
        darker=sum(value < OFF for value in lights) / max(1, len(lights)),
        torn_light=sum(kinds[0]) / max(1, len(kinds[0])),
        torn_dark=sum(kinds[1]) / max(1, len(kinds[1])),
        contrast=contrast,
    )
    if cover.modules < LEAST:
        return cover
    return _as_paper(cover, off, cells, hull) or replace(cover, kind="print" if _is_print(cover) else "damage")


def _as_paper(cover: Cover, off: set[Cell], cells: Cells, hull: list[Point]) -> Cover | None:
    """The same as a plain paper; None if it is none."""
    light = cover.lighter >= cover.darker
    if max(cover.lighter, cover.darker) < SEEN:
        return None
    alike = 1.0 if light else 0.0
    rows, columns = [int(y) for _, y in hull], [int(x) for x, _ in hull]
    around = [
        (r, c)
        for r in range(min(rows) - 1, max(rows) + 2)
        for c in range(min(columns) - 1, max(columns) + 2)
        if (r, c) in cells
    ]
    could = [place for place in around if cells[place][1] != alike]
    rectangle = fitted(
        [(c + 0.5, r + 0.5) for r, c in could if (r, c) in off],
        [(c + 0.5, r + 0.5) for r, c in could if (r, c) not in off],
        hull,
    )
    inside = [cells[r, c] for r, c in around if rectangle.contains(c + 0.5, r + 0.5)]
    straight = SMALL_STRAIGHT if rectangle.area < SMALL * CELLS**2 else STRAIGHT
    if rectangle.agreement < straight or rectangle.area < LEAST * CELLS**2:
        return None
    values = sorted(value for value, _ in inside)
    middle = values[len(values) // 2]
    lights = [value for value, expected in inside if expected]
    darks = [value for value, expected in inside if not expected]
    paper = replace(
        cover,
        kind="paper",
        hull=tuple((x / CELLS - MARGIN, y / CELLS - MARGIN) for x, y in rectangle.corners),
        modules=rectangle.area / CELLS**2,
        fill=rectangle.agreement,
        even=sum(abs(value - middle) < EVENLY * max(1.0, abs(middle)) for value in values) / len(values),
        contrast=_mean(lights) - _mean(darks) if lights and darks else 0.0,
    )
    return paper if paper.even >= EVEN and paper.contrast <= LEFT else None


def _is_print(cover: Cover) -> bool:
    torn = min(cover.torn_light, cover.torn_dark) >= SHARED and cover.contrast <= 2 * LEFT
    mixed = min(cover.lighter, cover.darker) >= MIXED
    return torn or mixed


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


# ---- shapes -----------------------------------------------------------------------------------------


def _hull(points: list[Point]) -> list[Point]:
    """The convex hull, counter-clockwise where down is up (Andrew's monotone chain, 1979)."""
    ordered = sorted(set(points))

    def half(along: list[Point]) -> list[Point]:
        chain: list[Point] = []
        for point in along:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        return chain[:-1]

    return half(ordered) + half(ordered[::-1])


def _turn(one: Point, two: Point, three: Point) -> float:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def _area(hull: list[Point]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(hull, hull[1:] + hull[:1], strict=True)) / 2


def _contains(hull: list[Point], x: float, y: float) -> bool:
    return all(_turn(one, two, (x, y)) >= 0 for one, two in zip(hull, hull[1:] + hull[:1], strict=True))
