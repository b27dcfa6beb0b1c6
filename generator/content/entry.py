"""The entry of a relic in the catalogue: all that pages, lists and maps of other relics show of it.

Small plain values, so that thousands fit in memory; what a relic's own page shows is read from its folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.catalogue import Relic, Story
from generator.content.schema import StoryFrontMatter
from generator.places.geodesy import Point
from generator.places.map_layout import Area, Precision


@dataclass(frozen=True, slots=True)
class EntryText:
    """What lists show of a story."""

    language: str
    name: str
    summary: str
    updated: str
    """Day of the last change (ISO 8601)."""

    also: tuple[str, ...]
    """Other names in this language."""


@dataclass(frozen=True, slots=True)
class EntryFestival:
    """A festival of the relic."""

    id: str
    month: int
    """Lunar, 1 to 12."""

    days: tuple[int, ...]
    """Of the lunar month, in a row."""

    names: tuple[tuple[str, str], ...]
    """Language → name."""


@dataclass(frozen=True, slots=True)
class EntryPicture:
    """The first photograph of the relic."""

    slug: str
    digest: str
    width: int
    """px"""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """What the catalogue knows of a relic."""

    id: str
    kind: str
    roof: str
    """Which roof-line stands for it: templates/parts/roof-<this>.svg."""

    texts: tuple[EntryText, ...]
    """In the project's order of languages; the first language always exists."""

    ward: str
    """Today's ward; empty where it is not known."""

    address: str
    """As written; empty where it is not known."""

    precision: Precision
    point: Point | None
    """None until somebody has measured it."""

    area: Area | None
    """Where it stands, where nobody has measured."""

    festivals: tuple[EntryFestival, ...]
    hero: EntryPicture | None
    recordings: tuple[tuple[str, str], ...]
    """Language → digest of the recording."""

    was: tuple[str, ...]
    """Former ids."""

    links: tuple[str, ...]
    """Ids of the relics its texts lead to, those of drafts among them."""

    source: str
    """Path of its site.yaml, as authors see it."""

    def name(self, language: str) -> tuple[str, str]:
        """The language and its name in it: in this one, else in the first one."""
        text = self.text(language)
        return text.language, text.name

    def text(self, language: str) -> EntryText:
        """Its text in this language, else in the first one."""
        return next((text for text in self.texts if text.language == language), self.texts[0])


def entry_of(relic: Relic) -> CatalogueEntry:
    """The entry of a relic that has a story."""
    place, hero = relic.facts.place, relic.pictures[0] if relic.pictures else None
    return CatalogueEntry(
        id=relic.id,
        kind=relic.facts.kind,
        roof=relic.roof,
        texts=tuple(_text_of(story) for story in relic.stories),
        ward=place.ward or "",
        address=place.address or "",
        precision=relic.precision,
        point=relic.point,
        area=relic.area,
        festivals=tuple(
            EntryFestival(festival.id, festival.month, festival.days, _names_of(festival.id, relic.stories))
            for festival in relic.facts.festivals
        ),
        hero=EntryPicture(hero.slug, hero.file.digest, hero.width) if hero else None,
        recordings=tuple((recording.language, recording.file.digest) for recording in relic.recordings),
        was=relic.facts.was,
        links=tuple(sorted({link for story in relic.stories for link in _links_of(story)} - {relic.id})),
        source=relic.at.path,
    )


def _text_of(story: Story) -> EntryText:
    front_matter = story.front_matter
    also = front_matter.also if isinstance(front_matter, StoryFrontMatter) else ()
    return EntryText(story.language, front_matter.name, front_matter.summary, front_matter.updated, also)


def _names_of(festival: str, stories: tuple[Story, ...]) -> tuple[tuple[str, str], ...]:
    """The festival's name in each language it is told in."""
    return tuple(
        (story.language, story.front_matter.festivals[festival])
        for story in stories
        if isinstance(story.front_matter, StoryFrontMatter) and festival in story.front_matter.festivals
    )


_LINK = re.compile(r"\]\(\s*<?([^\s()<>]+)|\]:\s*<?([^\s<>]+)")


def _links_of(story: Story) -> Iterator[str]:
    """What may be the id of a relic the text leads to: of each address written in it, without a scheme."""
    front_matter = story.front_matter
    lines = (front_matter.worship, front_matter.way) if isinstance(front_matter, StoryFrontMatter) else ()
    for markdown in (*(section.markdown for section in story.sections), *filter(None, lines)):
        for match in _LINK.finditer(markdown):
            address = (match[1] or match[2]).replace("\\", "")
            if re.fullmatch(r"[a-z0-9-]+", address):
                yield address
