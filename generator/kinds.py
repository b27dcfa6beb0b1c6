"""Every kind of relic.

A kind is one entry of KINDS and one drawing, templates/parts/roof-<id>.svg.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of relic: what it is called, and by what it is known again."""

    id: str
    """In site.yaml, in the name of its drawing, as a class of style.css."""

    names: Mapping[str, str]
    """What it is called in each language."""

    gloss: str
    """The same in few words, for authors: beside the id in a new site.yaml."""

    accent: str
    """The ink of the band on plaques: a name of plaques.drawing.PALETTE, and a variable of style.css."""

    on_accent: str
    """The ink of the roof-line on it."""

    light: tuple[str, str]
    """The same two on pages, #rrggbb: what hangs at the gate is known again on the screen."""

    dark: tuple[str, str]
    """The same two on pages in the dark."""

    schema_type: str
    """Its type for search engines (schema.org)."""


_TABLE = (
    Kind(
        id="communal-house",
        names={
            "vi": "Đình làng",
            "en": "Vietnamese communal house (đình)",
            "km": "សាលាសហគមន៍វៀតណាម (đình)",
            "zh": "越南村亭（đình）",
        },
        gloss="đình làng",
        accent="son",
        on_accent="giay",
        light=("#8C1D18", "#FBF6EA"),
        dark=("#4A0F0C", "#E8C58C"),
        schema_type="LandmarksOrHistoricalBuildings",
    ),
    Kind(
        id="khmer-pagoda",
        names={
            "vi": "Chùa Khmer Nam tông",
            "en": "Khmer Theravada pagoda",
            "km": "វត្តទក្ខិណនិកាយខ្មែរ",
            "zh": "高棉上座部佛寺",
        },
        gloss="chùa Khmer",
        accent="nghe",
        on_accent="son",
        light=("#D9831F", "#8C1D18"),
        dark=("#5A3208", "#F0AE58"),
        schema_type="BuddhistTemple",
    ),
    Kind(
        id="chinese-temple",
        names={
            "vi": "Miếu của người Hoa",
            "en": "Chinese temple",
            "km": "វិហារចិន",
            "zh": "华人庙宇",
        },
        gloss="miếu của người Hoa",
        accent="men",
        on_accent="giay",
        light=("#1F5B4C", "#FBF6EA"),
        dark=("#12362D", "#E8C58C"),
        schema_type="PlaceOfWorship",
    ),
)

KINDS: Mapping[str, Kind] = {kind.id: kind for kind in _TABLE}
"""By id, in the order in which they are named and drawn."""

ICON = "khmer-pagoda"
"""Whose roof-line is the site's icon: its gable can be told at 16 px."""

for _kind in _TABLE:
    assert re.fullmatch("[a-z]+(-[a-z]+)*", _kind.id), f"kind {_kind.id!r}: an id is words of a-z joined by hyphens"
assert len(KINDS) == len(_TABLE), "two kinds have one id"
assert ICON in KINDS, f"the icon is the roof-line of a kind, and {ICON!r} is none"
