"""The schema of every file in content/: what authors may write in it, checked and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.content.authored_model import AuthoredModel
from generator.content.dating import ExtendedDate, check_part, not_in_old_fields
from generator.content.edtf import Dating
from generator.content.edtf import read as read_dating
from generator.content.feasts import Festival
from generator.content.fields import (
    Day,
    DayToCome,
    KindId,
    LanguageTag,
    RankLevel,
    RankType,
    RelicId,
    Several,
    SourceId,
    Sources,
    Text,
    Truth,
    WebAddress,
    WholeDay,
)
from generator.content.opening import OpeningTimes, not_in_old_hours
from generator.content.own_facts import OwnFact
from generator.content.questions import AuthoredQuestion

# ---- choices ------------------------------------------------------------------------------------

Grade = Literal["A", "B", "C", "D", "E"]
State = Literal["written", "translated", "machine"]
Precision = Literal["exact", "approximate"]
Voice = Literal["person", "machine"]


# ---- content/sites/<relic>/site.yaml: facts that do not depend on a language ----------------------


class Source(AuthoredModel):
    """A source of facts, as a reader can find it again."""

    title: Text
    publisher: Text
    grade: Grade
    """A official or museum · B newspaper · C travel site, blog, mirror · D machine translation, raw data · E what people tell, in no writing."""

    address: WebAddress | None = None
    date: Day | None = None
    """When it was published."""

    cut: Truth = False
    """Only the beginning of the page could be read."""


class Founded(AuthoredModel):
    """When the relic was first built."""

    date: ExtendedDate
    """EDTF: 1832, 1832-05, 183X, 18XX, 1850~ about, 1850? uncertain, 1850% both, 1850/1860, ../1850, 1850/.., -0050 for 51 BC."""

    part: Text | None = Field(None, json_schema_extra={"pattern": "^(early|middle|late)(/(early|middle|late))?$"})
    """Part of the century that `date` is, early, middle or late; of two centuries one each, late/early."""

    sources: Sources = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _not_as_before(cls, value: object) -> object:
        """Refuse the fields there were before `date`, with what stands in their place now."""
        return not_in_old_fields(value)

    @model_validator(mode="after")
    def _part_of_a_century(self) -> Self:
        """Require what is part of a century to be one."""
        check_part(self.date, self.part or "")
        return self

    @property
    def dating(self) -> Dating:
        """What it says."""
        return read_dating(self.date, self.part or "")


class Rank(AuthoredModel):
    """An official rank of the relic. Ranks of one level contradict each other; those of several do not."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["level"]}, {"required": ["names"]}]})

    level: RankLevel | None = None
    """One of the country's, or of every country's; a rank that has no id here is named."""

    names: Mapping[LanguageTag, Text] = {}
    """Language → what the rank is called: one that has no level here, or that is called otherwise."""

    type: RankType | None = None
    """Left out where the sources are silent."""

    type_sources: Sources = ()
    decision: Text | None = None
    decision_sources: Sources = ()
    authority: Text | None = None
    """Who decided, as it is called there."""

    authority_sources: Sources = ()
    date: Day | None = None
    date_sources: Sources = ()
    sources: Sources = Field(min_length=1)
    """Of the level, and of each field that has no list of its own."""

    @model_validator(mode="after")
    def _named(self) -> Self:
        """Require a level, or names in its place."""
        if not self.level and not self.names:
            raise PydanticCustomError("rank_named", "level or names")
        return self


class Surroundings(AuthoredModel):
    """A circle in which the relic stands, of which no more is known: a ward of before 2025 that its address names."""

    name: Text
    latitude: float = Field(ge=-90, le=90)
    """Of its middle; degrees, WGS 84; north is positive."""

    longitude: float = Field(ge=-180, le=180)
    """Degrees, WGS 84; east is positive."""

    radius: float = Field(ge=0.1, le=100)
    """km"""

    sources: Sources = Field(min_length=1)


class Place(AuthoredModel):
    """Where the relic stands. Addresses are names: they stay in the country's language in every other."""

    model_config = ConfigDict(
        json_schema_extra={"dependentRequired": {"latitude": ["longitude"], "longitude": ["latitude"]}}
    )

    address: Text
    """As the newest source writes it; where a country's wards are newer than that, with the older ones."""

    sources: Sources = Field(min_length=1)
    ward: Text | None = None
    """Today's ward: one of the country's list, where it has one."""

    ward_sources: Sources = ()
    latitude: float | None = Field(None, ge=-90, le=90)
    """Degrees, WGS 84; north is positive."""

    longitude: float | None = Field(None, ge=-180, le=180)
    """Degrees, WGS 84; east is positive."""

    precision: Precision = "approximate"
    """exact: measured on the spot, to the gate · approximate: read off a map, within some hundred metres"""

    position_sources: Sources = ()
    """Who measured it, or which map it is from."""

    within: Surroundings | None = None
    """Where it may be, where no coordinates are known and something smaller than today's ward is."""

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        """Require latitude and longitude together."""
        if (self.latitude is None) != (self.longitude is None):
            raise PydanticCustomError(
                "half_measured", "latitude and longitude", {"at": "longitude" if self.latitude is None else "latitude"}
            )
        return self


