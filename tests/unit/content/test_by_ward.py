"""Each ward has an address of its own, whatever its name."""

from __future__ import annotations

from types import SimpleNamespace

from generator.content.by_ward import wards_of


def wards(*names: str) -> list[tuple[str, str, tuple[str, ...]]]:
    entries = [SimpleNamespace(id=f"r{number}", ward=name) for number, name in enumerate(names)]
    return [(ward.id, ward.name, ward.relics) for ward in wards_of(entries)]


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
