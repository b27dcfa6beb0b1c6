"""Four relics that differ in all that an export depends on: how well their place is known, photographs, licences, languages, sources."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from generator.content.load import load
from generator.content.source import parse, read
from generator.export.told import Told
from generator.site import Site
from generator.theme.theme import Theme
from tests.support.day import TODAY
from tests.support.worlds import BUILT_IN, add_photo, edit

MEASURED, READ_OFF, AROUND, NOWHERE = "dinh-mot", "mieu-ba", "nha-tu", "chua-hai"
"""A relic measured on the spot, one read off a map, one of which an area is known, one of which nobody knows where it is."""

_READ_OFF = """\
kind: shrine
founded: {date: 18XX~, part: late, sources: [s1]}
same_as: [https://www.wikidata.org/wiki/Q42]
rank: {level: city, type: history-culture, decision: 1/QĐ-UBND, date: 2004-11-15, sources: [s1]}
place:
  address: Khu vực thử, phường Thử
  sources: [s1]
  latitude: 10.12345
  longitude: 105.65432
  position_sources: [s1]
photos: [{file: a.jpg, credit: Bà Năm, licence: chỉ để xem trên trang này}]
sources:
  s1: {title: "=1+1", publisher: Một blog, grade: C}
"""

_AROUND = """\
kind: old-house
founded:
  - {date: 1850, sources: [s1]}
  - {date: 1860, sources: [s2]}
place:
  address: Khu vực thử, phường Thử
  sources: [s1]
  within: {name: Thử (cũ), latitude: 10.1, longitude: 105.6, radius: 2.5, sources: [s2]}
facts:
  - {label: {vi: Sắc phong, en: Decrees}, value: 3, sources: [s1]}
sources:
  s1: {title: Bài một, publisher: Báo Thử, grade: B}
  s2: {title: Bài hai, publisher: Báo Thử, grade: B, date: 2004-11, cut: true}
"""


def diverse(content: Path) -> Path:
    """The small site with these relics."""
    edit(content, "project.yaml", "steward:", "licence: CC BY-SA 4.0\nsteward:")
    edit(
        content,
        f"sites/{MEASURED}/site.yaml",
        "  sources: [s1]\n",
        "  sources: [s1]\n  latitude: 10.1234567\n  longitude: 105.6543219\n  precision: exact\n",
    )
    edit(
        content,
        f"sites/{MEASURED}/site.yaml",
        "festivals:",
        "hours: {open: 08:00-17:00, free: true, sources: [s1]}\n# Hỏi lại ban quản trị.\nfestivals:",
    )
    add_photo(content)
    for relic, facts in ((READ_OFF, _READ_OFF), (AROUND, _AROUND)):
        shutil.copytree(content / "sites" / NOWHERE, content / "sites" / relic)
        (content / "sites" / relic / "site.yaml").write_text(facts, "utf-8")
    (content / "sites" / READ_OFF / "photos").mkdir()
    shutil.copyfile(
        next((content / "sites" / MEASURED / "photos").iterdir()), content / f"sites/{READ_OFF}/photos/a.jpg"
    )
    name = f"sites/{READ_OFF}/vi.md"
    edit(content, name, "text:", 'also: [Miếu "Bà"]\nphotos: {a.jpg: {alt: a, caption: Cổng}}\ntext:')
    machine = (
        (content / name).read_text("utf-8").replace("text: written", "text: machine").replace("\nalso:", "\n# also:")
    )
    for found, word in (
        ("## Lịch sử hình thành", "## How it came to be"),
        ("## Nét đẹp kiến trúc", "## The beauty of its architecture"),
        ("## Giá trị lịch sử – văn hóa", "## Historical and cultural value"),
    ):
        machine = machine.replace(found, word)
    (content / f"sites/{READ_OFF}/en.md").write_text(machine, "utf-8")
    return content


def told_of(content: Path, theme: Theme, today: date = TODAY) -> tuple[Site, tuple[Told, ...]]:
    """What exports are made from."""
    loaded = load(content, BUILT_IN, today.isoformat())
    assert loaded.catalogue is not None, loaded.problems
    told = []
    for relic in loaded.catalogue.relics:
        text, _ = read(content.parent / relic.at.path, relic.at.path)
        assert text is not None
        document, _ = parse(text)
        assert document is not None
        told.append(Told(relic, document.data))
    return Site(loaded.catalogue, loaded.wordings, theme, today), tuple(told)
