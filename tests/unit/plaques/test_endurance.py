"""The long proof counts what each reader reads, is kept while the symbol stays as it is, and stops a drawing with a fault."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from generator import plaques
from generator.plaques import ProofFailed, damage, endurance, long_proofs, qr, readers
from generator.plaques.endurance import Tally, total
from generator.plaques.long_proofs import long_proof
from tests.support.plaques import BRASS, GRANITE, PAYLOAD, specimen

FEW = 12

ALL = damage.damages


@pytest.fixture(autouse=True)
def few(monkeypatch, tmp_path):
    """A dozen places of each kind, and no floors: these are for all places. Nothing of it is kept for other tests."""
    monkeypatch.setattr(long_proofs, "_kept_in", [tmp_path])
    monkeypatch.setattr(
        damage, "damages", lambda marked: tuple(kind._replace(places=FEW, floors=(0, 0)) for kind in ALL(marked))
    )
    for remembered in (endurance.endure, readers.readers, plaques._proof):
        remembered.cache_clear()
    yield
    for remembered in (endurance.endure, plaques._proof):
        remembered.cache_clear()


def test_the_long_proof_counts_what_each_reader_reads_of_each_kind():
    """Counted again here, one picture after the other."""
    outcome = endurance.endure(specimen(), 4)
    by_hand = [
        tuple(
            sum(
                (PAYLOAD,) == reader.texts(damage.damaged(specimen().picture, specimen().square, kind, place))
                for place in range(FEW)
            )
            for reader in readers.readers()
        )
        for kind in damage.damages("")
    ]

    assert by_hand == [endured.plaque.read for endured in outcome.damages]
    assert {(FEW, 4, 4)} == {
        (endured.plaque.pictures, endured.level_m.pictures, endured.level_l.pictures) for endured in outcome.damages
    }


def test_without_zbar_the_proof_says_that_it_was_not_there():
    """As in these tests, which run where nothing but Python's packages is installed."""
    record = endurance.as_record(endurance.endure(specimen(), 1))

    assert ["zbar"] == record["not_installed"]
    assert ["zxing-cpp"] == [name.partition(" ")[0] for name in record["readers"]]
    assert {"pictures", "zxing-cpp"} == set(record["damages"][0]["plaque"])


@pytest.mark.parametrize(("level", "quiet"), [("M", 4), ("L", 1)])
def test_a_weaker_symbol_fills_the_same_panel_and_says_the_same(level, quiet):
    """So its modules are larger, and what is around the panel stays as it was."""
    ours, weaker = specimen().picture, endurance.weaker_picture(specimen(), level, quiet)
    edge = damage.SURROUND * damage.PX
    size = qr.weaker(PAYLOAD, level).size
    dark = (
        weaker.crop((edge, edge, weaker.width - edge, weaker.height - edge)).point(lambda n: 255 * (n < 128)).getbbox()
    )
    panel = weaker.width - 2 * edge

    assert ours.size == weaker.size
    assert ours.crop((0, 0, ours.width, edge)).tobytes() == weaker.crop((0, 0, ours.width, edge)).tobytes()
    assert (quiet / (size + 2 * quiet) * panel,) * 2 == pytest.approx(dark[:2], abs=1)
    assert {(PAYLOAD,)} == {reader.texts(weaker) for reader in readers.readers()}


def test_what_was_proved_is_read_from_its_folder(monkeypatch):
    """Not proved again: nothing but the symbol and its surroundings decides it."""
    first = long_proof(specimen())
    endurance.endure.cache_clear()
    monkeypatch.setattr(endurance, "damaged", None)

    assert first == long_proof(specimen())
    with pytest.raises(TypeError):
        long_proof(specimen("light"))


def test_a_changed_name_does_not_change_what_is_proved(faceplate):
    """Names stand further from the symbol than what is looked at; the address, the size and the frame are in it."""
    other = replace(faceplate, names=(("vi", "Chùa Ông"), *faceplate.names[1:]), steward="Ai đó")
    moved = replace(faceplate, payload="https://ditich.example/q/x6vhw")
    seen = [plaques._finished(face)[1].specimen for face in (faceplate, other, moved)]

    assert seen[0] == seen[1] != seen[2]
    assert (PAYLOAD, 33, "") == seen[0][:3]


@pytest.mark.parametrize(("material", "marked"), [(BRASS, "dark"), (GRANITE, "light")])
def test_of_an_engraved_plaque_the_plate_is_proved(faceplate, material, marked):
    """With the dirt in its grooves, which a print has not."""
    face = replace(faceplate, order=replace(faceplate.order, material=replace(material, stroke=0.05, gap=0.05)))
    proof = json.loads(plaques.proof_json(face))

    assert marked == plaques.specimen(face).marked
    assert "grooves" in {kind["name"] for kind in proof["endurance"]["damages"]}
    assert sha256(plaques.engraving_svg(face)).hexdigest() == proof["sha256"]


def test_the_json_of_a_proof_gives_every_share_beside_weaker_symbols(faceplate):
    kept = json.loads(plaques.proof_json(faceplate))["endurance"]
    (patch,) = (kind for kind in kept["damages"] if kind["name"] == "patch" and kind["percent"] == 10)

    assert [kind.name for kind in damage.damages("")] == [kind["name"] for kind in kept["damages"]]
    assert {"pictures", "zxing-cpp"} == set(patch["plaque"]) == set(patch["level_m"])
    assert 0 <= patch["plaque"]["zxing-cpp"] <= 1


def test_the_sum_of_tallies_is_that_of_their_pictures():
    assert Tally(5, (3, 4)) == total((Tally(2, (1, 2)), Tally(3, (2, 2))))
    assert (0.6, 0.8) == Tally(5, (3, 4)).shares


# ---- floors -----------------------------------------------------------------------------------------


@pytest.fixture
def floors(monkeypatch):
    """Patches of 10 % with their floors, at a quarter of the places."""
    (patch,) = (kind for kind in ALL("") if kind.label == "patch, percent 10")
    monkeypatch.setattr(damage, "damages", lambda _: (patch._replace(places=50),))


@pytest.mark.usefixtures("floors")
def test_a_sound_symbol_passes_and_one_of_level_l_is_stopped():
    """It is read as well as any, until something falls on it."""
    weak = endurance.weaker_picture(specimen(), "L", 4)
    endurance.endure(specimen(), 1)

    with pytest.raises(ProofFailed, match=r"endurance: patch, percent 10: zxing-cpp \d+% < 35%"):
        endurance.endure(specimen()._replace(grey=weak.tobytes()), 1)


@pytest.mark.usefixtures("floors")
def test_a_symbol_with_wrong_modules_is_stopped():
    """Error correction mends them, and has little left for what falls on it."""
    picture = specimen().picture
    square = specimen().square
    for n in range(8, 20):
        for x, y in ((n, 10), (n, 17)):
            left, top = square.edge + x * damage.PX, square.edge + y * damage.PX
            picture.paste(255 - picture.getpixel((left + 2, top + 2)), (left, top, left + damage.PX, top + damage.PX))

    assert (PAYLOAD,) == readers.zxing_texts(picture)
    with pytest.raises(ProofFailed, match="endurance"):
        endurance.endure(specimen()._replace(grey=picture.tobytes()), 1)
