"""Legs and the map of the trail agree with geographiclib, and are as precise as the coordinates."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.content.catalogue import Relic
from generator.content.relics import entry_of
from generator.content.rounds import mapped_stops
from generator.content.schema import RelicFacts
from generator.diagnostics.problem import Span
from generator.pages.directions import Leg, leg, leg_in_words
from generator.pages.trail_map import TrailMap, openstreetmap, trail_map
from generator.places.geodesy import DIRECTIONS, Point
from generator.places.wards import Ward
from generator.text.translations import Wording
from tests.support.relics import FACTS as SITE
from tests.support.sites import shown
from tests.support.worlds import LANGUAGES
from tools.sample import lay_out

OMON = Ward("Phường Ô Môn", "Thành phố Cần Thơ", 10.1245, 105.625, 54.6)
THOI_LONG = Ward("Phường Thới Long", "Thành phố Cần Thơ", 10.1701, 105.583, 54.1)

NEAR = st.builds(Point, st.floats(10.0, 10.3), st.floats(105.4, 105.8))
WORDS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def relic(name: str, point: Point | None = None, precision: str = "exact", ward: Ward | None = None) -> Relic:
    """A relic with nothing but a place."""
    place: dict[str, Any] = {"address": "x", "sources": ["s1"], "precision": precision}
    if point:
        place |= {"latitude": point.latitude, "longitude": point.longitude}
    site = RelicFacts.model_validate({"kind": "communal-house", "place": place, "sources": SITE["sources"]})
    return Relic(name, site, (), (), Span("a"), ward=ward)


def map_of(relics: Sequence[Relic], here: str, wording: Wording) -> TrailMap | None:
    """The map of a trail of these relics."""
    return trail_map(mapped_stops([entry_of(relic) for relic in relics], 1), here, len(relics), wording)


@pytest.fixture(scope="module")
def wordings(loaded) -> dict[str, Wording]:
    return dict(loaded.wordings)


@pytest.fixture(scope="module")
def sample(tmp_path_factory, theme):
    """Three stops: one measured, one read off a map, one of which only the ward is known."""
    folder = tmp_path_factory.mktemp("walk")
    lay_out(folder)
    return shown(folder / "content", theme)


def distance_in(text: str) -> str:
    """The distance in an English sentence, with its unit."""
    (distance,) = re.findall(r"(?<![\d.])\d+(?:\.\d)? k?m\b", text)
    return str(distance)


def metres(text: str) -> float:
    """The distance in an English sentence, in m."""
    number, unit = distance_in(text).split()
    return float(number) * {"m": 1, "km": 1000}[unit]


# ---- the leg --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (None, Point(10.1, 105.6)),
        (Point(10.1, 105.6), None),
        (None, None),
        (Point(10.1, 105.6), Point(10.1, 105.6)),
    ],
)
def test_there_is_no_leg_without_two_different_points(start, end):
    """A ward's centre is no point of a relic."""
    assert None is leg(relic("a", start, ward=OMON), relic("b", end, ward=THOI_LONG))


@pytest.mark.parametrize(
    ("start", "end", "exact"),
    [
        ("exact", "exact", True),
        ("exact", "approximate", False),
        ("approximate", "exact", False),
        ("approximate", "approximate", False),
    ],
)
def test_a_leg_is_exact_only_between_two_exact_points(start, end, exact):
    measured = leg(relic("a", Point(10.1, 105.6), start), relic("b", Point(10.2, 105.6), end))

    assert measured is not None
    assert exact == measured.exact


@given(NEAR, NEAR)
def test_length_and_direction_of_a_leg_agree_with_geographiclib(start, end):
    geodesic = Geodesic.WGS84.Inverse(start.latitude, start.longitude, end.latitude, end.longitude)
    assume(geodesic["s12"] > 1)
    assume(abs(geodesic["azi1"] / 45 % 1 - 0.5) > 0.01)  # between two directions either will do
    measured = leg(relic("a", start), relic("b", end))

    assert measured is not None
    assert measured.metres == pytest.approx(geodesic["s12"], rel=0.006)
    assert WORDS[round(geodesic["azi1"] / 45) % 8] == measured.direction


@given(NEAR, NEAR)
def test_the_leg_back_has_the_same_length_and_the_opposite_direction(start, end):
    forth, back = leg(relic("a", start), relic("b", end)), leg(relic("b", end), relic("a", start))
    assume(forth and back)
    turn = (WORDS.index(forth.direction) - WORDS.index(back.direction)) % 8

    assert forth.metres == pytest.approx(back.metres)
    assert 3 <= turn <= 5


