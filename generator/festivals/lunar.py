"""Dates of the Vietnamese lunar calendar → Gregorian dates."""

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
"""UTC+7. China applies the same rules at UTC+8: its New Year was a month after Tết in 1985."""

_A_DAY = timedelta(days=1)


def solar(year: int, month: int, day: int) -> date | None:
    """The Gregorian date of a lunar date, never in a leap month; `year` is the Gregorian year of its Tết.

    None: the month has only 29 days. As printed in Hanoi since 1968 and in all Vietnam since 1976; older calendars used
    other time zones and may be a day off, now and then a month.
    """
    first, length = _months(year if month >= 11 else year - 1)[month]  # noqa: PLR2004 -- _months
    return first + (day - 1) * _A_DAY if day <= length else None


def occurrences(
    first: tuple[int, int], last: tuple[int, int], today: date, count: int
) -> tuple[tuple[date, date], ...]:
    """First and last Gregorian days of `count` occurrences: that under way on `today` or the next, and later ones.

    `first` and `last` are month and day; a last one that is earlier in the year is in the next lunar year. A festival of
    month 12 may begin twice in a Gregorian year, in January and in December, and not at all in the next. The 30th of a
    month that has 29 days is held on its last, as New Year's Eve is.
    """
    # Until Tết, today is in the lunar year of the solar year before; what begins in one may end in the next.
    years = itertools.count(today.year - 2)
    spans = ((_held_on(year, *first), _held_on(year + (last < first), *last)) for year in years)
    return tuple(itertools.islice((span for span in spans if today <= span[1]), count))


def _held_on(year: int, month: int, day: int) -> date:
    """The Gregorian date of a lunar day; day 30 of a month with 29 days is held on the 29th."""
    day_held = solar(year, month, day) or solar(year, month, 29)
    assert day_held is not None
    return day_held


@lru_cache
def _months(year: int) -> dict[int, tuple[date, int]]:
    """Month → its first day and its length in days: from month 11 of this lunar year to month 10 of the next."""
    months = list(itertools.pairwise(_new_moons(year)))
    if len(months) > 12:  # noqa: PLR2004 -- a leap month
        months.remove(next((begin, end) for begin, end in months if _ecliptic_sector(begin) == _ecliptic_sector(end)))
    return {(10 + place) % 12 + 1: (begin, (end - begin).days) for place, (begin, end) in enumerate(months)}


def _new_moons(year: int) -> list[date]:
    """Dates of the new moons from the last before this year's winter solstice to the last before the next year's."""
    import astronomy

    solstice, next_solstice = (_hanoi_date(astronomy.Seasons(winter).dec_solstice) for winter in (year, year + 1))
    # From one new moon to the next it is 29.27 to 29.83 days.
    moon = astronomy.SearchMoonPhase(0, _midnight(solstice + _A_DAY), -31)
    new_moons = []
    while _hanoi_date(moon) <= next_solstice:
        new_moons.append(_hanoi_date(moon))
        moon = astronomy.SearchMoonPhase(0, moon.AddDays(28), 3)
    return new_moons


def _ecliptic_sector(day: date) -> int:
    """Which 30° sector of the ecliptic (0 to 11) the Sun is in at the start of the day."""
    import astronomy

    return int(astronomy.SunPosition(_midnight(day)).elon // 30)


def _midnight(day: date) -> Any:
    """The moment (astronomy.Time) at which the day begins in Hanoi."""
    import astronomy

    return astronomy.Time.Make(day.year, day.month, day.day, 0, 0, 0).AddDays(-_HANOI / _A_DAY)


def _hanoi_date(moment: Any) -> date:
    """The date in Hanoi at a moment (astronomy.Time)."""
    local_date: date = (moment.Utc() + _HANOI).date()
    return local_date
