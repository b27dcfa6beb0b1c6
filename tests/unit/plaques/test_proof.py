"""A plaque passes every rule of the proof, and for each rule a spoilt plaque fails it."""

from __future__ import annotations

import hashlib
import pickle
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from itertools import product

import pikepdf
import pytest
import qrcode
import zxingcpp
from PIL import Image

from generator import plaques
from generator.plaques import ProofFailed, design, engraving, proof, qr, wear
from generator.plaques.drawing import GIAY, MUC, SON, WHITE, Shape
from generator.plaques.engraving import rounded
from generator.plaques.outline import Box, box_of, placed, polygon, rectangle
from generator.plaques.writers import pdf
from tests.support.plaques import prove_plate
from tests.support.worlds import ROOT


@pytest.fixture(scope="module")
def drawing(faceplate):
    """The pagoda's plaque."""
    return design.draw(faceplate)


def prove(printed, drawing, payload="https://ditich.example/q/pn8wc"):
    """Prove the file of `printed` against another drawing, as if the writer had erred."""
    proof.prove(pdf.raster_source(printed), drawing, payload)


def broken(rule, *args):
    """Assert that the proof fails by this rule."""
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


def test_a_plaque_passes_its_proof(drawing):
    """Nothing is raised."""
    prove(drawing, drawing)


def test_a_drawing_without_a_symbol_fails_the_proof(drawing):
    """It can be written, not proved."""
    broken("one-symbol", drawing, replace(drawing, symbol=None))


# ---- the drawing


def test_a_symbol_in_another_ink_than_black_fails_the_proof(drawing):
    """Three plates would have to meet on every module."""
    symbol = drawing.shapes[symbol_index(drawing)]
    wrong = with_symbol(drawing, replace(symbol, ink=SON))

    broken("symbol-ink", wrong, wrong)


def test_a_symbol_without_its_white_panel_fails_the_proof(drawing):
    """Black ink overprints what lies under it."""
    panel = symbol_index(drawing) - 1
    wrong = replace(
        drawing, shapes=tuple(replace(s, ink=GIAY) if i == panel else s for i, s in enumerate(drawing.shapes))
    )

    broken("symbol-ink", wrong, wrong)


def test_a_shape_in_the_quiet_zone_of_the_drawing_fails_the_proof(drawing):
    """Even in white."""
    square = drawing.symbol.box
    dot = Box(square.left - 3, square.top, square.left - 2.9, square.top + 0.1)
    wrong = replace(drawing, shapes=(*drawing.shapes, Shape(rectangle(dot), GIAY)))

    broken("quiet-zone", wrong, wrong)


def test_a_symbol_beside_its_square_fails_the_proof(drawing):
    """By a hundredth of a millimetre."""
    symbol = drawing.shapes[symbol_index(drawing)]
    wrong = with_symbol(drawing, replace(symbol, outline=placed(symbol.outline, 1, 0.01, 0)))

    broken("symbol-box", wrong, wrong)


# ---- page boxes


@pytest.mark.parametrize("box", ["/TrimBox", "/BleedBox"])
def test_a_missing_page_box_fails_the_proof(drawing, box):
    """A cutter would guess."""
    with pikepdf.open(BytesIO(pdf.raster_source(drawing))) as document:
        del document.pages[0][box]
        file = BytesIO()
        document.save(file)

    with pytest.raises(ProofFailed, match="boxes"):
        proof.prove(file.getvalue(), drawing, "https://ditich.example/q/pn8wc")


def test_page_boxes_of_another_size_fail_the_proof(drawing):
    """A6 is not A5."""
    broken("boxes", replace(drawing, width=105, height=148), drawing)


# ---- the quiet zone


def test_a_speck_in_the_quiet_zone_fails_the_proof(drawing):
    """On each of the four sides, even in the tone of paper, which is not white."""
    square = drawing.symbol.box
    for dot in (
        Box(square.left, square.top - 2, square.left + 1, square.top - 1),
        Box(square.left, square.bottom + 1, square.left + 1, square.bottom + 2),
        Box(square.left - 2, square.top, square.left - 1, square.top + 1),
        Box(square.right + 1, square.top, square.right + 2, square.top + 1),
    ):
        broken("quiet-zone", replace(drawing, shapes=(*drawing.shapes, Shape(rectangle(dot), GIAY))), drawing)


# ---- the symbol


def test_a_symbol_with_another_address_fails_the_proof(drawing):
    """The plaque of the next relic."""
    broken("payload", drawing, drawing, "https://ditich.example/q/x6vhw")


