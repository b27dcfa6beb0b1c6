"""The lives of plaques: writes the next step into a plaque's file, and tells which plaques want to be looked at."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from io import StringIO

from generator import urls
from generator.content.catalogue import Plaque
from generator.content.plaques import FOLLOWS
from generator.content.scaffold import ORDER, PLACE
from generator.content.schema import PlaqueFile, Print, Step
from generator.content.source import TextFile, parse
from generator.content.validate import check
from generator.diagnostics.problem import Problem

LOOK_AFTER = 365
"""days: how long after a plaque was last seen somebody should go and see it again."""

HANG_WITHIN = 60
"""days from the shop to the wall."""


class Untimely(Exception):  # noqa: N818 -- said to whoever keeps the register
    """The step cannot follow the last one."""


class Unwritable(Exception):  # noqa: N818 -- the file is right, only not written as we write
    """The file cannot be added to without touching what its author wrote."""


# ---- writing --------------------------------------------------------------------------------------


def new_file(relic: str, place: str, step: Step) -> str:
    """The file of a plaque nobody has made yet."""
    where = f"place: {_quoted(place)}\n" if place else PLACE
    return f"relic: {relic}\n{where}{ORDER}life:\n{_line(step)}"


def with_step(text: str, step: Step, printed: Print | None = None, replaced_by: str = "") -> str:
    """The file with one step more, and with what was printed or what replaces it; all else letter for letter as it was.

    Raises Untimely where the step cannot follow the last one, Unwritable where the file is written in a way we cannot
    add to.
    """
    before = _read(text)
    if before.life:
        last = before.life[-1]
        if step.stage not in FOLLOWS[last.stage] or step.on < last.on:
            raise Untimely(last.stage)
    elif step.stage not in ("designed", *FOLLOWS["designed"]):  # nothing is noted yet, so nothing was printed
        raise Untimely("designed")
    after = _added(text.replace("\r\n", "\n"), _line(step))
    if printed:
        after = _without(after, "printed") + _record(printed)
    if replaced_by:
        after = _without(after, "replaced_by") + f"replaced_by: {replaced_by}\n"
    try:
        found = _read(after)
    except ValueError:
        raise Unwritable from None
    life, told = (*before.life, step), (printed or before.printed, replaced_by or before.replaced_by)
    if (found.life, (found.printed, found.replaced_by)) != (life, told):
        raise Unwritable
    return after.replace("\n", "\r\n") if "\r\n" in text else after


def _read(text: str) -> PlaqueFile:
    """Raises ValueError where it is no plaque's file."""
    document, problems = parse(TextFile("", text.replace("\r\n", "\n")))
    found: tuple[PlaqueFile | None, tuple[Problem, ...]] = check(PlaqueFile, document) if document else (None, problems)
    if found[0] is None or problems:
        raise ValueError(text)
    return found[0]


def _added(text: str, line: str) -> str:
    """The text with this line at the end of `life`."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    head = next((number for number, old in enumerate(lines) if re.match(r"life:[ \t]*(#.*)?$", old)), None)
    if head is None:
        return "".join([*lines, "life:\n", line])
    end, indent = head + 1, "  "
    for number, old in enumerate(lines[head + 1 :], head + 1):
        if found := re.match(r"( *)-", old):
            end, indent = number + 1, found.group(1)
        elif re.match(r" +[^#\s]", old):  # an item written on several lines
            end = number + 1
        elif old.strip() and not old.lstrip().startswith("#"):
            break  # the next field
    return "".join([*lines[:end], indent + line.lstrip(), *lines[end:]])


def _without(text: str, key: str) -> str:
    """The text without this field at its outermost level, and with a line end."""
    text = re.sub(rf"^{key}:.*\n(?:[ \t]+.*\n|[ \t]*\n(?=[ \t]))*", "", text, count=1, flags=re.MULTILINE)
    return text if text.endswith("\n") else text + "\n"


def _line(step: Step) -> str:
    note = f", note: {_quoted(step.note)}" if step.note else ""
    return f"  - {{stage: {step.stage}, on: {step.on}, by: {_quoted(step.by)}{note}}}\n"


def _record(printed: Print) -> str:
    names = ", ".join(f"{language}: {_quoted(name)}" for language, name in printed.names.items())
    return (
        "printed:              # đúng những gì đã giao cho xưởng; đừng sửa tay\n"
        f"  payload: {printed.payload}\n"
        f"  version: {printed.version}\n"
        f"  level: {printed.level}\n"
        f"  mask: {printed.mask}\n"
        f"  digest: {printed.digest}\n"
        f"  names: {{{names}}}\n"
    )


def _quoted(text: str) -> str:
    """As a double-quoted scalar: JSON's are YAML's (YAML 1.2, 7.3.1)."""
    return json.dumps(text, ensure_ascii=False)


# ---- telling --------------------------------------------------------------------------------------


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
