"""Strokes and gaps of shapes whose widths are known, and of letters against a count of pixels."""

from __future__ import annotations

import math
from itertools import pairwise
from random import Random

import pytest
from PIL import Image, ImageChops, ImageDraw

from generator.plaques import lettering
from generator.plaques.fineness import STEP, WIDEST, contours, fineness
from generator.plaques.outline import CIRCLE_HANDLE, Box, polygon, rectangle
from generator.plaques.skia import outline_of, simplified
from generator.plaques.tool_rules import of_glyph
from tests.support.plaques import font

SEEDS = range(12)


def measured(outline, rule="nonzero"):
    return fineness(contours(outline_of(simplified(outline, rule))))


def box(left, top, width, height):
    return rectangle(Box(left, top, left + width, top + height))


def turned(outline, degrees):
    """The outline turned about 0, 0."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return tuple(
        (
            verb,
            tuple(
                n
                for x, y in zip(numbers[::2], numbers[1::2], strict=True)
                for n in (x * cosine - y * sine, x * sine + y * cosine)
            ),
        )
        for verb, numbers in outline
    )


def circle(x, y, radius):
    h = radius * CIRCLE_HANDLE
    return (
        ("M", (x + radius, y)),
        ("C", (x + radius, y + h, x + h, y + radius, x, y + radius)),
        ("C", (x - h, y + radius, x - radius, y + h, x - radius, y)),
        ("C", (x - radius, y - h, x - h, y - radius, x, y - radius)),
        ("C", (x + h, y - radius, x + radius, y - h, x + radius, y)),
        ("Z", ()),
    )


def within(width):
    """The error that is stated: STEP² ÷ 8 widths, and 0.1 % for curves."""
    return pytest.approx(width, abs=STEP**2 / 8 / width + 0.001 * width)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_breadth_of_a_bar_is_its_stroke_however_it_lies(seed):
    random = Random(seed)
    breadth = random.uniform(0.03, 0.12)

    bar = turned(box(0.1, 0.2, breadth, random.uniform(0.4, 0.9)), random.uniform(0, 180))

    assert within(breadth) == measured(bar).stroke
    assert WIDEST == measured(bar).gap


@pytest.mark.parametrize("seed", SEEDS)
def test_the_space_between_two_bars_is_their_gap(seed):
    random = Random(seed)
    gap, angle = random.uniform(0.03, 0.12), random.uniform(0, 180)

    bars = turned((*box(0, 0, 0.2, 0.6), *box(0.2 + gap, 0, 0.2, 0.6)), angle)

    assert within(gap) == measured(bars).gap
    assert WIDEST == measured(bars).stroke


@pytest.mark.parametrize("seed", SEEDS)
def test_a_ring_is_as_fine_as_its_band_and_as_open_as_its_hole(seed):
    random = Random(seed)
    hole, band = random.uniform(0.02, 0.06), random.uniform(0.03, 0.12)
    x, y = random.uniform(-1, 1), random.uniform(-1, 1)

    ring = measured((*circle(x, y, hole + band), *circle(x, y, hole)), "evenodd")

    assert within(band) == ring.stroke
    assert within(2 * hole) == ring.gap


@pytest.mark.parametrize("seed", SEEDS)
def test_a_dot_is_as_fine_as_it_is_wide(seed):
    diameter = Random(seed).uniform(0.02, 0.12)

    assert within(diameter) == measured(circle(0.3, 0.1, diameter / 2)).stroke
    assert within(diameter) == measured(box(0, 0, diameter, diameter)).stroke


@pytest.mark.parametrize("degrees", [10, 20, 40, 90])
def test_a_tip_and_a_notch_are_no_strokes_and_no_gaps(degrees):
    """Every tool draws them a little shorter, at any size."""
    half = math.radians(degrees / 2)
    tip = ((0, 0), (math.cos(half), -math.sin(half)), (math.cos(half), math.sin(half)))
    around = ((-0.5, -0.8), (1.5, -0.8), (1.5, 0.8), (-0.5, 0.8))

    assert WIDEST == measured(polygon(tip)).stroke
    assert WIDEST == measured((*polygon(around), *polygon(tip)), "evenodd").gap


def test_a_short_end_of_a_fine_stroke_is_let_go_and_a_long_one_is_not():
    stem = box(0, 0, 0.3, 1)

    assert WIDEST == measured((*stem, *box(0.2, 0.4, 0.12, 0.05))).stroke
    assert within(0.05) == measured((*stem, *box(0.2, 0.4, 0.4, 0.05))).stroke


# ---- a second measure -------------------------------------------------------------------------------

PX = 240
"""Pixels an em."""


def picture(outline):
    """White on black, drawn by Pillow from points on the curves."""
    image = Image.new("L", (int(1.6 * PX), int(1.8 * PX)), 0)
    for contour in rings(outline):
        layer = Image.new("L", image.size, 0)
        ImageDraw.Draw(layer).polygon([(x * PX + 0.2 * PX, y * PX + 1.3 * PX) for x, y in contour], fill=255)
        image = ImageChops.difference(image, layer)
    return image


def rings(outline):
    points: list[tuple[float, float]] = []
    for verb, numbers in outline:
        if verb == "Z":
            yield points
            points = []
        elif verb == "C":
            (x0, y0), (x1, y1, x2, y2, x3, y3) = points[-1], numbers
            for step in range(1, 13):
                t = step / 12
                s = 1 - t
                points.append((
                    s**3 * x0 + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t**3 * x3,
                    s**3 * y0 + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t**3 * y3,
                ))  # fmt: skip
        else:
            points.append(numbers)


def opened(image, diameter):
    """What a round brush of so many pixels can paint without leaving the white (morphological opening)."""
    reach = diameter / 2
    offsets = [
        (x, y)
        for x in range(-int(reach), int(reach) + 1)
        for y in range(-int(reach), int(reach) + 1)
        if math.hypot(x, y) <= reach
    ]
    eroded = image
    for x, y in offsets:
        eroded = ImageChops.darker(eroded, ImageChops.offset(image, x, y))
    dilated = eroded
    for x, y in offsets:
        dilated = ImageChops.lighter(dilated, ImageChops.offset(eroded, x, y))
    return dilated


def lost(image, diameter):
    """Pixels that such a brush does not reach, as a square of how many times its own."""
    missing = ImageChops.subtract(image, opened(image, diameter))
    return missing.histogram()[255] / diameter**2


@pytest.mark.parametrize(
    ("face", "letters"),
    [("noto-serif-700.ttf", "eHAđ"), ("be-vietnam-pro-400.ttf", "ex"), ("noto-serif-sc-700.ttf", "古")],
)
def test_a_brush_a_little_finer_paints_a_letter_and_one_a_little_wider_does_not(face, letters):
    """Against a brush moved over pixels, which knows no circle, no edge and no sample."""
    for letter in letters:
        (glyph, _, _), *_ = lettering._shape_text(letter, stack(face))[0]
        image, stroke = picture(outline_of(simplified(glyph.outline, "nonzero"))), of_glyph(glyph).stroke * PX
        finer, wider = lost(image, stroke * 0.8), lost(image, stroke * 1.25)

        assert stroke < WIDEST * PX
        assert wider > finer + 1.5, f"{letter}: {finer:.2f}, {wider:.2f}"


def stack(face):
    from generator.plaques import FontStack

    return FontStack(tuple((script, font(face)) for script in ("latin", "han")))


def test_a_letter_at_two_bounds_is_the_same_letter():
    """What is measured up to a lower bound is what is measured up to a higher one, as far as it goes."""
    for letter in "aeHgđể":
        (glyph, _, _), *_ = lettering._shape_text(letter, stack("noto-serif-700.ttf"))[0]
        for low, high in pairwise((0.05, 0.08, WIDEST)):
            assert min(of_glyph(glyph, high).stroke, low) == pytest.approx(of_glyph(glyph, low).stroke, rel=0.01)
