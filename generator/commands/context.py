"""What all commands share: folders and locale, stderr messages, progress bar, exit codes, the date, new codes."""

from __future__ import annotations

import errno
import os
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.diagnostics.messages import say
from generator.diagnostics.sentence import Locale

# What a command needs is imported where it runs: most of a build without changes would be imports.
from generator.outputs import fingerprint
from generator.project.countries import zone_of
from generator.project.templates import Templates

if TYPE_CHECKING:
    from generator.content.load import Loaded
    from generator.diagnostics.problem import Problem
    from generator.outputs.build import Made, Progress
    from generator.store import Store

PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class CommandContext:
    """The options every command has: folders, and the locale of messages."""

    content: Path
    output: Path
    templates: Templates
    locale: Locale

    @property
    def cache(self) -> Path:
        """The cache folder: beside the content, so that two projects never share one."""
        return self.content.parent / ".cache"

    def today(self) -> str:
        """The date where the project's relics are: the day of a build, which all lunar days are reckoned from."""
        return today(zone_of(self.content, self.templates))

    def store(self) -> Store:
        """The store of outputs made by this version of the program and its libraries."""
        from generator.store import Store

        return Store(self.cache / "store", fingerprint.program(PACKAGE, libraries()))

    def with_drafts(self) -> tuple[Path, Store]:
        """Where a site with its drafts is kept, and its store: no build, host or batch takes anything from there."""
        house = self.cache / "drafts"
        return house, replace(self.store(), folder=house / "store")


def libraries() -> tuple[str, ...]:
    """The installed distributions of this environment, as `fingerprint.libraries` names them."""
    return fingerprint.libraries(Path(click.__file__).parent.parent)


# ---- talking to the author ------------------------------------------------------------------------


def require_content(context: CommandContext) -> None:
    """Raise click.UsageError (exit code 2) if the content folder does not exist."""
    if not context.content.is_dir():
        raise click.UsageError(say("no-content", context.locale, path=context.content))


@contextmanager
def locked(store: Store, locale: Locale) -> Iterator[bool]:
    """Hold the lock of this project's cache: a second build waits, and says so. Yields whether it did. Raises OSError."""
    from filelock import Timeout

    lock, waited = store.lock(), False
    try:
        lock.acquire(blocking=False)
    except Timeout:
        click.echo(say("waiting", locale), err=True)
        lock.acquire()
        waited = True
    try:
        yield waited
    finally:
        lock.release()


def make_or_exit(context: CommandContext, *, drafts: bool = False) -> Made:
    """Make every output into the store, under the lock; report problems, and exit with code 1 if one is an error.

    With `drafts` the site has the drafts, too, and nothing for the shop.
    """
    from generator.diagnostics.problem import errors
    from generator.outputs.build import make
    from generator.outputs.workers import workers

    require_content(context)
    store = context.with_drafts()[1] if drafts else context.store()
    click.get_current_context().with_resource(locked(store, context.locale))
    with progress(context.locale, time.monotonic()) as show_progress, workers(os.cpu_count() or 1) as shared:
        result = make(
            context.content, context.templates, context.today(), store, show_progress, drafts=drafts, workers=shared
        )
    report(result.problems, context.locale)
    if errors(result.problems):
        sys.exit(1)
    return result


def tell(sentence: str) -> None:
    """Print to stdout what a command did; nothing with --quiet."""
    if not _asked_for("quiet"):
        click.echo(sentence)


def is_verbose() -> bool:
    """Whether --verbose was given."""
    return _asked_for("verbose")


def repeat(warnings: str) -> None:
    """Print warnings again that were printed before; nothing with --quiet."""
    if not _asked_for("quiet"):
        click.echo(warnings, nl=False, err=True)


def say_why(made: Made, locale: Locale) -> None:
    """Print each file that was made again, and why."""
    for path, causes in sorted(made.changed.items()):
        click.echo(f"{path}: {', '.join(say(f'cause-{cause}', locale) for cause in causes)}")


def _asked_for(option: str) -> bool:
    """Whether this option of every command was given."""
    context = click.get_current_context(silent=True)
    return bool(context and context.find_root().params.get(option))


def report(problems: Iterable[Problem], locale: Locale) -> None:
    """Print every problem, then the number of errors and warnings, to stderr; nothing if there is none.

    With --quiet errors only.
    """
    from generator.diagnostics.problem import errors

    click.echo(as_printed(errors(problems) if _asked_for("quiet") else problems, locale), nl=False, err=True)


def _painted(part: str, text: str) -> str:
    """A part of a problem in its colour; click takes colours away again where there is no terminal (click.echo)."""
    colours = {"place": "cyan", "error": "red", "warning": "yellow", "caret": "red", "hint": "green"}
    return click.style(text, fg=colours[part], bold=part in ("error", "warning", "caret") or None)


def as_printed(problems: Iterable[Problem], locale: Locale) -> str:
    """The lines that `report` prints, in colour."""
    from generator.diagnostics.problem import show

    all_problems = tuple(problems)
    if not all_problems:
        return ""
    error_count = sum(problem.severity == "error" for problem in all_problems)
    count = say("count", locale, errors=error_count, warnings=len(all_problems) - error_count)
    return "".join(f"{show(problem, locale, _painted)}\n\n" for problem in all_problems) + f"{count}\n"


@contextmanager
def report_refusals(locale: Locale) -> Iterator[None]:
    """Report a Refusal raised inside as a problem, and exit with code 1."""
    from generator.diagnostics.problem import Refusal

    try:
        yield
    except Refusal as refusal:
        report([refusal.problem], locale)
        sys.exit(1)


