"""What the site's own pages show of its relics: one list where they are few; else the trails and the wards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import urls
from generator.content.by_ward import WardRelics
from generator.content.questions import AGES
from generator.content.rounds import MOST_ON_A_PAGE, Names, Round, main_round, mapped_stops
from generator.pages.jsonld import Stage, trip
from generator.pages.pieces import MOST_WITH_SUMMARY, Stop, listed, stops_of
from generator.pages.trail_map import TrailMap, trail_map
from generator.site import Site
from generator.text.translations import Wording

MOST_WARDS = 24
"""Wards on a page that shows other things, too."""


MOST_TRAILS = 6
"""Trails a relic's page names."""


@dataclass(frozen=True, slots=True)
class TrailLink:
    """A link to a trail the page's relic is on."""

    name: str
    """Of the trail."""

    language: str
    """The language of the name, when it is not the page's; else empty."""

    path: str
    """Its page."""


def trail_link(trail_id: str, names: Names, wording: Wording) -> TrailLink:
    """The link to the page of a trail with this id."""
    named_in, name = trail_name(names, wording)
    return TrailLink(name, named_in, urls.trail(wording.language, f"trail/{trail_id}/"))


@dataclass(frozen=True, slots=True)
class ListLink:
    """A link to a list of relics."""

    name: str
    """Of the trail, of the ward, or what they are."""

    language: str
    """The language of the name, when it is not the page's; else empty."""

    size: str
    """How many relics are in the list, as words."""

    path: str
    """Where the list begins."""


@dataclass(frozen=True, slots=True)
class Learning:
    """What a class or a family does along a trail."""

    quiz: str
    """Path of the quiz about it."""

    worksheets: tuple[tuple[str, str], ...]
    """For whom each worksheet is, in words, and its path."""


@dataclass(frozen=True, slots=True)
class Directory:
    """The relics as one list; or, where they are more than a page holds, lists of them."""

    stops: tuple[Stop, ...]
    """Every relic, those of the trail first; empty where they are too many."""

    heading: str
    """The name of their trail, or that they are all relics."""

    heading_language: str
    """Its language, when it is not the page's; else empty."""

    map: TrailMap | None
    """The map of that trail; none where no stop's coordinates or ward are known."""

    learning: Learning | None
    """What there is to do along that trail; none where the list is of no trail."""

    trails: tuple[ListLink, ...]
    """The trails that have pages of their own."""

    red: tuple[ListLink, ...]
    """The list of those that are a “địa chỉ đỏ”; empty where none is."""

    wards: tuple[ListLink, ...]
    """The wards, or those with most relics; empty where there is one list, and where nobody knows a ward."""

    wards_path: str
    """Where all wards are; empty where `wards` has them all."""

    wards_size: str
    """How many they are, as words; empty as well."""

    alphabet: tuple[ListLink, ...]
    """The names of all relics, where no other list leads to them; else empty."""


def directory(site: Site, language: str) -> Directory:
    """The relics as the site's own pages show them in one language."""
    main, few, wording = main_round(site.rounds), len(site.entries) <= MOST_ON_A_PAGE, site.wordings[language]
    named_in, heading = trail_name(main.names, wording) if main else ("", wording.say("all_relics"))
    links = () if few else tuple(ward_links(site, _largest(site.wards), language))
    left_out = 0 < len(links) < len(site.wards)
    trails = tuple(trail_links(site, site.rounds, language))
    return Directory(
        stops=tuple(_list_of_all(site, main, language)) if few else (),
        heading=heading,
        heading_language=named_in,
        map=round_map(site, main, language) if main else None,
        learning=learning(main, wording) if main and main.is_trail else None,
        trails=trails,
        red=tuple(_red_link(site, language)),
        wards=links,
        wards_path=urls.wards(language) if left_out else "",
        wards_size=counted(wording, "wards", len(site.wards)) if left_out else "",
        alphabet=() if few or trails or links else (_alphabet_link(site, language),),
    )


def _alphabet_link(site: Site, language: str) -> ListLink:
    wording = site.wordings[language]
    size = counted(wording, "relics", len(site.entries))
    return ListLink(wording.say("find_title"), "", size, urls.find(language))


