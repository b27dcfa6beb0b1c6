"""How a length in millimetres is written in a file."""

from __future__ import annotations


def mm(value: float, decimals: int = 3) -> str:
    """Three decimals, a micrometre, and no idle zeros: a platesetter's dot is ten times as large.

    >>> mm(148.0), mm(-0.0001), mm(2.0606)
    ('148', '0', '2.061')
    """
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
