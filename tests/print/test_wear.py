"""ZBar reads a worn symbol exactly where the proof expects it to be read."""

from __future__ import annotations

import pytest
from PIL import ImageDraw
from pyzbar import pyzbar

from generator.plaques import qr, wear
from generator.plaques.proof import decode
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


@pytest.mark.parametrize("grey", wear.BLOTS)
@pytest.mark.parametrize("corner", [(0, 0), (SIZE - qr.FINDER, 0), (0, SIZE - qr.FINDER)])
def test_with_five_percent_covered_on_a_corner_square_neither_reader_reads_it(clean, corner, grey):
    """What is promised ends there: README and the job ticket say “away from the corner squares”."""
    side = SIZE * 0.05**0.5
    left, top = (wear.SURROUND + qr.QUIET_ZONE + place + (qr.FINDER - side) / 2 for place in corner)
    worn = clean.copy()
    box = tuple(round(n * wear.PX) for n in (left, top, left + side, top + side))
    ImageDraw.Draw(worn).ellipse(wear._wider(box), fill=grey)

    assert (PAYLOAD, PAYLOAD) == (decode(clean), zbar(clean))
    assert (None, None) == (decode(worn), zbar(worn))
