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
from generator.web.hosts import HEADERS, HOSTS, PACKING
from tests.support.hosts import START, Host
from tests.support.languages import marked
from tests.support.scans import ELSEWHERE, NO_CHOICES, NOWHERE, RELICS, SCANS, SPELLED, read

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
        assert {"accept-language", "cookie"} <= varies(answer)
        if host.name != "netlify":  # its emulator writes a Cache-Control of its own over every other
            assert "no-store" in answer.headers["Cache-Control"]


def test_without_any_language_the_right_relic_answers(host: Host) -> None:
    """Machines name none. Netlify's emulator takes that for English."""
    answer: Any = host.ask("/q/4nvh3/")

    assert (200, "4nvh3", "dinh-thoi-an") == (answer.status, read(answer.text).plaque, read(answer.text).relic)


@pytest.mark.parametrize("cookie", NO_CHOICES)
@pytest.mark.parametrize(("accept", "language"), [("km", "km"), ("EN-gb", "en"), ("fr", "choice"), (None, "choice")])
def test_a_cookie_that_names_none_of_our_languages_is_as_none(
    host: Host, accept: str | None, language: str, cookie: str
) -> None:
    """But on Netlify, whose rules cannot say so: there all four are offered."""
    answer: Any = host.ask("/q/4nvh3/", **headers(accept, cookie))
    page = read(answer.text)

    assert (200, "4nvh3") == (answer.status, page.plaque)
    expected = language if host.name in ("nginx", "apache", "cloudflare") else "choice"
    assert expected == ("choice" if page.kind == "choice" else page.language)


def followed(host: Host, path: str, **sent: str) -> Any:
    """The answer, after redirects that stay on the host."""
    for _ in range(3):
        answer: Any = host.ask(path, **sent)
        if answer.status not in (301, 302, 307, 308):
            return answer
        path = answer.headers["Location"].removeprefix(host.base)
        assert re.match(r"/(?![/\\])", path), path
    raise AssertionError(path)


def varies(answer: Any) -> set[str]:
    """The header names of Vary, in lower case."""
    return {part.strip().lower() for value in answer.headers.get_all("Vary", []) for part in value.split(",")}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", SPELLED)
def test_a_spelling_leads_where_the_worker_leads_it_with_the_headers_of_a_scan(
    host: Host, path: str, method: str
) -> None:
    """Where code of ours, or a configuration, answers; Netlify's rules and GitHub Pages see whole words alone."""
    if host.name not in SEES_SPELLINGS:
        return
    if host.name == "cloudflare" and path in EDGE:
        answer = followed(host, path, accept_language="km")
        assert (EDGE[path], "4nvh3") == (read(answer.text).kind, read(answer.text).plaque or "4nvh3")
        return
    answer: Any = host.ask(path, method, accept_language="km")

    assert 200 == answer.status
    if answer.text:
        page = read(answer.text)
        assert ("relic", "km", "4nvh3", "dinh-thoi-an") == (page.kind, page.language, page.plaque, page.relic)
    assert "no-store" == answer.headers["Cache-Control"]
    assert {"accept-language", "cookie"} <= varies(answer)
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


EDGE = {
    "//q/4nvh3": "relic",
    "/%71/4nvh3": "relic",
    "/q/4nvh3/index.html": "relic",
    "/q//4nvh3": "choice",
    "//%51//4nvH3.": "lost",
}
"""Spellings that Cloudflare does not ask our function about, and where its redirects end. Its real edge merges slashes."""

SEES_SPELLINGS = ("cloudflare", "nginx", "apache")
"""Hosts on which something of ours reads the code as it was typed."""


@pytest.mark.parametrize("path", [path for path in SPELLED if "/." not in path])
def test_on_any_host_a_browser_gets_from_a_spelling_to_the_relic(host: Host, browser: Browser, path: str) -> None:
    """Where the host shows 404.html, its script leads on. A browser takes /./ and /../ out by itself."""
    context = browser.new_context(locale="km-KH")
    page = context.new_page()
    page.goto(host.base + path)
    page.wait_for_selector("html[lang=km] main[data-relic=dinh-thoi-an]")
    context.close()


