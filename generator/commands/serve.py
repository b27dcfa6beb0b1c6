"""`ditich serve`: shows the site on this machine and rebuilds it at every change; problems are shown in the page."""

from __future__ import annotations

import errno
import socket
import threading
import webbrowser
from ipaddress import ip_address

import click

from generator.commands.context import CommandContext, SystemFault, require_content
from generator.commands.preview import Preview
from generator.commands.preview_server import ADDRESS, PORTS, listen, network_address, serve_until_stopped
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped
from generator.diagnostics.sentence import Locale


def _an_address(context: click.Context, _: click.Parameter, value: str) -> str:
    """The value of --bind. Raises click.BadParameter where it is no IP address."""
    try:
        return str(ip_address(ADDRESS if value == "localhost" else value))
    except ValueError:
        locale = context.find_root().params["lang"]
        raise click.BadParameter(say("bind-form", locale, address=clipped(value))) from None


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=None,
    metavar="CỔNG · PORT",
    show_default=f"{PORTS[0]}, hoặc cổng trống kế tiếp · {PORTS[0]}, or the next that is free",
    help="Cổng · port on this machine.",
)
@click.option(
    "--bind",
    "address",
    default=ADDRESS,
    show_default=True,
    callback=_an_address,
    metavar="ĐỊA_CHỈ · ADDRESS",
    help="Mở ở địa chỉ nào; 0.0.0.0 thì máy khác cùng mạng cũng xem được · where to listen; with 0.0.0.0 other machines "
    "of the network see it, too.",
)
@click.option("--open", "opens", is_flag=True, help="Mở luôn trong trình duyệt · open it in a browser.")
@click.option("--drafts", is_flag=True, help="Xem cả bản nháp · show drafts, too.")
@click.pass_obj
def serve(context: CommandContext, port: int | None, address: str, *, opens: bool, drafts: bool) -> None:
    """Xem thử trên máy, sửa đến đâu thấy đến đó · preview, rebuilt at every change."""
    require_content(context)
    output, store = context.output, context.store()
    if drafts:
        output, store = context.with_drafts()
    preview = Preview(context.content, context.templates, output, store, context.locale, context.today, drafts=drafts)
    with _listening(port, address, context.locale) as listening:
        if opens:  # the browser waits for the first build; one in the terminal would keep us waiting for it
            threading.Thread(target=_open, args=(_url(listening), context.locale), daemon=True).start()
        serve_until_stopped(preview, listening)


def _open(url: str, locale: Locale) -> None:
    """Open this address in a browser, or say that there is none."""
    if not webbrowser.open(url):
        click.echo(say("open-none", locale, address=url), err=True)


def _url(listening: socket.socket) -> str:
    """What a browser on this machine is told."""
    address, port = listening.getsockname()[:2]
    bound = ip_address(address)
    if bound.is_unspecified:
        return f"http://{ADDRESS}:{port}/"
    return f"http://{f'[{bound}]' if bound.version == 6 else bound}:{port}/"  # noqa: PLR2004 -- RFC 3986, 3.2.2


class PortTaken(click.ClickException):
    """The port asked for is another program's, in one sentence. Exit code 2: ask for another."""

    exit_code = 2


def _listening(asked: int | None, address: str, locale: Locale) -> socket.socket:
    """A socket on the port asked for, else on the first of PORTS that is free; the address is said.

    Raises PortTaken where no such port is free, SystemFault where the system refuses it.
    """
    ports = (asked,) if asked else PORTS
    for port in ports:
        try:
            listening = listen(port, address)
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise SystemFault(say("bind-foreign", locale, address=address)) from None
            raise SystemFault(say("port-refused", locale, port=port, why=error.strerror)) from None
        if listening:
            if port != ports[0]:
                click.echo(say("port-next", locale, port=ports[0], next=port), err=True)
            click.echo(say("serving", locale, address=_url(listening)))
            if not ip_address(address).is_loopback:
                known = network_address() if ip_address(address).is_unspecified else address
                click.echo(say("serving-network", locale, address=f"http://{known or ADDRESS}:{port}/"), err=True)
            return listening
    raise PortTaken(say("port-busy", locale, port=ports[0], other=ports[-1] % 65535 + 1))
