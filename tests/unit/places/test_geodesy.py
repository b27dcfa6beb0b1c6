"""How far, which way, and what is odd about two numbers; asked of another geodesy and of an atlas."""

from __future__ import annotations

import math

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.places.geodesy import DIRECTIONS, Circle, Point, direction, distance, judge, swapped

OMON, THOI_LONG = Point(10.1245, 105.625), Point(10.1701, 105.583)

VIETNAM = st.builds(Point, st.floats(8, 23.4), st.floats(102.1, 110))
EARTH = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


def on_the_ellipsoid(one: Point, other: Point) -> dict[str, float]:
    """The same question asked of Karney's geodesics on WGS 84, right to nanometres."""
    return Geodesic.WGS84.Inverse(one.latitude, one.longitude, other.latitude, other.longitude)


# ---- distance -------------------------------------------------------------------------------------


@given(VIETNAM, VIETNAM)
def test_a_distance_in_vietnam_is_off_by_less_than_6_in_1000(one, other):
    true = on_the_ellipsoid(one, other)["s12"]

    assert distance(one, other) == pytest.approx(true, rel=0.006, abs=0.001)


@given(EARTH, EARTH)
def test_distance_is_symmetric(one, other):
    assert distance(one, other) == pytest.approx(distance(other, one), abs=1e-6)
    assert 0 <= distance(one, other) <= math.pi * 6_371_009


def test_the_distance_from_a_point_to_itself_is_zero():
    assert 0 == distance(OMON, OMON)
    assert math.pi * 6_371_008.8 == pytest.approx(distance(Point(10, 105), Point(-10, -75)))


def test_a_circle_holds_what_is_near_enough():
    assert (True, False) == (Circle(OMON, 6.85).holds(THOI_LONG), Circle(OMON, 6.84).holds(THOI_LONG))


# ---- direction ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("north", "east", "named"),
    [
        (1, 0, "north"),
        (1, 1, "north-east"),
        (0, 1, "east"),
        (-1, 1, "south-east"),
        (-1, 0, "south"),
        (-1, -1, "south-west"),
        (0, -1, "west"),
        (1, -1, "north-west"),
    ],
)
def test_a_map_has_north_above_and_east_on_the_right(north, east, named):
    assert named == direction(OMON, Point(OMON.latitude + north / 100, OMON.longitude + east / 100))


@given(VIETNAM, VIETNAM)
def test_a_direction_is_that_of_the_geodesic(one, other):
    assume(distance(one, other) > 1)
    eighths = on_the_ellipsoid(one, other)["azi1"] / 45
    assume(abs(eighths % 1 - 0.5) > 0.01)  # between two directions either will do

    assert DIRECTIONS[round(eighths) % 8] == direction(one, other)


@given(EARTH, EARTH)
def test_there_is_a_direction_from_anywhere_to_anywhere(one, other):
    assert direction(one, other) in DIRECTIONS
    assert "north" == direction(one, one)


# ---- what is written ------------------------------------------------------------------------------


def land(*known: Circle):
    return lambda point: any(circle.holds(point) for circle in known)


WARD = Circle(OMON, 12)
VIETNAM_OF_TWO = land(WARD, Circle(Point(21.03, 105.85), 20))


@pytest.mark.parametrize(
    ("latitude", "longitude", "thought"),
    [
        (10.1245, 105.625, "fine"),
        (10.16, 105.59, "fine"),
        (105.625, 10.1245, "swapped"),
        (21.03, 105.85, "astray"),
        (11.1245, 105.625, "at-sea-or-abroad"),
        (10.1245, 106.625, "at-sea-or-abroad"),
        (-10.1245, 105.625, "at-sea-or-abroad"),
        (10.1245, -105.625, "at-sea-or-abroad"),
        (0, 0, "at-sea-or-abroad"),
        (1012.45, 105.625, "at-sea-or-abroad"),
    ],
)
def test_each_kind_of_wrong_coordinates_is_told_apart(latitude, longitude, thought):
    assert thought == judge(latitude, longitude, WARD, VIETNAM_OF_TWO)


def test_where_nobody_knows_the_ward_any_land_will_do():
    assert "fine" == judge(21.03, 105.85, None, VIETNAM_OF_TWO)
    assert "at-sea-or-abroad" == judge(16.0, 110.0, None, VIETNAM_OF_TWO)


def test_what_lies_in_its_ward_is_looked_at_no_further():
    def never(_: Point) -> bool:
        raise AssertionError

    assert "fine" == judge(10.13, 105.62, WARD, never)


@given(st.floats(8, 23.4), st.floats(102.1, 114.5))
def test_whatever_lies_in_vietnam_is_swapped_one_way_round_alone(latitude, longitude):
    assert (True, False) == (swapped(longitude, latitude), swapped(latitude, longitude))


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_what_swapping_does_not_mend_is_not_called_swapped(latitude, longitude):
    assume(not (6 <= longitude <= 23.5 and latitude >= 102))

    assert not swapped(latitude, longitude)
