"""Entries and trails → the rounds visitors walk, and for each relic its surroundings: all its page shows of others.

A round is a trail, or relics near one another that are on none. Every relic is at home in exactly one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.content.entry import CatalogueEntry
from generator.content.project_schema import Trail
from generator.places.geodesy import Point
from generator.places.map_layout import MappedStop, Precision
from generator.places.neighbourhoods import Located, neighbourhoods

MOST_ON_A_PAGE = 60
"""Relics in one list, and stops of a trail: more do not fit in 10 KB. With no more than that, the site is one list."""

MOST_ON_A_MAP = 40
"""Stops on one map; the numbers of more would overlap."""

MOST_WARDS = 12
"""Wards a question chooses from."""

_STEP = 10
"""Stops from one beginning of a map to the next."""

Names = tuple[tuple[str, str], ...]
"""Language → name, in the project's order of languages."""


@dataclass(frozen=True, slots=True)
class Round:
    """Relics visited one after the other, and in the end the first again."""

    id: str
    """That of the trail; of relics near one another the smallest of theirs."""

    names: Names
    """Of the trail; empty where it is the project's one trail without a name, or no trail."""

    is_trail: bool

    relics: tuple[str, ...]
    """Their ids, in the order of the round; at least one."""

    place: str
    """Where its files lie below those of the language: trail/<id>/, near/<id>/; empty where the site has this list alone."""

    def name(self, language: str) -> str:
        """Its name in this language, else in the first; empty where it has none."""
        names = dict(self.names)
        return names.get(language) or next(iter(names.values()), "")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The relic before or after another one: what that one's page says of it."""

    id: str
    number: int
    """Its place on the round, from 1."""

    kind: str
    names: Names
    point: Point | None
    precision: Precision

    def name(self, language: str) -> tuple[str, str]:
        """The language and its name in it: in this one, else in the first."""
        return next((pair for pair in self.names if pair[0] == language), self.names[0])


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All a relic's page shows of other relics."""

    place: str
    """Where the files of its round lie; see Round."""

    trails: tuple[tuple[str, Names], ...]
    """Id and names of each trail it stands on that has a page of its own."""

    number: int
    """Its place on its round, from 1."""

    length: int
    """Stops of the round."""

    mapped: tuple[MappedStop, ...]
    """Its stops; of more than MOST_ON_A_MAP those about the relic."""

    before: Neighbour | None
    """None where the round has fewer than three stops."""

    after: Neighbour | None
    """None where the relic is alone."""

    linked: tuple[str, ...]
    """Ids of the relics its texts lead to that have pages."""

    trail: Names | None = None
    """The names of its round, if that is a trail."""

    wards: tuple[str, ...] = ()
    """Today's wards of the stops of its round, MOST_WARDS of them at most: in a question, what is not its own."""


# ---- rounds -----------------------------------------------------------------------------------------


def rounds_of(
    entries: Sequence[CatalogueEntry], trails: Sequence[Trail], languages: Sequence[str]
) -> tuple[Round, ...]:
    """The trails in the project's order, then the neighbourhoods of the relics that are on none, in order of ids.

    Stops that are not in the catalogue are left out: drafts.
    """
    there = {entry.id for entry in entries}
    walks = [(trail, stops) for trail in trails if (stops := tuple(stop for stop in trail.relics if stop in there))]
    on_a_trail = {stop for _, stops in walks for stop in stops}
    near = sorted(neighbourhoods(_located(entry for entry in entries if entry.id not in on_a_trail)), key=min)
    # The one trail of a small site, or its one neighbourhood, is what its lists show.
    alone = len(entries) <= MOST_ON_A_PAGE and (len(walks) == 1 or (not walks and len(near) == 1))
    trail_rounds = (
        Round(trail.id, _names_of(trail, languages), True, stops, "" if alone else f"trail/{trail.id}/")  # noqa: FBT003 -- a value's field
        for trail, stops in walks
    )
    near_rounds = (
        Round(min(stops), (), False, stops, "" if alone and not walks else f"near/{min(stops)}/")  # noqa: FBT003 -- a value's field
        for stops in near
    )
    return (*trail_rounds, *near_rounds)


