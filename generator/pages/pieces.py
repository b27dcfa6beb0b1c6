"""Pieces several pages show: greetings, stops of the trail, offers of languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.content.catalogue import Relic
from generator.languages import LANGUAGES
from generator.pages import directions
from generator.site import Site


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
    """A heading and a sentence in every language of the site; both are keys of words.yaml."""
    return tuple(
        Greeting(language, site.wordings[language].say(heading), site.wordings[language].say(sentence))
        for language in site.languages
    )


# ---- stops ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stop:
    """A relic on the trail."""

    number: int
    """Its place on the trail, from 1."""

    label: str
    """Its place on the trail, as words: Stop 1."""

    kind: str
    """The kind of relic: an id of generator/kinds.py."""

    roof: str
    """Its roof-line: a drawing templates/parts/roof-<this>.svg."""

    kind_name: str
    """The kind in the page's language."""

    name: str
    """The relic's name."""

    language: str
    """The language of the name and the summary: the page's, or the one it falls back to."""

    summary: str
    """Two or three plain sentences."""

    ward: str
    """Today's ward, in Vietnamese; empty where it is not known."""

    path: str
    """Its page in the page's language."""

    directions: str
    """How far it is, and in which direction: in a list from the stop before, on a relic's page from that relic. Empty
    where one of the two was not measured."""


def stops(site: Site, language: str) -> tuple[Stop, ...]:
    """Every relic in the order of the trail, each with its directions from the one before."""
    relics, wording = site.catalogue.relics, site.wordings[language]

    def from_previous(number: int) -> str:
        directions_text = directions.directions(relics[number - 1], relics[number], wording) if number else ""
        return wording.say("from_previous", way=directions_text) if directions_text else ""

    return tuple(_stop(site, number, language, from_previous(number)) for number in range(len(relics)))


def neighbours(site: Site, relic: Relic, language: str) -> tuple[Stop | None, Stop | None]:
    """The stops before and after this relic on the trail, which is a round; with directions from this relic.

    (None, None) where there is no other stop; where there is one other, it is the one after.
    """
    relics = site.catalogue.relics
    position = relics.index(relic)

    def stop(number: int) -> Stop:
        return _stop(site, number, language, directions.directions(relic, relics[number], site.wordings[language]))

    previous, following = (position - 1) % len(relics), (position + 1) % len(relics)
    return stop(previous) if len(relics) > 2 else None, stop(following) if len(relics) > 1 else None  # noqa: PLR2004


def _stop(site: Site, number: int, language: str, directions_text: str) -> Stop:
    """The stop at this index of the trail, from 0."""
    relic = site.catalogue.relics[number]
    story, wording = site.story(relic, language), site.wordings[language]
    return Stop(
        number=number + 1,
        label=wording.say("stop", number=number + 1),
        kind=relic.facts.kind,
        roof=relic.roof,
        kind_name=site.kind_name(relic, language),
        name=story.front_matter.name,
        language=story.language,
        summary=story.front_matter.summary,
        ward=relic.facts.place.ward or "",
        path=urls.relic(language, relic.id),
        directions=directions_text,
    )


# ---- offers -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Offer:
    """A relic's page offered in one language."""

    language: str
    """Its code."""

    language_name: str
    """Its own name for itself."""

    name: str
    """The relic's name."""

    name_language: str
    """The language that name is in."""

    invitation: str
    """A short verb in that language."""

    path: str
    """The relic's page in it."""


def offer(site: Site, relic: Relic, language: str) -> Offer:
    """The relic's page offered in one language."""
    story = site.story(relic, language)
    return Offer(
        language=language,
        language_name=LANGUAGES[language].name,
        name=story.front_matter.name,
        name_language=story.language,
        invitation=site.wordings[language].say("read_verb"),
        path=urls.relic(language, relic.id),
    )


def offers(site: Site, relic: Relic) -> tuple[Offer, ...]:
    """An offer in every language, those of the relic's own community first."""
    return tuple(offer(site, relic, language) for language in dict.fromkeys((*offered_first(relic), *site.languages)))


def offered_first(relic: Relic) -> Iterator[str]:
    """The languages of the relic's own community in which its story is written."""
    translations = {story.language for story in relic.stories}
    return (language for language in relic.facts.languages_first if language in translations)
