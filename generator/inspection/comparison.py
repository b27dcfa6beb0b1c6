"""Each module of a photographed symbol against what it must be: which are wrong, and how clearly the others are right."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from PIL import Image

from generator.inspection.alignment import SCALE
from generator.inspection.levels import Levels
from generator.inspection.placement import Module, Placement
from generator.plaques.qr import QUIET_ZONE, Symbol

LINEAR = tuple(
    value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 -- IEC 61966-2-1
    for value in range(256)
)
"""Grey level → light, 0 to 1 (sRGB, IEC 61966-2-1)."""


def linear(grey: float) -> float:
    """The light of a grey level between 0 and 255."""
    return LINEAR[max(0, min(255, round(grey)))]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A symbol's modules in a photograph."""

    wrong: frozenset[Module]
    modulation: tuple[tuple[float, ...], ...]
    """Rows: how far a module is from the threshold, of half the contrast there, in light; 0 where it is wrong."""

    contrast: float
    """Light of the right light modules less that of the right dark ones, of the former; 0 to 1."""

    @property
    def damage(self) -> float:
        """The share of wrong modules."""
        return len(self.wrong) / len(self.modulation) ** 2


def compare(levels: Levels, symbol: Symbol) -> Comparison:
    """Hold each module against the threshold halfway between light and dark around it."""
    size = symbol.size
    wrong: set[Module] = set()
    rows: list[tuple[float, ...]] = []
    lights: list[float] = []
    darks: list[float] = []
    for y in range(size):
        row = []
        for x in range(size):
            light, dark = levels.at(y, x)
            value, low, high = linear(levels.modules[y][x]), linear(dark), linear(light)
            right = (value < (low + high) / 2) == symbol.modules[y][x]
            if right:
                row.append(min(1.0, abs(2 * value - low - high) / max(1e-4, high - low)))
                (darks if symbol.modules[y][x] else lights).append(value)
            else:
                row.append(0.0)
                wrong.add((y, x))
        rows.append(tuple(row))
    light, dark = (median(values) if values else 0.0 for values in (lights, darks))
    return Comparison(frozenset(wrong), tuple(rows), max(0.0, light - dark) / max(1e-4, light))


def wrong_codewords(comparison: Comparison, placement: Placement) -> tuple[tuple[int, int], ...]:
    """Of each block: codewords with a wrong module, and codewords for error correction."""
    return tuple(
        (sum(any(module in comparison.wrong for module in codeword) for codeword in block.codewords), block.correcting)
        for block in placement.blocks
    )


@dataclass(frozen=True, slots=True)
class Edges:
    """What the edges between light and dark modules look like, at the mean."""

    width: float
    """Modules in which a tenth of the contrast becomes nine tenths."""

    growth: float
    """Modules by which a dark module is larger on each side; negative where it is smaller."""


def edges(picture: Image.Image, symbol: Symbol, wrong: frozenset[Module]) -> Edges:
    """The mean edge in a straight picture, between modules that are right."""
    total, count = [0.0] * SCALE, 0
    for turned in (False, True):
        pixels = (picture.transpose(Image.Transpose.TRANSPOSE) if turned else picture).tobytes()
        for y in range(symbol.size):
            start = ((y + QUIET_ZONE) * SCALE + SCALE // 2) * picture.width + (QUIET_ZONE + 1) * SCALE - SCALE // 2
            line = [
                (symbol.modules[x][y], (x, y)) if turned else (symbol.modules[y][x], (y, x)) for x in range(symbol.size)
            ]
            for x, ((first, one), (second, other)) in enumerate(pairwise(line)):
                if first is second or one in wrong or other in wrong:
                    continue
                across = pixels[start + x * SCALE : start + (x + 1) * SCALE]
                for n, value in enumerate(across if first else reversed(across)):
                    total[n] += LINEAR[value]
                count += 1
    if not count:
        return Edges(1.0, 0.0)
    low, high = total[0], total[-1]
    shares = [(value - low) / max(1e-9, high - low) for value in total]
    places = [_crossing(shares, level) for level in (0.1, 0.5, 0.9)]
    return Edges((places[2] - places[0]) / SCALE, (places[1] - (SCALE - 1) / 2) / SCALE)


def _crossing(shares: list[float], level: float) -> float:
    """Where a rising line passes this level, in px from its beginning."""
    for n, (before, after) in enumerate(pairwise(shares)):
        if before <= level < after:
            return n + (level - before) / (after - before)
    return float(len(shares) - 1)
