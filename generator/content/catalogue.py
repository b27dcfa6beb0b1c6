"""The catalogue: the checked content, as the pages and plaques of a build take it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator.content.choices import Choices
from generator.content.contests import Contest
from generator.content.country import Country
from generator.content.entry import CatalogueEntry
from generator.content.plaque_schema import DOWN, NEVER_MADE, PrintRecord, Reading, Stage, Step
from generator.content.project_schema import Project
from generator.content.reviews import Standing
from generator.content.schema import AboutFrontMatter, Photo, RelicFacts, StoryFrontMatter, Voice
from generator.content.tasks import WorksheetsFile
from generator.diagnostics.problem import Span
from generator.kinds import KindTable
from generator.media.notice import Notice
from generator.places.geodesy import Point
from generator.places.map_layout import Area, Precision
from generator.places.wards import Ward
from generator.plaques import Order
from generator.plaques.shop_words import Shop
from generator.store import FileRef, digest
from generator.text.licences import licence_address
from generator.text.names import slug

if TYPE_CHECKING:
    from generator.media.webvtt import Transcript


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a text, under one `##` heading."""

    key: str
    """A Chapter in a story; p1, p2, … on the about page. The same in every language."""

    heading: str
    html: str
    """As `text.markdown.prepared` gives it."""


@dataclass(frozen=True, slots=True)
class Story:
    """The text of a relic, or of the about page, in one language."""

    language: str
    front_matter: StoryFrontMatter | AboutFrontMatter
    sections: tuple[Section, ...]
    at: Span
    """Position of its name."""

    digest: str = ""
    """Of what it says, as `reviews.text_digest` makes it."""

    standing: Standing = "unknown"
    """How it stands to its review, where it has one."""

    behind: tuple[str, ...] = ()
    """The chapters whose source was changed since they were translated; "" is for the name, the summary and other fields."""

    def lapsed(self, today: str) -> bool:
        """Whether its review has ended on this day (ISO 8601)."""
        review = self.front_matter.reviewed
        return review is not None and review.until is not None and review.until < today


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph with its measurements."""

    photo: Photo
    file: FileRef
    width: int
    """px, as shown upright"""

    height: int
    """px, as shown upright"""

    @property
    def slug(self) -> str:
        """The file's name as used in addresses."""
        return slug(self.photo.file.rpartition(".")[0])

    @property
    def notice(self) -> Notice:
        """What goes with each of its copies."""
        return Notice(self.photo.credit, self.photo.licence, licence_address(self.photo.licence))

    @property
    def digest(self) -> str:
        """For the addresses of its copies: of all they are made from, for a copy may be kept for ever."""
        return digest(self.file.digest, self.notice)


@dataclass(frozen=True, slots=True)
class Recording:
    """A relic's story read aloud in one language."""

    language: str
    file: FileRef
    seconds: float
    size: int
    """bytes, as published"""

    transcript: Transcript
    voice: Voice
    """Who reads."""


@dataclass(frozen=True, slots=True)
class Relic:
    """One relic: its facts, stories, photographs, recordings and ward."""

    id: str
    facts: RelicFacts
    stories: tuple[Story, ...]
    """In the project's order of languages; the first language always exists."""

    pictures: tuple[Picture, ...]
    at: Span
    was_at: tuple[Span, ...] = ()
    """Position of each of its former ids."""

    recordings: tuple[Recording, ...] = ()
    """In the project's order of languages."""

    ward: Ward | None = None
    """Today's ward; None where site.yaml names none or an unknown one."""

    def recording(self, language: str) -> Recording | None:
        """Its story read aloud in this language; None where nobody recorded it."""
        return next((recording for recording in self.recordings if recording.language == language), None)

    @property
    def vouched_stories(self) -> tuple[Story, ...]:
        """Its stories without those whose name is only a machine's guess."""
        return tuple(story for story in self.stories if story.front_matter.name_is_vouched_for)

    @property
    def area(self) -> Area | None:
        """Where it stands, where nobody has measured: the surroundings its address names, else today's ward."""
        if within := self.facts.place.within:
            return Area(within.name, Point(within.latitude, within.longitude), within.radius)
        return Area(self.ward.name, self.ward.centre, self.ward.radius) if self.ward else None

    @property
    def precision(self) -> Precision:
        """How well its coordinates are known; `ward` where nobody has measured."""
        return self.facts.place.precision if self.point else "ward"

    @property
    def roof(self) -> str:
        """Which roof-line stands for it: templates/parts/roof-<this>.svg."""
        return self.facts.roof or self.facts.kind

    @property
    def point(self) -> Point | None:
        """Its coordinates; None until somebody has measured them."""
        place = self.facts.place
        if place.latitude is None or place.longitude is None:
            return None
        return Point(place.latitude, place.longitude)


