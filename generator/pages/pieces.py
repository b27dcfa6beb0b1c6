"""Pieces several pages show: greetings, stops of the trail, offers of languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import urls
from generator.content.catalogue import Relic
from generator.content.entry import CatalogueEntry
from generator.content.rounds import Neighbour
from generator.kinds import Kinds
from generator.pages import directions
from generator.pages.directions import Located
from generator.site import Site
from generator.text.translations import Wording
from generator.theme.theme import DrawnName


@dataclass(frozen=True, slots=True)
class Greeting:
    """A heading and a sentence in one language."""

    language: str
    """Its code."""

    heading: str
    """A few words."""

    sentence: str
    """One or two sentences."""


def greetings(site: Site, heading: str, sentence: str) -> tuple[Greeting, ...]:
    """A heading and a sentence in every language of the site; both are keys of words."""
    return tuple(
        Greeting(language, site.wordings[language].say(heading), site.wordings[language].say(sentence))
        for language in site.languages
    )


# ---- stops ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stop:
    """A relic in a list: a stop of the trail, or one of others."""

    label: str
    """Its place on the trail, as words: Stop 1; empty where it is on none of this page."""

    kind: str
    """The kind of relic: an id of templates/kinds.yaml."""

    roof: str
    """Its roof-line: a drawing templates/parts/roof-<this>.svg."""

    kind_name: str
    """The kind in the page's language."""

    red_address: str
    """What a “địa chỉ đỏ” is called in the page's language; empty where the relic is none."""

    name: str
    """The relic's name."""

    language: str
    """The language of the name and the summary: the page's, or the one it falls back to."""

    summary: str
    """Two or three plain sentences; empty in long lists."""

    ward: str
    """Today's ward, as it is written; empty where it is not known."""

    ward_language: str
    """What it is written in."""

    path: str
    """Its page in the page's language."""

    directions: str
    """How far it is from the stop before, and in which direction. Empty where one of the two was not measured."""


MOST_WITH_SUMMARY = 20
"""Relics in a list that shows their summaries; longer lists would be more than 10 KB."""


def stops_of(site: Site, relics: Sequence[str], language: str, *, short: bool) -> Iterator[Stop]:
    """The stops of a round by their ids, each with its directions from the one before; without summaries if `short`."""
    wording, before = site.wordings[language], None
    for number, relic in enumerate(relics, 1):
        entry = site.entry(relic)
        way = directions.directions(before, entry, wording) if before else ""
        label, from_previous = wording.say("stop", number=number), wording.say("from_previous", way=way) if way else ""
        stop = listed(site, entry, language, short=short)
        yield replace(stop, label=label, directions=from_previous)
        before = entry


def listed(site: Site, entry: CatalogueEntry, language: str, *, short: bool) -> Stop:
    """A relic in a list; without its summary if `short`."""
    text = entry.text(language)
    return Stop(
        label="",
        kind=entry.kind,
        roof=entry.roof,
        kind_name=site.kinds[entry.kind].names[language],
        red_address=site.wordings[language].say("red_address") if entry.red_address else "",
        name=text.name,
        language=text.language,
        summary="" if short else text.summary,
        ward=entry.ward,
        ward_language=site.local_language,
        path=urls.relic(language, entry.id),
        directions="",
    )


@dataclass(frozen=True, slots=True)
class Step:
    """The stop before or after the page's relic."""

    number: int
    """Its place on the trail, from 1."""

    name: str
    """The relic's name."""

    language: str
    """The language of the name: the page's, or the one it falls back to."""

    kind_name: str
    """The kind in the page's language."""

    path: str
    """Its page in the page's language."""

    directions: str
    """How far it is from the page's relic, and in which direction. Empty where one of the two was not measured."""


def step(neighbour: Neighbour, here: Located, kinds: Kinds, wording: Wording) -> Step:
    """The neighbour of a relic, with its directions from `here`."""
    language = wording.language
    named_in, name = neighbour.name(language)
    return Step(
        number=neighbour.number,
        name=name,
        language=named_in,
        kind_name=kinds[neighbour.kind].names[language],
        path=urls.relic(language, neighbour.id),
        directions=directions.directions(here, neighbour, wording),
    )


# ---- offers -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Offer:
    """A relic's page offered in one language."""

    language: str
    """Its code."""

    language_name: str
    """Its own name for itself."""

    drawn: DrawnName | None
    """That name as a drawing, where the reader's system may have no face for it."""

    name: str
    """The relic's name."""

    name_language: str
    """The language that name is in."""

    invitation: str
    """A short verb in that language."""

    path: str
    """The relic's page in it."""


def offer(site: Site, relic_id: str, name: tuple[str, str], language: str) -> Offer:
    """The relic's page offered in one language; `name` is the language its name there is in, and that name."""
    return Offer(
        language=language,
        language_name=site.language(language).name,
        drawn=site.theme.drawn_names.get(language),
        name=name[1],
        name_language=name[0],
        invitation=site.wordings[language].say("read_verb"),
        path=urls.relic(language, relic_id),
    )


def relic_offer(site: Site, relic: Relic, language: str) -> Offer:
    """The relic's page offered in one language."""
    story = site.story(relic, language)
    return offer(site, relic.id, (story.language, story.front_matter.name), language)


def offers(site: Site, relic: Relic) -> tuple[Offer, ...]:
    """An offer in every language, those of the relic's own community first."""
    return tuple(
        relic_offer(site, relic, language) for language in dict.fromkeys((*offered_first(relic), *site.languages))
    )


def offered_first(relic: Relic) -> Iterator[str]:
    """The languages of the relic's own community in which its story is written."""
    translations = {story.language for story in relic.stories}
    return (language for language in relic.facts.languages_first if language in translations)
