"""Servers on loopback that speak as they like, byte by byte: what anybody may send who has taken over a host."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

PATIENCE = 20
"""Seconds after which a server that would go on for ever gives up, so that a test of it fails instead of hanging."""

PAGE = '<!doctype html><main id="main" data-plaque="4nvh3" data-relic="dinh-mot"><h1>Đình Một</h1></main>'
"""What plaque 4nvh3 must open."""


@dataclass
class Line:
    """One connection, from the server's side."""

    wire: socket.socket
    stop: threading.Event
    end: float = field(default_factory=lambda: time.monotonic() + PATIENCE)
    """When it is given up (time.monotonic, s)."""

    def say(self, *parts: bytes | str, every: float = 0) -> None:
        """Send the parts, one `every` so many seconds; no more once the test is over, or PATIENCE is."""
        for part in parts:
            if time.monotonic() > self.end or self.stop.is_set():
                return
            self.wire.sendall(part if isinstance(part, bytes) else part.encode())
            if every:
                self.stop.wait(every)

    def drip(self, data: bytes | str, every: float = 0.02) -> None:
        """Send a byte, wait, and so on."""
        text = data if isinstance(data, bytes) else data.encode()
        self.say(*(text[at : at + 1] for at in range(len(text))), every=every)

    def for_ever(self, part: bytes | str, every: float = 0.02) -> None:
        """Send the same until nobody listens, or the test is over, or PATIENCE is."""
        while time.monotonic() < self.end and not self.stop.is_set():
            self.say(part, every=every)

    def wait(self) -> None:
        """Say nothing until the test is over, or PATIENCE is."""
        self.stop.wait(PATIENCE)


Speech = Callable[[Line], None]


@dataclass
class Stranger:
    """A server that says what it was told, path by path, and remembers what it was asked."""

    host: str
    port: int
    speeches: dict[str, Speech] = field(default_factory=dict)
    """Path → what is said. "": before anything was asked, TLS included; else a 404 is sent."""

    asked: list[str] = field(default_factory=list)

    @property
    def base(self) -> str:
        """What its addresses begin with, by http."""
        return f"http://{self.host}:{self.port}"


def response(
    body: bytes | str, *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8"
) -> Speech:
    """A response as HTTP/1.1 has it; `headers` are whole lines."""
    data = body if isinstance(body, bytes) else body.encode()
    head = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(data)}", *headers]
    return lambda line: line.say("".join(f"{text}\r\n" for text in head), "\r\n", data)


def redirect(location: str, status: str = "302 Found") -> Speech:
    """A redirect; the Location goes out in UTF-8, as it is."""
    return response("", f"Location: {location}", status=status)


def raw(*parts: bytes | str) -> Speech:
    """These bytes, and no more."""
    return lambda line: line.say(*parts)


@contextmanager
def stranger(context: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> Iterator[Stranger]:
    """One on a free port of loopback; by https with a context. All it began has ended afterwards."""
    listener = socket.create_server((host, 0))
    found, stop, threads = Stranger(host, listener.getsockname()[1]), threading.Event(), list[threading.Thread]()

    def talk(wire: socket.socket) -> None:
        with suppress(OSError), wire:  # who hangs up on us is right
            if at_once := found.speeches.get(""):
                at_once(Line(wire, stop))
                return
            line = Line(context.wrap_socket(wire, server_side=True) if context else wire, stop)
            with line.wire:
                path = _asked_path(line.wire)
                found.asked.append(path)
                found.speeches.get(path, response("", status="404 Not Found"))(line)

    def accept() -> None:
        with suppress(OSError):  # the listener was shut down
            while True:
                wire, _ = listener.accept()
                threads.append(threading.Thread(target=talk, args=(wire,), daemon=True))
                threads[-1].start()

    threads.append(threading.Thread(target=accept, daemon=True))
    threads[0].start()
    try:
        yield found
    finally:
        stop.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for thread in threads:
            thread.join(PATIENCE)


def _asked_path(wire: socket.socket) -> str:
    head = b""
    while b"\r\n\r\n" not in head and (data := wire.recv(65_536)):
        head += data
    return " ".join(head.decode("latin-1").split(" ")[1:2])


def hidden(text: str, allowed: Iterable[str] = "\n") -> set[str]:
    """The characters of a text that a terminal obeys and nobody sees: C0, C1, turns of direction, separators, BOM."""
    ranges = ((0, 0x1F), (0x7F, 0x9F), (0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF))
    return {char for char in text if any(low <= ord(char) <= high for low, high in ranges)} - set(allowed)
