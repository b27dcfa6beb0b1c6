"""Sizes of paper, and sizes as authors write them."""

from __future__ import annotations

import pytest

from generator.plaques import paper


@pytest.mark.parametrize(
    ("written", "sides"),
    [
        ("A5", (148, 210)), ("a6", (105, 148)), ("200x300", (200, 300)), ("300 × 200 mm", (200, 300)), ("50X50", (50, 50)),
        ("A7", None), ("A5x", None), ("200", None), ("20x30cm", None), ("-1x5", None), ("200x", None), ("", None),
    ],
)  # fmt: skip
def test_a_size_is_a_standard_paper_or_two_sides_in_millimetres(written, sides):
    """The shorter first, however it was written."""
    assert sides == paper.sides(written)


@pytest.mark.parametrize("name", paper.A_SIZES)
def test_each_paper_is_half_of_the_next(name):
    """ISO 216: to the millimetre below."""
    short, long = paper.A_SIZES[name]
    larger = {"A6": "A5", "A5": "A4", "A4": "A3"}.get(name)

    assert long / short == pytest.approx(2**0.5, abs=0.01)
    assert larger is None or long == paper.A_SIZES[larger][0]
