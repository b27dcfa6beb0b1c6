"""Relics to be asked about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.content.catalogue import Relic, Section, Story
from generator.content.load import Loaded
from generator.content.schema import RelicFacts, StoryFrontMatter
from generator.diagnostics.problem import Span
from generator.questions.question import Question
from generator.questions.relic_questions import questions_of
from generator.questions.typed import Known
from tests.support.kinds import KINDS
from tests.support.relics import SOURCE

BARE: Mapping[str, Any] = {
    "kind": "communal-house",
    "place": {"address": "ấp Một", "sources": ["s1"]},
    "sources": {"s1": SOURCE, "s2": SOURCE | {"grade": "C"}},
}
"""Facts of which none gives a question."""


def relic_with(facts: Mapping[str, Any], text: str = "", **said: Any) -> Relic:
    """A relic with these facts and a text in Vietnamese, whose front matter may say more."""
    front_matter = StoryFrontMatter.model_validate(
        {"name": "Nơi thử", "summary": "Tóm tắt.", "text": "written", "updated": "2026-01-02", **said}
    )
    story = Story("vi", front_matter, (Section("history", "Lịch sử", f"<p>{text}</p>"),), Span("vi.md"))
    return Relic("noi-thu", RelicFacts.model_validate({**BARE, **facts}), (story,), (), Span("site.yaml"))


def asked(loaded: Loaded, relic: Relic, wards: tuple[str, ...] = ()) -> Mapping[str, tuple[Question, ...]]:
    """What is asked about the relic, by language."""
    assert loaded.catalogue is not None
    assert loaded.catalogue.country is not None
    levels = loaded.catalogue.country.said.ranks
    return questions_of(relic, Known(loaded.wordings, KINDS, levels, wards, "vi"))


def wrong_answers(question: Question) -> list[str]:
    """All but the right one."""
    return [choice.text for number, choice in enumerate(question.choices) if number != question.right]
