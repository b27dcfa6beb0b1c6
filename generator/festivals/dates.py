"""The dates of a festival: as its calendar has them, the next Gregorian ones, and as events of a calendar to subscribe to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from generator.festivals import ics
from generator.festivals.calendars import feast
from generator.festivals.feast import When, Words

YEARS = 5
"""Occurrences in a calendar; the site is built more often than that."""


class Dated(Protocol):
    """A festival of which it is known when it is."""

    @property
    def when(self) -> When:
        """In the calendar it goes by."""
        ...


class Wording(Words, Protocol):
    """The words of one language, which writes dates."""

    def days(self, first: date, last: date) -> str:
        """Two days as a period."""
        ...


def days_in_words(festival: Dated, wording: Words) -> str:
    """When it is, as its calendar has it, in the language of `wording`."""
    return feast(festival.when).said(wording)


def next_day(festival: Dated, today: date) -> date:
    """First Gregorian day of the occurrence under way on `today`, or of the next one."""
    return next_days(festival, today)[0]


def next_days(festival: Dated, today: date) -> tuple[date, date]:
    """First and last Gregorian day of the occurrence under way on `today`, or of the next one."""
    return feast(festival.when).occurrences(today, 1)[0]


def weekly(festival: Dated) -> bool:
    """Whether it comes again every week."""
    return feast(festival.when).weekly


def next_in_words(festival: Dated, wording: Wording, today: date) -> str:
    """The next Gregorian dates as text, with their year and a remark that they are calculated; follows `days_in_words`.

    Empty where nothing has to be calculated.
    """
    held = feast(festival.when)
    return wording.say("solar_days", days=wording.days(*held.occurrences(today, 1)[0])) if held.calculated else ""


@dataclass(frozen=True, slots=True)
class EventTexts:
    """The texts of a festival's events, the same every year."""

    uid: str
    """Permanent part of the UID; the year is put before it."""

    name: str
    place: str
    address: str
    """Absolute URL of the relic page."""

    wording: Words


def events(festival: Dated, about: EventTexts, today: date) -> Iterator[ics.Event]:
    """An event for each of the next YEARS occurrences; one for all of what comes again every week."""
    held = feast(festival.when)
    for first, last in held.occurrences(today, 1 if held.weekly else YEARS):
        yield ics.Event(
            uid=f"{held.year(first)}-{about.uid}",
            name=about.name,
            first=first,
            last=last,
            place=about.place,
            address=about.address,
            note=about.wording.say(held.note, days=held.said(about.wording)),
            weekly=held.weekly,
        )
