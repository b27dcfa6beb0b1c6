"""`ditich watch`: asks every printed code over the network, and writes what was found."""

from __future__ import annotations

import ssl
import sys
from datetime import UTC, date, datetime

import click

from generator.commands.context import CommandContext, load_or_exit, report_refusals, today
from generator.content.catalogue import Plaque
from generator.diagnostics.messages import say
from generator.monitor import http_client, monitor
from generator.monitor.monitor import Report, Target
from generator.pages import status
from generator.site import Site
from generator.store import write_whole
from generator.theme import templating
from generator.theme.theme import read_theme
from generator.web import hosts


@click.command()
@click.option(
    "--address",
    default="",
    metavar="ĐỊA_CHỈ",
    help="Hỏi ở địa chỉ này thay cho địa chỉ đã in · ask there instead of at the printed address.",
)
@click.option("--all", "every", is_flag=True, help="Cả biển chưa in · plaques not printed yet, too.")
@click.pass_obj
def watch(context: CommandContext, *, address: str, every: bool) -> None:
    """Hỏi qua mạng xem mọi biển đã in còn mở đúng trang không · do all printed codes still answer."""
    content = load_or_exit(context)
    assert content.catalogue is not None
    site = Site(content.catalogue, content.words, read_theme(context.templates), date.fromisoformat(today()))
    targets = [
        _target(site, plaque, address.rstrip("/")) for plaque in content.catalogue.plaques if every or plaque.printed
    ]
    if not targets:
        click.echo(say("watch-nothing", context.locale))
        return
    project = content.catalogue.project
    own_hosts = {
        origin.partition("://")[2].lower() for origin in (project.address, *project.was, address.rstrip("/")) if origin
    }
    expiry_dates = {project.address.partition("://")[2]: project.domain_until} if project.domain_until else {}
    rounds = monitor.Rounds(
        own_hosts, datetime.now(UTC), http_client.Client(ssl.create_default_context()), until=expiry_dates
    )
    try:
        result = monitor.watch(targets, rounds)
    except monitor.NoNetwork:
        raise click.UsageError(say("watch-no-network", context.locale)) from None
    for fault in result.faults:
        click.echo(f"{say(fault.severity, context.locale)}: {fault.sentence(context.locale)}", err=True)
    _publish_status(context, site, result)
    error_count = sum(fault.severity == "error" for fault in result.faults)
    counts = {"plaques": len(targets), "errors": error_count, "warnings": len(result.faults) - error_count}
    click.echo(say("watch-done", context.locale, folder=context.output / "status", **counts))
    if not result.well:
        sys.exit(1)


def _target(site: Site, plaque: Plaque, origin: str) -> Target:
    """What the plaque's payload must lead to; requested at `origin` (scheme and host) unless that is empty."""
    payload = site.payload(plaque)
    own_origin, mark, code = payload.partition("/q/")
    domain_lost = own_origin in site.catalogue.project.lost
    return Target(
        plaque.code, payload, plaque.relic, f"{origin}{mark}{code}" if origin else "", domain_lost and not origin
    )


def _publish_status(context: CommandContext, site: Site, result: Report) -> None:
    """Write the report as status.json and as a page with absolute URLs, which any host can serve."""
    words = site.wordings[site.first_language].entries
    with report_refusals(context.locale):
        page = templating.page("status.html", status.status(site, result), words, site.theme.templates).decode()
    folder = context.output / "status"
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / "status.json", monitor.as_json(result))
    write_whole(folder / "index.html", hosts.absolute(page, site.catalogue.project.address).encode())
