"""A day as people write it: `2026-11-28`, `28/11/2026`, `28 tháng 11 năm 2026`, `hôm qua`."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from generator.diagnostics.register_texts import DAYS_AGO, REGISTER
from generator.text.names import fold

_AGO = {fold(word): ago for ago, key in enumerate(DAYS_AGO) for word in (REGISTER[key].vi, REGISTER[key].en)}
"""Words without marks → days ago."""

_MONTHS = {
    name.lower(): number for names in (calendar.month_name, calendar.month_abbr) for number, name in enumerate(names)
}
"""English name of a month, long and short → its number."""

_YEAR_FIRST = re.compile(r"(\d{4})(?:-(\d{1,2})-|/(\d{1,2})/|\.(\d{1,2})\.|(\d\d))(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,4})")
_VIETNAMESE = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}),?(?: nam)? (\d{4})")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)\.?,? (\d{4})")
_MONTH_AND_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")


def readings(typed: str, today: date) -> tuple[date, ...]:
    """Every day that was perhaps meant, the earliest first; none where what was typed is no day.

    Two numbers up to twelve may be day and month, or month and day; dots are written between day and month in this
    order alone. Of a year with two digits each number may be the year. A day without a year is none.

    >>> [str(day) for day in readings("03/04/2026", date(2026, 11, 29))]
    ['2026-03-04', '2026-04-03']
    >>> [str(day) for day in readings("hôm qua", date(2026, 11, 29))], readings("28/11", date(2026, 11, 29))
    (['2026-11-28'], ())
    """
    text = fold(unicodedata.normalize("NFKC", typed))
    if text in _AGO:
        return (today - timedelta(days=_AGO[text]),)
    return tuple(sorted({day for day in map(_day, _candidates(text.removeprefix("ngay "))) if day}))


def _candidates(text: str) -> Iterator[tuple[int, int, int]]:
    """Year, month and day of each way to read the text, whether or not there is such a day."""
    if found := _YEAR_FIRST.fullmatch(text):
        year, *months, day = found.groups()
        yield int(year), int(next(filter(None, months))), int(day)
    elif found := _NUMBERS.fullmatch(text):
        yield from _in_numbers(found[1], found[2], found[3], found[4])
    elif found := _VIETNAMESE.fullmatch(text):
        yield int(found[3]), int(found[2]), int(found[1])
    elif (found := _DAY_AND_MONTH.fullmatch(text)) and found[2] in _MONTHS:
        yield int(found[3]), _MONTHS[found[2]], int(found[1])
    elif (found := _MONTH_AND_DAY.fullmatch(text)) and found[1] in _MONTHS:
        yield int(found[3]), _MONTHS[found[1]], int(found[2])


def _in_numbers(first: str, sign: str, second: str, last: str) -> Iterator[tuple[int, int, int]]:
    """The readings of three numbers of which the first is no year of four digits."""
    a, b, c = int(first), int(second), int(last)
    if len(last) == 4:  # noqa: PLR2004 -- digits of a year
        yield c, b, a
        if sign != ".":
            yield c, a, b
    elif max(len(first), len(last)) <= 2:  # noqa: PLR2004 -- digits of a year without its century
        yield 2000 + c, b, a
        if sign != ".":
            yield 2000 + c, a, b
            yield 2000 + a, b, c


def _day(parts: tuple[int, int, int]) -> date | None:
    """The day of year, month and day; None where there is none."""
    try:
        return date(*parts)
    except ValueError:
        return None