@pytest.mark.parametrize("path", NOWHERE)
@pytest.mark.parametrize("accept", ["km", "fr"])
def test_an_unknown_code_is_answered_with_404_html(host: Host, path: str, accept: str) -> None:
    """Netlify's emulator shows that page too, but with its rule's own status, 200 (netlify-cli 27, proxy.js)."""
    answer: Any = host.ask(path, accept_language=accept)

    assert "lost" == read(answer.text).kind
    emulated = host.name == "netlify" and re.fullmatch(r"/q/[^/]+", path)
    assert (200 if emulated else 404) == answer.status
    if host.name in SEES_SPELLINGS:
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert "no-store" == answer.headers["Cache-Control"] or not re.match("/+q/", path)
        assert None is answer.headers["Set-Cookie"]


@pytest.mark.parametrize("path", ["/vi/q/", "/assets/", "/assets/no.js", "/photos/no.jpg"])
def test_what_is_not_there_is_not_kept_and_a_folder_without_a_page_is_not_there(host: Host, path: str) -> None:
    if host.name == "github":  # the stand-in lists a folder
        return
    answer: Any = host.ask(path)

    assert (404, "lost") == (answer.status, read(answer.text).kind)
    assert "immutable" not in (answer.headers["Cache-Control"] or "")


@pytest.mark.parametrize("path", ELSEWHERE)
def test_no_address_leads_to_another_host(host: Host, path: str) -> None:
    answer: Any = host.ask(path, accept_language="vi")
    place = answer.headers["Location"]

    assert place is None or re.match(r"/(?![/\\])", place.removeprefix(host.base))
    assert answer.status < 500


ASKED = {
    301: ("/vi/dinh-cu/", {}),
    304: ("/q/4nvh3", {}),
    404: ("/q/zzzzz", {}),
    405: ("/q/4nvh3", {}),
    416: ("/q/4nvh3", {"range": "bytes=99999999-"}),
}


@pytest.mark.parametrize("status", ASKED)
def test_the_headers_are_sent_with_every_status(host: Host, status: int) -> None:
    """On servers of one's own; what the others send with a status is theirs. nginx says all of it twice with a 416."""
    if host.name not in PACKING:
        return
    path, sent = ASKED[status]
    if status == 304:
        first: Any = host.ask(path, accept_language="vi")
        sent = {"if_none_match": first.headers["ETag"]}
    answer: Any = host.ask(path, "DELETE" if status == 405 else "GET", accept_language="vi", **sent)

    assert status == answer.status
    for name, value in HEADERS:
        assert {value} == set(answer.headers.get_all(name))
    assert 1 == len(set(answer.headers.get_all("Content-Security-Policy")))
    if path.startswith("/q/"):
        assert {"no-store"} == set(answer.headers.get_all("Cache-Control"))
        assert {"accept-language", "cookie"} <= varies(answer)


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
    assert "accept-encoding" in varies(packed)
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
        page.goto((site / path).as_uri(), wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        for link in page.locator("a[href]").all():
            target = str(link.evaluate("node => node.href"))
            if target.startswith("file:"):
                assert Path(target.removeprefix("file://").partition("#")[0]).is_file(), (path, target)
        assert "rgb(251, 246, 234)" == page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert [] == failed
    page.goto((site / "q/4nvh3/index.html").as_uri())
    page.wait_for_url("**/km/dinh-thoi-an/index.html")
    failed.clear()  # of the page that was left, what had not arrived
    page.reload(wait_until="networkidle")
    assert [] == failed
    page.click("nav.next a")
    assert page.url.endswith("/km/" + page.url.split("/km/")[1])
    context.close()


def test_every_host_is_tested() -> None:
    assert {*START, "folder"} == set(HOSTS)
    assert urls.CODES == "/q/"


def test_the_form_for_editing_alone_may_show_what_was_not_sent_yet(host: Host) -> None:
    """Its policy stands in place of that of all pages, not beside it: two policies would both hold."""
    form, page = (host.ask(path) for path in ("/admin/", "/vi/"))
    if host.name == "github":  # it sends no headers of ours: the policy stands in the page
        policies = [
            re.findall('http-equiv="Content-Security-Policy" content="([^"]*)"', answer.text)  # type: ignore[attr-defined]
            for answer in (form, page)
        ]
    else:
        policies = [answer.headers.get_all("Content-Security-Policy") or [] for answer in (form, page)]

    assert [1, 1] == [len(policy) for policy in policies]
    assert ["img-src 'self' blob:;" in policy for (policy,) in policies] == [True, False]
    assert ["'sha256-" in policy for (policy,) in policies] == [False, True]
