"""An engraving → a 1-bit PNG, for engravers that take nothing but bitmaps."""

from __future__ import annotations

from io import BytesIO
from zlib import Z_RLE

import pypdfium2
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from generator.plaques.drawing import MUC, Drawing, Shape
from generator.plaques.engraving import Engraving
from generator.plaques.writers import pdf

DPI = 600
"""A module of 2 mm is 47 pixels; a tool is hardly finer than one."""


def write(engraving: Engraving, description: str) -> bytes:
    """Black where the plate is engraved, cropped to the plate. The bytes depend on Pillow's zlib, the pixels do not.

    There is no room beside the plate: what stands there in the other files is the picture's Description, which programs
    show as one of its properties (PNG, 11.3.3.2).
    """
    drawing = Drawing(engraving.width, engraving.height, 0, 0, (Shape(engraving.marked, MUC, rule="evenodd"),))
    page = pypdfium2.PdfDocument(pdf.raster_source(drawing))[0]
    grey: Image.Image = page.render(scale=DPI / 72, grayscale=True).to_pil()
    black = grey.convert("1", dither=Image.Dither.NONE)  # dark from the middle on
    file = BytesIO()
    texts = PngInfo()
    texts.add_itxt("Description", description)
    black.save(file, "PNG", dpi=(DPI, DPI), compress_type=Z_RLE, pnginfo=texts)
    return file.getvalue()
