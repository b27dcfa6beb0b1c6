"""The dates of a festival: lunar, next Gregorian ones, and as events of a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.content.entry import EntryFestival
from generator.content.schema import Festival
from generator.festivals import ics, lunar
from generator.text.translations import Wording

YEARS = 5
"""Occurrences in a calendar; the site is built more often than that."""


def lunar_days(festival: Festival | EntryFestival, wording: Wording) -> str:
    """The lunar dates as text in the language of `wording`."""
    first, last = (wording.nth("lunar_day_names", day) for day in (festival.days[0], festival.days[-1]))
    days = first if first == last else wording.say("lunar_span", first=first, last=last)
    return wording.say("lunar_days", days=days, month=wording.nth("lunar_month_names", festival.month))


def next_day(festival: Festival | EntryFestival, today: date) -> date:
    """First Gregorian day of the occurrence under way on `today`, or of the next one."""
    return _next_span(festival, today)[0]


def solar_days(festival: Festival | EntryFestival, wording: Wording, today: date) -> str:
    """The next Gregorian dates as text, with their year and a remark that they are calculated; follows `lunar_days`."""
    first, last = _next_span(festival, today)
    return wording.say("solar_days", days=wording.days(first, last))


def _next_span(festival: Festival | EntryFestival, today: date) -> tuple[date, date]:
    """First and last Gregorian day of the occurrence under way on `today`, or of the next one."""
    return lunar.upcoming(festival.month, festival.days, today)


@dataclass(frozen=True, slots=True)
class EventTexts:
    """The texts of a festival's events, the same every year."""

    uid: str
    """Permanent part of the UID; the year is put before it."""

    name: str
    place: str
    address: str
    """Absolute URL of the relic page."""

    wording: Wording


def events(festival: Festival | EntryFestival, about: EventTexts, today: date) -> Iterator[ics.Event]:
    """An event for each of the next YEARS occurrences."""
    for first, last in lunar.occurrences(festival.month, festival.days, today, YEARS):
        yield ics.Event(
            # The lunar year, which stays when the days are corrected: months 11 and 12 may fall in the next solar year.
            uid=f"{first.year - (festival.month > 10 and first.month < 3)}-{about.uid}",  # noqa: PLR2004
            name=about.name,
            first=first,
            last=last,
            place=about.place,
            address=about.address,
            note=about.wording.say("calendar_note", days=lunar_days(festival, about.wording)),
        )
