"""`ditich serve`: shows the site on this machine and rebuilds it at every change; problems are shown in the page."""

from __future__ import annotations

import socket
from dataclasses import replace

import click

from generator.commands.context import CommandContext, SystemFault, require_content
from generator.commands.preview import Preview
from generator.commands.preview_server import ADDRESS, PORTS, listen, serve_until_stopped
from generator.diagnostics.messages import say
from generator.diagnostics.sentence import Locale


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=None,
    show_default=f"{PORTS[0]}, or the next that is free",
    help="Cổng · port on this machine.",
)
@click.option("--drafts", is_flag=True, help="Xem cả bản nháp · show drafts, too.")
@click.pass_obj
def serve(context: CommandContext, port: int | None, *, drafts: bool) -> None:
    """Xem thử trên máy, sửa đến đâu thấy đến đó · preview, rebuilt at every change."""
    require_content(context)
    output, store = context.output, context.store()
    if drafts:  # in a house of their own, store and all: no build, host or batch takes anything from there
        output = context.cache / "drafts"
        store = replace(store, folder=output / "store")
    preview = Preview(context.content, context.templates, output, store, context.locale, context.today, drafts=drafts)
    with _listening(port, context.locale) as listening:
        serve_until_stopped(preview, listening)


class PortTaken(click.ClickException):
    """The port asked for is another program's, in one sentence. Exit code 2: ask for another."""

    exit_code = 2


def _listening(asked: int | None, locale: Locale) -> socket.socket:
    """A socket on the port asked for, else on the first of PORTS that is free; the address is said.

    Raises PortTaken where no such port is free, SystemFault where the system refuses it.
    """
    ports = (asked,) if asked else PORTS
    for port in ports:
        try:
            listening = listen(port)
        except OSError as error:
            raise SystemFault(say("port-refused", locale, port=port, why=error.strerror)) from None
        if listening:
            if port != ports[0]:
                click.echo(say("port-next", locale, port=ports[0], next=port), err=True)
            click.echo(say("serving", locale, address=f"http://{ADDRESS}:{port}/"))
            return listening
    raise PortTaken(say("port-busy", locale, port=ports[0], other=ports[-1] % 65535 + 1))
