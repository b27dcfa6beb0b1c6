"""What is said of each mistake of the list in tests/support/mistakes.py, by the rule that stands there."""

from __future__ import annotations

import pytest

from tests.support.mistakes import Mistake, mistakes, tried

ALL = tuple(mistakes())

HALF = {"conflict-marker"}
"""Codes of mistakes that are answered by halves: a conflict is said at its first and at its last line."""


@pytest.mark.parametrize("mistake", ALL, ids=[f"{row.code}: {row.typed}"[:60] for row in ALL])
def test_a_mistake_is_answered_where_it_is_with_the_edit(mistake: Mistake) -> None:
    found = tried(mistake)

    assert ("half" if mistake.code in HALF else "good") == found.verdict, found.said


def test_there_are_as_many_as_were_tried_with_authors_and_more() -> None:
    assert len({(row.typed, row.file, row.code) for row in ALL}) > 95


def test_the_rule_finds_what_is_silent_bad_and_half() -> None:
    row = next(row for row in ALL if row.code == "edtf-form")
    silent = Mistake("", lambda _: None, row.code, "", "project.yaml")
    bad = Mistake("", row.change, "key-twice", "", row.at, row.file)
    half = Mistake("", row.change, row.code, "date: 1849", row.at, row.file)

    assert ["silent", "bad", "half", "good"] == [tried(each).verdict for each in (silent, bad, half, row)]
