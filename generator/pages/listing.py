"""list.html: the relics in one language, in the order of the trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator import urls
from generator.pages.festivals import CalendarLinks, FestivalLine, calendar_links, festival_lines
from generator.pages.page import Page, alternates, language_bar, page
from generator.pages.pieces import Stop, stops
from generator.pages.trail_map import TrailMap, trail_map
from generator.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """list.html: the relics in one language, in the order of the trail"""

    TEMPLATE: ClassVar[str] = "list.html"

    page: Page
    """What every page has."""

    summary: str
    """What the site is, in two or three sentences."""

    stops: tuple[Stop, ...]
    """The trail."""

    map: TrailMap | None
    """The map of the trail; none where no stop's coordinates or ward are known."""

    festivals: tuple[FestivalLine, ...]
    """Festivals, the next one first."""

    calendar: CalendarLinks | None
    """The festivals as a calendar; none where there are no festivals."""


def listing(site: Site, language: str) -> ListPage:
    """The list of relics in one language."""
    front_matter, festivals = site.front_matter(language), festival_lines(site, language)
    frame = page(
        site,
        language,
        urls.listing(language),
        front_matter.site_name,
        front_matter.summary,
        alternates=alternates(site, urls.listing, site.languages),
        languages=language_bar(site, urls.listing, language),
        precache=urls.offline_list(language),
    )
    return ListPage(
        page=frame,
        summary=front_matter.summary,
        stops=stops(site, language),
        map=trail_map(site.catalogue.trail, None, site.wordings[language]),
        festivals=festivals,
        calendar=calendar_links(site, language) if festivals else None,
    )
