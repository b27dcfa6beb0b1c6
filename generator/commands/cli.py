"""Commands and exit codes; with desk.py and registrar.py, the only places that print and read the clock.

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
from generator.build import fingerprint
from generator.commands.context import (
    PACKAGE,
    Desk,
    fresh_code,
    libraries,
    loaded,
    made,
    must_exist,
    progress,
    refusals,
    report,
    today,
)
from generator.commands.plaque import plaque
from generator.diagnostics.messages import say
from generator.diagnostics.sentence import Locale

if TYPE_CHECKING:
    from generator.diagnostics.problem import Problem
    from generator.monitor.monitor import Report
    from generator.pages.showing import Showing
    from generator.plaques.sheets import Paper

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
    record, inputs, day, installed = (
        desk.cache / "last-build.json",
        fingerprint.look(desk.content, desk.templates, PACKAGE),
        today(),
        libraries(),
    )
    if fingerprint.unchanged(record, inputs, day, installed, desk.output):
        click.echo(say("nothing-new", desk.locale))
        return

    from generator.build.build import make, publish
    from generator.diagnostics.problem import errors

    store = desk.store()
    with progress(desk.locale, began) as shown:
        result = make(desk.content, desk.templates, day, store, shown)
    report(result.problems, desk.locale)
    if errors(result.problems):
        click.echo(say("untouched", desk.locale), err=True)
        sys.exit(1)
    built = publish(result.keys, store, desk.output)
    if result.problems:  # a warning must be seen again, so the next build is to look again
        record.unlink(missing_ok=True)
    else:
        fingerprint.remember(record, inputs, day, installed, desk.output)
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
    from generator.build.build import make
    from generator.diagnostics.problem import errors, in_order

    must_exist(desk)
    kept, lost = _history(desk, ref) if ref else (0, ())
    with progress(desk.locale, time.monotonic()) as shown:
        result = make(desk.content, desk.templates, today(), desk.store(), shown)
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
    from generator.content.load import load
    from generator.register.audit import against
    from generator.register.git_history import Unreadable, printed_up_to

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
    from generator.commands.serve import Preview
    from generator.commands.serve import serve as run

    must_exist(desk)
    click.echo(say("serving", desk.locale, address=f"http://127.0.0.1:{port}/"))
    run(Preview(desk.content, desk.templates, desk.output, desk.store(), desk.locale, today), port)


@main.command()
@click.argument("name", metavar="ID")
@click.pass_obj
def new(desk: Desk, name: str) -> None:
    """Viết sẵn bộ mẫu cho một di tích mới · write a skeleton for a new relic."""
    from generator.content.scaffold import AlreadyThere, BadName, skeleton, write

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
    from generator.commands import batch
    from generator.plaques.sheets import TooLarge
    from generator.store import write_whole

    if not batch.is_name(name):
        raise click.BadParameter(say("batch-name", desk.locale, name=name))
    result, store = made(desk)
    assert result.showing is not None
    known = {plaque.code: plaque for plaque in result.showing.catalogue.plaques if not plaque.down}
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
    from generator.build.build import bring
    from generator.web import hosts

    result, store = made(desk)
    files = ((path, store.path(key).read_bytes()) for path, key in result.keys.items() if path.startswith("site/"))
    assert result.showing is not None
    folder = desk.output / "hosts" / name
    with refusals(desk.locale):
        bring(hosts.finished(name, files, result.showing), folder, ("",))
    click.echo(say(f"host-{name}", desk.locale, folder=folder))


@main.command()
@click.option(
    "--wheels",
    "with_wheels",
    is_flag=True,
    help="Kèm thư viện cho máy này, để dựng lại không cần mạng · libraries for this machine, too.",
)
@click.pass_obj
def archive(desk: Desk, *, with_wheels: bool) -> None:
    """Một tệp zip dựng lại được tất cả, kèm thư cho người sau · one zip that builds it all again."""
    import tempfile

    from generator.commands import archive as shelf

    result, store = made(desk)
    assert result.showing is not None
    target = desk.output / "archive" / f"ditich-{today()}.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as name:
        folders = {"content": desk.content}
        if with_wheels:
            folders["wheels"] = _download(desk, Path(name) / "wheels")
        with refusals(desk.locale):
            letter = shelf.letter(result.showing, today(), wheels=with_wheels)
        built = ((path, store.path(key).read_bytes()) for path, key in result.keys.items())
        whole = Path(name) / "whole.zip"
        with whole.open("wb") as file:
            shelf.pack(file, PACKAGE.parent, folders, built, letter)
        whole.replace(target)
    size = f"{target.stat().st_size:,}".replace(",", ".")
    click.echo(say("archive-packed", desk.locale, path=target, bytes=size))


def _download(desk: Desk, folder: Path) -> Path:
    """The libraries of requirements.txt, by hash, as wheels."""
    import subprocess

    # A venv made by uv has no pip; the Python it was made from has.
    python = getattr(sys, "_base_executable", sys.executable)
    told = ["download", "--quiet", "--require-hashes", "--only-binary", ":all:", "--dest", str(folder)]
    command = [python, "-m", "pip", *told, "-r", str(PACKAGE.parent / "requirements.txt")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- our own words
    if run.returncode:
        raise click.UsageError(say("archive-wheels", desk.locale, why=run.stderr.strip().split("\n")[-1]))
    return folder


@main.command("watch")
@click.option(
    "--address",
    default="",
    metavar="ĐỊA_CHỈ",
    help="Hỏi ở địa chỉ này thay cho địa chỉ đã in · ask there instead of at the printed address.",
)
@click.option("--all", "every", is_flag=True, help="Cả biển chưa in · plaques not printed yet, too.")
@click.pass_obj
def watch_codes(desk: Desk, *, address: str, every: bool) -> None:
    """Hỏi qua mạng xem mọi biển đã in còn mở đúng trang không · do all printed codes still answer."""
    import ssl
    from datetime import UTC, date, datetime

    from generator.monitor import monitor
    from generator.monitor.http_client import Client
    from generator.pages import status
    from generator.pages.showing import Showing
    from generator.theme.theme import read_theme

    found = loaded(desk)
    assert found.catalogue is not None
    showing = Showing(found.catalogue, found.words, read_theme(desk.templates), date.fromisoformat(today()))
    targets = [
        status.target(showing, plaque, address.rstrip("/"))
        for plaque in found.catalogue.plaques
        if every or plaque.printed
    ]
    if not targets:
        click.echo(say("watch-nothing", desk.locale))
        return
    project = found.catalogue.project
    ours = {one.partition("://")[2].lower() for one in (project.address, *project.was, address.rstrip("/")) if one}
    until = {project.address.partition("://")[2]: project.domain_until} if project.domain_until else {}
    rounds = monitor.Rounds(ours, datetime.now(UTC), Client(ssl.create_default_context()), until=until)
    try:
        found_out = monitor.watch(targets, rounds)
    except monitor.NoNetwork:
        raise click.UsageError(say("watch-no-network", desk.locale)) from None
    for fault in found_out.faults:
        click.echo(f"{say(fault.severity, desk.locale)}: {fault.told(desk.locale)}", err=True)
    _publish_status(desk, showing, found_out)
    wrong = sum(fault.severity == "error" for fault in found_out.faults)
    counts = {"plaques": len(targets), "errors": wrong, "warnings": len(found_out.faults) - wrong}
    click.echo(say("watch-done", desk.locale, folder=desk.output / "status", **counts))
    if not found_out.well:
        sys.exit(1)


def _publish_status(desk: Desk, showing: Showing, found_out: Report) -> None:
    """status.json, and the same as a page that can stand on any host."""
    from generator.monitor import monitor
    from generator.pages import status
    from generator.store import write_whole
    from generator.theme import templating
    from generator.web import hosts

    words = tuple((key, group[showing.first]) for key, group in showing.words.items())
    with refusals(desk.locale):
        page = templating.page("status.html", status.page(showing, found_out), words, showing.theme.templates).decode()
    folder = desk.output / "status"
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / "status.json", monitor.as_json(found_out))
    write_whole(folder / "index.html", hosts.absolute(page, showing.catalogue.project.address).encode())


@main.command()
@click.argument("name", metavar="[TEMPLATE | /PAGE/]")
@click.pass_obj
def explain(desk: Desk, name: str) -> None:
    """Mẫu trang được dùng những gì · what a template may use, or what a page is given."""
    from generator.commands.explain import fields_of, values_of

    if not name.startswith("/"):
        text = fields_of(name)
    else:
        from datetime import date

        from generator.build.plan import plan
        from generator.content.load import load
        from generator.diagnostics.problem import errors
        from generator.pages.showing import Showing
        from generator.theme.theme import read_theme

        must_exist(desk)
        loaded = load(desk.content, desk.templates)
        report(errors(loaded.problems), desk.locale)
        if loaded.catalogue is None:
            sys.exit(1)
        showing = Showing(loaded.catalogue, loaded.words, read_theme(desk.templates), date.fromisoformat(today()))
        text = values_of(name, plan(showing)[0])
    if text is None:
        raise click.UsageError(say("no-page", desk.locale, name=name))
    click.echo(text)


main.add_command(plaque)
