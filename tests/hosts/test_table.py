"""One table of requests, which every host answers alike. `make test-hosts` runs this."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Browser

from generator import plaques, urls
from generator.languages import marked
from generator.web.hosts import HOSTS, PACKING
from tests.support.hosts import START, Host
from tests.support.scans import RELICS, SCANS, read

KNOWS = ("netlify", "cloudflare", "nginx", "apache")
"""Hosts that see which language is asked for. GitHub Pages sees nothing: there the page itself offers the choice."""


def headers(accept: str | None, cookie: str | None) -> dict[str, str]:
    """As a browser sends them."""
    return {name: value for name, value in (("accept_language", accept), ("cookie", cookie)) if value}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(("path", "accept", "cookie", "language"), SCANS)
def test_a_scan_is_answered_at_once_in_the_right_language(
    host: Host, path: str, accept: str, cookie: str | None, language: str, method: str
) -> None:
    """One round trip, no redirect. A host that cannot see languages offers all four."""
    if host.name == "github" and not path.endswith("/"):
        path += "/"  # it redirects to the slash, whatever the page
    answer: Any = host.ask(path, method, **headers(accept, cookie))

    assert 200 == answer.status
    if method == "GET":
        code = path.strip("/").rpartition("/")[2]
        expected = language if host.name in KNOWS else "choice"
        page = read(answer.text)
        assert (code, RELICS[code]) == (page.plaque, page.relic)
        assert ("choice", "vi") == (page.kind, page.language) if expected == "choice" else expected == page.language


@pytest.mark.parametrize("code", RELICS)
def test_a_plaque_as_the_shop_gets_it_is_answered_in_every_language(host: Host, finished: Path, code: str) -> None:
    """The address is read from the very PDF."""
    payload = plaques.decode((finished.parent / f"print/{code}/{code}.pdf").read_bytes())
    assert payload is not None
    for language in ("vi", "en", "km", "zh"):
        answer: Any = host.ask(f"{urlsplit(payload).path}/", accept_language=language)
        page = read(answer.text)

        assert (200, code, RELICS[code]) == (answer.status, page.plaque, page.relic)
        assert page.language == language or (page.kind == "choice" and host.name not in KNOWS)


def test_the_answer_to_a_scan_is_not_cached(host: Host) -> None:
    """Else a shared cache would give one visitor's language to the next. GitHub Pages gives everybody the same page."""
    for path in () if host.name == "github" else ("/q/4nvh3", "/q/4nvh3/", "/q/zzzzz", "/q/x6vhw"):
        answer: Any = host.ask(path, accept_language="km")
        varies = {part.strip().lower() for value in answer.headers.get_all("Vary") for part in value.split(",")}
        assert {"accept-language", "cookie"} <= varies
        if host.name != "netlify":  # its emulator writes a Cache-Control of its own over every other
            assert "no-store" in answer.headers["Cache-Control"]


def test_without_any_language_the_right_relic_answers(host: Host) -> None:
    """Machines name none. Netlify's emulator takes that for English."""
    answer: Any = host.ask("/q/4nvh3/")

    assert (200, "4nvh3", "dinh-thoi-an") == (answer.status, read(answer.text).plaque, read(answer.text).relic)


@pytest.mark.parametrize("path", ["/q/zzzzz", "/q/4NVH3", "/q/4nvh4", "/q/4nvh3/x", "/vi/q/zzzzz/"])
@pytest.mark.parametrize("accept", ["km", "fr"])
def test_an_unknown_code_is_answered_with_404_html(host: Host, path: str, accept: str) -> None:
    """Netlify's emulator shows that page too, but with its rule's own status, 200 (netlify-cli 27, proxy.js)."""
    answer: Any = host.ask(path, accept_language=accept)

    assert "lost" == read(answer.text).kind
    emulated = host.name == "netlify" and re.fullmatch(r"/q/[^/]+", path)
    assert (200 if emulated else 404) == answer.status


