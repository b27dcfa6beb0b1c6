"""The table of facts on a relic page: rows of short lines, each with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.content import ages
from generator.content.catalogue import Relic
from generator.content.feasts import Festival
from generator.content.fields import Sources
from generator.content.opening_hours import read as read_hours
from generator.content.ranks import key_of
from generator.content.schema import Founded, OpeningHours, Rank, RelicFacts, StoryFrontMatter
from generator.festivals.dates import days_in_words, next_in_words
from generator.kinds import Kind
from generator.pages import opening
from generator.pages.text import CitationNumbers, prose
from generator.site import Site
from generator.text.markdown import prepared
from generator.text.prose import Prose, citations, plain
from generator.text.translations import Wording


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the table of facts."""

    label: str
    """What the row is about: founded, rank…"""

    label_language: str
    """The language of the label when it is not the page's; else empty."""

    values: tuple[Prose, ...]
    """One line each, with citations; empty where it is not known."""

    language: str
    """The language of the values when it is not the page's; else empty."""

    differ: bool
    """Whether the sources contradict each other: each line is then what some of them say."""

    unconfirmed: bool
    """Whether only travel sites, blogs, copies, unchecked data or what people tell say so (sources of grade C, D and E)."""


def fact(site: Site, row: FactRow, language: str, citation_numbers: CitationNumbers, linked: Sequence[str]) -> Fact:
    """The row on a page in `language`, its citations numbered; `linked` as for `text`."""
    values = tuple(
        prose(site, prepared(line, row.language), row.language, language, citation_numbers, linked, inline=True)
        for line in row.lines
    )
    row_language = row.language if row.language != language else ""
    label = row.label if row.label_language else site.wordings[language].say(row.label)
    label_language = row.label_language if row.label_language != language else ""
    return Fact(label, label_language, values, row_language, row.differ, row.unconfirmed)


def open_points(facts: Sequence[Fact], wording: Wording) -> Iterator[str]:
    """A sentence each: of what sources differ, what only anybody's page or somebody's word says, what is not known."""
    differ = [fact.label for fact in facts if fact.differ]
    unconfirmed = [fact.label for fact in facts if fact.unconfirmed]
    unknown = [fact.label for fact in facts if not fact.values]
    for key, labels in (("known_differ", differ), ("known_unconfirmed", unconfirmed), ("known_missing", unknown)):
        if labels:
            yield wording.say(key, facts=" · ".join(labels))


# ---- rows -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FactRow:
    """A row of the table of facts as Markdown, before its citations have numbers."""

    label: str
    """Its key in words; of a fact of the author's own, the label itself."""

    lines: tuple[str, ...]
    """Markdown of one line each, with citations. Empty where it is not known; the page says so."""

    language: str
    """What the lines are written in."""

    differ: bool = False
    """Whether each line is what other sources say of the same."""

    unconfirmed: bool = False
    """Whether none of its sources is an official body or a newspaper."""

    label_language: str = ""
    """What the author's own label is written in."""


def fact_rows(  # noqa: PLR0913, PLR0917 -- the relic, and in what words of whom and when
    relic: Relic,
    kind: Kind,
    front_matter: StoryFrontMatter,
    text_language: str,
    wording: Wording,
    today: date,
    local: str,
) -> Iterator[FactRow]:
    """The rows in the order a visitor asks: when, of what worth, for whom, which days, where, how, what hours.

    What makes no sense for a relic of this kind, and is not written, is no row: nobody is looking for it. `local` is what addresses are written in.
    """
    without = {f"fact_{name}" for name in kind.without}
    rows = _rows(relic, front_matter, text_language, wording, today, local)
    return (row for row in rows if row.lines or row.label not in without)


def _rows(  # noqa: PLR0913, PLR0917 -- the relic, and in what words of whom and when
    relic: Relic, front_matter: StoryFrontMatter, text_language: str, wording: Wording, today: date, local: str
) -> Iterator[FactRow]:
    """Lines made of facts are in the wording's language, lines of the story in its own, addresses in `local`."""
    facts, language = relic.facts, wording.language
    yield _several("fact_founded", [_founded(founded, wording) for founded in facts.founded], facts, language)
    yield from _ranks(relic, wording)
    yield FactRow("fact_worship", (front_matter.worship,) if front_matter.worship else (), text_language)
    feasts = tuple(_festival(feast, front_matter.festivals[feast.id], wording, today) for feast in facts.festivals)
    yield FactRow("fact_festivals", feasts, language, unconfirmed=_is_unconfirmed(feasts, facts))
    place = facts.place
    if place.ward:
        yield _row("fact_ward", plain(place.ward) + _citations(place.ward_sources), facts, local)
    yield _row("fact_address", plain(place.address) + _citations(place.sources), facts, local)
    if front_matter.way:
        yield FactRow("fact_way", (front_matter.way,), text_language)
    if facts.hours:
        yield _all_hours(facts, wording)
    for own in facts.facts:
        (label_language, label), (value_language, value) = own.label_in(language), own.value_in(language)
        row = _row(label, plain(value) + _citations(own.sources), facts, value_language)
        yield replace(row, label_language=label_language)


