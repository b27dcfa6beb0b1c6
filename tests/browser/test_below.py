"""A site below a sub-path, on a host where every other address is somebody else's: from the scan to a dead network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright

from generator import plaques
from tests.support.browser import Site, serve
from tests.support.phone import Phone, phone_of, relic_of
from tests.support.worlds import BASE, BELOW

PLAQUES = {"4nvh3": "dinh-mau", "9cr7t": "chua-mau", "x6vhw": "mieu-mau"}


@pytest.fixture(scope="module")
def site(below_site: Path, browser: Browser) -> Iterator[Site]:
    """The sample relics; paths of a visit begin at the host."""
    server = serve(below_site / "output/site", BASE)
    yield Site(browser, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


@pytest.fixture
def phone(below_site: Path, tmp_path: Path, playwright: Playwright) -> Iterator[Phone]:
    """At the sample relics."""
    with phone_of(below_site, tmp_path, playwright, BASE) as phone_at_host:
        yield phone_at_host


def path_of(page: Page) -> str:
    return urlsplit(page.url).path


@pytest.mark.parametrize("code", PLAQUES)
def test_a_plaque_as_the_shop_gets_it_leads_to_its_relic(site: Site, below_site: Path, code: str) -> None:
    payload = plaques.decode((below_site / f"output/print/{code}/{code}.pdf").read_bytes())
    assert f"{BELOW}/q/{code}" == payload
    visit = site.visit(urlsplit(payload).path, locale="vi-VN")

    assert f"{BASE}/vi/{PLAQUES[code]}/" == path_of(visit.page)
    assert [] == visit.complaints
    visit.context.close()


def test_one_walks_from_a_scan_to_the_next_relic_to_another_language_and_to_the_search(site: Site) -> None:
    """With no address on the way that is not the site's, and no error in the console."""
    visit = site.visit(f"{BASE}/q/4nvh3/", locale="vi-VN")
    page = visit.page
    assert "dinh-mau" == relic_of(page)
    page.click(".next a >> nth=0")
    page.wait_for_url(f"**{BASE}/vi/*-mau/")
    following = relic_of(page)
    assert following in {"chua-mau", "mieu-mau"}
    page.click(".languages a[hreflang=en]")
    page.wait_for_url(f"**{BASE}/en/{following}/")
    assert [("nf_lang", "en", f"{BASE}/")] == [
        (cookie["name"], cookie["value"], cookie["path"]) for cookie in visit.context.cookies()
    ]
    page.click(".foot a[href$='/find/']")
    page.wait_for_url(f"**{BASE}/en/find/")
    page.fill("[name=q]", "mieu mau")
    page.wait_for_selector("#found a")
    page.click("#found a >> nth=0")
    page.wait_for_url(f"**{BASE}/en/mieu-mau/")
    page.goto(f"{site.base}{BASE}/q/9cr7t")
    page.wait_for_url(f"**{BASE}/en/chua-mau/")

    assert [] == [url for url in visit.requests if not url.startswith(f"{site.base}{BASE}/")]
    assert [] == visit.complaints
    visit.context.close()


def test_a_mistyped_code_is_answered_with_the_nearest_one(site: Site) -> None:
    visit = site.visit(f"{BASE}/q/4nvh4")
    link = visit.page.locator("[data-guess] a").first
    link.wait_for()
    assert f"{BASE}/q/4nvh3/" == link.get_attribute("href")

    visit.page.goto(f"{site.base}{BASE}/q/4NVH3.")
    visit.page.wait_for_url(f"**{BASE}/q/4nvh3/")
    visit.context.close()


def test_with_the_network_gone_every_stop_opens_and_the_search_finds_it(phone: Phone) -> None:
    phone.keep(phone.start(), "/vi/q/4nvh3/")
    phone.stop_host()
    page = phone.restart()

    for code, relic in (("9cr7t", "chua-mau"), ("X6VHW.", "mieu-mau"), ("4nvh3/", "dinh-mau")):
        page.goto(f"{phone.base}/q/{code}")
        assert (relic, "vi") == (relic_of(page), page.locator("html").get_attribute("lang"))
    page.goto(f"{phone.base}/vi/find/?q=mieu mau")
    assert f"{phone.base}/vi/mieu-mau/" == page.locator("#found a").first.evaluate("node => node.href")
    page.goto(f"{phone.base}/vi/khong-co/")
    assert "Không có mạng" == page.inner_text("h1")
    page.click(".trail a >> nth=0")
    page.wait_for_url("**/vi/*-mau/")
    assert relic_of(page)


def test_the_worker_has_the_sub_path_and_no_more(phone: Phone) -> None:
    """What lies beside the site on the same host is another's, its cache too."""
    page = phone.start()
    page.goto(f"{phone.base}/vi/dinh-mau/")
    page.evaluate("caches.open('ditich').then(cache => cache.put('/other/', new Response('')))")
    phone.keep(page, "/vi/dinh-mau/")

    assert [f"{phone.base}/"] == page.evaluate(
        "navigator.serviceWorker.getRegistrations().then(all => all.map(({scope}) => scope))"
    )
    assert ["ditich", f"ditich{BASE}"] == page.evaluate("caches.keys().then(names => names.sort())")
    assert page.evaluate("caches.match('/other/').then(Boolean)")
