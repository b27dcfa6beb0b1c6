"""The commands of the register record steps, refuse impossible ones, and list plaques due for a visit."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import yaml

from generator import plaques
from generator.plaques import codes
from tests.support.day import TODAY
from tests.support.worlds import ditich, edit, snapshot

FILE = "content/plaques/4nvh3.yaml"


@pytest.fixture
def owned(world: Path) -> Path:
    """The small site with a domain of its own: its plaques may be printed."""
    edit(world / "content", "project.yaml", "https://thu.example", "https://di-tich-thu.vn")
    return world


def read(world: Path, name: str = FILE) -> dict:
    """A file as another reader reads it."""
    return yaml.load((world / name).read_text("utf-8"), yaml.BaseLoader)


def test_every_stage_of_a_plaque_s_life_can_be_recorded(owned):
    """From a fresh code to the page that says what stood there; the site is right after each step."""
    for number, (command, *options) in enumerate(
        (
            ("proofed",),
            ("printed",),
            ("installed", "--note", "cột trái"),
            ("damaged",),
            ("installed",),
            ("replaced", "--with", "9CR7T"),
            ("retire",),
        ),
        1,
    ):
        arguments = ("--by", f"Người {number}", "--on", f"2026-0{number}-02", *options)
        result = ditich(owned, "plaque", command, "4NVH3", *arguments)
        assert 0 == result.exit_code, result.output
        assert "content/plaques/4nvh3.yaml" in result.stdout
        assert 0 == ditich(owned, "check").exit_code

    data = read(owned)
    stages = ["proofed", "printed", "installed", "damaged", "installed", "replaced", "retired"]
    assert stages == [step["stage"] for step in data["life"]]
    assert "9cr7t" == data["replaced_by"]
    assert 0 == ditich(owned, "build").exit_code
    assert 'href="/q/9cr7t/"' in (owned / "output/site/q/4nvh3/index.html").read_text("utf-8")
    assert not (owned / "output/print/4nvh3").exists()


def test_a_retired_plaque_is_in_no_batch(owned):
    for command in ("printed", "retire"):
        assert 0 == ditich(owned, "plaque", command, "4nvh3", "--by", "A").exit_code
    all_plaques, retired_plaque = (
        ditich(owned, "plaques", "--batch", "dot-2"),
        ditich(owned, "plaques", "--batch", "dot-3", "4nvh3"),
    )

    assert 0 == all_plaques.exit_code, all_plaques.output
    assert "1 biển" in all_plaques.stdout
    assert (2, True) == (retired_plaque.exit_code, "không có biển 4nvh3; đang có: 9cr7t" in retired_plaque.stderr)


def test_the_print_record_holds_payload_symbol_digest_and_names(owned):
    ditich(owned, "plaque", "printed", "4nvh3", "--by", "Xưởng in")
    ditich(owned, "build")
    record, proof = read(owned)["printed"], json.loads((owned / "output/print/4nvh3/proof.json").read_bytes())
    pdf = (owned / "output/print/4nvh3/4nvh3.pdf").read_bytes()

    assert "https://di-tich-thu.vn/q/4nvh3" == record["payload"] == plaques.decode(pdf)
    # The note itself changes nothing on the plaque: made again, it is the file that was handed over.
    assert hashlib.sha256(pdf).hexdigest() == record["digest"]
    symbol = proof["symbol"]
    assert [str(symbol[key]) for key in ("version", "level", "mask")] == [
        record[key] for key in ("version", "level", "mask")
    ]
    assert {"vi": "Đình Một", "en": "One Communal House"} == record["names"]


def test_a_plaque_printed_again_keeps_its_payload_after_a_change_of_address(owned):
    """And under the same mask, be it the best one or not."""
    ditich(owned, "plaque", "printed", "4nvh3", "--by", "Xưởng in")
    mask = int(read(owned)["printed"]["mask"])
    edit(owned / "content", "plaques/4nvh3.yaml", f"mask: {mask}", f"mask: {(mask + 1) % 8}")
    edit(
        owned / "content",
        "project.yaml",
        "address: https://di-tich-thu.vn",
        "address: https://moi.vn\nwas: [https://di-tich-thu.vn]",
    )
    result = ditich(owned, "build")
    proof = json.loads((owned / "output/print/4nvh3/proof.json").read_bytes())

    assert 0 == result.exit_code, result.output
    assert ("https://di-tich-thu.vn/q/4nvh3", (mask + 1) % 8) == (proof["payload"], proof["symbol"]["mask"])
    unprinted = json.loads((owned / "output/print/9cr7t/proof.json").read_bytes())
    assert "https://moi.vn/q/9cr7t" == unprinted["payload"]


def test_the_digest_of_the_file_handed_over_can_be_recorded(owned, tmp_path):
    ditich(owned, "build")
    handed_over = tmp_path / "da-giao.pdf"
    handed_over.write_bytes((owned / "output/print/4nvh3/4nvh3.pdf").read_bytes() + b"\n% the shop's own remark\n")
    result = ditich(owned, "plaque", "printed", "4nvh3", "--by", "Xưởng in", "--file", str(handed_over))

    assert 0 == result.exit_code, result.output
    assert hashlib.sha256(handed_over.read_bytes()).hexdigest() == read(owned)["printed"]["digest"]


def test_a_file_that_decodes_to_another_payload_is_refused(owned):
    ditich(owned, "build")
    before = (owned / FILE).read_bytes()
    wrong_file = owned / "output/print/9cr7t/9cr7t.pdf"
    result = ditich(owned, "plaque", "printed", "4nvh3", "--by", "Xưởng in", "--file", str(wrong_file))

    assert (2, before) == (result.exit_code, (owned / FILE).read_bytes())
    assert "không quét ra https://di-tich-thu.vn/q/4nvh3" in result.stderr


def test_a_plaque_with_a_trial_address_cannot_be_recorded_as_printed(world):
    result = ditich(world, "plaque", "printed", "4nvh3", "--by", "Xưởng in")

    assert 2 == result.exit_code
    assert ".example" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("installed", "4nvh3"), "chưa thể ghi"),
        (("proofed", "zzzzz"), "không có biển zzzzz"),
        (("replaced", "4nvh3", "--with", "zzzzz"), "không có biển zzzzz"),
        (("proofed", "4nvh3", "--on", "2999-01-01"), "2999-01-01"),
        (("proofed", "4nvh3", "--on", "hôm qua"), "hôm qua"),
        (("replaced", "4nvh3", "--with", "4NVH3"), "không có biển 4nvh3; đang có: 9cr7t"),
        (("retire", "9cr7t"), "chưa thể ghi “đã bỏ”"),
        (("new", "dinh-khong-co"), "không có di tích dinh-khong-co"),
    ],
)
def test_an_impossible_step_is_refused_and_nothing_is_changed(owned, arguments, said):
    if "installed" in arguments:
        ditich(owned, "plaque", "proofed", "4nvh3", "--by", "A")
    before = snapshot(owned / "content")
    result = ditich(owned, "plaque", *arguments, "--by", "A")

    assert 2 == result.exit_code
    assert said in result.stderr
    assert before == snapshot(owned / "content")


def test_a_new_code_is_valid_and_unused(owned):
    before = {path.stem for path in (owned / "content/plaques").iterdir()}
    result = ditich(owned, "plaque", "new", "dinh-mot", "--by", "Chị Tư", "--place", "cổng sau")
    (code,) = {path.stem for path in (owned / "content/plaques").iterdir()} - before

    assert 0 == result.exit_code
    assert codes.is_code(code)
    assert ("dinh-mot", "cổng sau") == (
        read(owned, f"content/plaques/{code}.yaml")["relic"],
        read(owned, f"content/plaques/{code}.yaml")["place"],
    )
    assert 0 == ditich(owned, "check").exit_code


def test_the_list_names_every_plaque_and_marks_those_due_for_a_visit(owned):
    ditich(owned, "plaque", "printed", "4nvh3", "--by", "Xưởng in", "--on", "2025-01-02")
    all_plaques, due = ditich(owned, "plaque", "list"), ditich(owned, "plaque", "list", "--due")

    assert ["4nvh3", "9cr7t"] == [line.split(" · ")[0] for line in all_plaques.stdout.splitlines()]
    (line,) = due.stdout.splitlines()
    assert "chưa thấy treo" in line
    ditich(owned, "plaque", "installed", "4nvh3", "--by", "A")
    assert "no plaque wants to be looked at" in ditich(owned, "--lang", "en", "plaque", "list", "--due").stdout


def test_the_list_can_be_written_as_csv(owned, tmp_path):
    table = tmp_path / "so-bien.csv"
    ditich(owned, "plaque", "list", "--csv", str(table))

    # Without it, spreadsheets take Vietnamese for something else.
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    assert 3 == len(table.read_text("utf-8-sig").splitlines())


def test_a_step_without_a_date_is_dated_today(owned):
    ditich(owned, "plaque", "proofed", "4nvh3", "--by", "A")

    assert TODAY.isoformat() == read(owned)["life"][0]["on"]