@pytest.mark.parametrize("path", ["/", "/vi/", "/en/dinh-thoi-an/", "/zh/q/4nvh3/", "/q/", "/km/about/"])
def test_an_address_somebody_chose_is_answered_as_it_is(host: Host, path: str) -> None:
    """Never redirected, whatever the phone says and whatever was chosen elsewhere."""
    answer: Any = host.ask(path, accept_language="km", cookie="nf_lang=zh")

    assert 200 == answer.status
    language = path.split("/")[1] if path.split("/")[1] in ("vi", "en", "zh", "km") else "vi"
    assert language == read(answer.text).language


@pytest.mark.parametrize("language", ["vi", "en", "km", "zh"])
def test_a_renamed_relic_is_found_at_its_old_address(host: Host, language: str) -> None:
    answer: Any = host.ask(f"/{language}/dinh-cu/")

    if host.name in KNOWS:
        assert (301, f"/{language}/dinh-phu-luong/") == (
            answer.status,
            answer.headers["Location"].removeprefix(host.base),
        )
    else:
        assert 200 == answer.status
        assert f'content="0; url=/{language}/dinh-phu-luong/"' in answer.text


@pytest.mark.parametrize("accept", ["vi", "en", "km", "zh"])
def test_a_retired_plaque_is_answered_with_relic_and_replacement(host: Host, accept: str) -> None:
    answer: Any = host.ask("/q/x6vhw/", accept_language=accept)
    page = read(answer.text)

    assert (200, "x6vhw") == (answer.status, page.plaque)
    assert (accept if host.name in KNOWS else "vi") == page.language
    assert 'href="/q/2r9tp/"' in answer.text
    assert "Biển này không còn dùng nữa" in answer.text


def test_pages_are_sent_under_the_policy(host: Host) -> None:
    """As a header, or inside the page where a host sends no headers of ours."""
    for path in ("/", "/vi/dinh-thoi-an/", "/q/4nvh3/", "/404-is-here/"):
        answer: Any = host.ask(path, accept_language="vi")
        style = re.search(r"<style>(.*?)</style>", answer.text, re.DOTALL)
        assert style
        policy = answer.headers["Content-Security-Policy"]
        if host.name == "github":
            assert policy is None
            meta = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', answer.text)
            assert meta
            policy = meta.group(1)
        assert "default-src 'none'" in policy
        if host.name in KNOWS:
            assert "nosniff" == answer.headers["X-Content-Type-Options"]
            assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("name", ["assets/*.woff2", "assets/*.js"])
def test_files_named_by_their_content_may_be_cached_for_ever(host: Host, finished: Path, name: str) -> None:
    """Where a host takes headers of ours; Netlify's emulator writes its own over this one."""
    site = finished / host.name / "site"
    file = next(site.glob(name)).relative_to(site).as_posix()
    answer: Any = host.ask(f"/{file}")

    assert 200 == answer.status
    cacheable = "max-age=31536000, immutable" in (answer.headers["Cache-Control"] or "")
    assert cacheable == (host.name in ("cloudflare", "nginx", "apache"))


PACKED = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize("coding", PACKED)
@pytest.mark.parametrize("path", ["/", "/vi/dinh-thoi-an/", "/q/4nvh3", "/vi/offline.json", "/sw.js", "/404-is-here/"])
def test_text_files_are_served_as_they_were_precompressed(host: Host, finished: Path, path: str, coding: str) -> None:
    """On servers of one's own; the other hosts pack by themselves, at a quality of theirs."""
    if host.name not in PACKING:
        assert not list((finished / host.name / "site").rglob("*.br"))
        return
    packed: Any = host.ask_bytes(path, accept_encoding=f"deflate, {coding}", accept_language="vi")
    plain: Any = host.ask_bytes(path, accept_language="vi")

    assert (coding, None) == (packed.headers["Content-Encoding"], plain.headers["Content-Encoding"])
    assert plain.body == PACKED[coding](packed.body)
    assert packed.headers["Content-Type"] == plain.headers["Content-Type"]
    varies = ",".join(packed.headers.get_all("Vary")).lower()
    assert "accept-encoding" in varies
    assert int(packed.headers["Content-Length"]) == len(packed.body) < len(plain.body)


