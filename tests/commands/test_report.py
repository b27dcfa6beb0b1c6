"""`ditich report` and `ditich survey`: what a manager answers for, and what a volunteer has to ask."""

from __future__ import annotations

import csv
import re
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest

from tests.support.day import TODAY
from tests.support.worlds import ROOT, add_photo, ditich, edit, snapshot

RELIC = "sites/dinh-mot"


def made(world: Path, command: str = "report", *args: str, lang: str = "en") -> tuple[str, list[dict[str, str]]]:
    """The page, and the lines of the spreadsheet."""
    result = ditich(world, "--lang", lang, command, *args)
    assert 0 == result.exit_code, result.output
    folder = world / "output" / command
    assert (folder / f"{command}.pdf").read_bytes().startswith(b"%PDF-1.7")
    table = (folder / "report.csv").read_text("utf-8-sig") if command == "report" else ""
    return (folder / f"{command}.html").read_text("utf-8"), list(csv.DictReader(StringIO(table)))


def said(rows: list[dict[str, str]], topic: str) -> list[tuple[str, str, str]]:
    return [(row["relic"], row["language"], row["what"]) for row in rows if row["topic"] == topic]


class Outside(HTMLParser):
    """Collects what a page asks for, and the elements that are not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.asked += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "link", "br", "img", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert tag == self.open.pop()


@pytest.mark.parametrize("command", ["report", "survey"])
def test_a_paper_is_one_file_that_asks_for_no_other(world, command):
    page = Outside()
    page.feed(made(world, command)[0])

    assert ([], []) == (page.asked, page.open)


def test_each_text_stands_there_with_who_answers_for_it(world):
    ditich(world, "review", "dinh-mot", "vi", "--by", "Bảo tàng, phòng Di sản", "--until", "2030-12-31")
    ditich(world, "review", "dinh-mot", "en", "--by", "Ms. Ba")
    edit(world / "content", f"{RELIC}/en.md", "1832", "1833")
    page, rows = made(world, lang="vi")

    assert [("dinh-mot", "vi", "")] == said(rows, "review-current")
    assert [("dinh-mot", "en", "")] == said(rows, "review-changed")
    assert [("dinh-mot", "km", ""), ("dinh-mot", "zh", "")] == [
        line for line in said(rows, "text-missing") if line[0] == "dinh-mot"
    ]
    (row,) = [row for row in rows if row["topic"] == "review-current"]
    assert ("Bảo tàng, phòng Di sản", TODAY.isoformat(), "2030-12-31") == (row["by"], row["on"], row["until"])
    assert "<td>31/12/2030</td>" in page
    assert "bài đã sửa sau khi duyệt" in page


def test_what_is_not_known_is_named(world):
    _, rows = made(world)

    assert {("dinh-mot", "", "fact_rank"), ("dinh-mot", "", "fact_worship"), ("dinh-mot", "", "fact_hours")} <= {
        *said(rows, "unknown")
    }
    assert 2 == len(said(rows, "position"))
    assert ["dinh-mot", "chua-hai"] == [relic for relic, _, _ in said(rows, "photo-none")]


def test_a_draft_is_told_as_one_with_its_paragraphs_that_name_no_source(world):
    edit(world / "content", f"{RELIC}/site.yaml", "kind:", "draft: true\nkind:")
    edit(world / "content", f"{RELIC}/vi.md", "Ba tầng mái.[^s1]", "Ba tầng mái.")
    page, rows = made(world)

    assert ["dinh-mot"] == [relic for relic, _, _ in said(rows, "draft")]
    (row,) = [row for row in rows if row["topic"] == "unsourced"]
    assert re.fullmatch(r"content/sites/dinh-mot/vi\.md:\d+", row["file"])
    assert "vi.md:15" in page


def test_sources_that_differ_are_told_with_what_each_says(world):
    edit(world / "content", f"{RELIC}/site.yaml", "founded: ", "founded:\n  - ")
    edit(
        world / "content",
        f"{RELIC}/site.yaml",
        "  - {date: 1832, sources: [s1]}",
        "  - {date: 1832, sources: [s1]}\n  - {date: 1845, sources: [s1]}",
    )
    page, rows = made(world)

    assert [("dinh-mot", "", "fact_founded")] == said(rows, "differ")
    assert "1832 [s1] / 1845 [s1]" in page
    assert "1832" in (sheet := made(world, "survey", "dinh-mot")[0])
    assert "1845" in sheet


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+84", "-1+1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(world, name):
    edit(world / "content", f"{RELIC}/vi.md", "name: Đình Một", f'name: "{name}"')
    edit(
        world / "content",
        f"{RELIC}/vi.md",
        "text: written",
        f'reviewed: {{by: "{name.strip()}", on: 2026-01-03}}\ntext: written',
    )
    _, rows = made(world, lang="vi")

    assert any(name.strip() in row["by"] for row in rows)
    for row in rows:
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_translation_that_is_behind_is_told_with_how_many_passages(world):
    ditich(world, "translate", "seen")
    assert [] == said(made(world)[1], "passages-behind")
    edit(world / "content", f"{RELIC}/vi.md", "Ba tầng mái", "Hai tầng mái và một sân")

    assert [("dinh-mot", "en", "1")] == said(made(world)[1], "passages-behind")


def test_html_in_a_name_is_text(world):
    edit(world / "content", f"{RELIC}/vi.md", "name: Đình Một", 'name: "Đình <b>Một</b> & “Hai”"')
    page, _ = made(world, lang="vi")

    assert "Đình &lt;b&gt;Một&lt;/b&gt; &amp;" in page


def test_a_photograph_without_its_words_and_a_plaque_that_waits_are_named(world):
    add_photo(world / "content")
    _, rows = made(world)
    assert [("chua-hai", "", "")] == said(rows, "photo-none")

    edit(
        world / "content",
        "plaques/4nvh3.yaml",
        "relic: dinh-mot",
        "relic: dinh-mot\nlife:\n  - {stage: designed, on: 2026-01-02, by: A}\n",
    )
    _, rows = made(world)
    assert "4nvh3 designed" in [what for _, _, what in said(rows, "plaque")]


def test_the_survey_asks_for_what_is_not_known_and_for_nothing_that_is(world):
    before, _ = made(world, "survey", "dinh-mot")
    place = "place:\n  latitude: 10.1\n  longitude: 105.6\n  precision: exact\n  position_sources: [s1]\n"
    edit(world / "content", f"{RELIC}/site.yaml", "place:\n", place)
    edit(world / "content", f"{RELIC}/vi.md", "text: written", "worship: Thành hoàng.[^s1]\ntext: written")
    after, _ = made(world, "survey", "dinh-mot")

    for asked in ("Đứng ngay cổng chính", "Thờ ai / Whom it honours"):
        assert asked in before
        assert asked not in after
    assert "Chùa Hai" not in re.sub(r"https?://\S+", "", before)
    assert "Kỳ yên" in before


def test_a_relic_there_is_not_is_answered_with_the_one_that_may_be_meant(world):
    result = ditich(world, "--lang", "en", "survey", "dinh-mit")

    assert 2 == result.exit_code
    assert "did you mean: dinh-mot" in result.stderr


def test_neither_is_published_and_content_stays_as_it_is(world):
    before = snapshot(world / "content")
    made(world), made(world, "survey")
    ditich(world, "build")

    assert before == snapshot(world / "content")
    assert not [path for path in (world / "output/site").rglob("*") if path.stem in ("report", "survey")]
    assert (world / "output/report/report.pdf").is_file()


def test_the_real_content_fits_and_says_nothing_twice(tmp_path):
    result = ditich(tmp_path, "--content", str(ROOT / "content"), "--output", str(tmp_path), "--lang", "vi", "report")
    rows = list(csv.DictReader(StringIO((tmp_path / "report/report.csv").read_text("utf-8-sig"))))

    assert 0 == result.exit_code, result.output
    assert len(rows) == len({tuple(row.values()) for row in rows})
