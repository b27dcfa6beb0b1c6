"""A small map: everything on it, nothing on top of anything, and no more said than is known."""

from __future__ import annotations

import dataclasses
import itertools
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.places.geodesy import Point, direction, distance
from generator.places.map_layout import Area, Map, MappedStop, Patch, draw
from generator.places.map_room import BADGE, WIDTH, Spot

OMON = Area("phường Ô Môn", Point(10.1245, 105.625), 4.17)
THOI_LONG = Area("phường Thới Long", Point(10.1701, 105.583), 4.15)
NINH_KIEU = Area("phường Ninh Kiều", Point(10.0331, 105.777), 1.31)

FIVE = (
    MappedStop("thoi-an", 1, "ward", ward=OMON),
    MappedStop("pothi-somron", 2, "ward", ward=OMON),
    MappedStop("cam-thien", 3, "ward", ward=OMON),
    MappedStop("phu-luong", 4, "ward", ward=THOI_LONG),
    MappedStop("linh-son", 5, "ward", ward=THOI_LONG),
)
"""The relics as they are known: nothing but their wards."""


def exact(number: int, latitude: float, longitude: float) -> MappedStop:
    return MappedStop(f"s{number}", number, "exact", Point(latitude, longitude))


def drawn(*stops: MappedStop) -> Map:
    found = draw(stops)
    assert found
    return found


# ---- what must hold of any map --------------------------------------------------------------------


def off_the_map(found: Map) -> list[object]:
    """What crosses the frame; and badges and wards that cross the strip of the scale bar."""
    land = found.height - 22
    round_ = [(badge, badge.x, badge.y, BADGE) for badge in found.placed_stops]
    round_ += [(patch, patch.x, patch.y, patch.r) for patch in found.patches]
    bar = found.scale
    return [
        *(what for what, x, y, r in round_ if not (r <= x <= WIDTH - r and r <= y <= land - r)),
        *(patch for patch, at in named(found) if not (_half(patch.name) <= at.x <= WIDTH - _half(patch.name))),
        *(patch for patch, at in named(found) if not (10 <= at.y <= land)),
        *([] if 0 < bar.x < bar.x + bar.length < bar.label.x < WIDTH - 60 and bar.y < found.height else [bar]),
    ]


def named(found: Map) -> list[tuple[Patch, Spot]]:
    """The wards whose names found room, and where those stand."""
    return [(patch, patch.label) for patch in found.patches if patch.label]


def _half(name: str) -> float:
    """Half of what a name is wide at most, at 11 units; longer ones than a map is wide may be cut."""
    return min(3 * len(name), WIDTH / 2 - 3)


def overlapping(found: Map) -> list[object]:
    return [
        (one, other)
        for one, other in itertools.combinations(found.placed_stops, 2)
        if math.hypot(one.x - other.x, one.y - other.y) < 2 * BADGE
    ]


NEAR = st.builds(Point, st.floats(10.0, 10.2), st.floats(105.5, 105.7))
FAR = st.builds(Point, st.floats(8.5, 23.4), st.floats(102.1, 109.5))
FEW = st.sampled_from([Point(10.1, 105.6), Point(10.1001, 105.6), Point(10.1, 105.6002), Point(10.12, 105.61)])
ANYWHERE = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


def trails(points: st.SearchStrategy[Point], most: int) -> st.SearchStrategy[tuple[MappedStop, ...]]:
    """Stops of every precision, some in wards they share."""
    names = st.text("phường Ôăạ", min_size=1, max_size=30)
    areas = st.lists(st.builds(Area, names, points, st.floats(0.5, 20)), min_size=1, max_size=4)

    @st.composite
    def numbered(pick: st.DrawFn) -> tuple[MappedStop, ...]:
        wards = pick(areas)
        stops = []
        for number in range(1, pick(st.integers(1, most)) + 1):
            precision = pick(st.sampled_from(["exact", "approximate", "ward", "ward"]))
            point = pick(points) if precision != "ward" else None
            ward = pick(st.sampled_from([*wards, None])) if precision == "ward" else None
            stops.append(MappedStop(f"s{number}", number, precision, point, ward))
        return tuple(stops)

    return numbered()


@given(trails(NEAR, 12) | trails(FAR, 12) | trails(FEW, 12) | trails(NEAR | FAR, 12))
def test_a_dozen_stops_never_cover_each_other_nor_leave_the_map(stops):
    found = draw(stops)

    assert not found or ([], []) == (overlapping(found), off_the_map(found))


@given(trails(ANYWHERE, 6) | trails(FAR | ANYWHERE, 40))
def test_nonsense_is_drawn_within_the_frame_too(stops):
    """Antipodes, poles, forty stops: whatever is written, a page is made."""
    found = draw(stops)

    assert not found or [] == off_the_map(found)


