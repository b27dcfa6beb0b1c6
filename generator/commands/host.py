"""`ditich host`: the site and its configuration, finished for one host."""

from __future__ import annotations

from functools import partial

import click

from generator.commands.context import CommandContext, make_or_exit, report_refusals
from generator.diagnostics.messages import say
from generator.outputs.publish import File, stage, swap
from generator.web import hosts


@click.command()
@click.argument("name", type=click.Choice(hosts.HOSTS))
@click.pass_obj
def host(context: CommandContext, name: str) -> None:
    """Trang và cấu hình đủ để đưa lên một nơi đặt trang · the site and its configuration, finished for one host."""
    result = make_or_exit(context)
    files = ((path, result.read(path)) for path in result.outputs if path.startswith("site/"))
    assert result.site is not None
    folder = context.output / "hosts" / name
    with report_refusals(context.locale):
        finished = (File(path, "", partial(bytes, data)) for path, data in hosts.finished(name, files, result.site))
        swap(stage(finished, folder, {}))
    click.echo(say(f"host-{name}", context.locale, folder=folder))
