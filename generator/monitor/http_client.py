"""Sends one request over HTTP, follows the redirects of a GET, each checked by the caller, all before one deadline."""

from __future__ import annotations

import http.client
import io
import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HOPS = 5
"""Redirects that are followed; a browser gives up at 20, a visitor with weak data before that."""

LARGEST = 1_000_000
"""Bytes of a response body that are read."""

LONGEST_URL = 8_000
"""Characters of a URL that is requested (RFC 9110, 4.1: at least so many octets are to be understood)."""

REDIRECTS = (301, 302, 303, 307, 308)


class TooManyRedirects(http.client.HTTPException):
    """Redirects form a loop, or there are more than HOPS of them."""


class BadRedirect(http.client.HTTPException):
    """A redirect has no Location, or one that is no URL of http or https, or is longer than LONGEST_URL."""


class IntoPrivateNetwork(http.client.HTTPException):
    """A redirect leads from the public Internet to an address that is not part of it (RFC 6890)."""


@dataclass(frozen=True, slots=True)
class Client:
    """TLS context and timeout of requests."""

    context: ssl.SSLContext
    timeout: float = 15
    """Seconds for one question: the name server, each connection, each redirect and the whole body together."""

    def deadline(self) -> float:
        """When a question that begins now is given up (time.monotonic, s)."""
        return time.monotonic() + self.timeout


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP response."""

    status: int
    media_type: str
    location: str
    """The Location header as sent; empty if there is none."""

    body: bytes
    """At most LARGEST bytes of it."""

    public: bool = False
    """Whether it came from an address on the public Internet."""


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

    `check` is called with each URL before it is requested, and may raise anything. Once a server on the public Internet
    has answered, no private address is asked: not the services a cloud keeps for its machines, nor a router. Raises
    OSError (ssl.SSLError and TimeoutError among them), http.client.HTTPException (TooManyRedirects, BadRedirect,
    IntoPrivateNetwork, IncompleteRead among them) and ValueError; none later than the client's timeout.
    """
    deadline, public = client.deadline(), False
    while True:
        if check:
            check(address, walk)
        if address in walk.hops or len(walk.hops) > HOPS:
            raise TooManyRedirects(address)
        walk.hops.append(address)
        reply = get(address, client, headers, deadline, public=public)
        walk.status, public = reply.status, public or reply.public
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


def get(address: str, client: Client, headers: Mapping[str, str], deadline: float, *, public: bool) -> Reply:
    """The response to one GET, whatever its status, by `deadline` (time.monotonic, s).

    With `public`, no private address is asked. Raises what `follow` raises, but for loops of redirects.
    """
    return _asked("GET", address, client, headers, deadline, public=public)


def post(address: str, client: Client, headers: Mapping[str, str], body: bytes) -> Reply:
    """The response to one POST, whatever its status, within the client's timeout. Raises what `get` raises."""
    return _asked("POST", address, client, headers, client.deadline(), public=False, sent=body)


def _asked(  # noqa: PLR0913 -- a request has so many parts
    method: str,
    address: str,
    client: Client,
    headers: Mapping[str, str],
    deadline: float,
    *,
    public: bool,
    sent: bytes | None = None,
) -> Reply:
    url, port = _parsed(address)
    host, secure = url.hostname or "", url.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = kind(host, port)
    path = (url.path or "/") + (f"?{url.query}" if url.query else "")
    connection.sock = connect(host, connection.port, client.context if secure else None, deadline, public=public)
    try:
        by = connection.sock.getpeername()[0]
        connection.sock.settimeout(_left(deadline))
        connection.request(method, path, sent, headers={"User-Agent": "ditich-watch", **headers})
        answer = _Answer(connection.sock, deadline)
        answer.begin()
        body = _body(answer)
        if answer.length and len(body) < LARGEST:  # said, and not sent
            raise http.client.IncompleteRead(body)
    finally:
        connection.close()
    return Reply(
        answer.status, answer.headers.get_content_type(), answer.headers.get("Location", ""), body, _is_public(by)
    )


