"""The search: by name, ward or code, without diacritics, in three scripts; without script the alphabet."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from playwright.sync_api import Browser, Page

from generator import urls
from generator.content.entry import CatalogueEntry
from generator.text.collation import collation_of
from generator.text.names import fold
from generator.theme.theme import read_theme
from tests.support.browser import Site, serve
from tests.support.catalogues import entries_of, with_entries, write_search
from tests.support.kinds import USED
from tests.support.languages import SPOKEN
from tests.support.names import names_of
from tests.support.sites import shown
from tests.support.worlds import BUILT_IN, ROOT


@pytest.fixture
def search(site: Site) -> Iterator[Any]:
    """Searches in one language; the paths of the relics found, best match first."""
    opened: list[Any] = []

    def ask(text: str, language: str = "vi") -> list[str]:
        visit = site.visit(f"/{language}/find/", service_workers="block")
        opened.append(visit.context)
        return paths_found(visit.page, text)

    yield ask
    for context in opened:
        context.close()


def paths_found(page: Page, text: str) -> list[str]:
    """Types a query; the paths of the relics found, best match first."""
    page.fill("#q", text)
    page.wait_for_function("text => !document.querySelector('#found').hidden || !text.trim()", arg=text)
    page.wait_for_timeout(30)
    return page.evaluate("[...document.querySelectorAll('#found a')].map(link => new URL(link.href).pathname)")


@pytest.mark.parametrize(
    ("query", "language", "first"),
    [
        ("dinh thoi an", "vi", "/vi/dinh-thoi-an/"),
        ("ĐÌNH THỚI AN", "vi", "/vi/dinh-thoi-an/"),
        ("thoi an", "en", "/en/dinh-thoi-an/"),
        ("than thoi", "vi", "/vi/dinh-thoi-an/"),
        ("chua ong", "vi", "/vi/linh-son-co-mieu/"),
        ("灵山", "zh", "/zh/linh-son-co-mieu/"),
        ("古庙", "en", "/en/linh-son-co-mieu/"),
        ("វត្ត", "km", "/km/chua-pothi-somron/"),
        ("pothisomron", "km", "/km/chua-pothi-somron/"),
        ("9cr7t", "vi", "/vi/dinh-phu-luong/"),
        ("X6VHW", "zh", "/zh/linh-son-co-mieu/"),
        ("communal thoi", "en", "/en/dinh-thoi-an/"),
        ("chua ong thoi long", "vi", "/vi/linh-son-co-mieu/"),
    ],
)
def test_a_relic_is_found_by_any_of_its_search_keys(search: Any, query: str, language: str, first: str) -> None:
    """Its names in every language, in whatever marks and order; the code on its plaque; a name and a ward together."""
    assert first == search(query, language)[0]


def test_a_ward_finds_all_its_relics_under_its_old_name_and_its_new_one(search: Any) -> None:
    assert {"/vi/dinh-phu-luong/"} == set(search("long hung"))
    assert {"/vi/dinh-phu-luong/", "/vi/linh-son-co-mieu/"} == set(search("phuong thoi long"))


def test_a_search_without_matches_finds_nothing(search: Any) -> None:
    assert [] == search("hà nội")


def test_a_query_in_the_url_is_searched_at_once(site: Site) -> None:
    """As the list's own field sends it; without script the alphabet answers."""
    visit = site.visit("/vi/", service_workers="block")
    visit.page.fill("#q", "phu luong")
    visit.page.press("#q", "Enter")
    visit.page.wait_for_selector("#found:not([hidden])")

    assert visit.page.url.endswith("/vi/find/?q=phu+luong")
    assert "/vi/dinh-phu-luong/" == visit.page.locator("#found a").first.get_attribute("href")
    visit.context.close()


@pytest.mark.parametrize("language", ["vi", "en", "km", "zh"])
def test_without_script_every_name_is_there_and_leads_to_its_relic(site: Site, language: str) -> None:
    visit = site.visit(f"/{language}/find/", java_script_enabled=False)
    links = visit.page.locator(".names a")
    names = {link.inner_text(): link.get_attribute("href") for link in links.all()}

    assert f"/{language}/linh-son-co-mieu/" == names["Chùa Ông"] == names["灵山古庙"]
    assert 5 == len(set(names.values()))
    for letter in visit.page.locator(".letters a").all():
        assert visit.page.locator(f"section{letter.get_attribute('href')}").is_visible()
    visit.context.close()


def test_the_best_match_among_20_000_names_comes_first(site: Site) -> None:
    """Page and program fold alike: each is asked for as the program folds it."""
    names = names_of(20_000)
    lines = "".join(f"/vi/r{number}/\tĐình\t{name}\n" for number, name in enumerate(names))
    visit = site.visit("/vi/find/", service_workers="block")
    visit.page.route("**/names.txt", lambda route: route.fulfill(body=lines, content_type="text/plain; charset=utf-8"))

    for number in random.Random(7).sample(range(len(names)), 60):
        assert f"/vi/r{number}/" == paths_found(visit.page, fold(names[number]))[0], names[number]
    visit.context.close()


# ---- where relics are many --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def entries() -> tuple[CatalogueEntry, ...]:
    """The five relics, and 5,000 that do not exist."""
    five = shown(ROOT / "content", read_theme(BUILT_IN, USED, SPOKEN)).entries
    return (*five, *entries_of(5000, five[0]))


