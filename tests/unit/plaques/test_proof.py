"""Each rule of the proof is kept by the plaque, and seen when it is broken."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
import qrcode

from generator import qr
from generator.plaques import ProofFailed, design, proof, wear
from generator.plaques.drawing import GIAY, MUC, SON, WHITE, Shape
from generator.plaques.outline import Box, box_of, placed, polygon, rectangle
from generator.plaques.writers import pdf


@pytest.fixture(scope="module")
def drawing(faceplate):
    """The pagoda's plaque."""
    return design.draw(faceplate)


def prove(seen, drawing, payload="https://ditich.example/q/pn8wc"):
    """Prove the file of one drawing against another, as if the writer had erred."""
    proof.prove(pdf.document((seen,), "", "vi"), drawing, payload)


def broken(rule, *args):
    """The proof names the rule."""
    with pytest.raises(ProofFailed) as caught:
        prove(*args)

    assert rule == caught.value.rule


def symbol_index(drawing):
    """Which shape the symbol is: the one on the white panel."""
    return next(i for i, shape in enumerate(drawing.shapes) if shape.ink == WHITE) + 1


def with_symbol(drawing, symbol):
    """The drawing with another shape in the place of its symbol."""
    i = symbol_index(drawing)
    return replace(drawing, shapes=(*drawing.shapes[:i], symbol, *drawing.shapes[i + 1 :]))


def redrawn(drawing, symbol):
    """The drawing with another symbol in the same square."""
    corners = tuple(segment for region in qr.outlines(symbol) for segment in polygon(region))
    place = drawing.symbol
    module = place.module * place.size / symbol.size
    return with_symbol(drawing, Shape(placed(corners, module, place.left, place.top), MUC))


def test_a_plaque_passes(drawing):
    """Nothing is raised."""
    prove(drawing, drawing)


def test_a_drawing_without_a_symbol_is_no_plaque(drawing):
    """It can be written, not proved."""
    broken("one-symbol", drawing, replace(drawing, symbol=None))


# ---- as drawn


def test_the_symbol_in_another_ink_is_seen(drawing):
    """Three plates would have to meet on every module."""
    symbol = drawing.shapes[symbol_index(drawing)]
    wrong = with_symbol(drawing, replace(symbol, ink=SON))

    broken("symbol-ink", wrong, wrong)


def test_a_symbol_without_its_white_panel_is_seen(drawing):
    """Black ink overprints what lies under it."""
    panel = symbol_index(drawing) - 1
    wrong = replace(
        drawing, shapes=tuple(replace(s, ink=GIAY) if i == panel else s for i, s in enumerate(drawing.shapes))
    )

    broken("symbol-ink", wrong, wrong)


def test_a_shape_in_the_quiet_zone_is_seen_in_the_drawing(drawing):
    """Even in white."""
    square = drawing.symbol.box
    dot = Box(square.left - 3, square.top, square.left - 2.9, square.top + 0.1)
    wrong = replace(drawing, shapes=(*drawing.shapes, Shape(rectangle(dot), GIAY)))

    broken("quiet-zone", wrong, wrong)


def test_a_symbol_beside_its_square_is_seen(drawing):
    """By a hundredth of a millimetre."""
    symbol = drawing.shapes[symbol_index(drawing)]
    wrong = with_symbol(drawing, replace(symbol, outline=placed(symbol.outline, 1, 0.01, 0)))

    broken("symbol-box", wrong, wrong)


# ---- as written


@pytest.mark.parametrize("box", ["/TrimBox", "/BleedBox"])
def test_a_missing_box_is_seen(drawing, box):
    """A cutter would guess."""
    with pikepdf.open(BytesIO(pdf.document((drawing,), "", "vi"))) as document:
        del document.pages[0][box]
        file = BytesIO()
        document.save(file)

    with pytest.raises(ProofFailed, match="boxes"):
        proof.prove(file.getvalue(), drawing, "https://ditich.example/q/pn8wc")


