"""A photograph → the sizes a phone wants, nothing private left in it."""

from __future__ import annotations

import io
import re
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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

ENLARGED = 1080
"""px. The picture behind the link, for the visitor who asks to see more; JPEG alone, which everything opens."""

Reason = Literal["cmyk", "cut", "empty", "format", "gif", "heic", "moving"]
"""Why a file is unfit, for the sentence that tells its author what to do.

cmyk: a printer's four inks without a profile, so that nobody knows its colours. cut: breaks off, or is damaged.
empty: nothing in it, or nothing but zeros. format: neither JPEG nor PNG nor WebP. gif: 256 colours at most.
heic: what an iPhone keeps for itself. moving: GIF, WebP or PNG with more than one picture.
"""

_TAKEN = ("JPEG", "PNG", "WEBP", "GIF")
"""GIF is opened only to say what is wrong with it."""

_SIGNED = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF....WEBP|GIF8", re.DOTALL)
"""How those files begin."""

_HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"heif", b"mif1", b"msf1"}
_AVIF = {b"avif", b"avis"}
"""Brands of a file (ISO/IEC 23008-12, 10; AV1 Image File Format, 8); an AVIF is mif1 too."""

# Quality 45 keeps the busiest photographs (leaves, carved stone) near 20 kB at 480 px and 40 kB at 720 px, and is
# told from 50 by nobody who does not hold the two side by side; 40 smears stone.
_SETTINGS: dict[Format, dict[str, object]] = {
    "avif": {"quality": 45, "speed": 6},
    "webp": {"quality": 60, "method": 4},
    "jpeg": {"quality": 72, "progressive": True, "optimize": True},
}

_ORIENTATION, _GPS, _LATITUDE = 0x0112, 0x8825, 2
"""Tags of the camera's notes (Exif 2.32, 4.6)."""

_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""EXIF orientation → what puts the picture upright (Exif 2.32, 4.6.4 A)."""

_SIDEWAYS = (5, 6, 7, 8)
"""Those that change width and height about."""

_XMP_LATITUDE = re.compile(rb"GPSLatitude\s*(?:=\s*[\"']|>)\s*\d")
"""XMP stands in a file as plain text, whatever the format (XMP specification, part 3)."""

_JPEG_MARKER = re.compile(rb"\xff[\xc0-\xcf\xd9-\xfe]")
"""The end, or what a length follows; in the coded picture no 0xff is followed by one of these (ITU T.81, B.1.1)."""

_BROKEN = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError, OverflowError, struct.error)
"""What Pillow raises on a file with wrong bytes in it."""


class UnfitPhoto(Exception):  # noqa: N818 -- a file an author can replace is no error of ours
    """The file is not a photograph we can show."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True)
class Examined:
    """What is known of a photograph before its pixels are decoded."""

    width: int
    """px, as a viewer shows it, upright."""

    height: int
    """px."""

    located: bool
    """The file tells where it was taken, in EXIF or XMP. What is made of it does not; the original may be public."""


def examine(path: Path) -> Examined:
    """Size and secrets of a photograph, and whether it is whole. Raises UnfitPhoto.

    A picture too large to decode is measured like any other: the caller says how large is too large.
    """
    from PIL import Image

    data = path.read_bytes()
    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        with _opened(data) as image:
            notes = _notes(image, data)
            width, height = _upright(image.size, _orientation(notes))
            return Examined(width, height, _located(notes) or _XMP_LATITUDE.search(data) is not None)
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def widths(width: int) -> tuple[int, ...]:
    """The widths to offer for a photograph this wide; never larger than it is.

    >>> widths(4000), widths(400), widths(200)
    ((360, 480, 720), (360, 400), (200,))
    """
    return tuple(sorted({min(offered, width) for offered in WIDTHS}))


def enlarged(width: int) -> int:
    """The width of the picture behind the link for a photograph this wide; of a small one it is the last of widths().

    >>> enlarged(4000), enlarged(900), enlarged(400)
    (1080, 900, 400)
    """
    return min(ENLARGED, width)


def height(full_width: int, full_height: int, width: int) -> int:
    """The height in px that a photograph has at this width."""
    return max(1, round(full_height * width / full_width))


def resize(file: FileRef, width: int, form: Format) -> bytes:
    """The photograph at this width in px.

    Pixels are copied into a new picture, so that no EXIF, GPS, XMP, comment or colour profile can go along; colours
    are brought to sRGB and the orientation into the pixels first. What was see-through is white: an editor's eraser
    leaves what it rubbed out below. Raises UnfitPhoto.
    """
    from PIL import Image

    data = Path(file.path).read_bytes()
    with _opened(data) as image:
        turn = _orientation(_notes(image, data))
        full = _upright(image.size, turn)
        size = (width, height(*full, width))
        image.draft("RGB", (width * 2, width * 2))
        small = _opaque(image).resize(_upright(size, turn), Image.Resampling.LANCZOS, reducing_gap=3)
        shown = _srgb(small.transpose(Image.Transpose[_TURNS[turn]]) if turn in _TURNS else small)
    bare = Image.new("RGB", size)
    bare.paste(shown)
    out = io.BytesIO()
    bare.save(out, form.upper(), **_SETTINGS[form])
    return out.getvalue()


