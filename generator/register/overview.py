"""The list of all plaques: the stage of each, why somebody should inspect it, and the list as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from io import StringIO

from generator import urls
from generator.content.catalogue import Plaque

LOOK_AFTER = 365
"""Days after the last inspection until a plaque should be inspected again."""

HANG_WITHIN = 60
"""Days from print to installation."""


@dataclass(frozen=True, slots=True)
class Due:
    """Why somebody should go to a plaque."""

    reason: str
    """A key of messages.WORDS."""

    days: int
    """Days since its last step."""


def due(plaque: Plaque, today: date) -> Due | None:
    """Why this plaque needs somebody on this day; None where it does not."""
    if not plaque.life or plaque.over:
        return None
    last = plaque.life[-1]
    days = (today - date.fromisoformat(last.on)).days
    if last.stage == "damaged":
        return Due("due-damaged", days)
    if last.stage == "printed" and days > HANG_WITHIN:
        return Due("due-hang", days)
    if last.stage == "installed" and days > LOOK_AFTER:
        return Due("due-look", days)
    newest = max(plaque.readings, key=lambda reading: reading.on, default=None)
    if newest and newest.grade in POOR and newest.on >= last.on:
        return Due("due-worn", (today - date.fromisoformat(newest.on)).days)
    return None


POOR = ("D", "F")
"""Grades at which a phone at some distance, or an older one, no longer reads a symbol."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: one plaque."""

    code: str
    stage: str
    on: str
    """Date of its last step; empty where there is none."""

    by: str
    relic: str
    name: str
    """The relic's name today."""

    place: str
    payload: str
    """The text of its QR symbol, printed or to be printed."""

    replaced_by: str
    grades: str
    """The grades that photographs of it had, the oldest first: A B C."""

    due: Due | None


def line(plaque: Plaque, name: str, address: str, today: date) -> Line:
    """The plaque's line on this day. `address` is the site's origin, for a plaque not printed yet."""
    last = plaque.life[-1] if plaque.life else None
    return Line(
        code=plaque.code,
        stage=plaque.stage,
        on=last.on if last else "",
        by=last.by if last else "",
        relic=plaque.relic,
        name=name,
        place=plaque.place or "",
        payload=plaque.printed.payload if plaque.printed else urls.printed(address, plaque.code),
        replaced_by=plaque.replaced_by,
        grades=" ".join(reading.grade for reading in sorted(plaque.readings, key=lambda reading: reading.on)),
        due=due(plaque, today),
    )


def as_csv(lines: Iterable[Line]) -> str:
    """The list as CSV (RFC 4180), with a header."""
    file = StringIO()
    writer = csv.writer(file)
    columns = [field.name for field in fields(Line)]
    writer.writerow(columns)
    for row in lines:
        cells = [escape_formula(str(getattr(row, column))) for column in columns[:-1]]
        writer.writerow([*cells, row.due.reason.removeprefix("due-") if row.due else ""])
    return file.getvalue()


def escape_formula(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run as a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
