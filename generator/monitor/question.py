"""Asks one address of the site, and names what is wrong with the answer: where it leads to, its status, its kind."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import SplitResult, urlsplit

from generator.monitor import expiry, http_client
from generator.monitor.http_client import Walk


class Failure(Exception):  # noqa: N818 -- a message between functions of this package
    """A check failed: the key of its message and the values that fill it, as strangers sent them."""

    def __init__(self, key: str, **values: object) -> None:
        """Take key and values."""
        super().__init__(key)
        self.key, self.values = key, values


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

    languages: Sequence[str] = field(kw_only=True)
    """Tags of the site's languages, the first one first."""


def netloc(url: SplitResult) -> str:
    """host[:port] in lower case, without the port its scheme has anyway; with whatever stands before an “@”."""
    usual = {"https": ":443", "http": ":80"}.get(url.scheme, ":")
    return url.netloc.lower().removesuffix(":").removesuffix(usual)


def fetch(
    address: str,
    headers: Mapping[str, str],
    walk: Walk,
    rounds: Rounds,
    seen: Callable[[SplitResult, Walk], None] | None = None,
) -> str:
    """The text (UTF-8; other bytes become U+FFFD) at the end of the redirects; its media type must be headers["Accept"].

    `seen` is told each URL before it is requested. Raises Failure, and nothing else, for a redirect to a host not in
    `rounds.ours`, from https to http or into a private network, a status other than 200, another media type, and
    whatever else a server or the network can do.
    """

    def check(address: str, walk: Walk) -> None:
        url = urlsplit(address)
        if seen:
            seen(url, walk)
        if netloc(url) not in rounds.ours or url.scheme not in ("http", "https"):
            raise Failure("watch-foreign", host=url.netloc or address)
        if walk.hops and urlsplit(walk.hops[-1]).scheme == "https" and url.scheme == "http":
            raise Failure("watch-downgrade", target=address)

    kind = headers["Accept"]
    try:
        reply = http_client.follow(address, rounds.client, {"Accept-Encoding": "identity", **headers}, walk, check)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _failure_of(error, walk, rounds) from error
    if walk.status != http.client.OK:
        raise Failure("watch-status", status=walk.status)
    if reply.media_type != kind:
        raise Failure("watch-kind", kind=reply.media_type or "?")
    return reply.body.decode("utf-8", "replace")


def _failure_of(error: Exception, walk: http_client.Walk, rounds: Rounds) -> Failure:
    """The failure that stands for an exception of http_client.follow; the last hop is the URL it happened at."""
    url = urlsplit(walk.hops[-1])
    match error:
        case http_client.TooManyRedirects():
            failure = Failure("watch-loop")
        case http_client.BadRedirect():
            failure = Failure("watch-location", status=walk.status)
        case http_client.IntoPrivateNetwork():
            failure = Failure("watch-private", host=url.netloc)
        case ssl.SSLCertVerificationError():
            failure = Failure("watch-certificate", host=url.hostname, why=error.verify_message)
        case ssl.SSLError():
            failure = Failure("watch-tls", host=url.hostname, why=error.reason or type(error).__name__)
        case TimeoutError():
            failure = Failure("watch-slow", seconds=f"{rounds.client.timeout:g}")
        case http.client.IncompleteRead():
            failure = Failure("watch-cut")
        case OSError():  # http.client.RemoteDisconnected among them
            failure = Failure("watch-refused", host=url.netloc, why=type(error).__name__)
        case _:
            failure = Failure("watch-garbled", host=url.netloc, why=type(error).__name__)
    return failure
