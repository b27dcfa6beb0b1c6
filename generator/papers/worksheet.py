"""A worksheet of a trail for one age: questions to choose an answer to, to look for one, things to do at each stop; and the teacher's key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.content.catalogue import Relic
from generator.content.questions import Age
from generator.content.tasks import Task, WorksheetsFile
from generator.papers.paper import Block
from generator.questions.question import Question
from generator.site import Site
from generator.text.translations import Wording, borrowed

MOST_STOPS = 12
"""Stops of a worksheet, the first of the trail: a class walks no further in a day."""

_TO_LOOK = 2
"""Questions of one stop for which one has to look."""

_ANSWER_LINES = 1


class Stop(NamedTuple):
    """A stop of a trail with what may be asked there."""

    relic: Relic
    questions: tuple[Question, ...]
    """In the language of the worksheet."""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A worksheet and its key, as blocks of a paper."""

    sheet: tuple[Block, ...]
    key: tuple[Block, ...]


def worksheet(site: Site, stops: Iterable[Stop], given: WorksheetsFile, age: Age, language: str) -> Worksheet:
    """The worksheet of a trail in one language."""
    wording, tasks = site.wordings[language], [task for task in given.tasks if age in task.ages]
    sheet, key, done = [Block("text", wording.say("worksheet_pupil"))], list[Block](), 0
    stops = (*stops,)[:MOST_STOPS]
    asked = [question for stop in stops for question in stop.questions]
    all_by_machine = bool(asked) and all(question.machine for question in asked)
    if all_by_machine:
        sheet.append(Block("note", wording.say("state_machine")))
    for number, (relic, questions) in enumerate(stops, 1):
        heading = Block("heading", f"{number}. {_name(site, relic, language)}")
        fit = [question for question in questions if not question.ages or age in question.ages]
        look = [question for question in fit if question.look][:_TO_LOOK]
        chosen = [question for question in fit if not question.look][: given.ages[age].questions]
        wanted = max(0, given.ages[age].tasks - len(look))
        todo = [tasks[(done + turn) % len(tasks)] for turn in range(min(wanted, len(tasks)))]
        done += len(todo)
        sheet += [heading, *_sheet(look, chosen, todo, wording, marked=not all_by_machine)]
        key += [heading, *_key(relic, (*look, *chosen), todo, wording)]
    return Worksheet(tuple(sheet), tuple(key))


def _name(site: Site, relic: Relic, language: str) -> str:
    story = site.story(relic, language)
    name = story.front_matter.name
    return name if story.language == language else borrowed(name, site.mark(story.language))


def _sheet(
    look: Sequence[Question], chosen: Sequence[Question], todo: Iterable[Task], wording: Wording, *, marked: bool
) -> Iterator[Block]:
    """What is asked at a stop; `marked`: what a machine translated is said of each question."""
    if look:
        yield Block("part", wording.say("worksheet_look"))
    for question in look:
        yield from _asked(question, wording, marked=marked)
    for task in todo:
        yield Block("box" if task.draw else "blank", _in(task.says, wording), lines=task.lines)
    if chosen:
        yield Block("part", wording.say("worksheet_choose"))
    for question in chosen:
        yield from _asked(question, wording, marked=marked)


def _asked(question: Question, wording: Wording, *, marked: bool) -> Iterator[Block]:
    if question.is_open:
        yield Block("blank", question.prompt, lines=_ANSWER_LINES)
    else:
        yield Block("ticks", question.prompt, choices=tuple(choice.text for choice in question.choices))
    if question.machine and marked:
        yield Block("note", wording.say("state_machine"))


def _key(relic: Relic, questions: Iterable[Question], todo: Iterable[Task], wording: Wording) -> Iterator[Block]:
    """The answers with their sources, in the order of the sheet."""
    for question in questions:
        why, answer = question.explanation.text, question.answer.text
        yield Block("text", f"{question.prompt} – {answer}")
        sources = [relic.facts.sources[source] for source in dict.fromkeys(question.sources)]
        cited = " · ".join(f"{source.title}, {source.publisher}" for source in sources)
        yield Block("note", f"{why if why != answer else ''} {wording.say('sources')} – {cited}".strip())
    for task in todo:
        yield Block("text", _in(task.says, wording))
        yield Block("note", _in(task.key, wording) if task.key else wording.say("worksheet_any"))


def _in(texts: Mapping[str, str], wording: Wording) -> str:
    """The text in these words' language; else in one it falls back on, else in the first, marked as such."""
    found = next((tag for tag in (wording.language, *wording.about.fallback) if tag in texts), next(iter(texts)))
    return texts[found] if found == wording.language else borrowed(texts[found], found)
