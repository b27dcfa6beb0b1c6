"""`ditich upgrade`: an older project in today's form. Shows the difference; writes it, all or nothing, with --write."""

from __future__ import annotations

import sys
from contextlib import nullcontext

import click

from generator.commands.context import CommandContext, SystemFault, locked, report, require_content, tell
from generator.commands.difference import difference
from generator.diagnostics.messages import say
from generator.diagnostics.printable import printable
from generator.upgrade.project import upgrade_of
from generator.upgrade.writing import ChangedMeanwhile, write


@click.command()
@click.option(
    "--write", "really", is_flag=True, help="Ghi thật, thay vì chỉ cho xem · write it, instead of showing it."
)
@click.pass_obj
def upgrade(context: CommandContext, *, really: bool) -> None:
    """Đưa dự án cũ về cách viết nay · bring an older project into today's form."""
    require_content(context)
    folder, locale = context.content.parent, context.locale
    with locked(context.store(), locale) if really else nullcontext():
        found = upgrade_of(context.content, context.templates)
        if found.problems:
            report(found.problems, locale)
            click.echo(say("upgrade-unread", locale), err=True)
            sys.exit(1)
        if really:
            try:
                write(found.changes)
            except ChangedMeanwhile as error:
                raise SystemFault(say("upgrade-meanwhile", locale, path=error.path)) from None
    for path, change in found.changes.items():
        shown = path.relative_to(folder).as_posix()
        if really:
            key = "upgrade-written" if change.after is not None else "upgrade-deleted"
            click.echo(say(key, locale, path=shown))
        else:
            click.echo("".join(difference(shown, change)), nl=False)
    for left in found.left:
        click.echo(f"{printable(left.at)}: {say(left.message, locale, **left.values)}", err=True)
    if not found.changes:
        tell(say("upgrade-nothing", locale))
    else:
        click.echo(say("upgrade-next" if really else "upgrade-shown", locale, files=len(found.changes)), err=not really)
