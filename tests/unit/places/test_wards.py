"""Which ward an author means, where it lies, and what may still be land: against the real file."""

from __future__ import annotations

import csv
import itertools
import math
import random
import time
import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics.problem import nearest
from generator.places.geodesy import Point, distance, judge
from generator.places.wards import Ward, read_wards
from tests.support.countries import WARDS
from tests.support.worlds import ROOT

TEXT = (ROOT / "templates" / "countries" / "VN-wards.csv").read_text("utf-8")

# The file once more, read by Python's own reader.
ROWS = list(csv.DictReader(line for line in TEXT.splitlines() if not line.startswith("#")))
ALL = [
    Ward(
        row["ward"],
        row["province"],
        *(float(row[of]) for of in ("latitude", "longitude", "area")),
        {"Đặc khu Hoàng Sa": 130.0, "Đặc khu Trường Sa": 320.0}.get(
            row["ward"], 30.0 if row["ward"][0] == "Đ" else 0.0
        ),
    )
    for row in ROWS
]


# ---- the file -------------------------------------------------------------------------------------


def test_the_file_has_every_ward_of_the_34_provinces():
    """3,321 wards, communes and special zones since 1 July 2025 (687, 2,621 and 13)."""
    kinds = [row["ward"].split()[0] for row in ROWS]

    assert 34 == len({row["province"] for row in ROWS})
    assert (687, 2621, 13) == (kinds.count("Phường"), kinds.count("Xã"), kinds.count("Đặc"))
    assert 3321 == len(WARDS) == len({(row["ward"], row["province"]) for row in ROWS})


def test_the_file_is_what_the_reader_takes_for_granted():
    assert TEXT == unicodedata.normalize("NFC", TEXT)
    assert ROWS == sorted(ROWS, key=lambda row: (row["province"], row["ward"]))
    assert '"' not in TEXT.partition("\nward,")[2]
    assert [] == [row for row in ROWS if any(field != " ".join(field.split()) for field in row.values())]
    assert len(TEXT.encode()) < 250_000


def test_the_file_says_whose_work_it_is():
    head = TEXT.partition("\nward,")[0]

    assert "vietnamadminunits 1.0.4" in head
    assert "MIT License" in head
    assert "Copyright (c) 2025 Tran Ngoc Minh Hieu" in head
    assert "somewhere in this ward" in head


def test_every_ward_lies_in_vietnam_and_is_of_a_possible_size():
    assert [] == [ward for ward in ALL if not (8 < ward.latitude < 23.4 and 102.1 < ward.longitude < 114.5)]
    assert [] == [ward for ward in ALL if not 0.9 < ward.area < 1200]


def test_the_wards_together_are_as_large_as_the_country():
    """331,000 km² and some (General Statistics Office, 2024)."""
    assert sum(ward.area for ward in ALL) == pytest.approx(331_000, rel=0.02)


def test_no_two_wards_lie_in_one_place():
    assert 3321 == len({(ward.latitude, ward.longitude) for ward in ALL})


# ---- found ----------------------------------------------------------------------------------------


def test_each_ward_is_found_as_the_file_and_as_a_sentence_writes_it():
    assert ALL == [WARDS.find(f"{ward.name}, {ward.province}") for ward in ALL]
    assert ALL == [WARDS.find(ward.written) for ward in ALL]


def test_each_relic_of_ours_is_in_a_ward_of_the_file():
    written = [
        yaml.safe_load(path.read_text("utf-8"))["place"]["ward"] for path in ROOT.glob("content/sites/*/site.yaml")
    ]

    assert len(written) >= 5
    assert written == [ward.written for ward in map(WARDS.find, written) if ward]


