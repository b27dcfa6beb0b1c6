"""A photograph → smaller copies in AVIF, WebP and JPEG, without metadata but a notice of ours."""

from __future__ import annotations

import io
import math
import re
import struct
import warnings
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from generator.media.colours import to_srgb, without_transparency
from generator.media.git_lfs import is_pointer
from generator.store import FileRef

if TYPE_CHECKING:
    from PIL import Image as Pillow

# Pillow is imported where a photograph is opened: the sizes a page offers are known without it.

Format = Literal["avif", "webp", "jpeg"]

FORMATS: tuple[Format, ...] = ("avif", "webp", "jpeg")
"""Smallest first; every phone since 2000 can show JPEG."""

WIDTHS = (360, 480, 720)
"""px. Every phone with a dense screen would choose a wider one, for twice the bytes."""

ENLARGED = 1080
"""Width in px of the picture a photo links to; in JPEG alone, which every program opens."""

Reason = Literal["cmyk", "cut", "empty", "format", "gif", "heic", "moving", "pointer"]
"""Why a file is unfit, for the sentence that tells its author what to do.

cmyk: a printer's four inks without a profile, so that nobody knows its colours. cut: breaks off, or is damaged.
empty: nothing in it, or nothing but zeros. format: neither JPEG nor PNG nor WebP. gif: 256 colours at most.
heic: what an iPhone keeps for itself. moving: GIF, WebP or PNG with more than one picture. pointer: what Git keeps in
place of the photograph until it is fetched (Git LFS specification, "The Pointer").
"""

_DECODED_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
"""Pillow's names of the formats that are opened; GIF only to be reported as unfit."""

_SIGNATURES = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF....WEBP|GIF8", re.DOTALL)
"""The first bytes of files in those formats."""

_HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"heif", b"mif1", b"msf1"}
_AVIF = {b"avif", b"avis"}
"""Brands in an ftyp box (ISO/IEC 23008-12, 10; AV1 Image File Format, 8); an AVIF may have mif1 too."""

# Quality 45 keeps the busiest photographs (leaves, carved stone) near 20 kB at 480 px and 40 kB at 720 px, and is
# told from 50 by nobody who does not hold the two side by side; 40 smears stone.
_SETTINGS: dict[Format, dict[str, object]] = {
    # One thread: with two, the encoder cuts its work elsewhere, and a machine with one core makes other bytes.
    "avif": {"quality": 45, "speed": 6, "max_threads": 1, "autotiling": False},
    "webp": {"quality": 60, "method": 4},
    "jpeg": {"quality": 72, "progressive": True, "optimize": True},
}

_ORIENTATION, _GPS, _LATITUDE = 0x0112, 0x8825, 2
"""Exif tags (Exif 2.32, 4.6)."""

_TRANSPOSITIONS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""Exif orientation → the Pillow transposition that puts the picture upright (Exif 2.32, 4.6.4 A)."""

_SIDEWAYS = (5, 6, 7, 8)
"""Orientations that exchange width and height."""

_XMP_LATITUDE = re.compile(rb"GPSLatitude\s*(?:=\s*[\"']|>)\s*\d")
"""XMP stands in a file as plain text, whatever the format (XMP specification, part 3)."""

JPEG_MARKER = re.compile(rb"\xff[\xc0-\xcf\xd9-\xfe]")
"""EOI, or a marker with a length; coded pixels have no 0xff before one of these bytes (ITU T.81, B.1.1)."""

_SCAN, _END = 0xDA, 0xD9
"""Second bytes of the markers SOS and EOI (ITU T.81, table B.1)."""

GAP = 1024
"""Bytes of zeros in a row that no encoder of photographs writes: a quarter of the smallest block of a memory card."""

_DECODE_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    KeyError,
    IndexError,
    TypeError,
    OverflowError,
    struct.error,
)
"""Exceptions that Pillow raises on damaged files."""


class UnfitPhoto(Exception):  # noqa: N818 -- a file an author can replace is no error of ours
    """The file is no photograph a page can show; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True)
class Examined:
    """What can be found out about a photograph without decoding its pixels."""

    width: int
    """px, after the Exif orientation is applied."""

    height: int
    """px."""

    gap: bool = field(default=False, kw_only=True)
    """True if part of the pixels is nothing but zeros: a card or a copy that failed left a grey area."""

    located: bool
    """True if Exif or XMP has a latitude. The copies made here have none, but the original may be published too."""


