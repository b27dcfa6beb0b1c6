"""What is known of a relic at a glance: rows of short lines, each with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.content.catalogue import Relic
from generator.content.schema import Festival, Founded, Rank, StoryFrontMatter
from generator.festivals.dates import lunar_days, solar_days
from generator.pages.text import Cites, prose
from generator.site import Site
from generator.text.prose import Prose, plain
from generator.text.translations import Wording


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of what is known at a glance."""

    label: str
    """What the row tells."""

    values: tuple[Prose, ...]
    """One line each, with citations; empty where it is not known."""

    language: str
    """The language of the values when it is not the page's; else empty."""


def fact(site: Site, row: Row, language: str, cites: Cites) -> Fact:
    """The row on a page in `language`, its citations numbered."""
    values = tuple(prose(site, line, row.language, language, cites, inline=True) for line in row.lines)
    return Fact(site.wordings[language].say(row.label), values, row.language if row.language != language else "")


# ---- rows -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """One row, before its sources have numbers."""

    label: str
    """Its key in words.yaml."""

    lines: tuple[str, ...]
    """Markdown of one line each, with citations. None: nobody knows, and the page says so."""

    language: str
    """What the lines are written in."""


def rows(
    relic: Relic, front_matter: StoryFrontMatter, text_language: str, wording: Wording, today: date
) -> Iterator[Row]:
    """The rows in the order a visitor asks: when, of what worth, for whom, which days, where, how, what hours.

    Lines made of facts are in the wording's language, lines of the story in its own, addresses in Vietnamese.
    """
    facts, language = relic.facts, wording.language
    yield Row("fact_founded", (_founded(facts.founded, wording),) if facts.founded else (), language)
    yield Row("fact_rank", (_rank(facts.rank, wording),) if facts.rank else (), language)
    yield Row("fact_worship", (front_matter.worship,) if front_matter.worship else (), text_language)
    feasts = tuple(_festival(feast, front_matter.festivals[feast.id], wording, today) for feast in facts.festivals)
    yield Row("fact_festivals", feasts, language)
    if facts.place.ward:
        yield Row("fact_ward", (plain(facts.place.ward) + _cited(facts.place.ward_sources),), "vi")
    yield Row("fact_address", (plain(facts.place.address) + _cited(facts.place.sources),), "vi")
    if front_matter.way:
        yield Row("fact_way", (front_matter.way,), text_language)
    if facts.hours:
        hours = wording.say("hours", opens=facts.hours.opens, closes=facts.hours.closes)
        free = wording.say("hours_free") if facts.hours.free else ""
        yield Row("fact_hours", (hours + free + _cited(facts.hours.sources),), language)


def _founded(founded: Founded, wording: Wording) -> str:
    if founded.year is None and founded.century is not None:
        text = wording.say(f"century_{founded.part or 'whole'}", century=wording.ordinal(founded.century))
    else:
        text = wording.say("date_year", year=founded.year)
    return text + _cited(founded.sources)


def _rank(rank: Rank, wording: Wording) -> str:
    kind = f"rank_{rank.type.replace('-', '_')}" if rank.type else "rank_plain"
    text = wording.say(kind, level=wording.say(f"level_{rank.level}"))
    if rank.decision:
        text += wording.say("rank_decision", decision=plain(rank.decision))
    if rank.date:
        text += wording.say("rank_date", date=wording.date(rank.date))
    return text + _cited(rank.sources)


def _festival(feast: Festival, name: str, wording: Wording, today: date) -> str:
    given = wording.say("festival", name=plain(name), days=lunar_days(feast, wording)) + _cited(feast.sources)
    return given + solar_days(feast, wording, today)


def _cited(sources: Iterable[str]) -> str:
    return "".join(f"[^{source}]" for source in sources)