@pytest.mark.parametrize(
    "written",
    [
        "phường Ô Môn, thành phố Cần Thơ",
        "Phường Ô Môn, Thành phố Cần Thơ",
        "PHƯỜNG Ô MÔN, TP. CẦN THƠ",
        "phường Ô Môn, TP.Cần Thơ",
        "phường Ô Môn, tp Cần Thơ",
        "phường Ô Môn, Cần Thơ",
        "phường Ô Môn,Cần Thơ",
        "  phường\u00a0Ô  Môn ,  Cần\tThơ ",
        unicodedata.normalize("NFD", "phường Ô Môn, thành phố Cần Thơ"),
        "phường Ô Môn",
    ],
)
def test_a_ward_is_found_however_it_is_written(written):
    assert ("Phường Ô Môn", "Thành phố Cần Thơ", 54.69) == (
        (ward := WARDS.find(written)) and (ward.name, ward.province, ward.area)
    )


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("phường Hoà Bình, TP Hồ Chí Minh", "Phường Hòa Bình"),
        ("phường Bình Thuỷ, Cần Thơ", "Phường Bình Thủy"),
        ("phường Biên Hòa, tỉnh Đồng Nai", "Phường Biên Hòa"),
        ("xã Phú Quý, Đồng Nai", None),
        ("đặc khu Phú Quý, tỉnh Lâm Đồng", "Đặc khu Phú Quý"),
        ("xã Ea H’Leo, tỉnh Đắk Lắk", "Xã Ea H'Leo"),
        ("phường Văn Miếu – Quốc Tử Giám, Hà Nội", "Phường Văn Miếu - Quốc Tử Giám"),
        ("xã Hoàn Lão, Quảng Trị", "Xã Hoàn Lão"),
    ],
)
def test_either_place_of_the_tone_and_either_dash_will_do(written, name):
    assert name == ((ward := WARDS.find(written)) and ward.name)


@pytest.mark.parametrize(
    "written",
    [
        "",
        ",",
        "Ô Môn",
        "phường Ô Môn, tỉnh An Giang",
        "phường O Mon, Cần Thơ",
        "quận Ô Môn, thành phố Cần Thơ",
        "xã Tân Tiến",
        "phường Ô Môn, thành phố Cần Thơ, Việt Nam",
    ],
)
def test_a_ward_that_is_not_listed_is_not_guessed(written):
    """A district that is no more, letters left out, a commune of which there are seven."""
    assert WARDS.find(written) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("phường O Môn, thành phố Cần Thơ", "phường Ô Môn, thành phố Cần Thơ"),
        ("phuong Thoi Long, Cần Thơ", "phường Thới Long, thành phố Cần Thơ"),
        ("phường Thới Longg, thành phố Cần Thơ", "phường Thới Long, thành phố Cần Thơ"),
        ("phường Ô Môn, thành phố Cần Thở", "phường Ô Môn, thành phố Cần Thơ"),
    ],
)
def test_a_misspelt_ward_suggests_the_right_one(written, meant):
    assert WARDS.find(written) is None
    assert meant == nearest(written, WARDS.names(written))


def test_names_are_those_of_the_province_if_there_is_one():
    assert 103 == len(WARDS.names("phường Gì Đó, thành phố Cần Thơ"))
    assert 3321 == len(WARDS.names("phường Gì Đó")) == len(WARDS.names("phường Gì Đó, tỉnh Hậu Giang"))


def test_reading_takes_a_few_thousandths_of_a_second():
    """Three on the machine this was written on; the best of some, for others work there too."""

    def took() -> float:
        start = time.perf_counter()
        read_wards(TEXT)
        return time.perf_counter() - start

    assert min(took() for _ in range(10)) < 0.025


# ---- where it lies --------------------------------------------------------------------------------

ABOUT = st.builds(Point, st.floats(7.5, 24), st.floats(101.5, 115))


def test_a_radius_is_that_of_a_circle_as_large():
    ward = WARDS.find("phường Ô Môn, thành phố Cần Thơ")

    assert ward
    assert 54.69 == pytest.approx(math.pi * ward.radius**2)
    assert 4.17 == round(ward.radius, 2)


@given(ABOUT)
def test_land_is_what_some_ward_reaches(point):
    assert any(ward.reach.holds(point) for ward in ALL) == WARDS.on_land(point)


