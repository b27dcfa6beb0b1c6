"""Dates in EDTF: which examples of the Library of Congress are taken, what they mean, and what is made of other ways to write them."""

from __future__ import annotations

from itertools import product

import edtf as second_reader
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.edtf import RefusedError, from_old_fields, read
from generator.content.edtf_meant import meant

TAKEN = {
    # Level 0
    "1985-04-12": (1985, 1985),
    "1985-04": (1985, 1985),
    "1985": (1985, 1985),
    "1964/2008": (1964, 2008),
    "2004-06/2006-08": (2004, 2006),
    "2004-02-01/2005-02-08": (2004, 2005),
    "2004-02-01/2005-02": (2004, 2005),
    "2004-02-01/2005": (2004, 2005),
    "2005/2006-02": (2005, 2006),
    # Level 1
    "1984?": (1984, 1984),
    "2004-06~": (2004, 2004),
    "2004-06-11%": (2004, 2004),
    "201X": (2010, 2019),
    "20XX": (2000, 2099),
    "1985-04-12/..": (1985, None),
    "1985-04/..": (1985, None),
    "1985/..": (1985, None),
    "../1985-04-12": (None, 1985),
    "../1985-04": (None, 1985),
    "../1985": (None, 1985),
    "-1985": (-1985, -1985),
    # Level 1, intervals whose ends are of level 1
    "1984~/2004-06": (1984, 2004),
    "1984/2004-06~": (1984, 2004),
    "1984~/2004~": (1984, 2004),
    "1984?/2004%": (1984, 2004),
}
"""Examples of loc.gov/standards/datetime (2019) → the years they stand for."""

REFUSED = {
    "a time of day: no source of a relic has one": [
        "1985-04-12T23:20:30",
        "1985-04-12T23:20:30Z",
        "1985-04-12T23:20:30+04",
    ],
    "a year of more than four digits: nothing was built then": ["Y170000002", "Y-170000002", "Y-17E7", "Y171010000S3"],
    "a season: the month or the year says it, or the story does": ["2001-21", "2001-34"],
    "unknown month or day: the same without them": ["2004-XX", "1985-04-XX", "1985-XX-XX"],
    "an end nobody knows: said as an open one": [
        "1985-04-12/",
        "1985-04/",
        "1985/",
        "/1985-04-12",
        "/1985-04",
        "/1985",
    ],
    "open at both ends: says nothing": ["../.."],
    "a set: datings that differ are a list, each with its sources": [
        "[1667,1668,1670..1672]",
        "[..1760-12-03]",
        "[1760-12..]",
        "{1960,1961-12}",
        "{..1984}",
    ],
    "a sign on part of the date: which part is sure no visitor asks": [
        "2004-06~-11",
        "2004?-06-11",
        "?2004-06-~11",
        "2004-%06-11",
        "2004-06-~01/2004-06-~20",
    ],
    "unknown digits elsewhere than at the end of the year": [
        "156X-12-25",
        "15XX-12-25",
        "XXXX-12-XX",
        "1XXX-XX",
        "1XXX-12",
    ],
    "significant digits: X says the same": ["1950S2"],
}


@pytest.mark.parametrize(("text", "years"), TAKEN.items())
def test_the_examples_of_the_standard_that_relics_need_are_taken(text, years):
    assert years == read(text).years


@pytest.mark.parametrize("text", [text for texts in REFUSED.values() for text in texts])
def test_other_examples_of_the_standard_are_refused(text):
    """For the reason that is their key above."""
    with pytest.raises(RefusedError, match="edtf_form"):
        read(text)


points = st.one_of(
    st.builds("{:04}".format, st.integers(0, 2026)),
    st.builds("-{:04}".format, st.integers(1, 3000)),
    st.builds("{:03}X".format, st.integers(0, 202)),
    st.builds("{:02}XX".format, st.integers(0, 20)),
    st.builds("{:04}-{:02}".format, st.integers(1, 2026), st.integers(1, 12)),
    st.builds("{:04}-{:02}-{:02}".format, st.integers(1, 2026), st.integers(1, 12), st.integers(1, 31)),
)
signed = st.builds(str.__add__, points, st.sampled_from(["", "?", "~", "%"]))
ends = st.one_of(signed, st.just(".."))
texts = st.one_of(signed, st.builds("{}/{}".format, ends, ends))


@given(texts)
def test_what_is_taken_means_the_same_to_another_reader(text):
    """The library `edtf`: it takes it too, and each end is of the same years.

    In an interval the library itself knows no unspecified digits beside a sign or an open end, which the standard allows.
    """
    try:
        years = read(text).years
    except RefusedError:
        return
    ends = text.split("/")
    if "X" not in text and ends[0] != "..":
        second_reader.parse_edtf(text)
    if ends[0] != "..":
        assert years[0] == second_reader.parse_edtf(ends[0]).lower_strict()[0]
    if ends[-1] != "..":
        assert years[1] == second_reader.parse_edtf(ends[-1]).upper_strict()[0]


