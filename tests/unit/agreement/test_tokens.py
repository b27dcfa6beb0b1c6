"""What is written as a fact in four languages is one value, and what only looks like one is none."""

from __future__ import annotations

import pytest

from generator.agreement.tables import TableFile, read_table, table_of
from generator.agreement.tokens import scan
from generator.project.templates import Templates
from tests.support.worlds import BUILT_IN


def facts(tag, passage):
    return [f"{token.kind} {token.value}" for token in scan(passage, read_table(BUILT_IN, tag)[0])]


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("quantity 5600000000 VND", {"vi": "5,6 tỉ đồng", "en": "5.6 billion đồng", "km": "5,6 ពាន់លានដុង", "zh": "56亿越南盾"}),
        ("quantity 5600000000 VND", {"vi": "5.600 triệu đồng", "en": "5,600 million VND", "zh": "五十六亿越南盾"}),
        ("quantity 3000 m²", {"vi": "0,3 ha", "en": "3,000 square metres", "km": "៣.០០០ m²", "zh": "3000平方米"}),
        ("quantity 1000 m", {"vi": "1 km", "en": "1,000 m", "km": "1 គីឡូម៉ែត្រ", "zh": "1公里"}),
        ("century early 19", {"vi": "đầu thế kỷ XIX", "en": "early in the nineteenth century", "km": "ដើមសតវត្សទី ១៩", "zh": "十九世纪初"}),
        ("decade 1960", {"vi": "thập niên 1960", "en": "the 1960s", "km": "ទសវត្សឆ្នាំ 1960", "zh": "20世纪60年代"}),
        ("date 2004-11-15", {"vi": "ngày 15/11/2004", "en": "15 November 2004", "km": "ថ្ងៃទី 15/11/2004", "zh": "2004年11月15日"}),
        ("date 2004-11-15", {"vi": "15 tháng 11 năm 2004", "en": "November 15, 2004", "km": "ថ្ងៃទី ១៥ ខែ វិច្ឆិកា ឆ្នាំ ២០០៤"}),
        ("date XXXX-10-15", {"vi": "rằm tháng 10", "en": "the full moon of the 10th lunar month", "km": "ថ្ងៃពេញបូណ៌មី ខែទី 10", "zh": "农历十月十五"}),
        ("date 1950-06", {"vi": "tháng 6/1950", "en": "June 1950", "km": "ខែ 6/1950", "zh": "1950年6月"}),
        ("date middle XXXX-04", {"vi": "giữa tháng 4", "en": "the middle of April", "km": "ពាក់កណ្តាលខែ 4", "zh": "4月中旬"}),
        ("number late 2014", {"vi": "cuối năm 2014", "en": "end of 2014", "km": "ចុងឆ្នាំ 2014", "zh": "2014年底"}),
        ("number 2006", {"vi": "Phật lịch 2549", "en": "2549 BE", "km": "ព.ស. ២៥៤៩", "zh": "佛历2549"}),
        ("number 110", {"vi": "một trăm mười", "km": "110"}),
        ("cycle 28", {"vi": "Nhâm Thìn", "en": "Nhâm Thìn", "km": "Nhâm Thìn", "zh": "壬辰年"}),
        ("decision 3446/QĐ-UBND", {"vi": "số 3446/QĐ-UBND", "zh": "第 3446/QĐ-UBND 号"}),
        ("decision 45/2024/QH15", {"vi": "số 45/2024/QH15", "en": "no. 45/2024/QH15"}),
        ("direction southwest", {"vi": "hướng tây nam", "en": "faces south-west", "km": "ទិសនិរតី", "zh": "朝西南"}),
        ("side left", {"vi": "bên trái", "en": "on the left", "km": "ខាងឆ្វេង", "zh": "左边"}),
        ("hour 07:00", {"vi": "7 giờ", "en": "7 o’clock", "km": "ម៉ោង ៧", "zh": "7点"}),
    ],
)  # fmt: skip
def test_one_fact_has_one_value_in_every_language(fact, said):
    assert {tag: [fact] for tag in said} == {
        tag: [one for one in facts(tag, passage) if not one.startswith("calendar")] for tag, passage in said.items()
    }


@pytest.mark.parametrize(
    ("tag", "passage"),
    [
        ("vi", "hai bên cửa, ngã ba sông, một trong những ngôi đình"),
        ("vi", "đi xa"),
        ("en", "one of a kind, no one"),
        ("km", "ដើម្បីសង់ ទោះបី"),
        ("zh", "九龙江三角洲，五行，四方，一座"),
    ],
)
def test_what_only_looks_like_a_number_is_none(tag, passage):
    assert [] == facts(tag, passage)