def _parsed(address: str) -> tuple[SplitResult, int | None]:
    """A URL that can be requested, and its port if it names one. Raises BadRedirect."""
    try:
        url = urlsplit(address)
        port = url.port
    except ValueError as wrong:
        raise BadRedirect(address) from wrong
    if url.scheme not in ("http", "https") or not url.hostname or "@" in url.netloc or len(address) > LONGEST_URL:
        raise BadRedirect(address)
    return url, port


# ---- before one deadline --------------------------------------------------------------------------


def _left(deadline: float) -> float:
    """Seconds until then. Raises TimeoutError if there are none."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def connect(
    host: str, port: int, context: ssl.SSLContext | None, deadline: float, *, public: bool = False
) -> socket.socket:
    """A connection to the first address of the host that takes one, each given its share of the time; TLS with `context`.

    Raises OSError, ValueError for a name TLS cannot ask for, and with `public` IntoPrivateNetwork.
    """
    found = resolve(host, port, deadline)
    if public and not all(_is_public(where[0]) for *_, where in found):
        raise IntoPrivateNetwork(host)
    line = _first_connection(found, deadline)
    if context is None:
        return line
    try:
        line.settimeout(_left(deadline))  # OpenSSL's handshake as a whole, not each read of it
        return context.wrap_socket(line, server_hostname=host)
    except BaseException:
        line.close()
        raise


_Found = Sequence[tuple[socket.AddressFamily, socket.SocketKind, int, str, tuple[Any, ...]]]


def _first_connection(found: _Found, deadline: float) -> socket.socket:
    """A connection to the first of these addresses that takes one. Raises the OSError of the last."""
    failure = OSError("a name without an address")
    for number, (family, kind, protocol, _, where) in enumerate(found):
        line = socket.socket(family, kind, protocol)
        try:
            line.settimeout(_left(deadline) / (len(found) - number))
            line.connect(where)
        except OSError as error:
            line.close()
            failure = error
        else:
            return line
    raise failure


def resolve(host: str, port: int, deadline: float) -> _Found:
    """The addresses of a name. Raises OSError: socket.gaierror if there is none, TimeoutError at the deadline.

    The system's resolver cannot be told how long it may take (glibc: 5 s, twice, for each of up to three servers), so it
    is asked in a thread, which is left to itself at the deadline and ends with the program at the latest.
    """
    results: queue.SimpleQueue[_Found | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            results.put(socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:  # UnicodeError: a label longer than 63 characters, or an empty one
            results.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        result = results.get(timeout=_left(deadline))
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(result, Exception):
        raise socket.gaierror(socket.EAI_NONAME, str(result)) from result
    return result


def _is_public(address: object) -> bool:
    """Whether an IP address is one of the public Internet's (RFC 6890); an IPv4 address in IPv6's clothes is itself."""
    return ipaddress.ip_address(str(address).partition("%")[0]).is_global


class _Socket(io.RawIOBase):
    """The reading side of a connection: each read is given what is left of the time, not the whole of it again."""

    def __init__(self, line: socket.socket, deadline: float) -> None:
        super().__init__()
        self._line, self._deadline = line, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        self._line.settimeout(_left(self._deadline))
        return self._line.recv_into(buffer)


class _Answer(http.client.HTTPResponse):
    """A response whose status line, headers and body, a byte at a time or in chunks, come before a deadline."""

    def __init__(self, line: socket.socket, deadline: float) -> None:
        super().__init__(line, method="GET")
        self.fp.close()
        self.fp = io.BufferedReader(_Socket(line, deadline))

    def begin(self) -> None:
        """Read up to the body. Any number of responses 1xx may come first (RFC 9110, 15.2); http.client skips 100 only."""
        super().begin()
        while http.client.CONTINUE < self.status < http.client.OK and self.status != http.client.SWITCHING_PROTOCOLS:
            self.headers = self.msg = None  # type: ignore[assignment]  # else begin() takes them for read
            super().begin()


def _body(answer: http.client.HTTPResponse) -> bytes:
    """The first LARGEST bytes of the body."""
    parts, size = [], 0
    while size < LARGEST and (part := answer.read1(LARGEST - size)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)
