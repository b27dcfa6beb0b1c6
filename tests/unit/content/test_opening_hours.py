"""Opening hours as OpenStreetMap writes them: what is taken means the same to another reader, and what is refused is mended."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours

from generator.content.opening_hours import DAYS, MONTHS, RefusedError, from_old_fields, read, times_on, written
from generator.content.opening_hours_meant import days_meant, meant

TAKEN = [
    "08:00-17:00",
    "07:00-11:00,13:00-17:00",
    "13:00-17:00,07:00-11:00",
    "Mo-Fr 07:00-11:00,13:00-17:00; Sa,Su 08:00-17:00",
    "Mo-Fr 08:00-17:00; PH off",
    "Sa-Mo 08:00-17:00",
    "08:00-17:00; Mo off",
    "08:00-17:00; Mo closed",
    "Mo,We-Fr 08:00-24:00",
    "Apr-Oct: 07:00-18:00; Nov-Mar: 08:00-17:00",
    "Apr-Oct Mo-Fr 07:00-18:00",
    "08:00-17:00; Dec-Feb 09:00-16:00",
    "Mo-Fr 08:00-17:00; Apr-Oct Sa 08:00-11:00; Jul off",
    "24/7",
    "00:00-24:00",
    "off",
    "PH 08:00-11:00",
]
SUNNY = ["sunrise-sunset", "Mo-Fr sunrise-11:00,13:00-sunset", "06:00-sunset"]
MOMENTS = [
    datetime(2026, month, day, hour, minute)  # noqa: DTZ001 -- on the wall of the place, as the other reader takes it
    for month in range(1, 13)
    for day in range(9, 16)  # each day of the week
    for hour, minute in ((0, 0), (6, 59), (7, 0), (10, 59), (11, 0), (12, 30), (16, 59), (17, 0), (23, 59))
]


def is_open(text: str, moment: datetime) -> bool:
    spans = times_on(read(text), moment.month - 1, moment.weekday())
    return any(begin <= f"{moment:%H:%M}" < end for begin, end in spans)


@pytest.mark.parametrize("text", TAKEN)
def test_what_is_taken_means_the_same_to_another_reader(text):
    """The library `opening-hours-py`, at moments of each month and day of the week; without a country it has no holidays."""
    other = OpeningHours(text)

    assert [is_open(text, moment) for moment in MOMENTS] == [other.is_open(moment) for moment in MOMENTS]


@pytest.mark.parametrize("text", SUNNY)
def test_hours_by_the_sun_are_taken_by_another_reader_too(text):
    """It needs a place to know when the sun rises; the page says “sunrise”."""
    read(text)
    OpeningHours(text)


def lists(names: tuple[str, ...], *more: str) -> st.SearchStrategy[str]:
    one = st.one_of(
        st.sampled_from([*names, *more]), st.builds("{}-{}".format, st.sampled_from(names), st.sampled_from(names))
    )
    return st.one_of(st.just(""), st.lists(one, min_size=1, max_size=3).map(lambda parts: ",".join(parts) + " "))


clocks = st.builds("{:02}:{:02}".format, st.integers(0, 24), st.sampled_from([0, 0, 30]))
spans = st.lists(st.builds("{}-{}".format, clocks, clocks), min_size=1, max_size=2).map(",".join)
rules = st.builds("{}{}{}".format, lists(MONTHS), lists(DAYS, "PH"), st.one_of(spans, st.just("off")))
texts = st.lists(rules, min_size=1, max_size=3).map("; ".join)


@settings(max_examples=60)
@given(texts)
def test_whatever_rules_are_taken_mean_the_same_to_another_reader(text):
    try:
        read(text)
    except RefusedError:
        return
    other = OpeningHours(text)

    some = MOMENTS[::5]
    assert [is_open(text, moment) for moment in some] == [other.is_open(moment) for moment in some]


@given(texts)
def test_rules_are_written_as_they_are_read(text):
    try:
        found = read(text)
    except RefusedError:
        return

    assert found == read(written(found))


@pytest.mark.parametrize(
    "text",
    ["", "8:00-17:00", "08:00–17:00", "8h-17h", "08:00", "Mo-Fr", "mo-fr 08:00-17:00", "Mo-Fr08:00-17:00", "08:00-17:00;", "25:00-26:00",
     "08:00-24:30", "Su[1] 08:00-10:00", "Mo-Fr 24/7", "24/7; Mo off", "0８:00-17:00", "2026 08:00-17:00", "08:00+", "Jan 1 off", "week 1 off"],
)  # fmt: skip
def test_what_is_not_offered_here_is_refused(text):
    with pytest.raises(RefusedError) as refused:
        read(text)

    assert "hours_form" == refused.value.code


@pytest.mark.parametrize(
    ("text", "code", "best"),
    [
        ("17:00-08:00", "hours_order", "08:00-17:00"),
        ("Mo-Fr 08:00-17:00; Sa 22:00-02:00", "hours_order", "Mo-Fr 08:00-17:00; Sa 02:00-22:00"),
        ("08:00-08:00", "hours_order", ""),
        ("08:00-12:00,11:00-17:00", "hours_overlap", "08:00-17:00"),
        ("Mo-Fr 07:00-11:00; Mo-Fr 13:00-17:00", "hours_overlap", "Mo-Fr 07:00-11:00,13:00-17:00"),
        ("Mo-Fr 08:00-17:00; Fr 08:00-11:00", "hours_overlap", "Mo-Th 08:00-17:00; Fr 08:00-11:00"),
        ("Fr 08:00-11:00; Mo-Fr 08:00-17:00", "hours_overlap", ""),
        ("Mo off; 08:00-17:00", "hours_overlap", ""),
    ],
)
def test_hours_that_cannot_be_meant_are_refused_with_what_may_be(text, code, best):
    """OpenStreetMap takes an end before the begin as one after midnight, and lets a later rule replace an earlier one silently."""
    with pytest.raises(RefusedError) as refused:
        read(text)

    assert (code, best) == (refused.value.code, refused.value.best)


GUESSES = {
    "8h-17h": "08:00-17:00",
    "8:00-17:00": "08:00-17:00",
    "8h30 - 17h": "08:30-17:00",
    "8-17": "08:00-17:00",
    "08.00-17.00": "08:00-17:00",
    "8 giờ sáng - 5 giờ chiều": "08:00-17:00",
    "8am-5pm": "08:00-17:00",
    "hằng ngày từ 7 giờ đến 18 giờ": "07:00-18:00",
    "7:00–11:00, 13:00–17:00": "07:00-11:00,13:00-17:00",
    "Thứ 2 – thứ 6: 7h30–11h, 13h–17h; chủ nhật nghỉ": "Mo-Fr 07:30-11:00,13:00-17:00; Su off",
    "T2-T6 7h-11h, CN 8h-10h": "Mo-Fr 07:00-11:00; Su 08:00-10:00",
    "thứ bảy và chủ nhật 8h-17h": "Sa,Su 08:00-17:00",
    "Mon-Fri 8:00-17:00": "Mo-Fr 08:00-17:00",
    "Mo-Fr: 08:00-17:00": "Mo-Fr 08:00-17:00",
    "Mo-Fr 08:00–17:00, PH off": "Mo-Fr 08:00-17:00; PH off",
    "tháng 4 - tháng 10: 7h-18h": "Apr-Oct 07:00-18:00",
    "từ bình minh đến hoàng hôn": "sunrise-sunset",
    "cả ngày": "24/7",
    "24/24": "24/7",
    "thứ 2 - thứ 6": "",
    "sáng sớm": "",
    "8h": "",
    "liên hệ trước": "",
}


@pytest.mark.parametrize(("typed", "hours"), GUESSES.items())
def test_what_was_meant_is_guessed_where_it_is_sure(typed, hours):
    assert hours == meant(typed)


@given(st.one_of(texts, st.text("0123456789h:-–,;. MoFrthứ ", max_size=20)))
def test_a_guess_would_be_taken(typed):
    hours = meant(typed)

    assert not hours or read(hours)


def test_days_without_times_are_seen():
    assert ["Mo-Fr", "Su", ""] == [days_meant(typed) for typed in ("thứ 2 - thứ 6", "Chủ nhật", "sáng")]


@pytest.mark.parametrize(
    ("opens", "closes", "hours"),
    [("08:00", "17:00", "08:00-17:00"), ("17:00", "08:00", ""), ("8h", "17h", ""), (None, "17:00", "")],
)
def test_hours_there_were_before_are_a_span(opens, closes, hours):
    assert hours == from_old_fields({"opens": opens, "closes": closes})