@dataclass(frozen=True, slots=True)
class Plaque:
    """One plaque: its code, its relic, its order and its life."""

    code: str
    """Five characters, the last one a check character (codes.py)."""

    relic: str
    """Current id of its relic; empty for a plaque that is down and whose relic is gone."""

    place: str | None
    order: Order
    life: tuple[Step, ...]
    printed: PrintRecord | None
    replaced_by: str
    """Code of the replacement plaque; empty where there is none."""

    at: Span
    size_at: Span
    """Position of its size, or of the field the size is derived from."""

    readings: tuple[Reading, ...] = field(default=(), repr=False)
    """What photographs said of its symbol. Not in the `repr`, which decides what is made again: no page and no file says it."""

    lender: str = ""
    """Whom the address in its symbol belongs to, where that is somebody else; empty for one of the project's own."""

    @property
    def stage(self) -> Stage:
        """The stage of its last step; `designed` where it has none."""
        return self.life[-1].stage if self.life else "designed"

    @property
    def down(self) -> bool:
        """Whether it was taken down: its page then shows what stood here and the replacement plaque."""
        return self.stage in DOWN

    @property
    def over(self) -> bool:
        """Whether it neither hangs nor is to be made: taken down, or cancelled before it was printed."""
        return self.down or self.stage == NEVER_MADE


def unread(relic_id: str) -> Relic:
    """For `Catalogue.read`: gives no relic, for what is made from entries alone reads none. Raises LookupError."""
    raise LookupError(relic_id)


@dataclass(frozen=True)
class Catalogue:
    """The checked content of one project."""

    project: Project
    entries: tuple[CatalogueEntry, ...]
    """In the order of the trails, then of ids; without drafts, but in a preview that shows them."""

    plaques: tuple[Plaque, ...]
    """In the order of codes; without those of drafts, unless taken down, and without those cancelled."""

    about: tuple[Story, ...]

    table: KindTable
    """The kinds of its relics."""

    country: Country | None
    """In which they are, where the project says it."""

    shop: Shop
    """What shops are told."""

    read: Callable[[str], Relic] = field(repr=False, compare=False)
    """Reads the relic with this id from its folder."""

    worksheets: WorksheetsFile | None = None
    """What worksheets ask at any relic."""
    contests: tuple[Contest, ...] = ()
    """In the order of ids."""

    choices: Choices = field(default_factory=Choices)
    """What authors may choose from, whether a relic has it yet or not."""

    @property
    def relics(self) -> tuple[Relic, ...]:
        """All relics, read one after the other."""
        return tuple(self.read(entry.id) for entry in self.entries)

    @cached_property
    def _entry_by_id(self) -> Mapping[str, CatalogueEntry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _plaque_by_code(self) -> Mapping[str, Plaque]:
        return {plaque.code: plaque for plaque in self.plaques}

    def entry(self, relic_id: str) -> CatalogueEntry | None:
        """The entry of the relic with this id; None where there is none."""
        return self._entry_by_id.get(relic_id)

    def entry_of(self, plaque: Plaque) -> CatalogueEntry:
        """The entry of the plaque's relic. Raises KeyError where the plaque is down and its relic is gone."""
        return self._entry_by_id[plaque.relic]

    @cached_property
    def _hanging(self) -> Mapping[str, tuple[Plaque, ...]]:
        hanging: dict[str, list[Plaque]] = {}
        for plaque in self.plaques:
            if not plaque.down:
                hanging.setdefault(plaque.relic, []).append(plaque)
        return {relic: tuple(plaques) for relic, plaques in hanging.items()}

    def plaques_of(self, relic_id: str) -> tuple[Plaque, ...]:
        """The plaques that lead to this relic, in the order of codes; without those taken down."""
        return self._hanging.get(relic_id, ())

    def plaque(self, code: str) -> Plaque | None:
        """The plaque with this code; None where there is none."""
        return self._plaque_by_code.get(code)
