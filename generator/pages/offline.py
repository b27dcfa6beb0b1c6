"""offline.html: what is shown without a network for a page that is not cached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator import urls
from generator.pages.directory import directory
from generator.pages.page import Page, language_bar, page, precache_of_lists
from generator.pages.pieces import Stop
from generator.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflinePage:
    """offline.html: what is shown without a network for a page that is not cached"""

    TEMPLATE: ClassVar[str] = "offline.html"

    page: Page
    """What every page has."""

    stops: tuple[Stop, ...]
    """Every relic, those of the trail first, whose pages are cached; empty where they are too many: then the script shows
    those of the trails that are."""

    offline_script: str
    """Path of that script, where the page does not load it already; else empty."""


def offline(site: Site, language: str) -> OfflinePage:
    """The page in one language."""
    wording, precache = site.wordings[language], precache_of_lists(site, language)
    frame = page(
        site,
        language,
        urls.offline(language),
        wording.say("offline_title"),
        wording.say("offline_text"),
        canonical="",
        languages=language_bar(site, urls.listing, language),
        precache=precache,
    )
    return OfflinePage(
        page=frame,
        stops=directory(site, language).stops,
        offline_script="" if precache else site.theme.scripts["offline"].path,
    )
