"""Days of the Vietnamese lunar calendar → days of the solar one."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

# The rules, after the Explanatory Supplement to the Astronomical Almanac, in the words of Hồ Ngọc Đức
# (informatik.uni-leipzig.de/~duc/amlich/calrules_en.html): a month begins on the day of the new moon; the winter
# solstice is in month 11; where thirteen months lie between two of them, the first in which the Sun enters no new
# sign (30° of its way) repeats the number of the one before; a day begins at midnight in Hanoi.

_HANOI = timedelta(hours=7)
"""Ahead of UTC. China has the same rules an hour earlier: its New Year was a month after Tết in 1985."""

_A_DAY = timedelta(days=1)


def solar(year: int, month: int, day: int) -> date | None:
    """The day of a month, never of a leap one, in the lunar year that begins with Tết of this Gregorian year.

    None: the month has only 29 days. As printed in Hanoi since 1968 and in all Vietnam since 1976; older calendars went
    by other hours and may be a day off, now and then a month.
    """
    first, length = _months(year if month >= 11 else year - 1)[month]  # noqa: PLR2004 -- _months
    return first + (day - 1) * _A_DAY if day <= length else None


def occurrences(month: int, days: tuple[int, ...], today: date, count: int) -> tuple[tuple[date, date], ...]:
    """First and last solar days of a feast: of the one that is being held today, or else comes next, and those after.

    A feast of month 12 may begin twice in a solar year, in January and in December, and then not at all in the next.
    The 30th of a month that has 29 days is kept on its last, as New Year's Eve is.
    """
    # Until Tết, today is in the lunar year of the solar year before.
    years = itertools.count(today.year - 1)
    held = ((_kept(year, month, days[0]), _kept(year, month, days[-1])) for year in years)
    return tuple(itertools.islice(((first, last) for first, last in held if today <= last), count))


def upcoming(month: int, days: tuple[int, ...], today: date) -> tuple[date, date]:
    """First and last solar day of the feast that is being held today, or else comes next."""
    return occurrences(month, days, today, 1)[0]


def _kept(year: int, month: int, day: int) -> date:
    found = solar(year, month, day) or solar(year, month, 29)
    assert found is not None
    return found


@lru_cache
def _months(year: int) -> dict[int, tuple[date, int]]:
    """Month → its first day and how many it has: from month 11 of this lunar year to month 10 of the next."""
    months = list(itertools.pairwise(_new_moons(year)))
    if len(months) > 12:  # noqa: PLR2004 -- a leap month
        months.remove(next((begin, end) for begin, end in months if _sign(begin) == _sign(end)))
    return {(10 + place) % 12 + 1: (begin, (end - begin).days) for place, (begin, end) in enumerate(months)}


def _new_moons(year: int) -> list[date]:
    """Days of new moon, from the last before this year's winter solstice to the last before the next year's."""
    import astronomy

    solstice, next_solstice = (_day(astronomy.Seasons(winter).dec_solstice) for winter in (year, year + 1))
    # From one new moon to the next it is 29.27 to 29.83 days.
    moon = astronomy.SearchMoonPhase(0, _midnight(solstice + _A_DAY), -31)
    found = []
    while _day(moon) <= next_solstice:
        found.append(_day(moon))
        moon = astronomy.SearchMoonPhase(0, moon.AddDays(28), 3)
    return found


def _sign(day: date) -> int:
    """In which twelfth of its way the Sun is when the day begins."""
    import astronomy

    return int(astronomy.SunPosition(_midnight(day)).elon // 30)


def _midnight(day: date) -> Any:
    """The moment at which the day begins in Hanoi."""
    import astronomy

    return astronomy.Time.Make(day.year, day.month, day.day, 0, 0, 0).AddDays(-_HANOI / _A_DAY)


def _day(moment: Any) -> date:
    """The day it is in Hanoi at a moment."""
    there: date = (moment.Utc() + _HANOI).date()
    return there
