"""Relics near one another are grouped, and a new relic disturbs only the groups about it."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from generator.places.geodesy import Point, distance
from generator.places.neighbourhoods import MOST, Located, neighbourhoods

POINTS = st.builds(Point, st.floats(8.5, 23.4), st.floats(102.2, 109.4)) | st.sampled_from(
    [Point(10.1245, 105.625), Point(10.1701, 105.583)]
)
RELICS = st.lists(st.tuples(st.sampled_from(["", "a", "b"]), st.none() | POINTS), max_size=80).map(
    lambda drawn: [Located(f"r{number:02}", ward, point) for number, (ward, point) in enumerate(drawn)]
)


@given(RELICS)
def test_every_relic_is_in_exactly_one_group_of_at_most_twelve(relics):
    groups = list(neighbourhoods(relics))

    assert sorted(relic.id for relic in relics) == sorted(relic for group in groups for relic in group)
    assert all(1 <= len(group) <= MOST for group in groups)


@given(RELICS, st.randoms())
def test_the_order_in_which_relics_come_does_not_matter(relics, chance: random.Random):
    shuffled = chance.sample(relics, len(relics))

    assert list(neighbourhoods(relics)) == list(neighbourhoods(shuffled))


def district(seed: int, count: int) -> list[Located]:
    """Relics all over a district."""
    chance = random.Random(seed)
    return [
        Located(f"r{number:03}", "", Point(chance.uniform(10.0, 10.3), chance.uniform(105.5, 105.8)))
        for number in range(count)
    ]


def test_as_few_as_one_group_holds_are_together_whatever_is_known_of_them():
    relics = [*district(1, 6), Located("s1", "a", None), Located("s2", "", Point(21.0, 105.8))]

    assert [8] == [len(group) for group in neighbourhoods(relics)]


def test_those_of_a_group_are_nearer_one_another_than_others():
    relics = district(2, 300)
    points = {relic.id: relic.point for relic in relics}
    groups = [group for group in neighbourhoods(relics) if len(group) > 1]
    inside = [distance(points[one], points[two]) for group in groups for one in group for two in group if one < two]
    anywhere = [distance(points[one], points[two]) for one in points for two in points if one < two]

    assert sum(inside) / len(inside) < sum(anywhere) / len(anywhere) / 4


def test_a_group_is_a_way_from_one_to_the_nearest_next():
    relics = [Located(f"r{number}", "", Point(10.0, 105.0 + east)) for number, east in enumerate((0.0, 0.3, 0.1, 0.2))]

    assert [("r0", "r2", "r3", "r1")] == list(neighbourhoods(relics))


def test_a_new_relic_changes_only_the_groups_about_it():
    relics = district(3, 1000)
    before = set(neighbourhoods(relics))
    after = set(neighbourhoods([*relics, Located("s000", "", Point(10.1, 105.6))]))

    assert len(before) > 80
    assert len(after - before) <= 3


def test_few_relics_stand_alone():
    sizes = [len(group) for seed in range(5) for group in neighbourhoods(district(seed, 1000))]

    assert sizes.count(1) / len(sizes) < 0.02


def test_without_a_point_those_of_a_ward_are_together():
    relics = [Located(f"r{number:02}", "ab"[number % 2], None) for number in range(24)]

    assert [{"a"}, {"b"}] == [{relic.ward for relic in relics if relic.id in group} for group in neighbourhoods(relics)]
