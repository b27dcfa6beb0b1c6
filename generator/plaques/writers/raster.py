"""A finished PDF → pixels, rendered by pdfium."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from math import floor
from typing import cast

import pypdfium2
from PIL import Image

from generator.plaques.drawing import Drawing, Ink, Shape
from generator.plaques.outline import Box, rectangle
from generator.plaques.writers.indexed_png import Colour, Palette
from generator.plaques.writers.pdf import raster_source

DPI = 150
"""The most: an A5 plaque is 874 pixels wide, a module of its symbol about 12, which is enough to read it."""

PREVIEW_DPI, PREVIEW_SIDE = 100, 1200
"""Enough to look at a plaque on a screen: an A4 has 1169 px, and a board no more than so many."""

_COLOURS = 64
"""A plaque has a handful of inks; the rest are the steps between two of them along an edge."""

_LEAST_DISTANCE = 12
"""Euclidean, in RGB of 0 to 255, between two colours of a palette."""


@lru_cache(maxsize=2)
def first_page(pdf: bytes) -> pypdfium2.PdfPage:
    """The first page of a file; read once for all that is asked of the last two, because reading takes longer than rendering.

    Whoever renders it says which part of it (`set_cropbox`): that of the one before stays.
    """
    return pypdfium2.PdfDocument(pdf)[0]


def grey_sheet(pdf: bytes, dpi: int = DPI) -> Image.Image:
    """The first page in 8-bit grey, with bleed and slug."""
    page = first_page(pdf)
    page.set_cropbox(*page.get_mediabox())
    picture: Image.Image = page.render(scale=dpi / 72, grayscale=True).to_pil()
    return picture


def preview(pdf: bytes, dpi: int | None = None) -> bytes:
    """An indexed PNG of the first page, cropped to its TrimBox; without a number of dots an inch, as a screen wants it."""
    left, bottom, right, top = first_page(pdf).get_trimbox()
    dpi = dpi or min(PREVIEW_DPI, floor(PREVIEW_SIDE * 72 / max(right - left, top - bottom)))
    picture = _trimmed(pdf, dpi)
    file = BytesIO()
    picture.quantize(palette=_as_image(_palette(picture)), dither=Image.Dither.NONE).save(file, "PNG", dpi=(dpi, dpi))
    return file.getvalue()


def indexed(pdf: bytes, dpi: int, first: Palette) -> tuple[Image.Image, Palette]:
    """The first page, cropped to its TrimBox, as indices of a palette that begins with these colours; and the palette."""
    picture = _trimmed(pdf, dpi)
    palette = (*first, *_palette(picture))
    # Not with all of it: the page's own colours stay what they are, even close to one of the first.
    own = picture.quantize(palette=_as_image(palette[len(first) :]), dither=Image.Dither.NONE)
    return Image.frombytes("L", own.size, own.tobytes()).point(lambda index: index + len(first)), palette


def ramp(paper: Ink, ink: Ink, steps: int) -> Palette:
    """Colours from paper to ink, as pdfium shows them, in even steps."""
    parts = (part / (steps - 1) for part in range(steps))
    return tuple(_between(_shown(paper), _shown(ink), part) for part in parts)


def _between(one: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


@lru_cache(maxsize=16)
def _shown(ink: Ink) -> Colour:
    """The colour in which pdfium shows an ink, as RGB of 0 to 255."""
    square = Box(0, 0, 1, 1)
    page = Drawing(1, 1, 0, 0, (Shape(rectangle(square), ink),))
    return cast("Colour", _trimmed(raster_source(page), DPI).convert("RGB").getpixel((2, 2)))


def thumbnail(pdf: bytes, side: int) -> bytes:
    """A WebP of `side` × `side` px: the first page cropped to its TrimBox, centred; the rest is transparent."""
    page = first_page(pdf)
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


def _trimmed(pdf: bytes, dpi: int) -> Image.Image:
    """The first page, cropped to its TrimBox."""
    page = first_page(pdf)
    left, bottom, right, top = page.get_trimbox()
    page.set_cropbox(left, bottom, right, top)
    # Whole pixels only: the last one of each side would be half white. Boxes carry four decimals of a point.
    width, height = (floor(side * dpi / 72 + 0.01) for side in (right - left, top - bottom))
    return _rendered(page, dpi).crop((0, 0, width, height))


def _rendered(page: pypdfium2.PdfPage, dpi: int) -> Image.Image:
    picture: Image.Image = page.render(scale=dpi / 72).to_pil()
    return picture


def _palette(picture: Image.Image) -> Palette:
    """The most frequent colours, unchanged, none close to another.

    Pillow's quantisers average colours, and its look-up may take a close neighbour: white would not stay white.
    """
    chosen: list[Colour] = []
    counted = cast("list[tuple[int, Colour]]", picture.getcolors(picture.width * picture.height))
    left = [colour for _, colour in sorted(counted, reverse=True)]
    while left and len(chosen) < _COLOURS:
        red, green, blue = left[0]
        chosen.append(left[0])
        left = [
            other
            for other in left
            if (other[0] - red) ** 2 + (other[1] - green) ** 2 + (other[2] - blue) ** 2 > _LEAST_DISTANCE**2
        ]
    return tuple(chosen)


def _as_image(palette: Palette) -> Image.Image:
    """A palette as Pillow takes one."""
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in palette for part in colour])
    return image
