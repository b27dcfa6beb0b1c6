"""The preview is the finished file, cut at the trim."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from generator import plaques
from generator.plaques import design
from generator.plaques.writers import raster


@pytest.fixture(scope="module")
def picture(faceplate):
    """The preview, opened."""
    return Image.open(BytesIO(plaques.png(faceplate)))


def test_the_preview_is_a5_at_100_dpi(picture):
    """148 mm are 582 pixels."""
    assert (582, 826) == picture.size
    assert (100, 100) == pytest.approx(picture.info["dpi"], abs=0.1)


def test_the_preview_is_smaller_than_40_kb(faceplate, picture):
    """A palette instead of three bytes a pixel: less than 40 kB for a page to show."""
    assert "P" == picture.mode
    assert len(plaques.png(faceplate)) < 40_000


def test_the_panel_is_pure_white_and_the_corners_are_not(picture):
    """The panel's pixels are pure; the corners, cut at the trim, are band and paper and not the sheet's edge."""
    colours = picture.convert("RGB")

    assert (255, 255, 255) == colours.getpixel((291, 350))
    assert (255, 255, 255) not in {colours.getpixel(corner) for corner in ((0, 0), (581, 0), (0, 825), (581, 825))}


def test_the_grey_sheet_includes_bleed_and_slug(faceplate):
    """In grey, at 150 dots an inch: as large as the drawing, and its symbol black."""
    drawing = design.draw(faceplate)
    sheet = raster.grey_sheet(plaques.pdf(faceplate))
    place, scale = drawing.symbol.box, raster.DPI / 25.4
    corner = [
        round((n + 2 * drawing.symbol.module - drawing.sheet.left) * scale)
        for n in (place.left + drawing.symbol.module, place.top + drawing.symbol.module)
    ]

    assert "L" == sheet.mode
    assert (drawing.sheet.width * scale, drawing.sheet.height * scale) == pytest.approx(sheet.size, abs=1)
    assert sheet.getpixel(tuple(corner)) < 48
