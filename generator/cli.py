"""Commands and exit codes: the only place that prints and reads the clock.

0 all is well · 1 the content is wrong · 2 the command was misused.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

# What a command needs is imported where it runs: most of a build without changes would be imports.
from generator import changes
from generator.desk import PACKAGE, Desk, fresh_code, libraries, made, must_exist, progress, report, today
from generator.messages import Locale, say
from generator.registrar import plaque

if TYPE_CHECKING:
    from generator.plaques.sheets import Paper
    from generator.problems import Problem

# pydantic looks for plug-ins in every installed package; we have none, and it takes a tenth of a small build.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

HOSTS = ("netlify", "cloudflare", "github", "nginx", "apache", "folder")
"""hosts.HOSTS, said again so that a build without changes need not load it; a test holds them together."""

TEMPLATES = PACKAGE.parent / "templates"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    default="content",
    show_default=True,
    help="Thư mục nội dung · where the authors write.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default="output",
    show_default=True,
    help="Thư mục kết quả · where site/ and print/ are written.",
)
@click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    default="vi",
    show_default=True,
    help="Ngôn ngữ lời nhắn · language of the messages.",
)
@click.version_option(package_name="ditich")
@click.pass_context
def main(context: click.Context, content: Path, output: Path, lang: Locale) -> None:
    """Dựng trang di tích nhiều thứ tiếng và biển QR · builds a heritage site and its QR plaques."""
    context.obj = Desk(content.resolve(), output.resolve(), TEMPLATES, lang)


@main.command()
@click.pass_obj
def build(desk: Desk) -> None:
    """Dựng trang và biển QR · build the site and the plaques."""
    began = time.monotonic()
    must_exist(desk)
    record, inputs, installed = (
        desk.cache / "last-build.json",
        changes.look(desk.content, desk.templates, PACKAGE),
        libraries(),
    )
    if changes.unchanged(record, inputs, installed, desk.output):
        click.echo(say("nothing-new", desk.locale))
        return

    from generator.build import make, publish
    from generator.problems import errors

    store = desk.store()
    with progress(desk.locale, began) as shown:
        result = make(desk.content, desk.templates, store, shown)
    report(result.problems, desk.locale)
    if errors(result.problems):
        click.echo(say("untouched", desk.locale), err=True)
        sys.exit(1)
    built = publish(result.keys, store, desk.output)
    if result.problems:  # a warning must be seen again, so the next build is to look again
        record.unlink(missing_ok=True)
    else:
        changes.remember(record, inputs, installed, desk.output)
    seconds = f"{time.monotonic() - began:.2f}"
    click.echo(
        say("built", desk.locale, outputs=built.outputs, written=built.written, removed=built.removed, seconds=seconds)
    )


@main.command()
@click.option(
    "--against",
    "ref",
    metavar="REF",
    default="",
    help="So sổ biển với cả lịch sử Git của REF · hold the register against all history of a Git ref.",
)
@click.pass_obj
def check(desk: Desk, ref: str) -> None:
    """Kiểm tra tất cả, không xuất bản · check everything, publish nothing."""
    from generator.build import make
    from generator.problems import errors, in_order

    must_exist(desk)
    kept, lost = _history(desk, ref) if ref else (0, ())
    with progress(desk.locale, time.monotonic()) as shown:
        result = make(desk.content, desk.templates, desk.store(), shown)
    problems = in_order((*result.problems, *lost))
    report(problems, desk.locale)
    if errors(problems):
        sys.exit(1)
    assert result.showing is not None
    catalogue = result.showing.catalogue
    click.echo(say("checked", desk.locale, relics=len(catalogue.relics), plaques=len(catalogue.plaques)))
    if ref:
        click.echo(say("history-kept", desk.locale, plaques=kept))


def _history(desk: Desk, ref: str) -> tuple[int, tuple[Problem, ...]]:
    """How many plaques this history knows as printed, and what the register has lost of them."""
    from generator.gate import against
    from generator.history import Unreadable, printed_up_to
    from generator.load import load

    try:
        past = printed_up_to(desk.content, ref)
    except Unreadable as wrong:
        raise click.UsageError(say(wrong.key, desk.locale, ref=ref)) from None
    loaded = load(desk.content, desk.templates)
    return len({then.code for then in past}), tuple(against(past, loaded.plaques, loaded.today, desk.content.name))


@main.command()
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Cổng · port on this machine."
)
@click.pass_obj
def serve(desk: Desk, port: int) -> None:
    """Xem thử trên máy, sửa đến đâu thấy đến đó · preview, rebuilt at every change."""
    from generator.serve import Preview
    from generator.serve import serve as run

    must_exist(desk)
    click.echo(say("serving", desk.locale, address=f"http://127.0.0.1:{port}/"))
    run(Preview(desk.content, desk.templates, desk.output, desk.store(), desk.locale), port)


@main.command()
@click.argument("name", metavar="ID")
@click.pass_obj
def new(desk: Desk, name: str) -> None:
    """Viết sẵn bộ mẫu cho một di tích mới · write a skeleton for a new relic."""
    from generator.new import AlreadyThere, BadName, skeleton, write

    must_exist(desk)
    try:
        written = write(skeleton(name, fresh_code(desk), today()), desk.content)
    except BadName:
        raise click.BadParameter(say("new-name", desk.locale, name=name)) from None
    except AlreadyThere as there:
        raise click.UsageError(say("new-there", desk.locale, path=there.path)) from None
    for path in written:
        click.echo(say("new-written", desk.locale, path=f"{desk.content.name}/{path}"))
    click.echo(say("new-next", desk.locale))


@main.command("plaques")
@click.option("--batch", "name", required=True, metavar="TÊN", help="Tên đợt, ví dụ dot-1 · the batch's name.")
@click.option(
    "--paper",
    type=click.Choice(["SRA3", "A3", "A4"]),
    default="SRA3",
    show_default=True,
    help="Khổ giấy dàn tờ · what the sheets are for.",
)
@click.argument("codes", nargs=-1, metavar="[MÃ BIỂN…]")
@click.pass_obj
def pack(desk: Desk, name: str, paper: Paper, codes: tuple[str, ...]) -> None:
    """Gói biển thành một tệp zip gửi xưởng · pack plaques into one zip for the shops."""
    from generator import batch
    from generator.plaques.sheets import TooLarge
    from generator.store import write_whole

    if not batch.is_name(name):
        raise click.BadParameter(say("batch-name", desk.locale, name=name))
    result, store = made(desk)
    assert result.showing is not None
    known = {plaque.code: plaque for plaque in result.showing.catalogue.plaques}
    unknown = [code for code in codes if code.lower() not in known]
    if unknown or not known:
        raise click.UsageError(say("batch-codes", desk.locale, codes=" ".join(unknown), known=" ".join(known)))
    chosen = [plaque for code, plaque in known.items() if not codes or code in [code.lower() for code in codes]]
    files = {path: store.path(key).read_bytes() for path, key in result.keys.items() if path.startswith("print/")}
    try:
        data = batch.pack(name, chosen, files, result.showing, paper)
    except TooLarge:
        raise click.UsageError(say("batch-paper", desk.locale, paper=paper)) from None
    target = desk.output / "batches" / f"{name}.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, data)
    click.echo(
        say("batch-packed", desk.locale, path=target, plaques=len(chosen), bytes=f"{len(data):,}".replace(",", "."))
    )


@main.command()
@click.argument("name", type=click.Choice(HOSTS))
@click.pass_obj
def host(desk: Desk, name: str) -> None:
    """Trang và cấu hình đủ để đưa lên một nơi đặt trang · the site and its configuration, finished for one host."""
    from generator import hosts
    from generator.build import bring
    from generator.problems import Refusal

    result, store = made(desk)
    files = ((path, store.path(key).read_bytes()) for path, key in result.keys.items() if path.startswith("site/"))
    assert result.showing is not None
    folder = desk.output / "hosts" / name
    try:
        bring(hosts.finished(name, files, result.showing), folder, ("",))
    except Refusal as refusal:
        report([refusal.problem], desk.locale)
        sys.exit(1)
    click.echo(say(f"host-{name}", desk.locale, folder=folder))


@main.command()
@click.argument("name", metavar="[TEMPLATE | /PAGE/]")
@click.pass_obj
def explain(desk: Desk, name: str) -> None:
    """Mẫu trang được dùng những gì · what a template may use, or what a page is given."""
    from generator.explain import fields_of, values_of

    if not name.startswith("/"):
        text = fields_of(name)
    else:
        from generator.load import load
        from generator.plan import plan
        from generator.problems import errors
        from generator.showing import Showing
        from generator.theme import read_theme

        must_exist(desk)
        loaded = load(desk.content, desk.templates)
        report(errors(loaded.problems), desk.locale)
        if loaded.catalogue is None:
            sys.exit(1)
        showing = Showing(loaded.catalogue, loaded.words, read_theme(desk.templates))
        text = values_of(name, plan(showing)[0])
    if text is None:
        raise click.UsageError(say("no-page", desk.locale, name=name))
    click.echo(text)


main.add_command(plaque)
