"""A problem is shown where it is, on any terminal, and says what to do."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics.problem import Problem, Refusal, Span, errors, in_order, nearest, show

LINE = "place: {lat: 210.28, lon: 105.8355}"
LATITUDE = Problem(
    "latitude-range",
    Span("content/sites/a/site.yaml", 3, 14, 6, LINE),
    {"value": "210.28", "low": -90, "high": 90, "best": "21.028"},
    "dot-missing",
)


def test_an_author_is_told_where_what_and_what_to_do():
    assert (
        "content/sites/a/site.yaml:3:14: lỗi[latitude-range]: vĩ độ 210.28 nằm ngoài khoảng -90…90\n"
        "    3 | place: {lat: 210.28, lon: 105.8355}\n"
        "      |              ^^^^^^\n"
        "      = gợi ý: có lẽ thiếu dấu chấm: 21.028"
    ) == show(LATITUDE, "vi")


def test_a_problem_is_shown_in_english_too():
    assert (
        "content/sites/a/site.yaml:3:14: error[latitude-range]: latitude 210.28 is outside -90…90\n"
        "    3 | place: {lat: 210.28, lon: 105.8355}\n"
        "      |              ^^^^^^\n"
        "      = hint: the decimal point may be missing: 21.028"
    ) == show(LATITUDE, "en")


def test_where_there_is_no_line_none_is_shown():
    assert (
        "content/about/vi.md:1:1: error[file-missing]: this file is missing\n"
        "      = hint: create it; “ditich new” writes a complete skeleton"
    ) == show(Problem("file-missing", Span("content/about/vi.md")), "en")


@pytest.mark.parametrize(
    ("code", "hint", "shown"),
    [
        ("print-record", "", "do not write it by hand"),
        ("print-record", "print-unlived", "add to “life”"),
        ("relic-unknown", "write-best", "change it to: x"),
        ("number", "latitude-range", "write the latitude in decimal degrees"),
    ],
)
def test_a_hint_is_the_problem_s_own_or_the_one_asked_for(code, hint, shown):
    """Its usual one, another of its own, one that many share, or that of another problem."""
    values = dict.fromkeys(("code", "relic", "field", "value", "best"), "x")

    assert f"= hint: {shown}" in show(Problem(code, Span("a"), values, hint), "en")


def test_a_warning_says_so():
    problem = Problem("uncited", Span("a"), severity="warning")

    assert "a:1:1: cảnh báo[uncited]: " in show(problem, "vi")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=60), st.data())
def test_the_caret_stands_under_the_character_that_is_meant(text, data):
    """Whatever else is in the line, and where the line is cut because it is long."""
    line = "x" * data.draw(st.sampled_from([0, 39, 40, 41, 42, 200])) + text
    column = data.draw(st.integers(1, len(line) + 1))
    marked = line[: column - 1] + "♥" + line[column - 1 :]

    shown = show(Problem("empty-value", Span("a", 7, column, 1, marked), {"field": "x"}), "en").split("\n")

    assert "♥" == shown[1][shown[2].index("^")]
    assert 1 == shown[2].count("^")


@given(st.integers(0, 300), st.integers(1, 300))
def test_a_long_line_fits_a_terminal(before, length):
    line = "x" * before + "y" * length
    problem = Problem("empty-value", Span("a", 1, before + 1, length, line), {"field": "x"})

    assert 100 > max(len(shown) for shown in show(problem, "en").split("\n")[1:3])


hidden = st.text(st.sampled_from("ab\x00\x07\x1b[31m\t\r\n\x7f\x9b\u00a0\u200b\u202e\u2066\u2028\ufeff"), min_size=1)


@given(hidden, hidden)
def test_nothing_an_author_wrote_speaks_to_the_terminal(value, line):
    """Colours, bells and reversed text become signs one column wide."""
    text = line.replace("\n", "")
    shown = show(Problem("file-unknown", Span("a", 1, 1, 1, text), {"name": value}), "en")

    assert [] == [char for char in shown if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") and char != "\n"]


def test_a_file_name_does_not_speak_to_the_terminal_either():
    """Git carries any name; a check of somebody else's pull request shows it."""
    shown = show(Problem("file-missing", Span("content/\x1b[2Ja\nb.md")), "en")

    assert "\x1b" not in shown
    assert 2 == len(shown.split("\n"))


def test_braces_an_author_wrote_are_shown_as_they_are():
    problem = Problem("field-unknown", Span("a"), {"field": "{field} {0} {x!r}", "best": ""})

    assert "“{field} {0} {x!r}”" in show(problem, "en")


def test_a_line_of_blanks_is_not_drawn():
    assert 2 == len(show(Problem("empty-value", Span("a", 1, 1, 1, "   "), {"field": "x"}), "en").split("\n"))


def test_problems_come_in_the_order_they_are_mended_and_each_once():
    spans = [Span("a", 2, 1), Span("a", 10, 1), Span("a", 10, 4), Span("b", 1, 1)]
    problems = [Problem("truth", span, {"field": "x", "value": "y"}) for span in spans]

    assert tuple(problems) == in_order([*reversed(problems), *problems])


def test_two_things_wrong_at_one_place_are_both_said():
    one, other = (Problem("field-missing", Span("a"), {"field": field}) for field in "xy")

    assert {"x", "y"} == {problem.values["field"] for problem in in_order([one, other])}


def test_a_warning_does_not_keep_the_site_back():
    problems = (Problem("uncited", Span("a"), severity="warning"), Problem("truth", Span("a")))

    assert problems[1:] == errors(problems)


@pytest.mark.parametrize(
    ("word", "best"),
    [
        ("dinh-moot", "dinh-mot"),
        ("chua-mot", "chua-hai"),
        ("xyz", ""),
        ("", ""),
        ("dinh-mot", "dinh-mot"),
    ],
)
def test_the_word_that_was_probably_meant_is_named(word, best):
    known = {"dinh-mot", "chua-hai"} if word != "chua-mot" else {"chua-hai"}

    assert best == nearest(word, known)


def test_of_two_words_as_near_the_same_one_is_named_every_time():
    """A set has no order; messages and golden files need one."""
    assert 1 == len({nearest("ax", known) for known in (["ab", "ac"], ["ac", "ab"], {"ac", "ab"})})


def test_a_refusal_carries_its_problem():
    assert LATITUDE is Refusal(LATITUDE).problem
