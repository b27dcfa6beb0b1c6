"""A plaque that nobody looks after may have its symbol twice: both are proved, and either may be lost."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from generator import plaques
from generator.plaques import DesignFault, ProofFailed, design, engraving, proof
from generator.plaques.drawing import Shape
from generator.plaques.outline import Box, box_of, outline_from_path, rectangle
from generator.plaques.writers import pdf, raster
from generator.store import file_ref
from tests.support.plaques import BRASS, GRANITE, plate_picture, prove_plate
from tests.support.worlds import TEMPLATES


@pytest.fixture(scope="module")
def pair(faceplate):
    """The pagoda's plaque with two symbols, in A5, for a phone half a metre away."""
    order = replace(faceplate.order, design=file_ref(TEMPLATES / "plaques/pair.svg"), size=(148, 210), distance=0.45)
    return replace(faceplate, order=order)


def texts(picture):
    return [barcode.text for barcode in zxingcpp.read_barcodes(picture, try_invert=False)]


def test_both_symbols_are_in_the_file_and_alike(pair):
    drawing = design.draw(pair)
    picture = raster.grey_sheet(plaques.pdf(pair))
    squares = [proof._pixels(place.box, drawing.sheet, picture) for place in drawing.symbols]
    one, other = (proof.cropped_symbol(picture, square, 33, 1, 4) for square in squares)

    assert [pair.payload] * 2 == texts(picture)
    assert pair.payload == plaques.decode(plaques.pdf(pair))
    assert 0.02 > sum(abs(a - b) > 64 for a, b in zip(one.tobytes(), other.tobytes(), strict=True)) / len(one.tobytes())


@pytest.mark.parametrize("lost", [0, 1])
def test_with_one_symbol_gone_the_other_is_read(pair, lost):
    drawing = design.draw(pair)
    picture = raster.grey_sheet(plaques.pdf(pair))
    square = proof._pixels(drawing.symbols[lost].box, drawing.sheet, picture)
    picture.paste(128, tuple(round(n) for n in (square.left, square.top, square.right, square.bottom)))

    assert pair.payload == proof.decode(picture)


@pytest.mark.parametrize("material", [BRASS, GRANITE], ids=["dark", "light"])
def test_both_are_engraved(pair, material):
    """On a stone that turns light, the ground of each."""
    made = engraving.of(design.draw(pair), material)
    prove_plate(made, material, pair.payload)

    assert [pair.payload] * 2 == texts(plate_picture(made, material))


@pytest.mark.parametrize("which", [0, 1])
def test_a_speck_beside_either_symbol_fails_the_proof(pair, which):
    drawing = design.draw(pair)
    square = drawing.symbols[which].box
    dot = Shape(rectangle(Box(square.left, square.top - 2, square.left + 1, square.top - 1)), drawing.shapes[0].ink)
    spoilt = replace(drawing, shapes=(*drawing.shapes, dot))

    with pytest.raises(ProofFailed, match="quiet-zone"):
        proof.prove(pdf.raster_source(spoilt), drawing, pair.payload)


def test_a_second_symbol_that_was_not_drawn_fails_the_proof(pair):
    drawing = design.draw(pair)
    last = max(i for i, shape in enumerate(drawing.shapes) if shape.layer == "symbol")
    without = replace(drawing, shapes=(*drawing.shapes[:last], *drawing.shapes[last + 1 :]))

    with pytest.raises(ProofFailed, match="one-symbol"):
        proof.prove(pdf.raster_source(without), drawing, pair.payload)


FAULTS = [
    (
        "design-symbol",
        'id="symbol-2" x="77" y="97.6" width="62" height="62"',
        'id="symbol-2" x="77" y="97.6" width="60" height="60"',
    ),
    ("design-near", 'cx="141" cy="203"', 'cx="82" cy="164"'),
    ("design-covered", 'x="74" y="53"', 'x="108" y="120"'),
    ("design-symbol", 'id="symbol"', 'id="symbol-3"'),
]


@pytest.mark.parametrize(("code", "old", "new"), FAULTS)
def test_what_protects_one_symbol_protects_the_other(pair, tmp_path, code, old, new):
    """And both are as large: from where one is read, the other is."""
    text = (TEMPLATES / "plaques/pair.svg").read_text("utf-8")
    assert old in text
    path = tmp_path / "pair.svg"
    path.write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(DesignFault) as caught:
        design.draw(replace(pair, order=replace(pair.order, design=file_ref(path))))

    assert code == caught.value.code


def test_two_symbols_that_say_different_things_are_read_as_nothing(pair):
    other = replace(pair, payload="https://ditich.example/q/x6vhw")
    one, two = (raster.grey_sheet(plaques.pdf(face)) for face in (pair, other))
    both = Image.new("L", (one.width, one.height * 2), 255)
    both.paste(one, (0, 0))
    both.paste(two, (0, one.height))

    assert proof.decode(both) is None


def test_the_symbol_alone_is_one_for_a_shop_s_own_merge(pair):
    """Upright, whole, and as large as either."""
    file = plaques.symbol_svg(pair).decode()
    path = outline_from_path(re.search(r'<path fill="#(?!FFFFFF)[^"]*"[^>]* d="([^"]+)"', file)[1])
    symbol = Box(0, 0, *(design.draw(pair).symbol.zone.width,) * 2)

    assert symbol.contains(box_of(path))
    assert design.draw(pair).symbol.box.width == pytest.approx(box_of(path).width, abs=0.01)
