"""`ditich export`: one zip, written whole; and its tables edited and brought back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.worlds import RELIC, ditich, edit, snapshot

BOM = "\ufeff"


def zipped(world: Path, *args: str) -> Path:
    result = ditich(world, "--lang", "en", "export", *args)
    assert 0 == result.exit_code, result.output
    return world / "output/export/data.zip"


def unpacked(world: Path) -> Path:
    folder = world / "came-back"
    with ZipFile(zipped(world)) as file:
        file.extractall(folder)
    return folder / "data"


def rewrite(
    path: Path, change: Callable[[list[list[str]]], None], *, delimiter: str = ",", encoding: str = "utf-8-sig"
) -> None:
    """What a volunteer does in a spreadsheet."""
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    change(rows)
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path.write_text(out.getvalue(), encoding)


def put(heading: str, value: str, row: int = 1) -> Callable[[list[list[str]]], None]:
    def change(rows: list[list[str]]) -> None:
        rows[row][rows[0].index(heading)] = value

    return change


def test_the_zip_says_what_is_in_it_and_holds_it(world):
    with ZipFile(zipped(world)) as file:
        names = file.namelist()

    assert ["README.md", "index.html"] == names[:2]
    assert {
        "data/datapackage.json",
        "relics.geojson",
        "lido.xml",
        "wikidata.txt",
        "openstreetmap.osm",
        "inventory.xlsx",
    } <= set(names)


def test_without_a_licence_it_warns(world):
    assert "no licence" in ditich(world, "--lang", "en", "export").stderr
    edit(world / "content", "project.yaml", "steward:", "licence: CC BY 4.0\nsteward:")
    assert "" == ditich(world, "--lang", "en", "export").stderr


def test_the_same_content_gives_the_same_bytes(world):
    first = zipped(world).read_bytes()
    (world / "output/export/data.zip").unlink()

    assert first == zipped(world).read_bytes()


def test_a_draft_is_nobody_else_s(world):
    edit(world / "content", "sites/chua-hai/site.yaml", "kind:", "draft: true\nkind:")
    with ZipFile(zipped(world)) as file:
        assert [] == [name for name in file.namelist() if b"Ch\xc3\xb9a Hai" in file.read(name)]


def test_content_with_an_error_is_not_exported(world):
    zipped(world)
    before = snapshot(world / "output/export")
    edit(world / "content", RELIC, "kind: communal-house", "kind: nothing")
    result = ditich(world, "--lang", "en", "export")

    assert 1 == result.exit_code
    assert before == snapshot(world / "output/export")


def test_what_comes_back_as_it_went_changes_nothing(world):
    before = snapshot(world / "content")
    for back in (zipped(world), unpacked(world), world / "came-back"):
        result = ditich(world, "--lang", "en", "export", "--back", str(back), "--write")
        assert (0, "nothing to change") == (result.exit_code, result.stdout.strip()[-17:])

    assert before == snapshot(world / "content")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_one_table_edited_in_a_spreadsheet_comes_back(world, delimiter):
    """Excel divides by semicolons where the comma is for decimals, as in Vietnam."""
    path = unpacked(world) / "festivals.csv"
    rewrite(path, put("days", "15; 16; 17"), delimiter=delimiter)
    before = snapshot(world / "content")
    shown = ditich(world, "--lang", "en", "export", "--back", str(path))

    assert "[15, 16, 17]" in shown.stdout
    assert before == snapshot(world / "content")
    written = ditich(world, "--lang", "en", "export", "--back", str(path), "--write")
    assert (0, "") == (written.exit_code, written.stderr)
    after = snapshot(world / "content")
    assert {RELIC} == {name for name in after if before.get(name) != after[name]}
    assert before[RELIC].replace(b"[15, 16]", b"[15, 16, 17]") == after[RELIC]


def test_a_new_row_a_row_gone_and_a_new_place(world):
    data = unpacked(world)
    rewrite(data / "founded.csv", lambda rows: rows.pop(1))
    rewrite(
        data / "sources.csv",
        lambda rows: rows.append(["dinh-mot", "s2", "Bài, hai", "Báo: Thử", "A", "", "2004-11", "TRUE"]),
    )
    rewrite(data / "relics.csv", put("place.latitude", "10.1", 1))
    rewrite(data / "relics.csv", put("place.longitude", "105.6", 1))
    result = ditich(world, "--lang", "en", "export", "--back", str(data), "--write")

    assert 0 == result.exit_code, result.output
    text = (world / "content" / RELIC).read_text("utf-8")
    assert "founded" not in text
    assert 'title: "Bài, hai"' in text
    assert "latitude: 10.1" in text
    assert 0 == ditich(world, "check").exit_code


def test_without_the_table_of_relics_only_those_with_a_row_are_meant(world):
    path = unpacked(world) / "sources.csv"
    rewrite(path, lambda rows: rows.remove(next(row for row in rows if row[0] == "chua-hai")))
    result = ditich(world, "--lang", "en", "export", "--back", str(path))

    assert (0, "nothing to change") == (result.exit_code, result.stdout.strip()[-17:])


def test_a_mistake_is_told_at_its_cell_and_nothing_is_written(world):
    data = unpacked(world)
    rewrite(data / "relics.csv", put("kind", "Communal-house"))
    rewrite(data / "founded.csv", put("date", "thế kỷ 19"))
    before = snapshot(world / "content")
    result = ditich(world, "--lang", "en", "export", "--back", str(data), "--write")

    assert 1 == result.exit_code
    assert "relics.csv:2:10: error[choice]" in result.stderr
    assert "founded.csv:2:10: error[" in result.stderr
    assert "nothing was written" in result.stderr
    assert before == snapshot(world / "content")


def test_what_would_be_wrong_elsewhere_is_found_before_anything_is_written(world):
    """A festival has a name in each text; the table does not say it."""
    data = unpacked(world)
    rewrite(data / "festivals.csv", lambda rows: rows.append(["dinh-mot", "moi", "", "", "", "07-27", "", "", "s1"]))
    before = snapshot(world / "content")
    result = ditich(world, "--lang", "en", "export", "--back", str(data), "--write")

    assert 1 == result.exit_code
    assert "error[festival-name-missing]" in result.stderr
    assert before == snapshot(world / "content")
    assert [] == [path.name for path in (world / ".cache").iterdir() if path.name.startswith(".tables")]


def test_a_cell_over_several_lines_and_odd_rows_are_read(world):
    path = unpacked(world) / "sources.csv"
    rewrite(path, put("title", "Bài\n\nmột: “hai”"))
    path.write_text(path.read_text("utf-8-sig").replace("\n", "\n", 1) + ",,,,,,,\r\n\r\n", "utf-8-sig")
    result = ditich(world, "--lang", "en", "export", "--back", str(path), "--write")

    assert 0 == result.exit_code, result.output
    assert "Bài" in (world / "content" / RELIC).read_text("utf-8")


def test_a_table_with_more_than_a_site_has_is_refused(world, monkeypatch):
    from generator.export import returned

    monkeypatch.setattr(returned, "LARGEST", 20)
    for back in (zipped(world), unpacked(world)):
        result = ditich(world, "--lang", "en", "export", "--back", str(back))
        assert 1 == result.exit_code
        assert "error[file-large]" in result.stderr


def test_write_needs_tables(world):
    assert 2 == ditich(world, "export", "--write").exit_code
    assert 2 == ditich(world, "export", "--back", str(world / "nowhere.csv")).exit_code
