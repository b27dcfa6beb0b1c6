"""The 1-bit PNG of an engraving, packed by our own way, shows what Pillow and pdfium's grey picture show."""

from __future__ import annotations

import random
from io import BytesIO
from typing import cast

import pypdfium2
import pytest
from PIL import Image, ImageChops

from generator.plaques.drawing import MUC, Drawing, Shape
from generator.plaques.engraving import Engraving
from generator.plaques.outline import Box, rectangle
from generator.plaques.writers import bitmap, pdf


@pytest.mark.parametrize("width", [1, 2, 7, 8, 9, 15, 16, 33, 500])
@pytest.mark.parametrize("deep", [1, 7, 41, 50])
def test_every_pixel_is_read_back(width, deep):
    """Whatever is left of the last byte of a row, and wherever a band ends."""
    columns, height = bitmap.whole_bytes(width) * 8, 41
    noise = random.Random(width * 100 + deep).choices((0, 255), k=columns * height)
    whole = Image.frombytes("P", (columns, height), bytes(noise))
    bands = (whole.crop((0, top, columns, min(top + deep, height))) for top in range(0, height, deep))

    written = Image.open(BytesIO(bitmap.one_bit_png(width, height, bands, "đen = khắc", 600)))

    expected = Image.frombytes("L", (columns, height), bytes(noise)).crop((0, 0, width, height))
    assert ("1", (width, height), "đen = khắc") == (written.mode, written.size, written.info["Description"])
    assert (600, 600) == tuple(round(dots) for dots in written.info["dpi"])
    assert expected.tobytes() == written.convert("L").tobytes()


def test_a_pixel_is_black_that_is_covered_by_half():
    """As in a picture of grey steps, cut in the middle: drawn at once and smoothed, where ours is drawn in bands."""
    boxes = [Box(1 + step * 1.37, 3, 1.6 + step * 1.37, 41.03 - step * 0.53) for step in range(20)]
    marked = tuple(part for box in boxes for part in rectangle(box))
    engraving = cast("Engraving", Plate(30.2, 44, marked))
    ours = Image.open(BytesIO(bitmap.write(engraving, ""))).convert("L")
    width, height = ours.size
    sheet = Drawing(
        (width - 0.01) * 25.4 / 600, (height - 0.01) * 25.4 / 600, 0, 0, (Shape(marked, MUC, rule="evenodd"),)
    )
    page = pypdfium2.PdfDocument(pdf.raster_source(sheet))[0]
    grey = page.render(scale=600 / 72, grayscale=True).to_pil().crop((0, 0, width, height))

    darkest, lightest = cast("tuple[int, int]", grey.getextrema())
    cut = grey.point([255 if value > (darkest + lightest) / 2 else 0 for value in range(256)])
    assert (714, 1040) == (width, height)
    assert height > 2 * bitmap.BAND
    assert ImageChops.difference(ours, cut).histogram()[255] <= 40, "pixels, of those covered by one half"


class Plate:
    """Of an Engraving what a bitmap asks for."""

    def __init__(self, width, height, marked):
        self.width, self.height, self.marked = width, height, marked


@pytest.mark.parametrize(
    ("width", "height", "dpi"), [(148, 210, 600), (297, 420, 600), (420, 594, 400), (592, 840, 300), (1200, 1200, 200)]
)
def test_a_large_plate_has_fewer_dots_an_inch(width, height, dpi):
    """A board of 592 × 840 mm had 278 million pixels at 600, and no file was written: a reader takes it for an attack."""
    assert dpi == bitmap.dots_an_inch(width, height)
    assert width * height * (dpi / 25.4) ** 2 < Image.MAX_IMAGE_PIXELS
