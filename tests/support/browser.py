"""A built site served on loopback under the headers it will be sent with, and visits to it with Chromium."""

from __future__ import annotations

import http.server
import re
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Response, ViewportSize

PHONE: ViewportSize = {"width": 360, "height": 740}

DESK: ViewportSize = {"width": 1280, "height": 800}


def until(page: Page, holds: str) -> None:
    """Wait, half a minute at most, until this function of JavaScript, which may be asynchronous, holds.

    `Page.wait_for_function` takes a promise for what holds, and an expression is evaluated again, which our policy forbids.
    """
    page.evaluate(
        f"""async () => {{
          const holds = {holds};
          for (let asked = 0; asked < 600; asked++) {{
            if (await holds()) return;
            await new Promise((resolve) => setTimeout(resolve, 50));
          }}
          throw new Error("not within half a minute");
        }}"""
    )


@dataclass
class Visit:
    """A page that was opened, and what went wrong on the way."""

    page: Page
    context: BrowserContext
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def answered(self, answer: Response) -> None:
        """Note an answer that is an error."""
        if answer.status >= 400:
            self.complaints.append(f"{answer.status} {answer.url}")


@dataclass(frozen=True)
class Site:
    """A site being served."""

    browser: Browser
    base: str

    def visit(self, path: str, cookies: dict[str, str] | None = None, **options: Any) -> Visit:
        """Open a path in a fresh browser profile; note every console message, failed and foreign request."""
        options = {"viewport": PHONE, "locale": "fr-FR"} | options
        context = self.browser.new_context(**options)
        context.add_cookies(
            [{"name": name, "value": value, "url": self.base} for name, value in (cookies or {}).items()]
        )
        visit = Visit(context.new_page(), context)
        page = visit.page
        page.on("console", lambda message: visit.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        page.on("request", lambda request: visit.requests.append(request.url))
        page.on("response", visit.answered)
        page.goto(self.base + path, wait_until="load")
        page.wait_for_timeout(60)  # a page that moves on does so at once
        page.wait_for_load_state("load")
        return visit


def serve(folder: Path, base: str = "") -> http.server.ThreadingHTTPServer:
    """The folder as Netlify would send it: folders by their index, the 404 page, the headers of the build.

    It is served below the sub-path `base`; every other address is somebody else's, who has no page there.
    """
    rules, form = _headers(folder / "_headers"), _headers(folder / "_headers", f"{base}/admin/*")

    class Handler(http.server.SimpleHTTPRequestHandler):
        pause = 0.0  # s before each answer

        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(folder))

        def handle(self) -> None:
            with suppress(ConnectionError):  # a page that was left behind, or a worker with it
                super().handle()

        def do_GET(self) -> None:
            time.sleep(self.pause)
            super().do_GET()

        def translate_path(self, path: str) -> str:
            ours = path.startswith(f"{base}/")
            return super().translate_path(path.removeprefix(base)) if ours else str(folder / "nothing")

        def end_headers(self) -> None:
            for name, value in (rules | form if self.path.startswith(f"{base}/admin/") else rules).items():
                # The site is not on https here.
                if name != "Strict-Transport-Security":
                    self.send_header(name, value.replace("; upgrade-insecure-requests", ""))
            super().end_headers()

        def send_error(self, code: int, *_: object) -> None:
            ours = self.path.startswith(f"{base}/")
            body = (folder / "404.html").read_bytes() if ours else b"<!doctype html><title>Somebody else</title>"
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def _headers(file: Path, rule: str = "/*") -> dict[str, str]:
    """The headers of a rule; a later rule's stand in place of an earlier one's, as at Netlify."""
    block = file.read_text("utf-8").partition(f"\n{rule}\n")[2]
    lines = re.match(r"(?:  [\w-]+: .*\n)*", block)
    return dict(re.findall(r"^  ([\w-]+): (.*)$", lines[0] if lines else "", re.MULTILINE))
