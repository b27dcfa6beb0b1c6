"""The way from stop to stop is told and drawn as precisely as it is known; asked of another geodesy."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.content.catalogue import Relic
from generator.content.schema import RelicFacts
from generator.diagnostics.problem import Span
from generator.pages.directions import Leg, leg, leg_in_words
from generator.pages.trail_map import openstreetmap, trail_map
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
    """A relic of which nothing matters but where it stands."""
    place: dict[str, Any] = {"address": "x", "sources": ["s1"], "precision": precision}
    if point:
        place |= {"latitude": point.latitude, "longitude": point.longitude}
    site = RelicFacts.model_validate({"kind": "communal-house", "place": place, "sources": SITE["sources"]})
    return Relic(name, site, (), (), Span("a"), ward=ward)


@pytest.fixture(scope="module")
def wordings(loaded) -> dict[str, Wording]:
    return {lang: Wording(lang, {key: group[lang] for key, group in loaded.words.items()}) for lang in LANGUAGES}


@pytest.fixture(scope="module")
def sample(tmp_path_factory, theme):
    """Three stops: one measured, one read off a map, one of which only the ward is known."""
    folder = tmp_path_factory.mktemp("walk")
    lay_out(folder)
    return shown(folder / "content", theme)


def distance_in(text: str) -> str:
    """The one distance an English sentence names."""
    (found,) = re.findall(r"(?<![\d.])\d+(?:\.\d)? k?m\b", text)
    return str(found)


def metres(text: str) -> float:
    """How far an English sentence says it is."""
    number, unit = distance_in(text).split()
    return float(number) * {"m": 1, "km": 1000}[unit]


# ---- the leg --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (None, Point(10.1, 105.6)),
        (Point(10.1, 105.6), None),
        (None, None),
        (Point(10.1, 105.6), Point(10.1, 105.6)),
    ],
)
def test_there_is_no_way_to_tell_where_a_place_is_not_known_or_both_are_one(one, other):
    """A ward is no place: its middle is nowhere in particular."""
    assert None is leg(relic("a", one, ward=OMON), relic("b", other, ward=THOI_LONG))


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("exact", "exact", True),
        ("exact", "approximate", False),
        ("approximate", "exact", False),
        ("approximate", "approximate", False),
    ],
)
def test_a_leg_is_as_exact_as_the_worse_of_its_ends(one, other, both):
    way = leg(relic("a", Point(10.1, 105.6), one), relic("b", Point(10.2, 105.6), other))

    assert way is not None
    assert both == way.exact


@given(NEAR, NEAR)
def test_a_leg_is_what_the_geodesic_on_the_ellipsoid_says(one, other):
    true = Geodesic.WGS84.Inverse(one.latitude, one.longitude, other.latitude, other.longitude)
    assume(true["s12"] > 1)
    assume(abs(true["azi1"] / 45 % 1 - 0.5) > 0.01)  # between two directions either will do
    way = leg(relic("a", one), relic("b", other))

    assert way is not None
    assert way.metres == pytest.approx(true["s12"], rel=0.006)
    assert WORDS[round(true["azi1"] / 45) % 8] == way.direction


@given(NEAR, NEAR)
def test_the_way_back_is_as_long_and_the_other_way_round(one, other):
    there, back = leg(relic("a", one), relic("b", other)), leg(relic("b", other), relic("a", one))
    assume(there and back)
    turn = (WORDS.index(there.direction) - WORDS.index(back.direction)) % 8

    assert there.metres == pytest.approx(back.metres)
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
def test_a_way_is_told_in_each_language_with_its_own_decimal_sign(wordings, language, exact, heading, about):
    measured, mapped = (
        leg_in_words(Leg(2345, "south-west", known), wordings[language]).lower() for known in (True, False)
    )

    assert ([exact], ["2"]) == (re.findall(r"\d[\d.,]*\d|\d", measured), re.findall(r"\d[\d.,]*\d|\d", mapped))
    assert [True, False] == [part in measured for part in (heading, about)]
    assert [True, True] == [part in mapped for part in (heading, about)]


@pytest.mark.parametrize(
    ("far", "exact", "near"),
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
def test_no_more_is_told_than_is_known(wordings, far, exact, near):
    """What is read off a map is some hundred metres off: tens of metres would be made up."""
    words = wordings["en"]

    assert exact == distance_in(leg_in_words(Leg(far, "east", exact=True), words))
    assert near == distance_in(leg_in_words(Leg(far, "east", exact=False), words))


@given(st.floats(1, 200_000), st.booleans())
def test_what_is_told_is_off_by_half_a_step_at_most(wordings, far, exact):
    said = metres(leg_in_words(Leg(far, "east", exact), wordings["en"]))
    step = (10 if said < 1000 else 100) if exact else (100 if said < 1000 else 1000)

    assert abs(said - far) <= step / 2 + 1e-6 or said == step > far


@given(st.floats(1, 200_000), st.floats(1, 200_000), st.booleans())
def test_the_longer_way_is_never_told_to_be_the_shorter(wordings, one, other, exact):
    short, long = sorted((one, other))
    said = [metres(leg_in_words(Leg(far, "east", exact), wordings["en"])) for far in (short, long)]

    assert sorted(said) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_eight_directions_have_eight_words(wordings, language):
    assert 8 == len({leg_in_words(Leg(500, direction, exact=True), wordings[language]) for direction in DIRECTIONS})


# ---- a map that is not ours -----------------------------------------------------------------------


@given(NEAR)
def test_a_link_to_the_map_shows_the_very_place(point):
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


def test_nothing_is_drawn_where_nothing_is_known(wordings):
    assert None is trail_map([relic("a"), relic("b")], None, wordings["vi"])
    assert None is trail_map([], None, wordings["vi"])


def test_what_is_not_measured_is_told_from_what_is(sample):
    found = trail_map(sample.catalogue.trail, None, sample.wordings["vi"])

    assert [(1, False), (2, True), (3, True)] == [(badge.number, badge.near) for badge in found.numbers]
    assert ["Phường Thới Long"] == [ward.name for ward in found.wards]
    assert 1 == len(found.legs)


def test_the_relic_a_page_is_about_is_marked_on_it_and_no_other(sample):
    relics = sample.catalogue.relics

    for here in relics:
        marked = [
            badge.number
            for badge in trail_map(sample.catalogue.trail, here, sample.wordings["vi"]).numbers
            if badge.here
        ]
        assert [relics.index(here) + 1] == marked
    assert [] == [
        badge for badge in trail_map(sample.catalogue.trail, None, sample.wordings["vi"]).numbers if badge.here
    ]


def test_marking_a_relic_moves_nothing(sample):
    plain = trail_map(sample.catalogue.trail, None, sample.wordings["vi"])
    marked = trail_map(sample.catalogue.trail, sample.catalogue.relics[1], sample.wordings["vi"])

    assert plain == replace(
        marked, numbers=tuple(replace(badge, here=False) for badge in marked.numbers), note=plain.note
    )
    assert plain.note in marked.note


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mark_is_explained_where_there_is_one(wordings, language):
    """The relic the page is about may be the one nobody can place."""
    relics = [relic("a", Point(10.1, 105.6)), relic("b")]
    said = [wordings[language].say("map_here") in trail_map(relics, here, wordings[language]).note for here in relics]

    assert [True, False] == said


def test_a_stop_nobody_can_place_keeps_its_number(wordings):
    """The numbers are those of the list beside the map."""
    found = trail_map([relic("a"), relic("b", Point(10.1, 105.6)), relic("c", ward=OMON)], None, wordings["vi"])

    assert found is not None
    assert [2, 3] == [badge.number for badge in found.numbers]
    assert () == found.legs


@given(NEAR, NEAR)
def test_the_map_is_true_to_its_scale_and_north_is_up(wordings, one, other):
    """Two stops at least two discs apart; how far they are is measured by another geodesy."""
    found = trail_map([relic("a", one), relic("b", other)], None, wordings["en"])
    assert found is not None
    first, second = found.numbers
    apart = math.hypot(second.x - first.x, second.y - first.y)
    true = Geodesic.WGS84.Inverse(one.latitude, one.longitude, other.latitude, other.longitude)
    assume(true["s12"] > 500)
    assume(apart > 40)
    amount, unit = found.scale.label.split()
    metre = found.scale.length / (float(amount) * {"m": 1, "km": 1000}[unit])

    assert apart / metre == pytest.approx(true["s12"], rel=0.02)
    assert abs(first.y - second.y) < 1 or (first.y > second.y) == (other.latitude > one.latitude)
    assert abs(first.x - second.x) < 1 or (first.x < second.x) == (other.longitude > one.longitude)


def test_a_circle_is_as_large_as_the_ward(sample):
    found = trail_map(sample.catalogue.trail, None, sample.wordings["en"])
    (ward,) = found.wards
    amount, unit = found.scale.label.split()
    area = sample.catalogue.relics[2].ward.area

    assert "km" == unit
    assert math.pi * (ward.radius * float(amount) / found.scale.length) ** 2 == pytest.approx(area, rel=0.02)


PLACES = {
    "map_exact": relic("a", Point(10.1, 105.6)),
    "map_near": relic("b", Point(10.12, 105.61), "approximate"),
    "map_ward_only": relic("c", ward=THOI_LONG),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kinds", [kinds for n in (1, 2, 3) for kinds in itertools.combinations(PLACES, n)])
def test_a_map_says_how_precise_it_is_and_of_nothing_that_is_not_on_it(wordings, language, kinds):
    words = wordings[language]
    found = trail_map([PLACES[kind] for kind in kinds], None, words)

    assert found is not None
    assert list(kinds) == [kind for kind in PLACES if words.say(kind) in found.note]
    assert words.say("map_title") == found.title
