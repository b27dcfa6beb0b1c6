"""Where relics fill more than one list: from the trails and the wards to each relic, by day and by night."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browser import DESK, PHONE, Site, serve


@pytest.fixture(scope="module")
def many(many_site: Path, browser: Browser) -> Iterator[Site]:
    """Seventy relics, served."""
    server = serve(many_site / "output/site")
    yield Site(browser, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("language", ["vi", "km"])
def test_a_relic_is_reached_by_its_trail(many: Site, language: str) -> None:
    visit = many.visit(f"/{language}/")
    page = visit.page
    page.locator(".lists").first.locator("a").nth(1).click()
    page.wait_for_url(f"**/{language}/trail/tuyen-2/")
    assert 8 == page.locator(".trail li").count()
    page.locator(".trail a").nth(2).click()
    page.wait_for_url(f"**/{language}/dinh-00010/")
    page.locator(".next p a").click()
    page.wait_for_url(f"**/{language}/trail/tuyen-2/")

    assert [] == visit.complaints
    visit.context.close()


def test_a_relic_is_reached_by_its_ward(many: Site) -> None:
    visit = many.visit("/")
    page = visit.page
    page.locator(".lists").nth(1).get_by_role("link", name="Phường Thới Long").click()
    page.wait_for_url("**/vi/ward/phuong-thoi-long/")
    names = page.locator(".trail h3").all_inner_texts()
    page.locator(".trail a").first.click()
    page.wait_for_url("**/vi/dinh-*/")

    assert names == sorted(names, key=lambda name: f"{name.split()[-1]}")
    assert names[0] == page.inner_text("h1")
    assert [] == visit.complaints
    visit.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_lists_fit_the_screen_and_their_roofs_have_the_colour_of_their_kind(
    many: Site, scheme: str, viewport: dict[str, int]
) -> None:
    """Each is drawn once in the page, and shown by each relic in the colour of its own kind."""
    visit = many.visit("/km/trail/tuyen-1/", color_scheme=scheme, viewport=viewport)
    page = visit.page
    colours = page.evaluate(
        """[...document.querySelectorAll(".trail li")].map(item =>
        [item.className, getComputedStyle(item.querySelector("use")).color])"""
    )

    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert 3 == len({colour for _, colour in colours}) == len({tuple(pair) for pair in colours})
    assert all(
        box["height"] > 10
        for box in (roof.bounding_box() or {"height": 0} for roof in page.locator(".trail use").all())
    )
    assert [] == visit.complaints
    visit.context.close()
