"""A number → content/ of a made-up province of so many relics, uneven as a real one is: for walks and sizes, not for readers.

Wards are those of today's Cần Thơ with their real circles, some with two hundred relics and some with three; two relics in
five were measured, the others are known to stand in a ward, a few nowhere. Trails are local and province-wide, of up to 60 stops.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import cos, pi, sqrt
from pathlib import Path

from generator.kinds import read_table
from generator.project.templates import Templates
from tools.peers.vocabulary import BETWEEN_PHRASES, BETWEEN_WORDS, CHAPTERS, INTERFACE, LANGUAGES, POOL, SENTENCE_END

PROVINCE = "Thành phố Cần Thơ"

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"

KINDS = dict(islice(read_table(Templates((TEMPLATES,))).kinds.items(), 3))
"""The first kinds of the table: all its relics are of these."""

WARDS = TEMPLATES / "countries" / "VN-wards.csv"

_SYLLABLES = """
An Bình Châu Đông Đức Giang Hòa Hưng Khánh Lâm Long Lộc Mỹ
Nghĩa Nhơn Ô Phú Phước Quới Sơn Tân Thạnh Thới Trung Vĩnh Xuân
"""

PLAQUES = ("4nvh3", "9cr7t")
"""Codes of the plaques of the first relics."""

LENGTHS = (8, 12, 24, 60)
"""Stops of a trail."""

IN_A_WARD, MEASURED, WITH_FESTIVAL = 0.93, 0.4, 0.4
"""The shares of relics whose ward is known, that were measured, that have a festival."""

ACROSS = 4
"""Every fourth trail crosses the province."""


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward as a circle: degrees, and km."""

    name: str
    latitude: float
    longitude: float
    radius: float


@dataclass(frozen=True, slots=True)
class Relic:
    """A relic that does not exist."""

    id: str
    kind: str
    names: Mapping[str, str]
    ward: Ward
    chance: random.Random
    """What is left to be decided."""


def province(folder: Path, count: int, *, seed: int = 1) -> None:
    """Write content/ in the folder, with as many trails as such a province would have."""
    relics = tuple(_relics(count, seed))
    for relic in relics:
        at = folder / "content/sites" / relic.id
        _write(at / "site.yaml", _facts(relic))
        for language in LANGUAGES:
            _write(at / f"{language}.md", _text(relic, language))
    for code, relic in zip(PLAQUES, relics, strict=False):
        _write(folder / f"content/plaques/{code}.yaml", f"relic: {relic.id}\n")
    for language in LANGUAGES:
        words = INTERFACE[language]
        front = f"name: {words['home']}\nsite_name: {words['site']}\nsummary: {words['list']}\ntext: written\nupdated: 2026-11-22"
        _write(folder / f"content/about/{language}.md", f"---\n{front}\n---\n\n## {words['home']}\n\n{words['list']}\n")
    trails = "".join(_trails(relics, random.Random(seed)))
    _write(
        folder / "content/project.yaml",
        f"address: https://ditich.example\nlanguages: [{', '.join(LANGUAGES)}]\ncountry: VN\nsteward: Thử\ntrails:\n{trails}",
    )


def _relics(count: int, seed: int) -> Iterator[Relic]:
    with WARDS.open(encoding="utf-8") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        wards = [
            Ward(row["ward"], float(row["latitude"]), float(row["longitude"]), sqrt(float(row["area"]) / pi))
            for row in rows
            if row["province"] == PROVINCE
        ]
    draw = random.Random(seed)
    draw.shuffle(wards)
    weights = [1 / (number + 3) for number in range(len(wards))]
    for number in range(count):
        chance = random.Random(seed * 1_000_003 + number)
        kind = chance.choice(tuple(KINDS))
        local = " ".join(chance.sample(_SYLLABLES.split(), chance.choice((2, 2, 2, 3))))
        names = {
            language: f"{KINDS[kind].names[language]} {local if BETWEEN_WORDS[language] else _phrase(chance, language, 2)}"
            for language in LANGUAGES
        }
        yield Relic(f"r{number:05}", kind, names, chance.choices(wards, weights)[0], chance)


