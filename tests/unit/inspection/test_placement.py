"""Which module belongs to which codeword: zxing-cpp counts the wrong ones of a damaged symbol as we do."""

from __future__ import annotations

from random import Random
from typing import cast

import pytest
import zxingcpp
from PIL import Image

from generator.inspection.comparison import Comparison, wrong_codewords
from generator.inspection.grading import unused
from generator.inspection.placement import placement
from generator.plaques import qr
from generator.plaques.qr import Symbol

PAYLOADS = {
    3: "https://ex.vn/q/ab12",
    4: "https://ditich.example/q/pn8wc",
    7: "https://di-tich.thanh-pho.example/q/pn8wc/" + "x" * 20,
    10: "https://ditich.example/q/" + "x" * 90,
}


def picture(symbol: Symbol, flipped: frozenset[tuple[int, int]]) -> Image.Image:
    """The symbol with some of its modules turned over."""
    small = Image.new("L", (symbol.size + 8, symbol.size + 8), 255)
    for y, row in enumerate(symbol.modules):
        for x, dark in enumerate(row):
            small.putpixel((x + 4, y + 4), 0 if dark is not ((y, x) in flipped) else 255)
    return small.resize((small.width * 6, small.height * 6), Image.Resampling.NEAREST)


@pytest.mark.parametrize("least", PAYLOADS)
def test_every_data_module_is_in_one_codeword(least):
    """All but the fixed patterns, the information about the format, and up to seven remainder bits (18004, table 1)."""
    symbol = qr.symbol(PAYLOADS[least])
    blocks = placement(symbol.version).blocks
    modules = [module for block in blocks for codeword in block.codewords for module in codeword]

    assert least <= symbol.version
    assert len(modules) == len(set(modules))
    assert all(0 <= y < symbol.size and 0 <= x < symbol.size for y, x in modules)


@pytest.mark.parametrize("least", PAYLOADS)
def test_unused_error_correction_is_what_a_reader_says(least):
    """Whole codewords are spoilt, a few in each of the blocks, until hardly one more could be."""
    symbol, chance = qr.symbol(PAYLOADS[least]), Random(least)
    blocks = placement(symbol.version).blocks
    for spoilt in range(0, blocks[0].correcting // 2 - 1, 2):
        wrong = frozenset(
            module for block in blocks for codeword in chance.sample(block.codewords, spoilt) for module in codeword[:3]
        )
        (read,) = zxingcpp.read_barcodes(picture(symbol, wrong), try_invert=False)
        none = ((1.0,) * symbol.size,) * symbol.size
        ours = unused(wrong_codewords(Comparison(wrong, none, 1), placement(symbol.version)))

        assert PAYLOADS[least] == read.text
        assert float(str(cast("dict[str, object]", read.extra)["UEC"])) == pytest.approx(ours, abs=0.011)
