"""Questions about the numbers among a relic's facts of its own: its area, how many columns it has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalogue import Relic
from generator.content.own_facts import OwnFact
from generator.questions import near_numbers
from generator.questions.question import Phrase, in_order
from generator.questions.stated import Stated
from generator.questions.typed import MOST_WRONG, TypedQuestion, because, enough, year_updated
from generator.text.translations import Wording, borrowed


def own_numbers(relic: Relic, said: Stated) -> Iterator[TypedQuestion]:
    """How much each is, of what a fact of the author's own gives one number for."""
    labels = [fact.label for fact in relic.facts.facts]
    for fact in relic.facts.facts:
        # Two facts of one label are two true answers to one question.
        if labels.count(fact.label) == 1:
            yield from _own_number(relic, fact, said)


def _own_number(relic: Relic, fact: OwnFact, said: Stated) -> Iterator[TypedQuestion]:
    numbers = near_numbers.alike({"": fact.value} if fact.value else fact.values)
    if not numbers:
        return
    first = next(iter(numbers.values()))
    own, label = str(first.value), next(iter(fact.label.values()))
    others = {str(value) for value in near_numbers.near(first, latest=year_updated(relic)) if value not in said.numbers}
    wrong = in_order(relic.id + label + own, others)[:MOST_WRONG]

    def says(key: str, wording: Wording) -> Phrase:
        language = "" if fact.value else wording.language if wording.language in numbers else next(iter(numbers))
        text = numbers[language].with_value(int(key))
        return Phrase(text, language if language != wording.language else "")

    if enough(wrong):
        yield TypedQuestion(
            "own", label, own, wrong, fact.sources,
            lambda wording, name: wording.say("quiz_own", name=name, label=_labelled(fact, wording)),
            says,
            lambda wording: because(_labelled(fact, wording), _valued(fact, wording), wording),
        )  # fmt: skip


def _labelled(fact: OwnFact, wording: Wording) -> str:
    language, label = fact.label_in(wording.language)
    return label if language == wording.language else borrowed(label, language)


def _valued(fact: OwnFact, wording: Wording) -> str:
    language, value = fact.value_in(wording.language)
    return value if language == wording.language else borrowed(value, language)
