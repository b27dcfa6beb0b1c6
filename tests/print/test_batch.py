"""A parcel is a zip that a shop can check: what makes each plaque, sheets of those that are printed, a table, a note, checksums."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageDraw

from generator.plaques.outline import outline_from_path
from generator.plaques.writers.dxf import polygons
from tests.support.parcels import REVISED, parcel_of, unpacked
from tests.support.places import PLACES
from tests.support.shop import FRENCH, VIETNAMESE, own_templates
from tests.support.worlds import ditich, edit

GRANITE = "relic: dinh-mot\nmaterial: granite\nplace: cổng chính\n"
BRASS = "relic: chua-hai\nmaterial: brass\nquantity: 2\n"


def packed(world: Path, *arguments: str) -> dict[str, bytes]:
    """The files of the one parcel `dot-1` of the small site."""
    result = ditich(world, "plaque", "batch", "dot-1", *arguments)
    assert 0 == result.exit_code, result.output
    return parcel_of(world)


def ordered(world: Path, code: str, text: str) -> None:
    """A plaque of the small site as its file says."""
    (world / f"content/plaques/{code}.yaml").write_text(text, "utf-8")


def parcels(world: Path) -> list[str]:
    """The names of the zips there are."""
    return sorted(path.stem for path in (world / "output/batches").glob("*.zip"))


def table(parcel: dict[str, bytes]) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(parcel["batch.csv"].decode("utf-8-sig"), newline=""))]


def test_a_batch_holds_every_file_of_every_plaque_as_built(world):
    batch = packed(world)
    built = {
        path.relative_to(world / "output/print").as_posix(): path.read_bytes()
        for path in (world / "output/print").rglob("*")
        if path.is_file()
    }
    (stem,) = parcels(world)

    assert 14 == len(built)
    assert built == {name: batch[name] for name in built}
    assert {
        "DOC-TRUOC.txt", "SHA256SUMS", "batch.csv", f"sheets-SRA3-{stem}.pdf", "symbols/4nvh3.svg", "symbols/9cr7t.svg"
    } == set(batch) - set(built)  # fmt: skip


# ---- checksums -----------------------------------------------------------------------------------------


def test_sha256sums_match_the_files(world, tmp_path):
    """GNU's own program says so."""
    packed(world)
    (zipped,) = (world / "output/batches").glob("*.zip")
    zipfile.ZipFile(zipped).extractall(tmp_path)
    folder = tmp_path / zipped.stem
    sums = (folder / "SHA256SUMS").read_text().splitlines()

    assert len([path for path in folder.rglob("*") if path.is_file()]) - 1 == len(sums)
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, check=False
    )
    assert 0 == done.returncode, done.stdout
    (folder / "4nvh3/ticket.pdf").write_bytes(b"spoilt")
    spoilt = subprocess.run(["sha256sum", "--check", "SHA256SUMS"], cwd=folder, capture_output=True, check=False)
    assert 1 == spoilt.returncode


def test_the_digests_in_note_table_proof_and_ticket_are_those_of_the_file_that_makes_it(world):
    """Of the engraving where it is one: the command for Windows names such a file, too."""
    ordered(world, "4nvh3", GRANITE)
    batch = packed(world)
    note = batch["DOC-TRUOC.txt"].decode()
    made = {"4nvh3": "4nvh3/4nvh3-engrave.svg", "9cr7t": "9cr7t/9cr7t.pdf"}

    assert made == {row["code"]: row["file"] for row in table(batch)}
    for row in table(batch):
        digest = hashlib.sha256(batch[row["file"]]).hexdigest()
        proof = json.loads(batch[f"{row['code']}/proof.json"])
        assert (digest, digest, row["file"].partition("/")[2]) == (row["sha256"], proof["sha256"], proof["file"])
        assert 2 == note.count(digest)
    assert "certutil -hashfile 4nvh3\\4nvh3-engrave.svg SHA256" in note


# ---- what the material decides -------------------------------------------------------------------------


