"""How a length in millimetres, and an outline of them, is written in a file."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from generator.plaques.outline import Outline


def mm(value: float, decimals: int = 3) -> str:
    """Three decimals, a micrometre, and no idle zeros: a platesetter's dot is ten times as large.

    >>> mm(148.0), mm(-0.0001), mm(2.0606)
    ('148', '0', '2.061')
    """
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(maxsize=128)
def points(outline: Outline) -> tuple[str, ...]:
    """The numbers of each segment, with three decimals and a blank between two; nothing for one that closes.

    Cached, because a PDF, an SVG and the pictures of one plaque hold the same ones, and to write a number takes longer than
    all else that is done with it.

    >>> points((("M", (1, 2.5)), ("L", (0.0625, -3)), ("Z", ())))
    ('1.000 2.500', '0.062 -3.000', '')
    """
    rows = "\n".join([_ROWS[verb] for verb, _ in outline])
    return tuple((rows % (*chain.from_iterable([numbers for _, numbers in outline]),)).split("\n"))


_ROWS = {"M": "%.3f %.3f", "L": "%.3f %.3f", "C": "%.3f %.3f %.3f %.3f %.3f %.3f", "Z": ""}
