"""Each damage changes as much as it says, wherever it falls, and is the same at every build."""

from __future__ import annotations

import hashlib

import pytest
from PIL import Image, ImageChops

from generator.plaques import damage
from generator.plaques.damage import PX, Square, damaged
from tests.support.plaques import specimen

KINDS = {kind.label: kind for marked in ("light", "dark") for kind in damage.damages(marked)}
EACH = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


@EACH
def test_a_damage_is_the_same_every_time_and_leaves_its_picture_alone(kind):
    clean, square = specimen().picture, specimen().square
    before = clean.tobytes()

    for place in range(3):
        assert damaged(clean, square, kind, place).tobytes() == damaged(clean, square, kind, place).tobytes()
        assert before != damaged(clean, square, kind, place).tobytes()
    assert before == clean.tobytes()


def test_the_pictures_are_those_that_the_floors_were_measured_on():
    """The first places of every kind, by digest: another Pillow that paints otherwise is seen here first."""
    taken = hashlib.sha256()
    for kind in KINDS.values():
        for place in range(3):
            taken.update(damaged(specimen().picture, specimen().square, kind, place).tobytes())

    assert DIGEST == taken.hexdigest()[:16]


DIGEST = "d690ea8d409f8b42"


@pytest.mark.parametrize("percent", [1, 2, 5, 10])
def test_a_patch_is_as_large_as_it_says_and_falls_anywhere(percent):
    """Some on each corner square; their middles are spread evenly over the symbol."""
    square = Square(100, 200)
    ground = Image.new("L", (400, 400), 77)
    middles = []
    for place in range(damage.PLACES):
        patch = ImageChops.difference(ground, damaged(ground, square, KINDS[f"patch, percent {percent}"], place))
        left, top, right, bottom = patch.getbbox()
        middles.append(((left + right) / 2 - 100, (top + bottom) / 2 - 100))
        assert percent / 100 * 200**2 == pytest.approx(sum(patch.histogram()[1:]), rel=0.12)
    corners = [
        [0 <= x - left < 60 and 0 <= y - top < 60 for x, y in middles] for left, top in ((0, 0), (140, 0), (0, 140))
    ]

    assert all(-2 < n < 202 for middle in middles for n in middle)
    assert [100, 100] == pytest.approx([sum(n) / len(n) for n in zip(*middles, strict=True)], abs=15)
    assert [18, 18, 18] == pytest.approx([*map(sum, corners)], abs=12)


def test_patches_are_white_grey_and_black_in_turn():
    ground, square = Image.new("L", (400, 400), 77), Square(100, 200)
    kind = KINDS["patch, percent 10"]
    tones = [{tone for _, tone in damaged(ground, square, kind, place).getcolors()} - {77} for place in range(6)]

    assert [{255}, {128}, {0}] * 2 == tones


@pytest.mark.parametrize("number", [1, 3])
def test_scratches_go_across_the_symbol_and_no_further(number):
    """Each from one side to another, as wide as a fiftieth of the symbol."""
    ground, square = Image.new("L", (400, 400), 77), Square(100, 200)
    for place in range(20):
        box = ImageChops.difference(
            ground, damaged(ground, square, KINDS[f"scratch, number {number}"], place)
        ).getbbox()
        assert min(box) >= 96
        assert max(box) <= 304


@pytest.mark.parametrize(("marked", "light", "dark"), [("light", True, False), ("dark", False, True)])
def test_only_what_a_tool_engraved_is_filled_with_dirt_or_loses_its_paint(marked, light, dark):
    clean = specimen(marked).picture
    (kind,) = (kind for kind in damage.damages(marked) if kind.name == "grooves")
    worn = damaged(clean, specimen().square, kind, 0)
    changed = ImageChops.difference(clean, worn).point(lambda n: 255 * (n > 0))
    share = sum(changed.histogram()[1:]) / (clean.width * clean.height)
    tones = [
        clean.getpixel((x, y))
        for x in range(0, clean.width, 3)
        for y in range(0, clean.width, 3)
        if changed.getpixel((x, y))
    ]

    assert 0.005 < share < 0.2
    assert {True} == {(tone >= 128) if light else (tone < 128) for tone in tones}
    assert dark != light


def test_printed_symbols_have_no_grooves():
    assert "grooves" not in {kind.name for kind in damage.damages("")}


@pytest.mark.parametrize("turn", range(4))
def test_a_picture_seen_askew_is_narrowed_in_one_direction(turn):
    """Between half and 0.71 of its width, times the magnification, before the perspective."""
    square = Square(20 * PX // 4, 33 * PX)
    seen = damaged(Image.new("L", (172, 172), 0), square, KINDS["askew, from 45, to 60"], turn)
    area = sum(n for tone, n in enumerate(seen.histogram()) if tone < 128)

    assert 0.4 < area / (172 * damage.ZOOM) ** 2 < 0.85


def test_low_light_leaves_a_quarter_of_the_contrast_and_no_pattern():
    """Noise without a mean: black stays as dark, on the average, as it is said to be."""
    flat = damaged(Image.new("L", (200, 200), 0), Square(20, 160), KINDS["dusk"], 0)
    greys = flat.tobytes()

    assert damage.DUSK == pytest.approx(sum(greys) / len(greys), abs=0.7)
    assert (damage.DUSK - 2 * damage.NOISE, damage.DUSK + 2 * damage.NOISE) == pytest.approx(flat.getextrema(), abs=2)


def test_hardly_two_patches_are_the_same():
    """On a flat ground, where a white one cannot hide on white modules."""
    ground, square, kind = Image.new("L", (400, 400), 77), Square(100, 200), KINDS["patch, percent 5"]

    assert damage.PLACES - 5 < len({damaged(ground, square, kind, place).tobytes() for place in range(damage.PLACES)})
