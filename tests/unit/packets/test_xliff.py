"""A packet as XLIFF, for whoever translates in a tool of their own."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from generator.packets.docx_reader import Unreadable
from generator.packets.inline import Run, runs_of
from generator.packets.packet import Header, Key, Packet, Row
from generator.packets.xliff import is_xliff, read_xliff, xliff_of

SOURCE = (runs_of("**Dựng** năm 1832 & sau.[^s1]") or (),)
KHMER = (runs_of("ក\u200bខ [Linh Sơn](linh-son-co-mieu)។[^s1]") or (), runs_of("*ពីរ*") or ())
PACKET = Packet(
    Header("dinh-mot", "vi", "km", "2026-11-24", whole=False, rows=2),
    "Đình Một",
    (
        Row(4, Key("1" * 8), "Lịch sử", "", SOURCE, (), "missing"),
        Row(7, Key("2" * 8, "a" * 8), "", "Tên", ((Run("Đình <Một>"),),), KHMER, "machine"),
    ),
)


def test_what_goes_out_is_what_is_read():
    data = xliff_of(PACKET)
    returned = read_xliff(data)

    assert is_xliff(data)
    assert PACKET.header == returned.header
    assert [(row.key, row.source, row.translation) for row in PACKET.rows] == [
        (answer.key, answer.source, answer.translation) for answer in returned.answers
    ]


def test_a_tool_is_told_languages_states_and_what_is_missing():
    file = ET.fromstring(xliff_of(PACKET))[0]
    targets = list(file.iter("{urn:oasis:names:tc:xliff:document:1.2}target"))

    assert ("vi", "km") == (file.get("source-language"), file.get("target-language"))
    assert ["needs-review-translation"] == [target.get("state") for target in targets]


@pytest.mark.parametrize("data", [b"<xliff>", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><xliff>&b;</xliff>'])
def test_what_is_none_is_refused(data):
    with pytest.raises(Unreadable):
        read_xliff(data)
