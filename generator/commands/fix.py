"""`ditich check --fix`: mends what has one right form. Shows the difference; writes it, all or nothing, with --write."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from generator.commands.context import CommandContext, SystemFault, locked, report
from generator.commands.difference import difference
from generator.diagnostics.messages import say
from generator.diagnostics.printable import printable
from generator.diagnostics.problem import errors
from generator.mending.trial import Mended, mend
from generator.upgrade.writing import ChangedMeanwhile, write


def fix(context: CommandContext, *, really: bool) -> None:
    """Show or write the edits, then what is left to a person. Exits with code 1 where errors are left."""
    folder, locale, store = context.content.parent, context.locale, context.store()
    with locked(store, locale) if really else nullcontext():
        mended = mend(context.content, context.templates, context.today(), store.folder.parent)
        if really:
            try:
                write(mended.changes, mended.renames)
            except ChangedMeanwhile as error:
                raise SystemFault(say("fix-meanwhile", locale, path=printable(error.path))) from None
    files = {*mended.changes, *mended.renames}
    if really:
        for path in sorted(files):
            click.echo(say("upgrade-written", locale, path=_shown(mended.renames.get(path, path), folder)))
    else:
        _show(mended, folder)
    report(errors(mended.left), locale)
    key = "fix-nothing" if not files else "fix-written" if really else "fix-shown"
    left = len(errors(mended.left))
    click.echo(say(key, locale, problems=len(mended.mended), files=len(files), left=left), err=bool(left) or not really)
    if left:
        sys.exit(1)


def _show(mended: Mended, folder: Path) -> None:
    """Print the differences, as `git diff` shows them."""
    for path, name in mended.renames.items():
        click.echo(f"rename from {_shown(path, folder)}\nrename to {_shown(name, folder)}")
    for path, change in mended.changes.items():
        click.echo("".join(difference(path.relative_to(folder).as_posix(), change)), nl=False)


def _shown(path: Path, folder: Path) -> str:
    return printable(path.relative_to(folder).as_posix())
