"""Sends one GET request over HTTP and follows its redirects, each checked by the caller."""

from __future__ import annotations

import http.client
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

HOPS = 5
"""Redirects that are followed; a browser gives up at 20, a visitor with weak data before that."""

LARGEST = 1_000_000
"""Bytes of a response body that are read."""

REDIRECTS = (301, 302, 303, 307, 308)


class TooManyRedirects(http.client.HTTPException):
    """Redirects form a loop, or there are more than HOPS of them."""


class BadRedirect(http.client.HTTPException):
    """A redirect has no Location, or one that is not a URL."""


@dataclass(frozen=True, slots=True)
class Client:
    """TLS context and timeout of requests."""

    context: ssl.SSLContext
    timeout: float = 15
    """Seconds to connect, for each read of the response, and for its whole body."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP response."""

    status: int
    media_type: str
    location: str
    """The Location header as sent; empty if there is none."""

    body: bytes
    """At most LARGEST bytes of it."""


@dataclass
class Walk:
    """The redirects followed so far; filled in by `follow`, and valid when that raises."""

    hops: list[str] = field(default_factory=list)
    """URLs requested, in order."""

    status: int = 0
    """HTTP status of the last response; 0 if there was none."""


def follow(
    address: str, client: Client, headers: Mapping[str, str], walk: Walk, check: Callable[[str, Walk], None] | None
) -> Reply:
    """The response at the end of the redirects; `walk` lists the URLs requested, also if this raises.

    `check` is called with each URL before it is requested, and may raise anything. Raises OSError (ssl.SSLError and
    TimeoutError among them) and http.client.HTTPException (TooManyRedirects, BadRedirect, IncompleteRead among them).
    """
    while True:
        if check:
            check(address, walk)
        if address in walk.hops or len(walk.hops) > HOPS:
            raise TooManyRedirects(address)
        walk.hops.append(address)
        reply = get(address, client, headers)
        walk.status = reply.status
        if reply.status not in REDIRECTS:
            return reply
        address = _absolute_location(address, reply.location)


def _absolute_location(address: str, location: str) -> str:
    """The absolute URL of a Location header, percent-encoded as browsers do. Raises BadRedirect."""
    if not location:
        raise BadRedirect(address)
    try:
        # http.client reads headers as Latin-1; going back the same way gives the bytes that were sent.
        target = urljoin(address, quote(location, safe="/%:?#[]@!$&'()*+,;=~", encoding="latin-1"))
        urlsplit(target)
    except ValueError as wrong:
        raise BadRedirect(address) from wrong
    return target


def get(address: str, client: Client, headers: Mapping[str, str]) -> Reply:
    """The response to one GET, whatever its status. Raises what `follow` raises, except for redirects."""
    url = urlsplit(address)
    host = url.hostname or ""
    connection = (
        http.client.HTTPSConnection(host, url.port, timeout=client.timeout, context=client.context)
        if url.scheme == "https"
        else http.client.HTTPConnection(host, url.port, timeout=client.timeout)
    )
    path = (url.path or "/") + (f"?{url.query}" if url.query else "")
    try:
        connection.request("GET", path, headers={"User-Agent": "ditich-watch", **headers})
        answer = connection.getresponse()
        body = _body(answer, time.monotonic() + client.timeout)
        if answer.length and len(body) < LARGEST:  # said, and not sent
            raise http.client.IncompleteRead(body)
    finally:
        connection.close()
    return Reply(answer.status, answer.headers.get_content_type(), answer.headers.get("Location", ""), body)


def _body(answer: http.client.HTTPResponse, deadline: float) -> bytes:
    """The first LARGEST bytes of the body. Raises TimeoutError at `deadline` (time.monotonic, s).

    The socket's timeout alone would let a server that sends a byte now and then hold us for hours.
    """
    parts, size = [], 0
    while size < LARGEST and (part := answer.read1(LARGEST - size)):
        parts.append(part)
        size += len(part)
        if time.monotonic() > deadline:
            raise TimeoutError
    return b"".join(parts)
