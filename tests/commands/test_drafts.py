"""`ditich drafts`: the site with its drafts for a host's preview; no page can be taken for the site's, none is kept."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from tests.support.worlds import ditich, edit, snapshot

MARK = "Bản xem trước của một thay đổi, chưa phải trang thật"
DRAFT = "Bản nháp, chưa xuất bản"


@pytest.fixture
def drafted(world):
    """The small site, one relic of which has become a draft."""
    edit(world / "content", "sites/chua-hai/site.yaml", "kind:", "draft: true\nkind:")
    return world


def drafts_of(world):
    before = snapshot(world / "output")
    result = ditich(world, "drafts")
    assert 0 == result.exit_code, result.output
    others = {path: data for path, data in snapshot(world / "output").items() if "drafts" not in path.split("/")[0]}
    assert before == others
    return world / "output/drafts"


def test_drafts_are_shown_and_marked_and_the_site_is_left_alone(drafted):
    site = drafts_of(drafted)
    draft, other = ((site / f"vi/{relic}/index.html").read_text("utf-8") for relic in ("chua-hai", "dinh-mot"))

    assert DRAFT in draft
    assert DRAFT not in other
    assert MARK in other


def test_every_page_says_what_it_is_and_is_kept_from_search_engines(drafted):
    site = drafts_of(drafted)
    pages = [page.read_text("utf-8") for page in site.rglob("*.html")]

    assert all(MARK in page and 1 == page.count('<meta name="robots" content="noindex">') for page in pages)
    assert "Disallow: /\n" in (site / "robots.txt").read_text("utf-8")
    headers = (site / "_headers").read_text("utf-8")
    assert headers.partition("/*\n")[2].startswith("  X-Robots-Tag: noindex\n")


def test_the_policy_allows_the_styles_of_every_page_and_is_else_the_site_s(drafted):
    ditich(drafted, "build")
    published = policies((drafted / "output/site/_headers").read_text("utf-8"))
    site = drafts_of(drafted)
    pages, form = policies((site / "_headers").read_text("utf-8"))

    for page in site.rglob("*.html"):
        for style in re.findall(r"<style>(.*?)</style>", page.read_text("utf-8"), re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in (form if "admin" in page.parts else pages)
    assert [without_hashes(policy) for policy in published] == [without_hashes(policy) for policy in (pages, form)]


def without_hashes(policy):
    return re.sub(r" 'sha256-[^']*'", "", policy)


def policies(headers):
    return re.findall(r"^  Content-Security-Policy: (.*)$", headers, re.MULTILINE)


def test_a_phone_keeps_nothing_of_a_preview(drafted):
    site = drafts_of(drafted)

    assert "unregister()" in (site / "sw.js").read_text("utf-8")
    offline = [file.read_text("utf-8") for file in (site / "assets").rglob("offline*.js")]
    assert offline
    assert all("serviceWorker" not in text for text in offline)


def test_a_page_tells_what_is_said_of_its_relic_alone(drafted):
    edit(drafted / "content", "sites/chua-hai/site.yaml", "place:\n  address: ", "place:\n  address: … # ")
    site = drafts_of(drafted)
    draft, other = ((site / f"vi/{relic}/index.html").read_text("utf-8") for relic in ("chua-hai", "dinh-mot"))

    assert "draft-unfinished" in draft
    assert "draft-unfinished" not in other


def test_while_something_is_wrong_there_is_no_preview(drafted):
    edit(drafted / "content", "sites/dinh-mot/site.yaml", "kind:", "kimd:")

    assert 1 == ditich(drafted, "drafts").exit_code
    assert not (drafted / "output/drafts").exists()


def test_nothing_for_the_shop_is_made_of_a_preview(drafted):
    assert [] == list(drafts_of(drafted).rglob("*.pdf"))