KINDS = {
    "/sw.js": "javascript",
    "/vi/site.webmanifest": "application/manifest+json",
    "/vi/festivals.ics": "text/calendar",
    "/vi/offline.json": "application/json",
    "/vi/names.txt": "text/plain",
    "/icon.svg": "image/svg+xml",
}


@pytest.mark.parametrize("path", KINDS)
def test_a_file_is_served_with_its_content_type(host: Host, path: str) -> None:
    """A browser takes no script for a worker, and no card for the home screen, that is sent as something else."""
    answer: Any = host.ask(path)
    if host.name == "github":  # the stand-in goes by this system's own list
        return
    assert 200 == answer.status
    assert KINDS[path] in answer.headers["Content-Type"]
    assert "no-store" not in (answer.headers["Cache-Control"] or "")


# ---- in a browser ---------------------------------------------------------------------------------


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("language", ["vi", "en", "km", "zh"])
def test_a_visitor_reads_in_the_phones_language(host: Host, browser: Browser, language: str, script: bool) -> None:
    """Without script on a host that cannot see languages, one tap chooses."""
    context = browser.new_context(locale=language, java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{host.base}/q/4nvh3")
    if not script and host.name not in KNOWS:
        page.click(f"[data-arrive] a[hreflang={marked(language)}]")
    page.wait_for_load_state("load")
    page.wait_for_timeout(80)

    assert marked(language) == page.locator("html").get_attribute("lang")
    assert "dinh-thoi-an" == page.locator("main").get_attribute("data-relic")
    context.close()


def test_the_trail_is_cached_and_its_transfer_size_reported(host: Host, finished: Path, browser: Browser) -> None:
    """Every host serves the worker so that it runs; the size shown is that of the transfer, compressed or not."""
    site = finished / host.name / "site"
    kept = json.loads((site / "vi/offline.json").read_bytes())["keep"]
    total = sum((site / f"{path.strip('/')}{'/index.html' * path.endswith('/')}").stat().st_size for path, _, _ in kept)
    context = browser.new_context(locale="vi")
    page = context.new_page()
    page.goto(f"{host.base}/vi/dinh-thoi-an/")
    page.wait_for_selector("[data-keep]:not(:empty)", timeout=60_000)
    (reported,) = re.findall(r"\((\d+) KB\)", page.inner_text("[data-keep]"))
    context.close()

    assert 60 < int(reported) <= total / 1024 + 1
    if host.name in PACKING:
        assert int(reported) < 130 < total / 1024


def test_the_folder_can_be_read_without_a_server(finished: Path, browser: Browser) -> None:
    """From a card: every link of every page leads to a file, pictures and faces arrive, a scan's page moves on."""
    site = finished / "folder" / "site"
    context = browser.new_context(locale="km-KH")
    page = context.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    for path in ("index.html", "vi/dinh-thoi-an/index.html", "zh/index.html"):
        page.goto((site / path).as_uri())
        page.evaluate("document.fonts.ready")
        for link in page.locator("a[href]").all():
            target = str(link.evaluate("node => node.href"))
            if target.startswith("file:"):
                assert Path(target.removeprefix("file://").partition("#")[0]).is_file(), (path, target)
        assert "rgb(251, 246, 234)" == page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto((site / "q/4nvh3/index.html").as_uri())
    page.wait_for_url("**/km/dinh-thoi-an/index.html")
    assert [] == failed
    page.click("nav.next a")
    assert page.url.endswith("/km/" + page.url.split("/km/")[1])
    context.close()


def test_every_host_is_tested() -> None:
    assert {*START, "folder"} == set(HOSTS)
    assert urls.CODES == "/q/"