def test_engraved_plaques_are_on_no_sheet_and_have_no_file_for_the_press(world):
    ordered(world, "4nvh3", GRANITE)
    batch = packed(world)
    (sheets,) = (name for name in batch if name.startswith("sheets-"))
    (page,) = pypdfium2.PdfDocument(batch[sheets])
    read = zxingcpp.read_barcodes(page.render(scale=150 / 72, grayscale=True).to_pil(), try_invert=False)

    assert ["https://thu.example/q/9cr7t"] == [barcode.text for barcode in read]
    assert "4nvh3/4nvh3.pdf" not in batch
    assert "Biển khắc không nằm trên tờ nào" in batch["DOC-TRUOC.txt"].decode()


def test_where_all_are_engraved_there_are_no_sheets_and_each_material_has_its_section(world):
    """And no paper is too small for them."""
    ordered(world, "4nvh3", GRANITE + "size: A3\n")
    ordered(world, "9cr7t", BRASS)
    batch = packed(world, "--paper", "A4")
    note = batch["DOC-TRUOC.txt"].decode().replace("\r\n", "\n")
    vietnamese, _ = re.split("\n-{20,}\n", note)
    brass, granite = vietnamese.partition("== đá granit đen")[::2]

    assert ["4nvh3/ticket.pdf", "9cr7t/ticket.pdf"] == sorted(name for name in batch if name.endswith(".pdf"))
    assert "sheets-" not in note
    assert all(said in brass for said in ("9cr7t  Chùa Hai", "ra màu sẫm", "2 tấm"))
    assert all(said in granite.replace("\n", " ") for said in ("4nvh3  Đình Một", "ra màu sáng"))


@pytest.mark.parametrize(
    ("material", "said"), [("granite", "light"), ("brass", "dark"), ("composite", "nothing is engraved")]
)
def test_what_is_black_is_written_beside_the_plate_in_a_layer_of_its_own(world, material, said):
    """Outside the cut, in outlines; in the bitmap, where there is no room, as its description."""
    ordered(world, "4nvh3", f"relic: dinh-mot\nmaterial: {material}\nsize: A5\ndistance: 0.4\n")
    batch = packed(world, "4nvh3")
    name = "4nvh3/4nvh3-cut" if material == "composite" else "4nvh3/4nvh3-engrave"
    root = ET.fromstring(batch[f"{name}.svg"])
    layers = {group.get("id"): group[0].get("d") for group in root.iter("{http://www.w3.org/2000/svg}g")}
    note = [point for line in polygons(outline_from_path(layers["note"])) for point in line]
    left, top, width, height = map(float, root.get("viewBox").split())

    assert (material != "composite") == ("engrave" in layers)
    assert all(left <= across <= left + width and 148 < down <= top + height for across, down in note)
    assert re.search(rb"POLYLINE\n  8\nNOTE", batch[f"{name}.dxf"])
    if material != "composite":
        description = Image.open(io.BytesIO(batch[f"{name}.png"])).text["Description"]
        assert all(words in description for words in ("đen = khắc", f"comes out {said}"))


@pytest.mark.parametrize("order", [GRANITE, BRASS.replace("chua-hai", "dinh-mot"), "relic: dinh-mot\n"])
def test_the_symbol_alone_is_dark_on_light_with_its_quiet_zone_whatever_the_material(world, order):
    """Drawn by Pillow from the file: no part of ours."""
    ordered(world, "4nvh3", order)
    root = ET.fromstring(packed(world, "4nvh3")["symbols/4nvh3.svg"])
    side, scale = float(root.get("viewBox").split()[2]), 12
    zone, modules = root.iter("{http://www.w3.org/2000/svg}path")
    picture = Image.new("L", (round(side * scale),) * 2, 255)
    dark = [*polygons(outline_from_path(modules.get("d")))]
    for corners in dark:  # even-odd: what lies in an odd number of them is dark
        mask = Image.new("1", picture.size, 0)
        ImageDraw.Draw(mask).polygon([(across * scale, down * scale) for across, down in corners], fill=1)
        inverted = picture.point(lambda value: 255 - value)
        picture.paste(inverted, mask=mask)
    (barcode,) = zxingcpp.read_barcodes(picture, try_invert=False)
    nearest = min(min(*point, side - max(point)) for corners in dark for point in corners)

    assert "https://thu.example/q/4nvh3" == barcode.text
    assert f"{side:g}mm" == root.get("width") == root.get("height")
    assert "#FFFFFF" == zone.get("fill")
    assert nearest == pytest.approx(4 * side / (8 + 29), rel=0.2)


