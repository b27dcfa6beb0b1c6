"""What happens after a scan: the right language, with and without script, and never a trap."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser

from generator import plaques, urls
from generator.pages.codes import CodeLine, CodeList, codes_near
from generator.plaques.codes import code_from
from tests.support.browser import Site, serve
from tests.support.languages import marked

CODE = "/q/4nvh3/"


@pytest.mark.parametrize(
    ("locale", "path"),
    [
        ("vi-VN", "/vi/dinh-thoi-an/"),
        ("en-GB", "/en/dinh-thoi-an/"),
        ("km-KH", "/km/dinh-thoi-an/"),
        ("zh-CN", "/zh/dinh-thoi-an/"),
        ("zh-TW", "/zh/dinh-thoi-an/"),
        ("fr-FR", CODE),
    ],
)
def test_a_scan_moves_on_to_the_phones_language(site: Site, locale: str, path: str) -> None:
    """A language nobody wrote stays at the offer."""
    visit = site.visit(CODE, locale=locale)

    assert site.base + path == visit.page.url
    assert [] == visit.complaints
    visit.context.close()


def test_without_script_the_four_languages_are_offered(site: Site) -> None:
    visit = site.visit(CODE, locale="km-KH", java_script_enabled=False)
    links = visit.page.locator("[data-arrive] a")

    assert site.base + CODE == visit.page.url
    assert ["vi", "en", "km", "zh-Hans"] == [link.get_attribute("hreflang") for link in links.all()]
    links.nth(2).click()
    assert site.base + "/km/dinh-thoi-an/" == visit.page.url
    visit.context.close()


def test_a_language_once_chosen_wins_over_the_phones(site: Site) -> None:
    visit = site.visit("/vi/dinh-thoi-an/", locale="vi-VN")
    assert [] == visit.context.cookies()
    visit.page.click(".languages a[hreflang=km]")

    visit.page.goto(site.base + "/q/x6vhw/")
    visit.page.wait_for_url("**/km/linh-son-co-mieu/")

    assert [("nf_lang", "km")] == [(cookie["name"], cookie["value"]) for cookie in visit.context.cookies()]
    visit.context.close()


@pytest.mark.parametrize("path", ["/", "/vi/", "/vi/dinh-thoi-an/", "/en/about/"])
def test_an_address_somebody_chose_is_never_redirected(site: Site, path: str) -> None:
    visit = site.visit(path, cookies={"nf_lang": "km"}, locale="zh-CN")

    assert site.base + path == visit.page.url
    visit.context.close()


def test_going_back_from_a_scan_leaves_the_site(site: Site) -> None:
    """The offer is replaced, not kept behind: the back button is no loop."""
    visit = site.visit("/en/", locale="km-KH")
    visit.page.goto(site.base + CODE)
    visit.page.wait_for_url("**/km/dinh-thoi-an/")

    visit.page.go_back()

    assert site.base + "/en/" == visit.page.url
    visit.context.close()


# ---- from the plaque to the page ------------------------------------------------------------------


@pytest.mark.parametrize("code", ["2r9tp", "4nvh3", "9cr7t", "pn8wc", "x6vhw"])
@pytest.mark.parametrize("language", ["vi", "en", "km", "zh"])
@pytest.mark.parametrize("script", [True, False])
def test_a_plaque_as_the_shop_gets_it_leads_to_its_relic_in_every_language(
    site: Site, real_site: Path, code: str, language: str, script: bool
) -> None:
    """Decoded from the PDF itself, on a host that ignores Accept-Language; `make test-hosts` has the others."""
    payload = plaques.decode((real_site / f"output/print/{code}/{code}.pdf").read_bytes())
    assert payload is not None
    assert f"https://ditich.example/q/{code}" == payload
    visit = site.visit(urlsplit(payload).path, locale=language, java_script_enabled=script)
    if not script:
        visit.page.click(f"[data-arrive] a[hreflang={marked(language)}]")
    relic = yaml.safe_load((real_site / f"content/plaques/{code}.yaml").read_text("utf-8"))["relic"]

    assert f"{site.base}/{language}/{relic}/" == visit.page.url
    assert (marked(language), relic) == (
        visit.page.locator("html").get_attribute("lang"),
        visit.page.locator("main").get_attribute("data-relic"),
    )
    visit.context.close()


@pytest.mark.parametrize(("code", "first"), [("pn8wc", "km"), ("2r9tp", "zh"), ("x6vhw", "zh"), ("4nvh3", "vi")])
def test_the_language_of_the_relic_s_community_is_offered_first(site: Site, code: str, first: str) -> None:
    visit = site.visit(f"/q/{code}/")

    assert marked(first) == visit.page.locator("[data-arrive] a").first.get_attribute("hreflang")
    visit.context.close()


def test_a_vietnamese_phone_at_a_khmer_pagoda_is_offered_khmer_too(site: Site) -> None:
    """And takes it with one tap, which is remembered."""
    visit = site.visit("/vi/q/pn8wc/")
    visit.page.click(".first a")

    assert f"{site.base}/km/chua-pothi-somron/" == visit.page.url
    assert ["km"] == [cookie["value"] for cookie in visit.context.cookies()]
    visit.context.close()


# ---- codes that are none --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    ["/q/4NVH3", "/q/4nvh-3", "/q/%204nvh3", "/Q/4NVH3.", "//q/4nvh3)", "/vi/q/4nvh3%E2%80%9D/", "/q/4nvh3%E2%80"],
)
def test_a_code_in_capitals_or_with_a_blank_moves_on_to_the_plaque(site: Site, path: str) -> None:
    """By the script of 404.html, where the host cannot do it; the last one ends in a part of a character."""
    visit = site.visit(path, locale="en-GB")
    visit.page.wait_for_url("**/en/dinh-thoi-an/")
    visit.context.close()


@pytest.mark.parametrize(
    ("typed", "guess"),
    [("4nvh4", "4nvh3"), ("4nv3", "4nvh3"), ("4vnh3", "4nvh3"), ("pn8wcc", "pn8wc"), ("9rc7t", "9cr7t")],
)
def test_a_mistyped_code_is_answered_with_the_nearest_code(site: Site, typed: str, guess: str) -> None:
    visit = site.visit(f"/q/{typed}")
    link = visit.page.locator("[data-guess] a").first
    link.wait_for()

    assert f"/q/{guess}/" == link.get_attribute("href")
    visit.context.close()


@pytest.fixture(scope="module")
def registered(real_site: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Site]:
    """The real site with 2,000 plaques: its 404 page looks codes up in small files."""
    folder = tmp_path_factory.mktemp("registered") / "site"
    shutil.copytree(real_site / "output" / "site", folder)
    page = folder / "404.html"
    whole = f'data-guess="{urls.CODE_LIST}"'
    assert whole in page.read_text("utf-8")
    page.write_text(page.read_text("utf-8").replace(whole, f'data-guess="{urls.CODES_NEAR}"'), "utf-8")
    known = {line.split("\t")[0] for line in (folder / "plaques/codes.txt").read_text("utf-8").splitlines()}
    others = {code_from(number * 7919 % 279_841) for number in range(2000)}
    listed = CodeList(tuple(CodeLine(code, f"Đình {code}", "", "") for code in sorted(known | others)))
    for path, part in codes_near(listed):
        file = folder / path[1:]
        file.parent.mkdir(exist_ok=True)
        file.write_text("".join(f"{line.code}\t{line.name}\n" for line in part.lines), "utf-8")
    server = serve(folder)
    yield Site(browser, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("typed", "guess"),
    [("4nvh4", "4nvh3"), ("4nv3", "4nvh3"), ("4vnh3", "4nvh3"), ("pn8wcc", "pn8wc"), ("9rc7t", "9cr7t")],
)
def test_among_many_plaques_a_mistyped_code_is_answered_from_two_small_files(
    registered: Site, typed: str, guess: str
) -> None:
    """Those of its first two characters and of its last two."""
    visit = registered.visit(f"/q/{typed}")
    visit.page.locator("[data-guess] a").first.wait_for()

    assert f"/q/{guess}/" in [link.get_attribute("href") for link in visit.page.locator("[data-guess] a").all()]
    assert 2 == len([url for url in visit.requests if "/plaques/near/" in url])
    assert [] == [url for url in visit.requests if "codes.txt" in url]
    visit.context.close()


def test_among_many_plaques_a_code_in_capitals_moves_on_to_the_plaque(registered: Site) -> None:
    visit = registered.visit("/q/4NVH-3", locale="en-GB")
    visit.page.wait_for_url("**/en/dinh-thoi-an/")
    visit.context.close()


def test_a_code_near_no_other_gets_no_guess(site: Site) -> None:
    """The list of all plaques, by place, is one tap away."""
    visit = site.visit("/q/zzzzz")

    assert not visit.page.locator("[data-guess]").is_visible()
    visit.page.click("main a[href='/q/']")
    assert 5 == visit.page.locator(".codes a").count()
    visit.context.close()


def test_an_unknown_code_is_answered_in_four_languages(site: Site) -> None:
    visit = site.visit("/q/zzzzz/")

    assert ["vi", "en", "km", "zh-Hans"] == [
        section.get_attribute("lang") for section in visit.page.locator("main section[lang]").all()
    ]
    visit.context.close()
