"""Long lists are cut evenly, and every page is a few taps away from every other one."""

from __future__ import annotations

from math import log

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.paging import cut, pager, within_reach


@given(st.integers(0, 5000), st.integers(1, 60))
def test_a_list_is_cut_evenly_and_nothing_is_lost(length, most):
    parts = cut(range(length), most)
    sizes = {len(part) for part in parts}

    assert list(range(length)) == [item for part in parts for item in part]
    assert len(parts) == -(-length // most)
    assert max(sizes, default=0) <= most
    assert max(sizes, default=0) - min(sizes, default=0) <= 1


@given(st.integers(1, 4000), st.data())
def test_a_page_leads_to_few_others_its_neighbours_and_both_ends_among_them(count, data):
    current = data.draw(st.integers(1, count))
    reached = within_reach(current, count)

    assert sorted(set(reached)) == list(reached)
    assert {1, count, max(1, current - 1), min(count, current + 1), current} <= set(reached) <= set(range(1, count + 1))
    assert len(reached) <= 3 + 2 * (1 + log(count, 3))


@given(st.integers(1, 4000), st.data())
def test_every_page_is_a_few_taps_away(count, data):
    """For somebody who always taps the last link that does not go too far."""
    here, goal = data.draw(st.integers(1, count)), data.draw(st.integers(1, count))
    taps = 0
    while here != goal:
        here = min(within_reach(here, count), key=lambda number: abs(number - goal))
        taps += 1

    assert taps <= 1 + 2 * log(count, 3)


def test_a_list_of_one_page_has_no_way_through_it():
    assert pager(1, 1, "", str, lambda number: (str(number), "")) is None


def test_the_way_through_a_list_says_where_one_is():
    way = pager(3, 5, "Trang 3/5", lambda number: f"/{number}/", lambda number: ("abcde"[number - 1], ""))

    assert ("/2/", "/4/") == (way.previous, way.next)
    assert [(1, "a", False), (2, "b", False), (3, "c", True), (4, "d", False), (5, "e", False)] == [
        (jump.number, jump.label, jump.current) for jump in way.jumps
    ]
