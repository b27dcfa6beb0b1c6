"""Requests every printed code over HTTP and checks that it leads to the right page on a host of the site."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from urllib.parse import urlsplit

from generator.diagnostics.messages import say
from generator.languages import LANGUAGES
from generator.monitor import expiry, http_client
from generator.monitor.marks import marks

PROBE = "iana.org"
"""A name that resolves wherever there is a network at all."""

SOON: Mapping[str, tuple[int, int]] = {"certificate": (21, 7), "domain": (60, 14)}
"""Days before the end from which it is a warning, and from which it is an error."""


@dataclass(frozen=True, slots=True)
class Target:
    """A printed code and the relic page it must lead to."""

    code: str
    payload: str
    """The URL in the QR symbol."""

    relic: str
    """Id of the relic in the page's `data-relic`; empty for a retired plaque whose relic was removed."""

    page: str = ""
    """Override URL: requested instead of `payload`, the same path on another host. Empty: none."""

    lost: bool = False
    """True if its domain belongs to the site no more; no request is sent to it then."""

    @property
    def address(self) -> str:
        """The URL that is requested."""
        return self.page or self.payload


@dataclass(frozen=True, slots=True)
class Fault:
    """One failed check."""

    key: str
    """Key in messages.WORDS."""

    values: tuple[tuple[str, str], ...]
    severity: Literal["error", "warning"] = "error"

    def sentence(self, locale: Literal["vi", "en"]) -> str:
        """The message in this language, with `values` filled in."""
        return say(self.key, locale, **dict(self.values))


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of requesting one code."""

    target: Target
    status: int
    """HTTP status of the last response; 0 if there was none."""

    hops: tuple[str, ...]
    """URLs requested, in order: the target's address and each redirect."""

    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Host:
    """A host that codes lead to, with the last days of its certificate and domain."""

    name: str
    certificate_until: str
    """As 2026-11-24; empty where it is not known."""

    domain_until: str
    """As 2026-11-24; empty where it is not known."""

    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one run of the monitor."""

    checked: str
    """ISO 8601, UTC."""

    answers: tuple[Answer, ...]
    hosts: tuple[Host, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The faults of all answers, then those of all hosts."""
        answers, hosts = (answer.faults for answer in self.answers), (host.faults for host in self.hosts)
        return tuple(fault for faults in (*answers, *hosts) for fault in faults)

    @property
    def well(self) -> bool:
        """True if no fault is an error; warnings are allowed."""
        return not any(fault.severity == "error" for fault in self.faults)


class NoNetwork(Exception):  # noqa: N818 -- nothing is wrong with the plaques
    """PROBE does not resolve: this machine has no network, and no result would mean anything."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """Settings of one run of the monitor."""

    ours: Collection[str]
    """Hosts a code may lead to, with the port if it is not the default: ditich.vn, 127.0.0.1:8123."""

    now: datetime
    """UTC"""

    client: http_client.Client
    rdap: str = expiry.RDAP
    until: Mapping[str, str] = field(default_factory=dict)
    """Host → last day of its domain (ISO 8601) from the project file, for registries without RDAP."""


def watch(targets: Sequence[Target], rounds: Rounds, workers: int = 8) -> Report:
    """Request every code, then check certificate and domain of every HTTPS host met on the way.

    Answers come in the order of the targets; `workers` is the number of threads. Raises NoNetwork.
    """
    asked_urls = [urlsplit(target.address) for target in targets if not target.lost]
    names = sorted({url.hostname or "" for url in asked_urls})
    unresolved = {name for name in names if not _resolves(name)}
    if unresolved and not _resolves(PROBE):
        raise NoNetwork
    with ThreadPoolExecutor(workers) as pool:
        answers = tuple(pool.map(lambda target: _checked_target(target, unresolved, rounds), targets))
        # Hosts that got a request: none at a lost domain, but every host that ours redirect to.
        asked_of = (urlsplit(hop) for answer in answers for hop in answer.hops)
        secure = sorted({url.netloc.lower() for url in asked_of if url.scheme == "https"})
        hosts = tuple(pool.map(lambda netloc: _checked_host(netloc, rounds), secure))
    return Report(rounds.now.strftime("%Y-%m-%dT%H:%M:%SZ"), answers, hosts)


def _resolves(name: str) -> bool:
    try:
        socket.getaddrinfo(name, None)
    except OSError:
        return False
    return True


# ---- one code -------------------------------------------------------------------------------------


class _Failure(Exception):  # noqa: N818 -- a message between functions of this module
    """A check failed: the key of its message and the values that fill it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def _checked_target(target: Target, unresolved: Collection[str], rounds: Rounds) -> Answer:
    """Request one target twice: with Accept-Language of the first language, and without the header.

    Hosts may redirect by language, so each of the two requests can fail by itself.
    """
    walk, host = http_client.Walk(), urlsplit(target.address).hostname or ""
    warnings: list[Fault] = []
    if target.lost:
        return Answer(target, 0, (), (_fault("watch-lost", target, {"host": host}, "warning"),))
    if host in unresolved:
        return Answer(target, 0, (), (_fault("watch-no-name", target, {"host": host}),))
    try:
        for accept in (next(iter(LANGUAGES)), ""):
            walk = http_client.Walk()
            page = _fetched_page(target, accept, walk, rounds, warnings)
            _check_page(page, target)
    except _Failure as failure:
        fault = _fault(failure.key, target, failure.values)
        return Answer(target, walk.status, tuple(walk.hops), (*dict.fromkeys(warnings), fault))
    return Answer(target, walk.status, tuple(walk.hops), tuple(dict.fromkeys(warnings)))


