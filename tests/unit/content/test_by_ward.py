"""Each ward has an address of its own, whatever its name."""

from __future__ import annotations

from types import SimpleNamespace

from generator.content.by_ward import wards_of
from generator.text.collation import collation_of
from tests.support.languages import KNOWN


def wards(*names: str, language: str = "vi") -> list[tuple[str, str, tuple[str, ...]]]:
    entries = [SimpleNamespace(id=f"r{number}", ward=name) for number, name in enumerate(names)]
    return [(ward.id, ward.name, ward.relics) for ward in wards_of(entries, collation_of(KNOWN[language]))]


def test_relics_are_grouped_by_ward_and_those_of_none_come_last():
    assert [
        ("phuong-o-mon", "Phường Ô Môn", ("r0", "r3")),
        ("phuong-thoi-long", "Phường Thới Long", ("r1",)),
        ("none", "", ("r2",)),
    ] == wards("Phường Ô Môn", "Phường Thới Long", "", "Phường Ô Môn")


def test_names_that_give_one_address_are_told_apart():
    assert ["an-thanh", "an-thanh-2", "none-2", "ward"] == sorted(
        id_ for id_, *_ in wards("An Thạnh", "An Thành", "None", "សង្កាត់")
    )


def test_wards_stand_in_the_order_of_their_language_and_keep_their_addresses():
    names = ("Đông Xuyên", "Dương Hoà", "An Thạnh", "An Thành", "Ái Nghĩa")

    assert ["Ái Nghĩa", "An Thành", "An Thạnh", "Dương Hoà", "Đông Xuyên"] == [name for _, name, _ in wards(*names)]
    assert ["Ái Nghĩa", "An Thành", "An Thạnh", "Đông Xuyên", "Dương Hoà"] == [
        name for _, name, _ in wards(*names, language="en")
    ]
    assert sorted(wards(*names)) == sorted(wards(*names, language="en"))
