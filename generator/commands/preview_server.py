"""Serves a preview with livereload, on this machine unless told otherwise: pages reload, strangers are refused."""

from __future__ import annotations

import errno
import json
import re
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from typing import Any

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.ioloop import IOLoop
from tornado.web import Application, RequestHandler
from tornado.wsgi import WSGIContainer

from generator.commands.preview import Preview
from generator.commands.preview_upkeep import Upkeep
from generator.diagnostics.messages import say
from generator.diagnostics.problem import Refusal
from generator.web.byte_range import Unsatisfiable, byte_range
from generator.web.preview_pages import with_reload

ADDRESS = "127.0.0.1"
"""Where a preview is served, unless it is told otherwise: nobody else on the network sees it."""

PORTS = range(8000, 8020)
"""Tried one after the other where none is asked for."""

_OURS = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE)
"""A `Host` (RFC 9110, 7.2) of this machine. Any other name was made by a stranger to lead here (DNS rebinding); the port
may be another's that is forwarded to ours."""

_NUMBER = re.compile(r"([0-9]{1,3}(\.[0-9]{1,3}){3}|\[[0-9a-f:.]+\])(:[0-9]{1,5})?", re.IGNORECASE)
"""A `Host` that is an IP address: no name was asked for it, so no stranger's leads here."""


def listen(port: int, address: str = ADDRESS) -> socket.socket | None:
    """A socket that listens on this port; None where another program has it. Raises OSError where the system refuses."""
    try:
        if ":" in address:
            listening = socket.create_server((address, port), family=socket.AF_INET6)
        else:
            listening = socket.create_server((address, port))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        return None
    listening.settimeout(0)  # as tornado wants it
    return listening


def network_address() -> str:
    """The address by which other machines of the network know this one; empty where it is on none."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as towards:
        towards.connect(("192.0.2.1", 9))  # for examples (RFC 5737); nothing is sent
        return str(towards.getsockname()[0])
    return ""


def serve_until_stopped(preview: Preview, listening: socket.socket) -> None:
    """Build, then serve until Ctrl+C. Raises OSError where the system refuses the first build."""
    upkeep = Upkeep(preview, _reload_pages)
    preview.rebuild()
    with suppress(OSError, Refusal):  # of what changed meanwhile
        preview.warm_up()
    # The library's own Server lets any page of the Web listen, sends a body after HEAD, swallows a reload that follows
    # another within 3 s, and adds a script that the policy of our pages forbids. Its protocol and script stay.
    beyond = not ip_address(listening.getsockname()[0]).is_loopback
    server = HTTPServer(_Door(preview, beyond=beyond))
    server.add_socket(listening)
    loop = IOLoop.current()
    with upkeep.going_on(loop), _ended_by_interrupt(loop):
        loop.start()


@contextmanager
def _ended_by_interrupt(loop: IOLoop) -> Iterator[None]:
    """Let Ctrl+C end the loop between two things it does.

    KeyboardInterrupt would come wherever the program is: in a destructor Python swallows it, and when it comes just
    before the program waits for the network, nothing wakes that (`signal.set_wakeup_fd`).
    """
    asyncio_loop = loop.asyncio_loop  # type: ignore[attr-defined]  # tornado's types do not know it
    with suppress(KeyboardInterrupt):
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as it is in the background of a script
            with suppress(NotImplementedError):  # Windows: KeyboardInterrupt it is
                asyncio_loop.add_signal_handler(signal.SIGINT, loop.stop)
        yield
    with suppress(NotImplementedError):
        asyncio_loop.remove_signal_handler(signal.SIGINT)  # the next one need not wait for a build


def _reload_pages() -> None:
    """Tell every open page to reload as a whole, for a changed picture has another address on it."""
    for page in tuple(LiveReloadHandler.waiters):
        page.send_message(RELOAD)


RELOAD = {"command": "reload", "path": "*", "liveCSS": False}
"""What livereload's script is told (its protocol, version 7)."""


