"""Walks a site of thousands of relics in a browser, as a visitor would, with and without a network, and weighs its pages.

`python -m tools.walk FOLDER [--relics 5000]` builds a made-up province in FOLDER where there is none yet, walks it in Vietnamese
by day and in Khmer by night, and leaves a picture of each step in FOLDER/shots. Exit 1: a step failed, or a page is too large.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import brotli

from tests.support.browser import PHONE, serve
from tests.support.install import chromium
from tools.province import PLAQUES, province

if TYPE_CHECKING:
    from playwright.sync_api import BrowserType, Page

TURNS = (("vi", "light"), ("km", "dark"))
"""Languages, and the colours they are walked in."""

LARGEST = 10 * 1024
"""Bytes of a page, packed as hosts pack it."""

FIRST, SEARCHED = "r00000", "r00007"
"""The relic the first plaque leads to, and the one that is searched."""

KEPT = "[data-keep]:not([hidden])"


@dataclass
class Walk:
    """A visitor's way through the site in one language."""

    page: Page
    base: str
    language: str
    shots: Path
    faults: list[str] = field(default_factory=list)

    def step(self, name: str, *, right: bool) -> None:
        """Leave a picture of the page, and note what is wrong with it."""
        wide = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        problems = [*(["not what was asked for"] if not right else []), *(["wider than the screen"] if wide else [])]
        self.faults += [f"{self.language} {name}: {problem} ({self.page.url})" for problem in problems]
        self.shots.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(
            path=self.shots / f"{self.language}-{len(list(self.shots.iterdir())):02}-{name}.png", full_page=True
        )

    def stumbled(self, error: object) -> None:
        """Note what a script threw."""
        self.faults.append(f"{self.language} {self.page.url}: {error}")

    def tap(self, selector: str, number: int = 0) -> str:
        """Follow a link; its text."""
        link = self.page.locator(selector).nth(number)
        text = link.inner_text()
        with self.page.expect_navigation(wait_until="load"):
            link.click()
        return text

    def open(self, path: str) -> None:
        """Type an address."""
        self.page.goto(self.base + path, wait_until="load")

    def heading(self) -> str:
        """What the page calls itself."""
        return self.page.inner_text("h1")


def through_lists(walk: Walk) -> None:
    """From / to the list, a ward, a relic, the next one, a trail, the alphabet."""
    walk.open("/")
    walk.step("start", right=walk.page.locator(".choose a").count() > 1)
    walk.tap(f'.choose a[href="/{walk.language}/"]')
    walk.step("list", right=walk.page.locator(".lists a").count() > 1)
    ward = walk.tap(".lists >> nth=1 >> a")
    walk.step("ward", right=walk.heading().startswith(ward))
    name = walk.tap(".trail h3 a")
    walk.step("relic", right=name == walk.heading() and walk.page.locator(".next a").count() > 0)
    following = walk.tap(".next li a", -1)
    walk.step("next", right=walk.heading() in following)
    walk.open(f"/{walk.language}/")
    trail = walk.tap(".lists >> nth=0 >> a")
    walk.step("trail", right=trail == walk.heading() and walk.page.locator(".map").count() == 1)
    walk.open(f"/{walk.language}/find/")
    walk.step("letters", right=walk.page.locator(".letters a").count() > 1)
    walk.tap(".letters a", 3)
    walk.step("letter", right=walk.page.locator(".names li").count() > 0)
    if walk.page.locator('a[rel="next"]').count():
        walk.tap('a[rel="next"]')
        walk.step("letter-2", right=walk.page.locator('a[rel="prev"]').count() == 1)
    name = walk.tap(".names a:visible")
    walk.step("found-by-letter", right=bool(walk.page.locator("[data-relic]").count()) and bool(name))


def through_search(walk: Walk, queries: tuple[str, ...]) -> None:
    """One relic searched by each of these; all must find it first."""
    found = []
    for number, query in enumerate(queries):
        walk.open(f"/{walk.language}/find/")
        walk.page.fill("#q", query)
        walk.page.wait_for_selector("#found a", timeout=10_000)
        found.append(walk.page.get_attribute("#found a", "href"))
        walk.step(f"search-{number}", right=found[0] == found[-1])
    walk.tap("#found a")
    walk.step("found", right=walk.page.locator("[data-relic]").count() == 1)


