"""trail.html, ward.html, wards.html, red.html: the lists of some relics."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from generator import urls
from generator.content.by_ward import WardRelics
from generator.content.entry import CatalogueEntry
from generator.content.rounds import MOST_ON_A_MAP, MOST_ON_A_PAGE, Round, mapped_from
from generator.pages.directory import (
    Learning,
    ListLink,
    counted,
    learning,
    round_map,
    trail_name,
    trip_of,
    ward_links,
)
from generator.pages.festivals import CalendarLinks, FestivalLine, calendar_links, festival_lines
from generator.pages.page import Page, alternates, language_bar, page
from generator.pages.paging import Pager, cut, pager
from generator.pages.pieces import MOST_WITH_SUMMARY, Stop, listed, stops_of
from generator.pages.trail_map import TrailMap, trail_map
from generator.site import Site
from generator.text.names import beginning
from generator.text.translations import shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailPage:
    """trail.html: the stops of one trail, where the site has more than one or too many relics for one list"""

    TEMPLATE: ClassVar[str] = "trail.html"

    page: Page
    """What every page has."""

    name: str
    """What the trail is called."""

    language: str
    """The language of its name, when it is not the page's; else empty."""

    size: str
    """How many stops it has, as words."""

    stops: tuple[Stop, ...]
    """Its stops, in order."""

    learning: Learning
    """What there is to do along it."""

    map: TrailMap | None
    """The map of it; none where no stop's coordinates or ward are known."""

    passport_path: str
    """Its passport."""

    festivals: tuple[FestivalLine, ...]
    """The next festivals on it, in order."""

    calendar: CalendarLinks | None
    """The festivals as a calendar; none where there are no festivals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WardPage:
    """ward.html: the relics of one ward, or those whose ward is not known"""

    TEMPLATE: ClassVar[str] = "ward.html"

    page: Page
    """What every page has."""

    name: str
    """The ward's, as it is written; where it is not known, the same in the page's language."""

    language: str
    """The language of the name, when it is not the page's; else empty."""

    size: str
    """How many relics there are, as words."""

    stops: tuple[Stop, ...]
    """The relics on this page, in the order of their names."""

    pager: Pager | None
    """The other pages; none where there is one."""

    wards_path: str
    """The list of all wards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WardsPage:
    """wards.html: all wards that have relics"""

    TEMPLATE: ClassVar[str] = "wards.html"

    page: Page
    """What every page has."""

    size: str
    """How many wards there are, as words."""

    wards: tuple[ListLink, ...]
    """The wards on this page, in the order of their names."""

    pager: Pager | None
    """The other pages; none where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedPage:
    """red.html: the relics that are a “địa chỉ đỏ”, of whatever kind and on whatever trail, as a trail of their own"""

    TEMPLATE: ClassVar[str] = "red.html"

    page: Page
    """What every page has."""

    size: str
    """How many relics there are, as words."""

    map: TrailMap | None
    """The map of those on this page; none where nobody knows where any of them stands."""

    stops: tuple[Stop, ...]
    """The relics on this page, from one to the nearest next."""

    pager: Pager | None
    """The other pages; none where there is one."""


# ---- trails -----------------------------------------------------------------------------------------


def trail_pages(site: Site, language: str) -> Iterator[TrailPage]:
    """The page of each trail that has one."""
    for walk in site.rounds:
        if walk.is_trail and walk.place:
            yield _trail_page(site, walk, language)


def _trail_page(site: Site, walk: Round, language: str) -> TrailPage:
    def path(lang: str) -> str:
        return urls.trail(lang, walk.place)

    wording = site.wordings[language]
    named_in, name = trail_name(walk.names, wording)
    stops = tuple(stops_of(site, walk.relics, language, short=len(walk.relics) > MOST_WITH_SUMMARY))
    festivals, size = festival_lines(site, walk.relics, language), counted(wording, "stops", len(walk.relics))
    return TrailPage(
        page=page(
            site,
            language,
            path(language),
            f"{name} – {site.front_matter(language).site_name}",
            _description(f"{name} ({size})", stops),
            alternates=alternates(site, path, site.languages),
            languages=language_bar(site, path, language),
            precache=urls.offline_list(language, walk.place),
            jsonld=trip_of(site, walk, language, path(language)),
        ),
        name=name,
        language=named_in,
        size=size,
        stops=stops,
        learning=learning(walk, wording),
        map=round_map(site, walk, language),
        passport_path=urls.passport(language, walk.place),
        festivals=festivals,
        calendar=calendar_links(site, language, walk.place) if festivals else None,
    )


def _description(heading: str, stops: Sequence[Stop]) -> str:
    """A list in a sentence: what it is, and its first relics."""
    return shortened(f"{heading}: {', '.join(stop.name for stop in stops[:8])}", 160)


# ---- wards ------------------------------------------------------------------------------------------


