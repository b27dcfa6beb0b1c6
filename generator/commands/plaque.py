"""The commands of the register: a fresh code, each step in the life of a plaque, batches, one plaque, and all of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

# What a command needs is imported where it runs: see cli.py.
from generator.commands.command_line import Group, names_in
from generator.commands.context import CommandContext, load_or_exit, make_or_exit, one_line, unused_code
from generator.commands.plaque_steps import StepOptions, known, new_step, record_step, report_written, text_with, write
from generator.diagnostics.messages import say

if TYPE_CHECKING:
    from generator.content.catalogue import Plaque
    from generator.content.plaque_schema import PrintRecord
    from generator.outputs.build import Made
    from generator.plaques.sheets import Paper


OLD_NAMES = {
    "proof": "proofed",
    "install": "installed",
    "damage": "damaged",
    "replace": "replaced",
    "retire": "retired",
    "cancel": "cancelled",
}
"""What may be typed, too → the command, which has the name of the step as the file has it."""


@click.group(cls=Group, also=OLD_NAMES)
def plaque() -> None:
    """Sổ biển: cấp mã, ghi từng bước đời của mỗi biển, gói gửi xưởng · the register of plaques, and batches for the shop."""


_on_option = click.option(
    "--on",
    default="",
    callback=one_line,
    metavar="NGÀY · DAY",
    help="Ngày, ví dụ 2026-11-24, 24/11/2026, “hôm qua”; không ghi là hôm nay · the day, e.g. 2026-11-24, 24/11/2026, "
    "yesterday; by default today.",
)


def _step_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds --by, --on and --note, which the command gets as `options`, a StepOptions."""

    @click.option(
        "--by",
        required=True,
        callback=one_line,
        metavar="AI · WHO",
        help="Ai làm, hoặc ai thấy · who did it, or saw it.",
    )
    @_on_option
    @click.option("--note", default="", callback=one_line, metavar="LỜI · TEXT", help="Ghi chú · a note.")
    @wraps(command)
    def run(*args: object, by: str, on: str, note: str, **options: object) -> None:
        command(*args, options=StepOptions(by, on, note), **options)

    return run


_format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Cho người đọc, hay cho máy · for people, or for programs.",
)


CODES = names_in("plaques/*.yaml")

_code_argument = click.argument("code", metavar="MÃ_BIỂN · CODE", shell_complete=CODES)


@plaque.command("new")
@click.argument("relic", metavar="DI_TÍCH · RELIC", shell_complete=names_in("sites/*"))
@click.option("--place", default="", callback=one_line, metavar="CHỖ · PLACE", help="Treo ở đâu · where it will hang.")
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
    step = new_step("designed", options, context)
    path = context.content / "plaques" / f"{code}.yaml"
    path.parent.mkdir(exist_ok=True)
    begin_schemas(context.content, context.templates, context.locale)
    text = edit.new_file(content.current_ids[relic], place, step)
    (whole,) = with_schema_lines({f"plaques/{path.name}": text}).values()
    write_whole(path, whole.encode())
    report_written(context, path, code, step)


@plaque.command("proofed")
@_code_argument
@_step_options
@click.pass_obj
def proofed(context: CommandContext, code: str, options: StepOptions) -> None:
    """Đã xem và duyệt bản thử · its proof was seen and found right."""
    record_step(context, code, "proofed", options)


@plaque.command("printed")
@_code_argument
@click.option(
    "--file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    metavar="PDF|SVG",
    help="Đúng tệp đã giao (PDF nếu in, SVG nếu khắc); không ghi là bản vừa dựng · the file handed over (PDF if printed, SVG if "
    "engraved); else the one just built.",
)
@_step_options
@click.pass_obj
def printed(context: CommandContext, code: str, file: Path | None, options: StepOptions) -> None:
    """Đã giao in: ghi lại địa chỉ, mã QR và dấu của tệp · handed to the shop; noted for ever."""
    built = make_or_exit(context)
    assert built.site is not None
    step, content = new_step("printed", options, context), built.loaded
    assert content is not None
    named = known(context, content, code)
    text_with(context, named, step)  # a step that may not follow is refused for that reason, not for its address
    target = built.site.catalogue.plaque(named.code)
    if target is None:
        raise click.UsageError(say("plaque-draft", context.locale, code=named.code, relic=named.relic))
    write(context, target, step, text_with(context, target, step, _print_record(context, target, file, built)))