# ---- the note and the table ----------------------------------------------------------------------------


def test_the_note_to_the_shop_names_the_payload(world):
    """Letter by letter, and that a trial is not to be made."""
    note = packed(world)["DOC-TRUOC.txt"].decode()

    assert "https://thu.example/q/4nvh3" in note
    assert "https://thu.example/q/9cr7t" in note
    assert "BẢN THỬ – KHÔNG ĐEM IN" in note
    assert "148 × 210 mm" in note
    assert not re.search(r"\{\w+\}|\{\{", note)


def test_lines_of_the_note_end_as_the_notepad_of_windows_wants_them(world):
    note = packed(world)["DOC-TRUOC.txt"]

    assert note.count(b"\n") == note.count(b"\r\n") == note.count(b"\r") > 50


def test_the_note_is_in_the_first_language_with_english_beneath(world):
    note = packed(world)["DOC-TRUOC.txt"].decode().replace("\r\n", "\n")
    vietnamese, english = re.split("\n-{20,}\n", note)

    names = re.compile("Đình Một|Chùa Hai")

    assert vietnamese.strip().startswith("ĐỌC TRƯỚC – ĐỢT BIỂN “dot-1-r")
    assert english.strip().startswith("READ FIRST – PLAQUES “dot-1-r")
    assert not VIETNAMESE.search(names.sub("", english))
    for part in (vietnamese, english):
        assert 2 == len(names.findall(part))
        assert "https://thu.example/q/4nvh3" in part
        assert "sheets-SRA3-" in part


def test_a_french_project_has_its_own_words(tmp_path):
    """From its own templates/, with English beneath. Without them it is English alone: tests/places."""
    shutil.copytree(PLACES / "roscoff", tmp_path / "roscoff", ignore=shutil.ignore_patterns("output", ".cache"))
    own_templates(tmp_path / "roscoff", "fr", FRENCH)
    batch = packed(tmp_path / "roscoff", "fnm93")
    french, english = re.split("\n-{20,}\n", batch["LISEZ-MOI.txt"].decode().replace("\r\n", "\n"))

    assert "DOC-TRUOC.txt" not in batch
    assert french.strip().startswith("À LIRE D'ABORD – PLAQUES « dot-1-")
    assert "aluminium composite, impression UV, mat" in french
    assert "148 × 210 mm · 1 ex." in french
    assert "148 × 210 mm · quantity 1" in english
    assert not VIETNAMESE.search(french + english)


def test_the_table_opens_in_a_spreadsheet_and_runs_nothing_there(world):
    """A byte order mark for Excel; a place that begins like a formula is a text."""
    ordered(world, "4nvh3", 'relic: dinh-mot\nplace: \'=HYPERLINK("http://x.example"), "cổng"\'\nquantity: 3\n')
    batch = packed(world)
    first, second = table(batch)

    assert batch["batch.csv"].startswith(b"\xef\xbb\xbfcode,")
    assert '\'=HYPERLINK("http://x.example"), "cổng"' == first["place"]
    assert ("4nvh3", "3", "composite", "148", "210") == tuple(
        first[key] for key in ("code", "quantity", "material", "width_mm", "height_mm")
    )
    assert "https://thu.example/q/9cr7t" == second["address"]
    assert {"name_vi", "name_en"} <= set(first)


# ---- sheets --------------------------------------------------------------------------------------------


def test_some_plaques_may_be_packed_and_their_quantity_counts(world):
    ordered(world, "4nvh3", "relic: dinh-mot\nquantity: 5\n")

    batch = packed(world, "--paper", "A4", "4NVH3")

    assert not [name for name in batch if "9cr7t" in name]
    (sheets,) = (name for name in batch if name.startswith("sheets-A4-dot-1-r"))
    assert 5 == len(pypdfium2.PdfDocument(batch[sheets]))  # one A5 with its bleed and marks on each A4


