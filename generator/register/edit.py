"""Adds the next step to a plaque's file and leaves everything else in it exactly as its author wrote it."""

from __future__ import annotations

import json
import re

from generator.content.plaque_schema import PlaqueFile, PrintRecord, Reading, Step
from generator.content.scaffold import ORDER, PLACE
from generator.content.source import TextFile, parse
from generator.content.validate import check
from generator.diagnostics.problem import Problem
from generator.register.record import allowed_after


class StepOutOfOrder(Exception):  # noqa: N818 -- not a fault: reported to whoever keeps the register
    """The step may not follow the last one; the argument is the last stage."""


class StepBackwards(StepOutOfOrder):
    """The step is dated before the last one; the arguments are the last stage and its day."""


class CannotEdit(Exception):  # noqa: N818 -- not a fault: the file is valid, only laid out otherwise
    """The file is valid, but a line cannot be added without changing what its author wrote."""


def new_file(relic: str, place: str, step: Step) -> str:
    """The text of a new plaque file with its first step; `place` may be empty."""
    place_line = f"place: {_quoted(place)}\n" if place else PLACE
    return f"relic: {relic}\n{place_line}{ORDER}life:\n{_step_line(step)}"


def with_step(text: str, step: Step, printed: PrintRecord | None = None, replaced_by: str = "") -> str:
    """The text of the file with one step added, and with the print record or the replacement plaque's code if given.

    Everything else stays as it was. Raises StepOutOfOrder where the step may not follow the last one, CannotEdit where
    the file is written in a way nothing can be added to, ValueError where it is no valid plaque file.
    """
    before = _parse_plaque_file(text)
    if step.stage not in allowed_after(before.life):
        raise StepOutOfOrder(before.life[-1].stage if before.life else "designed")
    if before.life and step.on < before.life[-1].on:
        raise StepBackwards(before.life[-1].stage, before.life[-1].on)
    after = _append(text.replace("\r\n", "\n"), "life", _step_line(step))
    if printed:
        after = _remove_field(after, "printed") + _print_record_yaml(printed)
    if replaced_by:
        after = _remove_field(after, "replaced_by") + f"replaced_by: {replaced_by}\n"
    try:
        edited = _parse_plaque_file(after)
    except ValueError:
        raise CannotEdit from None
    expected = ((*before.life, step), printed or before.printed, replaced_by or before.replaced_by)
    if (edited.life, edited.printed, edited.replaced_by) != expected:
        raise CannotEdit
    return after.replace("\n", "\r\n") if "\r\n" in text else after


def with_reading(text: str, reading: Reading) -> str:
    """The text of the file with what a photograph said added; everything else stays as it was.

    Raises CannotEdit where the file is written in a way nothing can be added to, ValueError where it is no valid plaque file.
    """
    before = _parse_plaque_file(text)
    line = f"  - {{on: {reading.on}, grade: {reading.grade}, unused: {reading.unused:g}, by: {_quoted(reading.by)}}}\n"
    after = _append(text.replace("\r\n", "\n"), "readings", line)
    try:
        edited = _parse_plaque_file(after)
    except ValueError:
        raise CannotEdit from None
    if (edited.readings, edited.life, edited.printed) != ((*before.readings, reading), before.life, before.printed):
        raise CannotEdit
    return after.replace("\n", "\r\n") if "\r\n" in text else after


def _parse_plaque_file(text: str) -> PlaqueFile:
    """Parse and validate the text of a plaque file. Raises ValueError where it is not valid."""
    document, problems = parse(TextFile("", text.replace("\r\n", "\n")))
    result: tuple[PlaqueFile | None, tuple[Problem, ...]] = (
        check(PlaqueFile, document) if document else (None, problems)
    )
    if result[0] is None or problems:
        raise ValueError(text)
    return result[0]


def _append(text: str, key: str, line: str) -> str:
    """The text with this line as the last item of the list `key`, indented like the items there.

    The list is added where it is missing.
    """
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    key_line = next(
        (number for number, text_line in enumerate(lines) if re.match(rf"{key}:[ \t]*(#.*)?$", text_line)), None
    )
    if key_line is None:
        return "".join([*lines, f"{key}:\n", line])
    end, indent = key_line + 1, "  "
    for number, text_line in enumerate(lines[key_line + 1 :], key_line + 1):
        if item := re.match(r"( *)-", text_line):
            end, indent = number + 1, item.group(1)
        elif re.match(r" +[^#\s]", text_line):  # an item written on several lines
            end = number + 1
        elif text_line.strip() and not text_line.lstrip().startswith("#"):
            break  # the next field
    return "".join([*lines[:end], indent + line.lstrip(), *lines[end:]])


def _remove_field(text: str, key: str) -> str:
    """The text without this top-level field; it ends with a line feed."""
    text = re.sub(rf"^{key}:.*\n(?:[ \t]+.*\n|[ \t]*\n(?=[ \t]))*", "", text, count=1, flags=re.MULTILINE)
    return text if text.endswith("\n") else text + "\n"


def _step_line(step: Step) -> str:
    """A step as a line of YAML."""
    note = f", note: {_quoted(step.note)}" if step.note else ""
    return f"  - {{stage: {step.stage}, on: {step.on}, by: {_quoted(step.by)}{note}}}\n"


def _print_record_yaml(printed: PrintRecord) -> str:
    """The `printed` field as YAML."""
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
    """The text as a double-quoted YAML scalar; JSON strings are valid ones (YAML 1.2, 7.3.1)."""
    return json.dumps(text, ensure_ascii=False)
