"""A plaque's file with the next step of its life, all else letter for letter as its author wrote it."""

from __future__ import annotations

import json
import re

from generator.content.plaques import FOLLOWS
from generator.content.scaffold import ORDER, PLACE
from generator.content.schema import PlaqueFile, PrintRecord, Step
from generator.content.source import TextFile, parse
from generator.content.validate import check
from generator.diagnostics.problem import Problem


class StepOutOfOrder(Exception):  # noqa: N818 -- said to whoever keeps the register
    """The step cannot follow the last one."""


class CannotEdit(Exception):  # noqa: N818 -- the file is right, only not written as we write
    """The file cannot be added to without touching what its author wrote."""


def new_file(relic: str, place: str, step: Step) -> str:
    """The file of a plaque nobody has made yet."""
    where = f"place: {_quoted(place)}\n" if place else PLACE
    return f"relic: {relic}\n{where}{ORDER}life:\n{_line(step)}"


def with_step(text: str, step: Step, printed: PrintRecord | None = None, replaced_by: str = "") -> str:
    """The file with one step more, and with what was printed or what replaces it; all else letter for letter as it was.

    Raises Untimely where the step cannot follow the last one, Unwritable where the file is written in a way we cannot
    add to.
    """
    before = _read(text)
    if before.life:
        last = before.life[-1]
        if step.stage not in FOLLOWS[last.stage] or step.on < last.on:
            raise StepOutOfOrder(last.stage)
    elif step.stage not in ("designed", *FOLLOWS["designed"]):  # nothing is noted yet, so nothing was printed
        raise StepOutOfOrder("designed")
    after = _added(text.replace("\r\n", "\n"), _line(step))
    if printed:
        after = _without(after, "printed") + _record(printed)
    if replaced_by:
        after = _without(after, "replaced_by") + f"replaced_by: {replaced_by}\n"
    try:
        found = _read(after)
    except ValueError:
        raise CannotEdit from None
    life, told = (*before.life, step), (printed or before.printed, replaced_by or before.replaced_by)
    if (found.life, (found.printed, found.replaced_by)) != (life, told):
        raise CannotEdit
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


def _record(printed: PrintRecord) -> str:
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
