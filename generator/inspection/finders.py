"""Finds finder patterns in a photograph that no reader can read, by the ratio 1:1:3:1:1 (ISO/IEC 18004, 6.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin

from PIL import Image, ImageChops, ImageFilter

ROWS = 3
"""Every third row is looked at."""

LENIENT = 0.6
"""Of a module: how far off a run may be."""

RAYS = 72
"""Directions in which the outer edge of a finder is looked for."""

MOST = 6
"""Finders that are handed on."""

LEAST = 2.0
"""px a module."""

_RUN = re.compile(rb"\x00+|\xff+")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Finder:
    """A finder pattern as it is seen: nearly a parallelogram."""

    corners: tuple[Point, Point, Point, Point]
    """px of the outer edge, clockwise from any."""

    module: float
    """px"""


def finders(photograph: Image.Image) -> tuple[Finder, ...]:
    """The finder patterns in a grey photograph, those first that most rows cross."""
    radius = max(8, min(photograph.size) // 24)
    around = photograph.filter(ImageFilter.BoxBlur(radius))
    # Light where a pixel is lighter than what is around it; noise on an even wall is dark.
    light = ImageChops.subtract(photograph, around, offset=132).point([0] * 128 + [255] * 128)
    clusters: list[list[tuple[float, float, float]]] = []
    width = light.width
    rows, columns = light.tobytes(), light.transpose(Image.Transpose.TRANSPOSE).tobytes()
    for y in range(0, light.height, ROWS):
        for x, module in _crossings(rows[y * width : (y + 1) * width]):
            column = columns[round(x) * light.height : (round(x) + 1) * light.height]
            near = [(at, unit) for at, unit in _crossings_at(column, y, module) if abs(at - y) < 2 * unit]
            if not near:
                continue
            middle, unit = near[0]
            mean = (module + unit) / 2
            cluster = next((c for c in clusters if abs(c[0][0] - x) + abs(c[0][1] - middle) < 4 * mean), None)
            if cluster is None:
                clusters.append([(x, middle, mean)])
            else:
                cluster.append((x, middle, mean))
    clusters.sort(key=len, reverse=True)
    found = (_framed(photograph, cluster) for cluster in clusters[: 2 * MOST] if len(cluster) > 1)
    return tuple(finder for finder in found if finder)[:MOST]


def _crossings(line: bytes) -> Iterator[tuple[float, float]]:
    """Middle and px a module of each dark-light-dark-light-dark in the ratio of a finder."""
    runs = [(run.start(), run.end()) for run in _RUN.finditer(line)]
    for n in range(len(runs) - 4):
        if line[runs[n][0]]:
            continue
        a, b, c, d, e = (end - start for start, end in runs[n : n + 5])
        module = (a + b + c + d + e) / 7
        if (
            module >= LEAST
            and abs(c - 3 * module) < 1.5 * LENIENT * module
            and all(abs(part - module) < LENIENT * module for part in (a, b, d, e))
        ):
            yield (runs[n + 2][0] + runs[n + 2][1]) / 2, module


def _crossings_at(line: bytes, middle: float, module: float) -> Iterator[tuple[float, float]]:
    """As `_crossings`, of a part of the line as long as a finder seen twice as high."""
    start = max(0, int(middle - 9 * module))
    for at, unit in _crossings(line[start : int(middle + 9 * module)]):
        yield start + at, unit


def _framed(photograph: Image.Image, cluster: list[tuple[float, float, float]]) -> Finder | None:
    """The parallelogram of a finder: along rays from its middle, its outer edge is the third change of tone."""
    x, y, module = (sum(values) / len(cluster) for values in zip(*cluster, strict=True))
    reach = int(9 * module)
    box = (round(x) - reach, round(y) - reach, round(x) + reach, round(y) + reach)
    part = photograph.crop(box).filter(ImageFilter.BoxBlur(max(0.5, module / 6)))
    inner = part.crop(
        (reach - int(3 * module), reach - int(3 * module), reach + int(3 * module), reach + int(3 * module))
    )
    low, high = inner.getextrema()
    threshold, pixels, side = (float(low) + float(high)) / 2, part.tobytes(), part.width  # type: ignore[arg-type]
    edge = [_third_change(pixels, side, reach, 2 * pi * n / RAYS, threshold) for n in range(RAYS)]
    half = RAYS // 2
    # Opposite ends of a ray belong together: a parallelogram is the same from both sides.
    points = []
    for n in range(half):
        ends = [r for r in (edge[n], edge[n + half]) if r]
        if ends:
            radius, angle = min(ends), 2 * pi * n / RAYS
            points.append((radius * cos(angle), radius * sin(angle)))
    if len(points) < half * 2 // 3:
        return None
    first = max(points, key=lambda p: p[0] * p[0] + p[1] * p[1])
    second = max(points, key=lambda p: abs(first[0] * p[1] - first[1] * p[0]))
    turn = 1 if first[0] * second[1] - first[1] * second[0] > 0 else -1
    second = (turn * second[0], turn * second[1])
    cx, cy = float(round(x)), float(round(y))
    corners = (
        (cx + first[0], cy + first[1]),
        (cx + second[0], cy + second[1]),
        (cx - first[0], cy - first[1]),
        (cx - second[0], cy - second[1]),
    )
    area = 2 * abs(first[0] * second[1] - first[1] * second[0])
    return Finder(corners, (area / 49) ** 0.5) if area > 0 else None


def _third_change(pixels: bytes, side: int, middle: int, angle: float, threshold: float) -> float | None:
    """How many px from the middle on dark, light and dark end; None where they do not."""
    dark, changes, step = True, 0, 0.5
    across, down = cos(angle), sin(angle)
    for n in range(1, int((middle - 1) / step)):
        column, row = int(middle + n * step * across), int(middle + n * step * down)
        is_dark = pixels[row * side + column] < threshold
        if is_dark is not dark:
            dark, changes = is_dark, changes + 1
            if changes == 3:  # noqa: PLR2004 -- square, ring of light, ring
                return n * step
    return None
