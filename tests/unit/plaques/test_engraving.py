"""The engraved area is the dark area of a plaque, or on a material that turns light the light area of its symbol."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import dist

import pypdfium2
import pytest
from fontTools.misc.bezierTools import calcCubicBounds, splitCubicAtT
from PIL import ImageChops, ImageFilter

from generator.plaques import ProofFailed, design, engraving, proof
from generator.plaques.drawing import MUC, WHITE, Drawing, Shape
from generator.plaques.outline import Box, bounding_box, box_of, rectangle
from generator.plaques.writers import dxf, layers, pdf
from generator.theme.theme import _roof
from tests.support.plaques import BRASS, COMPOSITE, GRANITE, plate_picture, prove_plate
from tests.support.worlds import TEMPLATES

KINDS = ("khmer-pagoda", "communal-house", "chinese-temple")


@pytest.fixture(scope="module", params=KINDS)
def drawing(faceplate, request):
    """A plaque under each real roof."""
    return design.draw(replace(faceplate, roof=_roof(TEMPLATES / "parts" / f"roof-{request.param}.svg")))


def painted(drawing, shapes):
    """pdfium's picture at 300 dpi."""
    sheet = Drawing(drawing.width, drawing.height, 0, 0, tuple(shapes))
    return pypdfium2.PdfDocument(pdf.raster_source(sheet))[0].render(scale=300 / 72, grayscale=True).to_pil()


def differing_pixels(first, second):
    """Pixels that differ by more than an edge's: pdfium moves straight edges to whole pixels."""
    difference = ImageChops.difference(first, second).filter(ImageFilter.MinFilter(3))
    return sum(difference.histogram()[100:])


def test_the_engraved_area_is_the_dark_area_of_the_print(drawing):
    """Each shape of the face painted by itself, by its own rule, under the panel: no eye of a letter closes."""
    zone = drawing.symbol.zone
    face = [replace(shape, ink=MUC) for shape in drawing.shapes if shape.layer == "face"]
    below = [shape for shape in face if box_of(shape.outline).contains(zone)]
    symbol = [shape for shape in drawing.shapes if shape.layer == "symbol"]
    expected = painted(drawing, (*below, Shape(rectangle(zone), WHITE), *(s for s in face if s not in below), *symbol))
    marked = engraving.of(drawing, BRASS).marked

    assert 0 == differing_pixels(expected, painted(drawing, (Shape(marked, MUC, rule="evenodd"),)))
    assert 0 == differing_pixels(expected, painted(drawing, (Shape(marked, MUC, rule="nonzero"),)))
    assert 1000 < differing_pixels(expected, painted(drawing, face))


def test_on_a_material_that_turns_light_the_light_modules_are_engraved(drawing):
    """Quiet zone and light modules are marked, by both fill rules; outside the panel nothing changes."""
    dark, light = (engraving.of(drawing, material).marked for material in (BRASS, GRANITE))
    pictures = [painted(drawing, (Shape(outline, MUC, rule=rule),)) for outline, rule in (
        (dark, "evenodd"), (light, "evenodd"), (light, "nonzero")
    )]  # fmt: skip
    zone = drawing.symbol.zone.grown(-0.3).placed(300 / 25.4, 0, 0)
    panel = [
        picture.crop((round(zone.left), round(zone.top), round(zone.right), round(zone.bottom))) for picture in pictures
    ]

    black, white = panel[0].getextrema()
    assert 0 == differing_pixels(panel[0].point(lambda v: black + white - v), panel[1])
    assert 0 == differing_pixels(pictures[1], pictures[2])


@pytest.mark.parametrize("material", [BRASS, GRANITE, COMPOSITE], ids=["brass", "granite", "composite"])
def test_an_engraved_plate_is_read(drawing, faceplate, material):
    prove_plate(engraving.of(drawing, material), material, faceplate.payload)


@pytest.mark.parametrize(("made_for", "made_of"), [(BRASS, GRANITE), (GRANITE, BRASS)])
def test_the_files_of_one_material_fail_on_the_other(drawing, faceplate, made_for, made_of):
    """Light on dark: half of all phones see nothing."""
    wrong = engraving.of(drawing, made_for)

    assert proof.decode(plate_picture(wrong, made_of)) is None
    with pytest.raises(ProofFailed, match="quiet-zone"):
        prove_plate(wrong, made_of, faceplate.payload)


def test_nothing_is_engraved_outside_the_plate(drawing):
    marked = engraving.of(drawing, BRASS)

    assert drawing.trim.grown(0.001).contains(box_of(marked.marked))
    assert 4 == len(marked.holes)


def test_corners_of_a_plate_have_a_radius_of_three_millimetres(drawing):
    """3 mm; in the middle of the arc as far from its centre as at its ends."""
    cut = engraving.of(drawing, BRASS).cut
    corner = next(numbers for verb, numbers in cut if verb == "C")
    middle = splitCubicAtT((drawing.width - 3, 0), corner[0:2], corner[2:4], corner[4:6], 0.5)[0][-1]

    assert drawing.trim == box_of(cut)
    assert 3 == pytest.approx(dist(middle, (drawing.width - 3, 3)), abs=0.002)


