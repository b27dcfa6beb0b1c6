"""An outline as a path of Skia's, which can be cut and joined, and back."""

from __future__ import annotations

import pathops

from generator.plaques.outline import FillRule, Outline, OutlinePen, placed

SCALE = 256.0
"""Skia's operations are made for numbers as large as pixels, in 24 bits. Too small, and the eyes of small letters
close; a power of two loses nothing."""


def skia_path(outline: Outline, scale: float = SCALE) -> pathops.Path:
    """The outline, `scale` times as large."""
    path = pathops.Path()
    pen = path.getPen()
    for verb, numbers in placed(outline, scale, 0, 0):
        points = [*zip(numbers[0::2], numbers[1::2], strict=True)]
        if verb == "M":
            pen.moveTo(points[0])
        elif verb == "L":
            pen.lineTo(points[0])
        elif verb == "C":
            pen.curveTo(*points)
        else:
            pen.closePath()
    return path


def simplified(outline: Outline, rule: FillRule, scale: float = SCALE) -> pathops.Path:
    """What the rule fills, `scale` times as large; no two curves cross, and even-odd and nonzero fill it alike."""
    path = skia_path(outline, scale)
    path.fillType = pathops.FillType.EVEN_ODD if rule == "evenodd" else pathops.FillType.WINDING
    path.simplify(fix_winding=True, keep_starting_points=False)
    return path


def outline_of(path: pathops.Path, scale: float = SCALE) -> Outline:
    """The outline of a path that is `scale` times as large."""
    pen = OutlinePen()
    path.draw(pen)
    return placed(pen.outline, 1 / scale, 0, 0)