def _print_record(context: CommandContext, target: Plaque, file: Path | None, built: Made) -> PrintRecord:
    """The record of what goes to the shop: payload, symbol, names and digest of the file that makes it, or of `file`.

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
    made, material = plaque_files.making_file(target), target.order.material
    data = file.read_bytes() if file else built.read(f"{folder}/{made}")
    if file and (plaques.decode_engraving(data, material) if material.engraved else plaques.decode(data)) != payload:
        raise click.UsageError(say("plaque-file", context.locale, path=file, payload=payload, made=made))
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
    record_step(context, code, "installed", options)


@plaque.command("damaged")
@_code_argument
@_step_options
@click.pass_obj
def damaged(context: CommandContext, code: str, options: StepOptions) -> None:
    """Thấy hư hỏng · seen damaged."""
    record_step(context, code, "damaged", options)


@plaque.command("replaced")
@_code_argument
@click.option(
    "--with",
    "replacement",
    required=True,
    metavar="MÃ_MỚI · NEW_CODE",
    shell_complete=CODES,
    help="Biển thay nó · the plaque in its stead.",
)
@_step_options
@click.pass_obj
def replaced(context: CommandContext, code: str, replacement: str, options: StepOptions) -> None:
    """Đã thay bằng biển khác · replaced by another plaque."""
    record_step(context, code, "replaced", options, replaced_by=replacement)


@plaque.command("retired")
@_code_argument
@click.option(
    "--with",
    "replacement",
    default="",
    metavar="MÃ_MỚI · NEW_CODE",
    shell_complete=CODES,
    help="Biển thay nó, nếu có · the plaque in its stead.",
)
@_step_options
@click.pass_obj
def retired(context: CommandContext, code: str, replacement: str, options: StepOptions) -> None:
    """Gỡ bỏ hẳn; mã vẫn trả lời mãi mãi · taken down for good; the code answers for ever."""
    record_step(context, code, "retired", options, replaced_by=replacement)


@plaque.command("cancelled")
@_code_argument
@click.option(
    "--why",
    required=True,
    callback=one_line,
    metavar="LÝ_DO · REASON",
    help="Vì sao không làm nữa · why it is not made.",
)
@click.option(
    "--by",
    default="",
    callback=one_line,
    metavar="AI · WHO",
    help="Ai hủy; không ghi là tên trong Git · who cancels it; by default Git's user.name.",
)
@_on_option
@click.pass_obj
def cancelled(context: CommandContext, code: str, why: str, by: str, on: str) -> None:
    """Hủy trước khi in; mã không cấp lại cho ai · not made after all; before print only, the code is never given again."""
    from generator.register.git_history import author

    if not why.strip():
        raise click.BadParameter(say("plaque-why", context.locale), param_hint="--why")
    who = by if by.strip() else author(context.content)
    if not who:
        raise click.UsageError(say("plaque-by", context.locale))
    record_step(context, code, "cancelled", StepOptions(who, on, why))


@plaque.command("batch")
@click.argument("name", metavar="TÊN_ĐỢT · NAME")
@click.argument("codes", nargs=-1, metavar="[MÃ_BIỂN…] · [CODE…]", shell_complete=CODES)
@click.option(
    "--paper",
    type=click.Choice(["SRA3", "A3", "A4"]),
    default="SRA3",
    show_default=True,
    help="Khổ giấy dàn tờ · what the sheets are for.",
)
@click.pass_obj
def batch(context: CommandContext, name: str, codes: tuple[str, ...], paper: Paper) -> None:
    """Gói biển thành một tệp zip gửi xưởng; không ghi mã là gói hết · pack plaques into one zip for the shops; all, or these."""
    from generator.commands.batch import make_batch

    make_batch(context, name, codes, paper)


@plaque.command("gallery")
@click.argument("designs", nargs=-1, metavar="[MẪU…] · [DESIGN…]")
@click.pass_obj
def gallery(context: CommandContext, designs: tuple[str, ...]) -> None:
    """Trang hình mọi mẫu biển, mọi loại, mọi cỡ · a page of pictures: every design, or these, in every kind, size, material."""
    from generator.commands.gallery import make_gallery

    make_gallery(context, designs)


@plaque.command("show")
@_code_argument
@_format_option
@click.pass_obj
def show(context: CommandContext, code: str, form: str) -> None:
    """Mọi điều biết về một biển · all that is known of one plaque."""
    from generator.commands.plaque_record import as_text, record_of
    from generator.register import record

    content = load_or_exit(context, drafts=True)
    found = record_of(context, content, known(context, content, code))
    click.echo(record.as_json(found) if form == "json" else as_text(found, context.locale), nl=False)


@plaque.command("inspect")
@click.argument(
    "photographs",
    nargs=-1,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="[ẢNH…] · [PHOTO…]",
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    metavar="THƯ_MỤC · FOLDER",
    help="Mọi ảnh của một vòng đi xem, và biển nào chưa có ảnh · all photographs of a round, and which plaques are in none.",
)
@click.option("--record", is_flag=True, help="Ghi điểm vào sổ · write a reading into the register.")
@click.option("--by", default="", callback=one_line, metavar="AI · WHO", help="Ai đi chụp · who took them.")
@_on_option
@_format_option
@click.pass_obj
def inspect(  # noqa: PLR0913, PLR0917 -- Click passes each option
    context: CommandContext,
    photographs: tuple[Path, ...],
    folder: Path | None,
    record: bool,  # noqa: FBT001
    by: str,
    on: str,
    form: str,
) -> None:
    """Xem ảnh chụp biển: đúng mã không, có ai dán đè không, còn tốt tới đâu · a photograph: the right code, pasted over, how worn?"""
    from generator.commands.inspect import inspect_photographs, recorder

    who = recorder(by, on, context, record=record)
    sys.exit(inspect_photographs(context, photographs, folder, who, form))


@plaque.command("list")
@click.option("--due", "only_due", is_flag=True, help="Chỉ những biển cần đến xem · only those that want a visit.")
@click.option(
    "--csv",
    "table",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="TỆP · FILE",
    help="Xuất bảng tính · write a spreadsheet.",
)
@click.pass_obj
def listing(context: CommandContext, *, only_due: bool, table: Path | None) -> None:
    """Mọi biển, đang ở bước nào · every plaque and how far it is."""
    from generator.commands.inspect import trend
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
        grades = trend(line.grades, context.locale)
        parts = (line.code, say(f"stage-{line.stage}", context.locale), line.on, line.name, line.place, grades, due)
        click.echo(" · ".join(part for part in parts if part))
    if only_due and not listed:
        click.echo(say("due-none", context.locale))
