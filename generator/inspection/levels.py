"""A straight picture of a symbol → how dark each module is between what is dark and what is light around it."""

from __future__ import annotations

from dataclasses import dataclass
from operator import mul
from statistics import median

from PIL import Image, ImageFilter

from generator.inspection.alignment import SCALE
from generator.plaques.qr import QUIET_ZONE, Symbol

BLOCK = 5
"""Modules along the blocks of which each says how light and how dark it is there."""

PASSES = 6
"""Of the robust fit."""

OUTLYING = 12.0
"""Grey levels that a block may be off before it counts less."""

AROUND = 3
"""Modules on each side whose means say what is light and dark in the middle."""

IN_ORDER = 0.4
"""Of the contrast of the whole symbol: where less is left around a module, something covers it."""

LEAST = 8.0
"""Grey levels: no smaller difference between light and dark is believed."""

Surface = tuple[float, float, float, float, float, float]
"""Coefficients of 1, x, y, x², xy, y², where x and y go from -1 to 1 over the symbol."""

Grid = tuple[tuple[float, ...], ...]
"""Rows of the symbol's modules."""


@dataclass(frozen=True, slots=True)
class Levels:
    """What was light and dark in the picture of a symbol, in grey levels of 0 to 255."""

    modules: Grid
    """Each module, in its middle."""

    light: Grid
    """What is light at each module."""

    dark: Grid

    def at(self, row: int, column: int) -> tuple[float, float]:
        """Light and dark at a module; beside the symbol, at the nearest one."""
        last = len(self.light) - 1
        y, x = max(0, min(last, row)), max(0, min(last, column))
        return self.light[y][x], self.dark[y][x]


