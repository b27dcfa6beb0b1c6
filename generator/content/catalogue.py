"""The catalogue: everything that was read from content/, ready to be planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.content.schema import (
    DOWN,
    AboutFrontMatter,
    Photo,
    PrintRecord,
    Project,
    RelicFacts,
    Stage,
    Step,
    StoryFrontMatter,
)
from generator.diagnostics.problem import Span
from generator.media.webvtt import Transcript
from generator.places.geodesy import Point
from generator.places.wards import Ward
from generator.plaques import Order
from generator.store import FileRef
from generator.text.names import slug


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text under one `##` heading."""

    key: str
    """One of Chapter in a story; p1, p2, … elsewhere, the same in every language."""

    heading: str
    markdown: str


@dataclass(frozen=True, slots=True)
class Story:
    """The text of a relic, or of the about page, in one language."""

    language: str
    front_matter: StoryFrontMatter | AboutFrontMatter
    sections: tuple[Section, ...]
    at: Span
    """Where its name is written."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph with what had to be read from it before anything could be planned."""

    photo: Photo
    file: FileRef
    width: int
    """px, upright"""

    height: int
    """px, upright"""

    @property
    def slug(self) -> str:
        """The file's name as it stands in an address."""
        return slug(self.photo.file.rpartition(".")[0])


@dataclass(frozen=True, slots=True)
class Recording:
    """A relic's story read aloud in one language."""

    language: str
    file: FileRef
    seconds: float
    size: int
    """bytes, as it is published"""

    transcript: Transcript


@dataclass(frozen=True, slots=True)
class Relic:
    """One relic: its facts, its stories, its photographs, its recordings, and what is known of where it stands."""

    id: str
    facts: RelicFacts
    stories: tuple[Story, ...]
    """In the project's order of languages; the first language is always there."""

    pictures: tuple[Picture, ...]
    at: Span
    was_at: tuple[Span, ...] = ()
    """Where each of its former ids is written."""

    recordings: tuple[Recording, ...] = ()
    """In the project's order of languages."""

    ward: Ward | None = None
    """Today's ward, where its name is known to the list of wards."""

    @property
    def point(self) -> Point | None:
        """Where it stands; None until somebody has measured it."""
        place = self.facts.place
        if place.latitude is None or place.longitude is None:
            return None
        return Point(place.latitude, place.longitude)


@dataclass(frozen=True, slots=True)
class Plaque:
    """One physical plaque: the code it carries, the relic it leads to, and its life."""

    code: str
    """Five characters, the last one a check character (codes.py)."""

    relic: str
    """Today's id of its relic; of a plaque that was taken down, empty where the relic is gone."""

    place: str | None
    order: Order
    life: tuple[Step, ...]
    printed: PrintRecord | None
    replaced_by: str
    """May be empty."""

    at: Span
    size_at: Span
    """Where its size is written, or what it follows from."""

    @property
    def stage(self) -> Stage:
        """How far it is."""
        return self.life[-1].stage if self.life else "designed"

    @property
    def down(self) -> bool:
        """Whether it hangs no more: its address answers with what stood here and what replaces it."""
        return self.stage in DOWN


@dataclass(frozen=True)
class Catalogue:
    """Everything the authors wrote."""

    project: Project
    relics: tuple[Relic, ...]
    """In the order of the trail, then of ids. Drafts are not among them."""

    plaques: tuple[Plaque, ...]
    """In the order of codes. Those of drafts are not among them."""

    about: tuple[Story, ...]

    @property
    def trail(self) -> tuple[Relic, ...]:
        """Those a visit leads to, in its order; all where no trail is laid out."""
        walked = set(self.project.trail)
        return tuple(relic for relic in self.relics if relic.id in walked) or self.relics

    @cached_property
    def _by_id(self) -> Mapping[str, Relic]:
        return {relic.id: relic for relic in self.relics}

    def relic(self, relic_id: str) -> Relic | None:
        """The relic of this id; None where there is none."""
        return self._by_id.get(relic_id)

    def relic_of(self, plaque: Plaque) -> Relic:
        """The relic a plaque leads to. Raises KeyError for a plaque taken down whose relic is gone."""
        return self._by_id[plaque.relic]

    def plaque(self, code: str) -> Plaque | None:
        """The plaque that carries this code; None where there is none."""
        return next((plaque for plaque in self.plaques if plaque.code == code), None)
