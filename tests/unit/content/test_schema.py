"""What the fields of content/ take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.content import schema
from generator.content.schema import (
    AboutFrontMatter,
    Caption,
    Founded,
    Place,
    PlaqueFile,
    Project,
    RelicFacts,
    StoryFrontMatter,
)

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


takes_day = taken(schema.Day)
takes_whole_day = taken(schema.WholeDay)
takes_clock = taken(schema.Clock)


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


def test_a_clock_shows_every_minute_of_a_day_and_no_other():
    times = {f"{hour:02}:{minute:02}" for hour in range(30) for minute in range(70)}

    assert {f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(60)} == {
        t for t in times if takes_clock(t)
    }


@pytest.mark.parametrize("value", ["8:00", "08h00", "08:00:00", "1020", " 08:00", "០៨:០០", "08:0０"])
def test_other_ways_to_write_a_time_are_refused(value):
    assert not takes_clock(value)


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("https://ditich.example", True),
        ("https://di-san.omon.cantho.gov.vn", True),
        ("https://xn--dtch-8ta.vn", True),
        ("https://ditich.example/", False),
        ("https://ditich.example/q", False),
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
def test_a_printed_code_begins_with_scheme_and_host_alone(value, right):
    assert right == taken(schema.Origin)(value)


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
    assert right == taken(schema.WebAddress)(value)


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
    assert right == taken(schema.Email)(value)


@pytest.mark.parametrize("value", ["yes", "no", "True", "1", "", "on", "đúng"])
def test_true_and_false_are_written_so(value):
    assert taken(schema.Truth)("true")
    assert taken(schema.Truth)("false")
    assert not taken(schema.Truth)(value)


# ---- whole files ----------------------------------------------------------------------------------


def test_when_a_relic_was_founded_is_a_year_or_a_century():
    """With neither, the page would say “century None”."""
    with pytest.raises(ValidationError):
        Founded.model_validate({"sources": ["s1"]})


@pytest.mark.parametrize("half", ["latitude", "longitude"])
def test_a_place_is_measured_in_both_directions_or_not_at_all(half):
    """With one of them, the page would lead to “geo:10.1,None”."""
    with pytest.raises(ValidationError):
        Place.model_validate({"address": "x", "sources": ["s1"], half: "10.1"})


SOURCE = {"title": "t", "publisher": "p", "grade": "A"}
RIGHT = {
    RelicFacts: {"kind": "communal-house", "place": {"address": "x", "sources": ["s"]}, "sources": {"s": SOURCE}},
    StoryFrontMatter: {"name": "x", "summary": "y", "text": "written", "updated": "2026-01-02"},
    AboutFrontMatter: {"name": "x", "summary": "y", "text": "written", "updated": "2026-01-02", "site_name": "z"},
    Project: {"address": "https://a.vn", "languages": ["vi"], "steward": "x"},
    PlaqueFile: {"relic": "a"},
    Caption: {"alt": "a", "caption": "b"},
}


@pytest.mark.parametrize("kind", RIGHT)
def test_every_field_of_the_smallest_right_file_is_needed(kind):
    kind.model_validate(RIGHT[kind])
    for field in RIGHT[kind]:
        with pytest.raises(ValidationError):
            kind.model_validate({key: value for key, value in RIGHT[kind].items() if key != field})


@pytest.mark.parametrize("kind", RIGHT)
def test_what_was_checked_cannot_be_changed(kind):
    value = kind.model_validate(RIGHT[kind])

    with pytest.raises(ValidationError):
        setattr(value, next(iter(RIGHT[kind])), "other")


def test_blanks_around_a_value_are_not_part_of_it():
    assert "x" == PlaqueFile.model_validate({"relic": " x "}).relic


@pytest.mark.parametrize(
    ("written", "sides"),
    [
        ("A5", (148, 210)), ("a6", (105, 148)), ("200x300", (200, 300)), ("300 × 200 mm", (200, 300)), ("50X50", (50, 50)),
        ("A7", None), ("A5x", None), ("200", None), ("20x30cm", None), ("-1x5", None), ("200x", None), ("", None),
    ],
)  # fmt: skip
def test_a_size_is_a_standard_paper_or_two_sides_in_millimetres(written, sides):
    """The shorter first, however it was written."""
    assert sides == schema.sides(written)


@pytest.mark.parametrize("paper", schema.PAPER)
def test_each_paper_is_half_of_the_next(paper):
    """ISO 216: to the millimetre below."""
    short, long = schema.PAPER[paper]
    larger = {"A6": "A5", "A5": "A4", "A4": "A3"}.get(paper)

    assert long / short == pytest.approx(2**0.5, abs=0.01)
    assert larger is None or long == schema.PAPER[larger][0]
