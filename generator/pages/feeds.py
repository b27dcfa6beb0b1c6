"""Files for machines: feed.xml (Atom), sitemap.xml, robots.txt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from generator import urls
from generator.pages.page import Alternate, Page
from generator.site import Site
from generator.text.translations import one_line


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A text in the feed."""

    title: str
    """The relic's name."""

    address: str
    """The whole address of its page; also its id."""

    summary: str
    """Two or three sentences."""

    updated: str
    """RFC 3339, e.g. 2026-11-22T00:00:00+07:00"""


@dataclass(frozen=True, slots=True)
class Feed:
    """feed.xml: the newest texts of one language (Atom, RFC 4287)"""

    TEMPLATE: ClassVar[str] = "feed.xml"

    language: str
    """Its code."""

    title: str
    """The site's name."""

    subtitle: str
    """What the site is."""

    author: str
    """Who publishes it."""

    address: str
    """The whole address of the list of relics."""

    self_address: str
    """The whole address of this feed."""

    updated: str
    """RFC 3339: the newest entry's."""

    entries: tuple[FeedEntry, ...]
    """Newest first."""


def feed(site: Site, language: str) -> Feed:
    """The feed of one language: the stories written in it, newest first."""
    front_matter = site.front_matter(language)
    stories = [
        (relic, story) for relic in site.catalogue.relics for story in relic.stories if story.language == language
    ]
    stories.sort(key=lambda pair: pair[1].front_matter.updated, reverse=True)
    entries = tuple(
        FeedEntry(
            title=story.front_matter.name,
            address=site.address(urls.relic(language, relic.id)),
            summary=one_line(story.front_matter.summary),
            updated=_midnight(story.front_matter.updated),
        )
        for relic, story in stories
    )
    return Feed(
        language=language,
        title=front_matter.site_name,
        subtitle=one_line(front_matter.summary),
        author=site.catalogue.project.steward,
        address=site.address(urls.listing(language)),
        self_address=site.address(urls.feed(language)),
        updated=entries[0].updated if entries else _midnight(front_matter.updated),
        entries=entries,
    )


def _midnight(day: str) -> str:
    """Midnight in Vietnam of a day given as 2026-11-22, in RFC 3339."""
    return f"{day}T00:00:00+07:00"


# ---- sitemap.xml and robots.txt ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page in the sitemap."""

    address: str
    """The whole address."""

    changed: str
    """When its text last changed, as 2026-11-22; may be empty."""

    alternates: tuple[Alternate, ...]
    """As on the page itself."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """sitemap.xml: every page a search engine may list"""

    TEMPLATE: ClassVar[str] = "sitemap.xml"

    entries: tuple[SitemapEntry, ...]
    """In order of address."""


@dataclass(frozen=True, slots=True)
class Robots:
    """robots.txt: where the sitemap is"""

    TEMPLATE: ClassVar[str] = "robots.txt"

    sitemap: str
    """Its whole address."""


def sitemap(site: Site, pages: Iterable[tuple[Page, str]]) -> Sitemap:
    """The sitemap of those pages that are their own canonical page.

    `pages` gives each page with the day its text last changed, as 2026-11-22; may be empty.
    """
    entries = (
        SitemapEntry(page.canonical, updated, page.alternates)
        for page, updated in pages
        if page.canonical == site.address(page.path)
    )
    return Sitemap(tuple(sorted(entries, key=lambda entry: entry.address)))


def robots(site: Site) -> Robots:
    """robots.txt with the address of the sitemap."""
    return Robots(site.address(urls.SITEMAP))
