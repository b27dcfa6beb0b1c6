"""A preview in a process of its own, asked over the network as browsers and strangers ask it."""

from __future__ import annotations

import base64
import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.support.worlds import ROOT

PATIENCE = 60
"""s until a test gives up waiting for what a preview does by itself."""


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


class Listener:
    """livereload's script as the server sees it: a WebSocket (RFC 6455) that waits for word to reload."""

    def __init__(self, port: int, state: str = "", origin: str = "") -> None:
        """Shake hands; `state` is what the page says it shows. `status` is the server's answer: 101 if it listens."""
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET /livereload HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Origin: {origin or f'http://127.0.0.1:{port}'}\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        self._stream = self._socket.makefile("rb")
        self.status = int(self._stream.readline().split()[1])
        while self._stream.readline().strip():
            pass
        if self.status == 101:
            hello = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
            self.say(json.dumps(hello | ({"snipver": state} if state else {})))
            assert "hello" == self.hear()["command"]
            self.say(json.dumps({"command": "info", "url": f"http://127.0.0.1:{port}/"}))

    def say(self, text: str) -> None:
        """Send a message, masked with zeros as a client must."""
        data = text.encode()
        length = bytes([0x80 | len(data)]) if len(data) < 126 else b"\xfe" + len(data).to_bytes(2, "big")
        self._socket.sendall(b"\x81" + length + bytes(4) + data)

    def hear(self) -> dict[str, object]:
        """The next message; one without a command where the server closes."""
        kind, length = self._stream.read(2)
        if length == 126:
            length = int.from_bytes(self._stream.read(2), "big")
        data = self._stream.read(length)
        message: dict[str, object] = json.loads(data) if kind == 0x81 else {}
        return message

    def wait_for_reload(self) -> None:
        """Until the page is told to reload as a whole."""
        assert {"command": "reload", "path": "*"}.items() <= self.hear().items()
        self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave."""
        self._stream.close()
        self._socket.close()


@dataclass
class Running:
    """A preview."""

    world: Path
    process: subprocess.Popen[str]
    port: int

    @property
    def base(self) -> str:
        """What every address begins with."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def terminal(self) -> str:
        """All it said but its address."""
        return (self.world / "terminal.txt").read_text("utf-8")

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return Answer(answer.status, answer.headers, body)

    def raw(self, request: bytes) -> bytes:
        """All that comes back for these bytes, until the server closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def listen(self, path: str = "/vi/dinh-mot/") -> Listener:
        """A page that was opened and waits for word to reload."""
        state = re.search(r"snipver=(v\w+)", self.get(path).text)
        assert state
        return Listener(self.port, state[1])


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextlib.contextmanager
def running(
    world: Path, *options: str, script: str = "", locale: str = "en", asks_port: bool = True
) -> Iterator[Running]:
    """A preview of a folder that holds content/, until the test is over; Ctrl+C ends it with exit code 0.

    `script` is Python that runs before it, in the process that builds, too. It is asked for a free port, or for none.
    """
    port = ["--port", str(free_port())] if asks_port else []
    program = "from generator.commands.cli import main\nmain(prog_name='ditich')"
    folders = ["--content", str(world / "content"), "--output", str(world / "output")]
    command = [sys.executable, "-c", program, *folders, "--lang", locale, "serve", *port, *options]
    environ = {**os.environ, "PYTHONFAULTHANDLER": "1", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    if script:  # which every process of Python begins with (the module site)
        (world / "begin").mkdir()
        (world / "begin/sitecustomize.py").write_text(script, "utf-8")
        environ["PYTHONPATH"] = f"{world / 'begin'}{os.pathsep}{ROOT}"
    with (world / "terminal.txt").open("w", encoding="utf-8") as terminal:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=terminal, encoding="utf-8", env=environ
        )
        assert process.stdout
        try:
            address = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
            assert address, (world / "terminal.txt").read_text("utf-8")
            yield Running(world, process, int(address[1]))
            process.send_signal(signal.SIGINT)
            assert 0 == _ended(process), (world / "terminal.txt").read_text("utf-8")
        finally:
            process.kill()
            process.wait()
            process.stdout.close()


def _ended(process: subprocess.Popen[str]) -> int:
    """The exit code; of a process that does not end, that of one which first says where each of its threads is."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        return process.wait(PATIENCE)
    process.send_signal(signal.SIGABRT)
    return process.wait(PATIENCE)
