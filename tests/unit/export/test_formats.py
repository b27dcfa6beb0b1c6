"""Each export says what is known and no more: no invented points, no machine's words, no licence nobody gave."""

from __future__ import annotations

import io
import json
import re
import shutil
import xml.etree.ElementTree as ET
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from geographiclib.geodesic import Geodesic

from generator.content import edtf
from generator.content.field_words import read_fields
from generator.diagnostics.export_texts import both
from generator.export import bundle
from generator.export.bundle import files, packed
from generator.export.inventory import COLUMNS
from generator.export.lido import LIDO
from generator.export.openstreetmap import start_date
from generator.export.workbook import Sheet, workbook
from generator.theme.theme import Theme
from tests.support.exports import AROUND, MEASURED, NOWHERE, READ_OFF, diverse, told_of
from tests.support.worlds import BUILT_IN, WORLD, edit

LATER = date(2031, 2, 3)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, theme: Theme) -> dict[str, bytes]:
    """The four relics."""
    return made(diverse(laid_out(tmp_path_factory.mktemp("exported"))), theme)


def laid_out(folder: Path) -> Path:
    return Path(shutil.copytree(WORLD / "content", folder / "content"))


def made(content: Path, theme: Theme, today: date | None = None) -> dict[str, bytes]:
    site, told = told_of(content, theme, today) if today else told_of(content, theme)
    return files(site, told, read_fields(BUILT_IN))


def features(exported: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    return {feature["id"]: feature for feature in json.loads(exported["relics.geojson"])["features"]}


# ---- places ---------------------------------------------------------------------------------------


def test_a_point_has_as_many_digits_as_are_known(exported):
    found = features(exported)

    assert [105.654322, 10.123457] == found[MEASURED]["geometry"]["coordinates"]
    assert [105.654, 10.123] == found[READ_OFF]["geometry"]["coordinates"]
    assert ("exact", "approximate") == tuple(found[relic]["properties"]["position"] for relic in (MEASURED, READ_OFF))


def test_where_nobody_measured_there_is_an_area_or_nothing(exported):
    found = features(exported)

    assert "Polygon" == found[AROUND]["geometry"]["type"]
    assert ("area", 2500, "Thử (cũ)") == tuple(
        found[AROUND]["properties"][key] for key in ("position", "accuracy_m", "area")
    )
    assert None is found[NOWHERE]["geometry"]
    assert "unknown" == found[NOWHERE]["properties"]["position"]


def test_the_area_is_a_circle_as_rfc_7946_wants_its_ring(exported):
    """Closed, counter-clockwise, and off the radius by less than half a hundredth, on the ellipsoid (GeographicLib)."""
    (ring,) = features(exported)[AROUND]["geometry"]["coordinates"]
    turned = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring))
    away = [Geodesic.WGS84.Inverse(10.1, 105.6, latitude, longitude)["s12"] for longitude, latitude in ring]

    assert ring[0] == ring[-1]
    assert turned < 0
    assert 0.99 * 2500 < min(away) <= max(away) < 1.01 * 2500


@pytest.mark.parametrize(("latitude", "longitude"), [(89.99, 10), (10, 179.99), (-89.9, 0)])
def test_no_polygon_reaches_a_pole_or_the_antimeridian(content, theme, latitude, longitude):
    diverse(content)
    edit(content, "project.yaml", "country: VN\n", "")
    edit(content, f"sites/{READ_OFF}/site.yaml", "level: city, type: history-culture", "level: unesco")
    edit(
        content,
        f"sites/{AROUND}/site.yaml",
        "latitude: 10.1, longitude: 105.6",
        f"latitude: {latitude}, longitude: {longitude}",
    )
    found = features(made(content, theme))[AROUND]

    assert (None, 2500) == (found["geometry"], found["properties"]["accuracy_m"])


def test_the_map_gets_measured_points_alone(exported):
    root = ET.fromstring(exported["openstreetmap.osm"])
    (node,) = root
    tags = {tag.get("k"): tag.get("v") for tag in node}

    assert ("-1", "10.123457", "105.654322") == (node.get("id"), node.get("lat"), node.get("lon"))
    assert {
        "name": "Đình Một",
        "name:en": "One Communal House",
        "start_date": "1832",
        "opening_hours": "08:00-17:00",
        "fee": "no",
    }.items() <= tags.items()


