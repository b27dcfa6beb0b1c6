"""Cells that are covered, and cells that are not → the rectangle that tells them apart best: paper is cut straight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, pi, sin

Point = tuple[float, float]
"""Across and down."""

LONG = 3.0
"""Cells: a shorter side of the hull says little of the direction in which something was cut."""

APART = 0.02
"""Radians: directions nearer to each other are one."""

FULL = 0.6
"""Share of covered cells along a side, one cell deep: with fewer, what is covered there is no paper's edge, and the side moves in."""

EDGE = 0.5
"""Cells: nearer to an edge of the rectangle, a cell is half covered and says neither."""

NARROWEST = 4.0
"""Cells."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Turned by an angle; in cells."""

    left: float
    top: float
    right: float
    bottom: float
    """Along the axes of the angle."""

    angle: float
    """Radians, from across to down."""

    agreement: float
    """Covered cells in it, of all that are covered or in it (Jaccard, 1901). 1 where it tells them apart."""

    @property
    def area(self) -> float:
        """In cells."""
        return (self.right - self.left) * (self.bottom - self.top)

    @property
    def corners(self) -> list[Point]:
        """As a polygon."""
        c, s = cos(self.angle), sin(self.angle)
        along = (
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        )
        return [(u * c - v * s, u * s + v * c) for u, v in along]

    def contains(self, across: float, down: float) -> bool:
        """Whether a point lies in it."""
        c, s = cos(self.angle), sin(self.angle)
        u, v = across * c + down * s, down * c - across * s
        return self.left <= u <= self.right and self.top <= v <= self.bottom


def fitted(covered: Iterable[Point], bare: Iterable[Point], hull: Sequence[Point]) -> Rectangle:
    """The best of all directions of the hull of what is covered; `bare` are the points around that could be, but are not.

    Those that look alike with and without a paper are in neither: a white paper's corner on white is no corner cut off.
    """
    points = [*((x, y, True) for x, y in covered), *((x, y, False) for x, y in bare)]
    best = Rectangle(0, 0, 0, 0, 0, 0)
    for angle in _directions(hull):
        for rectangle in _shrinking(points, angle):
            if rectangle.agreement > best.agreement:
                best = rectangle
    return best


def _directions(hull: Sequence[Point]) -> list[float]:
    """Of the long sides of a hull, between 0 and a right angle."""
    sides = zip(hull, [*hull[1:], hull[0]], strict=True)
    angles = {
        round(atan2(y1 - y0, x1 - x0) % (pi / 2) / APART) * APART
        for (x0, y0), (x1, y1) in sides
        if (x1 - x0) ** 2 + (y1 - y0) ** 2 >= LONG**2
    }
    return sorted(angles) or [0.0]


def _shrinking(points: Iterable[tuple[float, float, bool]], angle: float) -> Iterator[Rectangle]:
    """Rectangles of this direction, each within the one before: of the emptiest side a cell is cut off, until all are full."""
    c, s = cos(angle), sin(angle)
    inside = [(x * c + y * s, y * c - x * s, hit) for x, y, hit in points]
    hits = [(u, v) for u, v, hit in inside if hit]
    if not hits:
        return
    left, right = min(u for u, _ in hits) - 0.5, max(u for u, _ in hits) + 0.5
    top, bottom = min(v for _, v in hits) - 0.5, max(v for _, v in hits) + 0.5
    while right - left >= NARROWEST and bottom - top >= NARROWEST:
        inside = [point for point in inside if left <= point[0] <= right and top <= point[1] <= bottom]
        clear = [hit for u, v, hit in inside if left + EDGE <= u <= right - EDGE and top + EDGE <= v <= bottom - EDGE]
        outside = sum(not (left - EDGE <= u <= right + EDGE and top - EDGE <= v <= bottom + EDGE) for u, v in hits)
        yield Rectangle(left, top, right, bottom, angle, sum(clear) / max(1, len(clear) + outside))
        sides = (
            [hit for u, _, hit in inside if u < left + 1],
            [hit for u, _, hit in inside if u > right - 1],
            [hit for _, v, hit in inside if v < top + 1],
            [hit for _, v, hit in inside if v > bottom - 1],
        )
        shares = [sum(side) / len(side) if side else 0.0 for side in sides]
        emptiest = min(range(4), key=shares.__getitem__)
        if shares[emptiest] >= FULL:
            return
        left, right = left + (emptiest == 0), right - (emptiest == 1)
        top, bottom = top + (emptiest == 2), bottom - (emptiest == 3)  # noqa: PLR2004 -- the fourth side
