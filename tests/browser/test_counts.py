"""What a browser's visit looks like in a log: what a phone keeps is no visit, and what is read through the worker is one."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Playwright

from generator.counts.addresses import Places
from generator.counts.counting import Rules
from generator.counts.left_out import read_left_out
from generator.counts.log_files import read_log
from generator.counts.reading import count_logs
from tests.support.phone import Phone, phone_of
from tests.support.worlds import BUILT_IN, ditich

PLAQUES = {"4nvh3": "dinh-mot", "9cr7t": "chua-hai"}
AGENT = "Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36"

FAR = 4_102_444_800
"""s since 1970: the beginning of 2100."""


@pytest.fixture
def phone(built_world: Path, tmp_path: Path, playwright: Playwright) -> Iterator[Phone]:
    """At the small site."""
    with phone_of(built_world, tmp_path, playwright) as phone_at_host:
        yield phone_at_host


def logged(phone: Phone, path: Path) -> None:
    """Let the host write a log in the format combined, with the language and Sec-Purpose behind, from now on."""

    def log_request(handler, code="-", _size="-"):
        named = [handler.headers.get(name, "-") for name in ("Referer", "User-Agent", "Accept-Language", "Sec-Purpose")]
        with path.open("a", encoding="utf-8") as file:
            quoted = " ".join(f'"{value}"' for value in named)
            file.write(f'127.0.0.1 - - [28/Nov/2026:12:00:00 +0700] "{handler.requestline}" {int(code)} 9 {quoted}\n')

    phone.server.RequestHandlerClass.log_request = log_request  # type: ignore[attr-defined]


def test_pages_that_a_phone_keeps_are_no_visits_and_those_that_are_read_are(phone, tmp_path):
    log = tmp_path / "log"
    logged(phone, log)
    # Of a page that was changed long ago a browser may believe its own copy for a while (RFC 9111, 4.2.2), and no log knows.
    for path in phone.site.rglob("*"):
        os.utime(path, (FAR, FAR))
    page = phone.start(user_agent=AGENT, locale="en-GB")
    phone.keep(page, "/en/q/4nvh3/")
    # Now the worker stands between the page and the host: a link, a typed address, a reload.
    page.click("a[href='/en/chua-hai/']")
    page.wait_for_selector("main[data-relic=chua-hai]")
    page.goto(f"{phone.base}/en/dinh-mot/")
    page.reload()
    page.goto(f"{phone.base}/en/q/9cr7t/")
    phone.stop_host()

    rules = Rules(
        Places(("",), ("vi", "en", "km", "zh"), frozenset(PLAQUES.values()), PLAQUES),
        read_left_out(BUILT_IN),
        "Asia/Ho_Chi_Minh",
        "9999-12-31",
        b"salt" * 8,
    )
    tally, faults = count_logs([read_log(str(log), io.BytesIO())], rules, 1, lambda _: None)
    total: Counter[tuple[str, str]] = Counter()
    for numbers in tally.days.values():
        total.update(numbers)

    assert [] == faults
    assert (2, 0) == (total["all", "first"], total["all", "repeat"])
    assert (1, 2) == (total["relic chua-hai", "view"], total["relic dinh-mot", "view"])
    assert 3 == total["all", "view"]
    # The two relics, the list, the search, the about page and the one without a network, at least.
    assert total["all", "kept"] >= 6
    assert {"first", "view", "kept"} == {event for subject, event in total if subject == "all"}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_is_printed_on_one_sheet_by_a_browser_too(world, browser, lang):
    """With as many lines as it takes."""
    lines = ["2026-11,all,first,900", "2026-11,all,repeat,90", "2026-11,all,view,1900"]
    lines += [f"2026-11,plaque zz{number:03},first,{number + 5}" for number in range(40)]
    lines += [f"2026-11,language {tag},view,70" for tag in ("vi", "en", "km", "zh", "other", "unsaid", "fr")]
    lines += [f"2026-11,all,{group},1000" for group in ("bot", "kept", "preview", "monitor", "watch", "failed")]
    lines += [f"2026-11-{number:02},all,{event},{number + 9}" for number in range(1, 31) for event in ("first", "view")]
    (world / "content/counts").mkdir()
    for name in ("2026-08", "2026-09", "2026-10", "2026-11"):
        text = "\n".join(["period,subject,event,count", *lines, ""]).replace("2026-11", name)
        (world / f"content/counts/{name}.csv").write_text(text.replace("-31,", "-30,"), "utf-8")
    assert 0 == ditich(world, "counts").exit_code
    page = browser.new_page()
    page.goto((world / f"output/counts/2026-11.{lang}.html").as_uri())

    assert 1 == len(pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)))
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert width == page.evaluate("document.documentElement.scrollWidth")
