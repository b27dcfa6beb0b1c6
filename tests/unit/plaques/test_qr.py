"""A text becomes the symbol the standard says, and its outlines are that symbol."""

from __future__ import annotations

import random
import string
import subprocess
import sys

import pytest
import qrcodegen
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_H

from generator.plaques import qr
from generator.plaques.codes import ALPHABET, code_from

HOSTS = ("ditich.example", "disan.vn", "di-san.omon.cantho.gov.vn", "xn--dtch-8ta.vn")


def urls(count: int) -> list[str]:
    """Addresses such as plaques carry, always the same ones."""
    chance = random.Random(18004)
    return [f"https://{chance.choice(HOSTS)}/q/{code_from(chance.randrange(len(ALPHABET) ** 4))}" for _ in range(count)]


URLS = urls(200)
SYMBOLS = {url: qr.symbol(url) for url in URLS}

matrices = st.integers(1, 7).flatmap(
    lambda size: st.lists(
        st.lists(st.booleans(), min_size=size, max_size=size).map(tuple), min_size=size, max_size=size
    ).map(tuple)
)


def winding(polygons: tuple[tuple[tuple[int, int], ...], ...], x: float, y: float) -> tuple[int, int]:
    """How often the polygons' upright sides are met on the way from a point to the far right; and turned around."""
    crossings = turns = 0
    for polygon in polygons:
        for (x1, y1), (x2, y2) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
            if x1 == x2 and x1 > x and min(y1, y2) < y < max(y1, y2):
                crossings += 1
                turns += 1 if y2 > y1 else -1
    return crossings, turns


def painted(symbol: qr.Symbol) -> tuple[tuple[tuple[bool, ...], ...], tuple[tuple[bool, ...], ...]]:
    """The outlines filled again, by the even-odd rule and by the nonzero rule."""
    polygons = qr.outlines(symbol)
    met = [[winding(polygons, x + 0.5, y + 0.5) for x in range(symbol.size)] for y in range(symbol.size)]
    return (
        tuple(tuple(crossings % 2 == 1 for crossings, _ in row) for row in met),
        tuple(tuple(turns != 0 for _, turns in row) for row in met),
    )


def test_a_second_encoder_draws_the_same_symbols():
    """Version and every module are those of Nayuki's encoder, under the mask we chose."""
    for url, symbol in SYMBOLS.items():
        segments = qrcodegen.QrSegment.make_segments(url)
        second = qrcodegen.QrCode.encode_segments(segments, qrcodegen.QrCode.Ecc.HIGH, mask=symbol.mask, boostecl=False)
        size = range(second.get_size())

        assert second.get_version() == symbol.version
        assert tuple(tuple(second.get_module(x, y) for x in size) for y in size) == symbol.modules


def test_the_mask_is_the_one_that_the_encoder_would_choose():
    """Its own search, module by module, ends at the same mask: for addresses, and for texts of every version that says its own."""
    chance = random.Random(7)
    texts = [*URLS[:20], *("".join(chance.choices(string.printable, k=length)) for length in range(1, 120, 11))]
    versions = set()
    for text in texts:
        code = QRCode(error_correction=ERROR_CORRECT_H, border=0)
        code.add_data(text)
        code.make()
        symbol = qr.symbol(text)
        versions.add(symbol.version)

        assert tuple(map(tuple, code.get_matrix())) == symbol.modules, text
    assert min(versions) < 7 < max(versions)


def test_every_symbol_is_read_and_is_of_level_h():
    """A reader finds the address, level H, our version and our mask in each of them."""
    for url, symbol in SYMBOLS.items():
        (read,) = zxingcpp.read_barcodes(picture(symbol), try_invert=False)

        assert url == read.text
        assert "H" == read.ec_level
        assert (str(symbol.version), symbol.mask) == (read.extra["Version"], read.extra["DataMask"])


def picture(symbol: qr.Symbol, scale: int = 3) -> Image.Image:
    """The symbol in its quiet zone."""
    image = Image.new("L", (symbol.size, symbol.size))
    image.putdata([0 if dark else 255 for row in symbol.modules for dark in row])
    side = (symbol.size + 2 * qr.QUIET_ZONE) * scale
    sheet = Image.new("L", (side, side), 255)
    image = image.resize((symbol.size * scale, symbol.size * scale), Image.Resampling.NEAREST)
    sheet.paste(image, (qr.QUIET_ZONE * scale, qr.QUIET_ZONE * scale))
    return sheet


def test_the_symbols_compared_have_all_eight_masks():
    """The comparison above saw all eight masks, so the reading of the mask is right for each."""
    assert set(range(8)) == {symbol.mask for symbol in SYMBOLS.values()}


@pytest.mark.parametrize("url", URLS[:6])
def test_the_outlines_filled_again_are_the_symbol(url):
    """By both fill rules."""
    symbol = SYMBOLS[url]

    assert (symbol.modules, symbol.modules) == painted(symbol)


@given(matrices)
def test_any_matrix_is_its_outlines_filled(modules):
    """Holes, islands in holes and modules that touch at a corner come out right, by both fill rules."""
    symbol = qr.Symbol(modules)

    assert (modules, modules) == painted(symbol)


@given(matrices)
def test_an_outline_has_corners_only_where_it_turns(modules):
    """Sides run across and down by turns: no seam between modules, no point on the way."""
    for polygon in qr.outlines(qr.Symbol(modules)):
        sides = zip(polygon, polygon[1:] + polygon[:1], strict=True)
        across = [a[1] == b[1] for a, b in sides]

        assert 0 == len(polygon) % 2
        assert [across[0], not across[0]] * (len(polygon) // 2) == across


def test_two_modules_that_touch_at_a_corner_are_two_regions():
    """No outline passes through the same point twice."""
    symbol = qr.Symbol(((True, False), (False, True)))

    assert 2 == len(qr.outlines(symbol))


def test_an_address_of_30_characters_is_version_four():
    """30 characters at level H: byte mode holds 34 in version 4, 24 in version 3 (ISO/IEC 18004, capacities)."""
    assert 4 == qr.symbol("https://ditich.example/q/pn8wc").version


def test_importing_qr_loads_no_library():
    """The encoder is loaded when a symbol is made, not before."""
    script = "import sys, generator.plaques.qr; print('qrcode' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert "False\n" == run.stdout