def test_boxes_of_another_size_are_seen(drawing):
    """A6 is not A5."""
    broken("boxes", replace(drawing, width=105, height=148), drawing)


# ---- as seen


def test_a_speck_in_the_quiet_zone_is_seen_in_the_picture(drawing):
    """Paper is not white: a panel that does not reach far enough is seen on each of the four sides."""
    square = drawing.symbol.box
    for dot in (
        Box(square.left, square.top - 2, square.left + 1, square.top - 1),
        Box(square.left, square.bottom + 1, square.left + 1, square.bottom + 2),
        Box(square.left - 2, square.top, square.left - 1, square.top + 1),
        Box(square.right + 1, square.top, square.right + 2, square.top + 1),
    ):
        broken("quiet-zone", replace(drawing, shapes=(*drawing.shapes, Shape(rectangle(dot), GIAY))), drawing)


# ---- as read


def test_another_address_is_seen(drawing):
    """The plaque of the next relic."""
    broken("payload", drawing, drawing, "https://ditich.example/q/x6vhw")


def test_a_weaker_symbol_is_seen(drawing, faceplate):
    """Level L says the same, until the first scratch."""
    code = qrcode.QRCode(version=4, error_correction=qrcode.ERROR_CORRECT_L, border=0)
    code.add_data(faceplate.payload)
    code.make()
    weak = qr.Symbol(tuple(tuple(map(bool, row)) for row in code.get_matrix()))

    broken("level", redrawn(drawing, weak), drawing)


def test_a_wrong_module_is_seen(drawing, faceplate):
    """Error correction would hide it, and have less left for the weather."""
    symbol = qr.symbol(faceplate.payload)
    rows = [list(row) for row in symbol.modules]
    rows[20][20] = not rows[20][20]

    broken("errors", redrawn(drawing, qr.Symbol(tuple(map(tuple, rows)))), drawing)


def test_a_mirrored_symbol_is_seen(drawing, faceplate):
    """Readers forgive it, some phones do not."""
    mirrored = qr.Symbol(tuple(row[::-1] for row in qr.symbol(faceplate.payload).modules))

    broken("place", redrawn(drawing, mirrored), drawing)


def test_a_turned_symbol_is_seen(drawing, faceplate):
    """The corner without a finder belongs at the lower right."""
    turned = qr.Symbol(tuple(zip(*qr.symbol(faceplate.payload).modules[::-1], strict=True)))

    broken("place", redrawn(drawing, turned), drawing)


def test_a_second_symbol_on_the_sheet_is_seen(drawing):
    """However small: a phone might read that one."""
    symbol = drawing.shapes[symbol_index(drawing)]
    square = box_of(symbol.outline)
    small = placed(symbol.outline, 0.25, 4 - square.left * 0.25, 185 - square.top * 0.25)

    broken("one-symbol", replace(drawing, shapes=(*drawing.shapes, Shape(small, MUC))), drawing)


# ---- as worn


def test_a_symbol_that_cannot_be_worn_is_refused(drawing, monkeypatch):
    """A trial that must be read and is not names itself."""
    harder = wear.Wear("blur", "nhoè", "blur of 0.75 module", lambda picture, size: wear._blurred(picture, size, 0.75))
    monkeypatch.setattr(wear, "WEARS", (harder,))

    with pytest.raises(ProofFailed, match=r"worn: blur of 0\.75 module"):
        prove(drawing, drawing)


def test_a_control_that_is_read_is_refused(drawing, monkeypatch):
    """The reader would notice nothing, so that it read the rest proves nothing."""
    blind = wear.Wear("inverted", "đảo", "inverted", lambda picture, _: picture, read=False)
    monkeypatch.setattr(wear, "WEARS", (blind,))

    with pytest.raises(ProofFailed, match="control: inverted"):
        prove(drawing, drawing)