def examine(data: bytes) -> Examined:
    """Size in px of a photograph in these bytes, and whether it has a location. Raises UnfitPhoto, also if cut off.

    Pillow's limit on pixels is lifted meanwhile: the caller decides how large is too large.
    """
    from PIL import Image

    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        with open_photo(data) as image:
            exif = _read_exif(image, data)
            width, height = _upright_size(image.size, _orientation(exif))
            located = _has_latitude(exif) or _XMP_LATITUDE.search(data) is not None
            return Examined(width, height, located, gap=_has_gap(data))
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


def resize(file: FileRef, width: int, form: Format, notice: bytes = b"") -> bytes:
    """The photograph `width` px wide, one of widths() or enlarged(), encoded as `form`. Raises UnfitPhoto.

    `notice` is the XMP that goes with it; nothing else does.
    """
    out = io.BytesIO()
    _copies(file)[width].save(out, form.upper(), **_SETTINGS[form], **({"xmp": notice} if notice else {}))
    return out.getvalue()


@lru_cache(maxsize=1)
def _copies(file: FileRef) -> Mapping[int, Pillow.Image]:
    """Width in px → the photograph at that width, bare and in sRGB, for every width that is offered. Raises UnfitPhoto.

    A photograph is decoded once: its files are made one after the other, and the copies of the last one are kept, 6
    to 11 MB of pixels.

    Pixels are copied into a new picture, so that no Exif, GPS, XMP, comment or colour profile can go along; colours
    are converted to sRGB and the orientation is applied first. Transparent pixels become white: an image editor's
    eraser leaves the erased colours in them.
    """
    data = Path(file.path).read_bytes()
    with open_photo(data) as image:
        orientation = _orientation(_read_exif(image, data))
        pixels, full = math.prod(image.size), _upright_size(image.size, orientation)
        sizes = [(width, height(*full, width)) for width in {*widths(full[0]), enlarged(full[0])}]
        image.draft("RGB", _upright_size(_scaled(max(sizes), DRAFT), orientation))
        if not image.info.get("progressive"):  # of a progressive one all coefficients are kept, whatever comes out
            pixels = math.prod(image.size)
        with _turns if pixels > LARGE else nullcontext():
            decoded = without_transparency(image, max(1, int(full[0] / max(sizes)[0] / GAP_OF_REDUCTION)))
            return {size[0]: _copy(decoded, size, orientation) for size in sizes}


LARGE = 16_000_000
"""Decoded pixels from which on a photograph waits for its turn: more than most phones make (12)."""

_turns: AbstractContextManager[object] = nullcontext()


def take_turns(lock: AbstractContextManager[object]) -> None:
    """Let this process decode large photographs only while it holds `lock`; for the start of each of a pool's processes.

    80 megapixels take 0.3 GB as RGB, 0.7 with transparency and 1.3 as WebP: not in every process at once.
    """
    global _turns  # noqa: PLW0603 -- a process is told once, when it starts, what it shares with others
    _turns = lock


DRAFT = 1.35
"""Times the widest copy: the least size a JPEG is decoded at, at a half, a quarter or an eighth of its own (ITU T.81 codes
blocks of 8 × 8 px). 12 megapixels upright, 3000 px wide, are halved. Held against copies of all its pixels, these are off
by 0.8 of 255 at most (root mean square); compression takes 3 to 12."""


GAP_OF_REDUCTION = 3
"""Times the size wanted down to which pixels are averaged in blocks before they are resampled: no eye sees it at 3."""


def _scaled(size: tuple[int, int], factor: float) -> tuple[int, int]:
    return round(size[0] * factor), round(size[1] * factor)


def _copy(decoded: Pillow.Image, size: tuple[int, int], orientation: int) -> Pillow.Image:
    """The picture at this size, upright, in sRGB and without anything but its pixels."""
    from PIL import Image

    small = decoded.resize(_upright_size(size, orientation), Image.Resampling.LANCZOS, reducing_gap=GAP_OF_REDUCTION)
    shown = to_srgb(upright(small, orientation))
    assert shown is not None  # _check_usable
    bare = Image.new("RGB", size)
    bare.paste(shown)
    return bare


def upright(picture: Pillow.Image, orientation: int) -> Pillow.Image:
    """The picture turned as its Exif orientation says (Exif 2.32, 4.6.4 A)."""
    from PIL import Image

    named = _TRANSPOSITIONS.get(orientation)
    return picture.transpose(Image.Transpose[named]) if named else picture


# ---- the file -------------------------------------------------------------------------------------


@contextmanager
def open_photo(data: bytes) -> Iterator[Pillow.Image]:
    """The picture, opened and checked but not decoded. Raises UnfitPhoto, also for errors while it is used.

    Pillow's warnings are off: they are about Exif, of which nothing is published.
    """
    from PIL import Image

    if not data.strip(b"\0"):
        raise UnfitPhoto("empty")
    if is_pointer(data):
        raise UnfitPhoto("pointer")
    if _brands(data) & _HEIF and not _brands(data) & _AVIF:
        raise UnfitPhoto("heic")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_DECODED_FORMATS) as image:
                _check_usable(image, data)
                yield image
    except _DECODE_ERRORS as wrong:
        raise UnfitPhoto("cut" if _SIGNATURES.match(data) else "format") from wrong


