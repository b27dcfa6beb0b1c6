"""A piece of a log → what was counted in it. Pieces are counted by several processes; what needs their order is `visits`."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from generator.counts.addresses import Addresses, Places
from generator.counts.formats import FORMATS, Reading, Request
from generator.counts.left_out import FAILED, KEPT, PREFETCH, UNKNOWN_CODE, Agents, LeftOut

ANSWERED = (200, 304)
"""Statuses of a page that was shown. A redirect shows none: it is followed by a request of its own."""

FIRST_ERROR = 400
"""RFC 9110, 15.5."""

WORKER = b"/sw.js"
"""How the referer of a page ends that the service worker fetched to be kept, not to be read (Fetch, 4.1: the address of
the client, which is the script)."""

OTHER, UNSAID = "other", "unsaid"
"""Instead of a tag: a language that the site does not have; where the log says none."""


@dataclass(frozen=True)
class Rules:
    """All that counting depends on beside the log."""

    places: Places
    left_out: LeftOut
    zone: str
    """Whose days are counted (tz database)."""

    last_day: str
    """Lines dated later, ISO 8601, are slips of a clock."""

    salt: bytes
    """Of the digests by which visitors are told apart. It is in memory alone, and new at each run."""


class Scan(NamedTuple):
    """One request for a plaque's page, of no program that is left out."""

    at: int
    day: str
    code: str
    relic: str
    language: str
    visitor: bytes


@dataclass(slots=True)
class Counted:
    """What one piece of a log has."""

    scans: list[Scan] = field(default_factory=list)
    """In the order of the log."""

    views: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """(day, relic or empty, language) → pages shown."""

    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(day, group) → requests."""

    lines: Counter[str] = field(default_factory=Counter)
    """Day → lines."""

    future: int = 0
    """Lines dated after the last day."""

    ended: int = 0
    """Ends of lines."""

    unread: int = 0
    """Lines that are not in the format."""


class Counting:
    """Counts pieces of logs by one set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._addresses = Addresses(rules.places)
        self._agents = Agents(rules.left_out)
        self._zone = ZoneInfo(rules.zone)
        self._days: dict[int, str] = {}

    def count(self, lines: bytes, form: str, columns: Sequence[str]) -> Counted:
        """What these whole lines have, in this format."""
        counted, reading = Counted(), Reading()
        for request in FORMATS[form](lines, reading, self._addresses.asked, columns):
            if request.status in ANSWERED or request.status >= FIRST_ERROR:
                day = self._day(request.at // 60)
                if day and day <= self._rules.last_day:
                    self._one(request, day, counted)
        for minute, number in reading.minutes.items():
            day = self._day(minute)
            if not day:
                continue
            if day > self._rules.last_day:
                counted.future += number
                continue
            counted.lines[day] += number
        counted.ended = lines.count(b"\n")
        if reading.read < counted.ended + (not lines.endswith(b"\n")):
            counted.unread = sum(1 for line in lines.split(b"\n") if line.strip()) - reading.read
        return counted

    def _one(self, request: Request, day: str, counted: Counted) -> None:
        asked = request.asked
        if reason := self._agents.reason(request.agent) or self._reason(request):
            counted.left_out[day, reason] += 1
        elif asked.plaque:
            said = asked.language or request.language
            language = said if said in self._rules.places.languages else OTHER if said else UNSAID
            digest = hashlib.blake2b(request.visitor, key=self._rules.salt, digest_size=8).digest()
            counted.scans.append(Scan(request.at, day, asked.plaque, asked.relic, language, digest))
        else:
            counted.views[day, asked.relic, asked.language or UNSAID] += 1

    def _reason(self, request: Request) -> str:
        """Why the request of a browser is no visit; empty where it is one."""
        if request.purpose and b"prefetch" in request.purpose.lower():
            return PREFETCH
        if request.referer.endswith(WORKER):
            return KEPT
        if not request.asked.known:
            return UNKNOWN_CODE
        return FAILED if request.status >= FIRST_ERROR else ""

    def _day(self, minute: int) -> str:
        """The day of a minute since 1970 in the project's zone; ISO 8601."""
        day = self._days.get(minute)
        if day is None:
            day = self._days[minute] = _day_of(minute, self._zone)
            if len(self._days) > REMEMBERED:
                self._days.clear()
        return day


REMEMBERED = 100_000
"""Minutes whose day is remembered: two months."""


def first_unread(lines: bytes, form: str, columns: Sequence[str]) -> int:
    """The number of the first line that is not in the format, from 1, where there is one: halves are read until it is found."""
    rest, before = lines.split(b"\n"), 0
    while len(rest) > 1:
        half = rest[: len(rest) // 2]
        reading = Reading()
        for _ in FORMATS[form](b"\n".join(half), reading, _nothing, columns):
            pass
        if reading.read < sum(1 for line in half if line.strip()):
            rest = half
        else:
            rest, before = rest[len(half) :], before + len(half)
    return before + 1


def _nothing(_: bytes) -> None:
    """Looks nothing up."""


def _day_of(minute: int, zone: ZoneInfo) -> str:
    if minute < 0:
        return ""
    return datetime.fromtimestamp(minute * 60, UTC).astimezone(zone).date().isoformat()
