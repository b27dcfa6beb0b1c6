"""A typeface → a WOFF2 subset for web pages."""

from __future__ import annotations

import io

from generator.languages.script import WebFace
from generator.store import FileRef, digest


def ready_name(web: WebFace, face: FileRef) -> str:
    """The name in templates/fonts/web of this face cut beforehand: another face, or other characters, has another.

    `tools/web_fonts.py` writes these files, and a test cuts them again.
    """
    stem, _, ending = web.name.rpartition(".")
    return f"{stem}.{digest(face.digest, web.characters)[:10]}.{ending}"


def own_digest(web: WebFace, face: FileRef) -> str:
    """The digest of what decides the bytes of a face that the build itself cuts, the cutter and the packer among it."""
    from importlib.metadata import version

    return digest(face.digest, web.characters, version("fonttools"), version("brotli"))


def web_font(face: FileRef, characters: str) -> bytes:
    """The face reduced to these characters as WOFF2, with the layout features browsers turn on by default."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    # The default features are those a browser turns on by itself, the Khmer ones among them.
    options = subset.Options(flavor="woff2", hinting=False, recalc_timestamp=False)
    options.drop_tables += ["DSIG", "meta"]
    font = TTFont(face.path, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
