"""An outline as a path of Skia's, which can be cut and joined, and back."""

from __future__ import annotations

import pathops
from fontTools.pens.basePen import decomposeQuadraticSegment

from generator.plaques.outline import FillRule, Outline, Segment, Verb

SCALE = 256.0
"""Skia's operations are made for numbers as large as pixels, in 24 bits. Too small, and the eyes of small letters
close; a power of two loses nothing."""


def skia_path(outline: Outline, scale: float = SCALE) -> pathops.Path:
    """The outline, `scale` times as large."""
    path = pathops.Path()
    move, draw_line, curve, close = path.moveTo, path.lineTo, path.cubicTo, path.close
    for verb, numbers in outline:
        if verb == "C":
            curve(*numbers)
        elif verb == "L":
            draw_line(*numbers)
        elif verb == "M":
            move(*numbers)
        else:
            close()
    return path.transform(scaleX=scale, scaleY=scale)


def simplified(outline: Outline, rule: FillRule, scale: float = SCALE) -> pathops.Path:
    """What the rule fills, `scale` times as large; no two curves cross, and even-odd and nonzero fill it alike."""
    path = skia_path(outline, scale)
    path.fillType = pathops.FillType.EVEN_ODD if rule == "evenodd" else pathops.FillType.WINDING
    path.simplify(fix_winding=True, keep_starting_points=False)
    return path


def outline_of(path: pathops.Path, scale: float = SCALE) -> Outline:
    """The outline of a path that is `scale` times as large."""
    pen = _ScaledPen(1 / scale)
    path.draw(pen)
    return tuple(pen.segments)


class _ScaledPen:
    """Takes a path of Skia's, made smaller again. A pen of its own: a plate has thousands of segments."""

    def __init__(self, unit: float) -> None:
        self.segments: list[Segment] = []
        self._unit = unit
        self._end = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 -- fontTools' name, as all below
        self._straight("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._straight("L", point)

    def _straight(self, verb: Verb, point: tuple[float, float]) -> None:
        self._end = x, y = point
        unit = self._unit
        self.segments.append((verb, (x * unit + 0.0, y * unit + 0.0)))

    def curveTo(  # noqa: N802
        self, first: tuple[float, float], second: tuple[float, float], end: tuple[float, float]
    ) -> None:
        (a, b), (c, d), (e, f) = first, second, end
        unit = self._unit
        self._end = end
        # + 0.0: no -0.0, which would be written with its sign.
        numbers = (
            a * unit + 0.0, b * unit + 0.0,
            c * unit + 0.0, d * unit + 0.0,
            e * unit + 0.0, f * unit + 0.0,
        )  # fmt: skip
        self.segments.append(("C", numbers))

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        for (x, y), end in decomposeQuadraticSegment(points):
            # Raised to a cubic curve: its handles are two thirds of the way from either end.
            start_x, start_y = self._end
            self.curveTo(
                (start_x + _TWO_THIRDS * (x - start_x), start_y + _TWO_THIRDS * (y - start_y)),
                (end[0] + _TWO_THIRDS * (x - end[0]), end[1] + _TWO_THIRDS * (y - end[1])),
                end,
            )

    def closePath(self) -> None:  # noqa: N802
        self.segments.append(("Z", ()))

    endPath = closePath  # noqa: N815 -- what is filled is closed


_TWO_THIRDS = 2 / 3
