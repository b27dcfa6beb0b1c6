"""retired.html: what the code of a plaque that was taken down opens, with the plaque that replaces it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator import urls
from generator.content.catalogue import Plaque
from generator.content.entry import CatalogueEntry
from generator.pages.page import Page, page
from generator.pages.pieces import Offer, offer
from generator.site import Site


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said in one language of a plaque that was taken down."""

    language: str
    """Its code."""

    heading: str
    """That the plaque is no longer in use."""

    stood: str
    """What stood here, and until when."""

    instead: str
    """Which plaque replaces it, or that none does."""

    path: str
    """Where that plaque leads; empty where there is none."""

    offer: Offer | None
    """The relic's page in this language; none where the relic itself is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetiredPage:
    """retired.html: what the code of a plaque opens that was taken down, at /q/<code>/ and /<language>/q/<code>/"""

    TEMPLATE: ClassVar[str] = "retired.html"

    page: Page
    """What every page has."""

    code: str
    """The plaque's code."""

    relic_id: str
    """The relic's id; empty where the relic is gone."""

    kind: str
    """The relic's kind; empty where the relic is gone."""

    roof: str
    """Its roof-line: a drawing templates/parts/roof-<this>.svg; empty where the relic is gone."""

    place: str
    """Where it hung, in the project's first language; may be empty."""

    place_language: str
    """That language."""

    notices: tuple[Notice, ...]
    """What is said in each language, the page's own first."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A plaque, and what is known of its relic."""

    plaque: Plaque
    relic: CatalogueEntry | None
    """None where it no longer exists."""


def remembered(site: Site, plaque: Plaque) -> Remembered:
    """The plaque with its relic."""
    return Remembered(plaque, site.catalogue.entry(plaque.relic))


def retired(site: Site, gone: Remembered, replacement: Remembered | None, language: str, path: str) -> RetiredPage:
    """The page at `path` in every language, `language` first. Of relics it shows only the two it is given."""
    plaque, relic = gone.plaque, gone.relic
    notices = tuple(_notice(site, gone, replacement, tag) for tag in dict.fromkeys((language, *site.languages)))
    return RetiredPage(
        page=page(site, language, path, notices[0].heading, notices[0].stood, canonical=""),
        code=plaque.code,
        relic_id=plaque.relic,
        kind=relic.kind if relic else "",
        roof=relic.roof if relic else "",
        place=plaque.place or "",
        place_language=site.first_language,
        notices=notices,
    )


def _notice(site: Site, gone: Remembered, replacement: Remembered | None, language: str) -> Notice:
    """The notice in one language."""
    wording, plaque, relic = site.wordings[language], gone.plaque, gone.relic
    stood = wording.say(
        "retired_stood",
        code=plaque.code,
        name=_name(gone, language, site.first_language),
        date=wording.date(plaque.life[-1].on),
    )
    return Notice(
        language=language,
        heading=wording.say("retired_title"),
        stood=stood,
        instead=wording.say(
            "retired_instead", code=replacement.plaque.code, name=_name(replacement, language, site.first_language)
        )
        if replacement
        else wording.say("retired_nothing"),
        path=urls.code(replacement.plaque.code) if replacement else "",
        offer=offer(site, relic.id, relic.name(language), language) if relic else None,
    )


def name_on_plaque(site: Site, plaque: Plaque, language: str) -> str:
    """The name printed on the plaque, else the relic's name today; where there is neither, the code.

    In `language`, else in the first language, else in any.
    """
    return _name(remembered(site, plaque), language, site.first_language)


def _name(of: Remembered, language: str, first_language: str) -> str:
    names = {text.language: text.name for text in of.relic.texts} if of.relic else {}
    names.update(of.plaque.printed.names.items() if of.plaque.printed else ())
    return names.get(language) or names.get(first_language) or next(iter(names.values()), of.plaque.code)
