"""list.html: the relics in one language, or lists of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator import urls
from generator.content.rounds import MOST_ON_A_PAGE, main_round
from generator.pages.contest import ContestLink, contest_links
from generator.pages.directory import Directory, directory, trip_of
from generator.pages.festivals import CalendarLinks, FestivalLine, calendar_links, festival_lines
from generator.pages.page import Page, alternates, language_bar, page, precache_of_lists
from generator.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """list.html: the relics in one language, or lists of them"""

    TEMPLATE: ClassVar[str] = "list.html"

    page: Page
    """What every page has."""

    summary: str
    """What the site is, in two or three sentences."""

    directory: Directory
    """The relics, or lists of them."""

    contests: tuple[ContestLink, ...]
    """The contests that are on, are to come or were over lately."""

    passport_path: str
    """The passport of its one trail; empty where the site has none, or several."""

    festivals: tuple[FestivalLine, ...]
    """The next festivals, in order."""

    calendar: CalendarLinks | None
    """The festivals as a calendar; none where there are no festivals, or too many."""


def listing(site: Site, language: str) -> ListPage:
    """The list of relics in one language."""
    front_matter, festivals = (
        site.front_matter(language),
        festival_lines(site, [entry.id for entry in site.entries], language),
    )
    main = main_round(site.rounds)
    frame = page(
        site,
        language,
        urls.listing(language),
        front_matter.site_name,
        front_matter.summary,
        alternates=alternates(site, urls.listing, site.languages),
        languages=language_bar(site, urls.listing, language),
        precache=precache_of_lists(site, language),
        jsonld=_trip(site, language),
    )
    return ListPage(
        page=frame,
        summary=front_matter.summary,
        directory=directory(site, language),
        contests=tuple(contest_links(site, language)),
        passport_path=urls.passport(language, "") if main and main.is_trail else "",
        festivals=festivals,
        calendar=calendar_links(site, language, "") if festivals and len(site.entries) <= MOST_ON_A_PAGE else None,
    )


def _trip(site: Site, language: str) -> str:
    """The project's only trail for search engines, where this page is its list; else empty."""
    walk = next(iter(site.rounds), None)
    return trip_of(site, walk, language, urls.listing(language)) if walk and walk.is_trail and not walk.place else ""
