"""Two readers that share no code read every file of every plaque; a broken plaque reaches no shop."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter
from pyzbar import pyzbar

from generator import plaques
from generator.plaques import ProofFailed, design, engraving, proof, qr, wear
from generator.plaques.drawing import MUC, SON, WHITE, Shape
from generator.plaques.outline import Box, placed, polygon, rectangle
from generator.plaques.writers import pdf
from tests.support.plaques import plate_picture


def zxing(picture):
    """What ZXing sees, of dark symbols on light alone."""
    return [barcode.text for barcode in zxingcpp.read_barcodes(picture, try_invert=False)]


def zbar(picture):
    """What ZBar sees."""
    return [barcode.data.decode() for barcode in pyzbar.decode(picture, symbols=[pyzbar.ZBarSymbol.QRCODE])]


READERS = pytest.mark.parametrize("read", [zxing, zbar])


def rasterised(file, dpi=150):
    """A page as pdfium paints it."""
    return pypdfium2.PdfDocument(file)[0].render(scale=dpi / 72).to_pil().convert("L")


@pytest.fixture(scope="session")
def press(faceplate):
    """The file for the press, painted at 150 dpi."""
    return rasterised(plaques.pdf(faceplate))


@pytest.fixture(scope="session")
def preview(faceplate):
    """The PNG."""
    return Image.open(BytesIO(plaques.png(faceplate))).convert("L")


@pytest.fixture(scope="session")
def screen(faceplate, browser):
    """The SVG as Chromium paints it, 559 pixels wide: 148 mm at 96 dpi."""
    page = browser.new_page(viewport={"width": 560, "height": 800})
    page.set_content(f"<style>body{{margin:0}}</style>{plaques.svg(faceplate).decode()}")
    picture = Image.open(BytesIO(page.screenshot())).convert("L")
    page.close()
    return picture


@READERS
def test_the_file_for_the_press_is_read(press, faceplate, read):
    """One symbol on the whole sheet, and it is the plaque's address."""
    assert [faceplate.payload] == read(press)


@READERS
def test_the_preview_is_read(preview, faceplate, read):
    """From a page on a screen."""
    assert [faceplate.payload] == read(preview)


@READERS
def test_the_svg_is_read_in_a_browser(screen, faceplate, read):
    """A third engine paints it."""
    assert [faceplate.payload] == read(screen)


@READERS
def test_the_symbol_is_read_at_four_pixels_a_module_out_of_focus(faceplate, read):
    """At four pixels a module, what a cheap phone sees at the far end of arm's length, and out of focus."""
    module = design.draw(faceplate).symbol.module
    small = rasterised(plaques.pdf(faceplate), dpi=4 * 25.4 / module)

    assert [faceplate.payload] == read(small.filter(ImageFilter.GaussianBlur(0.3 * 4)))


@pytest.fixture(scope="session")
def cropped(faceplate, press):
    """The symbol as the proof looks at it, and its modules along a side."""
    drawing = design.draw(faceplate)
    size = drawing.symbol.size
    return proof.cropped_symbol(press, proof._pixels(drawing.symbol.box, drawing.sheet, press), size), size


@READERS
@pytest.mark.parametrize("kind", wear.WEARS, ids=lambda kind: kind.name)
def test_a_worn_symbol_is_read_and_a_control_is_not(cropped, faceplate, kind, read):
    """By the second reader too; it reads some symbols without a quiet zone, which the first must not."""
    if (kind.name, read) != ("crowded", zbar):
        picture, size = cropped
        assert kind.must_be_read == ([faceplate.payload] == read(kind.apply(picture, size)))


