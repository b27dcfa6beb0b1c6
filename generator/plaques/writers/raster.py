"""A finished PDF → pixels, rendered by pdfium."""

from __future__ import annotations

from io import BytesIO
from math import dist, floor
from typing import cast

import pypdfium2
from PIL import Image

DPI = 150
"""An A5 plaque is 874 pixels wide, a module of its symbol about 12: enough to read it."""

PREVIEW_DPI = 100
"""Enough to look at a plaque on a screen."""

_COLOURS = 64
"""A plaque has a handful of inks; the rest are the steps between two of them along an edge."""

_LEAST_DISTANCE = 12
"""Euclidean, in RGB of 0 to 255, between two colours of a palette."""


def grey_sheet(pdf: bytes) -> Image.Image:
    """The first page at DPI in 8-bit grey, with bleed and slug."""
    picture: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=DPI / 72, grayscale=True).to_pil()
    return picture


def preview(pdf: bytes, dpi: int = PREVIEW_DPI) -> bytes:
    """An indexed PNG of the first page, cropped to its TrimBox."""
    page = pypdfium2.PdfDocument(pdf)[0]
    left, bottom, right, top = page.get_trimbox()
    page.set_cropbox(left, bottom, right, top)
    # Whole pixels only: the last one of each side would be half white. Boxes carry four decimals of a point.
    width, height = (floor(side * dpi / 72 + 0.01) for side in (right - left, top - bottom))
    picture = _rendered(page, dpi).crop((0, 0, width, height))
    file = BytesIO()
    indexed = picture.quantize(palette=_palette(picture), dither=Image.Dither.NONE)
    indexed.save(file, "PNG", dpi=(dpi, dpi))
    return file.getvalue()


def thumbnail(pdf: bytes, side: int) -> bytes:
    """A WebP of `side` × `side` px: the first page cropped to its TrimBox, centred; the rest is transparent."""
    page = pypdfium2.PdfDocument(pdf)[0]
    left, bottom, right, top = page.get_trimbox()
    page.set_cropbox(left, bottom, right, top)
    width, height = right - left, top - bottom
    picture = _rendered(page, round(side / max(width, height) * 72 * 2))
    # Reduced from twice the size: pdfium alone leaves the small modules ragged.
    fitted = (max(1, round(side * width / max(width, height))), max(1, round(side * height / max(width, height))))
    small = picture.resize(fitted, Image.Resampling.LANCZOS)
    ground = Image.new("RGBA", (side, side))
    ground.paste(small, ((side - fitted[0]) // 2, (side - fitted[1]) // 2))
    file = BytesIO()
    ground.save(file, "WEBP", quality=60, method=4)
    return file.getvalue()


def _rendered(page: pypdfium2.PdfPage, dpi: int) -> Image.Image:
    picture: Image.Image = page.render(scale=dpi / 72).to_pil()
    return picture


def _palette(picture: Image.Image) -> Image.Image:
    """A palette of the most frequent colours, unchanged, none close to another.

    Pillow's quantisers average colours, and its look-up may take a close neighbour: white would not stay white.
    """
    chosen: list[tuple[int, ...]] = []
    counted = cast("list[tuple[int, tuple[int, ...]]]", picture.getcolors(picture.width * picture.height))
    for _, colour in sorted(counted, reverse=True):
        if len(chosen) < _COLOURS and all(dist(colour, earlier) > _LEAST_DISTANCE for earlier in chosen):
            chosen.append(colour)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in chosen for part in colour])
    return palette