@pytest.fixture(scope="module")
def many(
    real_site: Path, entries: tuple[CatalogueEntry, ...], tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Site]:
    """Their alphabet and what the search reads, over the pages of the real site."""
    folder = tmp_path_factory.mktemp("many") / "site"
    shutil.copytree(real_site / "output" / "site", folder)
    five = shown(ROOT / "content", read_theme(BUILT_IN, USED, SPOKEN))
    write_search(with_entries(five, entries, five.catalogue.plaques), folder)
    server = serve(folder)
    yield Site(browser, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


def searched(page: Page, text: str) -> list[str]:
    """Types a query and waits for its answer; the paths of the relics found, best match first."""
    page.evaluate("document.querySelector('#found').hidden = true")
    page.fill("#q", text)
    page.wait_for_selector("#found:not([hidden])")
    return page.evaluate("[...document.querySelectorAll('#found a')].map(link => new URL(link.href).pathname)")


@pytest.mark.parametrize(
    ("query", "language", "first"),
    [
        ("ĐÌNH THỚI AN", "vi", "/vi/dinh-thoi-an/"),
        ("than thoi", "vi", "/vi/dinh-thoi-an/"),
        ("灵山古庙", "zh", "/zh/linh-son-co-mieu/"),
        ("វត្ត pothi", "km", "/km/chua-pothi-somron/"),
        ("pothisomron", "km", "/km/chua-pothi-somron/"),
        ("9cr7t", "vi", "/vi/dinh-phu-luong/"),
        ("X6VHW", "zh", "/zh/linh-son-co-mieu/"),
        ("somron o mon", "en", "/en/chua-pothi-somron/"),
    ],
)
def test_among_five_thousand_relics_one_is_found_by_any_of_its_search_keys(
    many: Site, query: str, language: str, first: str
) -> None:
    """The last one is a name and its ward."""
    visit = many.visit(f"/{language}/find/", service_workers="block")

    assert first == searched(visit.page, query)[0]
    assert [] == [told for told in visit.complaints if "Service Worker" not in told]
    visit.context.close()


@pytest.mark.parametrize("language", ["vi", "en", "km", "zh"])
def test_among_five_thousand_relics_each_is_found_by_its_name(
    many: Site, entries: tuple[CatalogueEntry, ...], language: str
) -> None:
    """Before all whose name is another one."""
    visit = many.visit(f"/{language}/find/", service_workers="block")
    names: dict[str, set[str]] = {}
    for entry in entries:
        for text in entry.texts:
            for name in (text.name, *text.also):
                names.setdefault(fold(name), set()).add(urls.relic(language, entry.id))
    for entry in random.Random(7).sample(entries, 12):
        name = fold(entry.text(language).name)
        found = searched(visit.page, name)
        known = names[name]

        assert known & set(found[: len(known)]) == set(found[: len(known)]), name
        assert len(known) > 30 or known == set(found[: len(known)]), name
    visit.context.close()


@pytest.mark.parametrize("query", ["đình", "phường", "thành phố cần thơ", "t", "ấp An Bình, phường", "安", "ពោធិ៍"])
def test_no_search_loads_more_than_a_photograph_does(many: Site, query: str) -> None:
    """Whatever is asked for: small files, each of them once."""
    visit = many.visit("/vi/find/", service_workers="block")
    sizes: dict[str, int] = {}
    visit.page.on("response", lambda answer: sizes.update({answer.url: len(brotli.compress(answer.body(), quality=5))}))
    found = searched(visit.page, query)

    assert found
    assert max(sizes.values()) < 32 * 1024
    assert sum(sizes.values()) < 150 * 1024
    assert len(visit.requests) == len(set(visit.requests))
    visit.context.close()


def test_where_only_a_part_was_searched_the_page_says_so(many: Site) -> None:
    """Where a word begins so in more than three files."""
    visit = many.visit("/en/find/", service_workers="block")
    index = "24\n" + "dat\tdu\n" * 5
    visit.page.route("**/words/index.txt", lambda route: route.fulfill(body=index, content_type="text/plain"))
    searched(visit.page, "d")
    told = visit.page.inner_text("#found p")

    assert "only a part" in told
    assert 3 == len({url for url in visit.requests if re.search(r"/words/\d+\.txt", url)})
    visit.context.close()


def test_without_a_network_the_search_goes_through_what_is_kept(many: Site) -> None:
    """And says that it does."""
    visit = many.visit("/vi/")
    visit.page.wait_for_selector("[data-keep]:not(:empty)")
    visit.page.goto(many.base + "/vi/find/")
    visit.context.set_offline(True)
    found = searched(visit.page, "linh son")

    assert ["/vi/linh-son-co-mieu/"] == found
    assert "đã lưu trên máy" in visit.page.inner_text("#found p")
    visit.context.close()


def test_without_script_a_letter_of_many_pages_is_leafed_through(many: Site) -> None:
    visit = many.visit("/vi/find/", java_script_enabled=False)
    page = visit.page
    page.click(".letters a:text-is('Đ')")
    first = page.locator(".names a").first.inner_text()
    page.click("[rel=next]")
    second = page.locator(".names a").first.inner_text()
    page.click("summary")
    page.locator("details.letters a").last.click()

    assert 60 >= page.locator(".names a").count()
    key = collation_of(SPOKEN["vi"]).key
    assert key(first) < key(second)
    assert page.url.startswith(f"{many.base}/vi/find/110/")
    assert 0 == page.locator("[rel=next]").count()
    assert "Đ" == page.inner_text(".letters [aria-current=true]")
    visit.context.close()