@contextmanager
def progress(locale: Locale, began: float) -> Iterator[Progress]:
    """A progress bar on stderr, erased at the end; only on a terminal and once a second has passed since `began`.

    Yields a function of the number of outputs done and of all; `began` is in s, of time.monotonic().
    """
    with ExitStack() as bars:
        advance: Callable[[int], None] | None = None
        displayed = 0

        def show(done: int, of: int) -> None:
            nonlocal advance, displayed
            # Without stderr (2>&-) there is none: Python's is None then.
            wanted = not _asked_for("quiet") and time.monotonic() - began > 1
            if advance is None and wanted and sys.stderr and sys.stderr.isatty():
                bars.callback(click.echo, _ERASE_LINE, nl=False, err=True)
                bar = click.progressbar(length=of, label=say("progress", locale), file=sys.stderr)
                advance = bars.enter_context(bar).update
            if advance is not None:
                advance(done - displayed)
                displayed = done

        yield show


_ERASE_LINE = "\x1b[A\x1b[2K"
"""Moves up a line and erases it (ECMA-48, CUU and EL): click ends its bar with a new line."""


def unused_code(context: CommandContext) -> str:
    """A random code that no plaque has, nor ever had in Git's history."""
    import secrets

    from generator.plaques.codes import ALPHABET, LENGTH, code_from
    from generator.register.git_history import codes_ever

    used = {path.stem.lower() for path in context.content.glob("plaques/*")} | codes_ever(context.content)
    random_codes = (code_from(secrets.randbelow(len(ALPHABET) ** (LENGTH - 1))) for _ in iter(int, 1))
    return next(code for code in random_codes if code not in used)


def whole_processes(context: click.Context, _: click.Parameter, value: int | None) -> int:
    """The value of --jobs; by default as many as there are cores. Raises click.BadParameter for less than one."""
    if value is not None and value < 1:
        raise click.BadParameter(say("jobs-least", context.find_root().params["lang"], jobs=value))
    return value or os.cpu_count() or 1


strict_option = click.option("--strict", is_flag=True, help="Cảnh báo cũng là lỗi · warnings count as errors.")


def strictly(problems: Iterable[Problem], *, strict: bool) -> tuple[Problem, ...]:
    """The problems as they count: with --strict each is an error."""
    return tuple(replace(problem, severity="error") if strict else problem for problem in problems)


jobs_option = click.option(
    "--jobs",
    type=int,
    callback=whole_processes,
    metavar="N",
    help="Số tiến trình cùng làm; thường là số nhân của máy · processes that share the work; by default one a core.",
)


class SystemFault(click.ClickException):
    """What the system refused, in one sentence: a full disk, a folder nobody may write in. Exit code 3."""

    exit_code = 3


def system_fault(error: OSError, locale: Locale) -> SystemFault:
    """The fault that reports this error in one sentence."""
    keys = {
        errno.ENOSPC: "system-full",
        errno.EDQUOT: "system-full",
        errno.EACCES: "system-forbidden",
        errno.EPERM: "system-forbidden",
        errno.EROFS: "system-forbidden",
        errno.ENAMETOOLONG: "system-name-long",
        errno.EEXIST: "not-ours",
        errno.ENOMEM: "system-helper",
        errno.ENOTDIR: "system-kind",
        errno.EISDIR: "system-kind",
        errno.ENXIO: "system-kind",
        errno.EILSEQ: "system-damaged",
    }
    from generator.diagnostics.printable import printable

    # What is written into a file names it; what is printed names none.
    nameless = "stdout" if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO) else "?"
    path = error.filename2 or error.filename or nameless
    path = printable(os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else path)
    path = path if len(path) <= _LONGEST_SHOWN else f"{path[:80]}…{path[-80:]}"
    why = error.strerror or type(error).__name__
    # What comes with the program and is not there says so itself: kinds.Incomplete.
    key = "system-nowhere" if type(error) is FileNotFoundError else keys.get(error.errno or 0, "system-other")
    return SystemFault(say(key, locale, path=path, why=why))


_LONGEST_SHOWN = 300
"""Characters of a path that are said whole."""


def one_line(context: click.Context, _: click.Parameter, value: str) -> str:
    """The text of an option that goes into a file or an address; for click's `callback`.

    Raises click.BadParameter for control characters and for bytes that are no UTF-8.
    """
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in value):
        raise click.BadParameter(say("not-a-line", context.find_root().params["lang"]))
    return value


def today(zone: str = "") -> str:
    """The date in a time zone, by default UTC, as 2026-11-24; of SOURCE_DATE_EPOCH where it is set (reproducible-builds.org).

    Raises SystemFault if SOURCE_DATE_EPOCH is not a number of seconds.
    """
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and not (epoch.isascii() and epoch.isdigit() and int(epoch) <= LAST_SECOND):
        locale = click.get_current_context().find_object(CommandContext)
        raise SystemFault(say("system-epoch", locale.locale if locale else "vi", value=epoch))
    try:
        there = ZoneInfo(zone) if zone else UTC
    except (LookupError, ValueError, OSError):  # no such zone: said where project.yaml is read
        there = UTC
    return datetime.fromtimestamp(float(epoch or time.time()), there).date().isoformat()


LAST_SECOND = 253_402_300_799 - 86_400
"""s since 1970: a day before the end of the year 9999, the last that dates can be calculated with."""


def load_or_exit(context: CommandContext, *, drafts: bool = False) -> Loaded:
    """Read the content; report its errors, and exit with code 1 if no catalogue could be made.

    With `drafts` the catalogue has the drafts, too.
    """
    from generator.content.load import load
    from generator.diagnostics.problem import errors

    require_content(context)
    result = load(context.content, context.templates, context.today(), drafts=drafts)
    report(errors(result.problems), context.locale)
    if result.catalogue is None:
        sys.exit(1)
    return result
