"""Every calendar a feast may go by. Another is a module that reads a feast, and a line here and in content/schema.py."""

from __future__ import annotations

from collections.abc import Mapping

from generator.festivals import khmer, lunar_feasts, solar, weekly
from generator.festivals.feast import Feast, Reader, When

READERS: Mapping[str, Reader] = {
    "lunar": lunar_feasts.read,
    "solar": solar.read,
    "weekly": weekly.read,
    "khmer": khmer.read,
}
"""Field of a festival → what reads it. Raises feast.RefusedError."""


def feast(when: When) -> Feast:
    """The feast that is written so."""
    calendar, text = when
    return READERS[calendar](text)


def in_lunar_month(month: int, days: tuple[int, ...]) -> When:
    """A feast of days of one lunar month, the short way to write it."""
    return "lunar", "/".join(f"{month:02}-{day:02}" for day in dict.fromkeys((days[0], days[-1])))