def test_no_pdf_of_a_parcel_is_scaled_by_the_dialogue_of_a_printer(world):
    batch = packed(world)
    pdfs = [data for name, data in batch.items() if name.endswith(".pdf")]

    assert 5 == len(pdfs)
    for data in pdfs:
        with pikepdf.open(io.BytesIO(data)) as file:
            assert "/None" == file.Root.ViewerPreferences.PrintScaling


def test_a_plaque_larger_than_the_paper_is_refused(world):
    ordered(world, "4nvh3", "relic: dinh-mot\nsize: A3\n")

    result = ditich(world, "plaque", "batch", "dot-1", "--paper", "A4")

    assert 2 == result.exit_code
    assert "A4" in result.output


def test_a_plaque_larger_than_any_paper_is_printed_by_itself(world):
    ordered(world, "4nvh3", "relic: dinh-mot\nsize: 420x594\n")
    batch = packed(world)
    (sheets,) = (name for name in batch if name.startswith("sheets-"))

    assert 1 == len(pypdfium2.PdfDocument(batch[sheets]))
    assert "in từ tệp PDF riêng: 4nvh3" in batch["DOC-TRUOC.txt"].decode()


# ---- day and revision ----------------------------------------------------------------------------------


def test_the_same_plaques_give_the_same_bytes_on_another_day(world, monkeypatch):
    """And are not written again."""
    packed(world)
    (path,) = (world / "output/batches").glob("*.zip")
    first, written = path.read_bytes(), path.stat().st_mtime_ns
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    again = ditich(world, "plaque", "batch", "dot-1")

    assert (0, [path.stem], written) == (again.exit_code, parcels(world), path.stat().st_mtime_ns)
    assert "gói này đã có" in again.stdout
    path.unlink()
    packed(world)
    assert first == path.read_bytes()


def test_a_parcel_is_of_the_day_of_the_newest_step_of_its_plaques(world):
    """That day is in its name, on its sheets and on its files; without any step there is none."""
    ordered(
        world,
        "4nvh3",
        "relic: dinh-mot\nlife:\n- {stage: designed, on: 2025-03-04, by: A}\n- {stage: proofed, on: 2025-05-06, by: A}\n",
    )
    packed(world)
    (stem,) = parcels(world)
    dated = zipfile.ZipFile(world / f"output/batches/{stem}.zip").infolist()

    assert "2025-05-06" == REVISED.fullmatch(stem)["day"]
    assert {(2025, 5, 6, 0, 0, 0)} == {info.date_time for info in dated}
    ditich(world, "plaque", "batch", "dot-2", "9cr7t")
    assert [None, "2025-05-06"] == [REVISED.fullmatch(name)["day"] for name in reversed(parcels(world))]


def test_a_changed_parcel_lies_beside_the_old_one_and_what_differs_is_said(world):
    """A code that is new, one that is gone, one that is made otherwise, and in which columns."""
    (world / "content/plaques/9cr7t.yaml").rename(world / "9cr7t.yaml")
    old = packed(world)
    (first,) = parcels(world)
    (world / "9cr7t.yaml").rename(world / "content/plaques/9cr7t.yaml")
    ordered(world, "4nvh3", "relic: dinh-mot\nquantity: 7\n")
    changed = ditich(world, "--lang", "en", "plaque", "batch", "dot-1")
    (second,) = {*parcels(world)} - {first}
    os.utime(world / f"output/batches/{first}.zip", ns=(0, 0))
    fewer = ditich(world, "--lang", "en", "plaque", "batch", "dot-1", "9cr7t")

    assert f"{first}.zip is an older parcel of this name" in changed.stdout
    assert "differs in: 4nvh3 (revision quantity sha256), +9cr7t." in changed.stdout
    assert f"{second}.zip is an older parcel" in fewer.stdout
    assert "differs in: -4nvh3." in fewer.stdout
    assert old == unpacked(world / f"output/batches/{first}.zip")
    assert 3 == len(parcels(world))