def ward_pages(site: Site, language: str) -> Iterator[WardPage | WardsPage]:
    """The pages of all wards and the list of them, where the relics are too many for one list; none where nobody knows a ward."""
    if len(site.entries) <= MOST_ON_A_PAGE or not site.wards:
        return
    for ward in site.wards:
        yield from _pages_of_ward(site, ward, language)
    yield from _lists_of_wards(site, language)


def _pages_of_ward(site: Site, ward: WardRelics, language: str) -> Iterator[WardPage]:
    wording, entries = site.wordings[language], [*map(site.entry, ward.relics)]
    name, size = ward.name or wording.say("ward_unknown"), counted(wording, "relics", len(entries))
    for number, (part, way) in enumerate(_by_name(site, entries, language, partial(urls.ward, language, ward.id)), 1):
        stops = tuple(replace(stop, ward="") for stop in part)  # it is in the heading
        yield WardPage(
            page=_list_frame(site, language, name, way, stops, partial(urls.ward, ward_id=ward.id, number=number)),
            name=name,
            language=site.local_language if ward.name and language != site.local_language else "",
            size=size,
            stops=stops,
            pager=way,
            wards_path=urls.wards(language),
        )


def _by_name(
    site: Site, entries: Sequence[CatalogueEntry], language: str, path: Callable[[int], str]
) -> Iterator[tuple[tuple[Stop, ...], Pager | None]]:
    """These relics in the order of their names, page by page, with the way to the other pages."""
    key = site.collation(language).key
    parts = cut(sorted(entries, key=lambda entry: (key(entry.name(language)[1]), entry.id)))

    def label(number: int) -> tuple[str, str]:
        named_in, name = parts[number - 1][0].name(language)
        before = parts[number - 2][-1].name(language)[1] if number > 1 else ""
        return beginning(name, before), named_in if named_in != language else ""

    for number, part in enumerate(parts, 1):
        position = site.wordings[language].say("list_page", number=number, count=len(parts))
        short = len(part) > MOST_WITH_SUMMARY
        stops = tuple(listed(site, entry, language, short=short) for entry in part)
        yield stops, pager(number, len(parts), position, path, label)


def _lists_of_wards(site: Site, language: str) -> Iterator[WardsPage]:
    wording, local = site.wordings[language], site.local_language
    parts = cut(site.wards)

    def label(number: int) -> tuple[str, str]:
        before = parts[number - 2][-1].name if number > 1 else ""
        return beginning(parts[number - 1][0].name, before), local if language != local else ""

    for number, part in enumerate(parts, 1):
        position = wording.say("list_page", number=number, count=len(parts))
        way = pager(number, len(parts), position, partial(urls.wards, language), label)
        yield WardsPage(
            page=_list_frame(site, language, wording.say("wards"), way, (), partial(urls.wards, number=number)),
            size=counted(wording, "wards", len(site.wards)),
            wards=tuple(ward_links(site, part, language)),
            pager=way,
        )


# ---- red addresses ----------------------------------------------------------------------------------


def red_pages(site: Site, language: str) -> Iterator[RedPage]:
    """The pages of those that are a “địa chỉ đỏ”, as many on each as one map holds; none where no relic is one."""
    wording, relics = site.wordings[language], site.red_addresses
    name, size = wording.say("red_addresses"), counted(wording, "relics", len(relics))
    stops = stops_of(site, relics, language, short=len(relics) > MOST_WITH_SUMMARY)
    # That they are one is in the heading.
    parts, first = cut([replace(stop, red_address="") for stop in stops], MOST_ON_A_MAP), 0

    def label(number: int) -> tuple[str, str]:
        stop = parts[number - 1][0]
        return beginning(stop.name), stop.language if stop.language != language else ""

    for number, part in enumerate(parts, 1):
        position = wording.say("list_page", number=number, count=len(parts))
        way = pager(number, len(parts), position, partial(urls.red_addresses, language), label)
        mapped = mapped_from(map(site.entry, relics[first : first + len(part)]), first + 1)
        yield RedPage(
            page=_list_frame(site, language, name, way, part, partial(urls.red_addresses, number=number)),
            size=size,
            map=trail_map(mapped, "", len(part), wording),
            stops=part,
            pager=way,
        )
        first += len(part)


def _list_frame(  # noqa: PLR0913, PLR0917 -- what sets a list apart from others
    site: Site, language: str, name: str, way: Pager | None, stops: Sequence[Stop], path: Callable[[str], str]
) -> Page:
    """The frame of a page of a list; `path` gives its path in a language."""
    site_name = site.front_matter(language).site_name
    numbered = f"{name}, {way.position}" if way else name
    return page(
        site,
        language,
        path(language),
        f"{numbered} – {site_name}",
        _description(name, stops) if stops else f"{numbered} – {site_name}",
        alternates=alternates(site, path, site.languages),
        languages=language_bar(site, path, language),
    )
