"""The home page offers every language and the trail."""

from __future__ import annotations

import re

from generator import urls
from generator.pages.home import home
from generator.theme import templating
from tests.support.worlds import LANGUAGES


def test_the_home_page_offers_every_language_and_the_trail(site):
    view = home(site)

    assert urls.HOME == view.page.path
    assert [f"/{language}/" for language in LANGUAGES] == [offer.path for offer in view.offers]
    assert ["/vi/dinh-mot/", "/vi/chua-hai/"] == [stop.path for stop in view.directory.stops]


def test_a_greeting_is_marked_with_the_language_it_is_in(site):
    """The about page is written in Vietnamese alone: the site has no name in the other languages."""
    view = home(site)
    html = templating.page(view.TEMPLATE, view, site.page_words("vi"), site.theme.templates).decode()

    assert ["vi"] * 4 == [greeting.language for greeting in view.greetings]
    assert [("vi", ""), ("en", "vi"), ("km", "vi"), ("zh-Hans", "vi")] == re.findall(
        r'<li><a [^>]*lang="([a-zA-Z-]+)" hreflang=[^>]*><b>.*?</b> <span(?: lang="([a-z]+)")?>Di tích thử</span></a>',
        html,
    )