# ---- in words -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "exact", "heading", "about"),
    [
        ("vi", "2,3", "tây nam", "khoảng"),
        ("en", "2.3", "south-west", "about"),
        ("km", "2,3", "និរតី", "ប្រហែល"),
        ("zh", "2.3", "西南", "约"),
    ],
)
def test_a_leg_in_words_has_the_decimal_sign_of_its_language(wordings, language, exact, heading, about):
    exact_words, rough_words = (
        leg_in_words(Leg(2345, "south-west", is_exact), wordings[language]).lower() for is_exact in (True, False)
    )

    assert ([exact], ["2"]) == (re.findall(r"\d[\d.,]*\d|\d", exact_words), re.findall(r"\d[\d.,]*\d|\d", rough_words))
    assert [True, False] == [part in exact_words for part in (heading, about)]
    assert [True, True] == [part in rough_words for part in (heading, about)]


@pytest.mark.parametrize(
    ("length", "exact", "near"),
    [
        (0.4, "10 m", "100 m"),
        (14, "10 m", "100 m"),
        (16, "20 m", "100 m"),
        (251, "250 m", "300 m"),
        (949, "950 m", "900 m"),
        (951, "950 m", "1 km"),
        (994.9, "990 m", "1 km"),
        (995, "1.0 km", "1 km"),
        (1049, "1.0 km", "1 km"),
        (1051, "1.1 km", "1 km"),
        (1501, "1.5 km", "2 km"),
        (12345, "12.3 km", "12 km"),
    ],
)
def test_a_distance_is_rounded_to_its_precision(wordings, length, exact, near):
    """What is read off a map is some hundred metres off: tens of metres would be made up."""
    words = wordings["en"]

    assert exact == distance_in(leg_in_words(Leg(length, "east", exact=True), words))
    assert near == distance_in(leg_in_words(Leg(length, "east", exact=False), words))


@given(st.floats(1, 200_000), st.booleans())
def test_rounding_a_distance_errs_by_half_a_step_at_most(wordings, length, exact):
    rounded = metres(leg_in_words(Leg(length, "east", exact), wordings["en"]))
    step = (10 if rounded < 1000 else 100) if exact else (100 if rounded < 1000 else 1000)

    assert abs(rounded - length) <= step / 2 + 1e-6 or rounded == step > length


@given(st.floats(1, 200_000), st.floats(1, 200_000), st.booleans())
def test_rounding_keeps_distances_in_order(wordings, first, second, exact):
    short, long = sorted((first, second))
    rounded = [metres(leg_in_words(Leg(length, "east", exact), wordings["en"])) for length in (short, long)]

    assert sorted(rounded) == rounded


@pytest.mark.parametrize("language", LANGUAGES)
def test_eight_directions_have_eight_words(wordings, language):
    assert 8 == len({leg_in_words(Leg(500, direction, exact=True), wordings[language]) for direction in DIRECTIONS})


# ---- a map that is not ours -----------------------------------------------------------------------


@given(NEAR)
def test_a_link_to_openstreetmap_holds_the_exact_coordinates(point):
    """As openstreetmap.org writes its own links: #map=zoom/latitude/longitude, and a pin at mlat and mlon."""
    pinned, ward = urlsplit(openstreetmap(point, pin=True)), urlsplit(openstreetmap(point, pin=False))

    for parts in (pinned, ward):
        assert ("https", "www.openstreetmap.org") == (parts.scheme, parts.netloc)
        zoom, latitude, longitude = parts.fragment.removeprefix("map=").split("/")
        assert (point.latitude, point.longitude) == (float(latitude), float(longitude))
        assert 0 < int(zoom) <= 19
    assert {"mlat": [str(point.latitude)], "mlon": [str(point.longitude)]} == parse_qs(pinned.query)


def test_a_ward_is_shown_whole_and_without_a_pin():
    """A pin would stand where nothing is. A phone shows 360 px of the 256 × 2^zoom that go round the earth."""
    ward = urlsplit(openstreetmap(OMON.centre, pin=False))
    zoom, *_ = ward.fragment.removeprefix("map=").split("/")
    across = 360 * 40_075 * math.cos(math.radians(OMON.latitude)) / (256 * 2 ** int(zoom))

    assert ("", True) == (ward.query, ward.fragment.endswith("/10.1245/105.625"))
    assert 2 * OMON.radius < across < 4 * OMON.radius


# ---- our own map ----------------------------------------------------------------------------------