class OpeningHours(AuthoredModel):
    """Opening hours."""

    open: OpeningTimes
    """In OpenStreetMap's syntax: 08:00-17:00, or "Mo-Fr 07:00-11:00,13:00-17:00; Sa,Su 08:00-17:00; PH off", or 24/7."""

    free: Truth = False
    free_sources: Sources = ()
    sources: Sources = Field(min_length=1)
    """Of the hours, and of `free` where it has no list of its own."""

    @model_validator(mode="before")
    @classmethod
    def _not_as_before(cls, value: object) -> object:
        """Refuse the fields there were before `open`, with what stands in their place now."""
        return not_in_old_hours(value)


class Photo(AuthoredModel):
    """A photograph in the relic's photos/ folder."""

    file: Text
    credit: Text
    licence: Text


class RelicFacts(AuthoredModel):
    """The content of site.yaml."""

    kind: KindId
    kind_sources: Sources = ()
    """Who says that it is of this kind: with it, the quiz may ask."""

    roof: Literal["plain"] | None = None
    """The roof-line drawn for it: that of its kind, or a plain one where no source describes the building."""

    red_address: Truth = False
    """Whether it is a “địa chỉ đỏ”, a place that tells of the revolution: a mark that a relic of any kind may carry."""

    draft: Truth = False
    """A draft is checked like the rest, but not published."""

    was: tuple[RelicId, ...] = ()
    """Former ids of this relic: their addresses redirect to it, and plaques may still name them."""

    languages_first: tuple[Text, ...] = ()
    """Offered first here, whatever the phone's language: the languages of the community that keeps the relic."""

    founded: Several[Founded] = ()
    rank: Several[Rank] = ()
    place: Place
    hours: Several[OpeningHours] = ()
    festivals: tuple[Festival, ...] = ()
    facts: tuple[OwnFact, ...] = ()
    """What else a visitor is to see at a glance."""

    questions: tuple[AuthoredQuestion, ...] = ()
    """For the quiz and for worksheets."""

    photos: tuple[Photo, ...] = ()
    sources: Mapping[SourceId, Source] = Field(min_length=1)


# ---- <lang>.md: everything a translator touches for one language ----------------------------------


class Caption(AuthoredModel):
    """What a photograph shows, for those who see it (caption) and those who do not (alt)."""

    alt: Text
    caption: Text


class NameReview(AuthoredModel):
    """Who answers for a name, and since when."""

    by: Text
    on: WholeDay


class Review(AuthoredModel):
    """Who reviewed this text, when, and until when they answer for it. `ditich review` writes it, with what was read."""

    by: Text
    on: WholeDay
    until: DayToCome | None = None
    """The last day it holds; left out: until the text changes."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Refuse a review that ends before it begins."""
        if self.until and self.until < self.on:
            raise PydanticCustomError("review_order", "until before on", {"at": "until", "typed": self.until})
        return self


class FrontMatter(AuthoredModel):
    """The front matter every text has, of a relic or of the about page."""

    name: Text
    summary: Text
    """Two or three plain sentences that reward the scan."""

    text: State
    """written from the sources · translated by a person · machine translation nobody has reviewed"""

    updated: WholeDay
    reviewed: Review | None = None

    @property
    def machine(self) -> bool:
        """Whether it is a machine translation nobody has reviewed."""
        return self.text == "machine" and self.reviewed is None

    @property
    def name_is_vouched_for(self) -> bool:
        """Whether the name is more than a machine's guess: only then it may be cast, and told to search engines."""
        return not self.machine


class StoryFrontMatter(FrontMatter):
    """The front matter of a relic's story."""

    also: tuple[Text, ...] = ()
    """Other names in this language that a source gives."""

    name_sources: Sources = ()
    """Sources that write the name so."""

    name_reviewed: NameReview | None = None
    """Who answers for the name, where the rest is not reviewed yet."""

    pronunciation: Text | None = None
    worship: Text | None = None
    """One line; citations as in the body."""

    way: Text | None = None
    """Directions, one line; citations as in the body."""

    festivals: Mapping[str, Text] = {}
    photos: Mapping[str, Caption] = {}
    voice: Voice | None = None
    """Who reads the text aloud in the recording; needed where there is one."""

    @property
    def name_is_vouched_for(self) -> bool:
        """Whether a person, a source or a reviewer gave the name."""
        return not self.machine or bool(self.name_sources) or self.name_reviewed is not None


class AboutFrontMatter(FrontMatter):
    """The front matter of content/about/<lang>.md."""

    site_name: Text
    """What the whole site is called in this language."""
