"""The search: by name, ward or code, without diacritics, in three scripts; without script the alphabet."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.text.names import fold
from tests.support.browser import Site
from tests.support.names import names_of


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
    ],
)
def test_a_relic_is_found_by_any_of_its_search_keys(search: Any, query: str, language: str, first: str) -> None:
    """Its names in every language, in whatever marks and order; the code on its plaque."""
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
