"""A repeat is one within half an hour of the last, whatever lies between."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.counts import visits
from generator.counts.visits import WINDOW, Visits

scans = st.lists(
    st.tuples(st.integers(0, 3 * WINDOW), st.sampled_from(["a", "b"]), st.sampled_from([b"1", b"2", b"3"])), max_size=60
)


@given(scans)
def test_it_is_what_looking_through_all_of_them_says(drawn):
    seen, known = list[tuple[int, str, bytes]](), Visits()
    for at, code, visitor in sorted(drawn):
        last = max((when for when, *who in seen if who == [code, visitor]), default=-WINDOW - 1)

        assert (at - last <= WINDOW) == known.is_repeat(code, visitor, at)

        seen.append((at, code, visitor))


def test_no_more_are_remembered_than_may_be(monkeypatch):
    monkeypatch.setattr(visits, "MOST", 100)
    known = Visits()
    for number in range(5000):
        known.is_repeat("a", str(number).encode(), 1_000_000)

    assert len(known._now) + len(known._before) <= 200
    assert known.is_repeat("a", b"4999", 1_000_001)


def test_a_log_of_another_server_that_begins_earlier_is_told_too():
    known = Visits()
    known.is_repeat("a", b"1", 1_000_000)

    assert not known.is_repeat("a", b"1", 900_000)
    assert known.is_repeat("a", b"1", 900_060)
