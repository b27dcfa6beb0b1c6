"""Outlines are placed, measured and read as geometry says."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest
from fontTools.svgLib.path import parse_path
from hypothesis import given
from hypothesis import strategies as st

from generator.plaques import outline
from generator.plaques.outline import Box, bounding_box, box_of, moved, outline_from_path, placed, polygon, rectangle

numbers = st.floats(-300, 300).map(lambda n: round(n, 3))
points = st.tuples(numbers, numbers)
boxes = st.tuples(numbers, numbers, st.floats(0.1, 100), st.floats(0.1, 100)).map(
    lambda n: Box(n[0], n[1], n[0] + n[2], n[1] + n[3])
)


def along(start, first, second, end, t):
    """The point of a cubic curve at t, by de Casteljau's construction."""
    row = [start, first, second, end]
    while len(row) > 1:
        row = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(row)]
    return row[0]


@given(st.tuples(points, points, points, points))
def test_the_box_of_a_curve_bounds_the_curve_and_not_its_control_points(curve):
    """Not where its control points are: every point of the curve lies in the box, and some on each side of it."""
    start, *rest = curve
    box = box_of((("M", start), ("C", tuple(n for point in rest for n in point))))
    walked = [along(*curve, i / 500) for i in range(501)]
    xs, ys = zip(*walked, strict=True)

    assert (min(xs), max(xs)) == pytest.approx((box.left, box.right), abs=0.01)
    assert (min(ys), max(ys)) == pytest.approx((box.top, box.bottom), abs=0.01)


@given(boxes)
def test_the_box_of_a_rectangle_is_the_rectangle(box):
    """There and back."""
    assert box == box_of(rectangle(box))


def test_an_empty_outline_has_no_box():
    """The box of an empty outline is asked for by mistake."""
    with pytest.raises(ValueError, match="empty"):
        box_of(())


@given(boxes, st.floats(0.1, 10), numbers, numbers)
def test_a_box_is_placed_like_its_outline(box, scale, across, down):
    """Scaled first, then moved, both of them."""
    expected = box.placed(scale, across, down)
    placed_box = box_of(placed(rectangle(box), scale, across, down))

    assert expected == placed_box


def test_moving_does_not_change_the_shape():
    """Only where it is."""
    triangle = polygon(((0, 0), (4, 0), (0, 3)))

    assert polygon(((1, 2), (5, 2), (1, 5))) == moved(triangle, 1, 2)


@given(boxes, boxes)
def test_a_box_that_contains_another_meets_it(first, second):
    """And both are measured alike."""
    hull = bounding_box((first, second))

    assert hull.contains(first)
    assert hull.overlaps(second)
    assert first.overlaps(second) == second.overlaps(first)


def test_boxes_side_by_side_do_not_meet():
    """A shared edge is not a shared area."""
    assert not Box(0, 0, 1, 1).overlaps(Box(1, 0, 2, 1))


@given(points, points, points)
def test_a_quadratic_curve_of_a_path_is_raised_without_change(start, control, end):
    """The cubic curve passes through the same points."""
    path = f"M{start[0]} {start[1]}Q{control[0]} {control[1]} {end[0]} {end[1]}"
    (_, found_start), (verb, cubic), _ = outline_from_path(path)
    half = along(found_start, cubic[0:2], cubic[2:4], cubic[4:6], 0.5)
    expected = tuple(0.25 * a + 0.5 * b + 0.25 * c for a, b, c in zip(start, control, end, strict=True))

    assert "C" == verb
    assert expected == pytest.approx(half, abs=1e-6)


def test_relative_commands_shorthands_and_arcs_of_a_path_are_read():
    """Relative words, shorthand, arcs: a disc of radius 5 is as large as it should be."""
    box = box_of(outline_from_path("m0 5a5 5 0 1 0 10 0a5 5 0 1 0-10 0zm20-5h4v2h-4z"))

    assert (0, 0, 24, 10) == pytest.approx((box.left, box.top, box.right, box.bottom), abs=0.01)


def test_an_open_path_is_closed():
    """What is filled has no open end."""
    assert ("Z", ()) == outline_from_path("M0 0H1V1")[-1]
    assert math.isclose(1, box_of(outline_from_path("M0 0H1V1")).width)


def test_a_path_as_we_write_it_is_read_as_fonttools_reads_it():
    """Open and closed ends, curves, several parts; what is written otherwise is left to fontTools."""
    seeded = random.Random(7)

    def point():
        return f"{seeded.uniform(-300, 300):.3f} {seeded.uniform(-300, 300):.3f}"

    def part():
        first = point()
        lines = [seeded.choice((f"L{point()}", f"C{point()} {point()} {point()}")) for _ in range(seeded.randrange(9))]
        return f"M{first}{''.join(lines)}{seeded.choice(('', f'L{first}'))}Z"

    for _ in range(50):
        path = "".join(part() for _ in range(seeded.randrange(5)))
        pen = outline.OutlinePen()
        parse_path(path, pen)

        assert outline._AS_WRITTEN.fullmatch(path)
        assert pen.outline == outline.outline_from_path(path)
    assert not outline._AS_WRITTEN.fullmatch("M1.000 2.000L3.000 4.000M5.000 6.000Z")
    assert not outline._AS_WRITTEN.fullmatch("m1.000 2.000z")
