"""The pages of a site."""

from __future__ import annotations

from generator.content.catalogue import Relic
from generator.outputs.output import View
from generator.pages.about import about
from generator.pages.code import code
from generator.pages.codes import codes
from generator.pages.home import home
from generator.pages.listing import listing
from generator.pages.not_found import not_found
from generator.pages.relic import RelicPage, landing, relic_page
from generator.site import Site


def relic_view(site: Site, relic: Relic, language: str) -> RelicPage:
    """The page of a relic of this site, with its surroundings and plaques."""
    return relic_page(site, relic, site.surroundings[relic.id], site.catalogue.plaques_of(relic.id), language)


def pages_of(site: Site) -> list[View]:
    """Every page there is."""
    catalogue = site.catalogue
    return [
        home(site),
        not_found(site),
        *codes(site),
        *(listing(site, language) for language in site.languages),
        *(about(site, language) for language in site.languages),
        *(relic_view(site, relic, language) for relic in catalogue.relics for language in site.languages),
        *(
            code(site, catalogue.read(plaque.relic), site.surroundings[plaque.relic], plaque)
            for plaque in catalogue.plaques
        ),
        *(
            landing(relic_view(site, catalogue.read(plaque.relic), language), plaque)
            for plaque in catalogue.plaques
            for language in site.languages
        ),
    ]
