"""Codes that count and the right answers → who is first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.content.contest_schema import Tie
from generator.contest.code import MOST_GUESSED
from generator.contest.entries import Entry


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a code."""

    rank: int
    """From 1; who is equal in all that decides has the same, and the ranks behind it are left out."""

    right: int
    """Questions answered right, of those that count."""

    entry: Entry


def ranked(entries: Sequence[Entry], right: Sequence[int | None], ties: Sequence[Tie]) -> tuple[Result, ...]:
    """Everybody in order: more right answers first, then as `ties` say; equals in the order of lines.

    `right` has of each question the true choice, from 1; None where it counts for nobody.
    """
    takers = len(entries)

    def decides(entry: Entry) -> tuple[int, ...]:
        sheet = entry.sheet
        off = abs(sheet.guess - takers) if sheet.guess else MOST_GUESSED + takers
        values = {"time": sheet.seconds, "guess": off, "first": sheet.minute}
        return (-_right(entry, right), *(values[tie] for tie in ties))

    found: list[Result] = []
    before: tuple[int, ...] | None = None
    for number, entry in enumerate(sorted(entries, key=lambda entry: (decides(entry), entry.row.line)), 1):
        key = decides(entry)
        rank = found[-1].rank if key == before else number
        found.append(Result(rank, -key[0], entry))
        before = key
    return tuple(found)


def _right(entry: Entry, right: Sequence[int | None]) -> int:
    return sum(
        choice is not None and choice == answer for choice, answer in zip(right, entry.sheet.answers, strict=True)
    )


def spoken_time(seconds: int) -> str:
    """Minutes and seconds: 12:05."""
    return f"{seconds // 60}:{seconds % 60:02}"
