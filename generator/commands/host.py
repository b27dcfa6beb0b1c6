"""`ditich host`: the site and its configuration, finished for one host."""

from __future__ import annotations

import click

from generator.build.build import bring
from generator.commands.context import Desk, made, refusals
from generator.diagnostics.messages import say
from generator.web import hosts


@click.command()
@click.argument("name", type=click.Choice(hosts.HOSTS))
@click.pass_obj
def host(desk: Desk, name: str) -> None:
    """Trang và cấu hình đủ để đưa lên một nơi đặt trang · the site and its configuration, finished for one host."""
    result, store = made(desk)
    files = ((path, store.path(key).read_bytes()) for path, key in result.keys.items() if path.startswith("site/"))
    assert result.site is not None
    folder = desk.output / "hosts" / name
    with refusals(desk.locale):
        bring(hosts.finished(name, files, result.site), folder, ("",))
    click.echo(say(f"host-{name}", desk.locale, folder=folder))
