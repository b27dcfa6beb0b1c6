"""Typed facts give questions with one true answer, each where somebody trustworthy says so; and else none."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.edtf import read
from generator.questions.near_dates import apart, near, years_of
from tests.support.questions import asked, relic_with, wrong_answers

FOUNDED = {"founded": {"date": "1832", "sources": ["s1"]}}
RANK = {"rank": {"level": "city", "date": "2004-11-15", "sources": ["s1"]}}
FEAST = {"festivals": [{"id": "ky-yen", "month": 4, "days": [15, 16], "sources": ["s1"]}]}
NAMED = {"festivals": {"ky-yen": "Kỳ yên"}}
KIND = {"kind": "chinese-temple", "kind_sources": ["s1"]}
AREA = {"facts": [{"label": {"vi": "Diện tích"}, "value": "3.000 m²", "sources": ["s1"]}]}
WARD = {"place": {"address": "ấp Một", "sources": ["s1"], "ward": "phường Ô Môn, thành phố Cần Thơ"}}
WARDS = (
    "phường Ô Môn, thành phố Cần Thơ",
    "phường Thới Long, thành phố Cần Thơ",
    "phường Cái Khế, thành phố Cần Thơ",
    "phường Ninh Kiều, thành phố Cần Thơ",
)


def topics(loaded, facts, text="", **said) -> list[str]:
    return [question.topic for question in asked(loaded, relic_with(facts, text, **said), WARDS)["vi"]]


def the(loaded, facts, text="", **said):
    """The one question that is asked in Vietnamese."""
    (question,) = asked(loaded, relic_with(facts, text, **said), WARDS)["vi"]
    return question


@pytest.mark.parametrize(
    ("facts", "said", "found", "answer"),
    [
        (FOUNDED, {}, ["founded"], "1832"),
        (RANK, {}, ["rank", "ranked"], "Di tích cấp thành phố"),
        (FEAST, NAMED, ["festival"], "ngày 15–16 tháng 4 âm lịch"),
        (KIND, {}, ["kind"], "Miếu của người Hoa"),
        (AREA, {}, ["own"], "3.000 m²"),
        (WARD, {}, ["ward"], "phường Ô Môn, thành phố Cần Thơ"),
    ],
)
def test_each_sourced_fact_is_asked_about_and_explained_with_its_source(loaded, facts, said, found, answer):
    questions = asked(loaded, relic_with(facts, **said), WARDS)["vi"]

    assert found == [question.topic for question in questions]
    assert answer == questions[0].answer.text
    assert answer in questions[0].explanation.text
    assert ("s1",) == questions[0].sources
    assert 2 <= len(wrong_answers(questions[0])) <= 3


def test_nothing_is_asked_about_what_no_source_or_only_a_travel_page_says(loaded):
    assert [] == topics(loaded, {"kind": "chinese-temple"})
    assert [] == topics(loaded, {"founded": {"date": "1832", "sources": ["s2"]}})
    assert ["founded"] == topics(loaded, {"founded": {"date": "1832", "sources": ["s2", "s1"]}})


@pytest.mark.parametrize("date", ["1832?", "1832%", "../1832", "1832/.."])
def test_nothing_is_asked_about_a_time_that_is_uncertain_or_open(loaded, date):
    assert [] == topics(loaded, {"founded": {"date": date, "sources": ["s1"]}})


def test_nothing_is_asked_where_sources_contradict_each_other(loaded):
    one, other = ({"date": date, "sources": ["s1"]} for date in ("1832", "1850"))

    assert [] == topics(loaded, {"founded": [one, other]})


def test_no_wrong_answer_is_a_year_the_text_gives(loaded):
    """In whatever digits: it would be true of something here."""
    free = {1790, 1870, 1900}
    years = [year for year in range(1700, 2027) if all(abs(year - other) > 3 for other in free)]
    text = ", ".join(_khmer(year) if year % 2 else str(year) for year in years)

    assert {str(year) for year in free} == set(wrong_answers(the(loaded, FOUNDED, text)))
    assert [] == topics(loaded, FOUNDED, f"{text}, 1790, 1900")


def _khmer(year: int) -> str:
    return str(year).translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩"))


def test_no_wrong_century_is_one_the_text_names(loaded):
    """Neither in digits, nor in Roman ones, nor by a year in it."""
    facts = {"founded": {"date": "18XX", "sources": ["s1"]}}
    wrong = wrong_answers(the(loaded, facts, "Thế kỷ XVII có người đến; sửa năm 1735; đầu thế kỷ 16 đã có làng."))

    assert not {"thế kỷ 16", "thế kỷ 17", "thế kỷ 18"} & set(wrong)


MOMENTS = st.one_of(
    st.integers(1000, 2020).map(str),
    st.integers(1000, 2020).map("{}~".format),
    st.integers(100, 202).map("{}X".format),
    st.integers(10, 19).map("{}XX".format),
)


@given(MOMENTS, st.sampled_from(["", "early", "middle", "late"]))
def test_no_year_of_a_wrong_time_is_one_of_the_right_one(date, part):
    """About 1832 may be 1850; then about 1870 would be true, too."""
    dating = read(date, part if date.endswith("XX") else "")
    own = years_of(dating)

    assert own
    for other in near(dating, 2026, "seed"):
        years = years_of(other)
        assert years
        assert apart(years, own)
        assert other.end
        assert other.end.years[1] <= 2026


def test_about_a_year_lies_far_from_about_another(loaded):
    question = the(loaded, {"founded": {"date": "1832~", "sources": ["s1"]}})
    years = [int(re.sub(r"\D", "", wrong)) for wrong in wrong_answers(question)]

    assert all(abs(year - 1832) > 50 for year in years)


def test_a_rank_that_the_law_counts_as_the_same_is_no_wrong_answer(loaded):
    """A city that is a province ranks as a province does; special national is national, too."""
    city = {"rank": {"level": "city", "sources": ["s1"]}}
    national = {"rank": {"level": "national", "sources": ["s1"]}}

    assert not any("tỉnh" in wrong for wrong in wrong_answers(the(loaded, city)))
    assert not any("đặc biệt" in wrong for wrong in wrong_answers(the(loaded, national)))


def test_a_relic_of_two_ranks_is_not_asked_for_one(loaded):
    assert [] == topics(loaded, {"rank": [{"level": level, "sources": ["s1"]} for level in ("city", "national")]})


def test_a_festival_is_not_asked_for_by_a_month_of_another_one_here(loaded):
    """Nor by one that the text gives: there may be a rite in it."""
    other = {"id": "ha-dien", "month": 12, "days": [15, 16], "sources": ["s2"]}
    facts = {"festivals": [*FEAST["festivals"], other]}
    question = the(loaded, facts, "Rằm tháng 8 cúng trăng.", festivals={"ky-yen": "Kỳ yên", "ha-dien": "Hạ điền"})

    assert not any(re.search(r"tháng (4|8|12)\b", wrong) for wrong in wrong_answers(question))


@pytest.mark.parametrize(
    "when", [{"solar": "07-27"}, {"weekly": "Su"}, {"khmer": "ok-om-bok"}, {"lunar": "12-29/01-03"}]
)
def test_a_festival_of_every_calendar_is_asked_for(loaded, when):
    facts = {"festivals": [{"id": "ky-yen", "sources": ["s1"], **when}]}

    assert ["festival"] == topics(loaded, facts, festivals={"ky-yen": "Lễ"})


def test_a_ward_of_before_in_the_address_is_no_wrong_answer(loaded):
    facts = {"place": WARD["place"] | {"address": "P. Thới Long, quận Ô Môn"}}

    assert not any("Thới Long" in wrong for wrong in wrong_answers(the(loaded, facts)))


def test_a_kind_is_not_asked_for_where_the_name_gives_it_away(loaded):
    """Only in the languages in which it does."""
    facts = {"kind": "church", "kind_sources": ["s1"]}
    questions = asked(loaded, relic_with(facts, name="Nhà thờ Thử"))

    assert [] == [question.topic for question in questions["vi"]]
    assert ["kind"] == [question.topic for question in questions["en"]]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("5,6 tỉ đồng", ""),
        ("12 cột", ""),
        ("8,600 m²", ""),
        ("1852", ""),
        ("3.000 m²", "Trước đây chỉ 2.400 m², nay rộng hơn."),
    ],
)
def test_wrong_measures_are_written_as_the_right_one_is_and_stand_nowhere_else(loaded, value, text):
    facts = {"facts": [{"label": {"vi": "Bao nhiêu"}, "value": value, "sources": ["s1"]}]}
    question = the(loaded, facts, text)
    shape = re.sub(r"\d+", "9", value)

    assert value == question.answer.text
    for wrong in wrong_answers(question):
        assert shape == re.sub(r"\d+", "9", wrong)
        assert wrong not in text


@pytest.mark.parametrize("value", ["3446/QĐ-UBND", "ba đạo", "0292 3861 111", "2 tầng, 4 mái", "1975-04-30", "A4"])
def test_what_is_no_single_number_is_not_asked_for(loaded, value):
    assert [] == topics(loaded, {"facts": [{"label": {"vi": "Số"}, "value": value, "sources": ["s1"]}]})


def test_two_facts_of_one_label_are_two_true_answers_and_not_asked_for(loaded):
    fact = {"label": {"vi": "Cột"}, "sources": ["s1"]}

    assert [] == topics(loaded, {"facts": [fact | {"value": "12 cột"}, fact | {"value": "16 cột"}]})


def test_a_question_is_the_same_in_every_language_and_at_every_time(loaded):
    facts = FOUNDED | RANK | AREA
    first, again = (asked(loaded, relic_with(facts)) for _ in range(2))

    assert first == again
    for questions in zip(*first.values(), strict=True):
        assert 1 == len({(question.id, question.right, len(question.choices)) for question in questions})


def test_a_corrected_fact_is_another_question(loaded):
    before, after = (the(loaded, {"founded": {"date": date, "sources": ["s1"]}}) for date in ("1832", "1852"))

    assert ("1832", "1852") == (before.answer.text, after.answer.text)
    assert before.id != after.id


def test_a_name_that_only_a_machine_gave_marks_the_question(loaded):
    assert the(loaded, FOUNDED, text="").machine is False
    story = relic_with(FOUNDED, text="Chữ.")
    machine = story.stories[0].front_matter.model_copy(update={"text": "machine"})
    (question,) = asked(loaded, replace(story, stories=(replace(story.stories[0], front_matter=machine),)))["vi"]
    assert question.machine
