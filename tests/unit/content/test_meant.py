"""What is proposed is what was typed, in the way it must be written, and no more precise."""

from __future__ import annotations

import pytest

from generator.content.meant import both_coordinates, clock, days_in_a_row, decimal_degrees, iso_day, only_number, truth
from generator.content.schema import RelicFacts, StoryFrontMatter
from generator.content.source import parse
from generator.content.validate import check
from generator.diagnostics.problem import Problem, show
from tests.support.countries import RANKS
from tests.support.kinds import KINDS
from tests.support.relics import written

SITE = """\
kind: communal-house
founded: {date: 1832, sources: [s1]}
rank: {level: city, type: scenic, sources: [s1]}
place: {address: a, sources: [s1], latitude: 10.1, longitude: 105.6, precision: exact}
festivals: [{id: a, month: 4, days: [15], sources: [s1]}]
sources:
  s1: {title: b, publisher: c, grade: A}
"""
STORY = "name: a\nsummary: b\ntext: written\nupdated: 2026-11-22\n"


def problem_of(text: str) -> Problem:
    """The one thing wrong with a file."""
    document, unread = parse(written(text))
    assert document is not None
    (problem,) = (
        *unread,
        *check(StoryFrontMatter if text.startswith("name") else RelicFacts, document, kinds=KINDS, tables=RANKS.tables)[
            1
        ],
    )
    return problem


@pytest.mark.parametrize(
    ("value", "best"),
    [
        ("10,1312", "10.1312"), ("105°37'", "105.617"), ("105° 37′ 8,5″ Đ", "105.619028"), ("10°7'52\"N", "10.13111"),
        ("10º07’52”B", "10.13111"), ("10.1312°", "10.1312"), ("10°7'S", "-10.117"), ("-10,5", "-10.5"),
        ("10°75'", ""), ("mười", ""), ("10,1,2", ""), ("", ""),
    ],
)  # fmt: skip
def test_degrees_become_decimal(value, best):
    assert best == decimal_degrees(value)


def test_a_pair_from_a_map_is_taken_apart():
    assert ("10.1312", "105.6189") == both_coordinates("10.1312, 105.6189")
    assert None is both_coordinates("10,1312")


@pytest.mark.parametrize(
    ("value", "best"),
    [("15-16", "[15, 16]"), ("15 – 17", "[15, 16, 17]"), ("15 và 16", "[15, 16]"), ("15", "[15]"), ("rằm", ""),
     ("29-31", ""), ("16-15", ""), ("0-1", "")],
)  # fmt: skip
def test_days_become_a_list(value, best):
    assert best == days_in_a_row(value)


