"""All that was counted: day → subject and event → number, and which days the logs have from end to end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.counts.counting import Counted
from generator.counts.visits import Visits

FIRST, REPEAT, SCAN, VIEW = "first", "repeat", "scan", "view"
"""Events: a scan, one again within half an hour, one of which that cannot be told, a page shown."""

EVENTS = (FIRST, REPEAT, SCAN, VIEW)

ALL = "all"
"""The subject of a whole project's numbers. Others are `plaque 4nvh3`, `relic dinh-mot`, `language vi`."""

Numbers = Counter[tuple[str, str]]
"""(subject, event or group that is left out) → number."""


@dataclass(slots=True)
class Tally:
    """What was counted, by day (ISO 8601)."""

    days: defaultdict[str, Numbers] = field(default_factory=lambda: defaultdict(Counter))
    lines: Counter[str] = field(default_factory=Counter)
    """Day → lines of logs."""

    future: int = 0
    visits: Visits = field(default_factory=Visits)

    def add(self, counted: Counted) -> None:
        """Add a piece; pieces come in the order of their logs."""
        scans: Counter[tuple[str, str, str, str, str]] = Counter()
        for at, day, code, relic, language, visitor in counted.scans:
            scans[day, REPEAT if self.visits.is_repeat(code, visitor, at) else FIRST, code, relic, language] += 1
        for (day, event, code, relic, language), number in scans.items():
            self.note(day, event, number, plaque=code, relic=relic, language=language)
        for (day, relic, language), number in counted.views.items():
            self.note(day, VIEW, number, relic=relic, language=language)
        for (day, group), number in counted.left_out.items():
            self.note(day, group, number)
        self.lines += counted.lines
        self.future += counted.future

    def note(self, day: str, event: str, number: int, **subjects: str) -> None:
        """Add a number to the whole of a day, and to each subject that has a name."""
        numbers = self.days[day]
        numbers[ALL, event] += number
        for kind, name in subjects.items():
            if name:
                numbers[f"{kind} {name}", event] += number

    def whole_days(self, today: str, *, ends: bool) -> tuple[str, ...]:
        """The days before today that the logs have from end to end: on the day before and on the day after there are lines, too.

        With `ends`, all that have a line: somebody knows that nothing of them is missing. A day without a line is none.
        """
        there = sorted(day for day in self.lines if day < today)
        return tuple(day for day in there if ends or {_beside(day, -1), _beside(day, 1)} <= set(self.lines))

    def silent_days(self) -> tuple[str, ...]:
        """The days between the first and the last without a single line: a file may be missing. None where that is years."""
        there = sorted(self.lines)
        if not there:
            return ()
        between = (date.fromisoformat(there[-1]) - date.fromisoformat(there[0])).days
        days = (_beside(there[0], number) for number in range(1, between))
        return tuple(day for day in days if day not in self.lines) if between <= MOST_DAYS else ()


MOST_DAYS = 1000
"""From the first to the last day that is looked at for a gap."""


def _beside(day: str, number: int) -> str:
    return (date.fromisoformat(day) + timedelta(number)).isoformat()


def summed(days: Mapping[str, Numbers], chosen: Iterable[str]) -> Numbers:
    """The numbers of these days together."""
    total: Numbers = Counter()
    for day in chosen:
        total.update(days.get(day, {}))
    return total
