"""The picture of a finished plate shows what hangs: dark modules on light, in the colours of the material, with its holes."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from generator.content.materials import Workshop
from generator.plaques import design, engraving
from generator.plaques.finished import GREYS, finished_plate
from generator.plaques.outline import box_of
from generator.plaques.writers import pdf, svg
from tests.support.plaques import BRASS, GRANITE
from tests.support.shop import workshop

WORKSHOP: Workshop = workshop("vi")[0]
ENGRAVED = [material for material in WORKSHOP.materials.values() if material.engraved]


def picture(plate):
    """As pdfium shows it at 150 dpi."""
    return pypdfium2.PdfDocument(pdf.raster_source(plate))[0].render(scale=150 / 72).to_pil()


@pytest.mark.parametrize("material", [*ENGRAVED, BRASS, GRANITE], ids=lambda material: material.id)
def test_a_finished_plate_is_read_as_it_is(faceplate, material):
    """Not inverted, whatever the tool engraves."""
    plate = finished_plate(engraving.of(design.draw(faceplate), material), material)
    (barcode,) = zxingcpp.read_barcodes(picture(plate).convert("L"), try_invert=False)

    assert faceplate.payload == barcode.text


def test_a_finished_plate_has_the_plate_s_size_contour_and_holes(faceplate):
    drawn = design.draw(faceplate)
    plate = finished_plate(engraving.of(drawn, GRANITE), GRANITE)

    assert (drawn.width, drawn.height, 0, 0) == (plate.width, plate.height, plate.bleed, plate.slug)
    assert plate.trim == plate.sheet == box_of(plate.shapes[0].outline)
    assert drawn.holes == plate.holes
    assert drawn.symbol == plate.symbol
    # The middle of each hole is the wall, whatever the material.
    shown, scale = picture(plate).convert("RGB"), 150 / 25.4
    assert {(255, 255, 255)} == {
        shown.getpixel((round(hole.across * scale), round(hole.down * scale))) for hole in plate.holes
    }


def test_a_plate_is_shown_in_its_material_s_colours_or_in_greys(faceplate):
    brass = WORKSHOP.materials["brass"]
    assert brass.look is not None
    drawn = engraving.of(design.draw(faceplate), brass)
    texts = [
        svg.write(finished_plate(drawn, material), "x", "vi").decode()
        for material in (brass, replace(brass, look=None))
    ]

    assert [brass.look.ground in texts[0], GREYS["dark"].ground in texts[0]] == [True, False]
    assert [brass.look.ground in texts[1], GREYS["dark"].ground in texts[1]] == [False, True]


def test_every_engraved_material_says_how_it_looks_and_no_printed_one():
    assert all(bool(material.look) == material.engraved for material in WORKSHOP.materials.values())
