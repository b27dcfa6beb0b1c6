"""Each wear changes a symbol by the stated amount, and no control is read."""

from __future__ import annotations

import math

import pytest
from PIL import Image, ImageChops, ImageFilter

from generator.plaques import proof, qr, wear
from tests.support.plaques import PAYLOAD, SIZE, symbol_picture


@pytest.fixture(scope="module")
def clean():
    """A symbol as the proof looks at it."""
    return symbol_picture()


@pytest.mark.parametrize("kind", wear.WEARS, ids=lambda kind: kind.name)
def test_a_worn_symbol_is_read_exactly_when_it_must_be(clean, kind):
    assert kind.must_be_read == (PAYLOAD == proof.decode(kind.apply(clean, SIZE)))


@pytest.mark.parametrize("kind", wear.WEARS, ids=lambda kind: kind.name)
def test_a_wear_is_the_same_every_time_and_leaves_its_picture_alone(clean, kind):
    before = clean.tobytes()

    assert kind.apply(clean, SIZE).tobytes() == kind.apply(clean, SIZE).tobytes()
    assert before == clean.tobytes()
    assert ("clean" == kind.name) == (before == kind.apply(clean, SIZE).tobytes())


def test_a_symbol_worn_more_than_in_the_trials_is_not_read(clean):
    """So the trials are near the edge of what a reader can take, not far inside it."""
    assert PAYLOAD != proof.decode(wear._blurred(clean, SIZE, 0.75))
    assert PAYLOAD != proof.decode(wear._covered(clean, SIZE, share=0.25))
    assert PAYLOAD != proof.decode(wear._ink_gain(clean, SIZE, 0.6))
    assert PAYLOAD != proof.decode(wear._tilted(clean, SIZE, degrees=85))


def test_a_blot_covers_a_twentieth_of_the_symbol_and_no_finder(clean):
    """In three places; measured by the pixels it changes to a colour of its own."""
    edge = (wear.SURROUND + qr.QUIET_ZONE) * wear.PX
    grey = Image.new("L", clean.size, 77)
    for place in range(3):
        blot = ImageChops.difference(grey, wear._covered(grey, SIZE, place=place)).point(lambda v: 255 if v else 0)
        left, top, right, bottom = blot.getbbox()

        assert 0.05 == pytest.approx(blot.histogram()[255] / (SIZE * wear.PX) ** 2, rel=0.03)
        assert min(left, top) - edge > qr.FINDER * wear.PX
        assert max(right, bottom) - edge <= SIZE * wear.PX


def test_each_blot_has_its_own_tone(clean):
    """Soot, rust and a scratch down to the metal."""
    middles = []
    for place in range(3):
        blot = ImageChops.difference(
            Image.new("L", clean.size, 77), wear._covered(Image.new("L", clean.size, 77), SIZE, place=place)
        )
        left, top, right, bottom = blot.getbbox()
        middles.append(wear._covered(clean, SIZE, place=place).getpixel(((left + right) // 2, (top + bottom) // 2)))

    assert [0, 128, 255] == middles


@pytest.mark.parametrize("degrees", [0, 30, 45, 60])
def test_a_tilted_square_is_projected_as_by_a_pinhole_camera(degrees):
    """Corners and middle rotated in space and projected with trigonometry, independently of the coefficients."""
    width = 400
    plate = Image.new("L", (width, width), 255)
    spots = [(60, 60), (340, 60), (340, 340), (60, 340), (200, 200)]
    for x, y in spots:
        plate.paste(0, (x - 6, y - 6, x + 6, y + 6))
    tilted = wear._tilted(plate, 0, degrees)
    away, turn = wear.VIEWING_DISTANCE * width, math.radians(degrees)
    near = away - width / 2 * math.sin(turn)
    left = width / 2 * math.cos(turn)

    for x, y in spots:
        across, deep = (x - width / 2) * math.cos(turn), away + (x - width / 2) * math.sin(turn)
        at = (left + across * near / deep, width / 2 + (y - width / 2) * near / deep)
        assert 128 > tilted.getpixel((round(at[0]), round(at[1])))
    assert tilted.width < width or not degrees


def test_ink_spreads_by_a_fifth_of_a_module_in_every_direction(clean):
    """Equal to a square filter of Pillow."""
    assert clean.filter(ImageFilter.MinFilter(5)).tobytes() == wear._ink_gain(clean, SIZE).tobytes()
    assert clean.filter(ImageFilter.MaxFilter(5)).tobytes() == wear._ink_loss(clean, SIZE).tobytes()


def test_fading_leaves_a_fifth_of_the_contrast(clean):
    assert (102, 153) == wear._faded(clean, SIZE).getextrema()


def test_dotted_finders_are_dots_and_the_rest_is_as_it_was(clean):
    """What decorators do; the data below them is untouched."""
    changed = ImageChops.difference(clean, wear._dotted(clean, SIZE)).getbbox()
    edge = (wear.SURROUND + qr.QUIET_ZONE) * wear.PX
    middle = (edge + 8 * wear.PX, edge + 8 * wear.PX, edge + 25 * wear.PX, edge + 25 * wear.PX)

    assert (edge, edge) == changed[:2]
    assert clean.crop(middle).tobytes() == wear._dotted(clean, SIZE).crop(middle).tobytes()
    assert 0 in wear._dotted(clean, SIZE).crop((edge, edge, edge + 70, edge + 70)).tobytes()
