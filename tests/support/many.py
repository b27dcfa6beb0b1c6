"""Content of many small relics, like that of a province: some on trails, most of them in wards, not all measured."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.worlds import WORLD, edit

WARDS = (
    "Phường Ô Môn",
    "Phường Thới Long",
    "Phường Phước Thới",
    "Phường Thới An Đông",
    "Phường Cái Răng",
    "Phường Bình Thủy",
)
"""Six of today's wards of Cần Thơ."""

PLAQUES = {"4nvh3": "dinh-00000", "9cr7t": "dinh-00008"}
"""Codes of the plaques, and the relics they lead to."""

SUMMARY = {
    "vi": "Đình làng dựng năm 1832 bên rạch, mái ba tầng chồng lên nhau, cột gỗ căm xe. Trong đình còn sắc phong của vua Tự Đức.",
    "km": "វត្តនេះសាងសង់នៅឆ្នាំ ១៨៣២ ក្បែរដងព្រែក មានដំបូលបីជាន់ និងសសរឈើគ្រញូង។ ក្នុងវត្តនៅមានឯកសារបុរាណ។",
}


def many_relics(folder: Path, count: int, *, trails: int = 2, length: int = 8) -> Path:
    """A folder content/ with `count` relics; `trails` of `length` stops, the others on none. Texts in Vietnamese and Khmer."""
    content = folder / "content"
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(WORLD / "content/about", content / "about")
    edit(content, "about/vi.md", "(dinh-mot)", "(dinh-00000)")
    for number in range(count):
        _write(content / f"sites/dinh-{number:05}", number)
    (content / "plaques").mkdir()
    for code, relic in PLAQUES.items():
        (content / f"plaques/{code}.yaml").write_text(f"relic: {relic}\n", "utf-8")
    listed = "".join(
        f"  - id: tuyen-{number + 1}\n    names: {{vi: Tuyến {number + 1}, km: ផ្លូវ {number + 1}}}\n"
        f"    relics: [{', '.join(f'dinh-{stop:05}' for stop in range(number * length, (number + 1) * length))}]\n"
        for number in range(trails)
    )
    project = (WORLD / "content/project.yaml").read_text("utf-8")
    (content / "project.yaml").write_text(
        project.replace("trail: [dinh-mot, chua-hai]\n", f"trails:\n{listed}" if trails else ""), "utf-8"
    )
    return content


def _write(folder: Path, number: int) -> None:
    """One relic: every third measured, in the first ward; every seventh without a ward, every fifth with a festival."""
    folder.mkdir(parents=True)
    ward = WARDS[0] if number % 3 == 0 else WARDS[number % len(WARDS)]
    place = "" if number % 7 == 0 else f", ward: {ward}, ward_sources: [s1]"
    if number % 3 == 0:
        place += f", latitude: {10.11 + number % 29 / 1000:.5f}, longitude: {105.61 + number % 31 / 1000:.5f}"
    kind = ("communal-house", "khmer-pagoda", "chinese-temple")[number % 3]
    feast = f"festivals:\n  - {{id: le, month: {number % 12 + 1}, days: [{number % 28 + 1}], sources: [s1]}}\n"
    (folder / "site.yaml").write_text(
        f"kind: {kind}\nplace: {{address: ấp {number}, sources: [s1]{place}}}\n{feast if number % 5 == 0 else ''}"
        "sources:\n  s1: {title: Bài một, publisher: Báo Thử, grade: B}\n",
        "utf-8",
    )
    for language, name in (("vi", f"Đình Làng Số {number}"), ("km", f"វត្តលេខ {number}")):
        chapters = _CHAPTERS[language]
        (folder / f"{language}.md").write_text(
            f"---\nname: {name}\nsummary: {SUMMARY[language]}\ntext: written\nupdated: 2026-01-02\n"
            + (f"festivals: {{le: Lễ {number}}}\n" if number % 5 == 0 else "")
            + "---\n"
            + "".join(f"\n## {heading}\n\nMột câu.[^s1]\n" for heading in chapters),
            "utf-8",
        )


_CHAPTERS = {
    "vi": ("Lịch sử hình thành", "Nét đẹp kiến trúc", "Giá trị lịch sử – văn hóa"),
    "km": ("ប្រវត្តិនៃការកកើត", "សម្រស់នៃស្ថាបត្យកម្ម", "តម្លៃប្រវត្តិសាស្ត្រ និងវប្បធម៌"),
}
