"""A feast is on the day that calendars printed in Vietnam say."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
import vnlunar
from hypothesis import given
from hypothesis import strategies as st

from generator.festivals import lunar
from generator.festivals.lunar import solar


def occurrences(month: int, days: tuple[int, ...], today: date, count: int) -> tuple[tuple[date, date], ...]:
    """Of days of one month."""
    return lunar.occurrences((month, days[0]), (month, days[-1]), today, count)


A_DAY = timedelta(days=1)

# Published days of Tết from 1960 on, ten years a line.
TET = """
    01-28 02-15 02-05 01-25 02-13 02-02 01-21 02-09 01-29 02-16
    02-06 01-27 02-15 02-03 01-23 02-11 01-31 02-18 02-07 01-28
    02-16 02-05 01-25 02-13 02-02 01-21 02-09 01-29 02-17 02-06
    01-27 02-15 02-04 01-23 02-10 01-31 02-19 02-07 01-28 02-16
    02-05 01-24 02-12 02-01 01-22 02-09 01-29 02-17 02-07 01-26
    02-14 02-03 01-23 02-10 01-31 02-19 02-08 01-28 02-16 02-05
    01-25 02-12 02-01 01-22 02-10 01-29 02-17 02-06 01-26 02-13
    02-02 01-23 02-11 01-31 02-19 02-08 01-28 02-15 02-04 01-24
    02-12 02-01 01-22 02-10 01-30 02-17 02-06 01-26 02-14 02-02
    01-23 02-11 02-01 02-18