def test_days_joined_by_a_word_share_their_month():
    assert ["date XXXX-04-15", "date XXXX-04-16"] == facts("vi", "ngày 15 và 16 tháng 4")
    assert ["date XXXX-04-15", "date XXXX-04-16"] == facts("en", "on the 15th and 16th of the 4th month")
    assert ["date XXXX-04-14", "date XXXX-04-16"] == [
        fact for fact in facts("zh", "农历四月十四至十六") if "date" in fact
    ]


def test_centuries_joined_by_a_word_share_it():
    assert ["century late 17", "century early 18"] == facts("en", "from the late 17th and early 18th century")


@pytest.mark.parametrize(
    ("passage", "possible"),
    [
        ("ngày 31/2/2004", False),
        ("ngày 29/2/2004", True),
        ("ngày 29/2/2005", False),
        ("tháng 13/2005", False),
        ("ngày 30 tháng 2", True),
        ("ngày 31 tháng 4 năm 2005", False),
    ],
)
def test_a_day_no_calendar_has_is_told_from_one_a_lunar_one_may_have(passage, possible):
    assert [possible] == [token.possible for token in scan(passage, read_table(BUILT_IN, "vi")[0])]


def test_a_place_is_that_of_what_was_written():
    passage = "Khuôn viên rộng khoảng 3.000 m².[^s5]"

    assert ["3.000 m²", "[^s5]"] == [
        passage[token.start : token.end] for token in scan(passage, read_table(BUILT_IN, "vi")[0])
    ]


def test_a_language_without_a_table_is_compared_by_digits_citations_and_links():
    passage = "Batu dibina pada 1832 oleh tiga orang.[^s1] Lihat [rumah](dinh-mot)."

    assert [("number", "1832"), ("citation", "s1"), ("link", "dinh-mot")] == [
        (token.kind, token.value) for token in scan(passage, table_of(TableFile()))
    ]


def test_a_language_can_add_a_table_of_its_own():
    table = table_of(
        TableFile.model_validate(
            {
                "decimal": ",",
                "grouping": ".",
                "units": {"mètres": ["m", 1]},
                "words": {"trois": 3},
                "rules": [
                    {"kind": "quantity", "pattern": "{n} {unit}"},
                    {"kind": "number", "pattern": "{w}", "soft": True},
                ],
            }
        )
    )

    assert ["1000 m", "3"] == [token.value for token in scan("1.000 mètres et trois toits", table)]


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("rules: 5", "list-expected", 8),
        ("rules: [{kind: number}]", "field-missing", 9),
        ("rules: [{kind: number, pattern: '(y'}]", "agree-pattern", 33),
        ("rules: [{kind: number, pattern: '{n} {n}'}]", "agree-pattern", 33),
        ("rules: [{kind: number, pattern: '{day}'}]", "choice", 33),
        ("rules: [{kind: number, pattern: '{n}', ist: 2}]", "field-unknown", 40),
        ("units: {m: 3}", "agree-unit", 12),
        ("units: {m: [m, nhiều]}", "agree-unit", 12),
        ("words: {hai: nhiều}", "number", 14),
        ("before: '['", "agree-pattern", 9),
        ("copies: some", "choice", 9),
        ("rules: [", "yaml-brackets", 1),
    ],
)
def test_what_is_wrong_with_a_table_is_said_at_its_place(tmp_path, line, code, column):
    table = tmp_path / "agreement/fr.yaml"
    table.parent.mkdir()
    table.write_text(line + "\n", "utf-8")

    _, (problem,) = read_table(Templates((tmp_path,)), "fr")

    assert (code, "templates/agreement/fr.yaml", 1, column) == (
        problem.code,
        problem.at.path,
        problem.at.line,
        problem.at.column,
    )


@pytest.mark.parametrize("said", ["2 ſquare metres", "ſtart of 1832", "the 21ſt century", "mıddle of the 19th century"])
def test_letters_that_only_look_alike_to_a_pattern_break_nothing(said):
    scan(said, read_table(BUILT_IN, "en")[0])


@pytest.mark.parametrize("kind", ["hour", "date", "decade", "century", "number", "quantity"])
@pytest.mark.parametrize("slot", ["n", "i", "w", "d", "m", "month", "y", "c", "h", "unit", "part", "stem", "branch"])
def test_a_rule_may_have_any_slot_with_any_kind(kind, slot):
    file = TableFile.model_validate(
        {
            "words": {"hai": 2},
            "units": {"m": ["m", "1"]},
            "months": {"giêng": 1},
            "parts": {"early": ["đầu"]},
            "stems": ["Giáp"],
            "branches": ["Tý"],
            "rules": [{"kind": kind, "pattern": f"{{{slot}}}"}],
        }
    )

    scan("hai 12 1832 XII m giêng đầu Giáp Tý 0", table_of(file))
