"""A day as people write it is that day, or several, or none: nothing is guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.register.days import readings

TODAY = date(2026, 11, 29)
FORMS = (
    "{0:%Y-%m-%d}",
    "{0.year:04}/{0.month}/{0.day}",
    "{0:%Y%m%d}",
    "{0.day}.{0.month}.{0:%Y}",
    "{0.day:02}.{0.month:02}.{0:%Y}",
    "{0.day} tháng {0.month} năm {0:%Y}",
    "Ngày {0.day} tháng {0.month}, {0:%Y}",
    "{0:%d} {0:%B} {0:%Y}",
    "{0:%b} {0.day}, {0:%Y}",
)


def iso(typed: str) -> list[str]:
    return [day.isoformat() for day in readings(typed, TODAY)]


@pytest.mark.parametrize("form", FORMS)
@given(st.dates(date(1000, 1, 1)))
def test_a_day_written_so_that_it_can_be_read_in_one_way_is_that_day(form, day):
    assert (day,) == readings(form.format(day), TODAY)


@pytest.mark.parametrize("sign", "/-")
@given(day=st.dates(date(1000, 1, 1)))
def test_day_and_month_may_change_places_only_where_both_may_be_a_month(sign, day):
    """Vietnamese and English people read it differently; so it is never guessed."""
    found = readings(f"{day.day}{sign}{day.month}{sign}{day:%Y}", TODAY)

    assert day in found
    assert (2 if day.day <= 12 and day.day != day.month else 1) == len(found)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("hôm nay", ["2026-11-29"]),
        ("Hôm  qua", ["2026-11-28"]),
        ("HOM KIA", ["2026-11-27"]),
        ("the day before yesterday", ["2026-11-27"]),
        ("ngày 28/11/2026", ["2026-11-28"]),
        ("２８／１１／２０２６", ["2026-11-28"]),
        ("28th Nov. 2026", ["2026-11-28"]),
        ("28/11/26", ["2026-11-28", "2028-11-26"]),
        ("28.11.26", ["2026-11-28"]),
        ("3/4/5", ["2003-04-05", "2005-03-04", "2005-04-03"]),
    ],
)
def test_days_of_a_register(typed, days):
    assert days == iso(typed)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "28/11", "11/2026", "2026", "31/2/2026", "2026-13-01", "0/0/0000", "28-11/2026", "1/2/3/4", "tuần trước",
     "2026-11-28T00:00", "-1", "9" * 400, "hôm qua hôm qua", "28 frimaire 2026", "\x00", "ngày"],
)  # fmt: skip
def test_what_is_no_whole_day_is_none(typed):
    assert [] == iso(typed)


@given(st.text())
def test_whatever_is_typed_is_read(typed):
    assert all(isinstance(day, date) for day in readings(typed, TODAY))


def test_yesterday_on_the_first_of_march():
    assert (date(2028, 3, 1) - timedelta(days=1),) == readings("hôm qua", date(2028, 3, 1))
