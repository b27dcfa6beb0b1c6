"""A faceplate to draw: the pagoda whose name needs three scripts."""

from __future__ import annotations

import pytest

from generator.languages.scripts import SCRIPTS
from generator.plaques import Faceplate, FontStack, Order, Press, Roof
from generator.store import file_ref
from tests.support.plaques import COMPOSITE, font
from tests.support.worlds import TEMPLATES

DRAWN = [(name, script) for name, script in SCRIPTS.items() if (TEMPLATES / "fonts" / script.bold).is_file()]
"""Id of each script that the program brings a face of."""


@pytest.fixture(scope="session")
def inscription() -> FontStack:
    """The faces of names."""
    return FontStack(tuple((name, font(script.bold)) for name, script in DRAWN))


@pytest.fixture(scope="session")
def text() -> FontStack:
    """The faces of small lines."""
    return FontStack(tuple((name, font(script.regular)) for name, script in DRAWN))


@pytest.fixture(scope="session")
def press() -> Press:
    """The vendored profile."""
    return Press(file_ref(TEMPLATES / "plaques" / "FOGRA39L_coated.icc"), "FOGRA39")


@pytest.fixture(scope="session")
def order(press: Press) -> Order:
    """The gate's plaque in A5, printed on a plate."""
    return Order(file_ref(TEMPLATES / "plaques" / "gate.svg"), (148, 210), 0.6, COMPOSITE, press, 1)


@pytest.fixture(scope="session")
def faceplate(inscription: FontStack, text: FontStack, order: Order) -> Faceplate:
    """Chùa Pôthi Somrôn, under a roof of two curves."""
    return Faceplate(
        code="pn8wc",
        payload="https://ditich.example/q/pn8wc",
        address="ditich.example/q/pn8wc",
        code_label="Mã biển",
        names=(
            ("vi", "Chùa Pôthi Somrôn"),
            ("en", "Pothi Somron Pagoda"),
            ("km", "វត្ត Pôthi Somrôn"),
            ("zh", "Pôthi Somrôn 寺"),
        ),
        verbs=(("vi", "Quét để đọc"), ("en", "Scan to read"), ("km", "ស្កេនដើម្បីអាន"), ("zh", "扫码阅读")),
        steward="Công trình thanh niên · Quận đoàn Ô Môn · 2024",
        kind="khmer-pagoda",
        accents=("nghe", "son"),
        roof=Roof("M20 72Q100 60 120 6Q140 60 220 72Z", 240, 72),
        order=order,
        slug=("BẢN THỬ – KHÔNG ĐEM IN", "PROOF – NOT FOR PRINT"),
        inscription=inscription,
        text=text,
    )
