"""The commands of the register: a fresh code, each step in the life of a plaque, and the list of all of them."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

# What a command needs is imported where it runs: see cli.py.
from generator.commands.context import (
    CommandContext,
    checked_day,
    load_or_exit,
    make_or_exit,
    one_line,
    unused_code,
)
from generator.diagnostics.messages import say

if TYPE_CHECKING:
    from generator.content.catalogue import Plaque
    from generator.content.plaque_schema import PrintRecord, Stage, Step
    from generator.outputs.build import Made


@click.group()
def plaque() -> None:
    """Sổ biển: cấp mã, ghi từng bước đời của mỗi biển · the register of plaques."""


@dataclass(frozen=True, slots=True)
class StepOptions:
    """The options of every command that records a step."""

    by: str
    """Who did it."""

    on: str
    """The date as typed; empty: today."""

    note: str


def _step_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds --by, --on and --note, which the command gets as `options`, a StepOptions."""

    @click.option(
        "--by", required=True, callback=one_line, metavar="AI", help="Ai làm, hoặc ai thấy · who did it, or saw it."
    )
    @click.option("--on", default="", metavar="NGÀY", help="Ngày, ví dụ 2026-11-24; không ghi là hôm nay · the day.")
    @click.option("--note", default="", callback=one_line, metavar="LỜI", help="Ghi chú · a note.")
    @wraps(command)
    def run(*args: object, by: str, on: str, note: str, **options: object) -> None:
        command(*args, options=StepOptions(by, on, note), **options)

    return run


_code_argument = click.argument("code", metavar="MÃ_BIỂN")


@plaque.command("new")
@click.argument("relic", metavar="DI_TÍCH")
@click.option("--place", default="", callback=one_line, metavar="CHỖ", help="Treo ở đâu · where it will hang.")
@_step_options
@click.pass_obj
def new(context: CommandContext, relic: str, place: str, options: StepOptions) -> None:
    """Cấp một mã mới cho một di tích · a fresh code for a relic."""
    from generator.authoring.schema_files import with_schema_lines
    from generator.commands.schema import begin_schemas
    from generator.register import edit
    from generator.store import write_whole

    content = load_or_exit(context)
    if relic not in content.current_ids:
        relic_ids = " ".join(sorted(set(content.current_ids.values())))
        raise click.UsageError(say("plaque-relic", context.locale, relic=relic, known=relic_ids))
    code = unused_code(context)
    step = _new_step("designed", options, context)
    path = context.content / "plaques" / f"{code}.yaml"
    path.parent.mkdir(exist_ok=True)
    begin_schemas(context.content, context.templates, context.locale)
    text = edit.new_file(content.current_ids[relic], place, step)
    (whole,) = with_schema_lines({f"plaques/{path.name}": text}).values()
    write_whole(path, whole.encode())
    _report_written(context, path, code, step)


@plaque.command("proofed")
@_code_argument
@_step_options
@click.pass_obj
def proofed(context: CommandContext, code: str, options: StepOptions) -> None:
    """Đã xem và duyệt bản thử · its proof was seen and found right."""
    _record_step(context, code, "proofed", options)


@plaque.command("printed")
@_code_argument
@click.option(
    "--file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    metavar="PDF",
    help="Đúng tệp đã giao; không ghi là bản vừa dựng · the file handed over; else the one just built.",
)
@_step_options
@click.pass_obj
def printed(context: CommandContext, code: str, file: Path | None, options: StepOptions) -> None:
    """Đã giao in: ghi lại địa chỉ, mã QR và dấu của tệp · handed to the shop; noted for ever."""
    built = make_or_exit(context)
    assert built.site is not None
    hanging = {plaque.code: plaque for plaque in built.site.catalogue.plaques if not plaque.down}
    target = hanging.get(code.lower())
    if target is None:
        raise click.UsageError(say("plaque-code", context.locale, code=code, known=" ".join(hanging)))
    _record_step(context, target.code, "printed", options, printed=_print_record(context, target, file, built))


def _print_record(context: CommandContext, target: Plaque, file: Path | None, built: Made) -> PrintRecord:
    """The record of what goes to the shop: payload, symbol, names and digest of the PDF or `file`.

    Raises click.UsageError if the address is only a trial's or is borrowed unsaid, or `file` does not decode to the payload.
    """
    from generator import plaque_files, plaques
    from generator.content.plaque_schema import PrintRecord

    site = built.site
    assert site is not None
    payload, folder = site.payload(target), f"print/{target.code}"
    if plaque_files.is_trial(target, site):
        raise click.UsageError(say("plaque-trial", context.locale, payload=payload))
    if plaque_files.is_unsaid(target, site):
        raise click.UsageError(say("plaque-borrowed", context.locale, payload=payload, lender=target.lender))
    data = file.read_bytes() if file else built.read(f"{folder}/{target.code}.pdf")
    if file and plaques.decode(data) != payload:
        raise click.UsageError(say("plaque-file", context.locale, path=file, payload=payload))
    symbol = json.loads(built.read(f"{folder}/proof.json"))["symbol"]
    return PrintRecord.model_validate(
        {
            "payload": payload,
            "version": symbol["version"],
            "level": symbol["level"],
            "mask": symbol["mask"],
            "digest": sha256(data).hexdigest(),
            "names": dict(plaque_files.faceplate(target, site).names),
        }
    )