def test_a_parcel_of_another_name_or_one_that_cannot_be_read_is_no_older_one(world):
    packed(world)
    folder = world / "output/batches"
    (folder / "dot-1-b-r123456.zip").write_bytes(b"")
    (folder / "dot-1-r12345g.zip").write_bytes(b"")
    ordered(world, "4nvh3", "relic: dinh-mot\nquantity: 2\n")
    (older,) = (path for path in folder.glob("*.zip") if path.stat().st_size)
    older.write_bytes(b"PK no zip")
    result = ditich(world, "--lang", "en", "plaque", "batch", "dot-1")

    assert 0 == result.exit_code
    assert f"{older.name} is an older parcel" in result.stdout
    assert "differs in: +4nvh3, +9cr7t." in result.stdout


def test_a_zip_of_this_very_name_that_holds_something_else_is_not_overwritten(world):
    packed(world)
    (path,) = (world / "output/batches").glob("*.zip")
    with zipfile.ZipFile(path, "a") as batch:
        batch.writestr(f"{path.stem}/note.txt", "by hand")
    mine = path.read_bytes()
    result = ditich(world, "plaque", "batch", "dot-1")

    assert 2 == result.exit_code
    assert "note.txt" in result.stderr
    assert mine == path.read_bytes()


def test_a_revision_is_that_of_what_is_made(world):
    """Whoever it hangs beside: other plaques and texts that do not stand on it change nothing."""

    def revisions():
        return {row["code"]: row["revision"] for row in table(packed(world))}

    first = revisions()
    shutil.rmtree(world / "output/batches")
    ordered(world, "9cr7t", "relic: chua-hai\nmaterial: acrylic\n")
    edit(world / "content", "sites/dinh-mot/site.yaml", "1832", "1833")
    second = revisions()

    assert first["4nvh3"] == second["4nvh3"]
    assert first["9cr7t"] != second["9cr7t"]
    assert all(re.fullmatch("r[0-9a-f]{6}", revision) for revision in first.values())


# ---- what cannot be packed -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["Đợt 1", "../dot", "dot_1", "", "-dot", "DOT", "dot/1", "dot\\1", "dot-1\n", "d" * 41]
)
def test_a_batch_name_that_is_no_plain_file_name_is_refused(world, name):
    result = ditich(world, "plaque", "batch", name)

    assert 2 == result.exit_code
    assert not (world / "output/batches").exists()


def test_an_unknown_code_is_refused_and_the_known_ones_are_named(world):
    result = ditich(world, "plaque", "batch", "dot-1", "zzzzz")

    assert 2 == result.exit_code
    assert "zzzzz" in result.output
    assert "4nvh3 9cr7t" in result.output


def test_what_is_left_out_and_what_was_made_or_not_seen_before_is_said(world):
    """A draft, one that was cancelled; one that hangs, and one of which nobody noted that its proof was seen."""
    edit(world / "content", "sites/chua-hai/site.yaml", "kind:", "draft: true\nkind:")
    draft = ditich(world, "--lang", "en", "plaque", "batch", "dot-1")

    assert 0 == draft.exit_code, draft.output
    assert "not packed: 9cr7t (its relic is a draft)" in draft.stdout
    assert "not noted as proofed: 4nvh3;" in draft.stdout

    edit(world / "content", "sites/chua-hai/site.yaml", "draft: true\n", "")
    ordered(world, "9cr7t", "relic: chua-hai\nlife:\n- {stage: cancelled, on: 2025-01-01, by: A, note: đặt trùng}\n")
    ordered(
        world,
        "4nvh3",
        "relic: dinh-mot\nlife:\n- {stage: designed, on: 2025-01-01, by: A}\n- {stage: proofed, on: 2025-01-02, by: A}\n",
    )
    cancelled = ditich(world, "--lang", "en", "plaque", "batch", "dot-1")

    assert "not packed: 9cr7t (cancelled)" in cancelled.stdout
    assert "not noted as proofed" not in cancelled.stdout


def test_nothing_is_packed_while_the_content_is_wrong(world):
    ordered(world, "4nvh3", "relic: dinh-mott\n")

    result = ditich(world, "plaque", "batch", "dot-1")

    assert 1 == result.exit_code
    assert not (world / "output/batches").exists()
