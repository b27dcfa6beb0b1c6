"""Festivals → an iCalendar file to subscribe to (RFC 5545)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import icalendar

_A_WEEK = timedelta(weeks=1)
"""Refresh interval; the dates of a festival are known years ahead."""


@dataclass(frozen=True, slots=True)
class Event:
    """One occurrence of a festival."""

    uid: str
    """Unique to the festival and its year, and the same when name or dates change: clients identify the event by it
    (RFC 5545, 3.8.4.7)."""

    name: str

    first: date

    last: date
    """The last day, inclusive."""

    place: str

    address: str
    """Absolute URL of the relic page."""

    note: str
    """May contain line feeds."""

    weekly: bool = False
    """Whether it comes again every week from then on."""


def calendar(name: str, language: str, made: date, events: tuple[Event, ...]) -> bytes:
    """An iCalendar file, UTF-8; the same bytes for the same arguments.

    Name and notes are in `language` (BCP 47); `made` is the date of DTSTAMP. At least one event (RFC 5545, 3.6). Of the
    characters below U+0020, texts may contain line feeds and tabs only.
    """
    import icalendar

    result = icalendar.Calendar()
    result.add("prodid", f"-//ditich//feasts//{language.upper()}")
    result.add("version", "2.0")
    # Wrapped by hand: what RFC 5545 does not know, the library would write without escapes and types. A name and a time
    # for each kind of phone: RFC 7986, 5.1 and 5.7, and what Apple and Microsoft had before it.
    result.add("name", icalendar.vText(name, params={"LANGUAGE": language}))
    result.add("x-wr-calname", icalendar.vText(name))
    result.add("refresh-interval", icalendar.vDuration(_A_WEEK, params={"VALUE": "DURATION"}))
    result.add("x-published-ttl", icalendar.vDuration(_A_WEEK))
    for festival in events:
        result.add_component(_event(festival, language, made))
    data: bytes = result.to_ical()
    return data


def _event(festival: Event, language: str, made: date) -> icalendar.Event:
    """A VEVENT of whole days, transparent: it does not make the subscriber busy."""
    import icalendar

    language_parameter = {"LANGUAGE": language}
    event = icalendar.Event()
    event.add("uid", festival.uid)
    event.add("dtstamp", datetime.combine(made, time(tzinfo=UTC)))
    event.add("dtstart", festival.first)
    event.add("dtend", festival.last + timedelta(days=1))  # the day after (RFC 5545, 3.6.1)
    if festival.weekly:
        event.add("rrule", {"freq": "weekly"})
    event.add("summary", festival.name, language_parameter)
    event.add("location", festival.place)
    event.add("url", festival.address)
    event.add("description", festival.note, language_parameter)
    event.add("transp", "TRANSPARENT")
    return event
