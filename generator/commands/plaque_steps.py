"""Writes a step into the file of a plaque, or says why it cannot be, and which steps can."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.context import CommandContext, load_or_exit, tell

# What a command needs is imported where it runs: see cli.py.
from generator.commands.given_day import checked_day
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped

if TYPE_CHECKING:
    from generator.content.catalogue import Plaque
    from generator.content.load import Loaded
    from generator.content.plaque_schema import PrintRecord, Stage, Step


@dataclass(frozen=True, slots=True)
class StepOptions:
    """The options of every command that records a step."""

    by: str
    """Who did it; empty where nobody was named."""

    on: str
    """The date as typed; empty: today."""

    note: str


def known(context: CommandContext, content: Loaded, code: str) -> Plaque:
    """The plaque with this code, however it is typed. Raises click.UsageError where there is none."""
    plaques = {plaque.code: plaque for plaque in content.plaques}
    if code.lower() not in plaques:
        raise click.UsageError(say("plaque-code", context.locale, code=clipped(code), known=" ".join(plaques)))
    return plaques[code.lower()]


def record_step(
    context: CommandContext, code: str, stage: Stage, options: StepOptions, *, replaced_by: str = ""
) -> None:
    """Write a step into the plaque's file. Raises click.UsageError if a code is unknown or the step cannot be added."""
    content, step = load_or_exit(context), new_step(stage, options, context)
    target = known(context, content, code)
    text = text_with(context, target, step, replaced_by=replaced_by.lower())
    if replaced_by:
        _check_stand_in(context, content, target, replaced_by)
    write(context, target, step, text)


def text_with(
    context: CommandContext,
    target: Plaque,
    step: Step,
    printed: PrintRecord | None = None,
    replaced_by: str = "",
) -> str:
    """The text of the plaque's file with the step added. Raises click.UsageError: why it cannot be, and what can."""
    from generator.register import edit
    from generator.register.record import allowed_after

    locale, path = context.locale, context.content.parent / target.at.path
    try:
        return edit.with_step(path.read_text("utf-8-sig"), step, printed, replaced_by)
    except edit.StepBackwards as last:
        stage, before = last.args
        values = {"code": target.code, "on": step.on, "before": before, "last": say(f"stage-{stage}", locale)}
        raise click.UsageError(say("plaque-backwards", locale, **values)) from None
    except edit.StepOutOfOrder as last:
        allowed = [f"ditich plaque {stage}" for stage in allowed_after(target.life) if stage != "designed"]
        made = step.stage == "cancelled" and target.printed and allowed
        key = "plaque-made" if made else "plaque-early" if allowed else "plaque-ended"
        stages = {"last": say(f"stage-{last}", locale), "stage": say(f"stage-{step.stage}", locale)}
        values = {"code": target.code, "relic": target.relic, "allowed": ", ".join(allowed)}
        raise click.UsageError(say(key, locale, **values, **stages)) from None
    except edit.CannotEdit:
        line = f"{{stage: {step.stage}, on: {step.on}, by: {step.by}}}"
        raise click.UsageError(say("plaque-by-hand", locale, path=target.at.path, line=line)) from None


def _check_stand_in(context: CommandContext, content: Loaded, target: Plaque, code: str) -> None:
    """Raise click.UsageError unless the plaque `code` may stand in for `target`: printed for the same relic, and not down."""
    locale = context.locale
    fit = [
        other.code
        for other in content.plaques
        if other.relic == target.relic and other.printed and not other.over and other.code != target.code
    ]
    stand_ins = " ".join(fit) or say("plaque-with-none", locale, relic=target.relic)
    values = {"code": target.code, "other": clipped(code.lower()), "known": stand_ins}
    other = next((plaque for plaque in content.plaques if plaque.code == code.lower()), None)
    if other is None:
        raise click.UsageError(say("plaque-code", locale, code=clipped(code.lower()), known=stand_ins))
    if other.code in fit:
        return
    names = {
        "name": content.names.get(target.relic, target.relic),
        "its_name": content.names.get(other.relic, other.relic),
    }
    stage = say(f"stage-{other.stage}", locale)
    if other.code == target.code:
        refused = say("plaque-with-itself", locale, **values)
    elif other.relic != target.relic:
        refused = say("plaque-with-relic", locale, **values, **names)
    elif other.over:
        refused = say("plaque-with-over", locale, **values, stage=stage)
    else:
        refused = say("plaque-with-unprinted", locale, **values, stage=stage)
    raise click.UsageError(refused)


def new_step(stage: Stage, options: StepOptions, context: CommandContext) -> Step:
    """The step the options describe. Raises click.BadParameter if its date is wrong, or nobody is named."""
    from generator.content.plaque_schema import Step

    # Every file is read in this form; macOS types the other one.
    by, note = (unicodedata.normalize("NFC", text).strip() for text in (options.by, options.note))
    if not by:
        raise click.BadParameter(say("plaque-nobody", context.locale), param_hint="--by")
    return Step(stage=stage, on=checked_day(options.on, context.today(), context.locale), by=by, note=note or None)


def write(context: CommandContext, target: Plaque, step: Step, text: str) -> None:
    """Write the plaque's file with the new step, and say so."""
    from generator.store import write_whole

    path = context.content.parent / target.at.path
    write_whole(path, text.encode())
    report_written(context, path, target.code, step)


def report_written(context: CommandContext, path: Path, code: str, step: Step) -> None:
    """Print which step was written into which file."""
    shown_path = f"{context.content.name}/{path.relative_to(context.content).as_posix()}"
    stage = say(f"stage-{step.stage}", context.locale)
    tell(say("plaque-written", context.locale, path=shown_path, code=code, stage=stage, on=step.on))