def test_there_is_no_map_without_a_point_or_a_ward(wordings):
    assert None is map_of([relic("a"), relic("b")], "", wordings["vi"])
    assert None is map_of([], "", wordings["vi"])


def test_the_map_marks_stops_without_exact_coordinates(sample):
    drawn = map_of(sample.catalogue.relics, "", sample.wordings["vi"])

    assert [(1, False), (2, True), (3, True)] == [(stop.number, stop.near) for stop in drawn.numbers]
    assert ["Phường Thới Long"] == [ward.name for ward in drawn.wards]
    assert 1 == len(drawn.legs)


def test_only_the_page_s_own_relic_is_marked_on_the_map(sample):
    relics = sample.catalogue.relics

    for relic_of_page in relics:
        marked = [
            stop.number
            for stop in map_of(sample.catalogue.relics, relic_of_page.id, sample.wordings["vi"]).numbers
            if stop.here
        ]
        assert [relics.index(relic_of_page) + 1] == marked
    assert [] == [stop for stop in map_of(sample.catalogue.relics, "", sample.wordings["vi"]).numbers if stop.here]


def test_marking_a_relic_changes_nothing_else_on_the_map(sample):
    plain = map_of(sample.catalogue.relics, "", sample.wordings["vi"])
    marked = map_of(sample.catalogue.relics, sample.catalogue.relics[1].id, sample.wordings["vi"])

    assert plain == replace(
        marked, numbers=tuple(replace(stop, here=False) for stop in marked.numbers), note=plain.note
    )
    assert plain.note in marked.note


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mark_is_explained_only_where_there_is_one(wordings, language):
    """The page's own relic may have neither point nor ward."""
    relics = [relic("a", Point(10.1, 105.6)), relic("b", ward=OMON), relic("c")]
    explained = [
        wordings[language].say("map_here") in map_of(relics, relic_of_page.id, wordings[language]).note
        for relic_of_page in relics
    ]

    assert [True, True, False] == explained


def test_a_stop_without_point_or_ward_keeps_its_number(wordings):
    """The numbers are those of the list beside the map."""
    drawn = map_of([relic("a"), relic("b", Point(10.1, 105.6)), relic("c", ward=OMON)], "", wordings["vi"])

    assert drawn is not None
    assert [2, 3] == [stop.number for stop in drawn.numbers]
    assert () == drawn.legs


@given(NEAR, NEAR)
def test_the_map_is_to_scale_and_north_is_up(wordings, start, end):
    """Two stops at least two discs apart; their distance as geographiclib has it."""
    drawn = map_of([relic("a", start), relic("b", end)], "", wordings["en"])
    assert drawn is not None
    first, second = drawn.numbers
    apart = math.hypot(second.x - first.x, second.y - first.y)
    geodesic = Geodesic.WGS84.Inverse(start.latitude, start.longitude, end.latitude, end.longitude)
    assume(geodesic["s12"] > 500)
    assume(apart > 40)
    amount, unit = drawn.scale.label.split()
    metre = drawn.scale.length / (float(amount) * {"m": 1, "km": 1000}[unit])

    assert apart / metre == pytest.approx(geodesic["s12"], rel=0.02)
    assert abs(first.y - second.y) < 1 or (first.y > second.y) == (end.latitude > start.latitude)
    assert abs(first.x - second.x) < 1 or (first.x < second.x) == (end.longitude > start.longitude)


def test_a_ward_s_circle_has_the_ward_s_area(sample):
    drawn = map_of(sample.catalogue.relics, "", sample.wordings["en"])
    (ward,) = drawn.wards
    amount, unit = drawn.scale.label.split()
    area = sample.catalogue.relics[2].ward.area

    assert "km" == unit
    assert math.pi * (ward.radius * float(amount) / drawn.scale.length) ** 2 == pytest.approx(area, rel=0.02)


PLACES = {
    "map_exact": relic("a", Point(10.1, 105.6)),
    "map_near": relic("b", Point(10.12, 105.61), "approximate"),
    "map_ward_only": relic("c", ward=THOI_LONG),
}


ALONE = (("map_exact",), ("map_near",))
"""One point, of which there is no map."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "kinds", [kinds for n in (1, 2, 3) for kinds in itertools.combinations(PLACES, n) if kinds not in ALONE]
)
def test_a_map_s_note_explains_just_the_precisions_on_it(wordings, language, kinds):
    words = wordings[language]
    drawn = map_of([PLACES[kind] for kind in kinds], "", words)

    assert drawn is not None
    assert list(kinds) == [kind for kind in PLACES if words.say(kind) in drawn.note]
    assert words.say("map_title") == drawn.title
