"""The 1-bit PNG of an engraving, packed by our own way, is the one that Pillow writes."""

from __future__ import annotations

import random
from io import BytesIO
from zlib import Z_RLE

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from generator.plaques.writers import bitmap


@pytest.mark.parametrize("width", [1, 2, 7, 8, 9, 15, 16, 33, 500])
def test_it_is_byte_for_byte_what_pillow_writes(width):
    """Whatever is left of the last byte of a row, and for every grey."""
    noise = random.Random(width).randbytes(width * 41)
    grey = Image.frombytes("L", (width, 41), noise)
    file = BytesIO()
    bits = grey.convert("1", dither=Image.Dither.NONE)
    texts = PngInfo()
    texts.add_itxt("Description", "đen = khắc")
    bits.save(file, "PNG", dpi=(bitmap.DPI, bitmap.DPI), compress_type=Z_RLE, pnginfo=texts)

    assert file.getvalue() == bitmap.black_and_white(grey, "đen = khắc")


def test_it_has_one_bit_a_pixel_and_its_size_in_print():
    """As the reader sees it: mode 1, 600 dots an inch, dark below the middle."""
    written = Image.open(BytesIO(bitmap.black_and_white(Image.frombytes("L", (3, 1), bytes((0, 127, 128))), "")))

    assert ("1", (3, 1)) == (written.mode, written.size)
    assert (600, 600) == tuple(round(dots) for dots in written.info["dpi"])
    assert bytes((0, 0, 255)) == written.convert("L").tobytes()


@pytest.mark.parametrize(
    ("width", "height", "dpi"), [(148, 210, 600), (297, 420, 600), (420, 594, 400), (592, 840, 300), (1200, 1200, 200)]
)
def test_a_large_plate_has_fewer_dots_an_inch(width, height, dpi):
    """A board of 592 × 840 mm had 278 million pixels at 600, and no file was written: a reader takes it for an attack."""
    assert dpi == bitmap.dots_an_inch(width, height)
    assert width * height * (dpi / 25.4) ** 2 < Image.MAX_IMAGE_PIXELS
