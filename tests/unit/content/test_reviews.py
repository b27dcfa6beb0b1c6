"""A review is of what was read, and of nothing that was written later."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from generator.content.reviews import Reading, facts_digest, standing_of, text_digest, with_reading
from generator.content.schema import Review

FRONT: dict[str, Any] = {"name": "Đình Một", "summary": "Đình để thử.", "text": "written", "updated": "2026-01-02"}
BODY = "## Lịch sử\n\nDựng năm 1832.[^s1]\n"
REVIEW = Review(by="Ban quản trị", on="2026-01-03", until=None)
READ = Reading("vi", "2026-01-03", text_digest(FRONT, BODY), facts_digest({"kind": "x"}), "Ban quản trị")


@pytest.mark.parametrize(
    ("front", "body"),
    [
        (FRONT, BODY.replace("1832", "1823")),
        (FRONT, BODY.replace("[^s1]", "[^s2]")),
        (FRONT, BODY.replace("Dựng", "Không dựng")),
        (FRONT | {"name": "Đình Hai"}, BODY),
        (FRONT | {"way": "Rẽ trái."}, BODY),
        (FRONT | {"photos": {"a.jpg": {"alt": "a", "caption": "b"}}}, BODY),
    ],
)
def test_whatever_a_reader_sees_is_part_of_what_was_read(front, body):
    assert READ.text != text_digest(front, body)


@pytest.mark.parametrize(
    ("front", "body"),
    [
        (FRONT | {"updated": "2026-05-01", "text": "machine", "reviewed": {"by": "x", "on": "2026-01-03"}}, BODY),
        (dict(reversed(FRONT.items())), BODY),
        (FRONT, BODY.replace("Dựng năm", "Dựng\nnăm  ")),
        (FRONT, "\n\n" + unicodedata.normalize("NFD", BODY)),
        (FRONT | {"summary": "Đình \n để thử."}, BODY),
    ],
)
def test_how_a_text_is_laid_out_is_not(front, body):
    assert READ.text == text_digest(front, body)


def test_of_site_yaml_the_facts_count():
    facts = {"kind": "x", "founded": {"date": "1832", "sources": ["s1"]}, "sources": {"s1": {"title": "a"}}}

    assert facts_digest(facts) == facts_digest(facts | {"draft": "true", "was": ["a"], "sources": {}})
    assert facts_digest(facts) != facts_digest(facts | {"founded": {"date": "1823", "sources": ["s1"]}})


@pytest.mark.parametrize(
    ("expected", "reading", "updated", "text", "facts"),
    [
        ("current", READ, "2026-05-01", READ.text, READ.facts),
        ("text-changed", READ, "2026-01-02", "0" * 16, READ.facts),
        ("facts-changed", READ, "2026-01-02", READ.text, "0" * 16),
        ("unknown", None, "2026-01-02", READ.text, READ.facts),
        ("text-changed", None, "2026-01-04", READ.text, READ.facts),
    ],
)
def test_how_a_text_stands_to_its_review(expected, reading, updated, text, facts):
    """Without a record of what was read it is never current."""
    assert expected == standing_of(REVIEW, updated, reading, text, facts)


@pytest.mark.parametrize("change", [{"by": "Người khác"}, {"on": "2026-01-05"}])
def test_a_review_edited_by_hand_has_no_record(change):
    assert "unknown" == standing_of(REVIEW.model_copy(update=change), "2026-01-02", READ, READ.text, READ.facts)


def test_a_line_takes_the_place_of_that_of_its_language_alone():
    first = with_reading("", READ)
    both = with_reading(first, Reading("en", "2026-02-01", "1" * 16, "2" * 16, "=A, b:  c"))
    again = with_reading(both, Reading("vi", "2026-03-01", "3" * 16, "4" * 16, "Ba"))

    assert [f"en 2026-02-01 {'1' * 16} {'2' * 16} =A, b: c", f"vi 2026-03-01 {'3' * 16} {'4' * 16} Ba"] == (
        again.splitlines()[1:]
    )
    assert both == with_reading(both, READ)
