"""Lays the grid of a symbol over its picture: the corners a reader found, moved to where the right modules agree best."""

from __future__ import annotations

from dataclasses import dataclass
from operator import mul

from PIL import Image, ImageFilter

from generator.inspection.finders import Finder
from generator.inspection.projection import Quadrangle, coefficients, straightened, through
from generator.plaques.qr import QUIET_ZONE, Symbol

SCALE = 8
"""px a module of the straight picture."""

Modules = tuple[tuple[bool, ...], ...]

STEPS = (0.6, 0.3, 0.15, 0.07)
"""Modules that a corner is moved by, as long as that helps."""

SWEEPS = 3
"""Rounds of all corners at one step, at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A symbol's grid on a photograph."""

    corners: Quadrangle
    """px of the photograph."""

    picture: Image.Image
    """The symbol with its quiet zone, straight, SCALE px a module."""

    agreement: float
    """Grey levels between the mean right light module and the mean right dark one."""

    @property
    def module(self) -> float:
        """Px of the photograph a module, the least of the four sides."""
        sides = (
            ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
            for (x0, y0), (x1, y1) in zip(self.corners, (*self.corners[1:], self.corners[0]), strict=True)
        )
        return float(min(sides)) / (self.picture.width / SCALE - 2 * QUIET_ZONE)


def lay(photograph: Image.Image, corners: Quadrangle, symbol: Symbol) -> Laid:
    """The grid of `symbol` near these corners, which are its top-left one and the next ones clockwise."""
    size = symbol.size
    rough = straightened(photograph, corners, size, QUIET_ZONE, SCALE).filter(ImageFilter.BoxBlur((SCALE - 1) / 2))
    near, far = float(QUIET_ZONE * SCALE), float((QUIET_ZONE + size) * SCALE)
    start = ((near, near), (far, near), (far, far), (near, far))
    best, top = _refined(rough, start, SCALE, size, _signs(symbol.modules), STEPS)
    placed = through(corners, best, size, QUIET_ZONE, SCALE)
    return Laid(placed, straightened(photograph, placed, size, QUIET_ZONE, SCALE), top)


GROWTH = 1.22
"""Times as many modules a side at each step; an error of a tenth of a module at the edge is still one after it."""

FIRST = 10
"""Modules a side that are laid first: a finder and what is beside it."""

CLEAR = 0.45
"""Of the contrast of the finder: with less between light and dark, the first modules are not those of this symbol."""


def grow(photograph: Image.Image, finder: Finder, symbol: Symbol) -> Laid | None:
    """The grid of `symbol`, grown from one finder pattern of it; None where that is none of its three.

    Which of the three it is and how it is turned is tried; then the part that is laid grows from that corner on.
    """
    soft = photograph.filter(ImageFilter.BoxBlur(max(0.5, finder.module / 2 - 0.5)))
    # A symbol turned by quarters begins with another of its corners; three of those have a finder.
    ways = [
        (turns, _turned(symbol.modules, turns), _from(finder.corners, start))
        for turns in range(4)
        if turns != _EMPTY
        for start in range(4)
    ]
    ranked = sorted(ways, key=lambda way: _beside(soft, way[2], way[1]), reverse=True)
    found: Laid | None = None
    for turns, modules, corners in ranked[:TRIED]:
        quad = _grown_from(soft, corners, modules, finder.module)
        if quad is None:
            continue
        # Back to the symbol's own top-left corner.
        laid = lay(photograph, _from(quad, -turns % 4), symbol)
        if found is None or laid.agreement > found.agreement:
            found = laid
    return found


TRIED = 4
"""Of the twelve ways a finder may belong to a symbol, those that are tried: what lies beside it tells most of them apart."""


def _from(corners: Quadrangle, start: int) -> Quadrangle:
    """The same corners, from another one on."""
    return corners[start], corners[(start + 1) % 4], corners[(start + 2) % 4], corners[(start + 3) % 4]


def _beside(soft: Image.Image, finder: Quadrangle, modules: Modules) -> float:
    """How well the first modules agree before anything is moved."""
    part = tuple(row[:FIRST] for row in modules[:FIRST])
    try:
        return _agreement(soft, _extended(finder, FIRST / 7), FIRST, _signs(part))
    except ZeroDivisionError:
        return 0.0


_EMPTY = 2
"""Quarter turns to the left after which the corner without a finder is the top-left one."""


def _turned(modules: Modules, turns: int) -> Modules:
    """The modules after as many quarter turns to the left."""
    for _ in range(turns):
        modules = tuple(zip(*modules, strict=True))[::-1]
    return modules