def test_a_symbol_below_level_h_fails_the_proof(drawing, faceplate):
    """Level L says the same, until the first scratch."""
    code = qrcode.QRCode(version=4, error_correction=qrcode.ERROR_CORRECT_L, border=0)
    code.add_data(faceplate.payload)
    code.make()
    weak = qr.Symbol(tuple(tuple(map(bool, row)) for row in code.get_matrix()))

    broken("level", redrawn(drawing, weak), drawing)


def test_a_wrong_module_fails_the_proof(drawing, faceplate):
    """Error correction would hide it, and have less left for the weather."""
    symbol = qr.symbol(faceplate.payload)
    rows = [list(row) for row in symbol.modules]
    rows[20][20] = not rows[20][20]

    broken("errors", redrawn(drawing, qr.Symbol(tuple(map(tuple, rows)))), drawing)


@pytest.mark.parametrize("wrong", [{(20, 20), (24, 11), (12, 26)}, {(11, 11), (11, 12), (12, 11), (12, 12)}])
def test_a_few_wrong_modules_fail_the_proof(drawing, faceplate, wrong):
    """Spread over the symbol or all in one place; both are read without complaint by any phone."""
    symbol = qr.symbol(faceplate.payload)
    rows = tuple(tuple(dark != ((x, y) in wrong) for x, dark in enumerate(row)) for y, row in enumerate(symbol.modules))

    broken("errors", redrawn(drawing, qr.Symbol(rows)), drawing)


def test_a_reader_that_counts_no_errors_is_refused(drawing, monkeypatch):
    """A barcode without UEC (ISO/IEC 15415), as older versions of the reader return it."""

    class Silent:
        """A barcode without its particulars."""

        def __init__(self, barcode):
            self.text, self.ec_level, self.position, self.extra = barcode.text, "H", barcode.position, {}

    read = zxingcpp.read_barcodes
    monkeypatch.setattr(zxingcpp, "read_barcodes", lambda *args, **options: [*map(Silent, read(*args, **options))])

    broken("errors", drawing, drawing)


def test_a_mirrored_symbol_fails_the_proof(drawing, faceplate):
    """Readers forgive it, some phones do not."""
    mirrored = qr.Symbol(tuple(row[::-1] for row in qr.symbol(faceplate.payload).modules))

    broken("place", redrawn(drawing, mirrored), drawing)


def test_a_turned_symbol_fails_the_proof(drawing, faceplate):
    """The corner without a finder belongs at the lower right."""
    turned = qr.Symbol(tuple(zip(*qr.symbol(faceplate.payload).modules[::-1], strict=True)))

    broken("place", redrawn(drawing, turned), drawing)


def test_a_second_symbol_on_the_sheet_fails_the_proof(drawing):
    """However small: a phone might read that one."""
    symbol = drawing.shapes[symbol_index(drawing)]
    square = box_of(symbol.outline)
    small = placed(symbol.outline, 0.25, 4 - square.left * 0.25, 110 - square.top * 0.25)

    broken("one-symbol", replace(drawing, shapes=(*drawing.shapes, Shape(small, MUC))), drawing)


# ---- trials


def test_a_proof_says_what_is_in_the_file(drawing, faceplate):
    """What the reader saw is what the encoder made, and what a rule on the drawing says."""
    file = pdf.raster_source(drawing)
    symbol = qr.symbol(faceplate.payload)
    proved = proof.prove(file, drawing, faceplate.payload)

    assert (symbol.version, symbol.mask, "H", 1.0) == (
        proved.version,
        proved.mask,
        proved.level,
        proved.unused_error_correction,
    )
    assert hashlib.sha256(file).hexdigest() == proved.digest
    assert proved.module * symbol.size == pytest.approx(proved.width, abs=0.02)
    assert [(kind.name, kind.must_be_read) for kind in wear.WEARS] == [
        (trial.name, trial.was_read) for trial in proved.trials
    ]


def test_a_proof_is_the_same_in_another_process(faceplate):
    """Byte by byte, whatever order sets come in."""
    script = (
        "import pickle, sys; sys.modules['pyzbar'] = None; from generator import plaques;"
        "sys.stdout.buffer.write(plaques.proof_json(pickle.load(sys.stdin.buffer)))"
    )
    proofs = [
        subprocess.run(
            [sys.executable, "-c", script],
            input=pickle.dumps(faceplate),
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("2", "America/Lima"))
    ]

    assert proofs[0] == proofs[1] == plaques.proof_json(faceplate)


