"""Festivals → a calendar to subscribe to (iCalendar, RFC 5545)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import icalendar

_A_WEEK = timedelta(weeks=1)
"""How long a phone may wait before it asks again; a feast is known years ahead."""


@dataclass(frozen=True, slots=True)
class Event:
    """One feast in one year."""

    uid: str
    """No other feast, year or site has it, and it stays when name or days change: by it a phone knows the feast again
    (RFC 5545, 3.8.4.7)."""

    name: str

    first: date

    last: date
    """Still a day of the feast."""

    place: str

    address: str
    """The whole URL of the relic's page."""

    note: str
    """May have several lines."""


def calendar(name: str, language: str, made: date, events: tuple[Event, ...]) -> bytes:
    """The file: UTF-8, the same bytes for the same arguments.

    Name and notes are in this language (BCP 47). At least one feast (RFC 5545, 3.6). Of characters below U+0020, texts
    have line feeds and tabs alone.
    """
    import icalendar

    found = icalendar.Calendar()
    found.add("prodid", f"-//ditich//feasts//{language.upper()}")
    found.add("version", "2.0")
    # Wrapped by hand: what RFC 5545 does not know, the library would write without escapes and types. A name and a time
    # for each kind of phone: RFC 7986, 5.1 and 5.7, and what Apple and Microsoft had before it.
    found.add("name", icalendar.vText(name, params={"LANGUAGE": language}))
    found.add("x-wr-calname", icalendar.vText(name))
    found.add("refresh-interval", icalendar.vDuration(_A_WEEK, params={"VALUE": "DURATION"}))
    found.add("x-published-ttl", icalendar.vDuration(_A_WEEK))
    for festival in events:
        found.add_component(_event(festival, language, made))
    data: bytes = found.to_ical()
    return data


def _event(festival: Event, language: str, made: date) -> icalendar.Event:
    """Whole days, in which whoever subscribes is not busy."""
    import icalendar

    spoken = {"LANGUAGE": language}
    event = icalendar.Event()
    event.add("uid", festival.uid)
    event.add("dtstamp", datetime.combine(made, time(tzinfo=UTC)))
    event.add("dtstart", festival.first)
    event.add("dtend", festival.last + timedelta(days=1))  # the day after (RFC 5545, 3.6.1)
    event.add("summary", festival.name, spoken)
    event.add("location", festival.place)
    event.add("url", festival.address)
    event.add("description", festival.note, spoken)
    event.add("transp", "TRANSPARENT")
    return event
