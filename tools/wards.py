"""Writes templates/countries/VN-wards.csv, where each of today's wards of Vietnam lies and how large it is, and VN-mergers.csv, of what it was made.

To renew it: `pip install --no-deps vietnamadminunits`, then `python -m tools.wards`. The package is asked for nothing but
its files, so what it depends on is not needed; neither is it needed to build the site. The same version gives the same
bytes. What is wrong in it is mended where it contradicts itself, said in the file, and printed where nobody has looked yet.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from heapq import nsmallest
from importlib.metadata import Distribution, distribution
from math import cos, radians
from pathlib import Path

from generator.places.geodesy import Point
from generator.places.wards import Ward

COUNTRIES = Path(__file__).resolve().parent.parent / "templates" / "countries"
WARDS = COUNTRIES / "VN-wards.csv"
MERGERS = COUNTRIES / "VN-mergers.csv"

PACKAGE = "vietnamadminunits"

MISPLACED = (
    ("Xã Hoàng Văn Thụ", "Tỉnh Lạng Sơn"),
    ("Xã Yên Bình", "Tỉnh Lào Cai"),
    ("Xã Long Khánh", "Tỉnh Đồng Tháp"),
    ("Xã Lương Hòa Lạc", "Tỉnh Đồng Tháp"),
    ("Xã Thanh Bình", "Tỉnh Đồng Tháp"),
    ("Xã Lương Sơn", "Tỉnh Phú Thọ"),
    ("Xã Sơn Lương", "Tỉnh Phú Thọ"),
    ("Xã Cái Chiên", "Tỉnh Quảng Ninh"),
    ("Xã Vĩnh Thực", "Tỉnh Quảng Ninh"),
)
"""Wards whose centre in 1.0.4 lies 20 to 110 km from every commune they were made of: mostly namesakes swapped."""

UNSIZED = (("Xã Yên Bình", "Tỉnh Lào Cai"),)
"""9 km² for four communes that lie 20 km apart."""

LOOKED_AT = (
    ("Xã Sơn Hải", "Tỉnh An Giang"),  # islands that the older table puts ashore
    ("Xã Tiên Hải", "Tỉnh An Giang"),
    ("Xã Tân Thành", "Tỉnh Quảng Trị"),  # at its district's middle in the older table
    ("Phường Hương Trà", "Thành phố Huế"),  # 15 km from the one commune the older table places
    ("Phường Cai Lậy", "Tỉnh Đồng Tháp"),  # 10 km, likewise
    ("Phường Hạ Long", "Tỉnh Quảng Ninh"),  # 6 and 9 km
)
"""Wards far from what they were made of whose centre is left as it is: nothing says which of both errs."""

TWICE = 2
"""An area more than this factor off the estimate from a ward's neighbours is doubted; 95 of 100 wards are within it."""


@dataclass(frozen=True)
class Row:
    """A line of the file."""

    name: str
    province: str
    centre: Point
    area: float
    communes: tuple[Point, ...]
    """Centres of what the ward was made of, as far as the older table places them."""

    made_of: tuple[str, ...]
    """The same with those of which it was given a part: "Phường Thới An (Quận Ô Môn)"."""

    estimated: bool = False
    """Whether the area is ours."""

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by; no province has two wards of a name."""
        return self.name, self.province


def main() -> None:
    """Write the file and print what to look at."""
    package = distribution(PACKAGE)
    rows = sorted(_rows(package), key=lambda row: (row.province, row.name))
    mended = _sized([_placed(row) for row in rows])
    moved = tuple(after for before, after in zip(rows, mended, strict=True) if before.centre != after.centre)
    head = [f"# {line}".rstrip() for line in _head(package, moved).splitlines()]
    lines = [*head, "ward,province,latitude,longitude,area", *map(_line, mended)]
    WARDS.write_text("\n".join([*lines, ""]), "utf-8", newline="\n")
    MERGERS.write_text(
        "\n".join([*_mergers_head(package), *filter(None, map(_merged, rows)), ""]), "utf-8", newline="\n"
    )
    print(f"{len(mended)} wards, {len(moved)} centres mended, {sum(row.estimated for row in mended)} areas estimated")
    for row in mended:
        if row.key not in LOOKED_AT and _contradicted(row):
            print(f"look at it: {row.name}, {row.province} is far from all it was made of")


def _rows(package: Distribution) -> Iterator[Row]:
    data = Path(str(package.locate_file(PACKAGE))) / "data"
    converter = json.loads((data / "converter_2025.json").read_text("utf-8"))
    whole, parts_of = converter["DICT_PROVINCE_WARD_NO_DIVIDED"], _parts(converter["DICT_PROVINCE_WARD_DIVIDED"])
    with closing(sqlite3.connect(data / "dataset.db")) as database:
        database.row_factory = sqlite3.Row
        legacy = list(database.execute("SELECT * FROM admin_units_legacy"))
        communes, names = _communes(legacy), {_key(row): _commune(row) for row in legacy if row["ward"]}
        for row in database.execute("SELECT * FROM admin_units"):
            parts = whole.get(row["provinceKey"], {}).get(row["wardKey"], ())
            given = parts_of.get((row["provinceKey"], row["wardKey"]), ())
            centre = Point(row["wardLat"], row["wardLon"])
            known_centres = tuple(communes[part] for part in parts if part in communes)
            made_of = tuple(sorted({names[part] for part in (*parts, *given) if part in names}))
            area = row["wardAreaKm2"] or 0
            yield Row(_name(row["ward"]), _name(row["province"]), centre, area, known_centres, made_of)


def _parts(divided: Mapping[str, Mapping[str, list[Mapping[str, str]]]]) -> Mapping[tuple[str, str], list[str]]:
    """Province and ward → the older communes of which it was given a part."""
    found: dict[tuple[str, str], list[str]] = {}
    for province, communes in divided.items():
        for commune, wards in communes.items():
            for ward in wards:
                found.setdefault((province, ward["newWardKey"]), []).append(commune)
    return found


def _key(row: sqlite3.Row) -> str:
    return f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"


def _commune(row: sqlite3.Row) -> str:
    name = f"{_name(row['ward'])} ({_name(row['district'])})"
    assert ";" not in name, name
    return name


def _communes(rows: list[sqlite3.Row]) -> Mapping[str, Point]:
    """Without those that share their centre with others: there the package fell back on the district's."""
    shared = Counter((row["wardLat"], row["wardLon"]) for row in rows)
    return {
        _key(row): Point(float(row["wardLat"]), float(row["wardLon"]))
        for row in rows
        if row["wardLat"] and shared[row["wardLat"], row["wardLon"]] == 1
    }


