"""Datings near another one that cannot be it: years for years, decades for decades, parts of centuries for parts of centuries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.content.edtf import CENTURY, PARTS, Dating, Moment

Years = tuple[int, int]
"""First and last year, both included."""

ABOUT = 25
"""Years by which what is about a year may be off. EDTF leaves that open (ISO 8601-2, 8.4.2); historians of villages mean less."""

_APART = 3
"""Years on either side of a year that is known, so that nobody fails by a slip of the finger."""

REACH = 110
"""Years that a wrong answer may lie off, where its topic says no other."""

_CENTURIES = 4
"""By how many one may be off that is known to the century."""


def years_of(dating: Dating) -> Years | None:
    """All years it may be, a margin among them; None for what is open at an end, or uncertain: of that no answer is surely wrong."""
    begin, end = dating.begin, dating.end
    if begin is None or end is None or begin.uncertain or end.uncertain:
        return None
    first, last = _margin(begin), _margin(end)
    return begin.years[0] - first, end.years[1] + last


def _margin(moment: Moment) -> int:
    return ABOUT if moment.approximate else 0 if moment.digits else _APART


def without_days(dating: Dating) -> Dating:
    """The dating to the year: nobody knows the day by heart."""
    begin = dating.begin and replace(dating.begin, month=0, day=0)
    end = dating.end and replace(dating.end, month=0, day=0)
    return Dating(begin, end if dating.interval else begin)


def near(dating: Dating, latest: int, reach: int = REACH) -> Iterator[Dating]:
    """Datings of the same form that share no year with it and are `reach` years off at most, none after the year `latest`."""
    known, begin, end = years_of(dating), dating.begin, dating.end
    if known is None or begin is None or end is None:
        return
    digits = max(begin.digits, end.digits)
    steps = _CENTURIES if digits == CENTURY else reach // 10**digits
    for step in range(-steps, steps + 1):
        moved = [_moved(moment, step * 10**digits) for moment in (begin, end)]
        for part in tuple(PARTS) if begin.part and not dating.interval else ("",):
            first, last = (replace(moment, part=part) if part else moment for moment in moved)
            found = Dating(first, last if dating.interval else first)
            years = years_of(found)
            same_era = all(now.before_christ == was.before_christ for now, was in ((first, begin), (last, end)))
            if years and same_era and apart(years, known) and last.years[1] <= latest:
                yield found


def _moved(moment: Moment, years: int) -> Moment:
    return replace(moment, year=moment.year + years)


def apart(one: Years, other: Years) -> bool:
    """Whether they share no year."""
    return one[1] < other[0] or other[1] < one[0]
