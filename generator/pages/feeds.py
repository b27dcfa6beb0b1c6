"""Files for machines: feed.xml (Atom), sitemap.xml, robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from generator import urls
from generator.pages.page import Alternate, Page, alternates
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


MOST_IN_A_FEED = 50
"""Readers ask for the feed every hour; what is older stands on the pages."""


def feed(site: Site, language: str) -> Feed:
    """The feed of one language: the MOST_IN_A_FEED newest of the texts written in it, newest first."""
    front_matter = site.front_matter(language)
    texts = [(entry, text) for entry in site.entries for text in entry.texts if text.language == language]
    texts.sort(key=lambda pair: pair[1].updated, reverse=True)
    entries = tuple(
        FeedEntry(
            title=text.name,
            address=site.address(urls.relic(language, entry.id)),
            summary=one_line(text.summary),
            updated=_midnight(text.updated),
        )
        for entry, text in texts[:MOST_IN_A_FEED]
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
    """sitemap.xml: every page a search engine may list, or a part of them"""

    TEMPLATE: ClassVar[str] = "sitemap.xml"

    entries: tuple[SitemapEntry, ...]
    """In order of address."""


@dataclass(frozen=True, slots=True)
class SitemapPart:
    """A part of the sitemap in its index."""

    address: str
    """The whole address."""

    changed: str
    """When a text of it last changed, as 2026-11-22; may be empty."""


@dataclass(frozen=True, slots=True)
class SitemapIndex:
    """sitemap-index.xml: at /sitemap.xml where pages are many, the parts of the sitemap"""

    TEMPLATE: ClassVar[str] = "sitemap-index.xml"

    parts: tuple[SitemapPart, ...]
    """In order."""


@dataclass(frozen=True, slots=True)
class Robots:
    """robots.txt: where the sitemap is"""

    TEMPLATE: ClassVar[str] = "robots.txt"

    sitemap: str
    """Its whole address."""

    below: bool
    """Whether the site lies below a sub-path, where no search engine reads the file (RFC 9309, 2.3)."""


MOST_ADDRESSES = 5_000
"""Addresses in one part of the sitemap. The protocol takes 50,000 and 50 MB (sitemaps.org): with every translation named, an
address has about a kilobyte, in fifty languages less than ten."""


def sitemap(site: Site, pages: Iterable[tuple[Page, str]]) -> Iterator[tuple[str, Sitemap | SitemapIndex]]:
    """The sitemap of those pages that are their own canonical page, with its path; where they are many, index and parts.

    `pages` gives each page but those of relics, with the day its text last changed, as 2026-11-22; may be empty.
    """
    of_lists = (
        SitemapEntry(page.canonical, updated, page.alternates)
        for page, updated in pages
        if page.canonical == site.address(page.path)
    )
    entries = sorted((*of_lists, *_of_relics(site)), key=lambda entry: entry.address)
    if len(entries) <= MOST_ADDRESSES:
        yield urls.SITEMAP, Sitemap(tuple(entries))
        return
    starts = range(0, len(entries), MOST_ADDRESSES)
    parts = {
        urls.sitemap(number): tuple(entries[start : start + MOST_ADDRESSES]) for number, start in enumerate(starts, 1)
    }
    yield (
        urls.SITEMAP,
        SitemapIndex(
            tuple(SitemapPart(site.address(path), max(entry.changed for entry in part)) for path, part in parts.items())
        ),
    )
    yield from ((path, Sitemap(part)) for path, part in parts.items())


def _of_relics(site: Site) -> Iterator[SitemapEntry]:
    """The page of each relic in each language it is told in."""
    for entry in site.entries:
        links = alternates(site, partial(_of_relic, entry.id), (text.language for text in entry.texts))
        for text in entry.texts:
            yield SitemapEntry(site.address(urls.relic(text.language, entry.id)), text.updated, links)


def _of_relic(relic_id: str, language: str) -> str:
    """The path of a relic's page."""
    return urls.relic(language, relic_id)


def robots(site: Site) -> Robots:
    """robots.txt with the address of the sitemap."""
    return Robots(site.address(urls.SITEMAP), bool(site.base))