# ---- the file -------------------------------------------------------------------------------------


@contextmanager
def _opened(data: bytes) -> Iterator[Pillow.Image]:
    """A fit picture, not decoded yet. Raises UnfitPhoto, also where what is done with it finds it broken.

    Without Pillow's warnings: of the camera's notes nothing is kept, so slips in them do not matter.
    """
    from PIL import Image

    if not data.strip(b"\0"):
        raise UnfitPhoto("empty")
    if _brands(data) & _HEIF and not _brands(data) & _AVIF:
        raise UnfitPhoto("heic")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_TAKEN) as image:
                _refuse(image, data)
                yield image
    except _BROKEN as wrong:
        raise UnfitPhoto("cut" if _SIGNED.match(data) else "format") from wrong


def _refuse(image: Pillow.Image, data: bytes) -> None:
    """Raises UnfitPhoto for what Pillow can open and a page cannot use."""
    from PIL import Image

    # Behind the photograph of some phones lies a second one (MPO); that does not make it move.
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise UnfitPhoto("moving")
    if image.format == "GIF":
        raise UnfitPhoto("gif")
    if not _whole(data):
        raise UnfitPhoto("cut")
    if image.mode == "CMYK":
        dot = Image.new("CMYK", (1, 1))
        dot.info = {"icc_profile": image.info.get("icc_profile")}
        _srgb(dot)


def _brands(data: bytes) -> set[bytes]:
    """What an ISO base media file (HEIC, AVIF, MP4) says it is; of other files nothing (ISO/IEC 14496-12, 4.3)."""
    if data[4:8] != b"ftyp":
        return set()
    box = data[8 : min(256, int.from_bytes(data[:4], "big"))]
    return {box[at : at + 4] for at in range(0, len(box), 4)}


def _whole(data: bytes) -> bool:
    """Whether the file reaches its own end, found without decoding: a millisecond where that costs a hundred."""
    if data.startswith(b"RIFF"):
        return len(data) >= 8 + int.from_bytes(data[4:8], "little")
    if data.startswith(b"\x89PNG"):
        return any(kind == b"IEND" for kind, _ in _chunks(data))
    at = 2
    while found := _JPEG_MARKER.search(data, at):
        if found[0] == b"\xff\xd9":
            return True
        at = found.end() + int.from_bytes(data[found.end() : found.end() + 2], "big")
    return False


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of the chunks of a PNG that are whole (PNG, 5.3)."""
    at = 8
    while len(data) >= (end := at + 12 + int.from_bytes(data[at : at + 4], "big")):
        yield data[at + 4 : at + 8], data[at + 8 : end - 4]
        at = end


# ---- the camera's notes ---------------------------------------------------------------------------


def _notes(image: Pillow.Image, data: bytes) -> Pillow.Exif:
    """The camera's notes; none where they cannot be read. In a PNG they may stand behind the pixels."""
    from PIL import Image

    notes = Image.Exif()
    if image.format == "PNG":
        found = next((content for kind, content in _chunks(data) if kind == b"eXIf"), b"")
    else:
        found = image.info.get("exif", b"")
    try:
        notes.load(found)
    except _BROKEN:
        return Image.Exif()
    return notes


def _orientation(notes: Pillow.Exif) -> int:
    """1 to 8; 1 (upright) where the camera did not say. XMP may say it too, and browsers do not listen."""
    try:
        said = notes.get(_ORIENTATION)
    except _BROKEN:
        return 1
    return said if said in _TURNS else 1


def _upright(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    """Width and height after the turn (or before it: it is the same)."""
    return size[::-1] if orientation in _SIDEWAYS else size


def _located(notes: Pillow.Exif) -> bool:
    """Whether a latitude stands there. Android fills it with zeros when it hands a photograph to an app."""
    try:
        return any(float(part) > 0 for part in notes.get_ifd(_GPS).get(_LATITUDE, ()))
    except _BROKEN:
        return False


# ---- colours --------------------------------------------------------------------------------------


def _opaque(image: Pillow.Image) -> Pillow.Image:
    """The picture without palette or transparency, at 8 bits."""
    from PIL import Image

    if image.mode.startswith("I"):  # 16 bits of grey; convert() would cut them off at 255
        return image.point(lambda level: level / 256).convert("L")
    if image.has_transparency_data:
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image.convert("RGBA"))
        paper.info = dict(image.info)
        image = paper
    return image.convert("RGB") if image.mode in ("1", "P", "RGBA") else image


def _srgb(image: Pillow.Image) -> Pillow.Image:
    """The picture in sRGB. One without a profile is taken to be sRGB, as browsers do.

    Inks are not: the same four numbers are another colour on every paper, so without their profile they are refused.
    """
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):  # a broken profile: browsers ignore it too
            pass
        else:
            assert turned is not None
            return turned
    if image.mode == "CMYK":
        raise UnfitPhoto("cmyk")
    return image.convert("RGB")
