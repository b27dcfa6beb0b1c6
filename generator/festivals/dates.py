"""A festival's days: as the source gives them, as they fall next, as a calendar to subscribe to has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.content.schema import Festival
from generator.festivals import ics, lunar
from generator.text.translations import Wording

YEARS = 5
"""How far ahead a calendar reaches; the site is built more often than that."""


def lunar_days(festival: Festival, wording: Wording) -> str:
    """Its days in the Vietnamese lunar calendar."""
    first, last = festival.days[0], festival.days[-1]
    days = f"{first}–{last}" if first != last else str(first)
    return wording.say("lunar_days", days=days, month=festival.month)


def next_day(festival: Festival, today: date) -> date:
    """Its next first day; that of a festival under way if it is not over."""
    return _next(festival, today)[0]


def solar_days(festival: Festival, wording: Wording, today: date) -> str:
    """Its next days in the solar calendar with their year, and that they were calculated; goes on after lunar_days."""
    first, last = _next(festival, today)
    return wording.say("solar_days", days=wording.days(first, last))


def _next(festival: Festival, today: date) -> tuple[date, date]:
    return lunar.upcoming(festival.month, festival.days, today)


@dataclass(frozen=True, slots=True)
class EventTexts:
    """What a calendar says of a festival, whatever the year."""

    uid: str
    """Its lasting name."""

    name: str
    place: str
    address: str
    """Whole address of the relic's page."""

    wording: Wording


def events(festival: Festival, about: EventTexts, today: date) -> Iterator[ics.Event]:
    """The festival in the years to come, for a calendar."""
    for first, last in lunar.occurrences(festival.month, festival.days, today, YEARS):
        yield ics.Event(
            # The lunar year, which stays when somebody mends the days: months 11 and 12 may fall in the next solar year.
            uid=f"{first.year - (festival.month > 10 and first.month < 3)}-{about.uid}",  # noqa: PLR2004
            name=about.name,
            first=first,
            last=last,
            place=about.place,
            address=about.address,
            note=about.wording.say("calendar_note", days=lunar_days(festival, about.wording)),
        )
