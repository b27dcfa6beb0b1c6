"""The trail without a network: what one scan caches, what opens then, and data saving."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from playwright.sync_api import Playwright

from tests.support.browser import until
from tests.support.phone import Phone, phone_of, relic_of
from tests.support.scans import NOWHERE, SPELLED
from tests.support.worlds import ditich


@pytest.fixture
def phone(real_site: Path, tmp_path: Path, playwright: Playwright) -> Iterator[Phone]:
    """At the five relics."""
    with phone_of(real_site, tmp_path, playwright) as phone_at_host:
        yield phone_at_host


@pytest.fixture
def sample_phone(sample_site: Path, tmp_path: Path, playwright: Playwright) -> Iterator[Phone]:
    """At the sample relics."""
    with phone_of(sample_site, tmp_path, playwright) as phone_at_host:
        yield phone_at_host


@pytest.fixture
def many_phone(many_site: Path, tmp_path: Path, playwright: Playwright) -> Iterator[Phone]:
    """At seventy relics, of which eight are on each of two trails."""
    with phone_of(many_site, tmp_path, playwright) as phone_at_host:
        yield phone_at_host


def precached_paths(site: Path, language: str) -> list[str]:
    """The paths in the precache list of a language."""
    return [path for path, _, _ in json.loads((site / language / "offline.json").read_bytes())["keep"]]


def weight(site: Path, path: str) -> int:
    """Bytes of the file behind a path."""
    return (site / (path.strip("/") + ("/index.html" if path.endswith("/") else ""))).stat().st_size


# ---- one scan, then no signal ---------------------------------------------------------------------


@pytest.mark.parametrize(("language", "face"), [("vi", "Be Vietnam Pro"), ("km", "Noto Sans Khmer")])
def test_the_next_plaque_opens_with_the_host_gone_and_the_browser_restarted(
    phone: Phone, language: str, face: str
) -> None:
    """The one promise of the offline trail: scan once, read all five, in the language and the face one reads."""
    note = phone.keep(phone.start(), f"/{language}/q/4nvh3/")
    # Here nothing is packed on the way: what is kept is what the files weigh.
    size = sum(weight(phone.site, path) for path in precached_paths(phone.site, language))
    assert f"({math.ceil(size / 1024)} KB)" in note
    phone.stop_host()
    page = phone.restart()

    for code, relic in (("9cr7t", "dinh-phu-luong"), ("PN8WC", "chua-pothi-somron"), ("4nvh3/", "dinh-thoi-an")):
        page.goto(f"{phone.base}/q/{code}")
        assert (relic, language) == (relic_of(page), page.locator("html").get_attribute("lang"))
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    node = tools.send("DOM.querySelector", {"nodeId": root, "selector": ".lead"})["nodeId"]
    fonts = tools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert face in {font["familyName"] for font in fonts if font["isCustomFont"]}
    # Every other page of the language too, and the search in it.
    for path in (f"/{language}/", f"/{language}/about/", f"/{language}/linh-son-co-mieu/"):
        page.goto(phone.base + path)
        assert 1 == page.locator("h1").count()
    page.goto(f"{phone.base}/{language}/find/?q=chua ong")
    assert f"{phone.base}/{language}/linh-son-co-mieu/" == page.locator("#found a").first.evaluate("node => node.href")


def test_without_a_network_an_uncached_page_is_answered_with_the_offline_page(phone: Phone) -> None:
    page = phone.start()
    phone.keep(page, "/en/dinh-thoi-an/")
    phone.stop_host()

    for path in ("/q/zzzzz", "/zh/dinh-thoi-an/", "/en/nowhere/"):
        page.goto(phone.base + path)
        assert "There is no signal" == page.inner_text("h1")
        assert 5 == page.locator(".trail li").count()
    page.click(".trail a >> nth=0")
    page.wait_for_url("**/en/chua-pothi-somron/")
    assert "chua-pothi-somron" == relic_of(page)


def test_without_a_network_a_code_is_found_however_its_address_is_spelled(phone: Phone) -> None:
    """The worker goes by the table that holds every host. An address that leads to no plaque leads to none here either."""
    page = phone.start()
    phone.keep(page, "/km/dinh-thoi-an/")
    phone.stop_host()

    for path in SPELLED:
        page.goto(phone.base + path)
        assert ("dinh-thoi-an", "km") == (relic_of(page), page.locator("html").get_attribute("lang")), path
    for path in NOWHERE:
        page.goto(phone.base + path)
        assert None is relic_of(page), path
        assert 5 == page.locator(".trail li").count(), path


def test_a_new_choice_of_language_is_the_one_the_next_scan_opens_in(phone: Phone) -> None:
    page = phone.start()
    phone.keep(page, "/vi/dinh-thoi-an/")
    phone.keep(page, "/zh/dinh-thoi-an/")
    phone.stop_host()
    page.goto(f"{phone.base}/q/9cr7t")

    assert "zh-Hans" == page.locator("html").get_attribute("lang")


@pytest.fixture
def slow(phone: Phone) -> Callable[[float], None]:
    """Lets every answer of the host wait so many seconds."""

    def wait(seconds: float) -> None:
        handler: Any = phone.server.RequestHandlerClass
        handler.pause = seconds

    return wait


def test_on_a_network_that_does_not_answer_the_cached_page_is_shown_soon(
    phone: Phone, slow: Callable[[float], None]
) -> None:
    page = phone.start()
    phone.keep(page, "/vi/dinh-thoi-an/")
    slow(20)
    page.goto(f"{phone.base}/vi/dinh-phu-luong/", timeout=10_000)

    assert "dinh-phu-luong" == relic_of(page)
    slow(0)


# ---- of many relics, the trail one is on ----------------------------------------------------------


def test_a_phone_keeps_each_trail_it_is_on_and_shows_them_without_a_network(many_phone: Phone) -> None:
    page = many_phone.start()
    many_phone.keep(page, "/vi/dinh-00001/")
    many_phone.keep(page, "/vi/dinh-00009/")
    many_phone.stop_host()
    page = many_phone.restart()

    for path, relic in (("/q/4nvh3", "dinh-00000"), ("/q/9cr7t/", "dinh-00008"), ("/vi/dinh-00015/", "dinh-00015")):
        page.goto(many_phone.base + path)
        assert relic == relic_of(page)
    page.goto(f"{many_phone.base}/vi/dinh-00040/")
    assert "Không có mạng" == page.inner_text("h1")
    page.wait_for_selector("[data-stops] a")
    kept = page.locator("[data-stops] a").all_inner_texts()
    assert [f"Đình Làng Số {number}" for number in (*range(8, 16), *range(8))] == kept
    page.click("[data-stops] a >> nth=0")
    page.wait_for_url("**/vi/dinh-00008/")
    assert "dinh-00008" == relic_of(page)


def test_what_is_near_a_relic_on_no_trail_is_kept(many_phone: Phone) -> None:
    note = many_phone.keep(many_phone.start(), "/vi/dinh-00040/")
    assert many_phone.context
    page = many_phone.context.pages[0]
    near = page.locator(".next a").first.get_attribute("href")
    many_phone.stop_host()
    page.goto(f"{many_phone.base}{near}")

    assert "gần đây" in note
    assert f"/vi/{relic_of(page)}/" == near


def test_of_many_trails_the_one_read_longest_ago_is_forgotten(many_phone: Phone) -> None:
    """Seven lists: each trail in three languages, and one more."""
    page = many_phone.start()
    for path in ("/vi/dinh-00001/", *(f"/{tag}/dinh-{number:05}/" for tag in ("km", "en", "zh") for number in (1, 9))):
        many_phone.keep(page, path)
    page.wait_for_timeout(300)  # forgetting goes on after the reader was told
    lists = page.evaluate(
        """caches.open("ditich").then(async cache => (await cache.keys()).map(key => new URL(key.url).pathname)
        .filter(path => path.endsWith("/offline.json") || path === "/vi/dinh-00001/").sort())"""
    )

    assert [f"/{tag}/trail/tuyen-{number}/offline.json" for tag in ("en", "km", "zh") for number in (1, 2)] == lists


# ---- what changes ---------------------------------------------------------------------------------


def test_an_edited_page_is_fetched_again_though_another_one_was_read(
    sample_site: Path, tmp_path: Path, playwright: Playwright
) -> None:
    with phone_of(sample_site, tmp_path, playwright) as phone:
        page = phone.start()
        phone.keep(page, "/vi/dinh-mau/")
        folder = tmp_path / "edited"
        for name in ("content", ".cache/store", ".cache/compiled"):  # only what is edited is made
            shutil.copytree(sample_site / name, folder / name)
        story = folder / "content/sites/mieu-mau/vi.md"
        story.write_text(story.read_text("utf-8").replace("Để thử.", "Để thử, đã sửa.", 1), "utf-8")
        assert 0 == ditich(folder, "build").exit_code
        shutil.copytree(folder / "output/site", phone.site, dirs_exist_ok=True)
        phone.keep(page, "/vi/dinh-mau/")
        phone.stop_host()
        page.goto(f"{phone.base}/q/x6vhw")

        assert "đã sửa" in page.inner_text("#history")


def test_a_page_no_precache_list_names_is_dropped(sample_phone: Phone) -> None:
    page = sample_phone.start()
    sample_phone.keep(page, "/vi/dinh-mau/")
    page.evaluate("caches.open('ditich').then(cache => cache.put('/assets/old.0123456789.js', new Response('')))")
    sample_phone.keep(page, "/vi/chua-mau/")

    assert not page.evaluate("caches.match('/assets/old.0123456789.js').then(Boolean)")


# ---- weight ---------------------------------------------------------------------------------------


def sent(site: Path, path: str) -> int:
    """Bytes of a file as hosts send it: texts as brotli."""
    data = (site / (path.strip("/") + ("/index.html" if path.endswith("/") else ""))).read_bytes()
    return len(data) if path.endswith((".woff2", ".avif")) else len(brotli.compress(data, quality=5))


@pytest.mark.parametrize("language", ["vi", "en", "km", "zh"])
def test_a_scan_stores_no_more_than_its_budget(real_site: Path, sample_site: Path, language: str) -> None:
    """200 KB of texts, 300 KB with fonts and photographs; relics off the trail add nothing."""
    for folder in (real_site, sample_site):
        site = folder / "output/site"
        keep = json.loads((site / language / "offline.json").read_bytes())["keep"]
        sizes = {path: sent(site, path) for path, _, _ in keep}
        assert sum(size for path, size in sizes.items() if not path.endswith((".woff2", ".avif"))) <= 200 * 1024
        assert sum(sizes.values()) <= 300 * 1024


# ---- whoever pays for each megabyte ---------------------------------------------------------------


def test_a_phone_that_saves_data_is_asked_first(sample_phone: Phone) -> None:
    page = sample_phone.start()
    page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    requested: list[str] = []
    page.context.on("request", lambda request: requested.append(request.url))
    page.goto(f"{sample_phone.base}/vi/dinh-mau/")
    button = page.locator("[data-keep] button")
    button.wait_for()
    page.wait_for_timeout(300)
    assert not [url for url in requested if url.endswith("/offline.json")]
    button.click()
    until(page, "() => document.querySelector('[data-keep]').textContent.includes('KB')")

    assert [url for url in requested if url.endswith("/offline.json")]


def test_a_page_that_began_without_the_worker_is_its_own_once_it_is_kept(sample_phone: Phone) -> None:
    """As one that was on its way while the worker began, or was loaded anew past every cache."""
    page = sample_phone.start()
    sample_phone.keep(page, "/vi/dinh-mau/")
    page.evaluate("window.before = true")
    page.context.new_cdp_session(page).send("Page.reload", {"ignoreCache": True})
    page.wait_for_function("() => !window.before && document.readyState !== 'loading'")

    until(page, "() => navigator.serviceWorker.controller")


def test_a_recording_is_cached_only_on_request_and_served_in_ranges(sample_phone: Phone) -> None:
    """Players ask for ranges (RFC 9110, 14.2); the cached recording answers them as a host would."""
    page = sample_phone.start()
    sample_phone.keep(page, "/vi/dinh-mau/")
    source = page.locator("audio").get_attribute("src")
    assert source is not None
    assert not page.evaluate(f"caches.match('{source}').then(Boolean)")
    button = page.locator(".listen button")
    assert "MB" in button.inner_text()
    button.click()
    until(page, f"() => caches.match('{source}').then(Boolean)")
    sample_phone.stop_host()
    recording = (sample_phone.site / source.lstrip("/")).read_bytes()

    for range_header, status, body in (
        ("bytes=0-99", 206, recording[:100]),
        ("bytes=100-", 206, recording[100:]),
        ("bytes=-50", 206, recording[-50:]),
        (f"bytes={len(recording)}-", 416, b""),
    ):
        answer = page.evaluate(
            """async ([path, range]) => {
              const answer = await fetch(path, {headers: {Range: range}});
              const body = [...new Uint8Array(await answer.arrayBuffer())];
              return [answer.status, answer.headers.get("Content-Range"), body];
            }""",
            [source, range_header],
        )
        assert (status, list(body)) == (answer[0], answer[2])
        assert answer[1].endswith(f"/{len(recording)}")
    page.reload()
    seconds = page.evaluate(
        """new Promise(done => { const player = document.querySelector("audio");
        player.onloadedmetadata = () => done(player.duration); player.preload = "metadata"; player.load(); })"""
    )
    assert abs(seconds - 19.0) < 0.5


def test_a_photograph_cached_in_one_width_is_served_for_the_others(sample_phone: Phone) -> None:
    page = sample_phone.start()
    sample_phone.keep(page, "/vi/chua-mau/")
    sample_phone.stop_host()
    page.goto(f"{sample_phone.base}/q/4nvh3")

    assert page.evaluate("document.querySelector('.hero img').decode().then(() => true)")


def test_the_web_app_manifest_is_valid(sample_phone: Phone) -> None:
    """As Chromium itself reads it, with icons that are what they say."""
    page = sample_phone.start()
    page.goto(f"{sample_phone.base}/vi/")
    tools = page.context.new_cdp_session(page)
    manifest = tools.send("Page.getAppManifest")
    icons = page.evaluate(
        """card => (icons => Promise.all(icons.filter(icon => icon.sizes !== "any").map(async icon => {
        const image = new Image(); image.src = icon.src; await image.decode();
        return `${image.width}x${image.height}` === icon.sizes; })))
        (JSON.parse(card).icons)""",
        manifest["data"],
    )

    assert [] == manifest["errors"]
    assert [True, True] == icons
