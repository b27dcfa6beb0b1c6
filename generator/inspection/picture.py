"""An inspection → a picture of the symbol with its wrong modules and what lies over it. It holds pixels and nothing else."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from generator.inspection.alignment import SCALE
from generator.inspection.inspection import Inspection
from generator.plaques.qr import QUIET_ZONE

PX = 16
"""px a module."""

TOO_LIGHT, TOO_DARK, COVER = (214, 39, 40), (31, 119, 180), (200, 0, 200)
"""RGB of the frame around a module that must be dark, of one that must be light, and of what lies over them."""


def damage_png(seen: Inspection) -> bytes:
    """A PNG without any metadata. Raises ValueError where no symbol was found."""
    if seen.picture is None:
        raise ValueError(seen.verdict)
    size = seen.picture.width * PX // SCALE
    picture = seen.picture.resize((size, size), Image.Resampling.BICUBIC).convert("RGB")
    draw = ImageDraw.Draw(picture)
    for row, column in sorted(seen.wrong):
        left, top = (column + QUIET_ZONE) * PX, (row + QUIET_ZONE) * PX
        colour = TOO_LIGHT if (row, column) in seen.too_light else TOO_DARK
        draw.rectangle((left + 1, top + 1, left + PX - 2, top + PX - 2), outline=colour, width=2)
    for cover in seen.covers:
        if cover.kind != "damage":
            points = [((x + QUIET_ZONE) * PX, (y + QUIET_ZONE) * PX) for x, y in cover.hull]
            draw.line([*points, points[0]], fill=COVER, width=4, joint="curve")
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
