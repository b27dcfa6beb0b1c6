"""What a photograph's file holds besides the picture: found by kind, and taken out without touching a pixel."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.media.photos import JPEG_MARKER, orientation_of

Kind = Literal["place", "maker", "serial", "owner", "thumbnail", "text", "camera", "editor", "behind"]
"""What is found, the gravest first.

place: GPS, or the name of a place. maker: a block only the camera's maker can read. serial: the number of a camera or
lens. owner: an owner, author or holder of rights. thumbnail: a smaller picture, mostly older than the last edit. text: a
title, comment or keyword. camera: camera, settings, time. editor: what an editor wrote. behind: bytes behind the end of
the picture, such as a film or a second picture.
"""

KINDS: tuple[Kind, ...] = ("place", "maker", "serial", "owner", "thumbnail", "text", "camera", "editor", "behind")


@dataclass(frozen=True, slots=True)
class _Split:
    """A file in two: what shows the picture, and the kinds of the rest."""

    picture: bytes
    kinds: frozenset[Kind]


def found(data: bytes) -> tuple[Kind, ...]:
    """The kinds of notes in a JPEG, PNG or WebP; empty for other files, and where nothing could be taken out.

    Raises ValueError where the file breaks off.
    """
    kinds = _split(data).kinds
    return tuple(kind for kind in KINDS if kind in kinds)


def taken_out(data: bytes) -> bytes:
    """The same photograph without notes: coded pixels, profile and tables byte for byte, and which side is up.

    Equal for two files that differ in nothing but notes; other files are returned as they are. Raises ValueError where
    the file breaks off.
    """
    return _split(data).picture


def _split(data: bytes) -> _Split:
    if data.startswith(b"\xff\xd8\xff"):
        return _split_jpeg(data)
    if data.startswith(_PNG):
        return _split_png(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _split_webp(data)
    return _Split(data, frozenset())


# ---- JPEG -----------------------------------------------------------------------------------------

_EOI, _SOS, _APP0, _APP1, _APP2, _APP13, _APP14, _APP15, _COM = 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF, 0xFE
"""Markers (ITU T.81, B.1)."""

_XMP_NAMES = (b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0")
"""XMP specification, part 3, 1.1.3 and 1.1.3.1."""

_JFIF_FIELDS, _ADOBE_FIELDS = 12, 12
"""Bytes of a JFIF header before its thumbnail's size (JFIF 1.02), and of all of an Adobe one (ITU T.872, 6.5.3)."""


def _split_jpeg(data: bytes) -> _Split:
    """Walk from marker to marker; coded pixels lie between a scan's header and the next marker."""
    pieces, kinds = [data[:2]], set[Kind]()
    upright: bytes | None = _orientation_exif(data)
    at, in_scan = 2, False
    while marker := JPEG_MARKER.search(data, at):
        if in_scan:
            pieces.append(data[at : marker.start()])
        code, length = marker[0][1], int.from_bytes(data[marker.end() : marker.end() + 2])
        if code == _EOI:
            pieces.append(marker[0])
            return _Split(b"".join(pieces), frozenset(kinds | _behind(data[marker.end() :])))
        content = data[marker.end() + 2 : marker.end() + length]
        at = marker.end() + length
        kept, content_kinds = _jpeg_segment(code, content)
        kinds |= content_kinds
        if upright and code == _APP1 and content.startswith(b"Exif\0\0"):
            kept, upright = b"Exif\0\0" + upright, None
        if kept is not None:
            pieces.append(marker[0] + (len(kept) + 2).to_bytes(2) + kept)
        in_scan = code == _SOS
    raise ValueError("no end marker")


def _jpeg_segment(code: int, content: bytes) -> tuple[bytes | None, set[Kind]]:
    """What is kept of a segment, None for nothing, and the kinds of notes in it."""
    bare: bytes | None = content
    kinds = set[Kind]()
    if code == _APP0 and content.startswith(b"JFIF\0"):
        bare = content[:_JFIF_FIELDS] + b"\0\0"
        kinds = {"thumbnail"} if len(content) > len(bare) else set()
    elif code == _APP14 and content.startswith(b"Adobe"):
        bare = content[:_ADOBE_FIELDS]
        kinds = {"editor"} if len(content) > _ADOBE_FIELDS else set()
    elif code == _COM or (_APP0 <= code <= _APP15 and not content.startswith(b"ICC_PROFILE\0")):
        bare, kinds = None, _jpeg_notes(code, content)
    return bare, kinds


def _jpeg_notes(code: int, content: bytes) -> set[Kind]:
    """Kinds of notes in a segment nothing is kept of."""
    if code == _APP1 and content.startswith(b"Exif\0"):
        return _exif_kinds(content[6:])
    if code == _APP1 and content.startswith(_XMP_NAMES):
        return _xmp_kinds(content)
    if code == _APP13:
        return _iptc_kinds(content)
    if code == _APP2 and content.startswith(b"MPF\0"):
        return set()  # says where a second picture lies; the picture itself is found behind the end
    if code == _APP0 and content.startswith(b"JFXX\0"):
        return {"thumbnail"}
    return {"text"} if code == _COM else {"editor"}


