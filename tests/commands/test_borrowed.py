"""No way that makes a print file passes by a borrowed address unsaid; once it is said, shop and steward read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.parcels import parcel_of
from tests.support.worlds import BELOW, ditich, edit

PROOF = "BẢN THỬ – KHÔNG ĐEM IN"


@pytest.fixture
def lent(world: Path) -> Path:
    """The small site at a borrowed address."""
    edit(world / "content", "project.yaml", "https://thu.example", BELOW)
    return world


@pytest.fixture
def said(lent: Path) -> Path:
    """One that says so."""
    edit(lent / "content", "project.yaml", BELOW, f"{BELOW}\nborrowed: true")
    return lent


def test_nothing_is_packed_for_a_shop(lent):
    result = ditich(lent, "--lang", "en", "plaque", "batch", "dot-1")

    assert 2 == result.exit_code
    assert f"{BELOW}/q/4nvh3 is an address of GitHub's" in result.stderr
    assert "borrowed: true" in result.stderr
    assert not (lent / "output/batches").exists()


def test_nothing_is_recorded_as_printed(lent):
    before = (lent / "content/plaques/4nvh3.yaml").read_bytes()
    result = ditich(lent, "--lang", "en", "plaque", "printed", "4nvh3", "--by", "A")

    assert (2, before) == (result.exit_code, (lent / "content/plaques/4nvh3.yaml").read_bytes())
    assert "borrowed: true" in result.stderr


def test_what_a_build_makes_is_marked_as_a_proof_until_it_is_said(lent):
    """As with a trial's address: the sheets outgrow their trim by a line for the shop."""
    ditich(lent, "build")
    proof = (lent / "output/print/4nvh3/4nvh3.pdf").read_bytes()
    edit(lent / "content", "project.yaml", BELOW, f"{BELOW}\nborrowed: true")
    ditich(lent, "build")
    final = (lent / "output/print/4nvh3/4nvh3.pdf").read_bytes()

    assert proof != final
    assert len(proof) > len(final)


def test_once_it_is_said_it_is_printed_recorded_and_told_to_the_shop(said):
    packed = ditich(said, "plaque", "batch", "dot-1")
    assert 0 == packed.exit_code, packed.output
    batch = parcel_of(said)
    note = batch["DOC-TRUOC.txt"].decode()
    assert "ĐỊA CHỈ MƯỢN: mã QR dẫn tới một địa chỉ của GitHub." in note
    assert PROOF not in note
    proof = json.loads(batch["4nvh3/proof.json"])
    assert (f"{BELOW}/q/4nvh3", "GitHub") == (proof["payload"], proof["borrowed_from"])

    assert 0 == ditich(said, "plaque", "printed", "4nvh3", "--by", "A").exit_code
    again = ditich(said, "build")
    assert 0 == again.exit_code
    assert "[borrowed-kept]" in again.stderr


def test_it_is_warned_of_at_a_build_without_changes_too(said):
    for _ in range(2):
        assert "[borrowed-kept]" in ditich(said, "build").stderr
