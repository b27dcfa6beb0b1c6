"""What every command is told, and how it talks to whoever typed it: problems, progress, dates, fresh codes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.diagnostics.messages import say
from generator.diagnostics.sentence import Locale

# What a command needs is imported where it runs: most of a build without changes would be imports.
from generator.outputs import fingerprint

if TYPE_CHECKING:
    from generator.content.load import Loaded
    from generator.diagnostics.problem import Problem
    from generator.outputs.build import Made, Progress
    from generator.store import Store

PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class CommandContext:
    """What every command is told: where things lie, and the author's language."""

    content: Path
    output: Path
    templates: Path
    locale: Locale

    @property
    def cache(self) -> Path:
        """Beside the content, so that two projects never share one."""
        return self.content.parent / ".cache"

    def store(self) -> Store:
        """Where results of the program as it is now are kept."""
        from generator.store import Store

        return Store(self.cache / "store", fingerprint.program(PACKAGE, libraries()))


def libraries() -> tuple[str, ...]:
    """Everything installed beside this program."""
    return fingerprint.libraries(Path(click.__file__).parent.parent)


# ---- talking to the author ------------------------------------------------------------------------


def must_exist(context: CommandContext) -> None:
    """The command ends here if there is no content."""
    if not context.content.is_dir():
        raise click.UsageError(say("no-content", context.locale, path=context.content))


def made(context: CommandContext) -> tuple[Made, Store]:
    """Everything made and waiting in the store; the command ends here if the content has an error."""
    from generator.diagnostics.problem import errors
    from generator.outputs.build import make

    must_exist(context)
    store = context.store()
    with progress(context.locale, time.monotonic()) as shown:
        result = make(context.content, context.templates, today(), store, shown)
    report(result.problems, context.locale)
    if errors(result.problems):
        sys.exit(1)
    return result, store


def report(problems: Iterable[Problem], locale: Locale) -> None:
    """Every problem, then their number, to standard error."""
    from generator.diagnostics.problem import show

    shown = tuple(problems)
    if not shown:
        return
    for problem in shown:
        click.echo(show(problem, locale) + "\n", err=True)
    error_count = sum(problem.severity == "error" for problem in shown)
    click.echo(say("count", locale, errors=error_count, warnings=len(shown) - error_count), err=True)


@contextmanager
def refusals(locale: Locale) -> Iterator[None]:
    """What a maker refuses is told as a problem, and ends the command."""
    from generator.diagnostics.problem import Refusal

    try:
        yield
    except Refusal as refusal:
        report([refusal.problem], locale)
        sys.exit(1)


@contextmanager
def progress(locale: Locale, began: float) -> Iterator[Progress]:
    """A bar once a second has passed, on a terminal only, gone at the end; a script's log stays clean."""
    with ExitStack() as bars:
        advance: Callable[[int], None] | None = None
        shown = 0

        def show(done: int, of: int) -> None:
            nonlocal advance, shown
            if advance is None and sys.stderr.isatty() and time.monotonic() - began > 1:
                bars.callback(click.echo, _UNDO, nl=False, err=True)
                bar = click.progressbar(length=of, label=say("progress", locale), file=sys.stderr)
                advance = bars.enter_context(bar).update
            if advance is not None:
                advance(done - shown)
                shown = done

        yield show


_UNDO = "\x1b[A\x1b[2K"
"""A line up, and nothing left in it (ECMA-48, CUU and EL): click ends its bar with a new line."""


def fresh_code(context: CommandContext) -> str:
    """A code nobody has, nor ever had as far as Git remembers."""
    import secrets

    from generator.plaques.codes import ALPHABET, LENGTH, code_from
    from generator.register.git_history import codes_ever

    used = {path.stem.lower() for path in context.content.glob("plaques/*")} | codes_ever(context.content)
    drawn = (code_from(secrets.randbelow(len(ALPHABET) ** (LENGTH - 1))) for _ in iter(int, 1))
    return next(code for code in drawn if code not in used)


def today() -> str:
    """The day in Vietnam, as 2026-11-24; that of SOURCE_DATE_EPOCH where it is set (reproducible-builds.org)."""
    seconds = float(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    return time.strftime("%Y-%m-%d", time.gmtime(seconds + VIETNAM))


VIETNAM = 7 * 3600
"""s ahead of UTC: the lunar calendar's days begin there, wherever the site is built."""


def loaded(context: CommandContext) -> Loaded:
    """The content, read; the command ends here if it has an error."""
    from generator.content.load import load
    from generator.diagnostics.problem import errors

    must_exist(context)
    result = load(context.content, context.templates, today())
    report(errors(result.problems), context.locale)
    if result.catalogue is None:
        sys.exit(1)
    return result


def day_of(on: str, locale: Locale) -> str:
    """The day named, or today. None that is still to come."""
    from datetime import date

    day = on or today()
    try:
        right = date.fromisoformat(day).isoformat() == day and day <= today()
    except ValueError:
        right = False
    if not right:
        raise click.BadParameter(say("plaque-day", locale, on=on))
    return day
