"""A typeface → the part of it a web page needs, as WOFF2."""

from __future__ import annotations

import io

from generator.store import FileRef

VIETNAMESE = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
    + "".join(map(chr, range(0x1EA0, 0x1EFA)))
    + "\u00a0·×°²«»–—‘’“”…•₫→←"
)
"""The Vietnamese alphabet (TCVN 6909:2001 has the same letters), ASCII, and the signs our texts use."""

KHMER = "".join(map(chr, [*range(0x1780, 0x1800), *range(0x19E0, 0x1A00), 0x200B, 0x200C, 0x200D, 0x25CC]))
"""The whole block, not the letters in use today: 5 KB more, and no cluster an editor types will ever be missing."""


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
