"""templates/countries/<code>.yaml → what holds of relics in a country: bounds, wards, time zone, words of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from unicodedata import normalize

from pydantic import Field

from generator.content.authored_model import AuthoredModel
from generator.content.fields import Text, Zone
from generator.content.project_schema import Project
from generator.content.ranks import Level, Named, Ranks, read_ranks
from generator.content.source import Document
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem, nearest
from generator.places.geodesy import Bounds, Circle, Point, Region
from generator.places.mergers import Mergers, read_mergers
from generator.places.wards import Wards, read_wards
from generator.project.countries import COUNTRIES, codes
from generator.project.templates import FOLDER, Templates
from generator.store import FileRef, file_ref, read_text, whole
from generator.text.translations import Wording


class BoundsOfCountry(AuthoredModel):
    """Two parallels and two meridians, degrees (WGS 84), between which all of it lies."""

    south: float = Field(ge=-90, le=90)
    north: float = Field(ge=-90, le=90)
    west: float = Field(ge=-180, le=180)
    east: float = Field(ge=-180, le=180)


class WardList(AuthoredModel):
    """The list of its wards, and how they are written."""

    file: Text
    """In the same folder."""

    made_of: Text | None = None
    """The list of what each ward was made of, in the same folder."""

    since: Text
    """From when it holds, as it is said in a sentence."""

    example: Text
    """A ward as an author writes it."""

    unsaid: tuple[Text, ...] = ()
    """Words before a province's name that make no difference."""

    islands: Mapping[Text, float] = {}
    """How the names of wards of islands begin → how many km further they may reach than their area says."""


class CountryFile(AuthoredModel):
    """The content of templates/countries/<code>.yaml."""

    names: Mapping[Text, Text] = Field(min_length=1)
    """Language → what it is called."""

    language: Text | None = None
    """What its addresses and wards are written in; without it, the project's first language."""

    zone: Zone | None = None
    """The time zone whose day is the day of a build."""

    bounds: BoundsOfCountry | None = None
    phone: Text | None = None
    """A number as it is written at home; without it, numbers are written as they are dialled from abroad."""

    wards: WardList | None = None
    ranks: tuple[Level, ...] = ()
    """The highest first."""

    rank_types: tuple[Named, ...] = ()
    """How a rank of each type is named, with places for {level} and {cited}."""

    words: Mapping[Text, Mapping[Text, Text]] = {}
    """Key → language → a word of the interface that is another one here."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country that has a file."""

    code: str
    """ISO 3166-1 alpha-2: two capital letters."""

    said: CountryFile
    wards: FileRef | None
    """The list of its wards."""

    mergers: FileRef | None
    """The list of what they were made of."""

    @property
    def digests(self) -> tuple[str, ...]:
        """Of the lists, by which what was read with them is known."""
        return tuple(file.digest for file in (self.wards, self.mergers) if file)

    def said_in(self, wordings: Mapping[str, Wording]) -> Mapping[str, Wording]:
        """The words of the interface, its own in place of those for everywhere."""
        return {tag: self._said_in(tag, wording) for tag, wording in wordings.items()}

    def _said_in(self, tag: str, wording: Wording) -> Wording:
        own = {key: group[tag] for key, group in self.said.words.items() if tag in group and key in wording.words}
        return replace(wording, words={**wording.words, **own})


def regions_of(country: Country | None, project: Project | None) -> tuple[Region, ...]:
    """Where all relics of the project are: in its country, and in the area it says."""
    bounds, area = country.said.bounds if country else None, project.area if project else None
    return (
        *((Bounds(bounds.south, bounds.north, bounds.west, bounds.east),) if bounds else ()),
        *((Circle(Point(area.latitude, area.longitude), area.radius),) if area else ()),
    )


def wards_of(country: Country | None) -> Wards | None:
    """The list of its wards; None where it has none. Raises OSError."""
    return _wards(country) if country and country.wards else None


def mergers_of(country: Country | None) -> Mergers | None:
    """The list of what its wards were made of; None where it has none. Raises OSError."""
    return _mergers_in(country.mergers) if country and country.mergers else None


