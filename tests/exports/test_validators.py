"""Each export is opened by its own validator, and by a program people have; each of them is seen to refuse what is wrong."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.support.exports import AROUND, MEASURED, NOWHERE, READ_OFF, diverse
from tests.support.install_exports import PYTHON
from tests.support.worlds import ditich


@pytest.fixture
def exported(world: Path) -> Path:
    """The exports of four relics, unpacked."""
    diverse(world / "content")
    result = ditich(world, "export")
    assert 0 == result.exit_code, result.output
    with ZipFile(world / "output/export/data.zip") as file:
        file.extractall(world / "exported")
    return world / "exported"


def run(*command: str | Path) -> str:
    return subprocess.run([*map(str, command)], capture_output=True, text=True, check=True).stdout


def validated(script: str, path: Path) -> Any:
    """What a few lines of Python say of this file, where the validators are."""
    return json.loads(run(PYTHON, "-W", "ignore", "-c", script, path))


# ---- Data Package ---------------------------------------------------------------------------------

FRICTIONLESS = """
import json, sys
from frictionless import validate
report = validate(sys.argv[1])
print(json.dumps([report.valid, report.stats["tasks"], report.flatten(["type"])]))
"""


def test_frictionless_takes_the_package(exported):
    assert [True, 10, []] == validated(FRICTIONLESS, exported / "data/datapackage.json")


@pytest.mark.parametrize(
    ("table", "old", "new", "error"),
    [
        ("photos.csv", MEASURED, "somebody", "foreign-key"),
        ("relics.csv", "10.12345", "ten", "type-error"),
        ("sources.csv", f"{AROUND},s2", f"{AROUND},s1", "primary-key"),
        ("hours.csv", "relic,", "relik,", "incorrect-label"),
    ],
)
def test_frictionless_refuses_what_is_wrong(exported, table, old, new, error):
    path = exported / "data" / table
    text = path.read_text("utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8-sig")
    valid, _, errors = validated(FRICTIONLESS, exported / "data/datapackage.json")

    assert not valid
    assert [error] in errors


# ---- IIIF -----------------------------------------------------------------------------------------

PREZI = """
import json, sys
from iiif_prezi3 import Manifest
from pydantic import ValidationError
told = json.load(open(sys.argv[1]))
try:
    manifest = Manifest(**told)
except ValidationError as wrong:
    print(json.dumps([str(error["loc"][0]) for error in wrong.errors()]))
else:
    print(json.dumps([json.loads(manifest.json(exclude_none=True))["items"][0]["items"][0]["items"][0]["motivation"]]))
"""


@pytest.mark.parametrize("relic", [MEASURED, READ_OFF])
def test_iiif_prezi3_takes_the_manifest(exported, relic):
    assert ["painting"] == validated(PREZI, exported / f"iiif/{relic}.json")


@pytest.mark.parametrize("key", ["label", "items", "homepage"])
def test_iiif_prezi3_refuses_what_a_manifest_must_not_have(exported, key):
    path = exported / f"iiif/{MEASURED}.json"
    told = json.loads(path.read_text("utf-8"))
    told[key] = 7
    path.write_text(json.dumps(told), "utf-8")

    assert key in validated(PREZI, path)


def test_the_manifest_lies_on_the_site_under_its_own_id(world):
    """And each picture it names."""
    diverse(world / "content")
    assert 0 == ditich(world, "build").exit_code
    site = world / "output/site"
    for relic in (MEASURED, READ_OFF):
        told = json.loads((site / f"iiif/{relic}.json").read_text("utf-8"))
        named = [
            told["id"],
            *(part["body"]["id"] for part in told["items"][0]["items"][0]["items"]),
            told["items"][0]["thumbnail"][0]["id"],
        ]
        assert [] == [
            address for address in named if not (site / address.removeprefix("https://thu.example/")).is_file()
        ]


# ---- maps -----------------------------------------------------------------------------------------


def test_gdal_reads_four_relics_with_what_is_known_of_their_place(exported):
    said = run("ogrinfo", "-al", exported / "relics.geojson")

    assert "Feature Count: 4" in said
    assert 'ID["EPSG",4326]' in said
    assert "POINT (105.654322 10.123457)" in said
    assert "POINT (105.654 10.123)" in said
    assert 1 == said.count("POLYGON ((")
    unlocated = said.partition(f"id (String) = {NOWHERE}\n")[2].partition("OGRFeature")[0]
    assert "POINT" not in unlocated
    assert "POLYGON" not in unlocated


def test_gdal_reads_the_point_for_the_map(exported):
    said = run(
        "ogrinfo", "-q", "-al", "--config", "OSM_USE_CUSTOM_INDEXING", "NO", exported / "openstreetmap.osm", "points"
    )

    assert 1 == said.count("OGRFeature")
    assert "name (String) = Đình Một" in said
    assert '"start_date"=>"1832"' in said


# ---- the inventory --------------------------------------------------------------------------------

OPENPYXL = """
import json, sys
from openpyxl import load_workbook
book = load_workbook(sys.argv[1])
print(json.dumps([[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book]))
"""


def test_openpyxl_reads_the_inventory(exported):
    lines, boxes = validated(OPENPYXL, exported / "inventory.xlsx")

    assert [MEASURED, NOWHERE, READ_OFF, AROUND] == [line[1] for line in lines[1:]]
    assert {line[1] for line in lines[1:]} == {row[0] for row in boxes[1:]}
