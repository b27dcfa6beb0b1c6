"""The list of all plaques: how far each is, which somebody should go and see, and the same as a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from io import StringIO

from generator import urls
from generator.content.catalogue import Plaque

LOOK_AFTER = 365
"""days: how long after a plaque was last seen somebody should go and see it again."""

HANG_WITHIN = 60
"""days from the shop to the wall."""


@dataclass(frozen=True, slots=True)
class Due:
    """Why a plaque wants somebody to go there."""

    reason: str
    """A key of messages.WORDS."""

    days: int
    """Since its last step."""


def due(plaque: Plaque, today: date) -> Due | None:
    """What this plaque wants on this day; None where all is as it should be."""
    if not plaque.life or plaque.down:
        return None
    last = plaque.life[-1]
    days = (today - date.fromisoformat(last.on)).days
    if last.stage == "damaged":
        return Due("due-damaged", days)
    if last.stage == "printed" and days > HANG_WITHIN:
        return Due("due-hang", days)
    if last.stage == "installed" and days > LOOK_AFTER:
        return Due("due-look", days)
    return None


@dataclass(frozen=True, slots=True)
class Line:
    """A plaque in the list."""

    code: str
    stage: str
    on: str
    """The day of its last step; empty where none is noted."""

    by: str
    relic: str
    name: str
    """What the relic is called today."""

    place: str
    payload: str
    """What its symbol says, or will say."""

    replaced_by: str
    due: Due | None


def line(plaque: Plaque, name: str, address: str, today: date) -> Line:
    """What the list says of this plaque on this day. `address` is the site's, for those not printed yet."""
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
        due=due(plaque, today),
    )


def as_csv(lines: Iterable[Line]) -> str:
    """The list as a table for spreadsheets (RFC 4180)."""
    file = StringIO()
    writer = csv.writer(file)
    columns = [field.name for field in fields(Line)]
    writer.writerow(columns)
    for one in lines:
        cells = [_harmless(str(getattr(one, column))) for column in columns[:-1]]
        writer.writerow([*cells, one.due.reason.removeprefix("due-") if one.due else ""])
    return file.getvalue()


def _harmless(cell: str) -> str:
    """A cell no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
