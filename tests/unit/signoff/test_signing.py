"""A review is written into a text by its place; all else stays as it was, byte for byte."""

from __future__ import annotations

import pytest

from generator.content.schema import Review
from generator.signoff.signing import CannotSign, signed

REVIEW = Review(by="Ban quản trị, đình Một: thầy Ba", on="2026-01-03", until="2030-12-31")
SAID = 'reviewed: {by: "Ban quản trị, đình Một: thầy Ba", on: 2026-01-03, until: 2030-12-31}'
BODY = "---\n\n## Lịch sử\n\nreviewed: là một chữ trong bài.\n"
HEAD = "---\nname: Đình Một    # tên\nsummary: >-\n  Hai\n  dòng.\ntext: written\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("updated: 2026-01-02   # hôm qua\n", f"updated: 2026-01-02   # hôm qua\n{SAID}\n"),
        ("updated: 2026-01-02\nway: x\n", f"updated: 2026-01-02\n{SAID}\nway: x\n"),
        ("updated: 2026-01-02\nreviewed: {by: x, on: 2026-01-01}\n", f"updated: 2026-01-02\n{SAID}\n"),
        ("reviewed:\n  by: x\n  on: 2026-01-01\nupdated: 2026-01-02\n", f"{SAID}\nupdated: 2026-01-02\n"),
        ("reviewed:\nupdated: 2026-01-02\n", f"{SAID}\nupdated: 2026-01-02\n"),
        ("# reviewed: {by: …}\nupdated: 2026-01-02\n", f"# reviewed: {{by: …}}\nupdated: 2026-01-02\n{SAID}\n"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_review_stands_in_its_place(before, after, newline):
    text, expected = ((HEAD + part + BODY).replace("\n", newline) for part in (before, after))

    assert expected == signed(text, REVIEW)
    assert expected == signed(expected, REVIEW)


@pytest.mark.parametrize(
    "text",
    [
        "Không có phần đầu.\n",
        "---\n{name: x, updated: 2026-01-02}\n---\n",
        "---\nname: x\nreviewed:\n  by: x  # thầy Ba\n  on: 2026-01-01\n---\n",
        "---\nname: x\nname: y\n---\n",
    ],
)
def test_what_would_lose_a_comment_or_its_layout_is_left_to_a_person(text):
    with pytest.raises(CannotSign):
        signed(text, REVIEW)
