"""A relic page says how precise its coordinates are; its links to maps are as precise."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from generator.content.schema import Surroundings
from generator.site import Site
from generator.text.markdown import cited
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


@pytest.fixture(scope="module")
def places(sample) -> dict[str, Any]:
    """A relic each: measured, read off a map, known by its ward alone, not known at all."""
    exact, near, ward = sample.catalogue.relics
    return {"exact": exact, "approximate": near, "ward": ward, "unknown": replace(ward, id="khong-ro", ward=None)}


@pytest.fixture
def surrounded(places) -> Any:
    """One whose address names a ward of before 2025, smaller than today's."""
    within = Surroundings(name="Thử (cũ)", latitude=10.2, longitude=105.5, radius=3, sources=("s1",))
    ward = places["ward"]
    return replace(
        ward, facts=ward.facts.model_copy(update={"place": ward.facts.place.model_copy(update={"within": within})})
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_relic_page_says_how_precise_its_coordinates_are(sample, places, language):
    site = replace(sample, catalogue=with_relics(sample.catalogue, tuple(places.values())))
    told = {precision: relic_view(site, relic, language).whereabouts.html for precision, relic in places.items()}
    sentences = {
        precision: html.removeprefix("<p>").partition("\x02")[0].removesuffix("</p>")
        for precision, html in told.items()
    }

    assert {precision: site.wordings[language].say(f"place_{precision}") for precision in places} == sentences
    assert 4 == len(set(sentences.values()))


def test_surroundings_smaller_than_the_ward_take_its_place(sample, surrounded):
    """On the map, in the link, and with the source that gives them."""
    page = relic_view(replace(sample, catalogue=with_relics(sample.catalogue, (surrounded,))), surrounded, "vi")

    assert page.map is not None
    assert ["Thử (cũ)"] == [circle.name for circle in page.map.wards]
    assert ["https://www.openstreetmap.org/#map=12/10.2/105.5"] == [link.href for link in page.maps]
    assert ["s1"] == [*cited(page.whereabouts.html)]


def test_coordinates_are_more_than_surroundings(sample, surrounded, places):
    facts = places["exact"].facts
    place = facts.place.model_copy(update={"within": surrounded.facts.place.within})
    exact = replace(places["exact"], facts=facts.model_copy(update={"place": place}))
    page = relic_view(
        replace(sample, catalogue=with_relics(sample.catalogue, (exact, places["approximate"]))), exact, "vi"
    )

    assert ["geo", "https"] == [urlsplit(link.href).scheme for link in page.maps]
    assert page.map is not None
    assert () == page.map.wards


@pytest.mark.parametrize(
    ("precision", "schemes"),
    [("exact", ["geo", "https"]), ("approximate", ["geo", "https"]), ("ward", ["https"]), ("unknown", [])],
)
def test_links_to_maps_are_as_precise_as_the_coordinates(sample, places, precision, schemes):
    """A pin stands where something is: a ward has none, and no address for the phone's own map."""
    site = replace(sample, catalogue=with_relics(sample.catalogue, tuple(places.values())))
    links = relic_view(site, places[precision], "en").maps

    assert schemes == [urlsplit(link.href).scheme for link in links]
    assert [] == [link for link in links if precision == "ward" and "mlat" in link.href]
    assert len(links) == len({link.label for link in links})


def test_a_geo_link_holds_the_coordinates_and_the_relic_s_name(sample):
    """RFC 5870, 3.3: geo:latitude,longitude, nothing unescaped behind it; q=… is how Android names the pin."""
    relic = sample.catalogue.relics[0]
    front_matter = relic.stories[0].front_matter.model_copy(update={"name": "Đình “Mẫu” (Ô Môn) & 50%"})
    named = replace(relic, stories=(replace(relic.stories[0], front_matter=front_matter), *relic.stories[1:]))
    site = replace(sample, catalogue=with_relics(sample.catalogue, (named,)))
    match = re.fullmatch(
        r"geo:(-?[0-9]+\.[0-9]+),(-?[0-9]+\.[0-9]+)\?q=\1,\2\(([A-Za-z0-9._~%-]+)\)",
        relic_view(site, named, "zh").maps[0].href,
    )

    assert match
    assert (10.1312, 105.6189, front_matter.name) == (float(match[1]), float(match[2]), unquote(match[3]))
