"""The bytes of a photograph → its pixels in grey, and nothing else of it: no place, no time, no owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.media import photos

if TYPE_CHECKING:
    from PIL import Image

LARGEST = 110_000_000
"""px: more than this is refused before anything is decoded. Phones make 12 to 108 million."""

LARGEST_FILE = 80_000_000
"""bytes"""

SHORT_SIDE = 1500
"""px: of a JPEG a half, a quarter or an eighth is decoded (ITU T.81 codes blocks of 8 × 8 px), as long as its short side
keeps as many. Twelve megapixels are halved: a symbol that is a sixth as wide still has eight pixels a module."""


class TooLarge(Exception):  # noqa: N818 -- a file that can be made smaller is no error of ours
    """More pixels or bytes than are looked at; the argument is the number of millions of pixels, 0 where it is the bytes."""


def grey(data: bytes, short_side: int = SHORT_SIDE) -> Image.Image:
    """The photograph in 8-bit grey, upright as Exif says (Exif 2.32, 4.6.4 A). Raises photos.UnfitPhoto, TooLarge."""
    from PIL import Image

    if len(data) > LARGEST_FILE:
        raise TooLarge(0)
    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        orientation = photos.orientation_of(data)
        with photos.open_photo(data) as image:
            pixels = image.width * image.height
            if pixels > LARGEST:
                raise TooLarge(round(pixels / 1e6))
            image.draft("L", (short_side, short_side))
            decoded = photos.upright(image.convert("L"), orientation)
    finally:
        Image.MAX_IMAGE_PIXELS = limit
    # What is no JPEG cannot be decoded in part.
    factor = min(decoded.size) // short_side
    return decoded.reduce(factor) if factor > 1 else decoded
