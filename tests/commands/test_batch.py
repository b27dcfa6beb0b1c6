"""A batch is a zip that a shop can check, with every file of each plaque and sheets of as many copies as ordered."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from tests.support.places import PLACES
from tests.support.shop import FRENCH, VIETNAMESE, own_templates
from tests.support.worlds import ditich


def packed(world: Path, *arguments: str) -> zipfile.ZipFile:
    """The batch `dot-1` of the small site."""
    result = ditich(world, "plaque", "batch", "dot-1", *arguments)
    assert 0 == result.exit_code, result.output
    return zipfile.ZipFile(io.BytesIO((world / "output/batches/dot-1.zip").read_bytes()))


def test_a_batch_holds_every_file_of_every_plaque_as_built(world):
    batch = packed(world)
    built = {
        f"dot-1/{path.relative_to(world / 'output/print').as_posix()}": path.read_bytes()
        for path in (world / "output/print").rglob("*")
        if path.is_file()
    }

    assert 16 == len(built)
    assert built == {name: batch.read(name) for name in built}
    assert {"dot-1/DOC-TRUOC.txt", "dot-1/SHA256SUMS", "dot-1/sheets-SRA3.pdf"} == set(batch.namelist()) - set(built)


def test_sha256sums_match_the_files(world, tmp_path):
    """GNU's own program says so."""
    packed(world).extractall(tmp_path)
    folder = tmp_path / "dot-1"
    sums = (folder / "SHA256SUMS").read_text().splitlines()

    assert len([path for path in folder.rglob("*") if path.is_file()]) - 1 == len(sums)
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, check=False
    )
    assert 0 == done.returncode, done.stdout
    (folder / "4nvh3/ticket.pdf").write_bytes(b"spoilt")
    spoilt = subprocess.run(["sha256sum", "--check", "SHA256SUMS"], cwd=folder, capture_output=True, check=False)
    assert 1 == spoilt.returncode


def test_the_note_to_the_shop_names_the_payload(world):
    """Letter by letter, and that a trial is not to be made."""
    note = packed(world).read("dot-1/DOC-TRUOC.txt").decode()

    assert "https://thu.example/q/4nvh3" in note
    assert "https://thu.example/q/9cr7t" in note
    assert "BẢN THỬ – KHÔNG ĐEM IN" in note
    assert "148 × 210 mm" in note
    assert "{" not in note


def test_the_note_is_in_the_first_language_with_english_beneath(world):
    vietnamese, english = re.split("\n-{20,}\n", packed(world).read("dot-1/DOC-TRUOC.txt").decode())

    names = re.compile("Đình Một|Chùa Hai")

    assert vietnamese.strip().startswith("ĐỌC TRƯỚC – ĐỢT BIỂN “dot-1”")
    assert english.strip().startswith("READ FIRST – PLAQUES “dot-1”")
    assert not VIETNAMESE.search(names.sub("", english))
    for note in (vietnamese, english):
        assert 2 == len(names.findall(note))
        assert "https://thu.example/q/4nvh3" in note
        assert "sheets-SRA3.pdf" in note


def test_a_french_project_has_its_own_words(tmp_path):
    """From its own templates/, with English beneath. Without them it is English alone: tests/places."""
    shutil.copytree(PLACES / "roscoff", tmp_path / "roscoff", ignore=shutil.ignore_patterns("output", ".cache"))
    own_templates(tmp_path / "roscoff", "fr", FRENCH)
    batch = packed(tmp_path / "roscoff", "fnm93")
    french, english = re.split("\n-{20,}\n", batch.read("dot-1/LISEZ-MOI.txt").decode())

    assert "dot-1/DOC-TRUOC.txt" not in batch.namelist()
    assert french.strip().startswith("À LIRE D'ABORD – PLAQUES « dot-1 »")
    assert "148 × 210 mm · aluminium composite, impression UV, mat · 1 ex." in french
    assert "148 × 210 mm · aluminium composite, UV print, matt · quantity 1" in english
    assert not VIETNAMESE.search(french + english)


def test_some_plaques_may_be_packed_and_their_quantity_counts(world):
    (world / "content/plaques/4nvh3.yaml").write_text("relic: dinh-mot\nquantity: 5\n", "utf-8")

    batch = packed(world, "--paper", "A4", "4NVH3")

    assert not [name for name in batch.namelist() if "9cr7t" in name]
    sheets = pypdfium2.PdfDocument(batch.read("dot-1/sheets-A4.pdf"))
    assert 5 == len(sheets)  # one A5 with its bleed and marks on each A4


def test_the_same_plaques_give_the_same_bytes(world):
    packed(world)
    first = hashlib.sha256((world / "output/batches/dot-1.zip").read_bytes()).digest()
    packed(world)

    assert first == hashlib.sha256((world / "output/batches/dot-1.zip").read_bytes()).digest()


@pytest.mark.parametrize("name", ["Đợt 1", "../dot", "dot_1", "", "-dot", "DOT"])
def test_a_batch_name_that_is_no_plain_file_name_is_refused(world, name):
    result = ditich(world, "plaque", "batch", name)

    assert 2 == result.exit_code
    assert not (world / "output/batches").exists()


def test_an_unknown_code_is_refused_and_the_known_ones_are_named(world):
    result = ditich(world, "plaque", "batch", "dot-1", "zzzzz")

    assert 2 == result.exit_code
    assert "zzzzz" in result.output
    assert "4nvh3 9cr7t" in result.output


def test_a_plaque_larger_than_the_paper_is_refused(world):
    (world / "content/plaques/4nvh3.yaml").write_text("relic: dinh-mot\nsize: A3\n", "utf-8")

    result = ditich(world, "plaque", "batch", "dot-1", "--paper", "A4")

    assert 2 == result.exit_code
    assert "A4" in result.output


def test_nothing_is_packed_while_the_content_is_wrong(world):
    (world / "content/plaques/4nvh3.yaml").write_text("relic: dinh-mott\n", "utf-8")

    result = ditich(world, "plaque", "batch", "dot-1")

    assert 1 == result.exit_code
    assert not (world / "output/batches").exists()
