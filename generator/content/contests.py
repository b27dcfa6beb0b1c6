"""content/contests/ → the contests, each held against the project and its relics."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from generator.content.contest_schema import MOST, ContestFile
from generator.content.files import ContentFiles
from generator.content.project_schema import Project
from generator.content.source import Document
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem, Span, nearest
from generator.text.names import slug

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Contest:
    """A contest as it stands in the project."""

    id: str
    file: ContestFile
    at: Span
    """Position of its questions."""

    questions_at: tuple[Span, ...]
    """Position of the id of each question."""

    def span(self, zone: str) -> tuple[datetime, datetime]:
        """When it begins, and when it is over, in this time zone."""
        begins, ends = datetime.fromisoformat(self.file.begins), datetime.fromisoformat(self.file.ends)
        if "T" not in self.file.ends:
            ends += timedelta(days=1)
        return begins.replace(tzinfo=ZoneInfo(zone)), ends.replace(tzinfo=ZoneInfo(zone))


def lasts(contest: Contest) -> bool:
    """Whether it ends after it begins, and within a year."""
    begins, ends = contest.span("UTC")
    return timedelta() < ends - begins <= LONGEST


def read_contests(
    content_files: ContentFiles, project: Project | None, relic_ids: AbstractSet[str]
) -> tuple[tuple[Contest, ...], list[Problem]]:
    """Every contest that could be read, in the order of ids; `relic_ids` are those of the folders in sites/."""
    found: list[Contest] = []
    problems: list[Problem] = []
    for name in sorted(content_files.under("contests")):
        shown, contest_id = content_files.shown(name), name.removeprefix("contests/").removesuffix(".yaml")
        if slug(contest_id) != contest_id or not contest_id:
            problems.append(Problem("contest-id", Span(shown), {"name": contest_id, "best": slug(contest_id) or "thi"}))
            continue
        (file, document), read_problems = read_model(content_files.files[name], shown, ContestFile)
        problems += read_problems
        if file and document and project:
            problems += _check(contest_id, file, document, project, relic_ids)
            at = tuple(document.at("questions", number, "question") for number in range(len(file.questions)))
            found.append(Contest(contest_id, file, document.at("questions"), at))
    return tuple(found), problems


def _check(
    contest_id: str, file: ContestFile, document: Document, project: Project, relic_ids: AbstractSet[str]
) -> Iterator[Problem]:
    first = project.languages[0]
    if first not in file.names:
        yield Problem("contest-name-missing", document.at("names"), {"language": first})
    for field, texts in (("names", file.names), ("word", file.word)):
        for language in texts:
            if language not in project.languages:
                values = {"field": field, "value": language, "known": ", ".join(project.languages)}
                yield Problem("choice", document.keys[field, language], values)
    if not lasts(Contest(contest_id, file, document.at(), ())):
        yield Problem("contest-time-order", document.at("ends"), {"begins": file.begins, "ends": file.ends})
    if all(question.void for question in file.questions):
        yield Problem("contest-empty", document.at("questions"), {"contest": contest_id})
    if len(file.questions) > MOST:
        counts = {"field": "questions", "number": len(file.questions), "most": MOST}
        yield Problem("list-long", document.at("questions", MOST), counts)
    yield from _check_questions(file, document, relic_ids)


def _check_questions(file: ContestFile, document: Document, relic_ids: AbstractSet[str]) -> Iterator[Problem]:
    """Yield a problem for each question of a relic there is none of, and for each that stands here before."""
    before = set[tuple[str, str]]()
    for number, question in enumerate(file.questions):
        if question.relic not in relic_ids:
            best = nearest(question.relic, relic_ids)
            at = document.at("questions", number, "relic")
            yield Problem("relic-unknown", at, {"relic": question.relic, "best": best}, "write-best" if best else "")
        elif (question.relic, question.question) in before:
            yield Problem("listed-twice", document.at("questions", number, "question"), {"value": question.question})
        before.add((question.relic, question.question))
