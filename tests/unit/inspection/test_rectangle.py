"""A rectangle is found in whatever direction it was cut, and what is round or torn is told from it."""

from __future__ import annotations

from math import cos, hypot, radians, sin

import pytest

from generator.inspection.overlay import _hull
from generator.inspection.rectangle import Rectangle, fitted

SIDE = 40


def cells(covers, shows=lambda *_: True) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Middles of the cells of a square that are covered, and those that are not; only where a cover would show."""
    middles = [(x + 0.5, y + 0.5) for y in range(SIDE) for x in range(SIDE) if shows(x, y)]
    covered = [place for place in middles if covers(*place)]
    return covered, [place for place in middles if not covers(*place)]


def best(covered, bare) -> Rectangle:
    return fitted(
        covered, bare, _hull([(x + dx, y + dy) for x, y in covered for dx in (-0.5, 0.5) for dy in (-0.5, 0.5)])
    )


def turned(width: float, height: float, degrees: float):
    """Whether a point lies in a paper in the middle of the square."""
    c, s = cos(radians(degrees)), sin(radians(degrees))

    def covers(x: float, y: float) -> bool:
        x, y = x - SIDE / 2, y - SIDE / 2
        return abs(x * c + y * s) <= width / 2 and abs(y * c - x * s) <= height / 2

    return covers


@pytest.mark.parametrize("degrees", [0, 7, 20, 45, 80])
def test_a_paper_is_found_in_its_direction(degrees):
    found = best(*cells(turned(22, 15, degrees)))

    assert found.agreement > 0.97
    assert found.area == pytest.approx(22 * 15, rel=0.15)
    assert found.contains(SIDE / 2, SIDE / 2)
    assert not found.contains(1, 1)


def test_what_hides_nothing_at_a_corner_cuts_no_corner_off():
    """A white paper's corner on white."""
    covered, bare = cells(turned(20, 20, 0), lambda x, y: x + y > 24)

    assert best(covered, bare).agreement > 0.97


def test_a_blot_beside_a_paper_does_not_hide_it():
    paper = turned(20, 16, 0)
    found = best(*cells(lambda x, y: paper(x, y) or hypot(x - 32, y - 20) < 2))

    assert found.agreement > 0.93
    assert found.area == pytest.approx(20 * 16, rel=0.1)


@pytest.mark.parametrize(
    "covers",
    [
        lambda x, y: 8 < y < 32 and abs(x - 20) < (y - 8) / 2,
        lambda x, y: hypot(x - 14, y - 20) < 7 or hypot(x - 24, y - 23) < 9,
    ],
    ids=["triangle", "two drops"],
)
def test_what_was_not_cut_by_a_knife_agrees_with_no_rectangle(covers):
    assert best(*cells(covers)).agreement < 0.91


def test_nothing_covered_is_no_rectangle():
    assert Rectangle(0, 0, 0, 0, 0, 0) == fitted([], [(1, 1)], [(0, 0), (1, 0), (1, 1)])
