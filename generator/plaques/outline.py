"""An outline: closed curves in millimetres, across and down, and what can be done with one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal

from fontTools.misc.bezierTools import calcCubicBounds
from fontTools.misc.transform import Transform
from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path

Verb = Literal["M", "L", "C", "Z"]
"""The words of SVG for move, line, cubic curve and close; PDF has the same four."""

Segment = tuple[Verb, tuple[float, ...]]
"""A verb and its points as x, y, x, y, …: none for Z, one for M and L, three for C."""

Outline = tuple[Segment, ...]

FillRule = Literal["nonzero", "evenodd"]

CIRCLE_HANDLE = 0.5519
"""Of the radius: where a cubic curve has its handles to run within 0.02 % of a quarter circle."""


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Halfway from left to right."""
        return (self.left + self.right) / 2

    def placed(self, scale: float, across: float, down: float) -> Box:
        """The box scaled about 0, 0, then moved."""
        return Box(
            self.left * scale + across, self.top * scale + down,
            self.right * scale + across, self.bottom * scale + down,
        )  # fmt: skip

    def grown(self, by: float) -> Box:
        """The box with `by` more on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def contains(self, other: Box) -> bool:
        """Whether the other box lies inside this one; edges may touch."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def overlaps(self, other: Box) -> bool:
        """Whether the boxes share more than an edge."""
        return (
            self.left < other.right and self.right > other.left and self.top < other.bottom and self.bottom > other.top
        )


def bounding_box(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds them all. Raises ValueError if there are none."""
    lefts, tops, rights, bottoms = zip(*((b.left, b.top, b.right, b.bottom) for b in boxes), strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def rectangle(box: Box) -> Outline:
    """The four sides of a box."""
    return polygon(((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)))


def polygon(corners: Iterable[tuple[float, float]]) -> Outline:
    """Straight lines from corner to corner and back."""
    first, *rest = corners
    return (("M", first), *(("L", corner) for corner in rest), ("Z", ()))


def placed(outline: Outline, scale: float, across: float, down: float) -> Outline:
    """The outline scaled about 0, 0, then moved by mm."""
    segments: list[Segment] = []
    # Every letter of a plaque comes through here, so each verb is written out.
    for verb, numbers in outline:
        points = numbers
        if verb == "C":
            a, b, c, d, e, f = numbers
            points = (
                a * scale + across, b * scale + down,
                c * scale + across, d * scale + down,
                e * scale + across, f * scale + down,
            )  # fmt: skip
        elif verb != "Z":
            x, y = numbers
            points = (x * scale + across, y * scale + down)
        segments.append((verb, points))
    return tuple(segments)


def moved(outline: Outline, across: float, down: float) -> Outline:
    """The outline moved by mm."""
    return placed(outline, 1, across, down)


def transformed(outline: Outline, transform: Transform) -> Outline:
    """The outline under an affine transform."""
    return tuple(
        (
            verb,
            tuple(
                n for x, y in zip(numbers[0::2], numbers[1::2], strict=True) for n in transform.transformPoint((x, y))
            ),
        )
        for verb, numbers in outline
    )


@lru_cache(maxsize=256)
def box_of(outline: Outline) -> Box:
    """The smallest box that holds all of the outline. Raises ValueError if it is empty."""
    ends = [*chain.from_iterable([numbers[-2:] for _, numbers in outline])]
    xs, ys = ends[0::2], ends[1::2]
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    every = [*chain.from_iterable([numbers for _, numbers in outline])]
    xs, ys = every[0::2], every[1::2]
    if left <= min(xs) and top <= min(ys) and right >= max(xs) and bottom >= max(ys):
        return Box(left, top, right, bottom)
    # A curve lies between its four points: only one with a control point outside the box can reach out of it.
    current: tuple[float, ...] = ()
    for verb, numbers in outline:
        if verb == "C" and not (
            left <= min(numbers[0::2])
            and right >= max(numbers[0::2])
            and top <= min(numbers[1::2])
            and bottom >= max(numbers[1::2])
        ):
            bounds = calcCubicBounds(current, numbers[0:2], numbers[2:4], numbers[4:6])
            left, top = min(left, bounds[0]), min(top, bounds[1])
            right, bottom = max(right, bounds[2]), max(bottom, bounds[3])
        current = numbers[-2:]
    return Box(left, top, right, bottom)


@lru_cache(maxsize=64)
def outline_from_path(path: str) -> Outline:
    """The outline that the `d` of an SVG path describes."""
    if _AS_WRITTEN.fullmatch(path):
        return tuple(_closed_curves(path))
    pen = OutlinePen()
    parse_path(path, pen)
    return pen.outline


_POINT = r"-?[0-9]+\.[0-9]{3} -?[0-9]+\.[0-9]{3}"

_AS_WRITTEN = re.compile(f"(?:M{_POINT}(?:L{_POINT}|C{_POINT} {_POINT} {_POINT})*Z)*")
"""A path as svg.path_data writes it: read in a tenth of the time that every path of SVG takes."""


def _closed_curves(path: str) -> Iterator[Segment]:
    begin: tuple[float, ...] = ()
    end: tuple[float, ...] = ()
    for verb, written in _SEGMENTS.findall(path):
        numbers = tuple(map(float, written.split()))
        if verb == "M":
            begin = numbers
        elif verb == "Z" and end != begin:
            yield "L", begin  # as fontTools closes a curve
        yield verb, numbers
        end = numbers[-2:]


_SEGMENTS = re.compile("([MLCZ])([^MLCZ]*)")


class OutlinePen(BasePen):  # type: ignore[misc]
    """Takes the outline of a glyph or an SVG path; BasePen raises quadratic curves to cubic ones, exactly."""

    def __init__(self) -> None:
        """Begin with nothing drawn."""
        super().__init__()
        self._segments: list[Segment] = []

    @property
    def outline(self) -> Outline:
        """What has been drawn so far."""
        return tuple(self._segments)

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 -- fontTools' name
        self._segments.append(("M", (point[0], point[1])))

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._segments.append(("L", (point[0], point[1])))

    def _curveToOne(  # noqa: N802
        self, first: tuple[float, float], second: tuple[float, float], end: tuple[float, float]
    ) -> None:
        self._segments.append(("C", (*first, *second, *end)))

    def _closePath(self) -> None:  # noqa: N802
        self._segments.append(("Z", ()))

    def _endPath(self) -> None:  # noqa: N802 -- what is filled is closed
        self._closePath()