def without_network(walk: Walk, code: str) -> None:
    """A scan keeps the round; then its stops open without a network, and another relic says what is kept."""
    walk.open(f"/q/{code}/")
    relic = walk.page.get_attribute("[data-relic]", "data-relic")
    walk.step("scan", right=relic == FIRST)
    walk.open(f"/{walk.language}/{relic}/")
    walk.page.wait_for_selector(KEPT, timeout=30_000)
    walk.step("kept", right=True)
    walk.page.context.set_offline(True)
    walk.page.reload(wait_until="load")
    walk.step("offline-same", right=walk.page.get_attribute("[data-relic]", "data-relic") == relic)
    following = walk.tap(".next li a", -1)
    walk.step("offline-next", right=walk.heading() in following)
    elsewhere = walk.page.evaluate(
        "async paths => { for (const path of paths) if (!(await caches.match(path))) return path }",
        [f"/{walk.language}/r{number:05}/" for number in range(300)],
    )
    walk.open(elsewhere)
    walk.page.wait_for_selector("[data-stops] a, .trail a", timeout=5_000)  # a script fills the list
    walk.step("offline-elsewhere", right=not walk.page.locator("[data-relic]").count())
    walk.page.context.set_offline(False)


def walked(browser: BrowserType, site: Path, shots: Path, queries: tuple[str, ...]) -> Iterator[str]:
    """What went wrong on the way, in each language."""
    server = serve(site)
    base = f"http://127.0.0.1:{server.server_port}"
    started = browser.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
    for language, scheme in TURNS:
        options: dict[str, Any] = {"viewport": PHONE, "color_scheme": scheme, "locale": language}
        context = started.new_context(**options)
        walk = Walk(context.new_page(), base, language, shots)
        walk.page.on("pageerror", walk.stumbled)
        through_lists(walk)
        through_search(walk, queries)
        without_network(walk, PLAQUES[0])
        context.close()
        yield from walk.faults
    started.close()
    server.shutdown()
    server.server_close()


def packed(path: Path) -> tuple[int, str]:
    """Bytes of a file as hosts send it."""
    return len(brotli.compress(path.read_bytes(), quality=5)), str(path)


def weighed(site: Path) -> Iterator[str]:
    """The pages that are too large; prints the largest."""
    with ProcessPoolExecutor() as pool:
        sizes = sorted(pool.map(packed, site.rglob("*.html"), chunksize=500), reverse=True)
    print(f"{len(sizes)} pages, the largest {sizes[0][0]} bytes: {sizes[0][1]}", flush=True)
    for name in ("_redirects", "_headers", "404.html"):
        print(f"{name}: {(site / name).stat().st_size} bytes", flush=True)
    longest = max((path.stat().st_size, str(path)) for path in site.rglob("offline.json"))
    print(f"the longest precache list {longest[0]} bytes: {longest[1]}", flush=True)
    yield from (f"{size} bytes: {path}" for size, path in sizes if size > LARGEST)


def built(folder: Path, relics: int) -> None:
    """Build the province in this folder; prints time, processor time and peak memory."""
    if not (folder / "content").exists():
        province(folder, relics)
    options = ["--content", str(folder / "content"), "--output", str(folder / "output")]
    began = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-m", "generator", *options, "build"], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"the build failed: {status}")
    seconds, peak = time.perf_counter() - began, usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    print(
        f"built in {seconds:.0f} s, {usage.ru_utime + usage.ru_stime:.0f} s of processors, {peak:.0f} MiB a process",
        flush=True,
    )


def main() -> int:
    """Build, weigh, walk; 1 if something was wrong."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--relics", type=int, default=5000)
    options = parser.parse_args()
    built(options.folder, options.relics)
    site = options.folder / "output/site"
    with sync_playwright() as playwright:
        # One name with its marks, without, and in capitals.
        text = (options.folder / f"content/sites/{SEARCHED}/vi.md").read_text("utf-8")
        name = text.partition("name: ")[2].partition("\n")[0]
        faults = [*weighed(site), *walked(playwright.chromium, site, options.folder / "shots", _spelled(name))]
    for fault in faults:
        print(f"WRONG {fault}", file=sys.stderr)
    return int(bool(faults))


def _spelled(name: str) -> tuple[str, ...]:
    """A name as it is written, without its marks, and in capitals."""
    from generator.text.names import fold

    return name, fold(name), name.upper()


if __name__ == "__main__":
    sys.exit(main())