@pytest.mark.parametrize(
    ("place", "latitude", "longitude"),
    [
        ("Ô Môn", 10.11, 105.62),
        ("the temple of literature, Hà Nội", 21.0287, 105.8355),
        ("the gate of Huế", 16.4679, 107.5786),
        ("the bridge of Hội An", 15.8771, 108.3260),
        ("Mỹ Sơn, in the hills", 15.7644, 108.1242),
        ("the northernmost flag, Lũng Cú", 23.3633, 105.3161),
        ("the southernmost cape, Cà Mau", 8.6067, 104.7213),
        ("the westernmost post, A Pa Chải", 22.40, 102.17),
        ("the easternmost cape, Điện", 12.6480, 109.4630),
        ("Núi Sam, on the border", 10.6794, 105.0819),
        ("Dinh Cậu, Phú Quốc", 10.2168, 103.9563),
        ("the prison of Côn Đảo", 8.6862, 106.6072),
        ("Lý Sơn", 15.3800, 109.1170),
        ("Nam Du", 9.6830, 104.3550),
        ("Thổ Chu", 9.3060, 103.4857),
        ("Trần, beyond Cô Tô", 21.2330, 107.9660),
        ("Trường Sa, with its pagoda", 8.6447, 111.9200),
        ("Song Tử Tây, likewise", 11.4289, 114.3308),
        ("Hoàng Sa", 16.5339, 111.6083),
    ],
)
def test_points_on_land_are_on_land(place, latitude, longitude):
    assert WARDS.on_land(Point(latitude, longitude)), place


@pytest.mark.parametrize(
    ("place", "latitude", "longitude"),
    [
        ("the sea off Bà Rịa", 10.1, 107.6),
        ("the gulf of Thailand", 9.0, 104.0),
        ("the sea off Đà Nẵng", 16.0, 110.0),
        ("the gulf of Tonkin", 19.5, 107.2),
        ("a decimal point too far left", 1.01245, 105.625),
        ("Phnom Penh", 11.556, 104.928),
        ("Vientiane", 17.967, 102.6),
        ("Nanning", 22.817, 108.366),
        ("Bangkok", 13.75, 100.5),
        ("nowhere", 0.0, 0.0),
        ("the pole", 90.0, 0.0),
    ],
)
def test_points_at_sea_and_abroad_are_not_on_land(place, latitude, longitude):
    assert not WARDS.on_land(Point(latitude, longitude)), place


def test_between_wards_that_touch_there_is_no_sea():
    """Midway between the centres of near neighbours on the mainland, all over the country."""
    mainland = [ward for ward in ALL if ward.area > 10 and not ward.name.startswith("Đặc khu")]
    midway = [
        Point((one.latitude + other.latitude) / 2, (one.longitude + other.longitude) / 2)
        for one, other in itertools.combinations(random.Random(7).sample(mainland, 900), 2)
        if abs(one.latitude - other.latitude) < 0.3
        and distance(one.centre, other.centre) / 1000 < 1.5 * (one.radius + other.radius)
    ]

    assert len(midway) > 300
    assert [] == [point for point in midway if not WARDS.on_land(point)]


def test_around_our_relics_all_is_land():
    """A ring of 10 km about Ô Môn: rice, orchards and the river Hậu."""
    ring = [Point(10.1245 + 0.09 * math.sin(turn), 105.625 + 0.09 * math.cos(turn)) for turn in range(60)]

    assert [] == [point for point in ring if not WARDS.on_land(point)]


@pytest.mark.parametrize(
    ("latitude", "longitude", "thought"),
    [
        (10.1105, 105.6235, "fine"),
        (10.2105, 105.6235, "fine"),  # one digit wrong, but no further off than some wards are long
        (10.3105, 105.6235, "astray"),
        (10.1105, 105.8235, "astray"),
        (21.0287, 105.8355, "astray"),
        (105.6235, 10.1105, "swapped"),
        (10.1105, 107.6235, "at-sea-or-abroad"),
    ],
)
def test_a_relic_of_o_mon_is_looked_for_about_o_mon(latitude, longitude, thought):
    ward = WARDS.find("phường Ô Môn, thành phố Cần Thơ")

    assert ward
    assert thought == judge(latitude, longitude, ward.reach, WARDS.on_land)
