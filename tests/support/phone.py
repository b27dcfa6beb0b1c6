"""A phone that keeps what it read, and the host it visits."""

from __future__ import annotations

import http.server
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright

from tests.support.browser import PHONE, serve, until
from tests.support.install import chromium

CACHED_NOTE = "[data-keep]:not([hidden])"


@dataclass
class Phone:
    """A browser with a memory of its own, and the host it visits."""

    playwright: Playwright
    memory: Path
    site: Path
    server: http.server.ThreadingHTTPServer
    context: BrowserContext | None = None
    port: int = 0
    below: str = ""

    @property
    def base(self) -> str:
        """What every address begins with, whether the host answers or not."""
        return f"http://127.0.0.1:{self.port}{self.below}"

    def start(self, **options: Any) -> Page:
        """The browser, with what it remembers."""
        self.context = self.playwright.chromium.launch_persistent_context(
            self.memory,
            executable_path=chromium(),
            args=["--no-sandbox", "--disable-gpu"],
            viewport=PHONE,
            **options,
        )
        return self.context.pages[0]

    def restart(self, **options: Any) -> Page:
        """The browser closed and opened again."""
        assert self.context
        self.context.close()
        return self.start(**options)

    def stop_host(self) -> None:
        """From now on nothing answers."""
        self.server.shutdown()
        self.server.server_close()

    def keep(self, page: Page, path: str) -> str:
        """Reads a page until the trail is cached; the note the page shows then."""
        page.goto(self.base + path)
        page.wait_for_selector(CACHED_NOTE)
        # The worker says so as soon as it runs; the page is its own a little later (clients.claim), and only then asks it.
        until(page, "() => navigator.serviceWorker.controller")
        until(page, ASKS_THE_WORKER)
        return page.inner_text(CACHED_NOTE)


ASKS_THE_WORKER = """async () => {
  const answer = await fetch(document.querySelector("link[rel=icon]").href, { cache: "no-store" });
  await answer.text(); // an icon, no page: a log would count it
  return performance.getEntriesByType("resource").at(-1).workerStart > 0;
}"""
"""Whether what the page fetches goes through its worker: the browser tells the page's loader a little later still."""


@contextmanager
def phone_of(site: Path, folder: Path, playwright: Playwright, base: str = "") -> Iterator[Phone]:
    """A phone at a copy of this site, which lies below the sub-path `base`."""
    copy = Path(shutil.copytree(site / "output/site", folder / "site"))
    server = serve(copy, base)
    phone = Phone(playwright, folder / "memory", copy, server, port=server.server_port, below=base)
    yield phone
    if phone.context:
        phone.context.close()
    phone.stop_host()


def relic_of(page: Page) -> str | None:
    """The relic a page is about."""
    return page.locator("main").get_attribute("data-relic")
