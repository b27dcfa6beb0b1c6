"""Lines of letters → pixels of ink, drawn by HarfBuzz straight from the faces: no file lies in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor
from typing import cast

import uharfbuzz as hb

from generator.plaques.lettering import Line
from generator.plaques.outline import Box, bounding_box

_FULL = 255
"""Of a pixel that lies under ink with all of its area."""


@dataclass(frozen=True, slots=True)
class StandingLine:
    """A line of letters where it stands."""

    line: Line
    across: float
    down: float
    """Of its origin, mm from the top-left corner of the picture."""

    @property
    def ink(self) -> Box:
        """What is painted, in mm."""
        return self.line.ink.placed(1, self.across, self.down)


def rows_of(lines: Sequence[StandingLine], dpi: float) -> range:
    """The rows of pixels that have ink."""
    ink = bounding_box(line.ink for line in lines)
    return range(floor(ink.top * dpi / 25.4), ceil(ink.bottom * dpi / 25.4))


def shades(lines: Sequence[StandingLine], columns: range, rows: range, dpi: float, steps: int) -> bytes:
    """The pixels in these columns and rows, a byte each: 0 where there is no ink, `steps` - 1 where it covers.

    A pixel's shade is how much of its area lies under ink. A letter stands where it stands, not on the next whole
    pixel, so spaces are as even as in print.
    """
    raster = hb.RasterDraw()
    raster.extents = hb.RasterExtents(columns.start, rows.start, len(columns), len(rows), len(columns))
    for standing in lines:
        _draw(raster, standing, dpi / 25.4)
    return cast("bytes", raster.render().buffer).translate(_steps(steps))


def _draw(raster: hb.RasterDraw, standing: StandingLine, scale: float) -> None:
    """Add a line to what is to be drawn; `scale` in pixels a mm."""
    em = standing.line.size * scale
    left, down = standing.across * scale, standing.down * scale
    for glyph, x, y in standing.line.glyphs:
        # Faces count upwards, and so does HarfBuzz, which gives its rows from the lowest: turned over twice, the first is
        # the uppermost.
        unit = em / glyph.em
        raster.transform = (unit, 0, 0, -unit, left + x * em, down + y * em)
        raster.draw_glyph(glyph.font, glyph.index)


@lru_cache(maxsize=8)
def _steps(steps: int) -> bytes:
    """The shade for each coverage from 0 to 255."""
    return bytes(round(covered * (steps - 1) / _FULL) for covered in range(_FULL + 1))