@plaque.command("installed")
@_code_argument
@_step_options
@click.pass_obj
def installed(context: CommandContext, code: str, options: StepOptions) -> None:
    """Đã treo; hoặc đã đến xem, vẫn tốt · hung, or inspected and as it should be."""
    _record_step(context, code, "installed", options)


@plaque.command("damaged")
@_code_argument
@_step_options
@click.pass_obj
def damaged(context: CommandContext, code: str, options: StepOptions) -> None:
    """Thấy hư hỏng · seen damaged."""
    _record_step(context, code, "damaged", options)


@plaque.command("replaced")
@_code_argument
@click.option("--with", "replacement", required=True, metavar="MÃ_MỚI", help="Biển thay nó · the plaque in its stead.")
@_step_options
@click.pass_obj
def replaced(context: CommandContext, code: str, replacement: str, options: StepOptions) -> None:
    """Đã thay bằng biển khác · replaced by another plaque."""
    _record_step(context, code, "replaced", options, replaced_by=replacement)


@plaque.command("retire")
@_code_argument
@click.option(
    "--with", "replacement", default="", metavar="MÃ_MỚI", help="Biển thay nó, nếu có · the plaque in its stead."
)
@_step_options
@click.pass_obj
def retire(context: CommandContext, code: str, replacement: str, options: StepOptions) -> None:
    """Gỡ bỏ hẳn; mã vẫn trả lời mãi mãi · taken down for good; the code answers for ever."""
    _record_step(context, code, "retired", options, replaced_by=replacement)


@plaque.command("list")
@click.option("--due", "only_due", is_flag=True, help="Chỉ những biển cần đến xem · only those that want a visit.")
@click.option(
    "--csv",
    "table",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="TỆP",
    help="Xuất bảng tính · write a spreadsheet.",
)
@click.pass_obj
def listing(context: CommandContext, *, only_due: bool, table: Path | None) -> None:
    """Mọi biển, đang ở bước nào · every plaque and how far it is."""
    from generator.register import overview
    from generator.store import naming

    content, day = load_or_exit(context), date.fromisoformat(context.today())
    assert content.catalogue is not None
    address = content.catalogue.project.address
    lines = [
        overview.line(plaque, content.names.get(plaque.relic, plaque.relic), address, day) for plaque in content.plaques
    ]
    listed = [line for line in lines if line.due or not only_due]
    if table:
        # Spreadsheets take a file for Vietnamese only if it begins with a byte order mark.
        with naming(table):
            table.write_text(overview.as_csv(listed), "utf-8-sig", newline="")
    for line in listed:
        due = say(line.due.reason, context.locale, days=line.due.days) if line.due else ""
        parts = (line.code, say(f"stage-{line.stage}", context.locale), line.on, line.name, line.place, due)
        click.echo(" · ".join(part for part in parts if part))
    if only_due and not listed:
        click.echo(say("due-none", context.locale))


def _record_step(  # noqa: PLR0913 -- two of them go with one stage each
    context: CommandContext,
    code: str,
    stage: Stage,
    options: StepOptions,
    *,
    printed: PrintRecord | None = None,
    replaced_by: str = "",
) -> None:
    """Write a step into the plaque's file. Raises click.UsageError if a code is unknown or the step cannot be added."""
    from generator.register import edit
    from generator.store import write_whole

    plaques = {plaque.code: plaque for plaque in load_or_exit(context).plaques}
    for named, allowed in (
        (code.lower(), plaques),
        (replaced_by.lower(), [candidate for candidate in plaques if candidate != code.lower()]),
    ):
        if named and named not in allowed:
            raise click.UsageError(say("plaque-code", context.locale, code=named, known=" ".join(allowed)))
    target, step = plaques[code.lower()], _new_step(stage, options, context)
    path = context.content.parent / target.at.path
    try:
        text = edit.with_step(path.read_text("utf-8-sig"), step, printed, replaced_by.lower())
    except edit.StepOutOfOrder as last:
        stages = {"last": say(f"stage-{last}", context.locale), "stage": say(f"stage-{stage}", context.locale)}
        raise click.UsageError(say("plaque-early", context.locale, code=target.code, on=step.on, **stages)) from None
    except edit.CannotEdit:
        line = f"{{stage: {stage}, on: {step.on}, by: {step.by}}}"
        raise click.UsageError(say("plaque-by-hand", context.locale, path=target.at.path, line=line)) from None
    write_whole(path, text.encode())
    _report_written(context, path, target.code, step)


def _new_step(stage: Stage, options: StepOptions, context: CommandContext) -> Step:
    """The step the options describe. Raises click.BadParameter if its date is wrong."""
    from generator.content.plaque_schema import Step

    # Every file is read in this form; macOS types the other one.
    by, note = (unicodedata.normalize("NFC", text) for text in (options.by, options.note))
    return Step(stage=stage, on=checked_day(options.on, context.today(), context.locale), by=by, note=note or None)


def _report_written(context: CommandContext, path: Path, code: str, step: Step) -> None:
    """Print which step was written into which file."""
    shown_path = f"{context.content.name}/{path.relative_to(context.content).as_posix()}"
    stage = say(f"stage-{step.stage}", context.locale)
    click.echo(say("plaque-written", context.locale, path=shown_path, code=code, stage=stage, on=step.on))
