"""What happens after a scan: the right language, with and without script, and never a trap."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Site

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
    assert ["vi", "en", "km", "zh"] == [link.get_attribute("hreflang") for link in links.all()]
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


def test_an_unknown_code_is_answered_in_four_languages(site: Site) -> None:
    visit = site.visit("/q/zzzzz/")

    assert ["vi", "en", "km", "zh"] == [
        section.get_attribute("lang") for section in visit.page.locator("main section[lang]").all()
    ]
    visit.context.close()
