"""A typeface → the part of it a web page needs, as WOFF2."""

from __future__ import annotations

import io

from generator.store import FileRef


def web_font(face: FileRef, characters: str) -> bytes:
    """The face, cut to these characters, with the layout features browsers use, as WOFF2."""
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
