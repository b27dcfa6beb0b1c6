"""Feasts of the solar calendar: 07-27, 04-30/05-01, 12-30/01-02."""

from __future__ import annotations

import itertools
from calendar import isleap
from dataclasses import dataclass
from datetime import date

from generator.festivals import days_of_year
from generator.festivals.days_of_year import MonthDay
from generator.festivals.feast import Span, Words

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class SolarFeast:
    """A feast from one day of the year to another; what is held on 29 February is held on the 28th in other years."""

    first: MonthDay
    last: MonthDay
    calculated: bool = False
    weekly: bool = False
    note: str = "calendar_note_fixed"

    def said(self, words: Words) -> str:
        """27 July."""
        first, last = (
            words.say("solar_day", day=day, month=words.say(f"month_{month}")) for month, day in (self.first, self.last)
        )
        return first if self.first == self.last else words.say("days_through", first=first, last=last)

    def occurrences(self, today: date, count: int) -> tuple[Span, ...]:
        """One a year."""
        years = itertools.count(today.year - 1)
        spans = ((_on(year, self.first), _on(year + (self.last < self.first), self.last)) for year in years)
        return tuple(itertools.islice((span for span in spans if today <= span[1]), count))

    def year(self, first: date) -> int:
        """That in which it begins."""
        return first.year


def _on(year: int, month_day: MonthDay) -> date:
    month, day = month_day
    return date(year, month, 28 if month_day == (2, 29) and not isleap(year) else day)


def read(text: str) -> SolarFeast:
    """The feast that is written so. Raises RefusedError."""
    return SolarFeast(*days_of_year.read(text, _LONGEST))