class _Door(Application):
    """Lets in whoever looks from this machine; from others, too, where the preview is `beyond` it."""

    def __init__(self, preview: Preview, *, beyond: bool) -> None:
        with_preview = {"preview": preview}
        super().__init__(
            [
                (r"/livereload", _Reload, with_preview),
                (r"/livereload\.js", _Script),
                (r".*", _Pages, with_preview),
            ],
            log_function=lambda _: None,  # the terminal is for problems
        )
        self._preview, self._beyond = preview, beyond

    def find_handler(self, request: HTTPServerRequest, **arguments: Any) -> Any:
        """The handler of a request; of one that is refused, whatever its path, the refusal."""
        refusal = _refusal(request, beyond=self._beyond)
        if refusal is None:
            return super().find_handler(request, **arguments)
        status, key = refusal
        return self.get_handler_delegate(
            request, _Refused, {"status": status, "sentence": say(key, self._preview.locale) + "\n"}
        )


def _refusal(request: HTTPServerRequest, *, beyond: bool) -> tuple[int, str] | None:
    """Status and key of the message for a request that is refused (RFC 9110, 15.5.20, 15.5.4, 15.5.6); else None."""
    if not (_OURS.fullmatch(request.host) or (beyond and _NUMBER.fullmatch(request.host))):
        return 421, "preview-host-number" if beyond else "preview-host"
    origins = (*request.headers.get_list("Origin"), *request.headers.get_list("Sec-Websocket-Origin"))
    if any(origin.lower() != f"http://{request.host}".lower() for origin in origins):
        return 403, "preview-origin"
    if request.method not in ("GET", "HEAD"):
        return 405, "preview-method"
    return None


class _Refused(RequestHandler):
    """A refusal in one sentence."""

    def initialize(self, status: int, sentence: str) -> None:
        self._refused_with, self._sentence = status, sentence

    def prepare(self) -> None:
        self._say()

    def write_error(self, status_code: int, **_: Any) -> None:  # noqa: ARG002 -- of a method tornado does not know
        self._say()

    def log_exception(self, *_: Any) -> None:
        """Say nothing: a refusal is no fault."""

    def _say(self) -> None:
        self.set_status(self._refused_with)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        if self._refused_with == 405:  # noqa: PLR2004 -- RFC 9110, 15.5.6
            self.set_header("Allow", "GET, HEAD")
        self.finish(self._sentence)


class _Pages(RequestHandler):
    """Answers with what the preview shows."""

    def initialize(self, preview: Preview) -> None:
        self._preview = preview

    def get(self) -> None:
        # After HEAD too the whole answer is made, for its length; tornado leaves the body out.
        environ = {**WSGIContainer(self._preview).environ(self.request), "REQUEST_METHOD": "GET"}
        body = b"".join(self._preview(environ, self._begin))
        if self._headers["Content-Type"].startswith("text/html"):
            body = with_reload(body, self._preview.state)
        elif self.get_status() == 200:  # noqa: PLR2004 -- RFC 9110, 15.3.1
            body = self._part(body)
        self.set_header("Content-Length", str(len(body)))
        self.finish(body)

    head = get

    def _part(self, body: bytes) -> bytes:
        """What is asked for of a file: browsers seek in recordings so. `If-Range` never holds, for we name no state of it."""
        self.set_header("Accept-Ranges", "bytes")
        asked = self.request.headers.get("Range", "")
        if self.request.method != "GET" or "If-Range" in self.request.headers:
            return body
        try:
            part = byte_range(asked, len(body))
        except Unsatisfiable:
            self.set_status(416)
            self.set_header("Content-Range", f"bytes */{len(body)}")
            return b""
        if part is None:
            return body
        self.set_status(206)
        self.set_header("Content-Range", f"bytes {part.start}-{part.stop - 1}/{len(body)}")
        return body[part.start : part.stop]

    def _begin(self, status: str, headers: list[tuple[str, str]]) -> None:
        code, _, reason = status.partition(" ")
        self.set_status(int(code), reason)
        for name, value in headers:
            self.set_header(name, value)

    def compute_etag(self) -> None:
        """None: nothing may be kept, and the body after HEAD is empty."""


class _Script(LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no types
    """The library's script, which may be asked for by HEAD, too."""

    head = LiveReloadJSHandler.get


class _Reload(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """Tells a page to reload; at once, if what it shows was already past when it came to listen."""

    def initialize(self, preview: Preview) -> None:
        self._preview, self._state = preview, ""

    def on_message(self, message: str | bytes) -> None:
        try:
            told = json.loads(message)
            command = told["command"]
            super().on_message(message)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):  # not livereload's script
            self.close(1002)  # protocol error (RFC 6455, 7.4.1)
            return
        self._state = told.get("snipver", self._state)
        if command == "info" and self._state not in ("", self._preview.state):
            self.send_message(RELOAD)