def _name(written: str) -> str:
    """A name in NFC with single spaces. It may hold nothing that a line of the file would need quotes for."""
    name = " ".join(unicodedata.normalize("NFC", written).split())
    assert name, "a ward without a name"
    assert not set(name) & set(',"#'), name
    return name


def _contradicted(row: Row) -> bool:
    """Whether all it was made of lies where it cannot reach."""
    ward = Ward(*row.key, row.centre.latitude, row.centre.longitude, row.area)
    return bool(row.communes) and not any(ward.reach.holds(commune) for commune in row.communes)


def _placed(row: Row) -> Row:
    """With its centre where its communes are, if it is one of the misplaced and still is."""
    if row.key not in MISPLACED or not _contradicted(row):
        return row
    latitude = statistics.fmean(commune.latitude for commune in row.communes)
    longitude = statistics.fmean(commune.longitude for commune in row.communes)
    return replace(row, centre=Point(latitude, longitude))


def _sized(rows: list[Row]) -> list[Row]:
    """With an area for each that can be believed.

    Areas seem to have been joined by name: namesakes in different provinces have the same. One of them is right. Kept are
    those that go with how near the neighbours are; else the area is what that nearness means for other wards.
    """
    same = Counter((row.name, row.area) for row in rows)
    spaces = [_space(row, rows) for row in rows]
    usual = statistics.median(row.area / space for row, space in zip(rows, spaces, strict=True) if row.area)
    sized = []
    for row, space in zip(rows, spaces, strict=True):
        likely = space * usual
        doubted = same[row.name, row.area] > 1 or row.key in UNSIZED or not row.area
        believed = likely / TWICE <= row.area <= likely * TWICE
        sized.append(replace(row, area=likely, estimated=True) if doubted and not believed else row)
    return sized


def _space(row: Row, rows: list[Row]) -> float:
    """The mean square, in km², of how far its three nearest neighbours are."""
    high, wide = 111.2, 111.2 * cos(radians(row.centre.latitude))
    squares = (
        ((neighbour.centre.latitude - row.centre.latitude) * high) ** 2
        + ((neighbour.centre.longitude - row.centre.longitude) * wide) ** 2
        for neighbour in rows
        if neighbour is not row
    )
    return statistics.fmean(nsmallest(3, squares))


def _line(row: Row) -> str:
    area = f"{row.area:.0f}" if row.estimated else f"{row.area:.2f}"
    return f"{row.name},{row.province},{row.centre.latitude:.4f},{row.centre.longitude:.4f},{area}"


def _merged(row: Row) -> str:
    return f"{row.name},{row.province},{';'.join(row.made_of)}" if row.made_of else ""


def _mergers_head(package: Distribution) -> tuple[str, ...]:
    """What the list of mergers says of itself."""
    return (
        "# What each ward of Vietnam was made of in July 2025: communes of before with their districts, whole or in part.",
        "# A commune that was divided stands at each ward it went to. Written by tools/wards.py, names in NFC.",
        f"# Source: {PACKAGE} {package.version}, under the licence that stands in VN-wards.csv. Not an official list.",
        "ward,province,made_of",
    )


def _head(package: Distribution, moved: tuple[Row, ...]) -> str:
    """What the file says of itself, as comments before its first line."""
    licence = package.read_text("licenses/LICENSE")
    assert licence, "the licence must come along"
    return f"""\
The wards of Vietnam since July 2025: centre point (degrees WGS 84) and area (km²).
Fit for "somewhere in this ward" and nothing finer: no relic stands at a centre point. Written by tools/wards.py.
Source: {PACKAGE} {package.version}, https://pypi.org/project/{PACKAGE}/, under the licence below.
Changed: rounded, sorted, names in NFC. An area without decimals is our estimate from how near the neighbours are, where the
source has none or one that was a namesake's. Centres moved to the middle of the communes the ward was made of, where they
lay far from each of them: {"; ".join(f"{row.name}, {row.province}" for row in moved)}.

{licence.strip()}"""


if __name__ == "__main__":
    main()