@given(trails(NEAR | FEW, 12))
def test_each_stop_that_is_known_has_one_badge_in_the_order_of_the_trail(stops):
    known = [stop.number for stop in stops if stop.point or stop.ward]
    found = draw(stops)

    assert known == [badge.number for badge in found.placed_stops] if found else len(known) < 2


@given(trails(NEAR | FAR, 12))
def test_the_same_stops_give_the_same_map(stops):
    assert draw(stops) == draw(list(stops))


@given(trails(NEAR, 12))
def test_a_map_is_as_high_as_it_needs_to_be(stops):
    found = draw(stops)

    assert not found or (360, True) == (found.width, 200 <= found.height <= 360)


@given(trails(NEAR | FAR, 12))
def test_no_number_is_longer_than_a_tenth_of_a_px(stops):
    def numbers(value: object) -> list[float]:
        if dataclasses.is_dataclass(value):
            return numbers([getattr(value, field.name) for field in dataclasses.fields(value)])
        if isinstance(value, tuple | list):
            return [number for part in value for number in numbers(part)]
        return [value] if isinstance(value, float) else []

    assert [] == [number for number in numbers(draw(stops)) if number != round(number, 1) or f"{number}" == "-0.0"]


def test_forty_stops_in_one_town_still_find_room():
    """No promise, but the town of a guidebook."""
    draws = random.Random(3)
    town = [exact(number, 10.03 + draws.random() / 50, 105.77 + draws.random() / 50) for number in range(1, 41)]

    assert [] == overlapping(drawn(*town))


# ---- where things are -----------------------------------------------------------------------------


def covered(found: Map) -> list[object]:
    """Names under a badge, and names on one another; as wide as the narrowest of them are set."""
    words = [(patch, at.x, at.y - 4, 3 * len(patch.name)) for patch, at in named(found)]
    return [
        *(
            (patch.name, stop.number)
            for patch, x, y, half in words
            for stop in found.placed_stops
            if math.hypot(max(0, abs(stop.x - x) - half), max(0, abs(stop.y - y) - 6)) < BADGE
        ),
        *(
            (one[0].name, other[0].name)
            for one, other in itertools.combinations(words, 2)
            if abs(one[1] - other[1]) < one[3] + other[3] and abs(one[2] - other[2]) < 11
        ),
    ]


@given(trails(NEAR, 40) | trails(FAR, 40) | trails(FEW, 40))
def test_a_name_of_a_ward_covers_nothing_or_is_left_out(stops):
    found = draw(stops)

    assert not found or [] == covered(found)


def test_forty_stops_across_a_province_keep_their_wards_legible_and_near():
    """Forty wards on a map 70 km wide: some names find no room, most do; no stop stands in another part of the province."""
    chance = random.Random(5)
    wards = [
        Area(f"Xã Tân An {n}", Point(chance.uniform(9.4, 10.3), chance.uniform(105.3, 106.0)), 3) for n in range(40)
    ]
    found = drawn(*(MappedStop(f"s{n}", n, "ward", ward=ward) for n, ward in enumerate(wards, 1)))
    at = {stop.number: stop for stop in found.placed_stops}
    away = [math.hypot(at[patch.numbers[0]].x - patch.x, at[patch.numbers[0]].y - patch.y) for patch in found.patches]

    assert [] == covered(found)
    assert len(named(found)) >= 20
    assert max(away) < 100


def test_without_any_coordinates_there_is_no_map():
    assert draw(()) is None
    assert (
        draw([MappedStop("a", 1, "ward"), MappedStop("b", 2, "exact"), MappedStop("c", 3, "approximate", ward=OMON)])
        is None
    )


def test_five_points_lie_as_on_the_earth():
    """Their distances are those of the haversine, to a scale of one: the map is true."""
    places = [(10.1105, 105.6235), (10.1275, 105.6181), (10.1412, 105.6402), (10.1689, 105.6011), (10.1802, 105.5722)]
    found = drawn(*(exact(number, *place) for number, place in enumerate(places, 1)))
    metres = found.scale.amount * 1000 / found.scale.length

    for (one, here), (other, there) in itertools.combinations(zip(places, found.placed_stops, strict=True), 2):
        units = math.hypot(here.x - there.x, here.y - there.y)
        assert distance(Point(*one), Point(*other)) == pytest.approx(units * metres, rel=0.005, abs=30)


def test_north_is_up_and_east_is_right():
    one, other = drawn(exact(1, 10.1, 105.6), exact(2, 10.2, 105.7)).placed_stops

    assert "north-east" == direction(Point(10.1, 105.6), Point(10.2, 105.7))
    assert (True, True) == (other.y < one.y, other.x > one.x)


