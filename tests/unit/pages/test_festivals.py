"""Festivals come in the order of their next days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.pages.festivals import calendar
from generator.pages.listing import listing
from generator.site import Site
from tests.support.pages import relic_view
from tests.support.sites import shown, with_relics
from tests.support.worlds import LANGUAGES
from tools.sample import lay_out


@pytest.fixture(scope="module")
def sample(tmp_path_factory, theme) -> Site:
    """Three stops: measured, read off a map, of which only the ward is known; the first with all there can be."""
    folder = tmp_path_factory.mktemp("sample")
    lay_out(folder)
    return shown(folder / "content", theme)


def test_the_next_festival_comes_first(sample):
    """Listed last, for its month is the twelfth; after the turn of the year it is the other way round."""
    later = replace(sample, today=date(2027, 3, 1))
    first, second = "Sample end of the year", "Sample prayer for peace"

    assert [first, second] == [festival.name for festival in listing(sample, "en").festivals]
    assert [second, first] == [festival.name for festival in listing(later, "en").festivals]


def test_a_festival_leads_to_its_relic_and_says_in_which_language_it_is_named(sample):
    festivals = {language: listing(sample, language).festivals[0] for language in LANGUAGES}

    assert ["", "", "vi", ""] == [festivals[language].language for language in LANGUAGES]
    assert ["/vi/dinh-mau/", "/en/dinh-mau/", "/km/dinh-mau/", "/zh/dinh-mau/"] == [
        festivals[language].path for language in LANGUAGES
    ]
    assert ["Đình Mẫu", "Sample Communal House", "Đình Mẫu", "样本村亭"] == [
        festivals[language].relic for language in LANGUAGES
    ]


def test_a_calendar_is_offered_where_there_are_festivals(sample):
    """To subscribe to, and as a file."""
    offered = ("webcal://mau.example/en/festivals.ics", "/en/festivals.ics")
    views = [listing(sample, "en"), *(relic_view(sample, relic, "en") for relic in sample.catalogue.relics)]

    assert [offered, offered, None, None] == [
        view.calendar and (view.calendar.subscribe, view.calendar.path) for view in views
    ]


def test_without_festivals_there_is_no_calendar(site):
    """Not a single feast: RFC 5545 knows no empty calendar."""
    bare = replace(site, catalogue=with_relics(site.catalogue, site.catalogue.relics[1:]))
    view = listing(bare, "vi")

    assert ((), None, None) == (view.festivals, view.calendar, calendar(bare, ["chua-hai"], "vi"))
