"""Festivals as lines of a page, and as the events of the calendar readers subscribe to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator import urls
from generator.content.entry import CatalogueEntry, EntryFestival
from generator.content.rounds import MOST_ON_A_PAGE
from generator.festivals import dates, ics
from generator.site import Site
from generator.text.translations import plain


@dataclass(frozen=True, slots=True)
class FestivalLine:
    """A festival of a relic."""

    name: str
    """In the language of the text."""

    relic: str
    """The relic's name."""

    language: str
    """The language of both names, when it is not the page's; else empty."""

    path: str
    """The relic's page."""

    days: str
    """Its days in the calendar it goes by, as the source gives them."""

    next: str
    """Its next days in the solar calendar with their year, and that they were calculated; follows `days`. Empty where nothing is calculated."""


MOST_LINES = 12
"""Festivals on one page: the next ones."""


def festival_lines(site: Site, relics: Iterable[str], language: str) -> tuple[FestivalLine, ...]:
    """The next MOST_LINES festivals of the relics with these ids, the next one first."""
    return tuple(
        _festival_line(site, entry, festival, language)
        for entry, festival in _in_order_of_days(site, relics)[:MOST_LINES]
    )


def _in_order_of_days(site: Site, relics: Iterable[str]) -> list[tuple[CatalogueEntry, EntryFestival]]:
    """The festivals of these relics, the next one first, those of every week last; of one day, in the order of the relics."""
    pairs = [(entry, festival) for entry in map(site.entry, relics) for festival in entry.festivals]
    days = {f.when: (dates.weekly(f), dates.next_day(f, site.today)) for _, f in pairs}
    return sorted(pairs, key=lambda pair: days[pair[1].when])


def _festival_line(site: Site, entry: CatalogueEntry, festival: EntryFestival, language: str) -> FestivalLine:
    text, wording = entry.text(language), site.wordings[language]
    return FestivalLine(
        name=dict(festival.names)[text.language],
        relic=text.name,
        language=text.language if text.language != language else "",
        path=urls.relic(language, entry.id),
        days=dates.days_in_words(festival, wording),
        next=dates.next_in_words(festival, wording, site.today),
    )


# ---- the calendar -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CalendarLinks:
    """Where the calendar of one language is."""

    subscribe: str
    """Its whole address (webcal:), for programs that fetch it again by themselves."""

    path: str
    """The same as a file."""


def calendar_links(site: Site, language: str, place: str) -> CalendarLinks:
    """The addresses of the calendar of a round in one language; `place` is where its files lie.

    The file exists only where some relic of the round has a festival.
    """
    path = urls.calendar(language, place)
    return CalendarLinks(site.address(path).replace("https:", "webcal:", 1), path)


def calendar(site: Site, relics: Sequence[str], language: str) -> tuple[str, str, date, tuple[ics.Event, ...]] | None:
    """The arguments of `ics.calendar` for the relics with these ids in one language; None where none has a festival.

    Its name, the language, the day a text of the language last changed, and the events of the years to come: of the
    next MOST_ON_A_PAGE festivals, for a round has hardly more and a calendar with more is none to subscribe to.
    """
    pairs = set(_in_order_of_days(site, relics)[:MOST_ON_A_PAGE])
    events = tuple(
        replace(event, note=plain(event.note))
        for entry in map(site.entry, relics)
        for festival in entry.festivals
        if (entry, festival) in pairs
        for event in dates.events(festival, _event_texts(site, entry, festival, language), site.today)
    )
    if not events:
        return None
    name = plain(site.wordings[language].say("calendar_name", site=site.front_matter(language).site_name))
    changed = max(date.fromisoformat(site.entry(relic).text(language).updated) for relic in relics)
    return name, language, changed, events


def _event_texts(site: Site, entry: CatalogueEntry, festival: EntryFestival, language: str) -> dates.EventTexts:
    """What the calendar says of a festival, in one language."""
    text = entry.text(language)
    return dates.EventTexts(
        uid=f"{entry.id}.{festival.id}@{site.catalogue.project.address.removeprefix('https://')}",
        name=plain(f"{dict(festival.names)[text.language]} – {text.name}"),
        place=entry.ward or entry.address,
        address=site.address(urls.relic(language, entry.id)),
        wording=site.wordings[language],
    )
