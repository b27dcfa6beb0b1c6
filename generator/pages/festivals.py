"""Festivals as lines of a page, and as the events of the calendar readers subscribe to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator import urls
from generator.content.catalogue import Relic
from generator.content.schema import Festival, StoryFrontMatter
from generator.festivals import dates, ics
from generator.site import Site


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

    lunar: str
    """Its days in the lunar calendar, as the source gives them."""

    solar: str
    """Its next days in the solar calendar with their year, and that they were calculated; follows `lunar`."""


def festival_lines(site: Site, language: str) -> tuple[FestivalLine, ...]:
    """Every festival of the trail, the next one first."""
    pairs = [(relic, festival) for relic in site.catalogue.relics for festival in relic.facts.festivals]
    pairs.sort(key=lambda pair: dates.next_day(pair[1], site.today))
    return tuple(_festival_line(site, relic, festival, language) for relic, festival in pairs)


def _festival_line(site: Site, relic: Relic, festival: Festival, language: str) -> FestivalLine:
    story, wording = site.story(relic, language), site.wordings[language]
    assert isinstance(story.front_matter, StoryFrontMatter)
    return FestivalLine(
        name=story.front_matter.festivals[festival.id],
        relic=story.front_matter.name,
        language=story.language if story.language != language else "",
        path=urls.relic(language, relic.id),
        lunar=dates.lunar_days(festival, wording),
        solar=dates.solar_days(festival, wording, site.today),
    )


# ---- the calendar -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CalendarLinks:
    """Where the calendar of one language is."""

    subscribe: str
    """Its whole address (webcal:), for programs that fetch it again by themselves."""

    path: str
    """The same as a file."""


def calendar_links(site: Site, language: str) -> CalendarLinks:
    """The addresses of the calendar in one language; the file exists only where some relic has a festival."""
    path = urls.calendar(language)
    return CalendarLinks(site.address(path).replace("https:", "webcal:", 1), path)


def calendar(site: Site, language: str) -> tuple[str, str, date, tuple[ics.Event, ...]] | None:
    """The arguments of `ics.calendar` in one language; None where no relic has a festival.

    Its name, the language, the day a text of the language last changed, and the events of the years to come.
    """
    relics = site.catalogue.relics
    events = tuple(
        event
        for relic in relics
        for festival in relic.facts.festivals
        for event in dates.events(festival, _event_texts(site, relic, festival, language), site.today)
    )
    if not events:
        return None
    name = site.wordings[language].say("calendar_name", site=site.front_matter(language).site_name)
    changed = max(date.fromisoformat(site.story(relic, language).front_matter.updated) for relic in relics)
    return name, language, changed, events


def _event_texts(site: Site, relic: Relic, festival: Festival, language: str) -> dates.EventTexts:
    """What the calendar says of a festival, in one language."""
    front_matter = site.story(relic, language).front_matter
    assert isinstance(front_matter, StoryFrontMatter)
    return dates.EventTexts(
        uid=f"{relic.id}.{festival.id}@{site.catalogue.project.address.removeprefix('https://')}",
        name=f"{front_matter.festivals[festival.id]} – {front_matter.name}",
        place=relic.facts.place.ward or relic.facts.place.address,
        address=site.address(urls.relic(language, relic.id)),
        wording=site.wordings[language],
    )
