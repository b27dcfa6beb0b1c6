"""Text in, QR symbol out (ISO/IEC 18004). Knows nothing of sites, pages or files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
    if version_and_mask:
        return _encoded(text, *version_and_mask)
    return _masked(_encoded(text, None, 0))


def weaker(text: str, level: Weaker) -> Symbol:
    """The smallest symbol of a lower level, only to be compared with: no plaque has one."""
    return _masked(_encoded(text, None, 0, level))


def outlines(symbol: Symbol) -> tuple[tuple[Corner, ...], ...]:
    """The dark regions as closed polygons: no seam between modules, only corners where the outline turns.

    Each goes clockwise around dark and anticlockwise around a light hole, so that both fill rules, even-odd
    and nonzero, paint the same. Where two dark modules meet only at a corner they stay two regions.
    """
    wide, sides = symbol.size + 1, _sides(symbol)
    found: list[tuple[Corner, ...]] = []
    # From the top down and from the left, so that each region is met first at one of its corners.
    for corner in range(wide * wide):
        for heading, side in enumerate(sides):
            if side[corner] == _SIDE:
                found.append(_walk(corner, heading, sides, wide))
    return tuple(found)


def _encoded(text: str, version: int | None, mask: int, level: Literal["L", "M", "H"] = "H") -> Symbol:
    """A text under one mask; version None: the smallest that holds it."""
    # Imported here because it takes 80 ms, more than a build that has no new symbol to make.
    from qrcode import QRCode
    from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M

    correction = {"L": ERROR_CORRECT_L, "M": ERROR_CORRECT_M, "H": ERROR_CORRECT_H}[level]
    code = QRCode(version=version, error_correction=correction, border=0, mask_pattern=mask)
    code.add_data(text)
    code.make()
    return Symbol(tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix()))


# ---- the choice of a mask ---------------------------------------------------------------------------
#
# The encoder's own search draws a symbol eight times and looks at it module by module, 5 ms in all. Here it is one number, a
# bit a module, and a rule a few operations on all of it at once.

MASKS = 8

Bits = int
"""A symbol line by line from the top: in each the leftmost module is the highest bit, and after the last one stands a 0."""


@lru_cache(maxsize=8)
def _changes(version: int) -> tuple[tuple[Bits, Bits], ...]:
    """For each mask the modules, by rows and by columns, in which symbols of this version differ from those under mask 0.

    They are the same for every text: a mask, and what names it, is joined to a symbol by exclusive or (ISO/IEC 18004, 7.8
    and 7.9).
    """
    rows, columns = _bits(_encoded("0", version, 0))
    some = [_bits(_encoded("0", version, mask)) for mask in range(MASKS)]
    return tuple((rows ^ other_rows, columns ^ other_columns) for other_rows, other_columns in some)


def _bits(symbol: Symbol) -> tuple[Bits, Bits]:
    """The symbol by rows and by columns."""
    return _number(symbol.modules), _number(zip(*symbol.modules, strict=True))


def _number(lines: Iterable[Sequence[bool]]) -> Bits:
    return int("".join("".join("1" if dark else "0" for dark in line) + "0" for line in lines), 2)


def _symbol(rows: Bits, size: int) -> Symbol:
    digits = f"{rows:0{size * (size + 1)}b}"
    lines = (digits[start : start + size] for start in range(0, len(digits), size + 1))
    return Symbol(tuple(tuple(digit == "1" for digit in line) for line in lines))


def _masked(symbol: Symbol) -> Symbol:
    """A symbol under mask 0 under the mask with the lowest penalty; the first of several."""
    size, (rows, columns) = symbol.size, _bits(symbol)
    # What names the level, the mask and the version is light while a mask is chosen.
    seen = ~_names(size)
    changes = _changes(symbol.version)
    penalties = [_penalty((rows ^ across) & seen, (columns ^ down) & seen, size) for across, down in changes]
    across, _ = changes[penalties.index(min(penalties))]
    return _symbol(rows ^ across, size)


VERSIONED = 45
"""Modules along a side from which a symbol names its version: version 7 (ISO/IEC 18004, 7.10)."""


@lru_cache(maxsize=8)
def _names(size: int) -> Bits:
    """The modules that name level, mask and version: the same by rows and by columns."""
    named = {(8, n) for n in (*range(6), 7, 8, *range(size - 8, size))}
    if size >= VERSIONED:
        named |= {(across, down) for across in range(6) for down in range(size - 11, size - 8)}
    named |= {(down, across) for across, down in named}
    return _number([[(across, down) in named for across in range(size)] for down in range(size)])


def _penalty(rows: Bits, columns: Bits, size: int) -> int:
    """What speaks against a symbol (ISO/IEC 18004, 7.8.3): long runs, blocks, what looks like a finder, much of one tone."""
    percent = rows.bit_count() / size**2 * 100
    in_lines = _penalty_of_lines(rows, size) + _penalty_of_lines(columns, size)
    return in_lines + 3 * _blocks(rows, size) + 10 * int(abs(percent - 50) / 5)


def _penalty_of_lines(lines: Bits, size: int) -> int:
    """Of runs of five or more alike, and of finder-like patterns, in the lines of one direction."""
    alike, light = _alike(lines, size), ~lines
    # A bit for a module that is as the four before it: a run of n has n - 4 of them, and costs n - 2.
    fives = alike & alike >> 1 & alike >> 2 & alike >> 3
    runs = fives & ~(fives >> 1)
    # A finder is dark, light, three dark, light, dark; it costs where four light modules stand on one side of it.
    finder = lines & light >> 1 & lines >> 2 & lines >> 3 & lines >> 4 & light >> 5 & lines >> 6
    four = light & light >> 1 & light >> 2 & light >> 3
    eleven = _last(size, size - 10)
    beside = (finder & four >> 7 & eleven).bit_count() + (four & finder >> 4 & eleven).bit_count()
    return fives.bit_count() + 2 * runs.bit_count() + 40 * beside


def _blocks(rows: Bits, size: int) -> int:
    """How many squares of two by two modules are of one tone."""
    alike, upper = _alike(rows, size), size + 1
    return (alike & alike >> upper & ~(rows ^ rows >> upper)).bit_count()


def _alike(lines: Bits, size: int) -> Bits:
    """The modules that are as the one before them."""
    return ~(lines ^ lines >> 1) & _last(size, size - 1)


@lru_cache(maxsize=32)
def _last(size: int, count: int) -> Bits:
    """The last so many modules of each line."""
    return _number([[place >= size - count for place in range(size)]] * size)


# ---- outlines ---------------------------------------------------------------------------------------

_SIDE, _NO_SIDE = b"10"


def _sides(symbol: Symbol) -> tuple[bytearray, ...]:
    """For each heading – right, down, left, up – the corners of modules from which a side goes that way, dark on its right.

    A digit a corner, row by row from the top: 1 where a dark module borders there on a light one or on the edge of the symbol.
    """
    wide = symbol.size + 1
    dark, _ = _bits(symbol)
    # Below the last row stand corners, too. A module has the number of its upper left corner.
    dark <<= wide
    right = dark & ~(dark >> wide)
    down = dark >> 1 & ~dark
    left = dark >> wide + 1 & ~(dark >> 1)
    up = dark >> wide & ~(dark >> wide + 1)
    return tuple(bytearray(f"{side:0{wide * wide}b}", "ascii") for side in (right, down, left, up))


def _walk(corner: int, heading: int, sides: tuple[bytearray, ...], wide: int) -> tuple[Corner, ...]:
    """Follow the sides from this corner until it comes round again, taking each out."""
    steps, corners, start = (1, wide, -1, -wide), [], (corner, heading)
    while True:
        corner += steps[heading]
        right = heading + 1 & 3
        # Right, straight on or left. Right first keeps to the same module where two touch at a corner.
        if sides[right][corner] == _SIDE:
            heading = right
            corners.append(corner)
        elif sides[heading][corner] != _SIDE:
            heading = heading - 1 & 3
            corners.append(corner)
        sides[heading][corner] = _NO_SIDE
        if (corner, heading) == start:
            return tuple((corner % wide, corner // wide) for corner in corners)
