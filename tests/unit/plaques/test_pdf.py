"""The file for the press is what a print shop asks for, and the same on every day."""

from __future__ import annotations

import hashlib
import pickle
import subprocess
import sys
from io import BytesIO

import pikepdf
import pytest

from generator import plaques
from generator.plaques import design
from generator.plaques.outline import Box, rectangle
from generator.plaques.writers.numbers import mm
from tests.support.worlds import ROOT


@pytest.fixture(scope="module")
def drawing(faceplate):
    """The pagoda's plaque."""
    return design.draw(faceplate)


@pytest.fixture(scope="module")
def file(faceplate):
    """Its finished file."""
    return plaques.pdf(faceplate)


@pytest.fixture(scope="module")
def document(file):
    """The file as another library reads it."""
    with pikepdf.open(BytesIO(file)) as document:
        yield document


@pytest.fixture(scope="module")
def painted(document):
    """Of each painting: the colour, the points of its path, the operator."""
    paintings, colour, points = [], None, []
    for operands, operator in pikepdf.parse_content_stream(document.pages[0]):
        if str(operator) == "k":
            colour = tuple(float(n) for n in operands)
        elif str(operator) == "cs":
            colour = None
        elif str(operator) in {"m", "l", "c"}:
            points.append(tuple(float(n) for n in operands[-2:]))
        elif str(operator) in {"f", "f*"}:
            paintings.append((colour, points, str(operator)))
            points = []
    return paintings


def test_nothing_but_filled_outlines_in_cmyk(document):
    """No text, image, stroke, clip, RGB or state: there is nothing a shop's machine could replace or misread."""
    operators = {str(operator) for _, operator in pikepdf.parse_content_stream(document.pages[0])}

    assert {"cm", "k", "cs", "scn", "m", "l", "c", "h", "f", "f*"} == operators
    assert {"/ColorSpace"} == set(document.pages[0].Resources.keys())


def test_the_symbol_is_black_alone_on_a_white_panel(painted, drawing):
    """`0 0 0 1 k` on `0 0 0 0 k`: no other ink can lie under a module or beside it."""
    square = drawing.symbol.box
    symbols = [i for i, (_, points, _) in enumerate(painted) if near(points, square)]

    assert 1 == len(symbols)
    assert (0, 0, 0, 1) == painted[symbols[0]][0]
    assert (0, 0, 0, 0) == painted[symbols[0] - 1][0]
    assert near(painted[symbols[0] - 1][1], square.grown(4 * drawing.symbol.module))


def near(points, box):
    """Whether these points reach just as far as the box."""
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys)) == pytest.approx((box.left, box.top, box.right, box.bottom), abs=0.002)


def test_every_letter_is_black_alone(painted, drawing):
    """Five inks in all: paper, band, roof, gilt, and black for all that is read; white under the symbol."""
    beside = {(1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0)}  # the patches of the press's inks, in the slug
    colours = {colour for colour, _, _ in painted if colour} - beside
    black = [colour for colour in colours if colour[3] == 1]

    assert len({shape.ink for shape in drawing.shapes}) == len(colours)
    assert [(0, 0, 0, 1)] == black


def test_the_boxes_are_nested_and_in_points(document):
    """A5 is 419.53 × 595.28 pt; 3 mm of bleed are 8.50 pt, 14 mm of slug 39.69 pt."""
    page = document.pages[0]
    media, bleed, trim = ([float(n) for n in box] for box in (page.MediaBox, page.BleedBox, page.TrimBox))

    assert [0, 0, 515.9055, 691.6535] == pytest.approx(media, abs=0.001)
    assert [39.6850, 39.6850, 476.2205, 651.9685] == pytest.approx(bleed, abs=0.001)
    assert [48.1890, 48.1890, 467.7165, 643.4646] == pytest.approx(trim, abs=0.001)


def test_the_pdf_has_a_title_a_language_and_a_fixed_date(document):
    """Title and language, and a date that no other day changes."""
    assert "Chùa Pôthi Somrôn – Mã biển pn8wc" == str(document.docinfo.Title)
    assert "vi" == str(document.Root.Lang)
    assert "1.6" == document.pdf_version
    assert "D:20241001000000+07'00'" == str(document.docinfo.CreationDate)


def test_the_pdf_has_no_fonts(file):
    """Text is outlines: no shop can substitute a face."""
    assert b"/Font" not in file


def test_the_same_plaque_is_the_same_bytes_in_another_process(faceplate, tmp_path):
    """PDF, SVG and PNG, whatever the hash seed, the folder or the time zone."""
    script = (
        "import sys, pickle, hashlib; from generator import plaques as p;"
        "f = pickle.loads(bytes.fromhex(sys.stdin.read()));"
        "print(*(hashlib.sha256(make(f)).hexdigest() for make in (p.pdf, p.svg, p.png)))"
    )
    digests = [hashlib.sha256(make(faceplate)).hexdigest() for make in (plaques.pdf, plaques.svg, plaques.png)]

    for seed, zone, folder in (("1", "UTC", "/"), ("2", "Asia/Ho_Chi_Minh", tmp_path)):
        run = subprocess.run(
            [sys.executable, "-c", script],
            input=pickle.dumps(faceplate).hex(),
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)},
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )

        assert digests == run.stdout.split()


@pytest.mark.parametrize(
    ("value", "written"), [(148.0, "148"), (0.1 + 0.2, "0.3"), (-0.0001, "0"), (2.06061, "2.061"), (-3, "-3")]
)
def test_lengths_are_written_to_the_micrometre(value, written):
    """Without idle zeros."""
    assert written == mm(value)


def test_importing_the_package_loads_none_of_the_libraries():
    """A build with nothing to draw is over before they would be loaded."""
    script = (
        "import sys, generator.plaques;"
        "print({'pikepdf', 'pypdfium2', 'zxingcpp', 'uharfbuzz', 'fontTools', 'qrcode', 'PIL'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert "set()\n" == run.stdout


def test_a_shape_is_where_it_was_drawn(drawing, file):
    """From the left and from the top, in millimetres: pdfium sees the band's edge where the drawing has it."""
    import pypdfium2

    page = pypdfium2.PdfDocument(file)[0]
    picture = page.render(scale=10 * 25.4 / 72).to_pil()
    band, rule = (
        picture.getpixel((picture.width // 2 - 700, round((y - drawing.sheet.top) * 10))) for y in (35.8, 36.2)
    )

    assert band != rule
    assert rectangle(Box(-3, -3, 151, 36)) == drawing.shapes[1].outline
