"""Asks every printed code over the network whether it still answers, with the right page, on a host that is ours."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Literal
from urllib.parse import urlsplit

from generator.diagnostics.messages import say
from generator.languages import LANGUAGES
from generator.monitor import expiry, http_client

PROBE = "iana.org"
"""A name that resolves wherever there is a network at all."""

SOON: Mapping[str, tuple[int, int]] = {"certificate": (21, 7), "domain": (60, 14)}
"""days before the end: from when it is a warning, and from when an error."""


@dataclass(frozen=True, slots=True)
class Target:
    """A printed code, and what it must lead to."""

    code: str
    payload: str
    """What the symbol says."""

    relic: str
    """Id of the relic the page must be about; empty of a retired plaque whose relic is gone."""

    page: str = ""
    """What is asked in its stead: the same path at another address."""

    lost: bool = False
    """Whether its domain is known not to be ours any more: then nobody there is asked."""

    @property
    def address(self) -> str:
        """What is asked."""
        return self.page or self.payload


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong."""

    key: str
    """Of messages.WORDS."""

    values: tuple[tuple[str, str], ...]
    severity: Literal["error", "warning"] = "error"

    def sentence(self, locale: Literal["vi", "en"]) -> str:
        """As a sentence."""
        return say(self.key, locale, **dict(self.values))


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for one code."""

    target: Target
    status: int
    """Of the last answer; 0 if there was none."""

    hops: tuple[str, ...]
    """Addresses asked, in order."""

    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Host:
    """A host codes lead to, and until when it can."""

    name: str
    certificate_until: str
    """As 2026-11-24; empty where it is not known."""

    domain_until: str
    """As 2026-11-24; empty where it is not known."""

    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found."""

    checked: str
    """ISO 8601, UTC."""

    answers: tuple[Answer, ...]
    hosts: tuple[Host, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All of them."""
        answers, hosts = (one.faults for one in self.answers), (one.faults for one in self.hosts)
        return tuple(fault for faults in (*answers, *hosts) for fault in faults)

    @property
    def well(self) -> bool:
        """Whether nothing is wrong; a warning is not wrong yet."""
        return not any(fault.severity == "error" for fault in self.faults)


class NoNetwork(Exception):  # noqa: N818 -- nothing is wrong with the plaques
    """There is no network here, so nothing can be said."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """How the codes are asked for."""

    ours: Collection[str]
    """Hosts a code may lead to, with a port that is not the usual one: ditich.vn, 127.0.0.1:8123."""

    now: datetime
    """UTC"""

    client: http_client.Client
    rdap: str = expiry.RDAP
    until: Mapping[str, str] = field(default_factory=dict)
    """Host → the end of its domain as the keeper noted it, where no registry tells."""


def watch(targets: Sequence[Target], rounds: Rounds, workers: int = 8) -> Report:
    """Ask for every code, and about every host. Answers come in the order of the targets. Raises NoNetwork."""
    asked = [urlsplit(target.address) for target in targets if not target.lost]
    names = sorted({place.hostname or "" for place in asked})
    unknown = {name for name in names if not _resolves(name)}
    if unknown and not _resolves(PROBE):
        raise NoNetwork
    with ThreadPoolExecutor(workers) as pool:
        answers = tuple(pool.map(lambda target: _answer(target, unknown, rounds), targets))
        # Only who was asked for a page: nobody at a lost domain, but whoever ours redirect to.
        asked_of = (urlsplit(hop) for answer in answers for hop in answer.hops)
        secure = sorted({place.netloc.lower() for place in asked_of if place.scheme == "https"})
        hosts = tuple(pool.map(lambda place: _host(place, rounds), secure))
    return Report(rounds.now.strftime("%Y-%m-%dT%H:%M:%SZ"), answers, hosts)


def _resolves(name: str) -> bool:
    try:
        socket.getaddrinfo(name, None)
    except OSError:
        return False
    return True


# ---- one code -------------------------------------------------------------------------------------


class _Wrong(Exception):  # noqa: N818 -- a message between functions of this module
    """What is wrong with an answer."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def _answer(target: Target, unknown: Collection[str], rounds: Rounds) -> Answer:
    """Asked twice: as a phone in the language of the place asks, and as a machine that names no language."""
    walk, host = http_client.Walk(), urlsplit(target.address).hostname or ""
    warnings: list[Fault] = []
    if target.lost:
        return Answer(target, 0, (), (_fault("watch-lost", target, {"host": host}, "warning"),))
    if host in unknown:
        return Answer(target, 0, (), (_fault("watch-no-name", target, {"host": host}),))
    try:
        for accept in (next(iter(LANGUAGES)), ""):
            walk = http_client.Walk()
            page = _followed(target, accept, walk, rounds, warnings)
            _is_ours(page, target)
    except _Wrong as wrong:
        fault = _fault(wrong.key, target, wrong.values)
        return Answer(target, walk.status, tuple(walk.hops), (*dict.fromkeys(warnings), fault))
    return Answer(target, walk.status, tuple(walk.hops), tuple(dict.fromkeys(warnings)))


def _fault(
    key: str, target: Target, values: Mapping[str, object], severity: Literal["error", "warning"] = "error"
) -> Fault:
    told = {"code": target.code, "address": target.address, **values}
    return Fault(key, tuple(sorted((name, str(value)) for name, value in told.items())), severity)


def _followed(target: Target, accept: str, walk: http_client.Walk, rounds: Rounds, warnings: list[Fault]) -> str:
    """The page at the end of the redirects, none of which leads off our hosts."""

    def check(address: str, walk: http_client.Walk) -> None:
        place = urlsplit(address)
        if walk.status in (301, 308) and place.path.split("/")[1:2] in [[tag] for tag in LANGUAGES]:
            warnings.append(_fault("watch-sticks", target, {"status": walk.status}, "warning"))
        if place.netloc.lower() not in rounds.ours or place.scheme not in ("http", "https"):
            raise _Wrong("watch-foreign", host=place.netloc or address)
        if walk.hops and urlsplit(walk.hops[-1]).scheme == "https" and place.scheme == "http":
            raise _Wrong("watch-downgrade", target=address)

    headers = {"Accept-Encoding": "identity", "Accept": "text/html"}
    if accept:
        headers["Accept-Language"] = accept
    try:
        reply = http_client.follow(target.address, rounds.client, headers, walk, check)
    except (OSError, http.client.HTTPException) as wrong:
        raise _unanswered(wrong, walk, rounds) from wrong
    if walk.status != http.client.OK:
        raise _Wrong("watch-status", status=walk.status)
    if reply.media_type != "text/html":
        raise _Wrong("watch-kind", kind=reply.media_type or "?")
    return reply.body.decode("utf-8", "replace")


def _unanswered(wrong: Exception, walk: http_client.Walk, rounds: Rounds) -> _Wrong:
    """What it means that nothing, or nothing whole, came back from the last address."""
    place = urlsplit(walk.hops[-1])
    match wrong:
        case http_client.TooManyRedirects():
            found = _Wrong("watch-loop")
        case http_client.BadRedirect():
            found = _Wrong("watch-location", status=walk.status)
        case ssl.SSLCertVerificationError():
            found = _Wrong("watch-certificate", host=place.hostname, why=wrong.verify_message)
        case ssl.SSLError():
            found = _Wrong("watch-tls", host=place.hostname, why=wrong.reason)
        case TimeoutError():
            found = _Wrong("watch-slow", seconds=f"{rounds.client.timeout:g}")
        case http.client.IncompleteRead():
            found = _Wrong("watch-cut")
        case _:
            found = _Wrong("watch-refused", host=place.netloc, why=type(wrong).__name__)
    return found


class _MainElement(HTMLParser):
    """The attributes of a page's <main>: they name the plaque and the relic it is for."""

    found: Mapping[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main" and self.found is None:
            self.found = {name: value or "" for name, value in attrs}


def _is_ours(body: str, target: Target) -> None:
    page = _MainElement()
    with suppress(AssertionError):  # html.parser stops so at “<![…”; no page of ours has one, others may
        page.feed(body)
    attributes = page.found or {}
    if "data-plaque" not in attributes or "data-relic" not in attributes:
        raise _Wrong("watch-not-ours")
    if (attributes["data-plaque"], attributes["data-relic"]) != (target.code, target.relic):
        raise _Wrong(
            "watch-wrong-relic",
            relic=target.relic,
            found=f"{attributes['data-plaque']} {attributes['data-relic']}".strip(),
        )


# ---- one host -------------------------------------------------------------------------------------


def _host(place: str, rounds: Rounds) -> Host:
    """Until when its certificate and its domain last. What cannot be found out is no fault."""
    split = urlsplit(f"https://{place}")
    name = split.hostname or ""
    told = expiry.domain_until(name, rounds.rdap, rounds.client)
    ends = {
        "certificate": expiry.certificate_until(name, split.port, rounds.client),
        "domain": told or rounds.until.get(name, ""),
    }
    faults = tuple(fault for what, until in ends.items() for fault in _soon(what, name, until, rounds.now.date()))
    return Host(place, ends["certificate"], ends["domain"], faults)


def _soon(what: str, name: str, until: str, today: date) -> Iterator[Fault]:
    if not until:
        return
    days = (date.fromisoformat(until) - today).days
    warning, error = SOON[what]
    if days < warning:
        values = (("days", str(days)), ("host", name), ("until", until))
        yield Fault(f"watch-ends-{what}", values, "error" if days < error else "warning")


# ---- telling --------------------------------------------------------------------------------------


def as_json(report: Report) -> bytes:
    """For machines: status.json."""

    def told(faults: tuple[Fault, ...]) -> list[dict[str, str]]:
        return [
            {"key": one.key, "severity": one.severity, "vi": one.sentence("vi"), "en": one.sentence("en")}
            for one in faults
        ]

    data = {
        "checked": report.checked,
        "well": report.well,
        "plaques": [
            {
                "code": one.target.code,
                "payload": one.target.payload,
                "asked": list(one.hops),
                "relic": one.target.relic,
                "status": one.status,
                "well": not any(fault.severity == "error" for fault in one.faults),
                "problems": told(one.faults),
            }
            for one in report.answers
        ],
        "hosts": [
            {
                "name": one.name,
                "certificate_until": one.certificate_until,
                "domain_until": one.domain_until,
                "problems": told(one.faults),
            }
            for one in report.hosts
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