def test_lines_of_the_dxf_stay_within_their_tolerance_of_the_curve():
    """Looked at in a thousand places of the sharpest curve there is on a plaque."""
    start, curve = (0.0, 0.0), (0.0, 14.0, 14.0, 14.0, 14.0, 0.0)
    (corners,) = dxf.polygons((("M", start), ("C", curve), ("Z", ())))
    line = [*corners, corners[0]]
    points = [splitCubicAtT(start, curve[0:2], curve[2:4], curve[4:6], t / 1000)[0][-1] for t in range(1, 1000)]
    away = max(min(_from(point, a, b) for a, b in pairwise(line[:-1])) for point in points)

    assert 0.2 * dxf.TOLERANCE < away <= dxf.TOLERANCE
    assert calcCubicBounds(start, curve[0:2], curve[2:4], curve[4:6])[3] == pytest.approx(10.5)


def _from(point, a, b):
    """How far a point is from a line between two others."""
    length = dist(a, b)
    along = max(0, min(1, ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / length**2))
    return dist(point, (a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])))


def test_the_finest_part_of_the_symbol_is_a_module_of_the_material(drawing):
    """Measured in the finished DXF: no two neighbouring corners of the symbol are nearer."""
    zone = drawing.symbol.box.grown(0.01)
    polygons = dxf.polygons(engraving.of(drawing, BRASS).marked)
    inside = [corners for corners in polygons if all(_in(zone, corner) for corner in corners)]
    finest = min(dist(a, b) for corners in inside for a, b in pairwise((*corners, corners[0])))

    assert finest == pytest.approx(drawing.symbol.module, abs=0.001)
    assert finest >= BRASS.module


def _in(box, point):
    return box.contains(Box(point[0], point[1], point[0], point[1]))


def test_the_layers_of_the_svg_are_inkscapes(drawing):
    """Engrave black, cut red, drill blue, each a layer by its name."""
    text = layers.write(engraving.of(drawing, BRASS), "A & B").decode()

    assert ["engrave", "cut", "drill", "note"] == [part.split('"')[0] for part in text.split('inkscape:label="')[1:]]
    assert 4 == text.count("<circle")
    assert "<title>A &amp; B</title>" in text


def test_only_a_proof_has_a_note_below_the_plate(faceplate):
    """An engraver has no slug to look at."""
    trial = engraving.of(design.draw(faceplate), BRASS)
    good = engraving.of(design.draw(replace(faceplate, slug=())), BRASS)

    assert bounding_box(map(box_of, trial.note)).top > trial.height
    assert () == good.note
    assert b"NOTE\n 10" not in dxf.write(good)
    assert b'"note"' not in layers.write(good, "x")
    assert trial.marked == good.marked


def test_an_engraving_is_read_back_from_its_svg(drawing):
    plate = engraving.of(drawing, GRANITE)
    marked, width, height = layers.read(layers.write(plate, "x"))

    assert (drawing.width, drawing.height) == pytest.approx((width, height))
    assert box_of(marked).width == pytest.approx(box_of(plate.marked).width, abs=0.002)
    assert 0 == differing_pixels(
        *(painted(drawing, (Shape(outline, MUC, rule="evenodd"),)) for outline in (marked, plate.marked))
    )


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"\xff\xfe",
        b"%PDF-1.6",
        b"<svg/>",
        b'<svg xmlns="http://www.w3.org/2000/svg"><g id="engrave"/><g id="cut"/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg"><g id="engrave"><path d="x"/></g><g id="cut"><path d="M"/></g></svg>',
        b'<!DOCTYPE svg [<!ENTITY a "a">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
    ],
)
def test_what_is_no_engraving_of_ours_is_not_read(file):
    assert layers.read(file) is None


def test_a_contour_alone_engraves_nothing(drawing):
    plate = engraving.cut_only(drawing)
    svg, lines = layers.write(plate, "x").decode(), dxf.write(plate)

    assert (plate.cut, plate.holes) == (engraving.of(drawing, BRASS).cut, drawing.holes)
    assert 'id="engrave"' not in svg
    assert b"POLYLINE\n  8\nCUT" in lines
    assert b"POLYLINE\n  8\nENGRAVE" not in lines


def test_words_beside_a_narrow_plate_may_be_wider_than_it(faceplate):
    """The page of the SVG is as wide then; the plate stays in its corner."""
    plate = engraving.of(design.draw(replace(faceplate, slug=())), BRASS)
    narrow = replace(plate, width=40, cut=engraving.rounded(Box(0, 0, 40, 210), 3))
    said = engraving.with_words(narrow, ["đen = khắc, đúng như hình vẽ, không đảo sáng tối"] * 2, faceplate.text)
    note = bounding_box(map(box_of, said.note))

    assert note.left > 0
    assert note.top > said.height
    assert note.right > 40
    assert f'viewBox="0 0 {note.right:.1f}' in layers.write(said, "x").decode()