@lru_cache(maxsize=2)
def _mergers_in(file: FileRef) -> Mergers:
    path = Path(file.path)
    with whole(path):
        return read_mergers(read_text(path))


def _wards(country: Country) -> Wards:
    ward_list = country.said.wards
    assert country.wards
    assert ward_list
    return _wards_in(country.wards, ward_list.unsaid, tuple(ward_list.islands.items()))


@lru_cache(maxsize=2)
def _wards_in(file: FileRef, unsaid: tuple[str, ...], islands: tuple[tuple[str, float], ...]) -> Wards:
    path = Path(file.path)
    with whole(path):
        return read_wards(read_text(path), unsaid, dict(islands))


# ---- reading ------------------------------------------------------------------------------------------


def read_country(
    templates: Templates, project: Project | None, document: Document | None, words: Mapping[str, str]
) -> tuple[Country | None, tuple[Problem, ...]]:
    """The project's country; None where it says none, or one that has no file. Raises OSError."""
    code = project.country if project else None
    if not code or document is None:
        return None, ()
    name = f"{COUNTRIES}/{code}.yaml"
    if not re.fullmatch(f"[A-Z]{{{CODE}}}", code) or not templates.path(name).is_file():
        best = _meant(code, codes(templates), templates)
        values = {"code": code, "best": f"country: {best}" if best else "", "file": f"{FOLDER}/{COUNTRIES}/XX.yaml"}
        hint = "country-nearest" if best else ""
        return None, (Problem("country-unknown", document.at("country"), values, hint),)
    (said, file), problems = read_model(templates.path(name), f"{FOLDER}/{name}", CountryFile)
    if said is None or file is None:
        return None, problems
    problems = (*problems, *_check_words(said, file, words))
    if said.wards is None:
        return Country(code, said, None, None), problems
    lists: dict[str, FileRef] = {}
    for field, listed in (("file", said.wards.file), ("made_of", said.wards.made_of)):
        path = templates.path(f"{COUNTRIES}/{listed}")
        if listed and not path.is_file():
            at = file.at("wards", field)
            return None, (*problems, Problem("country-wards", at, {"file": f"{FOLDER}/{COUNTRIES}/{listed}"}))
        if listed:
            lists[field] = file_ref(path)
    return Country(code, said, lists["file"], lists.get("made_of")), problems


def _meant(typed: str, known: tuple[str, ...], templates: Templates) -> str:
    """The code that was meant: in small letters, a name of the country, or nearly one of them; empty where none is."""
    names = {code.casefold(): code for code in known}
    for code in known:
        (said, _), _ = read_model(templates.path(f"{COUNTRIES}/{code}.yaml"), code, CountryFile)
        names |= {_folded(name): code for name in said.names.values()} if said else {}
    typed = _folded(typed)
    return names.get(typed) or names.get(nearest(typed, [name for name in names if len(name) > CODE]), "")


CODE = 2
"""Letters of a code: of two, every other code is near."""


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold().replace(" ", "")


def _check_words(said: CountryFile, file: Document, words: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each word of its own that the interface does not have."""
    for key in said.words:
        if key not in words:
            values = {"field": key, "best": nearest(key, words)}
            yield Problem("field-unknown", file.keys[("words", key)], values, "did-you-mean" if values["best"] else "")


def ranks_in(
    templates: Templates, project: Project | None, document: Document | None, words: Mapping[str, str]
) -> tuple[tuple[Country | None, Ranks], tuple[Problem, ...]]:
    """The project's country, and the ranks relics may have in it. Raises OSError."""
    country, problems = read_country(templates, project, document, words)
    said = country.said if country else None
    ranks, unread = read_ranks(templates, said.ranks if said else (), said.rank_types if said else ())
    return (country, ranks), (*problems, *unread)


# ---- telephone ----------------------------------------------------------------------------------------


def check_phone(project: Project, document: Document, country: Country | None) -> Iterator[Problem]:
    """Yield a problem for a number as it is written at home, where the country is not known in which that is."""
    for group, phone in (("contact", project.contact.phone), ("orders", project.orders.phone)):
        if phone and not phone.startswith("+") and not (country and country.said.phone):
            yield Problem("phone", document.at(group, "phone"), {"field": "phone", "value": phone}, "phone-abroad")
