"""code.html: what a scan opens where the host cannot see the reader's language, at /q/<code>/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator import urls
from generator.content.catalogue import Plaque, Relic
from generator.content.rounds import Surroundings
from generator.pages.page import Page, page
from generator.pages.passport import stamp_script
from generator.pages.pieces import Greeting, Offer, offers
from generator.pages.plaque_card import PlaqueCard, plaque_card
from generator.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePage:
    """code.html: what a scan opens, at /q/<code>/ — the relic in every language, to choose from"""

    TEMPLATE: ClassVar[str] = "code.html"

    page: Page
    """What every page has."""

    relic_id: str
    """The relic's id, read by `ditich watch` to check that the plaque leads to the right page."""

    plaque: PlaqueCard
    """The plaque that was scanned."""

    kind: str
    """The relic's kind."""

    roof: str
    """Its roof-line: a drawing templates/parts/roof-<this>.svg."""

    name: str
    """The relic's Vietnamese name."""

    offers: tuple[Offer, ...]
    """The languages, in the order in which they are offered at this relic."""

    stamp_script: str
    """Path of the script that stamps the passport of the phone that scanned; empty where the relic is on no trail."""

    promises: tuple[Greeting, ...]
    """Whether the plaque is genuine, and what the page never asks for, in each of these languages."""


def code(site: Site, relic: Relic, surroundings: Surroundings, plaque: Plaque) -> CodePage:
    """The page at /q/<code>/ of a plaque of this relic: its frame in the first language, an offer in each language."""
    language = site.first_language
    front_matter, relic_offers = site.story(relic, language).front_matter, offers(site, relic)
    wordings = [site.wordings[offer.language] for offer in relic_offers]
    return CodePage(
        page=page(site, language, urls.code(plaque.code), front_matter.name, front_matter.summary, canonical=""),
        relic_id=relic.id,
        plaque=plaque_card(site, plaque, language),
        kind=relic.facts.kind,
        roof=relic.roof,
        name=front_matter.name,
        offers=relic_offers,
        stamp_script=stamp_script(site, surroundings),
        promises=tuple(Greeting(w.language, w.say("genuine"), w.say("promise")) for w in wordings),
    )
