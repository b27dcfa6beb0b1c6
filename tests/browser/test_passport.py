"""The passport: which arrivals stamp it, what it shows, its certificate, and that nothing of it leaves the phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.support.browser import Site, Visit
from tests.support.phone import Phone, phone_of

STAMPED = "li.stamped"


def stamps(page: Page) -> dict[str, str]:
    """Relic → day, as the phone keeps them."""
    kept: dict[str, str] = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    return {key.partition(":stamp:")[2]: day for key, day in kept.items()}


def give(page: Page, *relics: str, day: str = "2026-11-28") -> None:
    """Stamp these relics, as scans did."""
    page.evaluate(
        "([relics, day]) => relics.forEach((relic) => localStorage.setItem('ditich:stamp:' + relic, day))",
        [list(relics), day],
    )


def all_stops(page: Page) -> list[str]:
    """The ids of the passport's stops."""
    return [item.get_attribute("data-relics").split()[0] for item in page.locator(".stamps li").all()]  # type: ignore[union-attr]


# ---- what stamps ------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/q/4nvh3/", "/q/4nvh3", "/vi/q/4nvh3/", "/%71/4nvh3/"])
def test_a_scan_stamps_the_relic(site: Site, path: str) -> None:
    """Where the host chose the language, and where the page of all languages does and moves on."""
    visit = site.visit(path, locale="vi-VN")

    assert [] == visit.complaints
    assert ["dinh-thoi-an"] == [*stamps(visit.page)]
    assert visit.page.locator("[data-stamp]").is_visible()


def test_a_scan_is_stamped_where_the_host_answers_it_at_the_codes_own_address(site: Site, real_site: Path) -> None:
    """As Netlify, Cloudflare, nginx and Apache do, in whatever way the address is spelled."""
    visit = site.visit("/vi/about/", service_workers="block")
    answer = (real_site / "output/site/vi/q/4nvh3/index.html").read_bytes()
    visit.page.route(
        re.compile("/q/4NVH3"), lambda route: route.fulfill(body=answer, content_type="text/html; charset=utf-8")
    )
    visit.page.goto(f"{site.base}/q/4NVH3.")

    assert ["dinh-thoi-an"] == [*stamps(visit.page)]


def test_a_scan_stamps_even_where_the_language_is_still_to_be_chosen(site: Site) -> None:
    visit = site.visit("/q/4nvh3/", locale="de-DE")

    assert ["dinh-thoi-an"] == [*stamps(visit.page)]


@pytest.mark.parametrize(
    "path", ["/vi/dinh-thoi-an/", "/vi/", "/vi/passport/", "/q/", "/q/zzzzz/", "/vi/dinh-thoi-an/?q=/q/4nvh3/"]
)
def test_a_page_opened_by_its_link_stamps_nothing(site: Site, path: str) -> None:
    assert {} == stamps(site.visit(path, locale="vi-VN").page)


def test_the_first_day_is_kept(site: Site) -> None:
    visit = site.visit("/vi/about/")
    give(visit.page, "dinh-thoi-an", day="2025-01-31")
    visit.page.goto(f"{site.base}/vi/q/4nvh3/")

    assert {"dinh-thoi-an": "2025-01-31"} == stamps(visit.page)


@pytest.mark.parametrize(("zone", "day"), [("Asia/Ho_Chi_Minh", "2026-11-28"), ("America/New_York", "2026-11-27")])
def test_the_day_is_that_of_the_place_where_the_phone_is(site: Site, zone: str, day: str) -> None:
    visit = site.visit("/vi/about/", timezone_id=zone, locale="th-TH")
    visit.page.clock.set_fixed_time("2026-11-28T01:30:00+07:00")
    visit.page.goto(f"{site.base}/vi/q/4nvh3/")

    assert day == stamps(visit.page)["dinh-thoi-an"]


@pytest.fixture
def phone(real_site: Path, tmp_path: Path, playwright: Playwright) -> Iterator[Phone]:
    """At the five relics."""
    with phone_of(real_site, tmp_path, playwright) as phone_at_host:
        yield phone_at_host


def test_without_a_network_scans_stamp_and_the_passport_opens(phone: Phone) -> None:
    """The worker answers with the relic's own page; the address bar still says that a plaque was scanned."""
    page = phone.start()
    phone.keep(page, "/vi/q/4nvh3/")
    phone.stop_host()
    page = phone.restart()
    page.goto(f"{phone.base}/q/9cr7t")
    page.goto(f"{phone.base}/vi/chua-pothi-somron/")
    page.goto(f"{phone.base}/vi/passport/")

    assert {"dinh-thoi-an", "dinh-phu-luong"} == {*stamps(page)}
    assert "Đã có 2/5 dấu" == page.inner_text("[data-progress]")


# ---- what is shown ----------------------------------------------------------------------------------


def passport(site: Site, language: str = "en", **options: object) -> Visit:
    """The passport of the site's one trail."""
    return site.visit(f"/{language}/passport/", **options)


