"""Sitemap and feeds list the canonical pages and the stories, and nothing else."""

from __future__ import annotations

from generator.outputs.plan import PlannedPage
from generator.pages import feeds
from tests.support.pages import pages_of


def test_the_sitemap_lists_just_the_canonical_pages(site):
    views = pages_of(site)
    entries = feeds.sitemap(site, ((view.page, PlannedPage(view, "").updated) for view in views)).entries

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
