"""A phone that subscribes shows each feast on its days, with its whole name, in every writing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from generator.festivals.ics import Event, calendar

MADE = date(2026, 2, 17)
FEAST = Event(
    "dinh-thoi-an-thuong-dien-2026@disan.vn",
    "Lễ Thượng điền",
    date(2026, 5, 31),
    date(2026, 6, 1),
    "Đình Thới An, Ô Môn, Cần Thơ",
    "https://disan.vn/vi/dinh-thoi-an/",
    "15–16 tháng 4 âm lịch",
)

# A content line (RFC 5545, 3.1), of which we use no quoted parameters.
LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[\w-]+)*):(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)")
TEXTS = ("NAME", "X-WR-CALNAME", "SUMMARY", "LOCATION", "DESCRIPTION", "UID", "PRODID")
ESCAPED = {r"\\": "\\", r"\;": ";", r"\,": ",", r"\n": "\n"}

# What reading.py lets through, most of it signs that mean something here.
writings = st.sampled_from([*',;:"\\nN \n\t=^%', "ễ", "Đ", "e\u0302\u0301", "ក្រុង", "បុណ្យ", "廟", "🏮"])
texts = st.lists(writings | st.characters(min_codepoint=0xA1, exclude_categories=["C", "Zl", "Zp"]), max_size=200).map(
    "".join
)


def lines(data: bytes) -> list[tuple[str, str, str]]:
    """Name, parameters and value of every line, as strict as RFC 5545, 3.1 and 3.3.11."""
    *folded, end = data.split(b"\r\n")
    assert b"" == end
    assert [] == [line for line in folded if len(line) > 75 or b"\r" in line or b"\n" in line]
    whole = "\n".join(line.decode() for line in folded)  # every line by itself is UTF-8
    found = [LINE.fullmatch(line) for line in whole.replace("\n ", "").split("\n")]
    assert None not in found
    return [(line["name"], line["parameters"], value(line["name"], line["value"])) for line in found if line]


def value(name: str, written: str) -> str:
    """A text without its escapes; there must be no bare comma, semicolon or backslash in it."""
    if name not in TEXTS:
        return written
    signs = re.findall(r"\\.|[^\\,;]", written)
    assert written == "".join(signs)
    return "".join(ESCAPED[sign] if len(sign) > 1 else sign for sign in signs)


def said(text: str) -> str:
    """What arrives. The library takes a written backslash and N for a new line; no feast is named so."""
    return text.replace("\\N", "\n")


def one(feast: Event) -> vobject.base.Component:
    """The feast as another program reads it."""
    return vobject.readOne(calendar("Lễ hội", "vi", MADE, (feast,)).decode()).vevent


def test_a_calendar_is_these_very_bytes():
    """Nothing of the day or the machine it is made on."""
    expected = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//ditich//feasts//VI
NAME;LANGUAGE=vi:Lễ hội Ô Môn
X-WR-CALNAME:Lễ hội Ô Môn
REFRESH-INTERVAL;VALUE=DURATION:P7D
X-PUBLISHED-TTL:P7D
BEGIN:VEVENT
SUMMARY;LANGUAGE=vi:Lễ Thượng điền
DTSTART;VALUE=DATE:20260531
DTEND;VALUE=DATE:20260602
DTSTAMP:20260217T000000Z
UID:dinh-thoi-an-thuong-dien-2026@disan.vn
DESCRIPTION;LANGUAGE=vi:15–16 tháng 4 âm lịch
LOCATION:Đình Thới An\\, Ô Môn\\, Cần Thơ
TRANSP:TRANSPARENT
URL:https://disan.vn/vi/dinh-thoi-an/
END:VEVENT
END:VCALENDAR
"""

    assert expected.replace("\n", "\r\n").encode() == calendar("Lễ hội Ô Môn", "vi", MADE, (FEAST,))


@given(texts, texts, texts)
def test_whatever_is_written_arrives(name, place, note):
    feast = replace(FEAST, name=name, place=place, note=note)
    strict = {line: value for line, _, value in lines(calendar(note, "vi", MADE, (feast,)))}
    other = one(feast)

    assert [said(name), said(place), said(note), said(note), said(note)] == [
        strict[line] for line in ("SUMMARY", "LOCATION", "DESCRIPTION", "NAME", "X-WR-CALNAME")
    ]
    assert [said(name), said(place), said(note)] == [
        other.summary.value,
        other.location.value,
        other.description.value,
    ]


@pytest.mark.parametrize(
    "name", ["បុណ្យចូលឆ្នាំខ្មែរ" * 9, "天后聖母元君寶誕" * 9, "Lễ hội Kỳ yên Thượng điền" * 9, "🏮" * 99]
)
def test_no_letter_is_cut_where_a_line_is_folded(name):
    """Each line by itself is UTF-8 of at most 75 octets, although most of these letters take two to four."""
    data = calendar(name, "km", MADE, (replace(FEAST, name=name),))

    assert 3 == [value for _, _, value in lines(data)].count(name)
    assert name == vobject.readOne(data.decode()).vevent.summary.value


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2027, 1, 22), date(2027, 1, 22)),
        (date(2025, 5, 11), date(2025, 5, 13)),
        (date(2027, 12, 31), date(2028, 1, 1)),
        (date(2028, 2, 28), date(2028, 2, 29)),
    ],
)
def test_a_feast_lasts_until_the_end_of_its_last_day(first, last):
    event = one(replace(FEAST, first=first, last=last))

    assert (first, last + timedelta(days=1)) == (event.dtstart.value, event.dtend.value)
    assert ["DATE"] == event.dtstart.params["VALUE"] == event.dtend.params["VALUE"]


def test_feasts_come_one_after_another_each_under_its_own_name():
    feasts = tuple(replace(FEAST, uid=f"f-{year}@disan.vn", first=date(year, 5, 31)) for year in (2026, 2027, 2028))
    events = vobject.readOne(calendar("Lễ hội", "vi", MADE, feasts).decode()).vevent_list

    assert [(feast.uid, feast.first) for feast in feasts] == [
        (event.uid.value, event.dtstart.value) for event in events
    ]


@pytest.mark.parametrize("language", ["vi", "en", "km", "zh"])
def test_a_calendar_says_what_language_it_is_in(language):
    found = {line: parameters for line, parameters, _ in lines(calendar("Lễ hội", language, MADE, (FEAST,)))}

    assert {line for line, parameters in found.items() if parameters == f";LANGUAGE={language}"} == {
        "NAME",
        "SUMMARY",
        "DESCRIPTION",
    }


@pytest.mark.parametrize("address", ["https://disan.vn/km/a,b;c/", "https://disan.vn/" + "a-" * 99])
def test_an_address_is_not_text(address):
    """It has no escapes (RFC 5545, 3.3.13), however long it is."""
    data = calendar("Lễ hội", "vi", MADE, (replace(FEAST, address=address),))

    assert ("URL", "", address) in lines(data)
    assert address == one(replace(FEAST, address=address)).url.value
