"""Everything the authors wrote, checked and frozen: the schema of every file in content/."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.diagnostics.problem import Span
from generator.kinds import KINDS
from generator.languages import LANGUAGES
from generator.media.webvtt import Transcript
from generator.places.geodesy import Point
from generator.places.wards import Ward
from generator.plaques import Order
from generator.store import FileRef
from generator.text.names import slug

# ---- words the fields are made of ----------------------------------------------------------------

Grade = Literal["A", "B", "C", "D"]
State = Literal["written", "translated", "machine"]
RankType = Literal["history-culture", "architecture-art", "archaeology", "scenic"]
Chapter = Literal["history", "architecture", "value", "unknown"]
Precision = Literal["exact", "approximate"]
Stage = Literal["designed", "proofed", "printed", "installed", "damaged", "replaced", "retired"]

DOWN: tuple[Stage, ...] = ("replaced", "retired")
"""Stages of a plaque that hangs no more."""

CHAPTERS: tuple[Chapter, ...] = ("history", "architecture", "value")
"""What the youth union promised for every relic, in this order; `unknown` may follow."""

Text = Annotated[str, StringConstraints(min_length=1)]
Sources = tuple[Text, ...]

SourceId = Annotated[str, StringConstraints(pattern=r"^[^\W_]+([.:_-][^\W_]+)*$")]
"""What stands in [^…]: letters and digits, joined by . : _ or -, so that Markdown takes it for nothing else."""


def _one_of(known: Collection[str]) -> Callable[[object], object]:
    """A check that a value is one of these words, whatever else it may be."""

    def check(value: object) -> object:
        if not isinstance(value, str) or value not in known:
            raise PydanticCustomError("choice", "one of a table", {"known": tuple(known)})
        return value

    return check


Kind = Annotated[str, BeforeValidator(_one_of(KINDS))]
Tongue = Annotated[str, BeforeValidator(_one_of(LANGUAGES))]


def _day(value: str) -> str:
    """A date to the precision its source gives (ISO 8601: 2006, 2004-11 or 2004-11-15)."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", value):
        raise PydanticCustomError("date_shape", "date")
    year, month, day = ([int(part) for part in value.split("-")] + [1, 1])[:3]
    try:
        date(year, month, day)
    except ValueError:
        raise PydanticCustomError("date_missing", "date") from None
    return value


def _whole_day(value: str) -> str:
    if len(_day(value)) != len("2004-11-15"):
        raise PydanticCustomError("date_shape", "date")
    return value


def _clock(value: str) -> str:
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value):
        raise PydanticCustomError("clock", "clock")
    return value


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\S*", value):
        raise PydanticCustomError("web_address", "address")
    return value