def test_only_one_number_can_be_meant():
    assert ["4", "", ""] == [only_number(value) for value in ("tháng 04", "tháng tư", "4 hoặc 5")]


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        (
            "date: 1832",
            "date: Nhâm Thìn",
            "edtf-form",
            "thêm # trước cả mục “founded” và kể trong bài “Nhâm Thìn”, kèm nguồn",
        ),
        ("date: 1832", "date: khoảng 1850", "edtf-form", "sửa thành: date: 1850~"),
        ("date: 1832", "date: giữa thế kỷ 19", "edtf-form", "date: 18XX và part: middle"),
        ("date: 1832", "date: 1860/1850", "edtf-order", "sửa thành: date: 1850/1860"),
        ("date: 1832", "year: 1832", "founded-old", "sửa thành: date: 1832"),
        ("date: 1832", "century: 19, part: late", "founded-old", "sửa thành: date: 18XX, part: late"),
        ("date: 1832", "year: khoảng 1850", "founded-old", "sửa thành: date: 1850~"),
        ("date: 1832", "date: 18XX, part: đầu thế kỷ", "choice", "sửa thành: early"),
        ("date: 1832", "date: 18XX/19XX, part: late", "part-unfit", "late/early"),
        (
            "kind: communal-house",
            "hours: {open: 8h-17h, sources: [s1]}\nkind: communal-house",
            "hours-form",
            "sửa thành: open: 08:00-17:00",
        ),
        (
            "kind: communal-house",
            "hours: {open: Thứ 2 – thứ 6 7h-11h 13h-17h, sources: [s1]}\nkind: communal-house",
            "hours-form",
            'sửa thành: open: "Mo-Fr 07:00-11:00,13:00-17:00"',
        ),
        (
            "kind: communal-house",
            "hours: {open: thứ 2 - thứ 6, sources: [s1]}\nkind: communal-house",
            "hours-form",
            "ví dụ open: Mo-Fr 08:00-17:00",
        ),
        (
            "kind: communal-house",
            "hours: {opens: 08:00, closes: 17:00, sources: [s1]}\nkind: communal-house",
            "hours-old",
            "sửa thành: open: 08:00-17:00",
        ),
        ("month: 4", "month: tháng tư", "number", "sửa thành: month: 4"),
        ("month: 4", "month: tháng Giêng", "number", "sửa thành: month: 1"),
        ("month: 4", "month: hằng năm", "number", "giêng → 1"),
        ("month: 4", "month: tháng 4", "number", "sửa thành: month: 4"),
        ("days: [15]", "days: 15-16", "list-expected", "sửa thành: days: [15, 16]"),
        ("sources: [s1]", "sources: (s1; s1)", "list-expected", "trong ngoặc vuông: [s1, s1]"),
        ("sources: [s1]", "sources: 【s1，s1】", "list-expected", "trong ngoặc vuông: [s1, s1]"),
        ("sources: [s1]", "sources: {s1, s2}", "list-expected", "trong ngoặc vuông: [s1, s2]"),
        ("days: [15]", "days: 15", "list-expected", "sửa thành: days: [15]"),
        ("days: [15]", "days: [15-16]", "number", "sửa thành: days: [15, 16]"),
        ("days: [15]", "days: rằm", "list-expected", "rằm → [15]"),
        ("latitude: 10.1", "latitude: '10,1312'", "number", "sửa thành: latitude: 10.1312"),
        ("longitude: 105.6", "longitude: 105°37'", "number", "sửa thành: longitude: 105.617"),
        ("latitude: 10.1", "latitude: '10.1312, 105.6189'", "number", "latitude: 10.1312 và longitude: 105.6189"),
        ("latitude: 10.1", "latitude: chưa đo", "number", "độ thập phân"),
        ("level: city", "level: thành phố", "choice", "sửa thành: city"),
        ("type: scenic", "type: kiến trúc", "choice", "kiến trúc nghệ thuật → architecture-art"),
        ("level: city", "level: cấp tỉnh", "choice", "sửa thành: province"),
        ("type: scenic", "type: lịch sử – văn hóa", "choice", "sửa thành: history-culture"),
        ("kind: communal-house", "kind: Chùa Khmer", "choice", "sửa thành: khmer-pagoda"),
        ("kind: communal-house", "kind: chùa", "choice", "chùa Khmer → khmer-pagoda"),
        ("kind: communal-house", "Kind: communal-house", "field-unknown", "có lẽ là “kind”"),
        (
            "text: written\nupdated: 2026-11-22",
            "text: written\nupdated: 22/11/2026",
            "date-shape",
            "updated: 2026-11-22",
        ),
        (
            "text: written\nupdated: 2026-11-22",
            "text: written\nupdated: 2/11/2026",
            "date-shape",
            "viết năm-tháng-ngày",
        ),
        ("precision: exact", "precision: đo tại cổng", "choice", "sửa thành: exact"),
        ("grade: A", "grade: báo", "choice", "báo chí → B"),
        ("text: written", "text: viết", "choice", "máy dịch → machine"),
        ("text: written", "text: người dịch", "choice", "sửa thành: translated"),
        ("text: written", "text: writen", "choice", "sửa thành: written"),
    ],
)
def test_a_hint_is_an_edit_of_what_was_typed(old, new, code, said):
    text = STORY if old in STORY else SITE
    problem = problem_of(text.replace(old, new, 1))

    assert code == problem.code
    assert said in show(problem, "vi").split("gợi ý: ")[1]
    show(problem, "en")


@pytest.mark.parametrize(
    ("value", "best"),
    [("15/11/2004", "2004-11-15"), ("15-11-2004", "2004-11-15"), ("ngày 5 tháng 11 năm 2004", "2004-11-05"), ("2004/11/5", "2004-11-05"),
     ("5/5/2004", "2004-05-05"), ("5/11/2004", ""), ("31/13/2004", ""), ("11/2004", ""), ("hôm qua", "")],
)  # fmt: skip
def test_a_day_is_proposed_where_day_and_month_cannot_be_taken_for_each_other(value, best):
    assert best == iso_day(value)


@pytest.mark.parametrize(
    ("value", "best"),
    [("8h", "08:00"), ("8h30", "08:30"), ("8g30 sáng", "08:30"), ("2 giờ chiều", "14:00"), ("17 giờ 15 phút", "17:15"), ("8.30", "08:30"),
     ("24h", ""), ("8h75", ""), ("sáng", ""), ("8", "")],
)  # fmt: skip
def test_a_time_of_day_is_proposed_in_four_digits(value, best):
    assert best == clock(value)


def test_a_yes_is_true_and_a_no_is_false():
    assert ["true", "false", ""] == [truth(value) for value in ("Có", "không", "đôi khi")]
