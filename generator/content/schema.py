"""The schema of every file in content/: what authors may write in it, checked and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.content.fields import (
    Clock,
    Day,
    Email,
    KindId,
    LanguageTag,
    LunarDays,
    Origin,
    Payload,
    Phone,
    RelicId,
    Sha256,
    Size,
    SourceId,
    Sources,
    Text,
    Truth,
    WebAddress,
    WholeDay,
)

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


class AuthoredModel(BaseModel):
    """A piece of a file an author wrote. Unknown fields are refused, values are never changed."""

    # Built when first used: most pieces only ever are parts of a whole file.
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


# ---- content/sites/<relic>/site.yaml: facts that do not depend on a language ----------------------


class Source(AuthoredModel):
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


class Founded(AuthoredModel):
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


class Rank(AuthoredModel):
    """How the state has recognised the relic."""

    level: Literal["city", "national", "special"]
    type: RankType | None = None
    """Left out where the sources disagree or are silent."""

    decision: Text | None = None
    date: Day | None = None
    sources: Sources = Field(min_length=1)


class Place(AuthoredModel):
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


class OpeningHours(AuthoredModel):
    """When a visitor may enter."""

    opens: Clock
    closes: Clock
    free: Truth = False
    sources: Sources = Field(min_length=1)


class Festival(AuthoredModel):
    """A feast on fixed days of the Vietnamese lunar calendar."""

    id: Text
    month: int = Field(ge=1, le=12)
    days: LunarDays
    sources: Sources = Field(min_length=1)


class Photo(AuthoredModel):
    """A photograph in the relic's photos/ folder."""

    file: Text
    credit: Text
    licence: Text


class RelicFacts(AuthoredModel):
    """The whole of site.yaml."""

    kind: KindId
    draft: Truth = False
    """Checked with the rest, but not published yet."""

    was: tuple[RelicId, ...] = ()
    """Ids this relic had before: their addresses lead here, and so do the plaques that name them."""

    languages_first: tuple[LanguageTag, ...] = ()
    """What is offered first here, whatever the visitor's phone speaks: the language of those whose place it is."""

    founded: Founded | None = None
    rank: Rank | None = None
    place: Place
    hours: OpeningHours | None = None
    festivals: tuple[Festival, ...] = ()
    photos: tuple[Photo, ...] = ()
    sources: Mapping[SourceId, Source] = Field(min_length=1)


# ---- <lang>.md: everything a translator touches for one language ----------------------------------


class Caption(AuthoredModel):
    """What a photograph shows, for those who see it (caption) and those who do not (alt)."""

    alt: Text
    caption: Text


class Review(AuthoredModel):
    """Who answered for this text."""

    by: Text
    on: WholeDay


class FrontMatter(AuthoredModel):
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


class Contact(AuthoredModel):
    """Whom a visitor can tell that something is wrong."""

    email: Email | None = None
    phone: Phone | None = None


class Spots(AuthoredModel):
    """Inks of the plaques that a shop prints with a spot colour instead, by the name on its tin."""

    son: Text | None = None
    vang: Text | None = None
    men: Text | None = None
    nghe: Text | None = None


class PressSettings(AuthoredModel):
    """What a print shop asks of the files; without it, FOGRA39 and four inks."""

    profile: Text | None = None
    """An ICC profile in content/press/."""

    condition: Text = "FOGRA39"
    """The name of the printing condition that the profile describes."""

    spots: Spots = Spots()


class Project(AuthoredModel):
    """The whole of content/project.yaml."""

    address: Origin
    """What every printed code begins with, e.g. https://ditich.example"""

    was: tuple[Origin, ...] = ()
    """Addresses before this one that are still ours and answer as it does."""

    lost: tuple[Origin, ...] = ()
    """Addresses that are not ours any more. Plaques printed with them are named at each build."""

    domain_until: WholeDay | None = None
    """Until when the domain of the address is paid for; asked of the keeper where no registry tells (.vn)."""

    languages: tuple[LanguageTag, ...] = Field(min_length=1)
    """In the order they are offered. The first is what every other language falls back to."""

    trail: tuple[Text, ...] = ()
    """Relic ids in the order of a visit."""

    steward: Text
    """Who puts the plaques up, as it stands on them."""

    contact: Contact = Contact()
    press: PressSettings = PressSettings()
    sources: Mapping[SourceId, Source] = {}


class Step(AuthoredModel):
    """One step in the life of a plaque."""

    stage: Stage
    on: WholeDay
    by: Text
    """Who did it, or who saw it."""

    note: Text | None = None


class PrintRecord(AuthoredModel):
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

    names: Mapping[LanguageTag, Text] = Field(min_length=1)
    """The relic's names as they stand on the plaque."""


class PlaqueFile(AuthoredModel):
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

    printed: PrintRecord | None = None
    replaced_by: Text | None = None
    """The code of the plaque that hangs in its stead."""


class MaterialFile(AuthoredModel):
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


class Materials(AuthoredModel):
    """The whole of templates/plaques/materials.yaml."""

    materials: Mapping[Text, MaterialFile]
