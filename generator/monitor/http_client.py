"""Asks one address over HTTP, and follows its redirects under the eyes of whoever asks."""

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
"""bytes of an answer that are read."""

REDIRECTS = (301, 302, 303, 307, 308)


class TooManyRedirects(http.client.HTTPException):
    """An address leads back to one that was asked before, or on and on."""


class BadRedirect(http.client.HTTPException):
    """An answer redirects without saying where to."""


@dataclass(frozen=True, slots=True)
class Client:
    """How addresses are asked."""

    context: ssl.SSLContext
    timeout: float = 15
    """s, to connect, for each part of an answer, and for the whole of it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What one address answered."""

    status: int
    media_type: str
    location: str
    """As the server wrote it; empty where it wrote none."""

    body: bytes
    """At most LARGEST bytes of it."""


@dataclass
class Walk:
    """The way from an address to what is at its end, as far as it was gone."""

    hops: list[str] = field(default_factory=list)
    """Addresses asked, in order."""

    status: int = 0
    """Of the last answer; 0 if there was none."""


def follow(
    address: str, client: Client, headers: Mapping[str, str], walk: Walk, check: Callable[[str, Walk], None] | None
) -> Reply:
    """The answer at the end of the redirects; `walk` tells the way even where there is none.

    `check` is called with each address before it is asked, and raises what it likes. Raises OSError (ssl.SSLError and
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
        address = _led(address, reply.location)


def _led(address: str, location: str) -> str:
    """Where a redirect leads, as a browser reads it: letters and spaces that no address has are escaped."""
    if not location:
        raise BadRedirect(address)
    try:
        # http.client reads headers as Latin-1; going back the same way gives the bytes that were sent.
        led = urljoin(address, quote(location, safe="/%:?#[]@!$&'()*+,;=~", encoding="latin-1"))
        urlsplit(led)
    except ValueError as wrong:
        raise BadRedirect(address) from wrong
    return led


def get(address: str, client: Client, headers: Mapping[str, str]) -> Reply:
    """One answer, whatever it is. Raises what `follow` does, but for redirects."""
    place = urlsplit(address)
    host = place.hostname or ""
    line = (
        http.client.HTTPSConnection(host, place.port, timeout=client.timeout, context=client.context)
        if place.scheme == "https"
        else http.client.HTTPConnection(host, place.port, timeout=client.timeout)
    )
    path = (place.path or "/") + (f"?{place.query}" if place.query else "")
    try:
        line.request("GET", path, headers={"User-Agent": "ditich-watch", **headers})
        answer = line.getresponse()
        body = _body(answer, time.monotonic() + client.timeout)
        if answer.length and len(body) < LARGEST:  # said, and not sent
            raise http.client.IncompleteRead(body)
    finally:
        line.close()
    return Reply(answer.status, answer.headers.get_content_type(), answer.headers.get("Location", ""), body)


def _body(answer: http.client.HTTPResponse, until: float) -> bytes:
    """What is sent, as far as we read; a server that sends a byte now and then is not waited for either."""
    parts, size = [], 0
    while size < LARGEST and (part := answer.read1(LARGEST - size)):
        parts.append(part)
        size += len(part)
        if time.monotonic() > until:
            raise TimeoutError
    return b"".join(parts)