def _behind(data: bytes) -> set[Kind]:
    """Padding with zeros or blanks is nothing."""
    return {"behind"} if data.strip(b"\0 \r\n") else set()


# ---- PNG ------------------------------------------------------------------------------------------

_PNG = b"\x89PNG\r\n\x1a\n"

_PNG_PICTURE = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV"),
    *(b"cLLI", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT"),
}
"""Chunks that say how the picture looks (PNG, third edition, 11.2 and 11.3)."""

_OWNER_KEYWORDS = {b"Author", b"Copyright", b"Artist"}
_MOST_TEXT = 4_000_000
"""Bytes of a compressed text that are looked at; small chunks that swell to gigabytes exist."""


def _split_png(data: bytes) -> _Split:
    pieces, kinds = [_PNG], set[Kind]()
    exif = _orientation_exif(data)
    at = len(_PNG)
    while len(data) >= (end := at + 12 + int.from_bytes(data[at : at + 4])):
        code, content = data[at + 4 : at + 8], data[at + 8 : end - 4]
        if code in _PNG_PICTURE:
            if code == b"IDAT" and exif:
                pieces.append(_png_chunk(b"eXIf", exif))
                exif = b""
            pieces.append(data[at:end])
        elif code == b"eXIf":
            kinds |= _exif_kinds(content)
        elif code in (b"tEXt", b"zTXt", b"iTXt"):
            kinds |= _png_text_kinds(code, content)
        else:
            kinds.add("camera" if code == b"tIME" else "editor")
        at = end
        if code == b"IEND":
            return _Split(b"".join(pieces), frozenset(kinds | _behind(data[end:])))
    raise ValueError("no IEND")


def _png_chunk(code: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + code + content + zlib.crc32(code + content).to_bytes(4)


def _png_text_kinds(code: bytes, content: bytes) -> set[Kind]:
    """Kinds of notes in a text chunk (PNG, 11.3.3): keyword, 0, then the text; ImageMagick puts whole blocks there."""
    keyword, _, text = content.partition(b"\0")
    if code == b"iTXt":
        compressed, text = text[:1] == b"\1", text[2:].split(b"\0", 2)[-1]
    else:
        compressed, text = code == b"zTXt", text[code == b"zTXt" :]
    if compressed:
        try:
            text = zlib.decompressobj().decompress(text, _MOST_TEXT)
        except zlib.error:
            text = b""
    if keyword == b"XML:com.adobe.xmp":
        return _xmp_kinds(text)
    if keyword.startswith(b"Raw profile type "):
        return _raw_profile_kinds(keyword, text)
    return {"owner"} if keyword in _OWNER_KEYWORDS else {"text"}


def _raw_profile_kinds(keyword: bytes, text: bytes) -> set[Kind]:
    """Kinds of notes in a block that ImageMagick wrote in hexadecimal digits, under a line with name and length."""
    try:
        block = bytes.fromhex("".join(text.decode("ascii").split("\n")[3:]))
    except ValueError:
        return {"editor"}
    if keyword.endswith(b"xmp") or b"xpacket" in block:
        return _xmp_kinds(block)
    if keyword.endswith((b"iptc", b"8bim")):
        return _iptc_kinds(block)
    return _exif_kinds(block.removeprefix(b"Exif\0\0")) or {"editor"}


# ---- WebP -----------------------------------------------------------------------------------------

_WEBP_PICTURE = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"ANIM", b"ANMF"}
_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04
"""Bits of the first byte of VP8X (RFC 9649, 2.7)."""


def _split_webp(data: bytes) -> _Split:
    pieces, kinds = list[bytes](), set[Kind]()
    size = 8 + int.from_bytes(data[4:8], "little")
    if size > len(data):
        raise ValueError("shorter than its header says")
    exif = _orientation_exif(data)
    at = 12
    while at + 8 <= size:
        code, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        content, end = data[at + 8 : at + 8 + length], at + 8 + length + length % 2
        if code == b"VP8X":
            flags = content[0] & ~(_EXIF_FLAG | _XMP_FLAG) | (_EXIF_FLAG if exif else 0)
            pieces.append(data[at : at + 8] + bytes([flags]) + content[1:])
        elif code in _WEBP_PICTURE:
            pieces.append(data[at:end])
        elif code == b"EXIF":
            kinds |= _exif_kinds(content.removeprefix(b"Exif\0\0"))
        else:
            kinds |= _xmp_kinds(content) if code == b"XMP " else {"editor"}
        at = end
    if exif and pieces[0].startswith(b"VP8X"):
        pieces.append(b"EXIF" + len(exif).to_bytes(4, "little") + exif)
    picture = b"WEBP" + b"".join(pieces)
    return _Split(b"RIFF" + len(picture).to_bytes(4, "little") + picture, frozenset(kinds | _behind(data[size:])))


# ---- the blocks -----------------------------------------------------------------------------------

