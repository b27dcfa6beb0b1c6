"""What a calendar of feasts must be able to say of one, whichever calendar it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

When = tuple[str, str]
"""The calendar, one of calendars.READERS, and the feast in it as that calendar's reader takes it: ("solar", "07-27")."""

Span = tuple[date, date]
"""First and last Gregorian day of an occurrence."""


class Words(Protocol):
    """The words of one language."""

    def say(self, key: str, **values: object) -> str:
        """The text of this key with the values filled in."""
        ...

    def nth(self, key: str, number: int) -> str:
        """The word with this number, counted from 1, of a list of names."""
        ...


class Feast(Protocol):
    """A feast that comes again by the rules of a calendar."""

    @property
    def calculated(self) -> bool:
        """Whether its Gregorian days are worked out: pages tell the next ones, and that they may be wrong."""
        ...

    @property
    def weekly(self) -> bool:
        """Whether it comes again every week: then it is one event, and after all others in lists."""
        ...

    @property
    def note(self) -> str:
        """Key of what its events say of their days."""
        ...

    def said(self, words: Words) -> str:
        """When it is, as its calendar has it."""
        ...

    def occurrences(self, today: date, count: int) -> tuple[Span, ...]:
        """The days of `count` occurrences: that under way on `today` or the next, and later ones."""
        ...

    def year(self, first: date) -> int:
        """The year, in its calendar, of the occurrence that begins on this day; the same when the days are corrected."""
        ...


class RefusedError(ValueError):
    """Text that is no feast of a calendar: no such form, no such day, or none of the names `known`."""

    def __init__(self, code: str, known: tuple[str, ...] = ()) -> None:
        """Keep both; FORM and NO_DAY have no names."""
        super().__init__(code)
        self.code, self.known = code, known


FORM, NO_DAY, CHOICE = "feast_form", "feast_day", "choice"

Reader = Callable[[str], Feast]
