"""What stands on what: each thing a manager has to answer for, as a line with its relic, its language and its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Literal

from generator.content.catalogue import Plaque, Relic, Story
from generator.content.schema import StoryFrontMatter
from generator.diagnostics.problem import Problem
from generator.pages.facts import FactRow, fact_rows
from generator.register.overview import due
from generator.site import Site
from generator.text.prose import citations
from generator.text.translations import is_borrowed

Topic = Literal[
    "draft",
    "review-none",
    "review-current",
    "review-changed",
    "review-facts",
    "review-unknown",
    "review-over",
    "text-missing",
    "text-machine",
    "name-machine",
    "passages-behind",
    "passages-missing",
    "passages-unsure",
    "passages-unknown",
    "unsourced",
    "differ",
    "unconfirmed",
    "unknown",
    "position",
    "source-cut",
    "photo-none",
    "caption-missing",
    "festival-unnamed",
    "plaque",
    "plaque-due",
    "plaque-none",
]
"""What a line is about. The report says it in words: `report-<topic>` in signoff_texts."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is so."""

    topic: Topic
    relic: str
    """Its id; empty for the texts about the site."""

    name: str
    language: str = ""
    what: str = ""
    """Which fact, photograph, festival, plaque or source."""

    by: str = ""
    """Who said it: a reviewer, a publisher; where sources differ, what each says."""

    on: str = ""
    until: str = ""
    file: str = ""
    days: int = 0
    """Since when a plaque is due."""


Passages = Mapping[tuple[str, str], Mapping[str, int]]
"""Relic and language → how many passages of the translation are in which state: behind, missing, unsure, orphan, unknown."""


def evidence(  # noqa: PLR0913, PLR0917 -- what is known, each from another place
    site: Site,
    relics: Iterable[Relic],
    plaques: Iterable[Plaque],
    problems: Iterable[Problem],
    passages: Passages,
    language: str,
) -> tuple[Line, ...]:
    """All lines, in the order of relics, which are called as in `language`; `plaques` are all of the register."""
    today = site.today
    uncited = [problem for problem in problems if problem.code == "uncited"]
    lines: list[Line] = []
    for story in site.catalogue.about:
        lines += _of_story(story, "", site.front_matter(language).site_name, today)
    registered = tuple(plaques)
    for relic in relics:
        own = [plaque for plaque in registered if plaque.relic == relic.id]
        lines += _of_relic(site, relic, uncited, language)
        lines += _of_translations(relic, passages, site.name(relic, language))
        lines += _of_plaques(site.name(relic, language), relic, own, today)
    return tuple(lines)


def _of_relic(site: Site, relic: Relic, uncited: Iterable[Problem], language: str) -> Iterator[Line]:
    name, told, file = site.name(relic, language), [story.language for story in relic.stories], relic.at.path
    if relic.facts.draft:
        yield Line("draft", relic.id, name, file=file)
    for story in relic.stories:
        yield from _of_story(story, relic.id, name, site.today)
        yield from _of_front_matter(relic, story, name)
    for tag in site.languages:
        if tag not in told:
            yield Line("text-missing", relic.id, name, tag, file=f"{file.rpartition('/')[0]}/{tag}.md")
    for problem in uncited:
        if problem.at.path.rpartition("/")[0] == file.rpartition("/")[0]:
            at = f"{problem.at.path}:{problem.at.line}"
            yield Line("unsourced", relic.id, name, problem.at.path.rpartition("/")[2].removesuffix(".md"), file=at)
    yield from _of_facts(site, relic, name)


def _of_story(story: Story, relic: str, name: str, today: date) -> Iterator[Line]:
    """Who answers for it, how it came to be, and whether it is what it was translated from."""
    front_matter, file = story.front_matter, story.at.path
    review = front_matter.reviewed
    if review is None:
        yield Line("review-none", relic, name, story.language, file=file)
    else:
        topic = _review_topic(story, today)
        said = (review.by, review.on, review.until or "")
        yield Line(topic, relic, name, story.language, "", *said, file=file)
    if front_matter.machine:
        yield Line("text-machine", relic, name, story.language, file=file)


def _review_topic(story: Story, today: date) -> Topic:
    if story.lapsed(today.isoformat()):
        return "review-over"
    topics: dict[str, Topic] = {"current": "review-current", "text-changed": "review-changed"}
    return topics.get(story.standing, "review-facts" if story.standing == "facts-changed" else "review-unknown")


