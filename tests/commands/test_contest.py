"""`ditich contest`: what is written, what is refused with which words, and that nothing is written by half."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content.load import load
from tests.support.worlds import BUILT_IN, ditich, edit, snapshot

FILE = "content/contests/thi.yaml"
TIMES = ("--title", 'Thi "hè": một', "--begins", "2026-11-20T08:00", "--ends", "2026-12-07")

ASKED = """\
questions:
- ask: {vi: Đình có mấy gian?}
  right: {vi: ba}
  wrong: [{says: {vi: hai}}, {says: {vi: bốn}}]
  sources: [s1]
"""


@pytest.fixture
def asking(world: Path) -> Path:
    """The small site, with a question about its first relic."""
    file = world / "content/sites/dinh-mot/site.yaml"
    file.write_text(file.read_text("utf-8") + ASKED, "utf-8")
    return world


def test_a_new_contest_is_right_as_it_is_written(asking: Path) -> None:
    result = ditich(asking, "contest", "new", "thi", *TIMES)

    assert 0 == result.exit_code, result.output
    (contest,) = load(asking / "content", BUILT_IN).catalogue.contests  # type: ignore[union-attr]
    assert {"vi": 'Thi "hè": một'} == contest.file.names
    assert "Đình có mấy gian?" in {question.asks for question in contest.file.questions}
    assert 0 == ditich(asking, "check").exit_code
    again = ditich(asking, "contest", "new", "thi", *TIMES)
    assert (2, True) == (again.exit_code, "đã có" in again.output)


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ("2026-12-07", "đến hết ngày 7 tháng 12 năm 2026"),
        ("2026-12-07T20:00", "đến 20:00 ngày 7 tháng 12 năm 2026"),
    ],
)
def test_a_page_says_whether_a_contest_ends_with_the_day_or_at_a_time_of_it(asking: Path, ends: str, said: str) -> None:
    assert 0 == ditich(asking, "contest", "new", "thi", *TIMES[:-1], ends).exit_code
    assert 0 == ditich(asking, "build").exit_code

    assert said in (asking / "output/site/vi/contest/thi/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Thi hè", *TIMES), "thi-he"),
        (("thi", "dinh-mto", *TIMES), "dinh-mot"),
        (("thi", "--title", "x", "--begins", "1/12/2026", "--ends", "2026-12-07"), "“1/12/2026”"),
        (("thi", "--title", "x", "--begins", "2026-12-08", "--ends", "2026-12-07"), "sau lúc bắt đầu"),
        (("thi", "--title", "x", "--begins", "2026-12-01", "--ends", "2036-12-07"), "một năm"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(asking: Path, arguments: tuple[str, ...], said: str) -> None:
    before = snapshot(asking / "content")
    result = ditich(asking, "contest", "new", *arguments)

    assert (2, True) == (result.exit_code, said in result.output), result.output
    assert before == snapshot(asking / "content")


def test_a_corrected_fact_is_reported_and_says_what_to_write(asking: Path) -> None:
    """Before a contest begins, what asks the same now; while it is on, that it counts for nobody; after that, the page says so."""
    assert 0 == ditich(asking, "contest", "new", "thi", "dinh-mot", *TIMES).exit_code
    edit(asking / "content", "sites/dinh-mot/site.yaml", "right: {vi: ba}", "right: {vi: năm}")
    result = ditich(asking, "check")
    assert (1, True) == (result.exit_code, "void: true" in result.output)

    edit(asking / "content", "contests/thi.yaml", "begins: 2026-11-20T08:00", "begins: 2026-12-01")
    result = ditich(asking, "check")
    assert (1, True) == (result.exit_code, "gợi ý: viết question: " in result.output)

    edit(asking / "content", "contests/thi.yaml", "begins: 2026-12-01", "begins: 2026-11-01")
    edit(asking / "content", "contests/thi.yaml", "ends: 2026-12-07", "ends: 2026-11-07")
    assert 0 == ditich(asking, "build").exit_code
    page = (asking / "output/site/vi/contest/thi/index.html").read_text("utf-8")
    assert "đã sửa sau cuộc thi" in page
    assert "Đình có mấy gian?" not in page


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        ("", (), "không có dòng nào"),
        ("Tên,Mã\nA,B\n", (), "có: Tên, Mã"),
        ("Mã dự thi\nkhông biết\n", (), "dòng 2: mã có chữ"),
        ("Mã dự thi\n", (), "không có mã nào tính được"),
        ("Mã dự thi\n", ("--word", "sen"), "bỏ --word"),
        ("Mã dự thi\n", ("--show", "Tên"), "không có cột “Tên”"),
    ],
)
def test_a_table_that_cannot_be_scored_writes_nothing(
    asking: Path, tmp_path: Path, text: str, more: tuple[str, ...], said: str
) -> None:
    assert 0 == ditich(asking, "contest", "new", "thi", *TIMES).exit_code
    table = tmp_path / "ma.csv"
    table.write_text(text, "utf-8")
    result = ditich(asking, "contest", "score", "thi", str(table), *more)

    assert result.exit_code in (1, 2), result.output
    assert said in result.output
    assert not (asking / "output/contest-thi").exists()


def test_a_contest_that_is_not_there_is_named_with_those_that_are(asking: Path, tmp_path: Path) -> None:
    table = tmp_path / "ma.csv"
    table.write_text("Mã dự thi\n", "utf-8")
    none = ditich(asking, "contest", "score", "thi", str(table))
    assert 0 == ditich(asking, "contest", "new", "thi", *TIMES).exit_code
    other = ditich(asking, "contest", "score", "he", str(table))

    assert ("ditich contest new" in none.output, "có: thi" in other.output) == (True, True)