@pytest.mark.parametrize(
    ("dated", "part", "said"),
    [
        ("1832", "", "1832"),
        ("1832-05", "", "1832-05"),
        ("1832-05-06~", "", "~1832-05-06"),
        ("183X", "", "1830s"),
        ("18XX", "late", "late C19"),
        ("18XX~", "", "~C19"),
        ("1850/1860", "", "1850..1860"),
        ("../1850", "", "before 1850"),
        ("1850/..", "", "after 1850"),
        ("1850?", "", ""),
        ("-0050", "", ""),
        ("1850?/1860", "", ""),
    ],
)
def test_a_founding_is_told_to_the_map_as_it_can_be_told(dated, part, said):
    assert said == start_date(edtf.read(dated, part))


# ---- Wikidata -------------------------------------------------------------------------------------


def commands(exported: dict[str, bytes]) -> list[list[str]]:
    return [line.split("\t") for line in exported["wikidata.txt"].decode().splitlines()]


def test_each_relic_is_a_new_item_or_the_one_its_author_named(exported):
    lines = commands(exported)

    assert 3 == lines.count(["CREATE"])
    assert {"LAST", "Q42"} == {line[0] for line in lines if len(line) > 1}
    assert [] == [line for line in lines if line[0] == "Q42" and line[1].startswith("D")]


def test_a_statement_names_where_its_source_lies(exported):
    assert ["LAST", "P571", "+1832-00-00T00:00:00Z/9", "S854", '"https://bao.example/mot"'] in commands(exported)
    assert ["LAST", "P625", "@10.123457/105.654322", "S854", '"https://bao.example/mot"'] in commands(exported)


def test_what_only_a_blog_says_and_what_sources_dispute_is_not_uploaded(exported):
    """18XX~ of a blog, and two dates of two newspapers."""
    assert 1 == len([line for line in commands(exported) if line[1:2] == ["P571"]])
    assert 1 == len([line for line in commands(exported) if line[1:2] == ["P625"]])


