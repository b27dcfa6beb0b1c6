"""The preview as a browser sees it: freed of the site's worker, true to the policy of its pages, reloading by itself."""

from __future__ import annotations

import http.server
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.support.browser import PHONE, serve
from tests.support.install import chromium
from tests.support.preview import Running, free_port, running
from tests.support.worlds import RELIC, STORY, edit

PAGE = "/vi/dinh-mot/"


@pytest.fixture
def preview(world: Path) -> Iterator[Running]:
    with running(world) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """In a fresh profile."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN")
    yield context.new_page()
    context.close()


# ---- the worker -----------------------------------------------------------------------------------


@pytest.fixture
def visited(world: Path, tmp_path: Path, playwright: Playwright) -> Iterator[tuple[BrowserContext, int]]:
    """A browser that kept the trail of the published site, with its worker, and the port the site was at."""
    site = Path(shutil.copytree(world / "output/site", tmp_path / "site"))
    server: http.server.ThreadingHTTPServer = serve(site)
    context = playwright.chromium.launch_persistent_context(
        tmp_path / "memory", executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"], viewport=PHONE
    )
    page = context.pages[0]
    page.goto(f"http://127.0.0.1:{server.server_port}{PAGE}")
    page.wait_for_selector("[data-keep]:not([hidden])")
    page.evaluate("caches.open('somebody-else').then(cache => cache.put('/x', new Response('')))")
    server.shutdown()
    server.server_close()
    # The control: the worker answers in the place of a host that is gone.
    page.goto(f"http://127.0.0.1:{server.server_port}{PAGE}")
    assert "Đình Một" in page.inner_text("h1")
    yield context, server.server_port
    context.close()


def test_a_browser_with_the_site_s_worker_sees_the_error_after_one_visit(
    world: Path, visited: tuple[BrowserContext, int]
) -> None:
    context, port = visited
    edit(world / "content", RELIC, "kind:", "king:")
    page = context.pages[0]
    with running(world, "--port", str(port), asks_port=False, locale="vi"):
        page.goto(f"http://127.0.0.1:{port}{PAGE}")
        expect(page.locator("h1")).to_have_text("Nội dung đang có lỗi", timeout=20_000)

        assert "content/sites/dinh-mot/site.yaml:1:1" in page.inner_text("pre >> nth=0")
        assert 0 == page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")
        assert ["somebody-else"] == page.evaluate("caches.keys()")


def test_a_preview_registers_no_worker(preview: Running, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(preview.base + PAGE, wait_until="networkidle")

    assert [] == said
    assert 0 == page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")
    assert "refused" == page.evaluate("navigator.serviceWorker.register('/sw.js').then(() => 'done', () => 'refused')")


# ---- reloading ------------------------------------------------------------------------------------


def test_every_save_reloads_the_page_an_error_and_its_mending_too(world: Path, preview: Running, page: Page) -> None:
    """Under the policy the pages are published with, and the bar's own style beside it."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(preview.base + PAGE)
    for number in range(3):
        edit(world / "content", STORY, "Ba tầng mái" if not number else f"Mái thứ {number - 1}", f"Mái thứ {number}")
        expect(page.locator("main")).to_contain_text(f"Mái thứ {number}", timeout=20_000)
    edit(world / "content", RELIC, "kind:", "king:")
    expect(page.locator("h1")).to_have_text("The content has problems", timeout=20_000)
    assert "rgb(140, 29, 24)" == page.locator("h1").evaluate("node => getComputedStyle(node).color")
    edit(world / "content", RELIC, "king:", "kind:")
    edit(world / "content", STORY, "summary: Đình để thử.", "summary: “Đình để thử.”")
    bar = page.locator("#ditich-preview")
    expect(bar).to_contain_text("content/sites/dinh-mot/vi.md", timeout=20_000)

    assert "sticky" == bar.evaluate("node => getComputedStyle(node).position")
    edit(world / "content", STORY, "summary: “Đình để thử.”", "summary: Đình để thử.")
    expect(bar).to_have_count(0, timeout=20_000)
    assert [] == [text for text in said if "500" not in text]


def test_what_the_policy_forbids_on_the_site_it_forbids_in_the_preview(preview: Running, page: Page) -> None:
    page.goto(preview.base + PAGE)
    page.evaluate(
        "() => { const script = document.createElement('script'); script.textContent = 'window.ran = true';"
        "document.head.append(script); }"
    )

    assert page.evaluate("() => window.ran === undefined")


def test_a_draft_is_seen_to_be_one(world: Path, page: Page) -> None:
    edit(world / "content", "sites/chua-hai/site.yaml", "kind:", "draft: true\nkind:")
    with running(world, "--drafts", "--port", str(free_port()), asks_port=False) as preview:
        page.goto(f"{preview.base}/km/chua-hai/")
        mark = page.locator("#ditich-preview p")
        expect(mark).to_be_in_viewport()

        assert ("km", "សេចក្តីព្រាង មិនទាន់ផ្សាយ") == (mark.get_attribute("lang"), mark.inner_text())
