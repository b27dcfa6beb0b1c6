"""`ditich watch`: asks every printed code over the network, and writes what was found."""

from __future__ import annotations

import ssl
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import click

from generator import urls
from generator.commands.context import CommandContext, load_or_exit, one_line, report_refusals, tell
from generator.content.catalogue import Plaque
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped
from generator.monitor import http_client, monitor
from generator.monitor.code_list import Register
from generator.monitor.question import Rounds, netloc
from generator.monitor.report import Report, Target, as_json
from generator.pages import status
from generator.site import Site
from generator.store import write_whole
from generator.text.translations import languages_of
from generator.theme import templating
from generator.theme.theme import read_theme
from generator.web import hosts


@click.command()
@click.option(
    "--address",
    default="",
    callback=one_line,
    metavar="ĐỊA_CHỈ · ADDRESS",
    help="Hỏi ở địa chỉ này thay cho địa chỉ đã in · ask there instead of at the printed address.",
)
@click.option("--all", "every", is_flag=True, help="Cả biển chưa in · plaques not printed yet, too.")
@click.pass_obj
def watch(context: CommandContext, *, address: str, every: bool) -> None:
    """Hỏi qua mạng xem mọi biển đã in còn mở đúng trang không · do all printed codes still answer."""
    origin = _origin(context, address)
    content = load_or_exit(context)
    assert content.catalogue is not None
    site = Site(
        content.catalogue,
        content.wordings,
        read_theme(
            context.templates,
            content.catalogue.table,
            languages_of(content.wordings),
            urls.base(content.catalogue.project.address),
        ),
        date.fromisoformat(context.today()),
    )
    targets = [_target(site, plaque, origin) for plaque in content.catalogue.plaques if every or plaque.printed]
    if not targets:
        tell(say("watch-nothing", context.locale))
        return
    project = content.catalogue.project
    own_hosts = {urls.host(own).lower() for own in (project.address, *project.was, origin) if own}
    expiry_dates = {urls.host(project.address): project.domain_until} if project.domain_until else {}
    rounds = Rounds(
        own_hosts,
        datetime.now(UTC),
        http_client.Client(ssl.create_default_context()),
        until=expiry_dates,
        languages=site.languages,
    )
    try:
        result = monitor.watch(targets, rounds, _register(site, origin, (plaque.code for plaque in content.plaques)))
    except monitor.NoNetwork:
        raise click.UsageError(say("watch-no-network", context.locale)) from None
    for fault in result.faults:
        click.echo(f"{say(fault.severity, context.locale)}: {fault.sentence(context.locale)}", err=True)
    _publish_status(context, site, result)
    error_count = sum(fault.severity == "error" for fault in result.faults)
    counts = {"plaques": len(targets), "errors": error_count, "warnings": len(result.faults) - error_count}
    tell(say("watch-done", context.locale, folder=context.output / "status", **counts))
    if not result.well:
        sys.exit(1)


def _origin(context: CommandContext, address: str) -> str:
    """Scheme and host of the option --address, without a slash; empty if it was not given. Raises click.BadParameter."""
    try:
        url = urlsplit(address)
        right = not address or (url.scheme in ("http", "https") and bool(url.hostname) and url.port != 0)
    except ValueError:
        right = False
    if not right or "@" in url.netloc or url.path.strip("/") or url.query or url.fragment:
        raise click.BadParameter(say("watch-address", context.locale, address=clipped(address)))
    return f"{url.scheme}://{netloc(url)}" if address else ""


def _register(site: Site, origin: str, codes: Iterable[str]) -> Register:
    """What the site's own list of codes is held against; it is asked for at `origin` unless that is empty."""
    plaques = site.catalogue.plaques
    hung = {plaque.code for plaque in plaques if plaque.printed and not plaque.down}
    address = urls.absolute(_asked_instead(site, origin) or site.catalogue.project.address, urls.CODE_LIST)
    return Register(address, frozenset({*codes, *(plaque.code for plaque in plaques)}), frozenset(hung))


def _target(site: Site, plaque: Plaque, origin: str) -> Target:
    """What the plaque's payload must lead to; requested at `origin` (scheme and host) unless that is empty."""
    payload, instead = site.payload(plaque), _asked_instead(site, origin)
    printed_address, code = urls.printed_parts(payload)
    domain_lost = printed_address in site.catalogue.project.lost
    return Target(
        plaque.code, payload, plaque.relic, urls.printed(instead, code) if origin else "", domain_lost and not origin
    )


def _asked_instead(site: Site, origin: str) -> str:
    """The address asked at in the place of the site's: that origin, with the site's sub-path; empty without an origin."""
    return origin and origin + site.base


def _publish_status(context: CommandContext, site: Site, result: Report) -> None:
    """Write the report as status.json and as a page with absolute URLs, which any host can serve."""
    words = site.page_words(site.first_language)
    with report_refusals(context.locale):
        page = templating.page("status.html", status.status(site, result), words, site.theme.templates).decode()
    folder = context.output / "status"
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / "status.json", as_json(result))
    write_whole(folder / "index.html", hosts.absolute(page, site.catalogue.project.address).encode())
