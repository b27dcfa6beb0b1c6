"""moved.html: at an address a relic had before it was renamed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator import urls
from generator.pages.page import Page, page
from generator.pages.relic import RelicPage
from generator.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPage:
    """moved.html: at an address a relic had before it was renamed"""

    TEMPLATE: ClassVar[str] = "moved.html"

    page: Page
    """What every page has."""

    target: str
    """Path of the relic's page today."""

    name: str
    """What it is called."""


def moved(site: Site, view: RelicPage, former_id: str) -> MovedPage:
    """The page at the path of the relic's former id; `view` is the relic's page at its present path."""
    current = view.page
    frame = page(
        site,
        current.language,
        urls.relic(current.language, former_id),
        current.title,
        current.description,
        address=current.address,
        canonical=current.canonical,
    )
    return MovedPage(page=frame, target=current.path, name=view.text.name)
