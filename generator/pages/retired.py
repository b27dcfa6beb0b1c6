"""retired.html: what the code of a plaque that was taken down opens, with the plaque that replaces it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator import urls
from generator.content.catalogue import Plaque, Relic
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
    """Where it hung, in Vietnamese; may be empty."""

    notices: tuple[Notice, ...]
    """What is said in each language, the page's own first."""


def retired(site: Site, plaque: Plaque, language: str, path: str) -> RetiredPage:
    """The page at `path` in every language, `language` first."""
    relic = site.catalogue.relic(plaque.relic)
    notices = tuple(_notice(site, plaque, relic, tag) for tag in dict.fromkeys((language, *site.languages)))
    return RetiredPage(
        page=page(site, language, path, notices[0].heading, notices[0].stood, canonical=""),
        code=plaque.code,
        relic_id=plaque.relic,
        kind=relic.facts.kind if relic else "",
        roof=relic.roof if relic else "",
        place=plaque.place or "",
        notices=notices,
    )


def _notice(site: Site, plaque: Plaque, relic: Relic | None, language: str) -> Notice:
    """The notice in one language; `relic` is None where it no longer exists."""
    wording = site.wordings[language]
    replacement = site.catalogue.plaque(plaque.replaced_by)
    stood = wording.say(
        "retired_stood",
        code=plaque.code,
        name=name_on_plaque(site, plaque, language),
        date=wording.date(plaque.life[-1].on),
    )
    return Notice(
        language=language,
        heading=wording.say("retired_title"),
        stood=stood,
        instead=wording.say("retired_instead", code=replacement.code, name=name_on_plaque(site, replacement, language))
        if replacement
        else wording.say("retired_nothing"),
        path=urls.code(replacement.code) if replacement else "",
        offer=offer(site, relic, language) if relic else None,
    )


def name_on_plaque(site: Site, plaque: Plaque, language: str) -> str:
    """The name printed on the plaque, else the relic's name today; where there is neither, the code.

    In `language`, else in the first language, else in any.
    """
    relic = site.catalogue.relic(plaque.relic)
    names: dict[str, str] = {story.language: story.front_matter.name for story in relic.stories} if relic else {}
    names.update(plaque.printed.names.items() if plaque.printed else ())
    return names.get(language) or names.get(site.first_language) or next(iter(names.values()), plaque.code)
