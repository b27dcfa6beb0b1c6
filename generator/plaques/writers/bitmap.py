"""An engraving → a 1-bit PNG, for engravers that take nothing but bitmaps."""

from __future__ import annotations

import struct
from binascii import unhexlify
from io import BytesIO
from zlib import Z_RLE, crc32

import pypdfium2
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from generator.plaques.drawing import MUC, Drawing, Shape
from generator.plaques.engraving import Engraving
from generator.plaques.writers import pdf

DPI = 600
"""A module of 2 mm is 47 pixels; a tool is hardly finer than one."""

FEWER = (DPI, 400, 300, 200)
"""Of a large plate the first with which it has no more pixels than MOST."""

MOST = 120_000_000
"""Pixels: A3 at 600 an inch has 70 million. Readers refuse twice as many, as Pillow does beyond 179 million."""


def write(engraving: Engraving, description: str) -> bytes:
    """Black where the plate is engraved, cropped to the plate. The bytes depend on Pillow's zlib, the pixels do not.

    There is no room beside the plate: what stands there in the other files is the picture's Description, which programs
    show as one of its properties (PNG, 11.3.3.2).
    """
    drawing = Drawing(engraving.width, engraving.height, 0, 0, (Shape(engraving.marked, MUC, rule="evenodd"),))
    page, dpi = pypdfium2.PdfDocument(pdf.raster_source(drawing))[0], dots_an_inch(engraving.width, engraving.height)
    return black_and_white(page.render(scale=dpi / 72, grayscale=True).to_pil(), description, dpi)


def dots_an_inch(width: float, height: float) -> int:
    """For a plate of so many mm."""
    return next((dpi for dpi in FEWER if width * height * (dpi / 25.4) ** 2 <= MOST), FEWER[-1])


def black_and_white(grey: Image.Image, description: str, dpi: int = DPI) -> bytes:
    """The PNG that Pillow writes of this picture in mode 1, dark from the middle on; 17 million pixels in half of its time.

    Pillow packs eight pixels into a byte one after the other, but four of two bits at once: so those are packed, and each four
    become a hexadecimal digit. What it writes of the bytes as of grey pixels is the same file but for its head.
    """
    columns = -(-grey.width // 8)
    whole = grey.crop((0, 0, columns * 8, grey.height)).convert("1", dither=Image.Dither.NONE).convert("P")  # 0 or 255
    packed = unhexlify(whole.tobytes("raw", "P;2").translate(_DIGITS))
    file = BytesIO()
    texts = PngInfo()
    texts.add_itxt("Description", description)
    grey_bytes = Image.frombytes("L", (columns, grey.height), packed)
    grey_bytes.save(file, "PNG", dpi=(dpi, dpi), compress_type=Z_RLE, pnginfo=texts)
    as_grey = file.getvalue()
    # The head is the first chunk (PNG 3rd edition, 11.2.1): width, height, bits a pixel, then that all else is usual.
    head = b"IHDR" + struct.pack(">2I5B", grey.width, grey.height, 1, 0, 0, 0, 0)
    return as_grey[:12] + head + crc32(head).to_bytes(4, "big") + as_grey[16 + len(head) :]


_DIGITS = bytes(b"0123456789abcdef"[sum((four >> 2 * place & 1) << place for place in range(4))] for four in range(256))
"""The hexadecimal digit of four pixels of two bits."""
