"""`ditich review` binds who answers for a text to what they read; pages say when that is no longer so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator.commands.context import PACKAGE
from generator.content.languages import known_languages
from generator.packing import listing
from generator.project.templates import Templates, built_in
from tests.support.day import TODAY
from tests.support.worlds import ditich, edit, snapshot

RELIC = "sites/dinh-mot"
BY = "Bảo tàng, phòng Di sản"
OVER, CHANGED, UNKNOWN = "Lần duyệt ấy đã hết hạn", "Trang này đã sửa sau lần duyệt", "Chưa rõ trang này có sửa"
FACTS = "Thông tin chính của trang này đã sửa sau lần duyệt"


def review(world: Path, *args: str, code: int = 0) -> str:
    result = ditich(world, "--lang", "en", "review", *args)
    assert code == result.exit_code, result.output
    return result.stdout + result.stderr


def page(world: Path, language: str = "vi", relic: str = "dinh-mot") -> str:
    assert 0 == ditich(world, "build").exit_code
    return (world / f"output/site/{language}/{relic}/index.html").read_text("utf-8")


def notes(html: str) -> list[str]:
    return [note for note in (OVER, CHANGED, FACTS, UNKNOWN) if note in html]


def test_a_review_is_written_shown_and_holds_until_the_text_or_the_facts_change(world):
    content = world / "content"
    said = review(world, "dinh-mot", "vi", "--by", BY, "--until", "2030-12-31")
    assert f'+reviewed: {{by: "{BY}", on: {TODAY}, until: 2030-12-31}}' in said
    assert "+++ b/content/sites/dinh-mot/.reviewed" in said

    html = page(world)
    assert f"Người duyệt: {BY}" in html
    assert [] == notes(html)
    assert "Chưa có cơ quan văn hóa" in page(world, relic="chua-hai")

    edit(content, f"{RELIC}/vi.md", "Ba tầng mái", "Hai tầng mái")
    assert [CHANGED] == notes(page(world))
    edit(content, f"{RELIC}/vi.md", "Hai tầng mái", "Ba tầng mái")
    assert [] == notes(page(world))
    edit(content, f"{RELIC}/site.yaml", "1832", "1823")
    assert [FACTS] == notes(page(world))


def test_without_the_record_nobody_claims_that_the_text_is_still_the_one(world):
    review(world, "dinh-mot", "vi", "--by", BY)
    (world / "content" / RELIC / ".reviewed").unlink()

    assert [UNKNOWN] == notes(page(world))


def test_the_page_says_so_on_the_day_after_the_last_and_is_made_again_on_that_day_alone(world, monkeypatch):
    """chua-hai has no festivals: its pages do not otherwise depend on the day."""
    review(world, "chua-hai", "vi", "--by", BY, "--until", (TODAY + timedelta(days=2)).isoformat())
    site, before = world / "output/site/vi/chua-hai/index.html", list[str]()
    for days in range(5):
        day = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC) + timedelta(days=days)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(day.timestamp())))
        ditich(world, "build")
        before.append(site.read_text("utf-8"))

    assert [[], [], [], [OVER], [OVER]] == [notes(html) for html in before]
    assert before[0] == before[2]
    assert before[3] == before[4]


def test_the_texts_about_the_site_are_reviewed_as_well(world):
    review(world, "about", "vi", "--by", BY)

    assert [] == notes(page(world, relic="about"))
    assert BY in page(world, relic="about")


def test_a_second_review_takes_the_place_of_the_first(world):
    review(world, "dinh-mot", "vi", "--by", BY)
    review(world, "dinh-mot", "en", "--by", "Ms. Ba")
    review(world, "dinh-mot", "vi", "--by", "Thầy Ba")
    marks = (world / "content" / RELIC / ".reviewed").read_text("utf-8")

    assert ["en", "vi"] == [line[:2] for line in marks.splitlines()[1:]]
    assert BY not in marks + (world / "content" / RELIC / "vi.md").read_text("utf-8")
    assert "written already" in review(world, "dinh-mot", "vi", "--by", "Thầy Ba")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("dinh-mit", "vi", "--by", BY), "did you mean: dinh-mot"),
        (("\x1b[31m", "vi", "--by", BY), "there is no relic"),
        (("dinh-mot", "km", "--by", BY), "there is: vi, en"),
        (("dinh-mot", "vi"), "--by"),
        (("dinh-mot", "vi", "--by", "  "), "name who reviewed it"),
        (("dinh-mot", "vi", "--by", "a\nb"), "--by"),
        (("dinh-mot", "vi", "--by", BY, "--on", "2062-01-01"), "still to come"),
        (("dinh-mot", "vi", "--by", BY, "--on", "2026-01-01"), "has not read this text"),
        (("dinh-mot", "vi", "--by", BY, "--until", "2026-01-01"), "after that of the review"),
        (("dinh-mot", "vi", "--by", BY, "--until", "mai mốt"), "after that of the review"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(world, args, said):
    before = snapshot(world / "content")

    assert said in review(world, *args, code=2)
    assert before == snapshot(world / "content")


def test_a_draft_is_reviewed_before_it_is_published(world):
    edit(world / "content", "sites/chua-hai/site.yaml", "kind:", "draft: true\nkind:")
    for plaque in (world / "content/plaques").glob("*.yaml"):
        if "chua-hai" in plaque.read_text("utf-8"):
            plaque.unlink()

    assert "reviewed content/sites/chua-hai/vi.md" in review(world, "chua-hai", "vi", "--by", BY)


def test_the_record_goes_into_archives_and_into_no_site(world):
    review(world, "dinh-mot", "vi", "--by", BY)
    ditich(world, "build")

    packed = listing.content(world / "content", known_languages(Templates((built_in(PACKAGE),))), world / "output")
    assert f"{RELIC}/.reviewed" in packed.files
    assert not [*(world / "output").rglob(".reviewed")]
