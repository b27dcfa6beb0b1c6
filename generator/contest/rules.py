"""A contest's file → what its codes hold."""

from __future__ import annotations

from generator.content.contests import Contest
from generator.contest.code import CodeForm


def form_of(contest: Contest, zone: str) -> CodeForm:
    """The form of the codes of this contest, whose days are those of the time zone."""
    begins, ends = contest.span(zone)
    return CodeForm(
        contest=contest.id,
        questions=tuple(question.question for question in contest.file.questions),
        minutes=int((ends - begins).total_seconds()) // 60,
        with_word=bool(contest.file.word),
        with_guess="guess" in contest.file.ties,
    )