@pytest.mark.parametrize(
    ("dated", "value"),
    [
        ("1832-05", "+1832-05-00T00:00:00Z/10"),
        ("1832-05-06", "+1832-05-06T00:00:00Z/11"),
        ("183X", "+1830-00-00T00:00:00Z/8"),
        ("18XX", "+1801-00-00T00:00:00Z/7"),
        ("1832~", "+1832-00-00T00:00:00Z/9\tP1480\tQ5727902"),
        ("1832?", ""),
        ("1850/1860", ""),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(content, theme, dated, value):
    edit(content, f"sites/{MEASURED}/site.yaml", "date: 1832", f'date: "{dated}"')
    text = made(content, theme)["wikidata.txt"].decode()

    assert (f"P571\t{value}\tS854" in text) if value else ("P571" not in text)


def test_no_text_ends_a_command(exported):
    """A quotation mark has no escape there."""
    assert ["Q42", "Avi", '"Miếu “Bà”"'] in commands(exported)
    for line in commands(exported):
        assert all(re.fullmatch(r'"[^"]*"', part) for part in line if '"' in part)


# ---- LIDO -----------------------------------------------------------------------------------------

ORDER = {
    "lido": "lidoRecID objectPublishedID category descriptiveMetadata administrativeMetadata",
    "descriptiveMetadata": "objectClassificationWrap objectIdentificationWrap eventWrap objectRelationWrap",
    "objectClassificationWrap": "objectWorkTypeWrap classificationWrap",
    "objectWorkType": "conceptID term",
    "objectIdentificationWrap": "titleWrap inscriptionsWrap repositoryWrap displayStateEditionWrap objectDescriptionWrap",
    "titleSet": "appellationValue sourceAppellation",
    "namePlaceSet": "appellationValue sourceAppellation",
    "repositorySet": "repositoryName workID repositoryLocation",
    "repositoryLocation": "placeID namePlaceSet gml partOfPlace placeClassification",
    "event": "eventID eventType roleInEvent eventName eventActor culture eventDate periodName eventPlace eventMethod eventMaterialsTech eventObjectMeasurements thingPresent relatedEventSet eventDescriptionSet",
    "eventType": "conceptID term",
    "eventDate": "displayDate date",
    "date": "earliestDate latestDate",
    "administrativeMetadata": "rightsWorkWrap recordWrap resourceWrap",
    "recordWrap": "recordID recordType recordSource recordRights recordInfoSet",
    "recordRights": "rightsType rightsDate rightsHolder creditLine",
    "rightsResource": "rightsType rightsDate rightsHolder creditLine",
    "rightsType": "conceptID term",
    "resourceSet": "resourceID resourceRepresentation resourceType rightsResource",
}
"""Element → those it may hold, in the order of lido-v1.1.xsd: copied by hand, for the schema imports another of 30 files."""

NEEDED = {
    "lido": {"lidoRecID", "descriptiveMetadata", "administrativeMetadata"},
    "recordWrap": {"recordID", "recordType", "recordSource"},
    "descriptiveMetadata": {"objectClassificationWrap", "objectIdentificationWrap"},
    "objectIdentificationWrap": {"titleWrap"},
    "event": {"eventType"},
    "objectClassificationWrap": {"objectWorkTypeWrap"},
    "objectWorkTypeWrap": {"objectWorkType"},
    "titleWrap": {"titleSet"},
    "titleSet": {"appellationValue"},
    "namePlaceSet": {"appellationValue"},
    "resourceRepresentation": {"linkResource"},
    "lidoWrap": {"lido"},
}
"""Element → those it must hold."""

IDENTIFIERS = {"lidoRecID", "objectPublishedID", "conceptID", "recordID"}
"""Elements that must say what kind of identifier they hold."""


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def test_elements_stand_in_the_order_of_the_schema(exported):
    root = ET.fromstring(exported["lido.xml"])
    seen = set()
    for element in root.iter():
        if order := ORDER.get(local(element)):
            names, allowed = [local(inner) for inner in element], order.split()
            assert set(names) <= set(allowed), (local(element), names)
            assert names == sorted(names, key=allowed.index), (local(element), names)
            seen.add(local(element))
        assert NEEDED.get(local(element), set()) <= {local(inner) for inner in element}
        assert local(element) not in IDENTIFIERS or element.get(f"{{{LIDO}}}type")
        assert not local(element).endswith("Metadata") or element.get("{http://www.w3.org/XML/1998/namespace}lang")

    assert seen == set(ORDER)
    assert {"lidoWrap"} == {local(root)}
    assert 4 == len(root)


@pytest.mark.parametrize(
    ("dated", "years"),
    [("1850/1860", ["1850", "1860"]), ("1850/..", ["1850"]), ("../1850", ["1850"]), ("1832", ["1832", "1832"])],
)
def test_an_open_end_of_a_date_is_left_open(content, theme, dated, years):
    """“before 1850” was written as 1850 to 1850."""
    edit(content, f"sites/{MEASURED}/site.yaml", "date: 1832", f'date: "{dated}"')
    root = ET.fromstring(made(content, theme)["lido.xml"])

    assert years in [[year.text for year in date] for date in root.iter(f"{{{LIDO}}}date")]


def test_without_a_relic_there_is_no_lido():
    """Its schema knows no file without a record."""
    assert "lido.xml" not in dict(bundle._listed(()))


def test_a_record_says_its_licence_only_where_there_is_one(content, theme, exported):
    rights = f"{{{LIDO}}}recordRights"

    assert 4 == len(list(ET.fromstring(exported["lido.xml"]).iter(rights)))
    assert [] == list(ET.fromstring(made(content, theme)["lido.xml"]).iter(rights))


# ---- the inventory --------------------------------------------------------------------------------


def sheets(data: bytes) -> list[list[list[str]]]:
    """The cells of each sheet, by their addresses."""
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    found = []
    with ZipFile(io.BytesIO(data)) as book:
        for name in sorted(name for name in book.namelist() if "worksheets" in name):
            rows = []
            for row in ET.fromstring(book.read(name)).iter(f"{main}row"):
                cells: dict[int, str] = {}
                for cell in row:
                    letters = re.match("[A-Z]+", cell.get("r", ""))
                    assert letters is not None
                    number = 0
                    for letter in letters[0]:
                        number = number * 26 + ord(letter) - ord("A") + 1
                    cells[number - 1] = "".join(cell.itertext())
                rows.append([cells.get(number, "") for number in range(max(cells, default=-1) + 1)])
            found.append(rows)
    return found


def test_every_empty_box_is_named(exported):
    lines, boxes = sheets(exported["inventory.xlsx"])
    headings, keys = lines[0], list(COLUMNS)
    for line in lines[1:]:
        named = line[len(keys)].split("; ") if len(line) > len(keys) else []
        empty = [heading for heading, cell in zip(headings[: len(keys)], line, strict=False) if not cell]
        assert set(named) <= set(empty)
        assert named == [row[2] for row in boxes[1:] if row[0] == line[1]]

    assert both("inventory-latitude") in next(line for line in lines if line[1] == AROUND)[-1]
    assert both("inventory-latitude") not in next(line for line in lines if line[1] == MEASURED)[-1]
    assert all(row[3] for row in boxes)


def test_a_box_that_makes_no_sense_for_a_kind_is_not_empty(exported):
    """An old house has no deity."""
    assert (
        both("inventory-worship")
        not in next(line for line in sheets(exported["inventory.xlsx"])[0] if line[1] == AROUND)[-1]
    )


def test_a_workbook_holds_any_text():
    rows = (("a", "b"), ("=1+1", "<&>\"'"), ("  \n", "ក" * 40_000), *((str(number),) for number in range(40)))

    (sheet,) = sheets(workbook((Sheet("x & y", (10, 20), rows),)))

    assert ["=1+1", "<&>\"'"] == sheet[1]
    assert 32_767 == len(sheet[2][1])


def test_a_sheet_has_more_columns_than_letters():
    row = tuple(str(number) for number in range(60))

    assert [[list(row)]] == [sheets(workbook((Sheet("x", (9,) * 60, (row,)),)))[0]]


# ---- photographs ----------------------------------------------------------------------------------


def test_a_manifest_is_there_for_photographs_alone(exported):
    assert {f"iiif/{MEASURED}.json", f"iiif/{READ_OFF}.json"} == {name for name in exported if name.startswith("iiif/")}


def test_a_manifest_says_the_licence_where_all_viewers_know_it(exported):
    known, unknown = (json.loads(exported[f"iiif/{relic}.json"])["items"][0] for relic in (MEASURED, READ_OFF))

    assert "http://creativecommons.org/publicdomain/zero/1.0/" == known["rights"]
    assert "rights" not in unknown
    assert ["Bà Năm, chỉ để xem trên trang này"] == unknown["requiredStatement"]["value"]["none"]


# ---- all of them ----------------------------------------------------------------------------------


def test_the_same_content_gives_the_same_zip_on_any_day(content, theme):
    diverse(content)

    assert packed(made(content, theme)) == packed(made(content, theme, LATER))


def test_a_machine_s_words_are_in_the_table_of_texts_alone(content, theme):
    diverse(content)
    edit(content, f"sites/{READ_OFF}/en.md", "summary: Đình để thử.", "summary: Words of a machine.")
    edit(content, f"sites/{READ_OFF}/en.md", "name: Chùa Hai", "name: Name by a machine")
    found = made(content, theme)

    for words in (b"Words of a machine", b"Name by a machine"):
        assert ["data/texts.csv"] == [name for name, data in found.items() if words in data]


def test_the_page_says_what_each_file_is_and_what_is_missing(exported):
    page = exported["index.html"].decode()
    folders = {name.partition("/")[0] + "/" if "/" in name else name for name in exported} - {"index.html", "README.md"}

    assert [] == [name for name in folders if f"<td>{name}</td>" not in page]
    assert f"<td>{NOWHERE}</td>" in page
    assert "CC BY-SA 4.0 https://creativecommons.org/licenses/by-sa/4.0/" in page


def test_without_a_licence_the_page_says_so(content, theme):
    assert both("no-licence") in made(content, theme)["README.md"].decode()


def test_a_project_whose_relics_are_whole_lacks_nothing(content, theme):
    site, told = told_of(diverse(content), theme)
    whole = [one for one in told if one.relic.id == MEASURED]

    assert both("complete") in files(site, whole, read_fields(BUILT_IN))["README.md"].decode()
