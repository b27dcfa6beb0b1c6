"""The trail is a round; directions start at the stop before, or at the page's relic."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator import urls
from generator.pages.directory import directory
from generator.site import Site
from tests.support.pages import relic_view
from tests.support.sites import shown, with_relics
from tools.sample import lay_out


@pytest.fixture(scope="module")
def sample(tmp_path_factory, theme) -> Site:
    """Three stops: measured, read off a map, of which only the ward is known; the first with all there can be."""
    folder = tmp_path_factory.mktemp("sample")
    lay_out(folder)
    return shown(folder / "content", theme)


def test_after_the_last_stop_comes_the_first(site):
    views = [relic_view(site, relic, "en") for relic in site.catalogue.relics]

    assert ["/en/chua-hai/", "/en/dinh-mot/"] == [view.next_stop.path for view in views]


def test_a_trail_of_one_has_no_next_stop(site):
    one_relic = replace(site, catalogue=with_relics(site.catalogue, site.catalogue.relics[:1]))

    assert None is relic_view(one_relic, one_relic.catalogue.relics[0], "vi").next_stop


@pytest.mark.parametrize(
    ("relics", "around"),
    [
        (("dinh-mau",), [(None, None)]),
        (("dinh-mau", "chua-mau"), [(None, 2), (None, 1)]),
        (("dinh-mau", "chua-mau", "mieu-mau"), [(3, 2), (1, 3), (2, 1)]),
    ],
    ids=(1, 2, 3),
)
def test_the_trail_is_a_round_with_a_stop_before_and_one_after(sample, relics, around):
    """Of two, the stop before would be the stop after again."""
    chosen = tuple(relic for relic in sample.catalogue.relics if relic.id in relics)
    site = replace(sample, catalogue=with_relics(sample.catalogue, chosen))
    views = [relic_view(site, relic, "vi") for relic in chosen]

    assert around == [
        tuple(stop.number if stop else None for stop in (view.previous_stop, view.next_stop)) for view in views
    ]
    for view in views:
        for stop in filter(None, (view.previous_stop, view.next_stop)):
            assert urls.relic("vi", relics[stop.number - 1]) == stop.path


def test_directions_start_at_the_page_s_relic_or_the_stop_before(sample):
    """On a page from its relic: there and back are as long and the other way round. In a list from the stop before."""
    first, second, _ = (relic_view(sample, relic, "en") for relic in sample.catalogue.relics)
    listed = directory(sample, "en").stops

    assert ["south-east" in first.next_stop.directions, "north-west" in second.previous_stop.directions] == [True, True]
    assert first.next_stop.directions.replace("south-east", "") == second.previous_stop.directions.replace(
        "north-west", ""
    )
    assert [False, True, False] == [bool(stop.directions) for stop in listed]
    assert first.next_stop.directions in listed[1].directions


def test_there_are_no_directions_without_coordinates(sample):
    """Of the third stop only the ward is known."""
    views = [relic_view(sample, relic, "vi") for relic in sample.catalogue.relics]

    assert ["", "", "", ""] == [
        stop.directions
        for stop in (
            views[0].previous_stop,
            views[1].next_stop,
            views[2].previous_stop,
            views[2].next_stop,
        )
    ]


def test_a_stop_says_in_which_language_it_is(site):
    assert [("One Communal House", "en"), ("Chùa Hai", "vi")] == [
        (stop.name, stop.language) for stop in directory(site, "en").stops
    ]