def test_our_five_relics_are_two_wards_with_their_numbers_and_no_way_between_them():
    found = drawn(*FIVE)

    assert [("phường Ô Môn", (1, 2, 3)), ("phường Thới Long", (4, 5))] == [
        (patch.name, patch.numbers) for patch in found.patches
    ]
    assert () == found.legs
    for patch in found.patches:
        there = [badge for badge in found.placed_stops if badge.number in patch.numbers]
        assert 1 == len({badge.y for badge in there})
        assert patch.x == pytest.approx(sum(badge.x for badge in there) / len(there), abs=0.1)
        assert all(math.hypot(badge.x - patch.x, badge.y - patch.y) < patch.r - BADGE for badge in there)
        assert there[0].y + BADGE < patch.label.y < patch.y + patch.r


def test_a_ward_is_as_large_as_the_scale_says():
    found = drawn(*FIVE)

    assert 4.17 * found.scale.length / found.scale.amount == pytest.approx(found.patches[0].r, abs=0.2)


def test_one_point_alone_is_no_map_and_one_ward_is():
    assert None is draw([exact(1, 10.12, 105.62)])
    assert None is draw([exact(1, 10.12, 105.62), MappedStop("b", 2, "ward")])
    assert [1] == [badge.number for badge in drawn(FIVE[0]).placed_stops]


def test_two_stops_in_one_place_stand_side_by_side():
    one, other = drawn(exact(1, 10.12, 105.62), exact(2, 10.12, 105.62)).placed_stops

    assert one.y == other.y
    assert 2 * BADGE < other.x - one.x < 2 * BADGE + 6


def test_the_exact_stays_where_it_is_and_the_approximate_makes_way():
    about = MappedStop("a", 1, "approximate", Point(10.12, 105.62))
    apart = exact(3, 10.15, 105.65)
    alone = drawn(exact(2, 10.12, 105.62), apart).placed_stops[0]
    moved, stayed, _ = drawn(about, exact(2, 10.12, 105.62), apart).placed_stops

    assert (alone.x, alone.y) == (stayed.x, stayed.y)
    assert (stayed.x, stayed.y) != (moved.x, moved.y)


def test_those_of_a_ward_make_way_for_what_is_known_better():
    middle = exact(1, OMON.centre.latitude, OMON.centre.longitude)
    found = drawn(middle, *FIVE[1:3])
    known, *guessed = found.placed_stops

    assert (found.patches[0].x, found.patches[0].y) == (known.x, known.y)
    assert [] == overlapping(found)
    assert abs(known.y - (found.patches[0].label.y - 4)) > BADGE
    assert all(math.hypot(badge.x - known.x, badge.y - known.y) < found.patches[0].r for badge in guessed)


def test_stops_a_country_apart_are_on_one_map():
    found = drawn(exact(1, 10.03, 105.77), exact(2, 21.03, 105.85), *FIVE[3:])

    assert ([], []) == (off_the_map(found), overlapping(found))
    assert "km" == found.scale.unit


# ---- the way --------------------------------------------------------------------------------------


def test_the_way_is_drawn_where_both_ends_are_known_and_never_over_a_gap():
    about = MappedStop("s2", 2, "approximate", Point(10.13, 105.61))
    stops = (exact(1, 10.11, 105.62), about, FIVE[2], exact(4, 10.15, 105.63), exact(5, 10.16, 105.60))
    found = drawn(*stops)
    at = {badge.number: (badge.x, badge.y) for badge in found.placed_stops}

    assert [(*at[1], *at[2], "approximate"), (*at[4], *at[5], "exact")] == [
        (leg.x1, leg.y1, leg.x2, leg.y2, leg.precision) for leg in found.legs
    ]


def test_a_stop_nobody_can_place_breaks_the_way():
    assert () == drawn(exact(1, 10.11, 105.62), MappedStop("x", 2, "exact"), exact(3, 10.15, 105.63)).legs


# ---- the scale ------------------------------------------------------------------------------------


@given(st.floats(0.0001, 60))
def test_a_scale_bar_is_round_and_not_longer_than_a_third_of_the_map(apart):
    scale = drawn(exact(1, 10, 100), exact(2, 10, 100 + apart)).scale
    lead = f"{scale.amount}"

    assert lead[0] in "125"
    assert "" == lead[1:].strip("0")
    assert 39 < scale.length <= 100
    assert scale.amount < 1000 or scale.unit == "km"


def test_a_row_of_many_is_broken_into_lines():
    found = drawn(*(MappedStop(f"s{number}", number, "ward", ward=OMON) for number in range(1, 14)))

    assert 3 == len({badge.y for badge in found.placed_stops})
    assert ([], []) == (overlapping(found), off_the_map(found))


def test_wards_too_small_to_see_keep_their_numbers_and_names_apart():
    found = drawn(*FIVE, MappedStop("s6", 6, "ward", ward=NINH_KIEU), exact(7, 21.03, 105.85))
    labels = [patch.label for patch in found.patches]

    assert ([], []) == (overlapping(found), off_the_map(found))
    assert all(
        abs(one.y - other.y) > 11 or abs(one.x - other.x) > 100 for one, other in itertools.combinations(labels, 2)
    )
