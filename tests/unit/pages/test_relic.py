"""A relic's page, at its own address and at that of a plaque."""

from __future__ import annotations

import pytest

from generator.pages.relic import landing
from tests.support.pages import relic_view
from tests.support.worlds import LANGUAGES


@pytest.fixture
def mot(site):
    """Đình Một in each language; it is written in Vietnamese and English."""
    relic = site.catalogue.relics[0]
    return {language: relic_view(site, relic, language) for language in LANGUAGES}


def test_a_page_names_the_plaques_that_lead_to_it(mot):
    assert [("4nvh3", "", "thu.example/q/4nvh3")] == [(p.code, p.place, p.address) for p in mot["en"].plaques]


def test_a_landing_page_is_the_relic_s_page_for_the_plaque_that_was_scanned(site):
    plaque = site.catalogue.plaques[0]
    landed, relic = (
        landing(relic_view(site, site.catalogue.read(plaque.relic), "en"), plaque),
        relic_view(site, site.catalogue.read(plaque.relic), "en"),
    )

    assert ("/en/q/4nvh3/", "4nvh3", ()) == (landed.page.path, landed.scanned, landed.page.alternates)
    assert (relic.page.canonical, relic.text.parts) == (landed.page.canonical, landed.text.parts)
    # Search engines are sent to the relic's own page, and read it there.
    assert relic.page.jsonld
    assert not landed.page.jsonld
    assert ["4nvh3"] == [line.code for line in landed.plaques]
