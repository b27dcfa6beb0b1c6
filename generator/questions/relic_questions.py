"""A relic → its questions in every language: those its authors ask, then those its typed facts give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.content.catalogue import Relic
from generator.content.questions import AuthoredQuestion
from generator.questions.classes import kind_of, rank_of, ward_of
from generator.questions.measures import own_numbers
from generator.questions.question import Phrase, Question, in_order, question_id
from generator.questions.stated import Stated, stated
from generator.questions.times import festivals_when, founded_when
from generator.questions.typed import Known, worded

_TRUSTED = frozenset({"A", "B"})
"""Grades of sources: official bodies and newspapers. Of what only others say, a page says that nobody has confirmed it."""


def questions_of(relic: Relic, known: Known) -> Mapping[str, tuple[Question, ...]]:
    """The questions about a relic, by language; every language of `known.wordings` is there.

    An author's question is there in the languages in which all of it is said. One that is open (`Question.is_open`) has
    nothing to choose from: a quiz and a contest leave it out.
    """
    found: dict[str, list[Question]] = {language: [] for language in known.wordings}
    for authored in relic.facts.questions:
        for question in _asked(relic.id, authored, relic.stories[0].language):
            if question.language in found:
                found[question.language].append(question)
    for language, question in _typed(relic, known, stated(relic)):
        found[language].append(question)
    return {language: tuple(questions) for language, questions in found.items()}


def _typed(relic: Relic, known: Known, said: Stated) -> Iterator[tuple[str, Question]]:
    """Each question that a fact gives, with the language it is in.

    A fact gives one only where an official body or a newspaper says so, no source contradicts it, and enough answers can be
    told that are surely wrong: no question rather than a bad one.
    """
    found = [
        question
        for question in (
            *founded_when(relic, said),
            *kind_of(relic, known, said),
            *rank_of(relic, known, said),
            *festivals_when(relic, known, said),
            *ward_of(relic, known, said),
            *own_numbers(relic, said),
        )
        if any(
            relic.facts.sources[source].grade in _TRUSTED
            for source in question.sources
            if source in relic.facts.sources
        )
    ]
    for question in found:
        for language, wording in known.wordings.items():
            if asked := worded(relic, question, wording, known):
                yield language, asked


def _asked(relic: str, authored: AuthoredQuestion, first: str) -> Iterator[Question]:
    """An author's question in each language in which it is asked; known by what it says in the `first`."""
    keys = [answer[first] for answer in _answers(authored)]
    key = question_id(relic, "asked", authored.ask[first], keys[0], *sorted(keys[1:]))
    order = [keys.index(shown) for shown in in_order(key, keys)]
    for language in authored.languages():
        answers = [answer[language] for answer in _answers(authored)]
        why = authored.why.get(language, "") or answers[0]
        yield Question(
            id=key,
            relic=relic,
            topic="asked",
            language=language,
            prompt=authored.ask[language],
            choices=tuple(Phrase(answers[number]) for number in order),
            right=order.index(0),
            explanation=Phrase(why),
            sources=authored.sources,
            machine=language in authored.machine,
            look=authored.look,
            ages=authored.ages,
        )


def _answers(authored: AuthoredQuestion) -> tuple[Mapping[str, str], ...]:
    """The right answer, then each wrong one: language → words."""
    return (authored.right, *(wrong.says for wrong in authored.wrong))
