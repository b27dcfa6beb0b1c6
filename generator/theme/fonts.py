"""A typeface → a WOFF2 subset for web pages."""

from __future__ import annotations

import io

from generator.store import FileRef


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
