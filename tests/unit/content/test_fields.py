"""What one value of content/ may be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.content import fields
from generator.content.dating import ExtendedDate

# ---- days, hours, addresses -----------------------------------------------------------------------


def taken(kind: object) -> Callable[[str], bool]:
    """Whether a field of this kind takes a value."""
    adapter = TypeAdapter(kind)

    def takes(value: str) -> bool:
        try:
            adapter.validate_python(value)
        except ValidationError:
            return False
        return True

    return takes


takes_day = taken(fields.Day)
takes_whole_day = taken(fields.WholeDay)


def in_calendar(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024])
def test_a_day_is_one_of_the_calendar(year):
    """Every month from 0 to 13 and every day from 0 to 32, leap years and others."""
    wrong = [
        (month, day)
        for month in range(14)
        for day in range(33)
        if in_calendar(year, month, day) != takes_day(f"{year}-{month:02}-{day:02}")
    ]

    assert [] == wrong


@pytest.mark.parametrize("value", ["2004", "2004-11", "2004-11-15"])
def test_a_day_of_a_source_is_as_exact_as_the_source(value):
    assert takes_day(value)
    assert takes_whole_day(value) == (10 == len(value))


@pytest.mark.parametrize(
    "value",
    [
        "15/11/2004",
        "15-11-2004",
        "2004-11-5",
        "2004-1",
        "04",
        "2004-11-15T00:00",
        "2004 11 15",
        "-2004",
        "2004-",
        "",
        "nay",
    ],
)
def test_other_ways_to_write_a_day_are_refused(value):
    assert not takes_day(value)


@pytest.mark.parametrize("value", ["２００４", "២០០៤", "២០២៦-០១-០២", "2004-11-1٥"])
def test_a_day_is_written_in_the_digits_machines_read(value):
    """A Khmer keyboard types Khmer digits; a feed or a sitemap with them is malformed."""
    assert not takes_day(value)


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("https://ditich.example", True),
        ("https://di-san.omon.cantho.gov.vn", True),
        ("https://xn--dtch-8ta.vn", True),
        ("https://ditich.example/", False),
        ("https://ditich.example/q", True),
        ("https://doan.github.io/o-mon", True),
        ("https://doan.github.io/O-Mon/di_tich~2.0", True),
        ("https://doan.github.io/o-mon/", False),
        ("https://doan.github.io//o-mon", False),
        ("https://doan.github.io/a//b", False),
        ("https://doan.github.io/o-mon?a", False),
        ("https://doan.github.io/o-mon#a", False),
        ("https://doan.github.io/../o-mon", False),
        ("https://doan.github.io/.", False),
        ("https://doan.github.io/.git", False),
        ("https://doan.github.io/%C3%B4-m%C3%B4n", False),
        ("https://doan.github.io/ô-môn", False),
        ("https://Doan.github.io/o-mon", False),
        ("https://doan.github.io/o-mon\n", False),
        ("http://ditich.example", False),
        ("https://DITICH.example", False),
        ("https://ditich", False),
        ("https://ditich.example:443", False),
        ("https://a@ditich.example", False),
        ("https://di_tich.example", False),
        ("https://ditích.example", False),
        ("https://.example", False),
        ("https://ditich.example\n", False),
        ("//ditich.example", False),
    ],
)
def test_a_printed_code_begins_with_scheme_and_host_and_maybe_a_sub_path(value, right):
    assert right == taken(fields.Origin)(value)


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("https://baocantho.com.vn/a?b=c#d", True),
        ("http://x.vn", True),
        ("https://vi.wikipedia.org/wiki/Đình_(kiến_trúc)", True),
        ("baocantho.com.vn", False),
        ("www.baocantho.com.vn", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//x.vn", False),
        ("https:///x", False),
        ("https://x.vn/a b", False),
        ("https://", False),
        ("ftp://x.vn", False),
    ],
)
def test_a_source_is_found_at_a_whole_web_address(value, right):
    assert right == taken(fields.WebAddress)(value)


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("a@b.vn", True),
        ("ban.quan.ly@cantho.gov.vn", True),
        ("a@b", False),
        ("a b@c.vn", False),
        ("a", False),
        ("@b.vn", False),
    ],
)
def test_an_e_mail_address_has_a_name_and_a_host(value, right):
    assert right == taken(fields.Email)(value)


@pytest.mark.parametrize("value", ["yes", "no", "True", "1", "", "on", "đúng"])
def test_true_and_false_are_written_so(value):
    assert taken(fields.Truth)("true")
    assert taken(fields.Truth)("false")
    assert not taken(fields.Truth)(value)


@pytest.mark.parametrize(
    ("value", "to_come"),
    [
        ("2026-11-25", False),
        ("2026-11-26", False),  # it has begun in UTC+14
        ("2026-11-27", True),
        ("2026-11", False),
        ("2026-12", True),
        ("2026", False),
        ("2027", True),
        ("0001", False),
    ],
)
def test_what_was_is_not_still_to_come(value, to_come):
    """To the precision it is written in, and in every time zone."""
    for model in (fields.Day, ExtendedDate):
        try:
            TypeAdapter(model).validate_python(value, context={fields.TODAY: "2026-11-25"})
            said = ""
        except ValidationError as error:
            said = error.errors()[0]["type"]

        assert ("date_to_come" if to_come else "") == said


def test_a_month_that_begins_tomorrow_has_begun_somewhere():
    assert "2026-12" == TypeAdapter(fields.Day).validate_python("2026-12", context={fields.TODAY: "2026-11-30"})


def test_a_domain_may_end_in_the_future():
    assert "2031-01-01" == TypeAdapter(fields.DayToCome).validate_python(
        "2031-01-01", context={fields.TODAY: "2026-11-25"}
    )