"""
PUBLISHED = {year: date.fromisoformat(f"{year}-{day}") for year, day in enumerate(TET.split(), 1960)}

# The years since 1960 whose Chinese New Year is another day: the new moon, or in 1984 the winter solstice, was in the
# hour when it is past midnight in Beijing and not in Hanoi.
CHINESE = {
    1968: date(1968, 1, 30),
    1969: date(1969, 2, 17),
    1985: date(1985, 2, 20),
    2007: date(2007, 2, 18),
    2030: date(2030, 2, 3),
    2053: date(2053, 2, 19),
}

feasts = st.lists(st.integers(1, 30), min_size=1, max_size=4).map(lambda days: tuple(sorted(days)))
months = st.integers(1, 12)
todays = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize("year", [year for year in PUBLISHED if year != 1965])
def test_the_lunar_year_begins_at_tet(year):
    assert PUBLISHED[year] == solar(year, 1, 1)


def test_before_1968_a_printed_calendar_may_be_a_day_off():
    """Calendars still went by the hour of Beijing; the moon of Tết 1965 was new at 23:36 in Hanoi."""
    assert PUBLISHED[1965] - A_DAY == solar(1965, 1, 1)


@pytest.mark.parametrize("year", CHINESE)
def test_tet_is_not_the_chinese_new_year(year):
    assert CHINESE[year] != solar(year, 1, 1)


@pytest.mark.parametrize(
    ("lunar", "day"),
    [
        ((2024, 3, 10), date(2024, 4, 18)),  # Giỗ Tổ Hùng Vương
        ((2025, 3, 10), date(2025, 4, 7)),
        ((2026, 3, 10), date(2026, 4, 26)),
        ((2023, 4, 15), date(2023, 6, 2)),  # Phật Đản, after a leap month 2
        ((2025, 4, 15), date(2025, 5, 12)),
        ((2025, 7, 15), date(2025, 9, 6)),  # Vu Lan, after a leap month 6
        ((2020, 8, 15), date(2020, 10, 1)),  # Trung Thu, after a leap month 4
        ((2024, 8, 15), date(2024, 9, 17)),
        ((2024, 12, 23), date(2025, 1, 22)),  # Ông Công Ông Táo
        ((1852, 11, 29), date(1853, 1, 8)),  # a certificate of Tự Đức 5, as a travel page works it out
    ],
)
def test_feasts_are_on_their_published_days(lunar, day):
    assert day == solar(*lunar)


def test_there_is_no_30th_of_the_last_month_from_2025_to_2032():
    """Newspapers wrote of it: for eight years, the day before Tết is the 29th."""
    assert [None] * 8 == [solar(year, 12, 30) for year in range(2024, 2032)]
    assert (date(2024, 2, 9), date(2033, 1, 30)) == (solar(2023, 12, 30), solar(2032, 12, 30))


def test_a_month_is_not_its_leap_month():
    """2033 has one after month 11, the only such year in a century; rules of thumb fail there."""
    assert (date(2033, 11, 22), date(2034, 1, 20)) == (solar(2033, 11, 1), solar(2033, 12, 1))


def test_every_day_is_that_of_ho_ngoc_duc_s_tables():
    """The tables most calendars of Vietnam are made from, of 1968 to 2053, as vnlunar has them.

    In May 2054 the moon is new a minute after midnight by one reckoning and before it by the other: nobody can say yet
    how the turning Earth will slow down. A Chinese table differs somewhere in 34 of
    these 86 years.
    """
    every = [(year, month, day) for year in range(1968, 2054) for month in range(1, 13) for day in (1, 15, 29, 30)]
    tables = {(y, m, d): vnlunar.convert_lunar_to_solar(d, m, y) for y, m, d in every}

    assert {at: day and date(*day[::-1]) for at, day in tables.items()} == {at: solar(*at) for at in every}


# ---- feasts ---------------------------------------------------------------------------------------


def test_a_feast_of_some_days_has_a_first_and_a_last():
    assert ((date(2025, 5, 11), date(2025, 5, 13)),) == occurrences(4, (14, 15, 16), date(2025, 1, 1), 1)


@pytest.mark.parametrize(
    ("days", "short", "full"),
    [
        ((30,), (date(2025, 1, 28), date(2025, 1, 28)), (date(2024, 2, 9), date(2024, 2, 9))),
        ((29, 30), (date(2025, 1, 28), date(2025, 1, 28)), (date(2024, 2, 8), date(2024, 2, 9))),
    ],
)
def test_the_30th_of_a_short_month_is_kept_on_its_last_day(days, short, full):
    assert (full, short) == occurrences(12, days, date(2024, 1, 1), 2)


def test_a_feast_may_begin_twice_in_a_solar_year():
    assert [date(2024, 1, 11), date(2024, 12, 31), date(2026, 1, 19)] == [
        first for first, _ in occurrences(12, (1,), date(2024, 1, 1), 3)
    ]


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2025, 1, 1), date(2025, 1, 14)),  # month 12 of the lunar year before
        (date(2025, 1, 14), date(2025, 1, 14)),
        (date(2025, 1, 15), date(2025, 1, 14)),  # still on
        (date(2025, 1, 16), date(2026, 2, 2)),
        (date(2025, 12, 31), date(2026, 2, 2)),
        (date(2026, 2, 3), date(2026, 2, 2)),
        (date(2026, 2, 4), date(2027, 1, 22)),
    ],
)
def test_a_feast_is_the_next_one_until_its_last_day_is_over(today, first):
    assert ((first, first + A_DAY),) == occurrences(12, (15, 16), today, 1)


@given(months, feasts, todays)
def test_no_feast_is_passed_over(month, days, today):
    """Of all that are not over, these are the first."""
    kept = [
        [solar(year, month, day) or solar(year, month, day - 1) for day in (days[0], days[-1])]
        for year in range(today.year - 3, today.year + 4)
    ]

    assert [(first, last) for first, last in kept if today <= last][:3] == list(occurrences(month, days, today, 3))


@given(months, feasts, todays)
def test_from_one_feast_to_the_next_it_is_twelve_or_thirteen_months(month, days, today):
    held = occurrences(month, days, today, 5)

    assert today <= held[0][1]
    assert [] == [(one, other) for (one, _), (other, _) in pairwise(held) if not 353 <= (other - one).days <= 385]
