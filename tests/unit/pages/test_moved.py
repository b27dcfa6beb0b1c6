"""The page at a former path of a relic leads to its present path."""

from __future__ import annotations

from generator.pages.moved import moved
from tests.support.pages import relic_view
from tests.support.sites import shown
from tests.support.worlds import LANGUAGES, RELIC, edit


def test_an_old_address_leads_to_the_new_one_in_each_language(content, theme):
    edit(content, RELIC, "kind:", "was: [dinh-cu]\nkind:")
    site = shown(content, theme)
    views = [moved(site, relic_view(site, site.catalogue.relics[0], language), "dinh-cu") for language in LANGUAGES]

    assert [f"/{language}/dinh-cu/" for language in LANGUAGES] == [view.page.path for view in views]
    assert [f"/{language}/dinh-mot/" for language in LANGUAGES] == [view.target for view in views]
    assert ["https://thu.example/vi/dinh-mot/", "https://thu.example/en/dinh-mot/", "", ""] == [
        view.page.canonical for view in views
    ]
