"""The long proof by two readers that share no code: every kind and all places, once; and its floors."""

from __future__ import annotations

import pytest

from generator.plaques import ProofFailed, damage, endurance, readers
from tests.support.plaques import PAYLOAD, specimen


@pytest.fixture(scope="module", autouse=True)
def installed():
    """Looked for anew: unit tests are run as if there were only one."""
    readers.readers.cache_clear()
    endurance.endure.cache_clear()


def test_both_readers_are_here_and_read_the_clean_symbol():
    """The tests install the second one."""
    assert ["zxing-cpp", "zbar"] == [reader.name for reader in readers.readers()]
    assert {(PAYLOAD,)} == {reader.texts(specimen().picture) for reader in readers.readers()}


@pytest.fixture(scope="module")
def outcome():
    """Of a symbol that nothing is wrong with, at all places."""
    return endurance.endure(specimen("light"), 1)


def test_a_sound_symbol_is_well_above_every_floor(outcome):
    """A release of a reader that reads a little less stops no build."""
    for kind, endured in zip(damage.damages("light"), outcome.damages, strict=True):
        for share, floor in zip(endured.plaque.shares, kind.floors, strict=True):
            assert share >= floor + 0.04


def test_the_larger_a_patch_the_less_is_read(outcome):
    """By each reader; and three scratches are worse than one."""
    patches = [endured.plaque.read for endured in outcome.damages if endured.name == "patch"]
    once, thrice = (endured.plaque.read for endured in outcome.damages if endured.name == "scratch")

    assert [*zip(*patches, strict=True)] == [
        tuple(sorted(reader, reverse=True)) for reader in zip(*patches, strict=True)
    ]
    assert all(one > three for one, three in zip(once, thrice, strict=True))


def test_zbar_has_floors_of_its_own():
    """A symbol of level L is stopped by either reader."""
    (kind,) = (kind for kind in damage.damages("") if kind.label == "patch, percent 10")
    weak = endurance.weaker_picture(specimen(), "L", 4)
    for reader, floor in zip(readers.readers(), kind.floors, strict=True):
        read = sum(
            (PAYLOAD,) == reader.texts(damage.damaged(weak, specimen().square, kind, place)) for place in range(40)
        )
        assert read / 40 < floor
    with pytest.raises(ProofFailed):
        endurance.endure(specimen()._replace(grey=weak.tobytes()), 1)
