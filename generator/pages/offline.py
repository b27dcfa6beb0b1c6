"""offline.html: what is shown without a network for a page that is not cached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator import urls
from generator.pages.page import Page, language_bar, page
from generator.pages.pieces import Stop, stops
from generator.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflinePage:
    """offline.html: what is shown without a network for a page that is not cached"""

    TEMPLATE: ClassVar[str] = "offline.html"

    page: Page
    """What every page has."""

    stops: tuple[Stop, ...]
    """The stops of the trail, whose pages are cached."""


def offline(site: Site, language: str) -> OfflinePage:
    """The page in one language."""
    wording = site.wordings[language]
    frame = page(
        site,
        language,
        urls.offline(language),
        wording.say("offline_title"),
        wording.say("offline_text"),
        canonical="",
        languages=language_bar(site, urls.listing, language),
        precache=urls.offline_list(language),
    )
    return OfflinePage(page=frame, stops=stops(site, language))
