"""A square → a quadrangle and back: how a flat symbol looks to a pinhole camera, as Pillow transforms pictures."""

from __future__ import annotations

from PIL import Image

Point = tuple[float, float]

Quadrangle = tuple[Point, Point, Point, Point]
"""Corners of a symbol in px, from its own top-left one clockwise."""


def coefficients(corners: Quadrangle, side: float, margin: float, scale: float) -> tuple[float, ...]:
    """Coefficients of Pillow's PERSPECTIVE that lay a square of `side` modules straight, at `scale` px a module.

    `margin` is what is shown around it, in modules. The mapping of a square to a quadrangle is Heckbert's (Fundamentals of
    Texture Mapping and Image Warping, 1989, 2.2.3). Raises ZeroDivisionError where three corners lie on a line.
    """
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    dx1, dy1, dx2, dy2 = x1 - x2, y1 - y2, x3 - x2, y3 - y2
    sx, sy = x0 - x1 + x2 - x3, y0 - y1 + y2 - y3
    area = dx1 * dy2 - dx2 * dy1
    g, h = (sx * dy2 - dx2 * sy) / area, (dx1 * sy - sx * dy1) / area
    a, b = x1 - x0 + g * x1, x3 - x0 + h * x3
    d, e = y1 - y0 + g * y1, y3 - y0 + h * y3
    # From px of the straight picture to the unit square: u = step * px + start.
    step, start = 1 / (scale * side), -margin / side
    last = (g + h) * start + 1
    rows = ((a, b, x0), (d, e, y0), (g, h, 1.0))
    (p, q, r), (s, t, u), (v, w, _) = (
        (m * step / last, n * step / last, ((m + n) * start + o) / last) for m, n, o in rows
    )
    return p, q, r, s, t, u, v, w


def straightened(picture: Image.Image, corners: Quadrangle, side: int, margin: float, scale: int) -> Image.Image:
    """The square of `side` modules between these corners, with `margin` modules around it, at `scale` px a module."""
    px = round((side + 2 * margin) * scale)
    # Seen from near, a module has more pixels than it is to have: they are averaged first, or most would be left out.
    longest = max(_distance(corners[k], corners[(k + 1) % 4]) for k in range(4))
    factor = int(longest / (side * scale))
    if factor > 1:
        picture = picture.reduce(factor)
        corners = tuple((x / factor, y / factor) for x, y in corners)  # type: ignore[assignment]
    return picture.transform(
        (px, px),
        Image.Transform.PERSPECTIVE,
        coefficients(corners, side, margin, scale),
        Image.Resampling.BILINEAR,
    )


def through(corners: Quadrangle, inner: Quadrangle, side: float, margin: float, scale: float) -> Quadrangle:
    """Points of the straight picture of `straightened` as points of the picture it was made from."""
    p, q, r, s, t, u, v, w = coefficients(corners, side, margin, scale)

    def back(point: Point) -> Point:
        x, y = point
        deep = v * x + w * y + 1
        return (p * x + q * y + r) / deep, (s * x + t * y + u) / deep

    first, second, third, fourth = inner
    return back(first), back(second), back(third), back(fourth)


def _distance(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)
