"""The wards of a country: centre and area of each, and look-up by name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import pi, sqrt

from generator.places.geodesy import Circle, Point

_RADII, _MARGIN = 2.5, 2.0
"""How far a ward may reach from its centre: radii, and km on top.

Wards are not circles, and centres are rounded. The source of wards.csv places 9,310 communes of before July 2025 one
by one: 99.7 % have their centre this near to that of the ward they became part of, against 99.0 % for 2 radii and 1 km,
and of the 30 that have not, most are misplaced there. Every one of them is within reach of some ward.
"""

_FAR = 0.5
"""Degrees of latitude or longitude: more than the 49 km that the largest ward may reach."""

_LETTERS = str.maketrans("’‘–", "''-")
"""Ea H’Leo, Văn Miếu – Quốc Tử Giám: as a phone and as a typographer write what the file has plain."""

_OLDER_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
"""Newer spelling of the tone mark → the older one, which the file uses."""

_MOVED_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_OLDER_TONES)})(?!\w)")
"""At the end of a syllable only: hoàn is spelt the same both ways, and in quý the u belongs to the q."""


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward, commune or special zone."""

    name: str
    """With its kind: "Phường Ô Môn"."""

    province: str
    """With its kind: "Thành phố Cần Thơ"."""

    latitude: float
    """Degrees (WGS 84) of its centre; no building stands there."""

    longitude: float
    area: float
    """km²."""

    further: float = 0.0
    """km. How much further it may reach than its area says: islands lie apart."""

    @property
    def centre(self) -> Point:
        """Its centre, degrees (WGS 84)."""
        return Point(self.latitude, self.longitude)

    @property
    def radius(self) -> float:
        """Radius in km of the circle of the same area."""
        return sqrt(self.area / pi)

    @property
    def reach(self) -> Circle:
        """The circle the ward may reach: an estimate, rather too large."""
        return Circle(self.centre, _RADII * self.radius + _MARGIN + self.further)

    @property
    def written(self) -> str:
        """Name and province as in a sentence: "phường Ô Môn, thành phố Cần Thơ"."""
        return ", ".join(name[:1].lower() + name[1:] for name in (self.name, self.province))


@dataclass(frozen=True, slots=True)
class Wards:
    """All wards as lines of wards.csv: a build needs a handful, and each line is parsed when it is needed."""

    lines: tuple[str, ...]
    known: Mapping[str, Mapping[str, int]]
    """Ward → province → index of its line; both as lookup keys."""

    unsaid: tuple[str, ...] = ()
    """Words before a province's name that make no difference, in small letters."""

    islands: Mapping[str, float] = field(default_factory=dict)
    """How the names of wards of islands begin → how many km further they may reach."""

    def __len__(self) -> int:
        return len(self.lines)

    def find(self, written: str) -> Ward | None:
        """The ward an author means by "phường Ô Môn, thành phố Cần Thơ"; None if there is none, or several.

        Case, spaces, composed or decomposed letters, the place of the tone mark (hoà, hòa) and the words before a province's
        name that are `unsaid` make no difference. The province may be left out if only one ward has the name.
        """
        ward, _, province = _lookup_key(written, self.unsaid).partition(",")
        lines_by_province = self.known.get(ward, {})
        line = (
            lines_by_province.get(province)
            if province or len(lines_by_province) != 1
            else next(iter(lines_by_province.values()))
        )
        return None if line is None else self._ward(self.lines[line])

    def names(self, written: str) -> tuple[str, ...]:
        """Candidates for an unknown ward: all wards of the province written, or of the country if that is unknown too."""
        province = _lookup_key(written, self.unsaid).partition(",")[2]
        in_province = [
            lines_by_province[province] for lines_by_province in self.known.values() if province in lines_by_province
        ]
        return tuple(self._ward(self.lines[line]).written for line in in_province or range(len(self.lines)))

    def on_land(self, point: Point) -> bool:
        """Whether the point is within reach of any ward: an estimate that counts some kilometres of sea as land."""
        apart = tuple(self.islands)
        return any(
            self._ward(line).reach.holds(point) for line in self.lines if _is_in_degree_range(line, point, apart)
        )

    def _ward(self, line: str) -> Ward:
        """The ward in a line: name, province, latitude, longitude (degrees WGS 84), area (km²)."""
        name, province, latitude, longitude, area = line.split(",")
        beginnings = [beginning for beginning in self.islands if name.startswith(beginning)]
        further = self.islands[max(beginnings, key=len)] if beginnings else 0.0
        return Ward(name, province, float(latitude), float(longitude), float(area), further)


def read_wards(text: str, unsaid: Iterable[str] = (), islands: Mapping[str, float] | None = None) -> Wards:
    """Parses a list of wards as tools/wards.py writes it: comments, a heading, and lines without quotes.

    Raises ValueError for another one.
    """
    unsaid = tuple(word.casefold() for word in unsaid)
    lines = tuple(line for line in text.splitlines() if line[:1] != "#")[1:]
    known: dict[str, dict[str, int]] = {}
    provinces: dict[str, str] = {}
    for number, line in enumerate("\n".join(lines).casefold().split("\n")):
        ward, province, _ = line.split(",", 2)
        if province not in provinces:
            provinces[province] = _without_kind(province, unsaid)
        known.setdefault(ward, {})[provinces[province]] = number
    return Wards(lines, known, unsaid, islands or {})


def _place(line: str) -> tuple[float, float]:
    """Latitude and longitude in a line, degrees (WGS 84)."""
    _, _, latitude, longitude, _ = line.split(",")
    return float(latitude), float(longitude)


def _is_in_degree_range(line: str, point: Point, apart: tuple[str, ...]) -> bool:
    """False if the degrees alone show that the ward cannot reach the point: only those of islands reach _FAR."""
    latitude, longitude = _place(line)
    near = abs(latitude - point.latitude) < _FAR and abs(longitude - point.longitude) < _FAR
    return near or line.startswith(apart)


def _lookup_key(written: str, unsaid: tuple[str, ...]) -> str:
    """The lookup key of a ward as authors write it: "phường ô môn,cần thơ"."""
    text = unicodedata.normalize("NFC", written).casefold().translate(_LETTERS)
    ward, _, province = (" ".join(part.split()) for part in text.partition(","))
    ward, province = (
        _MOVED_TONE.sub(lambda vowels: _OLDER_TONES[vowels[0]], name)
        for name in (ward, _without_kind(province, unsaid))
    )
    return f"{ward},{province}" if province else ward


def _without_kind(province: str, unsaid: tuple[str, ...]) -> str:
    """A province's lookup key: its folded name without the word, or its abbreviation, that says what it is."""
    for word in unsaid:
        if province.startswith(word):
            rest = province[len(word) :]
            if not rest[:1].isalnum():
                return rest.removeprefix(".").lstrip(" ")
    return province