def _of_front_matter(relic: Relic, story: Story, name: str) -> Iterator[Line]:
    """What a text lacks in its own language."""
    front_matter, file = story.front_matter, story.at.path
    assert isinstance(front_matter, StoryFrontMatter)
    if not front_matter.name_is_vouched_for:
        yield Line("name-machine", relic.id, name, story.language, front_matter.name, file=file)
    for photo in relic.facts.photos:
        if photo.file not in front_matter.photos or is_borrowed(front_matter.photos[photo.file].alt):
            yield Line("caption-missing", relic.id, name, story.language, photo.file, file=file)
    for festival in relic.facts.festivals:
        if festival.id not in front_matter.festivals or is_borrowed(front_matter.festivals[festival.id]):
            yield Line("festival-unnamed", relic.id, name, story.language, festival.id, file=file)


def rows_of(site: Site, relic: Relic) -> tuple[FactRow, ...]:
    """The table of facts as the page in the first language has it; of it only labels and standing are told on papers."""
    story = site.story(relic, site.first_language)
    front_matter, wording = story.front_matter, site.wordings[site.first_language]
    assert isinstance(front_matter, StoryFrontMatter)
    return tuple(
        fact_rows(relic, site.kind(relic), front_matter, story.language, wording, site.today, site.local_language)
    )


_OF_PASSAGES: Mapping[Topic, tuple[str, ...]] = {
    "passages-behind": ("behind",),
    "passages-missing": ("missing",),
    "passages-unsure": ("unsure", "orphan"),
    "passages-unknown": ("unknown",),
}
"""Topic → the states that are told under it."""


def _of_translations(relic: Relic, passages: Passages, name: str) -> Iterator[Line]:
    for story in relic.stories[1:]:
        states = passages.get((relic.id, story.language), {})
        for topic, told in _OF_PASSAGES.items():
            if count := sum(states.get(state, 0) for state in told):
                yield Line(topic, relic.id, name, story.language, str(count), file=story.at.path)


def _of_facts(site: Site, relic: Relic, name: str) -> Iterator[Line]:
    file = relic.at.path
    rows = rows_of(site, relic)
    for row in rows:
        if row.differ:
            said = " / ".join(f"{plain_text(line)} [{', '.join(citations(line))}]" for line in row.lines)
            yield Line("differ", relic.id, name, what=row.label, by=said, file=file)
        if row.unconfirmed:
            yield Line("unconfirmed", relic.id, name, what=row.label, file=file)
        if not row.lines:
            yield Line("unknown", relic.id, name, what=row.label, file=file)
    if not relic.facts.hours and "hours" not in site.kind(relic).without:
        yield Line("unknown", relic.id, name, what="fact_hours", file=file)
    if relic.precision != "exact":
        yield Line("position", relic.id, name, what=relic.precision, file=file)
    for source in relic.facts.sources.values():
        if source.cut:
            yield Line("source-cut", relic.id, name, what=source.title, by=source.publisher, file=file)
    if not relic.pictures:
        yield Line("photo-none", relic.id, name, file=file)


def _of_plaques(name: str, relic: Relic, plaques: Iterable[Plaque], today: date) -> Iterator[Line]:
    any_up = False
    for plaque in plaques:
        last = plaque.life[-1] if plaque.life else None
        by, on = (last.by, last.on) if last else ("", "")
        any_up |= not plaque.down
        yield Line("plaque", relic.id, name, "", f"{plaque.code} {plaque.stage}", by, on, file=plaque.at.path)
        if reason := due(plaque, today):
            yield Line(
                "plaque-due",
                relic.id,
                name,
                "",
                f"{plaque.code} {reason.reason}",
                by,
                on,
                "",
                plaque.at.path,
                reason.days,
            )
    if not any_up:
        yield Line("plaque-none", relic.id, name, file=relic.at.path)


def plain_text(markdown: str) -> str:
    """A line of Markdown, or of HTML of ours, without its citations and marks."""
    text = re.sub(r"\[\^[^\]]+\]|</?[a-z][^>]*>|[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}", "", markdown)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return " ".join(unescape(re.sub(r"\\([^\w\s])", r"\1", text)).split())
