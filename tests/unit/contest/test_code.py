"""A code holds what was sent; one slip of the finger, or two characters changed about, is always seen."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.contest.code import (
    LOT,
    MOST_CHOICES,
    MOST_GUESSED,
    MOST_SECONDS,
    WORD,
    CodeForm,
    Sheet,
    Unreadable,
    code_of,
    sheet_of,
    word_number,
)
from generator.plaques.codes import ALPHABET

WEEK = 7 * 24 * 60

FORM = CodeForm("youth-2026", tuple(f"{number:010x}" for number in range(10)), WEEK, with_word=True, with_guess=True)
SHEET = Sheet((1, 2, 3, 4, 0, 1, 2, 3, 4, 1), 1234, 345, 77, word_number("Sen Hồng"), 200)


@st.composite
def sent(draw: st.DrawFn) -> tuple[CodeForm, Sheet]:
    """A contest, and what somebody sent."""
    count = draw(st.integers(1, 40))
    minutes = draw(st.integers(1, 366 * 24 * 60))
    word, guess = draw(st.booleans()), draw(st.booleans())
    form = CodeForm(draw(st.text()), tuple(map(str, range(count))), minutes, word, guess)
    sheet = Sheet(
        tuple(draw(st.lists(st.integers(0, MOST_CHOICES), min_size=count, max_size=count))),
        draw(st.integers(0, minutes)),
        draw(st.integers(0, MOST_SECONDS)),
        draw(st.integers(0, LOT - 1)),
        draw(st.integers(0, WORD - 1)) if word else 0,
        draw(st.integers(0, MOST_GUESSED)) if guess else 0,
    )
    return form, sheet


@given(sent())
def test_a_code_holds_what_was_sent(form_and_sheet: tuple[CodeForm, Sheet]) -> None:
    form, sheet = form_and_sheet

    assert sheet == sheet_of(code_of(sheet, form), form)


def test_a_code_is_short_enough_to_be_read_aloud() -> None:
    plain = CodeForm("youth-2026", FORM.questions, WEEK)

    assert (4, 6) == (plain.groups, FORM.groups) or (5, 6) == (plain.groups, FORM.groups)


def test_case_blanks_and_hyphens_make_no_difference() -> None:
    code = code_of(SHEET, FORM)

    assert SHEET == sheet_of(f"  {code.upper().replace('-', ' ')}\n", FORM)


def test_every_single_slip_is_seen_and_its_group_named() -> None:
    code = code_of(SHEET, FORM)
    for place, right in enumerate(code):
        for wrong in ALPHABET if right != "-" else "":
            if wrong != right:
                with pytest.raises(Unreadable) as seen:
                    sheet_of(code[:place] + wrong + code[place + 1 :], FORM)
                assert ("contest-code-slip", (place // 6 + 1,)) == (seen.value.why, seen.value.groups)


def test_any_two_characters_or_groups_changed_about_are_seen() -> None:
    code = code_of(SHEET, FORM).replace("-", "")
    groups = [code[start : start + 5] for start in range(0, len(code), 5)]
    for one, other in combinations(range(len(code)), 2):
        if code[one] != code[other]:
            signs = list(code)
            signs[one], signs[other] = signs[other], signs[one]
            with pytest.raises(Unreadable):
                sheet_of("".join(signs), FORM)
    for one, other in combinations(range(len(groups)), 2):
        if groups[one] != groups[other]:
            moved = list(groups)
            moved[one], moved[other] = moved[other], moved[one]
            with pytest.raises(Unreadable):
                sheet_of("".join(moved), FORM)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "contest-code-length"),
        (code_of(SHEET, FORM)[:-1], "contest-code-length"),
        (code_of(SHEET, FORM) * 2, "contest-code-length"),
        ("không biết", "contest-code-letters"),
        ("o" * 30, "contest-code-letters"),
    ],
)
def test_what_is_no_code_says_why(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        sheet_of(text, FORM)


def test_a_code_of_another_contest_or_of_other_questions_is_none_of_this_one() -> None:
    others = (
        CodeForm("youth-2027", FORM.questions, WEEK, with_word=True, with_guess=True),
        CodeForm("youth-2026", FORM.questions[::-1], WEEK, with_word=True, with_guess=True),
    )
    for other in others:
        with pytest.raises(Unreadable, match="contest-code-other"):
            sheet_of(code_of(SHEET, other), FORM)


def test_a_number_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="7"):
        code_of(Sheet((7, *SHEET.answers[1:]), 1, 1, 1), FORM)


@pytest.mark.parametrize("typed", ["sen hồng", "SEN HONG", "  Sen   Hồng. ", "sen-hồng", "Sen Hồng"])
def test_a_word_is_known_however_it_is_typed(typed: str) -> None:
    assert word_number("Sen Hồng") == word_number(typed) != word_number("Sen Trắng")
