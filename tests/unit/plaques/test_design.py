"""The gate plaque keeps its measures whatever stands on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator import qr
from generator.plaques import MissingGlyph, TooLong, design
from generator.plaques.drawing import MEN, MUC, NGHE, SON, WHITE
from generator.plaques.outline import box_of

LONG = (
    ("vi", "Khu di tích Vườn thiêng Lộ Vòng"),
    ("en", "The Sacred Garden Relic Site of Lộ Vòng, Thới An Đông Ward"),
    ("km", "ព្រះវិហារស្ត្រី Ấp Ổ ញ៉ាំញឹក"),
    ("zh", "Ấm Ổ Ễ 靈山古廟"),
)


@pytest.fixture
def drawing(faceplate):
    """The pagoda's plaque."""
    return design.gate(faceplate)


def lines(drawing, layer="print"):
    """The boxes of its lines of text, from the top down: all that is black but the symbol."""
    boxes = [box_of(shape.outline) for shape in drawing.shapes if shape.ink == MUC and shape.layer == layer]
    symbol = drawing.symbol.box.grown(0.01)
    return [box for box in boxes if not symbol.holds(box)]


def test_it_is_a5_with_three_millimetres_of_bleed(drawing):
    """Upright (ISO 216)."""
    assert (148, 210, 3) == (drawing.width, drawing.height, drawing.bleed)


def test_colour_goes_on_to_the_end_of_the_bleed(drawing):
    """And no further."""
    printed = [box_of(shape.outline) for shape in drawing.shapes if shape.layer == "print"]

    assert drawing.trim.grown(3) == printed[0]
    assert all(drawing.trim.grown(3).holds(box) for box in printed)


@pytest.mark.parametrize("names", [None, LONG], ids=["usual", "long"])
def test_no_text_is_nearer_than_six_millimetres_to_the_cut(faceplate, names):
    """Marks above and below counted."""
    drawing = design.gate(replace(faceplate, names=names or faceplate.names))
    safe = drawing.trim.grown(-6)

    assert 8 == len(lines(drawing))
    assert all(safe.holds(box) for box in lines(drawing))


@pytest.mark.parametrize("names", [None, LONG], ids=["usual", "long"])
def test_every_line_is_centred_by_its_ink(faceplate, names):
    """Not by its advance, which counts side bearings."""
    drawing = design.gate(replace(faceplate, names=names or faceplate.names))

    assert [74.0] * 8 == pytest.approx([box.middle for box in lines(drawing)])


@pytest.mark.parametrize("payload", ["https://ex.vn/q/pn8wc", f"https://{'ditich' * 8}.example/q/pn8wc"])
def test_no_line_touches_the_symbols_panel(faceplate, payload):
    """Nor the band above the names, with marks on capitals; the fewer modules, the wider the quiet zone."""
    drawing = design.gate(replace(faceplate, payload=payload, names=(("vi", "Miếu Ổ Ấm Ễ"), *LONG[1:])))
    frame = drawing.symbol.box.grown(qr.QUIET_ZONE * drawing.symbol.module + design.FRAME)

    assert not any(frame.meets(box) for box in lines(drawing))
    assert design.BAND + design.RULE < min(box.top for box in lines(drawing))


def test_the_symbol_is_68_millimetres_wide_and_in_the_middle(drawing):
    """On a white panel that is as large as its quiet zone."""
    (panel,) = [box_of(shape.outline) for shape in drawing.shapes if shape.ink == WHITE]
    symbol = drawing.symbol.box

    assert 68 == pytest.approx(symbol.width)
    assert 74 == pytest.approx(symbol.middle)
    assert symbol.grown(4 * 68 / 33) == panel


@pytest.mark.parametrize(("kind", "band"), [("communal-house", SON), ("khmer-pagoda", NGHE), ("chinese-temple", MEN)])
def test_each_kind_has_its_accent(faceplate, kind, band):
    """The second shape, on the paper, is the band."""
    assert band == design.gate(replace(faceplate, kind=kind)).shapes[1].ink


def test_a_name_set_smaller_does_not_hang(faceplate):
    """The middle of its capitals stays on the same height."""
    usual = lines(design.gate(replace(faceplate, names=(("vi", "HH"),))))[0]
    longer = lines(design.gate(replace(faceplate, names=(("vi", "H" * 16),))))[0]

    assert usual.height > longer.height
    assert (usual.top + usual.bottom) / 2 == pytest.approx((longer.top + longer.bottom) / 2, abs=0.01)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_fewer_names_stand_between_the_same_borders(faceplate, count):
    """A name not yet translated leaves no gap at one end."""
    drawing = design.gate(replace(faceplate, names=faceplate.names[:count]))

    assert 4 + count == len(lines(drawing))


def test_the_slug_is_outside_the_bleed_and_empty_on_a_plaque_for_print(faceplate):
    """It is cut off with the waste."""
    proof = design.gate(faceplate)
    printable = design.gate(replace(faceplate, slug=()))

    assert 2 == len(lines(proof, "slug"))
    assert all(proof.sheet.holds(box) and box.top > 213 for box in lines(proof, "slug"))
    assert [] == lines(printable, "slug")


def test_a_name_that_cannot_fit_is_refused(faceplate):
    """Rather than set so small that nobody at the gate reads it."""
    name = "Địa điểm chiến thắng Ông Hào, nơi ghi dấu phong trào đấu tranh"

    with pytest.raises(TooLong):
        design.gate(replace(faceplate, names=(("vi", name),)))


def test_a_letter_we_have_no_shape_for_is_refused(faceplate):
    """In any line."""
    with pytest.raises(MissingGlyph):
        design.gate(replace(faceplate, steward="Quận đoàn ☸"))


def test_a_faceplate_says_all_of_itself(faceplate):
    """Its repr is what the cache goes by: equal ones say the same, another letter says another thing."""
    assert repr(faceplate) == repr(replace(faceplate))
    assert repr(faceplate) != repr(replace(faceplate, steward="Quận đoàn"))
    assert "object at 0x" not in repr(faceplate)
