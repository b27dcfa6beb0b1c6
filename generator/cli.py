"""Commands and exit codes: the only place that prints and reads the clock.

0 all is well · 1 the content is wrong · 2 the command was misused.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

# What a command needs is imported where it runs: most of a build without changes would be imports.
from generator import changes
from generator.messages import Locale, say

if TYPE_CHECKING:
    import rich.progress

    from generator.build import Progress
    from generator.plaques.sheets import Paper
    from generator.problems import Problem
    from generator.store import Store

# pydantic looks for plug-ins in every installed package; we have none, and it takes a tenth of a small build.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

PACKAGE = Path(__file__).resolve().parent
TEMPLATES = PACKAGE.parent / "templates"


@dataclass(frozen=True, slots=True)
class Desk:
    """What every command is told: where things lie, and the author's language."""

    content: Path
    output: Path
    locale: Locale

    @property
    def cache(self) -> Path:
        """Beside the content, so that two projects never share one."""
        return self.content.parent / ".cache"

    def store(self) -> Store:
        """Where results of the program as it is now are kept."""
        from generator.store import Store

        return Store(self.cache / "store", changes.program(PACKAGE, _libraries()))


def _libraries() -> tuple[str, ...]:
    return changes.libraries(Path(click.__file__).parent.parent)


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
    context.obj = Desk(content.resolve(), output.resolve(), lang)


@main.command()
@click.pass_obj
def build(desk: Desk) -> None:
    """Dựng trang và biển QR · build the site and the plaques."""
    began = time.monotonic()
    _must_exist(desk)
    record, inputs, libraries = (
        desk.cache / "last-build.json",
        changes.look(desk.content, TEMPLATES, PACKAGE),
        _libraries(),
    )
    if changes.unchanged(record, inputs, libraries, desk.output):
        click.echo(say("nothing-new", desk.locale))
        return

    from generator.build import make, publish
    from generator.problems import errors

    store = desk.store()
    with _progress(desk.locale, began) as progress:
        made = make(desk.content, TEMPLATES, store, progress)
    _report(made.problems, desk.locale)
    if errors(made.problems):
        click.echo(say("untouched", desk.locale), err=True)
        sys.exit(1)
    built = publish(made.keys, store, desk.output)
    if made.problems:  # a warning must be seen again, so the next build is to look again
        record.unlink(missing_ok=True)
    else:
        changes.remember(record, inputs, libraries, desk.output)
    seconds = f"{time.monotonic() - began:.2f}"
    click.echo(
        say("built", desk.locale, outputs=built.outputs, written=built.written, removed=built.removed, seconds=seconds)
    )


@main.command()
@click.pass_obj
def check(desk: Desk) -> None:
    """Kiểm tra tất cả, không xuất bản · check everything, publish nothing."""
    from generator.build import make
    from generator.problems import errors

    _must_exist(desk)
    with _progress(desk.locale, time.monotonic()) as progress:
        made = make(desk.content, TEMPLATES, desk.store(), progress)
    _report(made.problems, desk.locale)
    if errors(made.problems):
        sys.exit(1)
    assert made.showing is not None
    catalogue = made.showing.catalogue
    click.echo(say("checked", desk.locale, relics=len(catalogue.relics), plaques=len(catalogue.plaques)))


@main.command()
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Cổng · port on this machine."
)
@click.pass_obj
def serve(desk: Desk, port: int) -> None:
    """Xem thử trên máy, sửa đến đâu thấy đến đó · preview, rebuilt at every change."""
    from generator.serve import Preview
    from generator.serve import serve as run

    _must_exist(desk)
    click.echo(say("serving", desk.locale, address=f"http://127.0.0.1:{port}/"))
    run(Preview(desk.content, TEMPLATES, desk.output, desk.store(), desk.locale), port)


