"""A number as it may be shown: exact from five on, below that only that it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

LEAST = 5
"""The smallest number that is shown or written as it is. Fewer visitors could be somebody one knows."""


@dataclass(frozen=True, slots=True, order=True)
class Amount:
    """A number of which only this much is known."""

    low: int
    high: int

    def __add__(self, other: Amount) -> Amount:
        """Both together."""
        return Amount(self.low + other.low, self.high + other.high)

    def __str__(self) -> str:
        """As it is written in content/counts/: 812, 0, <5, and 38-41 where numbers below five went into a sum."""
        if self.low == self.high:
            return str(self.low)
        return f"<{LEAST}" if self == FEW else f"{self.low}-{self.high}"


FEW = Amount(1, LEAST - 1)
NONE = Amount(0, 0)


def amount(number: int) -> Amount:
    """As much of a number as may be known.

    >>> [str(amount(number)) for number in (0, 4, 5)]
    ['0', '<5', '5']
    """
    return FEW if 0 < number < LEAST else Amount(number, number)


def parsed(text: str) -> Amount | None:
    """What an amount was written as; None where it is none.

    >>> parsed("38-41"), parsed("<5"), parsed("3"), parsed("07")
    (Amount(low=38, high=41), Amount(low=1, high=4), None, None)
    """
    found = re.fullmatch(r"(0|[1-9]\d{0,11})(?:-([1-9]\d{0,11}))?", text, re.ASCII)
    if text == str(FEW) or found is None:
        return FEW if text == str(FEW) else None
    low, high = int(found[1]), int(found[2] or found[1])
    return Amount(low, high) if (low < high if found[2] else amount(low) != FEW) else None
