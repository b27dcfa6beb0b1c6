"""A scan offers the relic in every language."""

from __future__ import annotations

from generator.pages.code import code
from generator.pages.relic import landing
from tests.support.pages import relic_view
from tests.support.sites import shown
from tests.support.worlds import LANGUAGES, RELIC, edit


def test_a_scan_offers_the_relic_in_every_language(site):
    view = code(site, relic := site.catalogue.relics[0], site.surroundings[relic.id], site.catalogue.plaques[0])

    assert ("4nvh3", "dinh-mot", "Đình Một", "") == (view.plaque.code, view.relic_id, view.name, view.page.canonical)
    assert [(language, f"/{language}/dinh-mot/") for language in LANGUAGES] == [
        (o.language, o.path) for o in view.offers
    ]
    assert ["vi", "en", "vi", "vi"] == [offer.name_language for offer in view.offers]
    assert 4 == len({offer.invitation for offer in view.offers})
    assert list(LANGUAGES) == [promise.language for promise in view.promises]


def test_the_language_of_the_relic_s_community_comes_first(content, theme):
    """Only where the story is written in it: English is, Khmer is not yet."""
    edit(content, RELIC, "kind:", "languages_first: [km, en]\nkind:")
    site = shown(content, theme)
    plaque = site.catalogue.plaques[0]

    assert ["en", "vi", "km", "zh"] == [
        offer.language
        for offer in code(site, site.catalogue.read(plaque.relic), site.surroundings[plaque.relic], plaque).offers
    ]
    assert [["en"], [], ["en"], ["en"]] == [
        [
            offer.language
            for offer in landing(relic_view(site, site.catalogue.read(plaque.relic), language), plaque).offered_first
        ]
        for language in LANGUAGES
    ]
