"""Sizes of paper, and sizes as authors write them."""

from __future__ import annotations

import re
from collections.abc import Mapping

A_SIZES: Mapping[str, tuple[int, int]] = {"A6": (105, 148), "A5": (148, 210), "A4": (210, 297), "A3": (297, 420)}
"""mm (ISO 216), the shorter side first; from the smallest that a plaque can be."""


def sides(size: str) -> tuple[int, int] | None:
    """The sides in mm of a size as authors write it, the shorter first; None if it is no size.

    >>> sides("A5"), sides("300 × 200 mm"), sides("A5x")
    ((148, 210), (200, 300), None)
    """
    if size.upper() in A_SIZES:
        return A_SIZES[size.upper()]
    measured = re.fullmatch(r"([0-9]{1,4}) ?[xX×] ?([0-9]{1,4})( ?mm)?", size)
    if not measured:
        return None
    short, long = sorted((int(measured.group(1)), int(measured.group(2))))
    return short, long


def written(size: tuple[float, float]) -> str:
    """Width and height in mm as an author writes them.

    >>> written((210, 148)), written((200, 300))
    ('A5', '200x300')
    """
    names = {sides: name for name, sides in A_SIZES.items()}
    return names.get((round(min(size)), round(max(size))), f"{size[0]:g}x{size[1]:g}")
