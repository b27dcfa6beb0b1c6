"""Feasts of the Vietnamese lunar calendar: 04-15, 04-15/04-16, 12-29/01-03; never in a leap month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.festivals import days_of_year, lunar
from generator.festivals.days_of_year import MonthDay
from generator.festivals.feast import Span, Words


@dataclass(frozen=True, slots=True)
class LunarFeast:
    """A feast from one lunar day to another."""

    first: MonthDay
    last: MonthDay
    calculated: bool = True
    weekly: bool = False
    note: str = "calendar_note"

    def said(self, words: Words) -> str:
        """15th–16th of the 4th lunar month."""
        if self.first[0] == self.last[0] and self.first <= self.last:
            first, last = (words.nth("lunar_day_names", day) for _, day in (self.first, self.last))
            days = first if first == last else words.say("lunar_span", first=first, last=last)
            return words.say("lunar_days", days=days, month=words.nth("lunar_month_names", self.first[0]))
        first, last = (
            words.say("lunar_days", days=words.nth("lunar_day_names", day), month=words.nth("lunar_month_names", month))
            for month, day in (self.first, self.last)
        )
        return words.say("days_through", first=first, last=last)

    def occurrences(self, today: date, count: int) -> tuple[Span, ...]:
        """As `lunar.occurrences`."""
        return lunar.occurrences(self.first, self.last, today, count)

    def year(self, first: date) -> int:
        """The lunar year: months 11 and 12 may fall in the next solar year."""
        return first.year - (self.first[0] > 10 and first.month < 3)  # noqa: PLR2004 -- as in lunar.solar


def read(text: str) -> LunarFeast:
    """The feast that is written so. Raises RefusedError."""
    return LunarFeast(*days_of_year.read(text, (30,) * 12))