def _check_usable(image: Pillow.Image, data: bytes) -> None:
    """Raises UnfitPhoto for animated pictures, GIF, cut-off files and CMYK without a usable profile."""
    from PIL import Image

    # Behind the photograph of some phones lies a second one (MPO); that does not make it move.
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise UnfitPhoto("moving")
    if image.format == "GIF":
        raise UnfitPhoto("gif")
    if not _is_complete(data):
        raise UnfitPhoto("cut")
    if image.mode == "CMYK":
        dot = Image.new("CMYK", (1, 1))
        dot.info = {"icc_profile": image.info.get("icc_profile")}
        if to_srgb(dot) is None:
            raise UnfitPhoto("cmyk")


def _brands(data: bytes) -> set[bytes]:
    """The brands of an ISO base media file (HEIC, AVIF, MP4; ISO/IEC 14496-12, 4.3); empty for other files."""
    if data[4:8] != b"ftyp":
        return set()
    box = data[8 : min(256, int.from_bytes(data[:4], "big"))]
    return {box[at : at + 4] for at in range(0, len(box), 4)}


def _is_complete(data: bytes) -> bool:
    """Whether the file has its end marker or full length; takes 1 ms, where decoding takes 100 ms."""
    if data.startswith(b"RIFF"):
        return len(data) >= 8 + int.from_bytes(data[4:8], "little")
    if data.startswith(b"\x89PNG"):
        return any(kind == b"IEND" for kind, _ in _chunks(data))
    return any(code == _END for code, _ in _jpeg_segments(data))


def _has_gap(data: bytes) -> bool:
    """Whether a JPEG's coded pixels hold a run of GAP zeros. A camera's code words for an even area are not zero."""
    return data.startswith(b"\xff\xd8") and any(
        code == _SCAN and bytes(GAP) in pixels for code, pixels in _jpeg_segments(data)
    )


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Code of each marker up to the end mark, and what follows its segment up to the next one: pixels behind a scan."""
    at = 2
    marker = JPEG_MARKER.search(data, at)
    while marker:
        code = marker[0][1]
        at = marker.end() + (int.from_bytes(data[marker.end() : marker.end() + 2], "big") if code != _END else 0)
        following = JPEG_MARKER.search(data, at) if code != _END else None
        yield code, data[at : following.start() if following else len(data)] if code == _SCAN else b""
        marker = following


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Type and data of each complete chunk of a PNG (PNG, 5.3)."""
    at = 8
    while len(data) >= (end := at + 12 + int.from_bytes(data[at : at + 4], "big")):
        yield data[at + 4 : at + 8], data[at + 8 : end - 4]
        at = end


# ---- the camera's notes ---------------------------------------------------------------------------


def _read_exif(image: Pillow.Image, data: bytes) -> Pillow.Exif:
    """The Exif data; empty if it cannot be read. In a PNG the eXIf chunk may follow the pixels."""
    from PIL import Image

    exif = Image.Exif()
    if image.format == "PNG":
        exif_bytes = next((content for kind, content in _chunks(data) if kind == b"eXIf"), b"")
    else:
        exif_bytes = image.info.get("exif", b"")
    try:
        exif.load(exif_bytes)
    except _DECODE_ERRORS:
        return Image.Exif()
    return exif


def orientation_of(data: bytes) -> int:
    """The Exif orientation of a photograph, 1 to 8, as it is applied when copies are made; 1 where none can be read."""
    try:
        with open_photo(data) as image:
            return _orientation(_read_exif(image, data))
    except UnfitPhoto:
        return 1


def _orientation(exif: Pillow.Exif) -> int:
    """The Exif orientation, 1 to 8; 1 (upright) if there is none. XMP may have one, which browsers ignore."""
    try:
        value = exif.get(_ORIENTATION)
    except _DECODE_ERRORS:
        return 1
    return value if value in _TRANSPOSITIONS else 1


def _upright_size(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    """Width and height after the orientation is applied (or before: it is the same)."""
    return size[::-1] if orientation in _SIDEWAYS else size


def _has_latitude(exif: Pillow.Exif) -> bool:
    """Whether there is a GPS latitude other than zero: Android writes zeros when it hands a photograph to an app."""
    try:
        return any(float(part) > 0 for part in exif.get_ifd(_GPS).get(_LATITUDE, ()))
    except _DECODE_ERRORS:
        return False