@main.command()
@click.argument("name", metavar="ID")
@click.pass_obj
def new(desk: Desk, name: str) -> None:
    """Viết sẵn bộ mẫu cho một di tích mới · write a skeleton for a new relic."""
    import secrets

    from generator.codes import ALPHABET, LENGTH, code_from
    from generator.new import AlreadyThere, BadName, skeleton, write

    _must_exist(desk)
    used = {path.stem.lower() for path in desk.content.glob("plaques/*")}
    code = next(
        c for c in iter(lambda: code_from(secrets.randbelow(len(ALPHABET) ** (LENGTH - 1))), "") if c not in used
    )
    today = time.strftime("%Y-%m-%d")
    try:
        written = write(skeleton(name, code, today), desk.content)
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
    from generator.build import make
    from generator.plaques.sheets import TooLarge
    from generator.problems import errors
    from generator.store import write_whole

    _must_exist(desk)
    if not batch.is_name(name):
        raise click.BadParameter(say("batch-name", desk.locale, name=name))
    store = desk.store()
    with _progress(desk.locale, time.monotonic()) as progress:
        made = make(desk.content, TEMPLATES, store, progress)
    _report(made.problems, desk.locale)
    if errors(made.problems) or made.showing is None:
        sys.exit(1)
    known = {plaque.code: plaque for plaque in made.showing.catalogue.plaques}
    unknown = [code for code in codes if code.lower() not in known]
    if unknown or not known:
        raise click.UsageError(say("batch-codes", desk.locale, codes=" ".join(unknown), known=" ".join(known)))
    chosen = [plaque for code, plaque in known.items() if not codes or code in [code.lower() for code in codes]]
    files = {path: store.path(key).read_bytes() for path, key in made.keys.items() if path.startswith("print/")}
    try:
        data = batch.pack(name, chosen, files, made.showing, paper)
    except TooLarge:
        raise click.UsageError(say("batch-paper", desk.locale, paper=paper)) from None
    target = desk.output / "batches" / f"{name}.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, data)
    click.echo(
        say("batch-packed", desk.locale, path=target, plaques=len(chosen), bytes=f"{len(data):,}".replace(",", "."))
    )


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

        _must_exist(desk)
        loaded = load(desk.content, TEMPLATES)
        _report(errors(loaded.problems), desk.locale)
        if loaded.catalogue is None:
            sys.exit(1)
        showing = Showing(loaded.catalogue, loaded.words, read_theme(TEMPLATES))
        text = values_of(name, plan(showing)[0])
    if text is None:
        raise click.UsageError(say("no-page", desk.locale, name=name))
    click.echo(text)


# ---- talking to the author ------------------------------------------------------------------------


def _must_exist(desk: Desk) -> None:
    if not desk.content.is_dir():
        raise click.UsageError(say("no-content", desk.locale, path=desk.content))


def _report(problems: Iterable[Problem], locale: Locale) -> None:
    """Every problem, then their number, to standard error."""
    from generator.problems import show

    shown = tuple(problems)
    if not shown:
        return
    for problem in shown:
        click.echo(show(problem, locale) + "\n", err=True)
    wrong = sum(problem.severity == "error" for problem in shown)
    click.echo(say("count", locale, errors=wrong, warnings=len(shown) - wrong), err=True)


@contextmanager
def _progress(locale: Locale, began: float) -> Iterator[Progress]:
    """A bar once a second has passed, on a terminal only; a script's log stays clean."""
    bar: rich.progress.Progress | None = None

    def show(done: int, of: int) -> None:
        nonlocal bar
        if bar is None and sys.stderr.isatty() and time.monotonic() - began > 1:
            bar = _bar(locale, of)
        if bar is not None:
            bar.update(bar.task_ids[0], completed=done)

    try:
        yield show
    finally:
        if bar is not None:
            bar.stop()


def _bar(locale: Locale, of: int) -> rich.progress.Progress:
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    bar.add_task(say("progress", locale), total=of)
    bar.start()
    return bar
