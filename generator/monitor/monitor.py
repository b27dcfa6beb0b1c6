"""Requests every printed code over HTTP and checks that it leads to the right page on a host of the site."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from urllib.parse import SplitResult, urlsplit

from generator.diagnostics.printable import clipped
from generator.monitor import code_list, expiry, http_client
from generator.monitor.code_list import Register
from generator.monitor.http_client import Client, Walk
from generator.monitor.marks import marks
from generator.monitor.question import Failure, Rounds, fetch, netloc
from generator.monitor.report import Answer, Fault, Host, Report, Target, fault

PROBE = "iana.org"
"""A name that resolves wherever there is a network at all."""

READ = 100_000
"""Characters of a page that are parsed: its marks stand after 11,000, and html.parser reads a million in a second."""

WORKERS = 8
"""Plaques that are asked at the same time."""

SOON: Mapping[str, tuple[int, int]] = {"certificate": (21, 7), "domain": (60, 14)}
"""Days before the end from which it is a warning, and from which it is an error."""


class NoNetwork(Exception):  # noqa: N818 -- nothing is wrong with the plaques
    """PROBE does not resolve: this machine has no network, and no result would mean anything."""


def watch(targets: Sequence[Target], rounds: Rounds, register: Register | None = None) -> Report:
    """Request every code, then check certificate and domain of every HTTPS host met on the way, then the list of codes.

    Answers come in the order of the targets. Without `register` the list is not asked for. A target takes two questions
    at most, each within `rounds.client.timeout`, WORKERS of them at a time. Raises NoNetwork.
    """
    asked_urls = [urlsplit(target.address) for target in targets if not target.lost]
    names = sorted({url.hostname or "" for url in asked_urls})
    with ThreadPoolExecutor(WORKERS) as pool:
        resolved = pool.map(lambda name: _resolves(name, rounds.client), names)
        unresolved = {name for name, found in zip(names, resolved, strict=True) if not found}
        if unresolved and not _resolves(PROBE, rounds.client):
            raise NoNetwork
        answers = tuple(pool.map(lambda target: _checked_target(target, unresolved, rounds), targets))
        # Hosts that got a request: none at a lost domain, but every host that ours redirect to.
        asked_of = (urlsplit(hop) for answer in answers for hop in answer.hops)
        secure = sorted({netloc(url) for url in asked_of if url.scheme == "https"})
        hosts = tuple(pool.map(lambda name: _checked_host(name, rounds), secure))
    return Report(
        rounds.now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        answers,
        hosts,
        code_list.checked(register, rounds) if register else None,
    )


def _resolves(name: str, client: Client) -> bool:
    try:
        http_client.resolve(name, 0, client.deadline())
    except OSError:
        return False
    return True


# ---- one code -------------------------------------------------------------------------------------


def _checked_target(target: Target, unresolved: Collection[str], rounds: Rounds) -> Answer:
    """Request one target twice: with Accept-Language of the first language, and without the header.

    Hosts may redirect by language, so each of the two requests can fail by itself.
    """
    walk, host = Walk(), urlsplit(target.address).hostname or ""
    ours = {"code": target.code, "address": target.address}
    if target.lost:
        return Answer(target, 0, (), (fault("watch-lost", ours | {"host": host}, "warning"),))
    if host in unresolved:
        return Answer(target, 0, (), (fault("watch-no-name", ours | {"host": host}),))
    faults: list[Fault] = []
    base = urlsplit(target.address).path.rpartition("/q/")[0]

    def warn_if_it_sticks(url: SplitResult, walk: Walk) -> None:
        """A permanent redirect to a language: browsers keep it."""
        ours_in = [[tag] for tag in rounds.languages]
        if walk.status in (301, 308) and url.path.removeprefix(base).split("/")[1:2] in ours_in:
            faults.append(fault("watch-sticks", ours | {"status": walk.status}, "warning"))

    try:
        for language in ({"Accept-Language": rounds.languages[0]}, {}):
            walk = Walk()
            headers = {"Accept": "text/html", **language}
            _check_page(fetch(target.address, headers, walk, rounds, warn_if_it_sticks), target)
    except Failure as failure:
        faults.append(fault(failure.key, ours | failure.values))
    return Answer(target, walk.status, tuple(clipped(hop) for hop in walk.hops), tuple(dict.fromkeys(faults)))


def _check_page(body: str, target: Target) -> None:
    """Raises Failure unless the page names the target's code and relic."""
    attributes = marks(body[:READ]).attributes
    if "data-plaque" not in attributes or "data-relic" not in attributes:
        raise Failure("watch-not-ours")
    if (attributes["data-plaque"], attributes["data-relic"]) != (target.code, target.relic):
        raise Failure(
            "watch-wrong-relic",
            relic=target.relic,
            found=f"{attributes['data-plaque']} {attributes['data-relic']}".strip(),
        )


# ---- one host -------------------------------------------------------------------------------------


def _checked_host(name_and_port: str, rounds: Rounds) -> Host:
    """Last days of the certificate and the domain of host[:port]. A day that cannot be found out is no fault."""
    url = urlsplit(f"https://{name_and_port}")
    name = url.hostname or ""
    registered_until = expiry.domain_until(name, rounds.rdap, rounds.client)
    ends = {
        "certificate": expiry.certificate_until(name, url.port, rounds.client),
        "domain": registered_until or rounds.until.get(name, ""),
    }
    faults = tuple(
        found for subject, until in ends.items() for found in _expiry_faults(subject, name, until, rounds.now.date())
    )
    return Host(name_and_port, ends["certificate"], ends["domain"], faults)


def _expiry_faults(subject: str, name: str, until: str, today: date) -> Iterator[Fault]:
    """A fault if `until` (ISO 8601, or empty) is nearer than SOON allows; `subject` is certificate or domain."""
    if not until:
        return
    days = (date.fromisoformat(until) - today).days
    warning, error = SOON[subject]
    if days < warning:
        values = {"days": days, "host": name, "until": until}
        yield fault(f"watch-ends-{subject}", values, "error" if days < error else "warning")
