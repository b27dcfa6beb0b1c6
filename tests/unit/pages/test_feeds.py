"""Sitemap and feeds list the canonical pages and the stories, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from generator.content.entry import CatalogueEntry
from generator.outputs.output import PlannedPage
from generator.pages import feeds
from generator.pages.page import Alternate
from generator.pages.relic import RelicPage
from generator.site import Site
from generator.theme import templating
from tests.support.pages import pages_of


def test_the_sitemap_lists_just_the_canonical_pages(site):
    views = pages_of(site)
    lists = (view for view in views if not isinstance(view, RelicPage))
    ((path, listed),) = feeds.sitemap(site, ((view.page, PlannedPage(view, "").updated) for view in lists))
    entries = listed.entries

    assert "/sitemap.xml" == path
    assert sorted(view.page.canonical for view in views if view.page.canonical == site.address(view.page.path)) == [
        entry.address for entry in entries
    ]
    assert {
        "https://thu.example/vi/dinh-mot/": "2026-01-02",
        "https://thu.example/en/dinh-mot/": "2026-01-03",
    }.items() <= {entry.address: entry.changed for entry in entries}.items()


def test_a_feed_holds_the_stories_of_its_language_newest_first(site):
    vi, en, km = (feeds.feed(site, language) for language in ("vi", "en", "km"))

    assert ["Đình Một", "Chùa Hai"] == [entry.title for entry in vi.entries]
    assert ["One Communal House"] == [entry.title for entry in en.entries]
    assert () == km.entries
    assert ("2026-01-02T00:00:00+07:00", "2026-01-03T00:00:00+07:00") == (vi.updated, en.updated)


def test_a_feed_holds_the_fifty_newest_stories(site):
    """However many there are."""

    class Larger(Site):
        entries: tuple[CatalogueEntry, ...] = tuple(
            replace(entry, id=f"r{number}", texts=(replace(entry.texts[0], updated=f"2026-01-{1 + number % 28:02}"),))
            for entry in site.entries[:1]
            for number in range(200)
        )

    entries = feeds.feed(Larger(site.catalogue, site.wordings, site.theme, site.today), "vi").entries

    assert 50 == len(entries)
    assert sorted((entry.updated for entry in entries), reverse=True) == [entry.updated for entry in entries]
    assert ("2026-01-28T00:00:00+07:00", "2026-01-21T00:00:00+07:00") == (entries[0].updated, entries[-1].updated)


def test_a_long_sitemap_is_an_index_of_parts(site, monkeypatch):
    views = pages_of(site)
    pages = [(view.page, PlannedPage(view, "").updated) for view in views]
    ((_, whole),) = feeds.sitemap(site, pages)
    monkeypatch.setattr(feeds, "MOST_ADDRESSES", 4)
    (path, index), *parts = feeds.sitemap(site, pages)

    assert "/sitemap.xml" == path
    assert [f"https://thu.example{path}" for path, _ in parts] == [part.address for part in index.parts]
    assert whole.entries == tuple(entry for _, part in parts for entry in part.entries)
    assert {4} == {len(part.entries) for _, part in parts[:-1]}
    assert [max(entry.changed for entry in part.entries) for _, part in parts] == [part.changed for part in index.parts]


def test_the_largest_part_of_a_sitemap_is_as_small_as_search_engines_ask(site):
    """At most 50,000 addresses and 50 MB (sitemaps.org), in fifty languages with long addresses."""
    address = "https://www.mot-ten-mien-dai-hon-moi-ten-mien-khac.example/vi/" + "dinh-" * 12
    alternates = tuple(Alternate("vi", address) for _ in range(51))
    part = feeds.Sitemap((feeds.SitemapEntry(address, "2026-11-22", alternates),) * 100)
    size = len(templating.page("sitemap.xml", part, (), site.theme.templates)) / 100

    assert feeds.MOST_ADDRESSES <= 50_000
    assert size * feeds.MOST_ADDRESSES < 50 * 1024 * 1024
