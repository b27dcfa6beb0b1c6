"""The schema of content/project.yaml."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from generator.content.authored_model import AuthoredModel
from generator.content.chapters import ChapterList
from generator.content.fields import (
    DayToCome,
    Email,
    LanguageTag,
    Origin,
    Phone,
    Repository,
    SourceId,
    Text,
    TrailId,
    Truth,
    Zone,
)
from generator.content.schema import Source


class Contact(AuthoredModel):
    """Where a visitor can report that something is wrong."""

    email: Email | None = None
    phone: Phone | None = None


class Orders(AuthoredModel):
    """Whom a shop calls about a plaque; without it the steward and the contact."""

    name: Text | None = None
    email: Email | None = None
    phone: Phone | None = None


class Spots(AuthoredModel):
    """Name of the spot colour that a shop prints instead of each ink of the plaques."""

    son: Text | None = None
    vang: Text | None = None
    men: Text | None = None
    nghe: Text | None = None


class PressSettings(AuthoredModel):
    """The print shop's requirements; without them, FOGRA39 and four inks."""

    profile: Text | None = None
    """An ICC profile in content/press/."""

    condition: Text = "FOGRA39"
    """Name of the printing condition the profile describes."""

    spots: Spots = Spots()


class ProjectArea(AuthoredModel):
    """The circle in which all relics of a project are."""

    latitude: float = Field(ge=-90, le=90)
    """Of its middle; degrees, WGS 84; north is positive."""

    longitude: float = Field(ge=-180, le=180)
    """Degrees, WGS 84; east is positive."""

    radius: float = Field(ge=0.1, le=20000)
    """km"""


class Trail(AuthoredModel):
    """Relics visited one after the other."""

    id: TrailId
    names: Mapping[Text, Text] = Field(min_length=1)
    """Language → name; needed in the project's first language."""

    relics: tuple[Text, ...] = Field(min_length=1)
    """Their ids, in order."""


class Project(AuthoredModel):
    """The content of content/project.yaml."""

    address: Origin
    """Origin that every printed code begins with, e.g. https://ditich.example, or https://doan.github.io/o-mon with a sub-path"""

    was: tuple[Origin, ...] = ()
    """Former addresses that the project still owns and that answer as this one does."""

    lost: tuple[Origin, ...] = ()
    """Former addresses the project owns no longer. Each plaque printed with one gets a warning at every build."""

    borrowed: Truth = False
    """The project knows that its address belongs to somebody else, and prints with it all the same: it cannot be moved."""

    domain_until: DayToCome | None = None
    """Day the domain of the address expires; needed where the registry does not publish it (.vn)."""

    languages: tuple[LanguageTag, ...] = Field(min_length=1)
    """In the order they are offered. The first is the fallback of every other."""

    country: Text | None = None
    """Code of the country (ISO 3166-1): templates/countries/<code>.yaml says what holds there. Without it nothing of that does."""

    zone: Zone | None = None
    """The time zone whose day is the day of a build (tz database); the country's where it is not said, else UTC."""

    area: ProjectArea | None = None
    """Where all its relics are; coordinates outside are a mistake."""

    chapters: ChapterList = ()
    """Those every story must have, in order: ids of the program's, or {id, names}. Without it, those of the relic's kind."""

    trail: tuple[Text, ...] = ()
    """Relic ids in the order of the only trail: the short form of `trails`."""

    trails: tuple[Trail, ...] = ()
    """In the order they are offered. A relic may stand in several, or in none."""

    steward: Text
    """Who puts up the plaques, as printed on them."""

    licence: Text | None = None
    """Under what others may use texts and facts, in words: CC BY 4.0. Photographs have their own."""

    contact: Contact = Contact()
    orders: Orders = Orders()
    press: PressSettings = PressSettings()
    admin: Truth = True
    """Whether the site has the form for editing, at /admin/."""

    repository: Repository | None = None
    """Where the form sends what was changed: the address of the project at GitHub. Without it, it edits a folder alone."""

    sources: Mapping[SourceId, Source] = {}

    @property
    def all_trails(self) -> tuple[Trail, ...]:
        """The trails, whichever way they are written."""
        if self.trails or not self.trail:
            return self.trails
        return (Trail.model_construct(id=ONLY_TRAIL, names={}, relics=self.trail),)


ONLY_TRAIL = "main"
"""Id of the trail that is written without one."""