def _row(label: str, line: str, facts: RelicFacts, language: str) -> FactRow:
    return FactRow(label, (line,), language, unconfirmed=_is_unconfirmed((line,), facts))


def _several(label: str, lines: Sequence[str], facts: RelicFacts, language: str) -> FactRow:
    """A row of values that contradict each other where there is more than one."""
    return FactRow(label, tuple(lines), language, differ=len(lines) > 1, unconfirmed=_is_unconfirmed(lines, facts))


def _is_unconfirmed(lines: Sequence[str], facts: RelicFacts) -> bool:
    """Whether the lines cite sources, and only such as anybody may write: travel sites, blogs, copies, unchecked data, what people tell."""
    grades = {facts.sources[source].grade for line in lines for source in citations(line)}
    return bool(grades) and grades <= {"C", "D", "E"}


def _founded(founded: Founded, wording: Wording) -> str:
    return ages.in_words(founded.dating, wording) + _citations(founded.sources)


def _ranks(relic: Relic, wording: Wording) -> Iterator[FactRow]:
    """Ranks of different levels side by side; those of one level, which contradict each other, in a row of their own."""
    facts, first = relic.facts, relic.stories[0].language if relic.stories else ""
    levels: dict[object, list[Rank]] = {}
    for rank in facts.rank:
        levels.setdefault(rank.level or tuple(sorted(rank.names.items())), []).append(rank)
    alone: dict[str, list[str]] = {} if levels else {wording.language: []}
    for ranks in levels.values():
        language, lines = _named_in(ranks[0], wording.language, first), [_rank(rank, wording, first) for rank in ranks]
        if len(lines) > 1:
            yield _several("fact_rank", lines, facts, language)
        else:
            alone.setdefault(language, []).extend(lines)
    for language, lines in alone.items():
        yield FactRow("fact_rank", tuple(lines), language, unconfirmed=_is_unconfirmed(lines, facts))


def _named_in(rank: Rank, language: str, first: str) -> str:
    """The language in which a rank is named on a page in `language`: that, else the relic's first, else any."""
    if not rank.names or language in rank.names:
        return language
    return first if first in rank.names else next(iter(rank.names))


def _rank(rank: Rank, wording: Wording, first: str) -> str:
    of_level, of_type = rank.sources, rank.type_sources or rank.sources
    phrase: tuple[str, Sources]
    if rank.names or not rank.level:
        phrase = (plain(rank.names[_named_in(rank, wording.language, first)]), of_level)
    else:
        level, key = wording.say(f"level_{rank.level}"), key_of(rank.level, rank.type)
        apart = bool(rank.type) and of_type != of_level
        level, cited = (level + _citations(of_level), _citations(of_type)) if apart else (level, "")
        phrase = (wording.say(key, level=level, cited=cited), () if apart else of_level)
    pieces = [phrase]
    if rank.decision:
        decision = wording.say("rank_decision", decision=plain(rank.decision))
        pieces.append((decision, rank.decision_sources or rank.sources))
    if rank.authority:
        authority = wording.say("rank_authority", authority=plain(rank.authority))
        pieces.append((authority, rank.authority_sources or rank.sources))
    if rank.date:
        pieces.append((wording.say("rank_date", date=wording.date(rank.date)), rank.date_sources or rank.sources))
    return _line(pieces)


def _all_hours(facts: RelicFacts, wording: Wording) -> FactRow:
    """A line for each rule; where sources contradict each other, for each of them."""
    lines = [_hours(hours, wording) for hours in facts.hours]
    if len(lines) > 1:
        return _several("fact_hours", [opening.one_line(of_one, wording) for of_one in lines], facts, wording.language)
    return replace(_several("fact_hours", lines[0], facts, wording.language), differ=False)


def _hours(hours: OpeningHours, wording: Wording) -> list[str]:
    """A line for each rule; that it is free stands behind the last but those that say it is closed."""
    lines = opening.in_words(hours.open, wording)
    closed = [not rule.times for rule in read_hours(hours.open)]
    last_open = max((number for number, shut in enumerate(closed) if not shut), default=0)
    free = [(wording.say("hours_free"), hours.free_sources or hours.sources)] if hours.free else []
    return [_line([(line, hours.sources), *(free if number == last_open else [])]) for number, line in enumerate(lines)]


def _line(pieces: Sequence[tuple[str, Sources]]) -> str:
    """Pieces of a line, each followed by its sources; pieces with the same ones are cited together, after the last."""
    following = [*(sources for _, sources in pieces[1:]), ()]
    return "".join(
        text + (_citations(sources) if sources != after else "")
        for (text, sources), after in zip(pieces, following, strict=True)
    )


def _festival(festival: Festival, name: str, wording: Wording, today: date) -> str:
    """The festival's name, its days in its calendar, and the next ones in the solar calendar where they are calculated."""
    days = wording.say("festival", name=plain(name), days=days_in_words(festival, wording))
    return days + _citations(festival.sources) + next_in_words(festival, wording, today)


def _citations(sources: Iterable[str]) -> str:
    """These source ids as Markdown citations."""
    return "".join(f"[^{source}]" for source in sources)
