"""Which of today's wards an address of before the mergers lies in."""

from __future__ import annotations

import pytest

from generator.places.mergers import read_mergers
from generator.places.wards import read_wards
from tests.support.worlds import TEMPLATES

LIST = """# A list for trials.
ward,province,made_of
Phường Một,Tỉnh Thử,Phường An (Quận Bắc);Xã Bình An (Huyện Nam)
Phường Hai,Tỉnh Thử,Xã Bình An (Huyện Nam);Phường An (Quận Nam)
Phường Ba,Tỉnh Khác,Phường An (Quận Bắc)
"""


@pytest.mark.parametrize(
    ("address", "wards"),
    [
        ("Số 1, phường An, quận Nam, tỉnh Thử", ["phường hai,tỉnh thử"]),
        ("PHƯỜNG  AN , Quận Nam (cũ)", ["phường hai,tỉnh thử"]),
        ("xã Bình An, huyện Nam", ["phường một,tỉnh thử", "phường hai,tỉnh thử"]),  # was divided
        ("phường An, quận Bắc", ["phường một,tỉnh thử", "phường ba,tỉnh khác"]),  # has a namesake
        ("An, quận Nam", []),  # not in full
        ("phường An, tỉnh Thử", []),
        ("quận Nam, phường An", []),
        ("phường An", []),
        ("", []),
        (",", []),
    ],
)
def test_a_commune_and_its_district_say_which_wards_it_became_part_of(address, wards):
    assert wards == list(read_mergers(LIST).wards_of(address))


def test_every_ward_of_the_list_of_mergers_is_one_of_the_list_of_wards():
    wards = read_wards((TEMPLATES / "countries/VN-wards.csv").read_text("utf-8"), ("thành phố", "tỉnh"))
    lines = (TEMPLATES / "countries/VN-mergers.csv").read_text("utf-8").splitlines()
    rows = [line.split(",") for line in lines if not line.startswith("#")][1:]

    assert len(rows) > 3300
    assert [] == [row for row in rows if len(row) != 3 or wards.find(f"{row[0]}, {row[1]}") is None]


def test_the_five_relics_lie_where_their_communes_went():
    mergers = read_mergers((TEMPLATES / "countries/VN-mergers.csv").read_text("utf-8"))

    for commune, ward in (("Thới An", "ô môn"), ("Châu Văn Liêm", "ô môn"), ("Long Hưng", "thới long")):
        assert (f"phường {ward},thành phố cần thơ",) == mergers.wards_of(f"phường {commune}, quận Ô Môn")
