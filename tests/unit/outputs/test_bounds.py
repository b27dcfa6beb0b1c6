"""No page, map or precache list grows with the catalogue."""

from __future__ import annotations

import json
import re
from pathlib import Path

import brotli
import pytest

from generator import urls
from generator.content.load import load
from generator.content.rounds import MOST_ON_A_PAGE
from generator.outputs.output import Output, scanned_page
from generator.outputs.plan import plan
from generator.site import Site
from generator.theme import templating
from generator.theme.theme import Theme
from tests.support.day import TODAY
from tests.support.html import seen
from tests.support.many import many_relics
from tests.support.worlds import BUILT_IN

TOLERANCE = 300
"""Bytes by which a page may be longer, packed: other names, and numbers of two digits more."""


def pages_of(outputs: dict[str, Output]) -> dict[str, bytes]:
    """Every HTML page but the alphabet, by its path."""
    return {
        path: output.make(*output.args)
        for path, output in outputs.items()
        if path.endswith(".html") and output.make in (templating.page, scanned_page) and "/find/" not in path
    }


@pytest.fixture(scope="module")
def planned(tmp_path_factory, theme) -> dict[int, dict[str, Output]]:
    """The outputs of sites of 70 and of 200 relics, by path."""
    return {count: outputs_of(tmp_path_factory.mktemp(f"of-{count}"), theme, count, 2, 30) for count in (70, 200)}


def outputs_of(folder: Path, theme: Theme, count: int, trails: int, length: int) -> dict[str, Output]:
    """The outputs of so many relics, by path, with so many trails of this length."""
    loaded = load(many_relics(folder, count, trails=trails, length=length), BUILT_IN)
    assert loaded.catalogue is not None, loaded.problems
    site = Site(loaded.catalogue, loaded.wordings, theme, TODAY)
    return {output.path: output for output in plan(site)[0]}


@pytest.fixture(scope="module")
def pages(planned) -> dict[int, dict[str, bytes]]:
    return {count: pages_of(outputs) for count, outputs in planned.items()}


def test_no_page_lists_more_than_sixty(pages):
    for html in (html.decode() for of in pages.values() for html in of.values()):
        lists = re.findall(r"<[uo]l.*?</[uo]l>", html, re.DOTALL)

        assert all(listed.count("<li") <= 60 for listed in lists)


def test_no_page_is_more_than_ten_kilobytes(pages):
    sizes = {path: len(brotli.compress(html, quality=5)) for path, html in pages[200].items()}

    assert {} == {path: size for path, size in sizes.items() if size > 10_240}


def test_no_page_is_more_with_as_many_trails_as_a_project_may_have(tmp_path, theme):
    pages = pages_of(outputs_of(tmp_path, theme, 121, MOST_ON_A_PAGE, 2))
    sizes = {path: len(brotli.compress(html, quality=5)) for path, html in pages.items()}

    assert {} == {path: size for path, size in sizes.items() if size > 10_240}


def test_no_page_grows_with_the_catalogue(pages):
    sizes = [{path: len(brotli.compress(html, quality=5)) for path, html in pages[n].items()} for n in (70, 200)]
    grown = {path: sizes[1][path] - size for path, size in sizes[0].items() if path in sizes[1]}

    assert len(grown) > 300
    # A ward's page is full at sixty relics: at seventy it is not.
    assert {} == {path: by for path, by in grown.items() if by > TOLERANCE and "/ward/" not in path}


def test_no_map_draws_more_than_forty_stops(pages):
    for html in (html.decode() for of in pages.values() for html in of.values()):
        assert html.count(' dy="4.5">') <= 40


def test_no_precache_list_grows_with_the_catalogue(planned):
    """The longest is a trail's; what is near a relic is twelve relics."""
    lengths = [
        {
            "trail" in path: len(json.loads(output.make(*output.args))["keep"])
            for path, output in planned[count].items()
            if path.endswith("offline.json")
        }
        for count in (70, 200)
    ]

    assert lengths[0].keys() == lengths[1].keys() == {True, False}
    assert lengths[0][True] == lengths[1][True] <= 60 + 12
    assert max(lengths[1][False], lengths[0][False]) <= 12 + 12


def test_every_link_of_a_list_leads_to_a_page(planned, pages):
    for path, html in pages[200].items():
        if "/dinh-0" not in path:
            links = {value.partition("#")[0] for name, value in seen(html.decode()).attributes if name == "href"}
            paths = {urls.site_file(link) for link in links if link.startswith("/") and not link.startswith("//")}

            assert set() == paths - set(planned[200]), path


def test_every_relic_is_reached_from_the_first_list(pages):
    def linked(path: str) -> set[str]:
        return {
            urls.site_file(value)
            for name, value in seen(pages[200][path].decode()).attributes
            if name == "href" and re.match(r"/vi/(ward|wards|trail|dinh-[0-9]+)/(.*/)?$", value)
        }

    found, to_read = set[str](), {"site/vi/index.html"}
    while to_read:
        found |= to_read
        to_read = {path for one in to_read if "/dinh-0" not in one for path in linked(one)} - found

    assert 200 == len({path for path in found if "/dinh-0" in path})
