"""The table of facts on a relic page: rows of short lines, each with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.content.catalogue import Relic
from generator.content.schema import Festival, Founded, Rank, StoryFrontMatter
from generator.festivals.dates import lunar_days, solar_days
from generator.pages.text import CitationNumbers, prose
from generator.site import Site
from generator.text.prose import Prose, plain
from generator.text.translations import Wording


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the table of facts."""

    label: str
    """What the row is about: founded, rank…"""

    values: tuple[Prose, ...]
    """One line each, with citations; empty where it is not known."""

    language: str
    """The language of the values when it is not the page's; else empty."""


def fact(site: Site, row: FactRow, language: str, citation_numbers: CitationNumbers) -> Fact:
    """The row on a page in `language`; `citation_numbers` numbers its citations."""
    values = tuple(prose(site, line, row.language, language, citation_numbers, inline=True) for line in row.lines)
    return Fact(site.wordings[language].say(row.label), values, row.language if row.language != language else "")


# ---- rows -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FactRow:
    """A row of the table of facts as Markdown, before its citations have numbers."""

    label: str
    """Its key in words.yaml."""

    lines: tuple[str, ...]
    """Markdown of one line each, with citations. Empty where it is not known; the page says so."""

    language: str
    """What the lines are written in."""


def fact_rows(
    relic: Relic, front_matter: StoryFrontMatter, text_language: str, wording: Wording, today: date
) -> Iterator[FactRow]:
    """The rows in the order a visitor asks: when, of what worth, for whom, which days, where, how, what hours.

    Lines made of facts are in the wording's language, lines of the story in its own, addresses in Vietnamese.
    """
    facts, language = relic.facts, wording.language
    yield FactRow("fact_founded", (_founded(facts.founded, wording),) if facts.founded else (), language)
    yield FactRow("fact_rank", (_rank(facts.rank, wording),) if facts.rank else (), language)
    yield FactRow("fact_worship", (front_matter.worship,) if front_matter.worship else (), text_language)
    names = front_matter.festivals
    festivals = tuple(_festival(festival, names[festival.id], wording, today) for festival in facts.festivals)
    yield FactRow("fact_festivals", festivals, language)
    if facts.place.ward:
        yield FactRow("fact_ward", (plain(facts.place.ward) + _citations(facts.place.ward_sources),), "vi")
    yield FactRow("fact_address", (plain(facts.place.address) + _citations(facts.place.sources),), "vi")
    if front_matter.way:
        yield FactRow("fact_way", (front_matter.way,), text_language)
    if facts.hours:
        hours = wording.say("hours", opens=facts.hours.opens, closes=facts.hours.closes)
        free = wording.say("hours_free") if facts.hours.free else ""
        yield FactRow("fact_hours", (hours + free + _citations(facts.hours.sources),), language)


def _founded(founded: Founded, wording: Wording) -> str:
    """The year, or the century and the part of it that is known."""
    if founded.year:
        text = wording.say("date_year", year=founded.year)
    else:
        text = wording.say(f"century_{founded.part or 'whole'}", century=wording.ordinal(founded.century))
    return text + _citations(founded.sources)


def _rank(rank: Rank, wording: Wording) -> str:
    """The level, with the decision and its date where they are known."""
    kind = f"rank_{rank.type.replace('-', '_')}" if rank.type else "rank_plain"
    text = wording.say(kind, level=wording.say(f"level_{rank.level}"))
    if rank.decision:
        text += wording.say("rank_decision", decision=plain(rank.decision))
    if rank.date:
        text += wording.say("rank_date", date=wording.date(rank.date))
    return text + _citations(rank.sources)


def _festival(festival: Festival, name: str, wording: Wording, today: date) -> str:
    """The festival's name, its lunar days, and its next days in the solar calendar."""
    lunar = wording.say("festival", name=plain(name), days=lunar_days(festival, wording)) + _citations(festival.sources)
    return lunar + solar_days(festival, wording, today)


def _citations(sources: Iterable[str]) -> str:
    """These source ids as Markdown citations."""
    return "".join(f"[^{source}]" for source in sources)
