"""content/counts/<year-month>.csv: what a month had; written, read back, and joined by what later logs add.

A line is a period, a subject, an event and an amount. Periods are the month, each ISO week as far as it lies in the month,
and each day; a day has a line if and only if the logs had all of it. Weeks and days are counted for the whole project.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO

from generator.counts.amount import NONE, Amount, amount, parsed
from generator.counts.tally import ALL, EVENTS, FIRST, SCAN, VIEW, Numbers, summed
from generator.diagnostics.problem import Problem, Span

FOLDER = "counts"
"""Below content/."""

COLUMNS = ("period", "subject", "event", "count")

Rows = Mapping[tuple[str, str, str], Amount]
"""(period, subject, event) → amount."""


@dataclass(frozen=True, slots=True)
class Month:
    """What one month had."""

    name: str
    """2026-11"""

    rows: Rows

    @property
    def days(self) -> tuple[str, ...]:
        """The days that were counted, in order."""
        return tuple(sorted({period for period, *_ in self.rows if _DAY.fullmatch(period)}))

    def amount(self, event: str, subject: str = ALL, period: str = "") -> Amount:
        """How often something was; of the whole month where no period is named."""
        return self.rows.get((period or self.name, subject, event), NONE)

    def scans(self, subject: str = ALL, period: str = "") -> Amount:
        """Scans without repeats, as far as these could be told."""
        return self.amount(FIRST, subject, period) + self.amount(SCAN, subject, period)

    @property
    def total(self) -> Amount:
        """All that was counted."""
        return sum((self.amount(event) for event in EVENTS), NONE)

    def subjects(self, kind: str) -> tuple[str, ...]:
        """The names of all plaques, relics or languages that have a number."""
        return tuple(
            sorted({subject.partition(" ")[2] for _, subject, _ in self.rows if subject.startswith(f"{kind} ")})
        )

    @property
    def left_out(self) -> Mapping[str, Amount]:
        """Group → requests that are no visits."""
        return {
            event: number
            for (period, subject, event), number in sorted(self.rows.items())
            if period == self.name and subject == ALL and event not in EVENTS
        }


def week_of(day: str) -> str:
    """The ISO week of a day.

    >>> week_of("2026-11-29"), week_of("2027-01-01")
    ('2026-W48', '2026-W53')
    """
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}"


def month_of(name: str, days: Mapping[str, Numbers], chosen: Iterable[str]) -> Month:
    """A month of these of its days."""
    listed = sorted(chosen)
    rows = {
        (name, subject, event): amount(number) for (subject, event), number in summed(days, listed).items() if number
    }
    for week in dict.fromkeys(map(week_of, listed)):
        numbers = summed(days, (day for day in listed if week_of(day) == week))
        rows |= {(week, ALL, event): amount(numbers[ALL, event]) for event in EVENTS if numbers[ALL, event]}
    for day in listed:
        numbers = days.get(day, Numbers())
        rows[day, ALL, VIEW] = amount(numbers[ALL, VIEW])
        rows |= {(day, ALL, event): amount(numbers[ALL, event]) for event in EVENTS if numbers[ALL, event]}
    return Month(name, rows)


@dataclass(frozen=True, slots=True)
class Joined:
    """A month with what later logs add."""

    month: Month
    kept: tuple[str, ...]
    """Days that were written before and stay as they are, though these logs have them, too."""

    fewer: bool = False
    """Whether these logs have all days that were written and less on them: then nothing is to be written."""


def joined(before: Month | None, name: str, days: Mapping[str, Numbers], chosen: Iterable[str]) -> Joined:
    """A month as it was written with what was counted on `chosen` days of it.

    Where these are all that were written, and perhaps more, the month is counted anew: the same logs twice make the same
    file. Otherwise days that were written stay, for nothing can be taken from a sum of which parts are below five, and the
    others are added to it.
    """
    listed = sorted(chosen)
    if before is None or set(before.days) <= set(listed):
        new = month_of(name, days, listed)
        there = month_of(name, days, before.days) if before else new
        return Joined(new, (), fewer=before is not None and there.total.high < before.total.low)
    added = month_of(name, days, (day for day in listed if day not in before.days))
    keys = sorted({*before.rows, *added.rows})
    rows = {key: before.rows.get(key, NONE) + added.rows.get(key, NONE) for key in keys}
    return Joined(Month(name, rows), tuple(day for day in listed if day in before.days))


# ---- the file -------------------------------------------------------------------------------------


def as_csv(month: Month) -> str:
    """The file (RFC 4180, but for line ends, which are Git's)."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for (period, subject, event), number in sorted(month.rows.items(), key=lambda row: _place(*row[0])):
        writer.writerow((period, subject, event, str(number)))
    return file.getvalue()


def _place(period: str, subject: str, event: str) -> tuple[int, str, bool, str, int, str]:
    """The month first, then weeks, then days; in it the whole first; events in the order of EVENTS."""
    kind = next(place for place, pattern in enumerate((_MONTH, _WEEK, _DAY)) if pattern.fullmatch(period))
    return kind, period, subject != ALL, subject, EVENTS.index(event) if event in EVENTS else len(EVENTS), event


_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
_WEEK = re.compile(r"\d{4}-W(0[1-9]|[1-4]\d|5[0-3])", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SUBJECT = re.compile(r"all|plaque [0-9a-z]{1,20}|relic [\w-]{1,200}|language [a-z]{2,10}")
_EVENT = re.compile(r"[a-z]+(-[a-z]+)*")

MOST = 2_000_000
"""Characters of a file: a thousand plaques in a dozen languages have a tenth of it."""


def read_month(name: str, text: str, path: str) -> tuple[Month | None, list[Problem]]:
    """A file as it was written, and the problems of its lines; no month where one is an error. `path` is shown."""
    rows: dict[tuple[str, str, str], Amount] = {}
    problems: list[Problem] = []
    lines = text[:MOST].removeprefix("\ufeff").splitlines()
    for number, line in enumerate(lines or [""], 1):
        cells = _cells(line)
        if number == 1 and tuple(cells) == COLUMNS:
            continue
        if number == 1 or len(cells) != len(COLUMNS):
            problems.append(Problem("count-columns", Span(path, number, 1, max(1, len(line)), line)))
            continue
        key = (cells[0], cells[1], cells[2])
        wrong = list(_wrong(name, cells))
        for place in wrong:
            at = Span(path, number, line.find(cells[place]) + 1, max(1, len(cells[place])), line)
            problems.append(
                Problem("count-value", at, {"column": COLUMNS[place], "value": cells[place]}, _HINTS[place])
            )
        if not wrong and key in rows:
            problems.append(Problem("count-twice", Span(path, number, 1, len(line), line), {"row": ", ".join(key)}))
        rows[key] = parsed(cells[3]) or NONE
    return (None, problems) if problems else (Month(name, rows), problems)


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line]), [])
    except csv.Error:  # a cell longer than any that we write
        return []


_HINTS = ("count-period", "", "", "count-number")
"""Of a column: which hint its value has."""


def _wrong(name: str, cells: list[str]) -> Iterator[int]:
    """The places of the cells that are not what they must be."""
    period, subject, event, number = cells
    if not (
        period == name
        or (_WEEK.fullmatch(period))
        or (_DAY.fullmatch(period) and period.startswith(name) and _is_day(period))
    ):
        yield 0
    if not _SUBJECT.fullmatch(subject):
        yield 1
    if not _EVENT.fullmatch(event):
        yield 2
    if parsed(number) is None:
        yield 3


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
