"""An estimate of a symbol's grade after the parameters of ISO/IEC 15415, from one photograph.

No verifier: that has a calibrated light at 45° and a camera straight above. Thresholds of contrast, modulation, unused error
correction and grid nonuniformity are the standard's; those of fixed pattern damage, per segment, are ours. Axial
nonuniformity is not measured: whoever stands a little aside sees it in every symbol.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.inspection.comparison import Comparison, wrong_codewords
from generator.inspection.placement import Module, Placement

Grade = Literal["A", "B", "C", "D", "F"]

GRADES: tuple[Grade, ...] = ("A", "B", "C", "D", "F")
"""The best first."""

CONTRAST = (0.70, 0.55, 0.40, 0.20)
"""At least, for A, B, C and D. The standard's is of a calibrated white; here, of what is light on the plaque."""

MODULATION = (0.50, 0.40, 0.30, 0.20)
UNUSED = (0.62, 0.50, 0.37, 0.25)
GRID = (0.38, 0.50, 0.63, 0.75)
"""Modules off the grid, at most."""

FIXED = (0.02, 0.07, 0.11, 0.15)
"""Share of wrong modules in the worst segment of the fixed patterns, at most."""


@dataclass(frozen=True, slots=True)
class Grades:
    """The parameters of one symbol; each has its own grade."""

    decoded: bool
    contrast: float
    modulation: Grade
    fixed: float
    """Share of wrong modules in the worst segment."""

    grid: float
    """Modules."""

    unused: float
    """Unused error correction of the worst block, 0 to 1."""

    def each(self) -> tuple[tuple[str, Grade], ...]:
        """Name of a parameter, and its grade."""
        return (
            ("decode", "A" if self.decoded else "F"),
            ("contrast", _at_least(self.contrast, CONTRAST)),
            ("modulation", self.modulation),
            ("fixed", _at_most(self.fixed, FIXED)),
            ("grid", _at_most(self.grid, GRID)),
            ("unused", _at_least(self.unused, UNUSED)),
        )

    @property
    def overall(self) -> Grade:
        """The lowest of all (ISO/IEC 15415, 7.10)."""
        return max((grade for _, grade in self.each()), key=GRADES.index)


def grades(comparison: Comparison, placement: Placement, grid: float, *, decoded: bool) -> Grades:
    """The parameters of a symbol; `grid` is how far it is off its grid, in modules."""
    return Grades(
        decoded=decoded,
        contrast=comparison.contrast,
        modulation=_modulation(comparison, placement),
        fixed=_fixed(comparison.wrong, placement),
        grid=grid,
        unused=unused(wrong_codewords(comparison, placement)),
    )


def unused(blocks: Iterable[tuple[int, int]]) -> float:
    """Unused error correction of the worst block: 1 - 2 e / d, of e wrong codewords and d for correction, not below 0.

    >>> unused([(0, 16), (4, 16)])
    0.5
    """
    return max(0.0, min(1 - 2 * wrong / correcting for wrong, correcting in blocks))


def _at_least(value: float, thresholds: tuple[float, ...]) -> Grade:
    return next((grade for grade, least in zip(GRADES, thresholds, strict=False) if value >= least), "F")


def _at_most(value: float, thresholds: tuple[float, ...]) -> Grade:
    return next((grade for grade, most in zip(GRADES, thresholds, strict=False) if value <= most), "F")


def _modulation(comparison: Comparison, placement: Placement) -> Grade:
    """The highest level that is reached where all codewords below it are taken for errors (ISO/IEC 15415, 7.8.4)."""
    lowest = [
        [min(comparison.modulation[y][x] for y, x in codeword) for codeword in block.codewords]
        for block in placement.blocks
    ]
    reached: list[Grade] = []
    for level, threshold in zip(GRADES, MODULATION, strict=False):
        blocks = [
            (sum(value < threshold for value in values), block.correcting)
            for values, block in zip(lowest, placement.blocks, strict=True)
        ]
        reached.append(max(level, _at_least(unused(blocks), UNUSED), key=GRADES.index))
    return min(reached, key=GRADES.index)


def _fixed(wrong: frozenset[Module], placement: Placement) -> float:
    """The worst of the segments: three finders, two timing patterns, all alignment patterns together."""
    alignments = frozenset[Module]().union(*placement.alignments)
    segments = (*placement.finders, *placement.timing, *((alignments,) if alignments else ()))
    return max(len(wrong & segment) / len(segment) for segment in segments)