_EXIF_IFD, _GPS_IFD, _INTEROP_IFD, _SUB_IFDS = 0x8769, 0x8825, 0xA005, 0x014A
_HARMLESS = {
    *(_EXIF_IFD, _GPS_IFD, _INTEROP_IFD, 0x0112, 0x011A, 0x011B, 0x0128, 0x0213, 0x0100, 0x0101),
    *(0x9000, 0x9101, 0xA000, 0xA001, 0xA002, 0xA003),
}
"""Which side is up, resolution, size, versions, colour space: nothing the picture itself does not say."""

_TAG_KINDS: dict[Kind, set[int]] = {
    "maker": {0x927C, 0xC634},
    "serial": {0xA431, 0xA435, 0xA420, 0xC62F, 0xC65D},
    "owner": {0xA430, 0x013B, 0x8298, 0x9C9D, 0xA437, 0xA438},
    "text": {0x010D, 0x010E, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F, 0xA436},
}
"""Exif 3.0, 4.6; 0x9C… are Windows Explorer's, 0xC6… DNG's."""


def _exif_kinds(tiff: bytes) -> set[Kind]:
    """Kinds of notes in a TIFF block; one that cannot be read is the camera's."""
    tags = set(_tags(tiff))
    if not tags:
        return {"camera"} if tiff.strip(b"\0") else set()
    kinds = {kind for kind, numbers in _TAG_KINDS.items() for _, tag in tags if tag in numbers}
    if any(folder == _GPS_IFD and tag for folder, tag in tags):  # 0 is the version of the block
        kinds.add("place")
    if any(folder == 1 for folder, _ in tags):
        kinds.add("thumbnail")
    told = _HARMLESS.union(*_TAG_KINDS.values())
    if any(folder not in (1, _GPS_IFD, _INTEROP_IFD) and tag not in told for folder, tag in tags):
        kinds.add("camera")
    return kinds


_TIFF_HEADER = 8
"""Bytes before the first directory, at least."""


def _tags(tiff: bytes) -> Iterator[tuple[int, int]]:
    """Each tag with its directory: 0, 1 (the thumbnail's) or the number of the tag that points to it (TIFF 6.0, 2)."""
    order: Literal["little", "big"] = "little" if tiff.startswith(b"II") else "big"

    def number(at: int, length: int) -> int:
        return int.from_bytes(tiff[at : at + length], order)

    waiting, seen = [(0, number(4, 4))], set[int]()
    while waiting:
        folder, at = waiting.pop()
        if not _TIFF_HEADER <= at <= len(tiff) - 2 or at in seen:
            continue
        seen.add(at)
        entries = range(at + 2, min(at + 2 + 12 * number(at, 2), len(tiff) - 11), 12)
        for entry in entries:
            tag = number(entry, 2)
            yield folder, tag
            if tag in (_EXIF_IFD, _GPS_IFD, _INTEROP_IFD, _SUB_IFDS):
                waiting.append((tag, number(entry + 8, 4)))
        if folder == 0:
            waiting.append((1, number(at + 2 + 12 * number(at, 2), 4)))


_XMP_KINDS: dict[Kind, re.Pattern[bytes]] = {
    "place": re.compile(rb"GPS[A-Z]|:(?:City|State|Country|CountryCode|Location\w*|Sublocation)\b"),
    "maker": re.compile(rb"MakerNote"),
    "serial": re.compile(rb"SerialNumber|ImageUniqueID"),
    "owner": re.compile(rb"OwnerName|dc:creator|:Artist|:CreatorContactInfo|dc:rights|PersonInImage|:Owner|:Credit"),
    "thumbnail": re.compile(rb"xmpGImg|:Thumbnails"),
    "text": re.compile(rb"dc:(?:title|description|subject)|:Headline|UserComment"),
}


def _xmp_kinds(packet: bytes) -> set[Kind]:
    """Kinds of notes in an XMP packet, in whatever encoding (XMP specification, part 1, 7.1)."""
    text = packet.replace(b"\0", b"")
    return {"editor", *(kind for kind, pattern in _XMP_KINDS.items() if pattern.search(text))}


_IPTC_KINDS: dict[Kind, re.Pattern[bytes]] = {
    "place": re.compile(rb"\x1c\x02[\x1a\x1b\x5a\x5c\x5f\x64\x65]"),
    "owner": re.compile(rb"\x1c\x02[\x50\x55\x6e\x73\x74\x76\x7a]"),
    "text": re.compile(rb"\x1c\x02[\x05\x19\x28\x69\x78]"),
    "thumbnail": re.compile(rb"8BIM\x04[\x09\x0c]"),
}
"""Datasets of record 2 (IPTC IIM 4.2, 6), and Photoshop's two image resources for a thumbnail."""


def _iptc_kinds(block: bytes) -> set[Kind]:
    return {"editor", *(kind for kind, pattern in _IPTC_KINDS.items() if pattern.search(block))}


def _orientation_exif(data: bytes) -> bytes:
    """A TIFF block with the orientation alone, as it is read for the site; empty where the picture is upright."""
    orientation = orientation_of(data)
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01\x00" + bytes([orientation]) + b"\x00\x00"
    return b"MM\x00\x2a\x00\x00\x00\x08\x00\x01" + entry + bytes(4) if orientation > 1 else b""
