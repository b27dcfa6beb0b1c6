"""An engraving → a 1-bit PNG, for engravers that take nothing but bitmaps."""

from __future__ import annotations

import ctypes
import struct
import zlib
from binascii import unhexlify
from collections.abc import Iterator
from math import ceil

import pypdfium2
from PIL import Image, ImageChops

from generator.plaques.drawing import MUC, Drawing, Shape
from generator.plaques.engraving import Engraving
from generator.plaques.writers import pdf
from generator.plaques.writers.indexed_png import SIGNATURE, chunk

DPI = 600
"""A module of 2 mm is 47 pixels; a tool is hardly finer than one."""

FEWER = (DPI, 400, 300, 200)
"""Of a large plate the first with which it has no more pixels than MOST."""

MOST = 120_000_000
"""Pixels: A3 at 600 an inch has 70 million. Readers refuse twice as many, as Pillow does beyond 179 million."""

BAND = 512
"""Rows that are drawn at once: some megabytes, which stay in a processor's cache, whatever the plate's size."""


def write(engraving: Engraving, description: str) -> bytes:
    """Black where the plate is engraved, cropped to the plate: a pixel that is covered by half or more. The bytes depend on zlib.

    There is no room beside the plate: what stands there in the other files is the picture's Description, which programs
    show as one of its properties (PNG, 11.3.3.2).
    """
    dpi = dots_an_inch(engraving.width, engraving.height)
    # Lengths are kept to a thousandth of a millimetre: 210 mm are not to become a pixel more by the last bit of a float.
    width, height = (ceil(side / 25.4 * dpi - 0.01) for side in (engraving.width, engraving.height))
    return one_bit_png(width, height, _bands(engraving, width, height, dpi), description, dpi)


def dots_an_inch(width: float, height: float) -> int:
    """For a plate of so many mm."""
    return next((dpi for dpi in FEWER if width * height * (dpi / 25.4) ** 2 <= MOST), FEWER[-1])


def _bands(engraving: Engraving, width: int, height: int, dpi: int) -> Iterator[Image.Image]:
    """The plate from top to bottom, BAND rows at once: pictures of mode P, 0 where it is engraved, else 255, as wide as whole bytes."""
    columns = whole_bytes(width) * 8
    # A sheet of whole pixels: one of the plate's own size would be stretched to fit them.
    across, down = (pixels * 25.4 / dpi for pixels in (columns, height))
    drawing = Drawing(across, down, 0, 0, (Shape(engraving.marked, MUC, rule="evenodd"),))
    page = pypdfium2.PdfDocument(pdf.raster_source(drawing))[0]
    # Without smoothing a pixel is black from the half on, and there is nothing to round afterwards.
    flags = pypdfium2.raw.FPDF_GRAYSCALE | pypdfium2.raw.FPDF_RENDER_NO_SMOOTHPATH
    rows = bytearray(columns * min(BAND, height))
    first = (ctypes.c_ubyte * len(rows)).from_buffer(rows)
    for top in range(0, height, BAND):
        deep = min(BAND, height - top)
        bitmap = pypdfium2.raw.FPDFBitmap_CreateEx(columns, deep, pypdfium2.raw.FPDFBitmap_Gray, first, columns)
        pypdfium2.raw.FPDFBitmap_FillRect(bitmap, 0, 0, columns, deep, 0xFFFFFFFF)
        pypdfium2.raw.FPDF_RenderPageBitmap(bitmap, page, 0, -top, columns, height, 0, flags)
        pypdfium2.raw.FPDFBitmap_Destroy(bitmap)
        yield Image.frombuffer("P", (columns, deep), rows, "raw", "P", 0, 1)


def whole_bytes(width: int) -> int:
    """Bytes of a row of so many pixels, a bit each."""
    return -(-width // 8)


def one_bit_png(width: int, height: int, bands: Iterator[Image.Image], description: str, dpi: int) -> bytes:
    """A PNG of mode 1 of these bands, each pixel 0 or 255 and as wide as whole bytes; black is 0.

    Each row is written as what differs from the one above (filter 2, PNG 9.2), in runs: letters and modules are upright.
    """
    columns = whole_bytes(width)
    packer = zlib.compressobj(strategy=zlib.Z_RLE)
    packed, last = [], Image.new("L", (columns, 1))
    for band in bands:
        rows = Image.frombytes("L", (columns, band.height), _packed(band))
        above = Image.new("L", rows.size)
        above.paste(last)
        above.paste(rows, (0, 1))
        filtered = Image.new("L", (1 + columns, band.height), UP)
        filtered.paste(ImageChops.subtract_modulo(rows, above), (1, 0))
        packed.append(packer.compress(filtered.tobytes()))
        last = rows.crop((0, band.height - 1, columns, band.height))
    metre = round(dpi / 0.0254)
    chunks = (
        chunk(b"IHDR", struct.pack(">2I5B", width, height, 1, 0, 0, 0, 0)),  # a bit a pixel, grey, not interlaced
        chunk(b"pHYs", struct.pack(">2IB", metre, metre, 1)),
        chunk(b"iTXt", b"Description\0\0\0\0\0" + description.encode()),  # not packed, of no language
        chunk(b"IDAT", b"".join((*packed, packer.flush()))),
        chunk(b"IEND", b""),
    )
    return SIGNATURE + b"".join(chunks)


UP = 2
"""The filter that subtracts the byte above."""


def _packed(band: Image.Image) -> bytes:
    """Eight pixels a byte. Pillow packs eight bits one after the other, but four of two bits at once: each four become a hexadecimal digit."""
    return unhexlify(band.tobytes("raw", "P;2").translate(_DIGITS))


_DIGITS = bytes(b"0123456789abcdef"[sum((four >> 2 * place & 1) << place for place in range(4))] for four in range(256))
"""The hexadecimal digit of four pixels of two bits."""
