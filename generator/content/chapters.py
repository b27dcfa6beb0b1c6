"""The chapters a story has: those of the project, else of the relic's kind, else those of every kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from generator.content.authored_model import AuthoredModel
from generator.content.fields import LanguageTag, Text, shaped
from generator.content.source import Document, Location
from generator.diagnostics.problem import Problem, nearest
from generator.kinds import ID, Kinds, KindTable
from generator.text.translations import Wording, plain

UNKNOWN = "unknown"
"""The last chapter of every story, which may be left out: what nobody knows yet."""

_TAKEN = frozenset({"glance", "listen", "main", "next", "photographs", "plaque", "q", "sources", "not-yet"})
"""Ids of other things on a relic's page."""


def _id(value: str) -> str:
    if not ID.fullmatch(value) or value in _TAKEN:
        raise PydanticCustomError("chapter_id", "id")
    return value


class Chapter(AuthoredModel):
    """A chapter: one that comes with the program, or with names one of the project's own."""

    id: Annotated[str, AfterValidator(_id), shaped(ID.pattern)]
    names: Mapping[LanguageTag, Text] = {}
    """Language → its heading."""


def _by_id(value: object) -> object:
    """An id alone as a chapter."""
    return {"id": value} if isinstance(value, str) else value


ChapterList = tuple[Annotated[Chapter, BeforeValidator(_by_id, json_schema_input_type=str | Chapter)], ...]


@dataclass(frozen=True, slots=True)
class Chapters:
    """Which chapters stories have, and their headings."""

    built_in: Mapping[str, Mapping[str, str]]
    """Language → chapter → its heading, of those that come with the program."""

    usual: tuple[str, ...]
    """Those of a kind that says none, where the project says none either; in order."""

    project: tuple[Chapter, ...]
    """Those the project says: then no kind's count."""

    kinds: Mapping[str, tuple[Chapter, ...]]
    """Kind → those it says."""

    not_yet: Mapping[str, str] = field(default_factory=dict)
    """Language → what a skeleton says in a chapter nobody has written."""

    def headings(self, kind: str, language: str) -> Mapping[str, str]:
        """Chapter → its heading in this language, of a relic of this kind, in order; the last is UNKNOWN.

        Empty in a language whose words were not read.
        """
        if language not in self.built_in:  # no project could be read: nobody knows which there are to be
            return {}
        known = self.built_in[language]
        said = (
            self.project
            or self.kinds.get(kind)
            or tuple(Chapter.model_construct(id=name, names={}) for name in self.usual)
        )
        headings = {
            chapter.id: chapter.names.get(language) or known.get(chapter.id) or next(iter(chapter.names.values()), "")
            for chapter in said
            if chapter.id != UNKNOWN
        }
        return {**headings, UNKNOWN: known.get(UNKNOWN, "")}


def chapters_of(wordings: Mapping[str, Wording], table: KindTable, project: ChapterList, kinds: Kinds) -> Chapters:
    """The chapters of the stories of a project that says these, about relics of these kinds."""
    return Chapters(
        {
            tag: {name: plain(wording.words[key]) for name, key in _keys(wording.words)}
            for tag, wording in wordings.items()
        },
        table.chapters,
        project,
        {kind.id: tuple(_of_kind(kind.chapters)) for kind in kinds.values() if kind.chapters},
        {
            tag: plain(wording.words["chapter_not_yet"])
            for tag, wording in wordings.items()
            if "chapter_not_yet" in wording.words
        },
    )


def _of_kind(chapters: Mapping[str, Mapping[str, str]]) -> Iterator[Chapter]:
    yield from (Chapter.model_construct(id=name, names=names) for name, names in chapters.items())


def _keys(words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Id and key of the heading of each chapter that comes with the program."""
    for key in words:
        name = key.removeprefix("chapter_")
        if name not in (key, "not_yet"):
            yield name, key


def check_chapters(
    chapters: Sequence[Chapter], document: Document, at: Location, words: Mapping[str, str], first: str
) -> Iterator[Problem]:
    """Yield a problem for a chapter that is there twice, or is none of the program's and has no heading in the first language."""
    known = dict(_keys(words))
    for number, chapter in enumerate(chapters):
        where = document.at(*at, number, "id") if (*at, number, "id") in document.values else document.at(*at, number)
        if chapter.id in [other.id for other in chapters[:number]]:
            yield Problem("listed-twice", where, {"value": chapter.id})
        elif chapter.id not in known and first not in chapter.names:
            best = "" if chapter.names else nearest(chapter.id, known)
            values = {"id": chapter.id, "language": first, "best": best}
            yield Problem("chapter-unnamed", where, values, "did-you-mean" if best else "")