@pytest.mark.parametrize("across", [200, 4])
def test_the_cropped_symbol_is_centred_at_ten_pixels_a_module(across):
    """Ten pixels a module, in the middle of the picture; what lies beyond the sheet is white."""
    size, module = 21, 6.4
    sheet = Image.new("L", (600, 600), 90)
    square = Box(across + 0.3, 300.7, across + 0.3 + size * module, 300.7 + size * module)
    sheet.paste(0, tuple(round(n) for n in (square.left, square.top, square.right, square.bottom)))
    cropped = proof.cropped_symbol(sheet, square, size)
    edge = (wear.SURROUND + qr.QUIET_ZONE) * wear.PX

    assert (size * wear.PX + 2 * edge,) * 2 == cropped.size
    assert (edge, edge, edge + size * wear.PX, edge + size * wear.PX) == pytest.approx(
        cropped.point(lambda grey: 255 * (grey < 45)).getbbox(), abs=1
    )
    assert (90 if across == 200 else 255) == cropped.getpixel((2, cropped.height // 2))


def test_dotted_finders_drawn_by_a_designer_are_refused(drawing):
    """With them no reader finds the symbol, so the control `dotted` is a real case."""
    place = drawing.symbol
    dots = []
    for left, top in ((0, 0), (place.size - 7, 0), (0, place.size - 7)):
        corner = (place.left + left * place.module, place.top + top * place.module)
        dots.append(Shape(rectangle(Box(*corner, *(n + 7 * place.module for n in corner))), WHITE))
        for x, y in product(range(7), repeat=2):
            if max(abs(x - 3), abs(y - 3)) != 2:
                box = Box(x + 0.2, y + 0.2, x + 0.8, y + 0.8).placed(place.module, *corner)
                dots.append(Shape(rounded(box, box.width / 2), MUC))

    broken("one-symbol", replace(drawing, shapes=(*drawing.shapes, *dots)), drawing)


def test_a_control_read_as_anything_is_refused(drawing, monkeypatch):
    """Though it says another address."""
    misread = wear.Wear("inverted", lambda *_: _picture(), must_be_read=False)
    monkeypatch.setattr(wear, "WEARS", (misread,))

    with pytest.raises(ProofFailed, match="control: inverted"):
        prove(drawing, drawing)


def test_a_worn_symbol_read_as_another_text_is_refused(drawing, monkeypatch):
    """To be read is not enough."""
    misread = wear.Wear("clean", lambda *_: _picture())
    monkeypatch.setattr(wear, "WEARS", (misread,))

    with pytest.raises(ProofFailed, match="worn: clean"):
        prove(drawing, drawing)


@pytest.mark.parametrize("turns", ["dark", "light"])
def test_an_engraved_plate_passes_the_trials_too(drawing, faceplate, turns, monkeypatch):
    """It hangs outdoors longer than any print."""
    material = replace(faceplate.order.material, engraved=True, turns=turns)
    made = engraving.of(drawing, material)
    prove_plate(made, material, faceplate.payload)
    harder = wear.Wear("blur", lambda picture, n: wear._blurred(picture, n, 0.75), figures=(("modules", 0.75),))
    monkeypatch.setattr(wear, "WEARS", (harder,))

    with pytest.raises(ProofFailed, match=r"worn: blur, modules 0\.75"):
        prove_plate(made, material, faceplate.payload)


def _picture():
    """A symbol with another address, ten pixels a module."""
    rows = qr.symbol("https://ditich.example/q/x6vhw").modules
    small = Image.new("L", (len(rows) + 8, len(rows) + 8), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            small.putpixel((x + 4, y + 4), 255 * (not dark))
    return small.resize((small.width * 10, small.height * 10), Image.Resampling.NEAREST)


def test_a_worn_symbol_that_is_not_read_is_refused(drawing, monkeypatch):
    """A trial that must be read and is not names itself."""
    harder = wear.Wear("blur", lambda picture, n: wear._blurred(picture, n, 0.75), figures=(("modules", 0.75),))
    monkeypatch.setattr(wear, "WEARS", (harder,))

    with pytest.raises(ProofFailed, match=r"worn: blur, modules 0\.75"):
        prove(drawing, drawing)


def test_a_control_that_is_read_is_refused(drawing, monkeypatch):
    """The reader would notice nothing, so that it read the rest proves nothing."""
    blind = wear.Wear("inverted", lambda picture, _: picture, must_be_read=False)
    monkeypatch.setattr(wear, "WEARS", (blind,))

    with pytest.raises(ProofFailed, match="control: inverted"):
        prove(drawing, drawing)
