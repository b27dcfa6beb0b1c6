"""Today's wards of Vietnam: where each lies and how large it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from math import pi, sqrt

from generator.places.geodesy import Circle, Point

_RADII, _MARGIN = 2.5, 2.0
"""How far a ward may reach from its centre: radii, and km on top.

Wards are not circles, and centres are rounded. The source of wards.csv places 9,310 communes of before July 2025 one by one:
99.7 % have their centre this near to that of the ward they became part of, against 99.0 % for 2 radii and 1 km, and of the 30
that have not, most are misplaced there. Every one of them is within reach of some ward.
"""

_ISLANDS = 30.0
"""km. How much further a special zone may reach: the area of islands tells nothing of how far they lie apart."""

_ZONE = "Đặc khu"

_ARCHIPELAGOS = {"Đặc khu Hoàng Sa": 130.0, "Đặc khu Trường Sa": 320.0}
"""km, likewise, for the two that are spread over a sea."""

_FAR = 0.5
"""Degrees, of latitude or longitude: more than the 49 km that the largest ward may reach."""

_KIND = re.compile(r"^(?:thành phố|tỉnh|tp\b\.?) *")

_LETTERS = str.maketrans("’‘–", "''-")
"""Ea H’Leo, Văn Miếu – Quốc Tử Giám: as a phone and as a typographer write what the file has plain."""

_OLDER = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
"""The newer place of the tone → the older, which the file keeps to."""

_MOVED_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_OLDER)})(?!\w)")
"""At the end of a syllable alone: hoàn is written so both ways, and in quý the u belongs to the q."""


@dataclass(frozen=True, slots=True)
class Ward:
    """One ward, commune or special zone."""

    name: str
    """With its kind: "Phường Ô Môn"."""

    province: str
    """With its kind: "Thành phố Cần Thơ"."""

    latitude: float
    """Of its centre, degrees WGS 84. Nothing stands there."""

    longitude: float
    area: float
    """km²."""

    @property
    def centre(self) -> Point:
        """The middle of it."""
        return Point(self.latitude, self.longitude)

    @property
    def radius(self) -> float:
        """Of a circle as large as the ward, in km."""
        return sqrt(self.area / pi)

    @property
    def reach(self) -> Circle:
        """What may still belong to it; an estimate that is rather too large."""
        islands = _ARCHIPELAGOS.get(self.name, _ISLANDS) if self.name.startswith(_ZONE) else 0
        return Circle(self.centre, _RADII * self.radius + _MARGIN + islands)

    @property
    def written(self) -> str:
        """As it is written within a sentence: "phường Ô Môn, thành phố Cần Thơ"."""
        return ", ".join(name[:1].lower() + name[1:] for name in (self.name, self.province))


@dataclass(frozen=True, slots=True)
class Wards:
    """All wards, as lines of wards.csv: a build asks for a handful, and each line is read when it is asked for."""

    lines: tuple[str, ...]
    known: Mapping[str, Mapping[str, int]]
    """Ward → province → which line; both folded."""

    def __len__(self) -> int:
        return len(self.lines)

    def find(self, written: str) -> Ward | None:
        """The ward an author means by "phường Ô Môn, thành phố Cần Thơ".

        Case, spaces, composed or decomposed letters, the place of the tone (hoà, hòa) and the words thành phố, TP and tỉnh
        make no difference. Without a province it is found where no other ward has its name.
        """
        ward, _, province = _folded(written).partition(",")
        homes = self.known.get(ward, {})
        meant = homes.get(province) if province or len(homes) != 1 else next(iter(homes.values()))
        return None if meant is None else _ward(self.lines[meant])

    def names(self, written: str) -> tuple[str, ...]:
        """What an author may have meant by a ward nobody knows: all wards of the province they name, else all there are."""
        province = _folded(written).partition(",")[2]
        there = [homes[province] for homes in self.known.values() if province in homes]
        return tuple(_ward(self.lines[line]).written for line in there or range(len(self.lines)))

    def on_land(self, point: Point) -> bool:
        """Whether the point is within reach of any ward: an estimate that takes some kilometres of sea for land."""
        return any(_ward(line).reach.holds(point) for line in self.lines if _may_reach(line, point))


def read_wards(text: str) -> Wards:
    """The wards of a file as tools/wards.py writes it: comments, a heading, and lines that need no quotes."""
    lines = tuple(line for line in text.splitlines() if line[:1] != "#")[1:]
    known: dict[str, dict[str, int]] = {}
    bare: dict[str, str] = {}
    for number, line in enumerate("\n".join(lines).casefold().split("\n")):
        ward, province, _ = line.split(",", 2)
        if province not in bare:
            bare[province] = _bare(province)
        known.setdefault(ward, {})[bare[province]] = number
    return Wards(lines, known)


def _ward(line: str) -> Ward:
    name, province, latitude, longitude, area = line.split(",")
    return Ward(name, province, float(latitude), float(longitude), float(area))


def _place(line: str) -> tuple[float, float]:
    _, _, latitude, longitude, _ = line.split(",")
    return float(latitude), float(longitude)


def _may_reach(line: str, point: Point) -> bool:
    """False where a look at the degrees is enough: no ward but special zones reaches further than half of one."""
    latitude, longitude = _place(line)
    near = abs(latitude - point.latitude) < _FAR and abs(longitude - point.longitude) < _FAR
    return near or line.startswith(_ZONE)


def _folded(written: str) -> str:
    """A ward as authors write it, in the form it is looked up by: "phường ô môn,cần thơ"."""
    text = unicodedata.normalize("NFC", written).casefold().translate(_LETTERS)
    ward, _, province = (" ".join(part.split()) for part in text.partition(","))
    ward, province = (_MOVED_TONE.sub(lambda vowels: _OLDER[vowels[0]], name) for name in (ward, _bare(province)))
    return f"{ward},{province}" if province else ward


def _bare(province: str) -> str:
    """A folded province without its kind."""
    return _KIND.sub("", province)
