"""Text in, QR symbol out (ISO/IEC 18004). Knows nothing of sites, pages or files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

QUIET_ZONE = 4
"""Light modules on every side of a symbol (ISO/IEC 18004, quiet zone; DENSO WAVE: "Four-module wide margin is
required around a symbol"). They belong to whatever shows the symbol, so a matrix here has none."""

FINDER = 7
"""Modules along a finder pattern (ISO/IEC 18004, 6.3.3)."""

Weaker = Literal["L", "M"]
"""Levels of error correction below that of plaques."""

Corner = tuple[int, int]
"""Across and down from the top-left corner of the symbol, in modules."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR symbol, on a plaque always of error correction level H: it hangs outdoors for years."""

    modules: tuple[tuple[bool, ...], ...]
    """Rows from the top, each from the left; true is dark."""

    @property
    def size(self) -> int:
        """Modules along one side."""
        return len(self.modules)

    @property
    def version(self) -> int:
        """1 … 40; each version is four modules larger than the one before (ISO/IEC 18004, symbol size)."""
        return (self.size - 17) // 4

    @property
    def mask(self) -> int:
        """Which of the eight data masks was chosen.

        Read back from the format information beside the top-left finder: its bits 12 … 10 stand in row 8,
        columns 2 … 4, under a fixed mask that begins 10101 (ISO/IEC 18004, format information).
        """
        bits = self.modules[8][2:5]
        return (bits[0] << 2 | bits[1] << 1 | bits[2]) ^ 0b101


def symbol(text: str, version_and_mask: tuple[int, int] | None = None) -> Symbol:
    """The smallest level-H symbol for a text, under the mask with the lowest penalty (ISO/IEC 18004).

    `version_and_mask` are those of a symbol printed before: then this one is the same, module for module.

    >>> symbol("https://ditich.example/q/pn8wc").version
    4
    """
    return _made(text, "H", *(version_and_mask or (None, None)))


def weaker(text: str, level: Weaker) -> Symbol:
    """The smallest symbol of a lower level, only to be compared with: no plaque has one."""
    return _made(text, level, None, None)


def _made(text: str, level: Literal["L", "M", "H"], version: int | None, mask: int | None) -> Symbol:
    # Imported here because it takes 80 ms, more than a build that has no new symbol to make.
    from qrcode import QRCode
    from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M

    correction = {"L": ERROR_CORRECT_L, "M": ERROR_CORRECT_M, "H": ERROR_CORRECT_H}[level]
    code = QRCode(version=version, error_correction=correction, border=0, mask_pattern=mask)
    code.add_data(text)
    code.make()
    return Symbol(tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix()))


def outlines(symbol: Symbol) -> tuple[tuple[Corner, ...], ...]:
    """The dark regions as closed polygons: no seam between modules, only corners where the outline turns.

    Each goes clockwise around dark and anticlockwise around a light hole, so that both fill rules, even-odd
    and nonzero, paint the same. Where two dark modules meet only at a corner they stay two regions.
    """
    remaining = _edges(symbol)
    # From the top down and from the left, so that each region is met first at one of its corners.
    edges = sorted(remaining, key=lambda edge: (edge[1], edge[0]))
    return tuple(_walk(edge, remaining) for edge in edges if edge in remaining)


# ---- outlines ---------------------------------------------------------------------------------------

Edge = tuple[int, int, int]
"""Where one side of a module begins (across, down) and which of _HEADINGS it goes, with dark on its right."""

_HEADINGS = ((1, 0), (0, 1), (-1, 0), (0, -1))


def _edges(symbol: Symbol) -> set[Edge]:
    """Sides of dark modules that border on a light module or on the edge of the symbol."""
    size = symbol.size
    dark = {(x, y) for y in range(size) for x in range(size) if symbol.modules[y][x]}
    # Of each side: the neighbour beyond it, and where it begins when one goes clockwise around the module.
    sides = (((0, -1), (0, 0)), ((1, 0), (1, 0)), ((0, 1), (1, 1)), ((-1, 0), (0, 1)))
    return {
        (x + start_x, y + start_y, heading)
        for x, y in dark
        for heading, ((beyond_x, beyond_y), (start_x, start_y)) in enumerate(sides)
        if (x + beyond_x, y + beyond_y) not in dark
    }


def _walk(start: Edge, remaining: set[Edge]) -> tuple[Corner, ...]:
    """Follow the edges until `start` comes round again, taking each out of `remaining`."""
    corners = []
    x, y, heading = start
    while True:
        x, y = x + _HEADINGS[heading][0], y + _HEADINGS[heading][1]
        # Right, straight on or left. Right first keeps to the same module where two touch at a corner.
        turn = next(turn % 4 for turn in (heading + 1, heading, heading - 1) if (x, y, turn % 4) in remaining)
        if turn != heading:
            corners.append((x, y))
        heading = turn
        remaining.remove((x, y, heading))
        if (x, y, heading) == start:
            return tuple(corners)