def test_stamps_are_shown_with_their_day(site: Site) -> None:
    visit = passport(site)
    give(visit.page, "dinh-thoi-an")
    visit.page.reload()

    assert "1 of 5 stamps" == visit.page.inner_text("[data-progress]")
    assert "Stamped 28 November 2026" == visit.page.inner_text(f"{STAMPED} p")
    assert not visit.page.locator(".certificate").is_visible()
    assert not visit.page.locator("[data-without]").is_visible()


def test_a_finished_trail_gives_a_certificate_with_a_name_that_is_not_kept(site: Site) -> None:
    visit = passport(site)
    page = visit.page
    first, *others = all_stops(page)
    give(page, first, day="2026-11-21")
    give(page, *others)
    page.reload(wait_until="networkidle")
    before, asked = stamps(page), len(visit.requests)
    page.evaluate("void (window.print = () => { window.printed = (window.printed ?? 0) + 1 })")
    page.fill("#name", "Nguyễn Thị <b>Bưởi</b>")
    page.click(".certificate button")

    assert 1 == page.evaluate("window.printed")
    assert "Nguyễn Thị <b>Bưởi</b>" == page.inner_text(".who")
    assert "From 21 November 2026 to 28 November 2026" == page.inner_text("[data-when]")
    assert (before, asked) == (stamps(page), len(visit.requests))
    assert "/en/passport/" == page.evaluate("location.pathname + location.search")
    page.reload()
    assert "" == page.inner_text(".who")


def test_the_certificate_is_one_sheet_of_a4(site: Site) -> None:
    import pypdfium2

    visit = passport(site, "vi")
    give(visit.page, *all_stops(visit.page))
    visit.page.reload()
    visit.page.fill("#name", "Nguyễn Thị Bưởi")
    sheet = pypdfium2.PdfDocument(visit.page.pdf(prefer_css_page_size=True))
    text = sheet[0].get_textpage().get_text_range()

    assert (1, (842, 595)) == (len(sheet), tuple(round(side) for side in sheet[0].get_size()))
    assert "Nguyễn Thị Bưởi" in text
    assert "Chưa có dấu" not in text


def test_clearing_is_one_tap_and_can_be_undone(site: Site) -> None:
    visit = passport(site)
    page = visit.page
    give(page, "dinh-thoi-an", "elsewhere")
    page.evaluate("localStorage.setItem('of another program', 'stays')")
    page.reload()
    before = stamps(page)
    page.click("[data-clear]")

    assert {"": "stays"} == stamps(page)
    assert "0 of 5 stamps" == page.inner_text("[data-progress]")
    page.keyboard.press("Enter")  # the focus is on undoing
    assert before == stamps(page)
    assert 1 == page.locator(STAMPED).count()


def test_a_stamp_in_another_tab_is_shown_at_once(site: Site) -> None:
    visit = passport(site)
    other = visit.context.new_page()
    other.goto(f"{site.base}/vi/q/4nvh3/")

    visit.page.wait_for_selector(STAMPED)
    assert "1 of 5 stamps" == visit.page.inner_text("[data-progress]")


def test_a_stamp_of_a_former_id_counts_and_what_is_no_stamp_does_not(site: Site) -> None:
    visit = passport(site, service_workers="block")
    page = visit.page
    give(page, "old-name")
    give(page, "dinh-phu-luong", day="<img src=x>")
    page.route(
        "**/en/passport/",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text().replace('data-relics="dinh-thoi-an"', 'data-relics="dinh-thoi-an old-name"'),
        ),
    )
    page.reload()

    assert ["dinh-thoi-an old-name"] == [item.get_attribute("data-relics") for item in page.locator(STAMPED).all()]


@pytest.mark.parametrize(
    "storage",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError') }})",
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
    ],
    ids=["refused", "full"],
)
def test_where_nothing_can_be_kept_the_passport_says_so(site: Site, storage: str) -> None:
    visit = passport(site)
    visit.context.add_init_script(storage)
    visit.page.goto(f"{site.base}/vi/q/4nvh3/")
    assert visit.page.locator(".lead").is_visible()
    visit.page.goto(f"{site.base}/vi/passport/")

    assert visit.page.locator("[data-refused]").is_visible()
    assert [] == visit.complaints


def test_without_script_the_passport_says_what_it_would_do(site: Site) -> None:
    visit = passport(site, java_script_enabled=False)

    assert visit.page.locator("[data-without]").is_visible()
    assert 5 == visit.page.locator(".stamps li").count()
    assert not visit.page.locator("button").first.is_visible()


@pytest.mark.parametrize("language", ["vi", "en", "km", "zh"])
def test_the_passport_fits_a_narrow_phone(site: Site, language: str) -> None:
    visit = passport(site, language)
    give(visit.page, *all_stops(visit.page))
    visit.page.reload()

    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [] == visit.complaints