def _email(value: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
        raise PydanticCustomError("email", "email")
    return value


def _phone(value: str) -> str:
    """As people write it in Vietnam; a telephone needs at least the digits."""
    if not re.fullmatch(r"\+?[0-9][0-9 .()-]{5,24}", value):
        raise PydanticCustomError("phone", "phone")
    return value


def _origin(value: str) -> str:
    """Scheme and host alone: what every printed code begins with, so nothing may follow it."""
    if not re.fullmatch(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+", value):
        raise PydanticCustomError("origin", "address")
    return value


def _payload(value: str) -> str:
    """What a symbol of ours says, letter by letter (urls.printed)."""
    if not re.fullmatch(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+/q/[a-z0-9]+", value):
        raise PydanticCustomError("payload", "payload")
    return value


def _sha256(value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", value):
        raise PydanticCustomError("sha256", "digest")
    return value


def _in_a_row(value: tuple[int, ...]) -> tuple[int, ...]:
    """Days of one feast follow one another; where they do not, it is two feasts."""
    if value != tuple(range(value[0], value[0] + len(value))):
        raise PydanticCustomError("days_apart", "days in a row")
    return value


def _slug_only(value: str) -> str:
    if not value or slug(value) != value:
        raise PydanticCustomError("relic_id", "id")
    return value


def _truth(value: object) -> object:
    """Only these two words: YAML 1.1 would also take `no`, the code of Norway."""
    if value not in ("true", "false", True, False):
        raise PydanticCustomError("truth", "true or false")
    return value in ("true", True)


PAPER: Mapping[str, tuple[int, int]] = {"A6": (105, 148), "A5": (148, 210), "A4": (210, 297), "A3": (297, 420)}
"""mm (ISO 216), the shorter side first."""


def sides(size: str) -> tuple[int, int] | None:
    """The sides in mm of a size as authors write it, the shorter first; None if it is no size.

    >>> sides("A5"), sides("300 × 200 mm"), sides("A5x")
    ((148, 210), (200, 300), None)
    """
    if size.upper() in PAPER:
        return PAPER[size.upper()]
    measured = re.fullmatch(r"([0-9]{1,4}) ?[xX×] ?([0-9]{1,4})( ?mm)?", size)
    if not measured:
        return None
    short, long = sorted((int(measured.group(1)), int(measured.group(2))))
    return short, long


def _size(value: str) -> str:
    found = sides(value)
    if found is None or not (SMALLEST <= found[0] and found[1] <= LARGEST):
        raise PydanticCustomError("plaque_size", "size")
    return value


SMALLEST, LARGEST = 50, 2000
"""mm. Below this no symbol fits with its quiet zone; above it is a wall."""

Size = Annotated[str, AfterValidator(_size)]
Day = Annotated[str, AfterValidator(_day)]
WholeDay = Annotated[str, AfterValidator(_whole_day)]
Clock = Annotated[str, AfterValidator(_clock)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Email = Annotated[str, AfterValidator(_email)]
Phone = Annotated[str, AfterValidator(_phone)]
Origin = Annotated[str, AfterValidator(_origin)]
Payload = Annotated[str, AfterValidator(_payload)]
Sha256 = Annotated[str, AfterValidator(_sha256)]
RelicId = Annotated[str, AfterValidator(_slug_only)]
Truth = Annotated[bool, BeforeValidator(_truth)]


class Written(BaseModel):
    """A piece of a file an author wrote. Unknown fields are refused, values are never changed."""

    # Built when first used: most pieces only ever are parts of a whole file.
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


# ---- content/sites/<relic>/site.yaml: facts that do not depend on a language ----------------------


class Source(Written):
    """Where a fact comes from, as a reader can find it again."""

    title: Text
    publisher: Text
    grade: Grade
    """A official or museum · B newspaper · C travel site, blog, mirror · D machine translation, raw data."""

    address: WebAddress | None = None
    date: Day | None = None
    """When it was published."""

    cut: Truth = False
    """Only the beginning of the page could be read."""


class Founded(Written):
    """When the relic was first built: a year, or a century and its part where no source gives the year."""

    year: int | None = Field(None, ge=1, le=2100)
    century: int | None = Field(None, ge=4, le=20)
    part: Literal["early", "middle", "late"] | None = None
    sources: Sources = Field(min_length=1)

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.year is None and self.century is None:
            raise PydanticCustomError("founded_when", "year or century")
        return self


class Rank(Written):
    """How the state has recognised the relic."""

    level: Literal["city", "national", "special"]
    type: RankType | None = None
    """Left out where the sources disagree or are silent."""

    decision: Text | None = None
    date: Day | None = None
    sources: Sources = Field(min_length=1)


class Place(Written):
    """Where the relic stands. Addresses are names: they stay Vietnamese in every language."""

    address: Text
    """As the newest source writes it, before the wards were merged in 2025."""

    sources: Sources = Field(min_length=1)
    ward: Text | None = None
    """Today's ward."""

    ward_sources: Sources = ()
    latitude: float | None = Field(None, ge=-90, le=90)
    """Degrees, WGS 84; north is positive."""

    longitude: float | None = Field(None, ge=-180, le=180)
    """Degrees, WGS 84; east is positive."""

    precision: Precision = "approximate"
    """exact: measured on the spot, to the gate · approximate: read off a map, within some hundred metres"""

    position_sources: Sources = ()
    """Who measured it, or which map it is from."""

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise PydanticCustomError("half_measured", "latitude and longitude")
        return self


class Hours(Written):
    """When a visitor may enter."""

    opens: Clock
    closes: Clock
    free: Truth = False
    sources: Sources = Field(min_length=1)


class Festival(Written):
    """A feast on fixed days of the Vietnamese lunar calendar."""

    id: Text
    month: int = Field(ge=1, le=12)
    days: Annotated[tuple[Annotated[int, Field(ge=1, le=30)], ...], Field(min_length=1), AfterValidator(_in_a_row)]
    sources: Sources = Field(min_length=1)


class Photo(Written):
    """A photograph in the relic's photos/ folder."""

    file: Text
    credit: Text
    licence: Text


class RelicFacts(Written):
    """The whole of site.yaml."""

    kind: Kind
    draft: Truth = False
    """Checked with the rest, but not published yet."""

    was: tuple[RelicId, ...] = ()
    """Ids this relic had before: their addresses lead here, and so do the plaques that name them."""

    languages_first: tuple[Tongue, ...] = ()
    """What is offered first here, whatever the visitor's phone speaks: the language of those whose place it is."""

    founded: Founded | None = None
    rank: Rank | None = None
    place: Place
    hours: Hours | None = None
    festivals: tuple[Festival, ...] = ()
    photos: tuple[Photo, ...] = ()
    sources: Mapping[SourceId, Source] = Field(min_length=1)


# ---- <lang>.md: everything a translator touches for one language ----------------------------------


class Caption(Written):
    """What a photograph shows, for those who see it (caption) and those who do not (alt)."""

    alt: Text
    caption: Text


class Review(Written):
    """Who answered for this text."""

    by: Text
    on: WholeDay


class FrontMatter(Written):
    """The front matter of a story or a page: what every text says of itself."""

    name: Text
    summary: Text
    """Two or three plain sentences that reward the scan."""

    text: State
    """written from the sources · translated by a person · machine translation nobody has reviewed"""

    updated: WholeDay
    reviewed: Review | None = None


class StoryFrontMatter(FrontMatter):
    """The front matter of a relic's story."""

    also: tuple[Text, ...] = ()
    """Other names in this language that a source gives."""

    pronunciation: Text | None = None
    worship: Text | None = None
    """One line; citations as in the body."""

    way: Text | None = None
    """How to get there, one line; citations as in the body."""

    festivals: Mapping[str, Text] = {}
    photos: Mapping[str, Caption] = {}


class AboutFrontMatter(FrontMatter):
    """The front matter of content/about/<lang>.md."""

    site_name: Text
    """What the whole site is called in this language."""


# ---- the rest of content/ -------------------------------------------------------------------------


class Contact(Written):
    """Whom a visitor can tell that something is wrong."""

    email: Email | None = None
    phone: Phone | None = None


class Spots(Written):
    """Inks of the plaques that a shop prints with a spot colour instead, by the name on its tin."""

    son: Text | None = None
    vang: Text | None = None
    men: Text | None = None
    nghe: Text | None = None


class Shop(Written):
    """What a print shop asks of the files; without it, FOGRA39 and four inks."""

    profile: Text | None = None
    """An ICC profile in content/press/."""

    condition: Text = "FOGRA39"
    """The name of the printing condition that the profile describes."""

    spots: Spots = Spots()


class Project(Written):
    """The whole of content/project.yaml."""

    address: Origin
    """What every printed code begins with, e.g. https://ditich.example"""

    was: tuple[Origin, ...] = ()
    """Addresses before this one that are still ours and answer as it does."""

    lost: tuple[Origin, ...] = ()
    """Addresses that are not ours any more. Plaques printed with them are named at each build."""

    domain_until: WholeDay | None = None
    """Until when the domain of the address is paid for; asked of the keeper where no registry tells (.vn)."""

    languages: tuple[Tongue, ...] = Field(min_length=1)
    """In the order they are offered. The first is what every other language falls back to."""

    trail: tuple[Text, ...] = ()
    """Relic ids in the order of a visit."""

    steward: Text
    """Who puts the plaques up, as it stands on them."""

    contact: Contact = Contact()
    press: Shop = Shop()
    sources: Mapping[SourceId, Source] = {}


class Step(Written):
    """One step in the life of a plaque."""

    stage: Stage
    on: WholeDay
    by: Text
    """Who did it, or who saw it."""

    note: Text | None = None


class Print(Written):
    """What was handed to the shop, noted by `ditich plaque printed`: it cannot be changed any more."""

    payload: Payload
    """What the symbol says, letter by letter."""

    version: Annotated[int, Field(ge=1, le=40)]
    """ISO/IEC 18004: four modules more a side with each."""

    level: Literal["L", "M", "Q", "H"]
    """Error correction."""

    mask: Annotated[int, Field(ge=0, le=7)]
    digest: Sha256
    """SHA-256 of the PDF that was handed over."""

    names: Mapping[Tongue, Text] = Field(min_length=1)
    """The relic's names as they stand on the plaque."""


class PlaqueFile(Written):
    """The whole of content/plaques/<code>.yaml."""

    relic: Text
    place: Text | None = None
    """Where on the site it hangs, in Vietnamese."""

    design: Text = "gate"
    """A drawing in templates/plaques: gate, altar."""

    size: Size | None = None
    """A6, A5, A4, A3 or its sides in mm: 200x300. Without it, the smallest of the four that can be read from the distance."""

    distance: Annotated[float, Field(ge=0.2, le=10)] = 0.6
    """m from the plaque to where people hold their phones."""

    material: Text = "composite"
    """One of templates/plaques/materials.yaml."""

    quantity: Annotated[int, Field(ge=1, le=1000)] = 1
    """How many are made."""

    life: tuple[Step, ...] = ()
    """What happened to it, oldest first. Nothing is ever taken out."""

    printed: Print | None = None
    replaced_by: Text | None = None
    """The code of the plaque that hangs in its stead."""


class MaterialFile(Written):
    """One material of templates/plaques/materials.yaml."""

    vi: Text
    en: Text
    module: Annotated[float, Field(ge=0.3, le=10)]
    """mm: the least width of a module on it."""

    engraved: Truth
    turns: Literal["dark", "light"]
    """What the engraver's tool leaves behind."""

    plate: Truth
    """Whether it can be cut, drilled and engraved; paper and film cannot."""


class Materials(Written):
    """The whole of templates/plaques/materials.yaml."""

    materials: Mapping[Text, MaterialFile]


# ---- the catalogue --------------------------------------------------------------------------------


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
    printed: Print | None
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


@dataclass(frozen=True, slots=True)
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
