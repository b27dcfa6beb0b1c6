"""A photograph → the sizes a phone wants, nothing private left in it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from generator.store import FileRef

if TYPE_CHECKING:
    from PIL import Image as Pillow

# Pillow is imported where a photograph is opened: the sizes a page offers are known without it.

Format = Literal["avif", "webp", "jpeg"]

FORMATS: tuple[Format, ...] = ("avif", "webp", "jpeg")
"""Best first; JPEG is what every phone since 2000 can show."""

WIDTHS = (360, 480, 720)
"""px. A wider one would be chosen by every phone with a sharp screen, for twice the bytes."""

_TAKEN = ("JPEG", "PNG", "WEBP")
_SETTINGS: dict[Format, dict[str, object]] = {
    "avif": {"quality": 50, "speed": 6},
    "webp": {"quality": 70, "method": 4},
    "jpeg": {"quality": 72, "progressive": True, "optimize": True},
}
_ORIENTATION = 0x0112
_SIDEWAYS = (5, 6, 7, 8)
"""EXIF orientations that change width and height about (Exif 2.32, 4.6.4 A)."""


class Unfit(Exception):  # noqa: N818 -- a file an author can replace is no error of ours
    """The file is not a photograph we can show."""


def measure(path: Path) -> tuple[int, int]:
    """Width and height in px as a viewer shows it, upright. Raises Unfit."""
    from PIL import Image

    try:
        with _no_remarks():
            # A picture too large to decode is still measured: the caller says how large it is.
            limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
            try:
                with Image.open(path, formats=_TAKEN) as image:
                    width, height = image.size[::-1] if _turned(image) else image.size
            finally:
                Image.MAX_IMAGE_PIXELS = limit
    except (OSError, SyntaxError, ValueError) as wrong:
        raise Unfit(str(wrong)) from wrong
    return width, height


def widths(width: int) -> tuple[int, ...]:
    """The widths to offer for a photograph this wide; never larger than it is.

    >>> widths(4000), widths(400), widths(200)
    ((360, 480, 720), (360, 400), (200,))
    """
    return tuple(sorted({min(offered, width) for offered in WIDTHS}))


def height(full_width: int, full_height: int, width: int) -> int:
    """The height in px that a photograph has at this width."""
    return max(1, round(full_height * width / full_width))


def resize(file: FileRef, width: int, form: Format) -> bytes:
    """The photograph at this width in px.

    Pixels are copied into a new picture, so that no EXIF, GPS, XMP, comment or colour profile can go along; colours
    are brought to sRGB and the orientation into the pixels first. Raises Unfit.
    """
    from PIL import Image, ImageOps

    try:
        with _no_remarks(), Image.open(file.path, formats=_TAKEN) as image:
            full = image.size[::-1] if _turned(image) else image.size
            image.draft("RGB", (width * 2, width * 2))
            upright = _srgb(ImageOps.exif_transpose(image) if _exif(image) else image)
            size = (width, height(*full, width))
            small = upright.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
    except (OSError, SyntaxError, ValueError) as wrong:
        raise Unfit(str(wrong)) from wrong
    bare = Image.new("RGB", small.size)
    bare.paste(small)
    out = io.BytesIO()
    bare.save(out, form.upper(), **_SETTINGS[form])
    return out.getvalue()


@contextmanager
def _no_remarks() -> Iterator[None]:
    """Without Pillow's warnings: of the camera's notes nothing is kept, so slips in them do not matter."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _exif(image: Pillow.Image) -> bool:
    """Whether the picture may be turned by EXIF. In PNG that stands behind the pixels; no camera writes it there."""
    return image.format != "PNG"


def _turned(image: Pillow.Image) -> bool:
    """Whether width and height change about when the picture is put upright."""
    return _exif(image) and image.getexif().get(_ORIENTATION) in _SIDEWAYS


def _srgb(image: Pillow.Image) -> Pillow.Image:
    """The picture in sRGB; one without a profile is taken to be sRGB, as browsers do."""
    from PIL import ImageCms

    if image.mode.startswith("I"):  # 16 bits of grey; convert() would cut them off at 255
        return image.point(lambda level: level / 256).convert("L").convert("RGB")
    profile = image.info.get("icc_profile")
    if not profile:
        return image.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):  # a broken profile: browsers ignore it too
        return image.convert("RGB")
    assert turned is not None
    return turned
