"""The home page offers every language and the trail."""

from __future__ import annotations

from generator import urls
from generator.pages.home import home
from tests.support.worlds import LANGUAGES


def test_the_home_page_offers_every_language_and_the_trail(site):
    view = home(site)

    assert urls.HOME == view.page.path
    assert [f"/{language}/" for language in LANGUAGES] == [offer.path for offer in view.offers]
    assert ["/vi/dinh-mot/", "/vi/chua-hai/"] == [stop.path for stop in view.directory.stops]
