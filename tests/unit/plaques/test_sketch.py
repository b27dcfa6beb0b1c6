"""The map of a plaque shows what the page's map shows, in one ink, inside its place."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from PIL import ImageChops

from generator.places import map_layout
from generator.places.geodesy import Point
from generator.places.map_layout import Area, MappedStop
from generator.plaques.drawing import MUC, Drawing
from generator.plaques.faceplate import TrailSketch
from generator.plaques.outline import Box, box_of
from generator.plaques.sketch import shapes
from generator.plaques.writers import pdf

STOPS = (
    MappedStop("mot", 1, "exact", Point(10.10, 105.62)),
    MappedStop("hai", 2, "approximate", Point(10.12, 105.64)),
    MappedStop("ba", 3, "exact", Point(10.13, 105.66)),
    MappedStop("bon", 4, "ward", ward=Area("Thới Long", Point(10.15, 105.60), 1.5)),
)
PLACE = Box(10, 20, 190, 170)


@pytest.fixture
def sketch():
    layout = map_layout.draw(STOPS)
    assert layout
    return TrailSketch(layout, "hai", "2 km", "")


def drawn(sketch, faces):
    return tuple(shapes(sketch, PLACE, MUC, *faces))


def picture(parts):
    """pdfium's, at 200 dpi in grey."""
    file = pdf.raster_source(Drawing(200, 190, 0, 0, parts))
    return pypdfium2.PdfDocument(BytesIO(file))[0].render(scale=200 / 72, grayscale=True).to_pil()


def dark(image, x, y):
    """How dark the paper is there; mm from the top-left corner."""
    return 255 - image.getpixel((round(x * 200 / 25.4), round(y * 200 / 25.4)))


def on_paper(sketch, stop):
    """Its middle in mm, and how long a unit of the map is."""
    layout = sketch.layout
    scale = min(PLACE.width / layout.width, PLACE.height / layout.height)
    left = PLACE.middle - layout.width * scale / 2
    top = (PLACE.top + PLACE.bottom - layout.height * scale) / 2
    placed = next(placed for placed in layout.placed_stops if placed.id == stop)
    return left + placed.x * scale, top + placed.y * scale, scale


def test_everything_is_inside_its_place_in_one_ink(sketch, inscription, text):
    parts = drawn(sketch, (inscription, text))

    assert {MUC} == {shape.ink for shape in parts}
    assert {"face"} == {shape.layer for shape in parts}
    assert all(PLACE.grown(0.01).contains(box_of(shape.outline)) for shape in parts)


def test_a_disc_is_exact_a_ring_is_near_and_the_thick_ring_is_here(sketch, inscription, text):
    """As on the page. 8 units from the middle lies inside the disc and beside its number."""
    image = picture(drawn(sketch, (inscription, text)))
    for stop, filled in (("mot", True), ("ba", True), ("hai", False), ("bon", False)):
        x, y, unit = on_paper(sketch, stop)
        assert filled == (dark(image, x + 8.5 * unit, y) > 128), stop
    x, y, unit = on_paper(sketch, "hai")
    assert dark(image, x - 14.2 * unit, y) > 128
    assert dark(image, *on_paper(sketch, "mot")[:2]) < 255


def test_a_plaque_elsewhere_differs_in_the_thick_ring_alone(sketch, inscription, text):
    """What the two pictures do not share lies about these two stops."""
    here, there = (picture(drawn(replace(sketch, here=stop), (inscription, text))) for stop in ("mot", "ba"))
    left, top, right, bottom = (part * 25.4 / 200 for part in ImageChops.difference(here, there).getbbox() or ())
    (x1, y1, unit), (x3, y3, _) = on_paper(sketch, "mot"), on_paper(sketch, "ba")
    reach = 17 * unit

    assert min(x1, x3) - reach < left < right < max(x1, x3) + reach
    assert min(y1, y3) - reach < top < bottom < max(y1, y3) + reach
