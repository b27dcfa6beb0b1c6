"""The five plaques of the trail, with the roofs and faces they are printed with."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.plaques import Faceplate, Kind, Roof, Voice
from generator.store import FileRef, file_ref

TEMPLATES = Path(__file__).parents[2] / "templates"

TRAIL: tuple[tuple[str, Kind, tuple[tuple[str, str], ...]], ...] = (
    (
        "pn8wc",
        "khmer-pagoda",
        (
            ("vi", "Chùa Pôthi Somrôn"),
            ("en", "Pothi Somron Pagoda"),
            ("km", "វត្ត Pôthi Somrôn"),
            ("zh", "Pôthi Somrôn 寺"),
        ),
    ),
    (
        "x6vhw",
        "chinese-temple",
        (
            ("vi", "Linh Sơn Cổ Miếu"),
            ("en", "Linh Son Ancient Temple"),
            ("km", "វិហារចិន Linh Sơn Cổ Miếu"),
            ("zh", "灵山古庙"),
        ),
    ),
    ("2r9tp", "chinese-temple", (("vi", "Chùa Cảm Thiên Đại Đế"),)),
    ("4nvh3", "communal-house", (("vi", "Đình Thới An"), ("en", "Thới An Communal House"))),
    ("9cr7t", "communal-house", (("vi", "Đình Phú Luông"),)),
)


def font(name: str) -> FileRef:
    """A vendored face."""
    return file_ref(TEMPLATES / "fonts" / name)


def roof(kind: Kind) -> Roof:
    """The roof-line of a kind of relic."""
    root = ET.parse(TEMPLATES / "parts" / f"roof-{kind}.svg").getroot()
    _, _, width, height = map(float, root.get("viewBox", "").split())
    return Roof(root[0].get("d", ""), width, height)


@pytest.fixture(params=TRAIL, ids=lambda plaque: plaque[0], scope="session")
def faceplate(request: pytest.FixtureRequest) -> Faceplate:
    """Each plaque of the trail."""
    code, kind, names = request.param
    return Faceplate(
        code=code,
        payload=f"https://ditich.example/q/{code}",
        address=f"ditich.example/q/{code}",
        code_label="Mã biển",
        names=names,
        verbs=(("vi", "Quét để đọc"), ("en", "Scan to read"), ("km", "ស្កេនដើម្បីអាន"), ("zh", "扫码阅读")),
        steward="Công trình thanh niên · Quận đoàn Ô Môn · 2024",
        kind=kind,
        roof=roof(kind),
        slug=("BẢN THỬ – KHÔNG ĐEM IN", "PROOF – NOT FOR PRINT"),
        inscription=Voice(font("noto-serif-700.ttf"), font("noto-sans-khmer-700.ttf"), font("noto-serif-sc-700.ttf")),
        text=Voice(font("be-vietnam-pro-400.ttf"), font("noto-sans-khmer-400.ttf"), font("noto-serif-sc-700.ttf")),
    )