def _facts(relic: Relic) -> str:
    chance, ward = relic.chance, relic.ward
    known = chance.random()
    place = f"  address: ấp {chance.randint(1, 30)}\n  sources: [s1]\n"
    if known < IN_A_WARD:
        place += f"  ward: {ward.name}, {PROVINCE}\n  ward_sources: [s1]\n"
    if known < MEASURED:
        reach = 0.8 * ward.radius / 111.2
        place += f"  latitude: {ward.latitude + chance.uniform(-reach, reach) * 0.7:.5f}\n"
        east = chance.uniform(-reach, reach) * 0.7 / cos(ward.latitude * pi / 180)
        place += f"  longitude: {ward.longitude + east:.5f}\n"
    feast = (
        f"festivals:\n  - {{id: le, month: {chance.randint(1, 12)}, days: [{chance.randint(1, 28)}], sources: [s1]}}\n"
    )
    sources = "".join(
        f"  s{number}: {{title: {relic.names['vi']}, publisher: Báo Thử {number}, grade: B}}\n" for number in (1, 2, 3)
    )
    return (
        f"kind: {relic.kind}\nfounded: {{date: {chance.randint(1700, 1935)}, sources: [s1]}}\nplace:\n{place}"
        f"{feast if _has_festival(relic) else ''}sources:\n{sources}"
    )


def _has_festival(relic: Relic) -> bool:
    return int(relic.id[1:]) % 10 < 10 * WITH_FESTIVAL


def _text(relic: Relic, language: str) -> str:
    chance = relic.chance
    feast = f"festivals: {{le: {_phrase(chance, language, 3)}}}\n" if _has_festival(relic) else ""
    chapters = "".join(
        f"\n## {heading}\n\n" + "\n\n".join(_paragraph(chance, language) for _ in range(3)) + "\n"
        for heading in CHAPTERS[language]
    )
    summary = " ".join(_sentence(chance, language) for _ in range(2))
    return (
        f"---\nname: {relic.names[language]}\nsummary: {summary}\ntext: written\nupdated: 2026-01-02\n{feast}---\n"
        + chapters
    )


def _paragraph(chance: random.Random, language: str) -> str:
    return " ".join(f"{_sentence(chance, language)}[^s{chance.randint(1, 3)}]" for _ in range(3))


def _sentence(chance: random.Random, language: str) -> str:
    words = BETWEEN_PHRASES[language].join(
        _phrase(chance, language, 9 if BETWEEN_WORDS[language] else 5) for _ in range(2)
    )
    return words[0].upper() + words[1:] + SENTENCE_END[language].strip()


def _phrase(chance: random.Random, language: str, count: int) -> str:
    return BETWEEN_WORDS[language].join(chance.choice(POOL[language]) for _ in range(count))


def _trails(relics: Sequence[Relic], chance: random.Random) -> Iterator[str]:
    """One trail for each 130 relics: three in four keep near the first stop, the others cross the province."""
    for number in range(max(1, len(relics) // 130)):
        first, length = chance.choice(relics), min(chance.choice(LENGTHS), len(relics) // 2)
        pool = (
            relics
            if number % ACROSS == 0
            else sorted(relics, key=lambda relic: _apart(first.ward, relic.ward))[: length * 2]
        )
        stops = ", ".join(relic.id for relic in chance.sample(pool, length))
        yield (
            f"  - id: tuyen-{number + 1}\n"
            f"    names: {{vi: Tuyến {first.ward.name}, en: From {first.ward.name}, km: ផ្លូវទី {number + 1}}}\n"
            f"    relics: [{stops}]\n"
        )


def _apart(one: Ward, other: Ward) -> float:
    return (one.latitude - other.latitude) ** 2 + (one.longitude - other.longitude) ** 2


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