@pytest.mark.parametrize(
    ("text", "years", "count"),
    [
        ("-0050", (-50, -50), 51),  # there is no year 0 before Christ: 0000 is 1 BC
        ("-0001", (-1, -1), 2),
        ("0000", (0, 0), 1),
        ("0001", (1, 1), 1),
        ("-00XX", (-99, 0), 1),
        ("-05XX", (-599, -500), 6),
        ("00XX", (0, 99), 1),
        ("18XX", (1800, 1899), 19),
        ("-005X", (-59, -50), 60),
    ],
)
def test_years_before_christ_are_counted_from_a_year_zero(text, years, count):
    moment = read(text).begin

    assert moment
    assert (years, count) == (moment.years, moment.count)
    assert moment.before_christ == (text[0] == "-" or text == "0000")


@pytest.mark.parametrize("text", ["1832-13", "1832-00", "1832-02-30", "1900-02-29", "1832-04-31", "1832-04-00"])
def test_a_day_that_is_in_no_calendar_is_refused(text):
    with pytest.raises(RefusedError, match="date_missing"):
        read(text)


@pytest.mark.parametrize(
    "text", ["", "1832 ", "-0000", "1832-1", "1832–1840", "1832//1840", "1832/1840/1850", "183", "１８３２"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(RefusedError, match="edtf_form"):
        read(text)


def test_the_parts_of_a_century_are_its_thirds():
    years = [read("18XX", part).years for part in ("early", "middle", "late")]

    assert [(1800, 1832), (1833, 1865), (1866, 1899)] == years
    assert (1866, 1932) == read("18XX/19XX", "late/early").years
    assert (1890, 1932) == read("1890/19XX", "/early").years


@pytest.mark.parametrize(
    ("date", "part", "code"),
    [
        ("1832", "early", "part_unfit"),
        ("183X", "early", "part_unfit"),
        ("18XX", "late/early", "part_unfit"),
        ("18XX/19XX", "late", "part_unfit"),
        ("../19XX", "early/", "part_unfit"),
        ("18XX", "end", "choice"),
        ("18XX/18XX", "late/early", "edtf_order"),
    ],
)
def test_a_part_is_of_a_century(date, part, code):
    with pytest.raises(RefusedError, match=code):
        read(date, part)


GUESSES = {
    "khoảng 1832": "1832~",
    "chừng năm 1832": "1832~",
    "circa 1832": "1832~",
    "c. 1832": "1832~",
    "có lẽ 1832": "1832?",
    "1832 (?)": "1832?",
    "?1832": "1832?",
    "1832?~": "1832%",
    "1832.": "1832",
    "năm 1832": "1832",
    "thế kỷ 19": "18XX",
    "thế kỷ XIX": "18XX",
    "19th century": "18XX",
    "18xx": "18XX",
    "18--": "18XX",
    "18??": "18XX",
    "những năm 1830": "183X",
    "1830s": "183X",
    "1850-1860": "1850/1860",
    "1850–1860": "1850/1860",
    "từ năm 1850 đến năm 1860": "1850/1860",
    "khoảng 1850-1860": "1850~/1860~",
    "1850-60": "1850/1860",
    "1850/": "1850/..",
    "/1850": "../1850",
    "trước 1850": "../1849",
    "51 TCN": "-0050",
    "51 BC": "-0050",
    "938": "0938",
    "15/11/1832": "1832-11-15",
    "tháng 5 năm 1832": "1832-05",
    "1832-5": "1832-05",
    "1985-XX-XX": "1985",
    "2001-21": "2001",
    "1950S2": "19XX",
    "2004-06~-11": "2004-06-11~",
    "đầu thế kỷ 19": "18XX early",
    "mid-19th century": "18XX middle",
    "cuối thế kỷ 19 - đầu thế kỷ 20": "18XX/19XX late/early",
    "chưa rõ": "",
    "Nhâm Thìn": "",
    "1832 hoặc 1833": "",
    "1832 theo gia phả": "",
    "thời Nguyễn": "",
    "51": "",
}


@pytest.mark.parametrize(("typed", "date"), GUESSES.items())
def test_what_was_meant_is_guessed_where_it_is_sure(typed, date):
    assert date == " ".join(filter(None, meant(typed)))


@given(st.one_of(texts, st.text("0123456789X?~%-./ thế kỷcxi", max_size=12)))
def test_a_guess_would_be_taken(typed):
    date, part = meant(typed)

    assert not date or read(date, part)


def test_every_dating_there_was_before_has_a_date():
    """And years that lie within the old ones; the 19th century ends in 1899 now."""
    ages = [{"year": "1832"}, {"year": "7"}, {"year": "1832", "century": "19"}]
    ages += [{"century": century, **part} for century in ("4", "19", "20") for part in ({}, {"part": "late"})]
    for first, until in product(ages, [None, *ages]):
        fields = from_old_fields(first | ({"until": until} if until else {}))
        assert fields is None or read(fields["date"], fields.get("part", ""))

    assert {"date": "1832"} == from_old_fields({"year": "1832", "sources": ["s1"]})
    assert {"date": "0007"} == from_old_fields({"year": "7"})
    assert {"date": "18XX", "part": "late"} == from_old_fields({"century": "19", "part": "late"})
    assert {"date": "1890/18XX", "part": "/late"} == from_old_fields(
        {"year": "1890", "until": {"century": "19", "part": "late"}}
    )


@pytest.mark.parametrize(
    "group",
    [
        {},
        {"part": "early"},
        {"year": "xưa"},
        {"century": "0"},
        {"year": "1890", "until": {"year": "1880"}},
        {"until": "x"},
    ],
)
def test_a_dating_that_said_nothing_has_none(group):
    assert from_old_fields(group) is None
