"""What a draft still lacks: a warning with the whole list, and no error for what only has not been written yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.content.catalogue import Story
from generator.content.chapters import UNKNOWN
from generator.content.project_schema import Project
from generator.content.source import Document
from generator.diagnostics.problem import Problem
from generator.text.markdown import words_in

UNFILLED = "…"
"""The placeholder that `ditich new` writes where an author has to fill in a value."""

SO_FAR = frozenset(
    {
        "audio-missing",
        "chapter-empty",
        "chapter-missing",
        "file-missing",
        "photo-missing",
        "photo-unlisted",
        "transcript-missing",
        "voice-missing",
    }
)
"""Problems of things that are not there yet: GitHub's page takes one file at a time, and a state in between is not wrong."""


def unfinished(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems of a draft: what it lacks so far is a warning. One with a hint of its own is a slip, and wrong."""
    for problem in problems:
        lacking = problem.code in SO_FAR and not problem.hint
        yield replace(problem, severity="warning") if lacking else problem


def still_missing(
    facts: Document, texts: Iterable[tuple[str, Document | None, Story | None]], not_yet: str, project: Project | None
) -> Iterator[Problem]:
    """Yield one warning, at the line that makes a draft of it, of all that has not been filled in, written or translated.

    `texts` are language, front matter and story of each text there is; `not_yet` is what a skeleton says in a chapter.
    """
    there = tuple(texts)
    lacking = [_of_file("site.yaml", _unfilled(facts))]
    for language, front_matter, story in there:
        fields = _unfilled(front_matter) if front_matter else ()
        lacking.append(_of_file(f"{language}.md", (*fields, *_unwritten(story, not_yet))))
    languages = {language for language, _, _ in there}
    lacking += [f"{language}.md" for language in (project.languages if project else ()) if language not in languages]
    if said := "; ".join(filter(None, lacking)):
        yield Problem("draft-unfinished", facts.at("draft"), {"lacking": said}, severity="warning")


def _of_file(file: str, parts: Iterable[str]) -> str:
    names = ", ".join(parts)
    return f"{file} ({names})" if names else ""


def _unfilled(document: Document) -> tuple[str, ...]:
    """The fields that are still UNFILLED."""
    return tuple(
        ".".join(part for part in where if isinstance(part, str))
        for where in document.values
        if document.value(where) == UNFILLED
    )


def _unwritten(story: Story | None, not_yet: str) -> Iterator[str]:
    """The headings of chapters that say nothing but that they are not written yet."""
    for section in story.sections if story else ():
        words = words_in(section.html).strip()
        if section.key != UNKNOWN and words in ("", not_yet):
            yield section.heading
