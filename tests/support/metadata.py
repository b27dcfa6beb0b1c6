"""Photographs full of what nobody is to learn, and a walk through all parts of a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SECRETS = (b"Canon-of-Ba-Tu", b"home-of-the-keeper", b"comment-of-the-editor", b"10.1234567")


def scene(width: int, height: int) -> Image.Image:
    """A picture no two corners of which are alike, soft enough for JPEG."""
    across, down = Image.linear_gradient("L").rotate(90), Image.linear_gradient("L")
    bands = (across, down, Image.radial_gradient("L"))
    return Image.merge("RGB", [band.resize((width, height)) for band in bands])


def saved(picture: Image.Image, path: Path, **options: Any) -> Path:
    picture.save(path, **options)
    return path


def secretive(path: Path, form: str, picture: Image.Image | None = None) -> Path:
    """A photograph with a camera, a place, a note and a colour profile in it, in every way its format has."""
    exif = Image.Exif()
    exif[0x010F] = "Canon-of-Ba-Tu"
    exif.get_ifd(0x8825).update({1: "N", 2: (10.0, 7.0, 24.0), 29: "home-of-the-keeper"})
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>home-of-the-keeper 10.1234567</x:xmpmeta>"
    options: dict[str, Any] = {"exif": exif, "icc_profile": SRGB}
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", "comment-of-the-editor")
        info.add_itxt("XML:com.adobe.xmp", xmp.decode())
        options["pnginfo"] = info
    elif form == "JPEG":
        options |= {"comment": b"comment-of-the-editor", "xmp": xmp}
    else:
        options["xmp"] = xmp
    return saved(picture or scene(400, 300), path, format=form, **options)


def parts(data: bytes) -> Iterator[bytes]:
    """The names of all parts of a file, from its first byte to its last."""
    if data.startswith(b"RIFF"):
        at = 12
        while at < len(data):
            length = int.from_bytes(data[at + 4 : at + 8], "little")
            yield data[at : at + 4]
            at += 8 + length + length % 2
        return
    if data[4:8] == b"ftyp":
        yield from boxes(data, 0, len(data))
        return
    at = 2
    while at < len(data):
        assert 0xFF == data[at], at
        kind = data[at + 1]
        name = bytes([kind]) + data[at + 4 : at + 8] if 0xE0 <= kind <= 0xFE else bytes([kind])
        yield name
        at += 2 if kind == 0xD9 else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        while kind == 0xDA and not (data[at] == 0xFF and data[at + 1] not in (0, *range(0xD0, 0xD8))):
            at += 1
    assert at == len(data)


def boxes(data: bytes, at: int, end: int) -> Iterator[bytes]:
    """Of an AVIF: the boxes; of an item and of a colour also its kind."""
    inside = {b"meta": 4, b"iprp": 0, b"ipco": 0, b"iinf": 6}
    while at < end:
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if kind in inside:
            yield from boxes(data, at + 8 + inside[kind], at + length)
        elif kind == b"infe":
            yield kind + b" " + data[at + 16 : at + 20]
        elif kind == b"colr":
            yield kind + b" " + data[at + 8 : at + 12]
        else:
            yield kind
        at += length
    assert at == end


# JPEG: JFIF, two kinds of tables, frame, scans, end. WebP: nothing but the picture. AVIF: one coded image, no Exif or
# mime item, colours by their numbers (nclx), no profile.
PLAIN = {
    "jpeg": {b"\xe0JFIF", b"\xdb", b"\xc2", b"\xc4", b"\xda", b"\xd9"},
    "webp": {b"VP8 "},
    "avif": {
        *(b"ftyp", b"hdlr", b"pitm", b"iloc", b"infe av01", b"ispe", b"pixi", b"av1C", b"colr nclx", b"ipma", b"mdat"),
    },
}