def _red_link(site: Site, language: str) -> Iterator[ListLink]:
    wording, number = site.wordings[language], sum(entry.red_address for entry in site.entries)
    if number:
        yield ListLink(
            wording.say("red_addresses"), "", counted(wording, "relics", number), urls.red_addresses(language)
        )


def _list_of_all(site: Site, main: Round | None, language: str) -> Iterator[Stop]:
    """The stops of the main round, then the relics that are not on it."""
    on_round = main.relics if main else ()
    short = len(site.entries) > MOST_WITH_SUMMARY
    yield from stops_of(site, on_round, language, short=short)
    yield from (listed(site, entry, language, short=short) for entry in site.entries if entry.id not in on_round)


def round_map(site: Site, walk: Round, language: str) -> TrailMap | None:
    """The map of a trail or a neighbourhood, or of its first stops."""
    return trail_map(mapped_stops([*map(site.entry, walk.relics)], 1), "", len(walk.relics), site.wordings[language])


def learning(walk: Round, wording: Wording) -> Learning:
    """What there is to do along a trail."""
    sheets = tuple(
        (wording.say("worksheet_ages", ages=age.replace("-", "–")), urls.worksheet(wording.language, walk.place, age))
        for age in AGES
    )
    return Learning(urls.trail_quiz(wording.language, walk.place), sheets)


def trail_links(site: Site, rounds: Sequence[Round], language: str) -> Iterator[ListLink]:
    """A link to each trail that has a page of its own."""
    wording = site.wordings[language]
    for walk in rounds:
        if walk.is_trail and walk.place:
            named_in, name = trail_name(walk.names, wording)
            size = counted(wording, "stops", len(walk.relics))
            yield ListLink(name, named_in, size, urls.trail(language, walk.place))


def trail_name(names: Names, wording: Wording) -> tuple[str, str]:
    """The language of a trail's name, where it is not that of the page, and the name; one without is called a trail."""
    if not names:
        return "", wording.say("trail")
    named_in, name = next((pair for pair in names if pair[0] == wording.language), names[0])
    return named_in if named_in != wording.language else "", name


def trip_of(site: Site, walk: Round, language: str, path: str) -> str:
    """A trail for search engines, as JSON; `path` is that of its page. A name that is a machine's guess is not told."""
    stages = []
    for relic in walk.relics:
        text = site.entry(relic).text(language)
        told = text if text.vouched else site.entry(relic).texts[0]
        stages.append(Stage(relic, told.name, site.address(urls.relic(language, relic))))
    _, name = trail_name(walk.names, site.wordings[language])
    return trip(site.address(urls.HOME), site.address(path), name, stages)


def _largest(wards: Sequence[WardRelics]) -> Sequence[WardRelics]:
    """All wards where they are few; else the MOST_WARDS with most relics, in the order of names."""
    if len(wards) <= MOST_WARDS:
        return wards
    chosen = {ward.id for ward in sorted(wards, key=lambda ward: -len(ward.relics))[:MOST_WARDS]}
    return [ward for ward in wards if ward.id in chosen]


def ward_links(site: Site, wards: Sequence[WardRelics], language: str) -> Iterator[ListLink]:
    """A link to the list of each of these wards; where all of the site are in one province, it goes without saying."""
    wording, local = site.wordings[language], site.local_language
    provinces = {_ward_and_province(ward.name)[1] for ward in site.wards if ward.name}
    for ward in wards:
        named_in = local if ward.name and language != local else ""
        size = counted(wording, "relics", len(ward.relics))
        name = ward.name if len(provinces) > 1 else _ward_and_province(ward.name)[0]
        yield ListLink(name or wording.say("ward_unknown"), named_in, size, urls.ward(language, ward.id))


def _ward_and_province(name: str) -> tuple[str, str]:
    """The name of a ward, and that of its province; empty where the author left that to be understood."""
    ward, _, province = name.partition(", ")
    return ward, province


def counted(wording: Wording, what: str, number: int) -> str:
    """So many of something, as words: `relics`, `stops` or `wards`."""
    return wording.count(f"{what}_number", number)