@pytest.fixture(scope="session", params=["dark", "light"])
def plate(request, faceplate):
    """The symbol on a plate, engraved on one that turns dark, or around its dark modules on one that turns light."""
    material = replace(faceplate.order.material, engraved=True, turns=request.param)
    drawing = design.draw(faceplate)
    made = engraving.of(drawing, material)
    picture = plate_picture(made, material)
    square = proof._pixels(made.symbol.box, drawing.trim.grown(proof.WALL_MARGIN), picture)
    return proof.cropped_symbol(picture, square, made.symbol.size), made.symbol.size


@READERS
@pytest.mark.parametrize("kind", wear.WEARS, ids=lambda kind: kind.name)
def test_an_engraved_symbol_is_read_as_a_printed_one_is(plate, faceplate, kind, read):
    """Worn too, and with a dark plate around it."""
    if (kind.name, read) != ("crowded", zbar):
        picture, size = plate
        assert kind.must_be_read == ([faceplate.payload] == read(kind.apply(picture, size)))


def test_a_plaque_bears_the_names_somebody_vouches_for_and_says_that_it_is_a_proof(faceplate):
    """Khmer and Chinese names of machines stand on no plaque. A proof, for the address is an .example."""
    assert ["vi", "en"] == [language for language, _ in faceplate.names]
    assert ("BẢN THỬ – KHÔNG ĐEM IN", "PROOF – NOT FOR PRINT") == faceplate.slug


# ---- must fail --------------------------------------------------------------------------------------


def recoloured(drawing, module, ground):
    """The same plaque with other inks in its panel; a white border the width of the quiet zone stays."""
    place = drawing.symbol
    panel = next(i for i, shape in enumerate(drawing.shapes) if shape.ink == WHITE)
    inner = Shape(rectangle(place.box), ground)
    symbol = replace(drawing.shapes[panel + 1], ink=module)
    return replace(drawing, shapes=(*drawing.shapes[: panel + 1], inner, symbol, *drawing.shapes[panel + 2 :]))


def refused(rule, printed, drawing, payload):
    """The proof of a file that is not what was drawn."""
    with pytest.raises(ProofFailed) as caught:
        proof.prove(pdf.raster_source(printed), drawing, payload)

    assert rule == caught.value.rule


def test_an_inverted_symbol_is_refused(faceplate):
    """Light modules on dark: half of the readers in people's hands see nothing."""
    drawing = design.draw(faceplate)
    inverted = recoloured(drawing, WHITE, MUC)

    refused("one-symbol", inverted, drawing, faceplate.payload)
    refused("quiet-zone", inverted, inverted, faceplate.payload)
    assert [] == zbar(rasterised(pdf.raster_source(inverted)))


def test_a_line_in_the_quiet_zone_is_refused(faceplate):
    """Though both readers would still read it: a decoder says nothing of the margin."""
    drawing = design.draw(faceplate)
    zone = drawing.symbol.box.grown(qr.QUIET_ZONE * drawing.symbol.module)
    rule = Shape(rectangle(Box(zone.left, zone.top, zone.right, zone.top + 1)), SON)
    crossed = replace(drawing, shapes=(*drawing.shapes, rule))
    picture = rasterised(pdf.raster_source(crossed))

    assert [faceplate.payload] == zxing(picture) == zbar(picture)
    refused("quiet-zone", crossed, crossed, faceplate.payload)
    refused("quiet-zone", crossed, drawing, faceplate.payload)


def test_a_wrong_address_is_refused(faceplate):
    """The symbol of one plaque on another."""
    drawing = design.draw(faceplate)
    wrong_symbol = qr.symbol("https://ditich.example/q/22222")
    place = drawing.symbol
    corners = tuple(segment for region in qr.outlines(wrong_symbol) for segment in polygon(region))
    panel = next(i for i, shape in enumerate(drawing.shapes) if shape.ink == WHITE)
    swapped = replace(
        drawing,
        shapes=(
            *drawing.shapes[: panel + 1],
            Shape(placed(corners, place.module, place.left, place.top), MUC),
            *drawing.shapes[panel + 2 :],
        ),
    )

    refused("payload", swapped, swapped, faceplate.payload)
