"""Feasts of every week: Su."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.festivals.feast import CHOICE, RefusedError, Span, Words

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@dataclass(frozen=True, slots=True)
class WeeklyFeast:
    """A feast on one day of each week, from 0 for Monday."""

    day: int
    calculated: bool = False
    weekly: bool = True
    note: str = "calendar_note_fixed"

    def said(self, words: Words) -> str:
        """Every Sunday."""
        return words.say("weekly_day", day=words.say(f"weekday_{self.day + 1}"))

    def occurrences(self, today: date, count: int) -> tuple[Span, ...]:
        """One a week."""
        first = today + timedelta((self.day - today.weekday()) % len(DAYS))
        days = (first + timedelta(weeks=number) for number in range(count))
        return tuple((day, day) for day in days)

    def year(self, first: date) -> int:  # noqa: ARG002 -- all of its occurrences are one event
        """None: it is the same feast for ever."""
        return 0


def read(text: str) -> WeeklyFeast:
    """The feast that is written so. Raises RefusedError."""
    if text not in DAYS:
        raise RefusedError(CHOICE, DAYS)
    return WeeklyFeast(DAYS.index(text))
