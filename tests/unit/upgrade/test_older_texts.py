"""A review that was one line becomes who and when; what may mean two things is left to a person."""

from __future__ import annotations

import pytest

from generator.upgrade.older_texts import renewed_text

BEFORE, AFTER = "---\nname: Đình Một  # tên\n", "updated: 2026-01-02\n---\n\nreviewed: 2020, một chữ trong bài\n"


@pytest.mark.parametrize(
    ("said", "today"),
    [
        ("Ban quản trị, 2026-01-03", "{by: Ban quản trị, on: 2026-01-03}"),
        ('"Thầy Ba, chùa Hai: 2026-01-03"', '{by: "Thầy Ba, chùa Hai", on: 2026-01-03}'),
        (
            "Ban quản trị đình ngày 28/11/2026   # nhớ hỏi lại",
            "{by: Ban quản trị đình, on: 2026-11-28}   # nhớ hỏi lại",
        ),
        ("5/5/2026 – Sư cả", "{by: Sư cả, on: 2026-05-05}"),
        ("2026-1-3 (Museum)", "{by: Museum, on: 2026-01-03}"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_who_and_when_are_told_apart(said, today, newline):
    text, expected = (f"{BEFORE}reviewed: {part}\n{AFTER}".replace("\n", newline) for part in (said, today))

    assert (expected, ()) == renewed_text(text)
    assert (expected, ()) == renewed_text(expected)


@pytest.mark.parametrize(
    "said", ["Ban quản trị", "2020", "2026-01-03", "Ba, 3/4/2026", "Ba, 2026-02-30", "A 2026-01-03, B 2026-01-04"]
)
def test_what_is_missing_or_may_be_either_is_left_to_a_person(said):
    text = f"{BEFORE}reviewed: {said}\n{AFTER}"

    assert (text, ((3, "reviewed"),)) == renewed_text(text)


@pytest.mark.parametrize(
    "text", ["", "không có phần đầu", f"{BEFORE}reviewed:\n{AFTER}", f"{BEFORE}reviewed: {{by: a\n{AFTER}"]
)
def test_a_text_in_todays_form_or_none_stays(text):
    assert (text, ()) == renewed_text(text)