def _grown_from(soft: Image.Image, finder: Quadrangle, modules: Modules, module: float) -> Quadrangle | None:
    """Corners of the whole where `finder` is its top-left one; None where what is beside it does not agree."""
    size = len(modules)
    try:
        own = _agreement(soft, finder, 7, _signs(tuple(row[:7] for row in modules[:7])))
        quad, laid = _extended(finder, FIRST / 7), FIRST
        while True:
            part = tuple(row[:laid] for row in modules[:laid])
            quad, top = _refined(soft, quad, module, laid, _signs(part), STEPS[1:])
            if top < CLEAR * own:
                return None
            if laid == size:
                return quad
            following = min(size, max(laid + 2, int(laid * GROWTH)))
            quad, laid = _extended(quad, following / laid), following
    except ZeroDivisionError:
        return None


def _extended(quad: Quadrangle, times: float) -> Quadrangle:
    """The quadrangle of a square as many times as large, from the same corner on."""
    return through(quad, ((0.0, 0.0), (times, 0.0), (times, times), (0.0, times)), 1, 0, 1)


def _refined(  # noqa: PLR0913, PLR0917 -- a fit is of something, from somewhere, in steps
    picture: Image.Image, quad: Quadrangle, module: float, size: int, signs: list[float], steps: tuple[float, ...]
) -> tuple[Quadrangle, float]:
    """The quadrangle with its corners moved to where the modules agree best, and their agreement. `module` is in px."""
    best = [n for corner in quad for n in corner]
    top = _agreement(picture, quad, size, signs)
    for step in steps:
        for _ in range(SWEEPS):
            before = top
            for n in range(8):
                for way in (step * module, -step * module):
                    moved = [*best]
                    moved[n] += way
                    value = _agreement(picture, _quadrangle(moved), size, signs)
                    if value > top:
                        best, top = moved, value
                        break
            if top == before:
                break
    return _quadrangle(best), top


TILES = 3
"""Along each side of a symbol, for `bend`."""

SHIFTS = (-0.6, -0.3, 0.0, 0.3, 0.6)
"""Modules that a tile is moved by, across and down."""


def bend(laid: Laid, symbol: Symbol) -> float:
    """How far the part of the symbol that lies worst is off the plane grid, in modules (grid nonuniformity, ISO/IEC 15415).

    Parts that are too damaged to say where they lie do not count.
    """
    size, signs = symbol.size, _signs(symbol.modules)
    soft = laid.picture.filter(ImageFilter.BoxBlur((SCALE - 1) / 2))
    bounds = [round(n * size / TILES) for n in range(TILES + 1)]
    tiles = [(bounds[i], bounds[i + 1], bounds[j], bounds[j + 1]) for i in range(TILES) for j in range(TILES)]
    best = [(0.0, 0.0)] * len(tiles)
    for down in SHIFTS:
        for across in SHIFTS:
            start = QUIET_ZONE * SCALE
            data = (SCALE, 0, start + across * SCALE, 0, SCALE, start + down * SCALE)
            grid = soft.transform((size, size), Image.Transform.AFFINE, data, Image.Resampling.BILINEAR)
            counted = [*map(mul, signs, grid.tobytes())]
            for n, (top, bottom, left, right) in enumerate(tiles):
                value = sum(sum(counted[y * size + left : y * size + right]) for y in range(top, bottom))
                # A tie is decided for the nearer one.
                value -= 1e-3 * (abs(across) + abs(down))
                best[n] = max(best[n], (value, (across * across + down * down) ** 0.5))
    expected = laid.agreement / len(tiles)
    return max((off for value, off in best if value > expected / 2), default=0.0)


def _signs(modules: Modules) -> list[float]:
    """Module by module, what it counts in the difference of both means."""
    dark = [module for row in modules for module in row]
    darks = sum(dark)
    return [-1 / darks if module else 1 / (len(dark) - darks) for module in dark]


def _agreement(picture: Image.Image, quad: Quadrangle, size: int, signs: list[float]) -> float:
    grid = picture.transform(
        (size, size), Image.Transform.PERSPECTIVE, coefficients(quad, size, 0, 1), Image.Resampling.BILINEAR
    )
    return float(sum(map(mul, signs, grid.tobytes())))


def _quadrangle(flat: list[float]) -> Quadrangle:
    x0, y0, x1, y1, x2, y2, x3, y3 = flat
    return (x0, y0), (x1, y1), (x2, y2), (x3, y3)
