"""Numbers as they may be shown, months as they are joined, and a file that is read back as it was written."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.counts.amount import FEW, LEAST, NONE, Amount, amount, parsed
from generator.counts.month import as_csv, joined, month_of, read_month
from generator.counts.tally import ALL, EVENTS, summed
from tests.support.visitors import PROGRAMS

DAYS = [f"2026-11-{number:02}" for number in range(1, 31)]
SUBJECTS = (ALL, "plaque 4nvh3", "relic dinh-mot", "language vi")

numbers = st.dictionaries(
    st.sampled_from(DAYS),
    st.dictionaries(
        st.tuples(st.sampled_from(SUBJECTS), st.sampled_from((*EVENTS, *PROGRAMS))), st.integers(0, 40), max_size=6
    ).map(Counter),
)


@given(st.integers(0, 10_000))
def test_an_amount_is_read_as_it_was_written_and_hides_what_is_small(number):
    shown = amount(number)

    assert shown == parsed(str(shown))
    assert shown.low <= number <= shown.high
    assert (str(number) == str(shown)) == (number == 0 or number >= LEAST)


@given(st.lists(st.integers(0, 30), max_size=6))
def test_a_sum_of_amounts_holds_the_sum_of_the_numbers(parts):
    total = sum(map(amount, parts), NONE)

    assert total.low <= sum(parts) <= total.high
    assert total == parsed(str(total))


@pytest.mark.parametrize("text", ["1", "4", "05", "-1", "5-5", "9-7", "<4", "", " 7", "7.0", "١٢", "1e3", "9" * 40])
def test_what_is_no_amount_is_none(text):
    assert parsed(text) is None


@given(numbers, st.sets(st.sampled_from(DAYS)))
def test_a_file_is_read_back_as_it_was_written(days, chosen):
    month = month_of("2026-11", days, chosen)
    read, problems = read_month("2026-11", as_csv(month), "content/counts/2026-11.csv")

    assert [] == problems
    assert read == month
    assert tuple(sorted(chosen)) == month.days
    assert as_csv(month) == as_csv(read)


@given(numbers, st.sets(st.sampled_from(DAYS)), st.sets(st.sampled_from(DAYS)))
def test_days_are_counted_once_however_runs_overlap(days, first, second):
    before = joined(None, "2026-11", days, first).month
    after = joined(before, "2026-11", days, second)

    assert after.month.days == tuple(sorted(first | second))
    truth = summed(days, first | second)
    for (period, subject, event), shown in after.month.rows.items():
        if period == "2026-11":
            assert shown.low <= truth[subject, event] <= shown.high
    assert {key for key, number in truth.items() if number} == {
        (subject, event) for period, subject, event in after.month.rows if period == "2026-11"
    }
    if first <= second:
        assert after.month == month_of("2026-11", days, second)
    again = joined(after.month, "2026-11", days, second).month
    assert again == after.month
    assert not after.fewer


def test_less_on_the_same_days_is_not_taken_for_more():
    before = month_of("2026-11", {DAYS[0]: Counter({(ALL, "first"): 90})}, DAYS[:1])

    assert joined(before, "2026-11", {DAYS[0]: Counter({(ALL, "first"): 80})}, DAYS[:2]).fewer
    assert not joined(before, "2026-11", {DAYS[0]: Counter({(ALL, "first"): 91})}, DAYS[:2]).fewer


def test_weeks_are_those_of_iso_as_far_as_they_lie_in_the_month():
    days = {day: Counter({(ALL, "first"): 10}) for day in DAYS}
    month = month_of("2026-11", days, DAYS)

    assert Amount(10, 10) == month.amount("first", period="2026-W44")  # Sunday, 1 November
    assert Amount(70, 70) == month.amount("first", period="2026-W45")
    assert Amount(300, 300) == month.scans()


def test_a_file_with_a_byte_order_mark_and_other_line_ends_is_read():
    month, problems = read_month("2026-11", "\ufeffperiod,subject,event,count\r\n2026-11,all,first,<5\r\n", "x")

    assert [] == problems
    assert month
    assert FEW == month.scans()


@pytest.mark.parametrize(
    "text", ["", "a", "period,subject,event\n", "2026-11,all,first,7\n", 'period,"subject\n', "\0"]
)
def test_a_file_of_something_else_is_a_problem(text):
    month, problems = read_month("2026-11", text, "x")

    assert month is None
    assert "count-columns" == problems[0].code