def _fault(
    key: str, target: Target, values: Mapping[str, object], severity: Literal["error", "warning"] = "error"
) -> Fault:
    all_values = {"code": target.code, "address": target.address, **values}
    return Fault(key, tuple(sorted((name, str(value)) for name, value in all_values.items())), severity)


def _fetched_page(target: Target, accept: str, walk: http_client.Walk, rounds: Rounds, warnings: list[Fault]) -> str:
    """HTML of the page at the end of the redirects.

    Appends to `warnings` a permanent redirect to a language, which browsers cache. Raises _Failure for a redirect to
    a host not in `rounds.ours` or from https to http, a status other than 200 and a media type other than text/html.
    """

    def check(address: str, walk: http_client.Walk) -> None:
        url = urlsplit(address)
        if walk.status in (301, 308) and url.path.split("/")[1:2] in [[tag] for tag in LANGUAGES]:
            warnings.append(_fault("watch-sticks", target, {"status": walk.status}, "warning"))
        if url.netloc.lower() not in rounds.ours or url.scheme not in ("http", "https"):
            raise _Failure("watch-foreign", host=url.netloc or address)
        if walk.hops and urlsplit(walk.hops[-1]).scheme == "https" and url.scheme == "http":
            raise _Failure("watch-downgrade", target=address)

    headers = {"Accept-Encoding": "identity", "Accept": "text/html"}
    if accept:
        headers["Accept-Language"] = accept
    try:
        reply = http_client.follow(target.address, rounds.client, headers, walk, check)
    except (OSError, http.client.HTTPException) as error:
        raise _failure_of(error, walk, rounds) from error
    if walk.status != http.client.OK:
        raise _Failure("watch-status", status=walk.status)
    if reply.media_type != "text/html":
        raise _Failure("watch-kind", kind=reply.media_type or "?")
    return reply.body.decode("utf-8", "replace")


def _failure_of(error: Exception, walk: http_client.Walk, rounds: Rounds) -> _Failure:
    """The failure that stands for an exception of http_client.follow; the last hop is the URL it happened at."""
    url = urlsplit(walk.hops[-1])
    match error:
        case http_client.TooManyRedirects():
            failure = _Failure("watch-loop")
        case http_client.BadRedirect():
            failure = _Failure("watch-location", status=walk.status)
        case ssl.SSLCertVerificationError():
            failure = _Failure("watch-certificate", host=url.hostname, why=error.verify_message)
        case ssl.SSLError():
            failure = _Failure("watch-tls", host=url.hostname, why=error.reason)
        case TimeoutError():
            failure = _Failure("watch-slow", seconds=f"{rounds.client.timeout:g}")
        case http.client.IncompleteRead():
            failure = _Failure("watch-cut")
        case _:
            failure = _Failure("watch-refused", host=url.netloc, why=type(error).__name__)
    return failure


def _check_page(body: str, target: Target) -> None:
    """Raises _Failure unless the page names the target's code and relic."""
    attributes = marks(body).attributes
    if "data-plaque" not in attributes or "data-relic" not in attributes:
        raise _Failure("watch-not-ours")
    if (attributes["data-plaque"], attributes["data-relic"]) != (target.code, target.relic):
        raise _Failure(
            "watch-wrong-relic",
            relic=target.relic,
            found=f"{attributes['data-plaque']} {attributes['data-relic']}".strip(),
        )


# ---- one host -------------------------------------------------------------------------------------


def _checked_host(netloc: str, rounds: Rounds) -> Host:
    """Last days of the certificate and the domain of host[:port]. A day that cannot be found out is no fault."""
    url = urlsplit(f"https://{netloc}")
    name = url.hostname or ""
    registered_until = expiry.domain_until(name, rounds.rdap, rounds.client)
    ends = {
        "certificate": expiry.certificate_until(name, url.port, rounds.client),
        "domain": registered_until or rounds.until.get(name, ""),
    }
    faults = tuple(
        fault for subject, until in ends.items() for fault in _expiry_faults(subject, name, until, rounds.now.date())
    )
    return Host(netloc, ends["certificate"], ends["domain"], faults)


def _expiry_faults(subject: str, name: str, until: str, today: date) -> Iterator[Fault]:
    """A fault if `until` (ISO 8601, or empty) is nearer than SOON allows; `subject` is certificate or domain."""
    if not until:
        return
    days = (date.fromisoformat(until) - today).days
    warning, error = SOON[subject]
    if days < warning:
        values = (("days", str(days)), ("host", name), ("until", until))
        yield Fault(f"watch-ends-{subject}", values, "error" if days < error else "warning")


# ---- telling --------------------------------------------------------------------------------------


def as_json(report: Report) -> bytes:
    """The report as status.json, UTF-8."""

    def problems(faults: tuple[Fault, ...]) -> list[dict[str, str]]:
        return [
            {"key": fault.key, "severity": fault.severity, "vi": fault.sentence("vi"), "en": fault.sentence("en")}
            for fault in faults
        ]

    data = {
        "checked": report.checked,
        "well": report.well,
        "plaques": [
            {
                "code": answer.target.code,
                "payload": answer.target.payload,
                "asked": list(answer.hops),
                "relic": answer.target.relic,
                "status": answer.status,
                "well": not any(fault.severity == "error" for fault in answer.faults),
                "problems": problems(answer.faults),
            }
            for answer in report.answers
        ],
        "hosts": [
            {
                "name": host.name,
                "certificate_until": host.certificate_until,
                "domain_until": host.domain_until,
                "problems": problems(host.faults),
            }
            for host in report.hosts
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