def measure(picture: Image.Image, symbol: Symbol) -> Levels:
    """The levels in a straight picture (alignment.Laid.picture).

    Shade and glare change slowly over a plaque: light and dark are each a surface of the second degree through the medians
    of blocks. The fit gives less weight to blocks far off, so that what covers a third of the symbol does not bend it.
    A shadow's edge and a spot of glare are no such surface: there the means of the modules around say it, as long as
    every one of these is right.
    """
    size = symbol.size
    inner = picture.filter(ImageFilter.BoxBlur(SCALE // 4))
    side = picture.width // SCALE
    whole = inner.resize((side, side), Image.Resampling.NEAREST).tobytes()
    modules = tuple(
        tuple(float(n) for n in whole[y * side + QUIET_ZONE : y * side + QUIET_ZONE + size])
        for y in range(QUIET_ZONE, QUIET_ZONE + size)
    )
    lights: list[tuple[Surface, float]] = []
    darks: list[tuple[Surface, float]] = []
    for top in range(0, size, BLOCK):
        for left in range(0, size, BLOCK):
            rows, columns = range(top, min(size, top + BLOCK)), range(left, min(size, left + BLOCK))
            place = _terms(
                (left + columns.stop) / size - 1,
                (top + rows.stop) / size - 1,
            )
            for found, is_dark in ((lights, False), (darks, True)):
                values = [modules[y][x] for y in rows for x in columns if symbol.modules[y][x] is is_dark]
                if len(values) > 2:  # noqa: PLR2004 -- a median of two is none
                    found.append((place, median(values)))
    whole_light, whole_dark = _spread(_fitted(lights), size), _spread(_fitted(darks), size)
    near = [_means(modules, symbol, is_dark=is_dark) for is_dark in (False, True)]
    torn = _counts(
        [
            [
                (value < (high + low) / 2) is not is_dark or high - low < LEAST
                for value, high, low, is_dark in zip(*line, strict=True)
            ]
            for line in zip(modules, *near, symbol.modules, strict=True)
        ]
    )
    light, dark = [], []
    for along in zip(whole_light, whole_dark, *near, torn, strict=True):
        chosen = [_chosen(*values) for values in zip(*along, strict=True)]
        light.append(tuple(high for high, _ in chosen))
        dark.append(tuple(low for _, low in chosen))
    return Levels(modules, tuple(light), tuple(dark))


def _chosen(high: float, low: float, near_high: float, near_low: float, astray: float) -> tuple[float, float]:
    """Light and dark at a module: those around it, where all of these are right and differ by enough of what they should."""
    high = max(high, low + LEAST)
    whole = (high - low) / max(1.0, high + low)
    if not astray and (near_high - near_low) / max(1.0, near_high + near_low) >= IN_ORDER * whole:
        return near_high, near_low
    return high, low


def _counts(wrong: list[list[bool]]) -> Grid:
    """How many around each module are wrong."""
    size = len(wrong)
    bounds = [(max(0, n - AROUND), min(size, n + AROUND + 1)) for n in range(size)]
    across = [[sum(row[left:right]) for left, right in bounds] for row in wrong]
    columns = [*zip(*across, strict=True)]
    return tuple(tuple(float(sum(columns[x][top:bottom])) for x in range(size)) for top, bottom in bounds)


def _spread(surface: Surface, size: int) -> Grid:
    places = [(2 * n + 1) / size - 1 for n in range(size)]
    return tuple(tuple(_value(surface, x, y) for x in places) for y in places)


def _means(modules: Grid, symbol: Symbol, *, is_dark: bool) -> Grid:
    """The mean of the modules that must be dark, or light, in a window around each, by summed areas (Crow, 1984)."""
    size = symbol.size
    values, counts = [[0.0] * (size + 1)], [[0] * (size + 1)]
    for row, kinds in zip(modules, symbol.modules, strict=True):
        along, many, value_sums, count_sums = 0.0, 0, [0.0], [0]
        for n in range(size):
            if kinds[n] is is_dark:
                along, many = along + row[n], many + 1
            value_sums.append(values[-1][n + 1] + along)
            count_sums.append(counts[-1][n + 1] + many)
        values.append(value_sums)
        counts.append(count_sums)
    bounds = [(max(0, n - AROUND), min(size, n + AROUND + 1)) for n in range(size)]
    means = []
    for top, bottom in bounds:
        upper, lower, fewer, more = values[top], values[bottom], counts[top], counts[bottom]
        means.append(
            tuple(
                (lower[right] - upper[right] - lower[left] + upper[left])
                / max(1, more[right] - fewer[right] - more[left] + fewer[left])
                for left, right in bounds
            )
        )
    return tuple(means)


def _terms(x: float, y: float) -> Surface:
    return 1.0, x, y, x * x, x * y, y * y


def _value(surface: Surface, x: float, y: float) -> float:
    a, b, c, d, e, f = surface
    return a + b * x + c * y + d * x * x + e * x * y + f * y * y


def _fitted(points: list[tuple[Surface, float]]) -> Surface:
    """The surface through these values by weighted least squares, weights after Geman and McClure."""
    values = [value for _, value in points]
    columns = [[terms[i] for terms, _ in points] for i in range(6)]
    products = [[[*map(mul, one, other)] for other in (*columns, values)] for one in columns]
    surface: Surface = (median(values), 0.0, 0.0, 0.0, 0.0, 0.0)
    # The first passes forgive much, as a plaque half in the shade asks, the last ones little.
    for turn in range(PASSES):
        bound = OUTLYING * 2 ** max(0, 3 - turn)
        weights = []
        for terms, value in points:
            off = (value - sum(map(mul, surface, terms))) / bound
            weights.append(1 / (1 + off * off) ** 2)
        surface = _solved(products, weights)
    return surface


RIDGE = (1e-9, 1e-3, 1e-3, 0.02, 0.02, 0.02)
"""A little stiffness in the bends keeps the system regular where most blocks are covered."""


def _solved(products: list[list[list[float]]], weights: list[float]) -> Surface:
    """The coefficients, by Gauss and Jordan; each product is of two terms, or of a term and the values."""
    total = sum(weights) or 1.0
    rows = [
        [sum(map(mul, weights, product)) / total + (RIDGE[i] if i == j else 0) for j, product in enumerate(line)]
        for i, line in enumerate(products)
    ]
    for column in range(6):
        head = rows[column]
        for row in range(6):
            if row != column:
                factor = rows[row][column] / head[column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], head, strict=True)]
    a, b, c, d, e, f = (rows[n][6] / rows[n][n] for n in range(6))
    return a, b, c, d, e, f
