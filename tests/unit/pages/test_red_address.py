"""A “địa chỉ đỏ” is told as one on its page and in lists, in the words of each language; nothing else is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.content.load import load
from generator.pages.lists import red_pages
from generator.places.geodesy import Point
from generator.site import Site
from tests.support.catalogues import with_entries
from tests.support.sites import texts_of
from tests.support.worlds import BUILT_IN, edit

WORDS = {
    "vi": "Địa chỉ đỏ",
    "en": "Red address (địa chỉ đỏ)",
    "km": "អាសយដ្ឋានក្រហម (địa chỉ đỏ)",
    "zh": "红色地址",
}


@pytest.fixture
def pages(content, theme):
    """Path → the page, where the first relic is one."""
    edit(content, "sites/dinh-mot/site.yaml", "kind:", "red_address: true\nkind:")
    return texts_of(load(content, BUILT_IN), theme)


@pytest.mark.parametrize("language", WORDS)
def test_its_page_tells_so_beside_its_kind_and_leads_to_all_of_them(pages, language):
    (link,) = re.findall(r"<dd>[^<]* · (<a [^<]*</a>)</dd>", pages[f"site/{language}/dinh-mot/index.html"])

    assert f'<a href="/{language}/red/">{WORDS[language]}</a>' == link


@pytest.mark.parametrize("language", WORDS)
def test_a_list_tells_so_of_it_alone(pages, language):
    assert 1 == pages[f"site/{language}/index.html"].count(f" · {WORDS[language]}")


@pytest.mark.parametrize("language", WORDS)
def test_a_list_of_its_own_has_it_and_no_other(pages, language):
    listed = pages[f"site/{language}/red/index.html"]

    assert f'href="/{language}/red/"' in pages[f"site/{language}/index.html"]
    assert f'href="/{language}/dinh-mot/"' in listed
    assert f'href="/{language}/chua-hai/"' not in listed


def red(site: Site, *latitudes: float | None) -> Site:
    """Red addresses on one meridian, r00, r01 and so on from these degrees north; of None nobody knows where it is."""
    template = replace(site.entries[0], red_address=True, area=None)
    return with_entries(
        site,
        tuple(
            replace(template, id=f"r{n:02}", point=None if north is None else Point(north, 105.6), precision="exact")
            for n, north in enumerate(latitudes)
        ),
    )


def test_all_of_them_are_a_trail_from_one_to_the_nearest_next(site):
    (page,) = red_pages(red(site, 10.1, 10.3, 10.15, None), "en")

    assert ["/en/r00/", "/en/r02/", "/en/r01/", "/en/r03/"] == [stop.path for stop in page.stops]
    assert ["Stop 1", "Stop 2", "Stop 3", "Stop 4"] == [stop.label for stop in page.stops]
    # A tenth of a degree north is 11.1 km: Snyder, Map Projections, table 3.
    assert ["", "5.6 km", "16.7 km", ""] == [" ".join(re.findall(r"[\d.]+ km", stop.directions)) for stop in page.stops]


@pytest.mark.parametrize(("number", "of_each"), [(40, [40]), (41, [20, 21]), (90, [30, 30, 30])])
def test_each_page_has_a_map_of_all_that_stand_on_it(site, number, of_each):
    pages = [*red_pages(red(site, *(10 + n / 100 for n in range(number))), "vi")]

    assert of_each == [len(page.stops) for page in pages]
    drawn = [stop.number for page in pages for stop in page.map.numbers]
    assert [*range(1, number + 1)] == drawn == [int(stop.label.split()[-1]) for page in pages for stop in page.stops]


def test_where_nobody_knows_where_they_are_there_is_no_map(site):
    (page,) = red_pages(red(site, None, None), "vi")

    assert page.map is None


def test_where_there_is_none_there_is_no_list_of_them(content, theme):
    pages = texts_of(load(content, BUILT_IN), theme)

    assert [] == [path for path, text in pages.items() if "/red/" in path or "/red/" in text]


@pytest.mark.parametrize("language", WORDS)
def test_the_page_of_another_relic_does_not(pages, language):
    assert WORDS[language] not in pages[f"site/{language}/chua-hai/index.html"]
