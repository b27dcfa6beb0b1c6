"""`ditich host`: the site and its configuration, finished for one host."""

from __future__ import annotations

import click

from generator.commands.context import CommandContext, made, refusals
from generator.diagnostics.messages import say
from generator.outputs.build import write_exactly
from generator.web import hosts


@click.command()
@click.argument("name", type=click.Choice(hosts.HOSTS))
@click.pass_obj
def host(context: CommandContext, name: str) -> None:
    """Trang và cấu hình đủ để đưa lên một nơi đặt trang · the site and its configuration, finished for one host."""
    result, store = made(context)
    files = ((path, store.path(key).read_bytes()) for path, key in result.keys.items() if path.startswith("site/"))
    assert result.site is not None
    folder = context.output / "hosts" / name
    with refusals(context.locale):
        write_exactly(hosts.finished(name, files, result.site), folder, ("",))
    click.echo(say(f"host-{name}", context.locale, folder=folder))
