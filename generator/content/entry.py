"""The entry of a relic in the catalogue: all that pages, lists and maps of other relics show of it.

Small plain values, so that thousands fit in memory; what a relic's own page shows is read from its folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.diagnostics.problem import Span
from generator.festivals.feast import When
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

    vouched: bool
    """Whether the name is more than a machine's guess: only then it may be cast."""

    at: Span
    """Position of the name."""

    machine: bool = False
    """Whether the rest is a machine translation nobody has reviewed: then it is not cast."""


@dataclass(frozen=True, slots=True)
class EntryFestival:
    """A festival of the relic."""

    id: str
    when: When
    """In the calendar it goes by."""

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

    draft: bool
    at: Span
    """Position of its site.yaml."""

    was_at: tuple[Span, ...]
    """Position of each former id."""

    red_address: bool = False
    """Whether it is a “địa chỉ đỏ”."""

    reviews_end: tuple[str, ...] = ()
    """The last days of the reviews of its texts (ISO 8601)."""

    def day_seen(self, today: date) -> date:
        """The day as its own pages depend on it: with festivals each one, else the last on which a review was over."""
        if self.festivals:
            return today
        over = (date.fromisoformat(end) + timedelta(days=1) for end in self.reviews_end if end < today.isoformat())
        return max(over, default=date.min)

    @property
    def source(self) -> str:
        """Path of its site.yaml, as authors see it."""
        return self.at.path

    def name(self, language: str) -> tuple[str, str]:
        """The language and its name in it: in this one, else in the first one."""
        text = self.text(language)
        return text.language, text.name

    def text(self, language: str) -> EntryText:
        """Its text in this language, else in the first one."""
        return next((text for text in self.texts if text.language == language), self.texts[0])