def red_addresses(entries: Iterable[CatalogueEntry]) -> tuple[str, ...]:
    """The ids of those that are a “địa chỉ đỏ”, as a way: from one to the nearest next, neighbourhood by neighbourhood."""
    return tuple(chain.from_iterable(neighbourhoods(_located(entry for entry in entries if entry.red_address))))


def _located(entries: Iterable[CatalogueEntry]) -> Iterator[Located]:
    for entry in entries:
        yield Located(entry.id, entry.ward, entry.point or (entry.area.centre if entry.area else None))


def _names_of(trail: Trail, languages: Sequence[str]) -> Names:
    """The trail's names, in the order of these languages."""
    return tuple((language, trail.names[language]) for language in languages if language in trail.names)


def main_round(rounds: Sequence[Round]) -> Round | None:
    """The round the site's lists show; None where it has several trails, or no list of all relics."""
    return next((walk for walk in rounds if not walk.place), None)


# ---- surroundings -----------------------------------------------------------------------------------


def surroundings_of(entries: Sequence[CatalogueEntry], rounds: Sequence[Round]) -> Mapping[str, Surroundings]:
    """Relic id → its surroundings, for every entry; each is looked up when it is asked for."""
    return _AllSurroundings(entries, rounds)


class _AllSurroundings(Mapping[str, Surroundings]):
    """An edit needs those of one relic."""

    def __init__(self, entries: Iterable[CatalogueEntry], rounds: Iterable[Round]) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._trails: dict[str, list[tuple[str, Names]]] = {}
        self._homes: dict[str, tuple[Round, int]] = {}
        for walk in rounds:
            for number, relic in enumerate(walk.relics, 1):
                self._homes.setdefault(relic, (walk, number))
                if walk.is_trail and walk.place:
                    self._trails.setdefault(relic, []).append((walk.id, walk.names))

    def __getitem__(self, relic: str) -> Surroundings:
        return _surroundings(self._entries, *self._homes[relic], tuple(self._trails.get(relic, ())))

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)


def _surroundings(
    by_id: Mapping[str, CatalogueEntry], walk: Round, number: int, trails: tuple[tuple[str, Names], ...]
) -> Surroundings:
    """The surroundings of the stop with this number."""
    stops = [by_id[relic] for relic in walk.relics]
    length, entry = len(stops), stops[number - 1]

    def neighbour(other: int) -> Neighbour:
        """The stop with this number, on a round."""
        place = (other - 1) % length
        return _neighbour(stops[place], place + 1)

    return Surroundings(
        place=walk.place,
        trails=trails,
        number=number,
        length=length,
        mapped=mapped_stops(stops, number),
        before=neighbour(number - 1) if length > 2 else None,  # noqa: PLR2004 -- of two, it would be the one after again
        after=neighbour(number + 1) if length > 1 else None,
        linked=tuple(relic for relic in entry.links if relic in by_id),
        trail=walk.names if walk.is_trail else None,
        wards=tuple(dict.fromkeys(stop.ward for stop in stops if stop.ward))[:MOST_WARDS],
    )


def _neighbour(entry: CatalogueEntry, number: int) -> Neighbour:
    names = tuple((text.language, text.name) for text in entry.texts)
    return Neighbour(entry.id, number, entry.kind, names, entry.point, entry.precision)


def mapped_stops(stops: Sequence[CatalogueEntry], number: int) -> tuple[MappedStop, ...]:
    """The stops of a round for a map; of a long one MOST_ON_A_MAP about the stop with this number, from 1.

    Those begin with one of a few stops, for each map takes time to lay out.
    """
    wanted = (number - 1 - MOST_ON_A_MAP // 2) // _STEP * _STEP
    first = min(max(0, wanted), max(0, len(stops) - MOST_ON_A_MAP))
    return mapped_from(stops[first : first + MOST_ON_A_MAP], first + 1)


def mapped_from(stops: Iterable[CatalogueEntry], first: int) -> tuple[MappedStop, ...]:
    """These stops for a map, numbered from `first` on."""
    return tuple(
        MappedStop(entry.id, place, entry.precision, point=entry.point)
        if entry.point
        else MappedStop(entry.id, place, "ward", ward=entry.area)
        for place, entry in enumerate(stops, first)
    )
