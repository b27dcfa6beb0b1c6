"""Independent programs open every file of every plaque and render what was drawn."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace

import ezdxf
import pypdfium2
import pytest
import zxingcpp
from ezdxf import bbox
from PIL import Image, ImageChops, ImageFilter

from generator import plaques
from generator.plaques import design
from generator.plaques.sheets import impose
from generator.plaques.writers import pdf
from tests.support.programs import ran
from tests.support.real import site

DPI = 100


@pytest.fixture(scope="session")
def folder(faceplate, tmp_path_factory):
    """Every file of one plaque, as a shop gets them."""
    path = tmp_path_factory.mktemp(faceplate.code)
    (path / "plaque.pdf").write_bytes(plaques.pdf(faceplate))
    (path / "plaque.dxf").write_bytes(plaques.engraving_dxf(faceplate))
    (path / "plaque.svg").write_bytes(plaques.engraving_svg(faceplate))
    (path / "plaque.png").write_bytes(plaques.engraving_png(faceplate))
    job = plaques.Job("cổng chính", trial=True, words=site().catalogue.shop)
    (path / "ticket.pdf").write_bytes(plaques.job_ticket(faceplate, job))
    sheet = impose([plaques.pdf(faceplate)] * 3, "SRA3", faceplate.order.press, faceplate.slug, faceplate.inscription)
    (path / "sheet.pdf").write_bytes(sheet)
    return path


def poppler(folder, name):
    return Image.open(io.BytesIO(_raw("pdftoppm", "-r", str(DPI), "-singlefile", "-gray", folder / name)))


def mupdf(folder, name):
    out = folder / f"mupdf-{name}.pgm"
    ran("mutool", "draw", "-q", "-r", str(DPI), "-c", "gray", "-o", out, folder / name, "1")
    return Image.open(io.BytesIO(out.read_bytes()))


def ghostscript(folder, name):
    out = folder / f"gs-{name}.pgm"
    options = ("-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-dLastPage=1")
    ran("gs", *options, "-sDEVICE=pgmraw", f"-r{DPI}", f"-sOutputFile={out}", folder / name)
    return Image.open(io.BytesIO(out.read_bytes()))


def pdfium(folder, name):
    return pypdfium2.PdfDocument(folder / name)[0].render(scale=DPI / 72, grayscale=True).to_pil()


ENGINES = {"poppler": poppler, "mupdf": mupdf, "ghostscript": ghostscript, "pdfium": pdfium}


def _raw(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, check=True).stdout


def difference(first, second):
    """Share of pixels that differ, after a median filter: engines antialias edges each in their own way."""
    size = min(first.width, second.width), min(first.height, second.height)
    assert max(abs(first.width - second.width), abs(first.height - second.height)) <= 1
    pictures = [
        picture.convert("L").crop((0, 0, *size)).filter(ImageFilter.MedianFilter(5)) for picture in (first, second)
    ]
    changed = ImageChops.difference(*pictures).point(lambda value: 255 if value > 128 else 0)
    return changed.histogram()[255] / (size[0] * size[1])


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_shows_the_plaque_and_reads_its_address(folder, faceplate, engine):
    """Poppler, MuPDF, Ghostscript and pdfium agree; a picture one millimetre off would not."""
    picture, ours = ENGINES[engine](folder, "plaque.pdf"), pdfium(folder, "plaque.pdf")
    (barcode,) = zxingcpp.read_barcodes(picture.convert("L"), try_invert=False)

    assert faceplate.payload == barcode.text
    assert difference(picture, ours) < 0.005 < difference(picture, ImageChops.offset(ours, 4, 0))


@pytest.mark.parametrize("name", ["ticket.pdf", "sheet.pdf"])
@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_opens_the_ticket_and_the_sheet(folder, engine, name):
    """The ticket's first page is words; its second is read below."""
    assert difference(ENGINES[engine](folder, name), pdfium(folder, name)) < 0.005


def test_the_ticket_shows_the_plaque_at_its_size(folder, faceplate):
    """1:1: the symbol is as wide on paper as it will be, and leads where it should."""
    pages = pypdfium2.PdfDocument(folder / "ticket.pdf")
    (barcode,) = zxingcpp.read_barcodes(pages[1].render(scale=150 / 72, grayscale=True).to_pil(), try_invert=False)
    width = (barcode.position.top_right.x - barcode.position.top_left.x) * 25.4 / 150

    assert 3 == len(pages)
    assert faceplate.payload == barcode.text
    assert design.draw(faceplate).symbol.box.width == pytest.approx(width, abs=0.5)


def test_qpdf_finds_nothing_wrong(folder):
    for name in ("plaque.pdf", "ticket.pdf", "sheet.pdf"):
        assert "No syntax or stream encoding errors" in ran("qpdf", "--check", folder / name)


def test_poppler_sees_the_boxes_and_no_font(folder, faceplate):
    drawing = design.draw(faceplate)
    output = ran("pdfinfo", "-box", folder / "plaque.pdf")
    trim = [float(n) for n in re.search(r"TrimBox:\s+(.*)", output).group(1).split()]

    assert (drawing.width, drawing.height) == pytest.approx(
        ((trim[2] - trim[0]) * 25.4 / 72, (trim[3] - trim[1]) * 25.4 / 72), abs=0.01
    )
    assert "PDF/X-4" in output
    assert 2 == len(ran("pdffonts", folder / "plaque.pdf").splitlines())  # a heading and its line


def plates(file, out):
    """Ghostscript's separations: name of a plate → its picture, dark where there is ink."""
    options = ("-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{DPI}")
    ran("gs", *options, f"-sOutputFile={out}/p.tif", file)
    return {
        re.search(r"\((.*)\)", path.name).group(1): Image.open(io.BytesIO(path.read_bytes()))
        for path in out.glob("p(*).tif")
    }


def over_the_panel(plate, drawing):
    """The darkest and the lightest of a plate in the symbol's quiet zone and symbol."""
    box = drawing.symbol.zone.grown(-0.5).placed(
        DPI / 25.4, *(-edge * DPI / 25.4 for edge in (drawing.sheet.left, drawing.sheet.top))
    )
    return plate.convert("L").crop((round(box.left), round(box.top), round(box.right), round(box.bottom))).getextrema()


def test_the_symbol_is_on_the_black_plate_alone(folder, faceplate, tmp_path):
    """No cyan, magenta or yellow anywhere on its panel: plates that lie apart cannot blur it."""
    drawing, separations = design.draw(faceplate), plates(folder / "plaque.pdf", tmp_path)

    assert {"Cyan", "Magenta", "Yellow", "Black"} == set(separations)
    assert {(255, 255)} == {over_the_panel(separations[name], drawing) for name in ("Cyan", "Magenta", "Yellow")}
    assert (0, 255) == over_the_panel(separations["Black"], drawing)


def test_a_spot_colour_has_its_own_plate(faceplate, tmp_path):
    """With ink where the gilding is, and none under the symbol."""
    order = replace(faceplate.order, press=replace(faceplate.order.press, spots=(("vang", "PANTONE 871 C"),)))
    drawing = design.draw(replace(faceplate, order=order))
    (tmp_path / "spot.pdf").write_bytes(pdf.write(drawing, order.press, "x", "vi"))
    separations = plates(tmp_path / "spot.pdf", tmp_path)

    assert {"Cyan", "Magenta", "Yellow", "Black", "PANTONE 871 C"} == set(separations)
    assert (255, 255) == over_the_panel(separations["PANTONE 871 C"], drawing)
    assert 0 == separations["PANTONE 871 C"].convert("L").getextrema()[0]


# ---- for the engraver -------------------------------------------------------------------------------


def test_ezdxf_opens_the_dxf_and_finds_nothing_wrong(folder, faceplate):
    """Closed lines on three layers, in millimetres, as large as the plate."""
    document, drawing = ezdxf.readfile(folder / "plaque.dxf"), design.draw(faceplate)
    lines = document.modelspace().query("POLYLINE")
    box = bbox.extents(document.modelspace().query('*[layer!="NOTE"]'))
    note = bbox.extents(document.modelspace().query('*[layer=="NOTE"]'))

    assert [] == document.audit().errors
    assert ("AC1009", 4) == (document.dxfversion, document.header["$INSUNITS"])
    assert all(line.is_closed for line in lines)
    assert {"ENGRAVE", "CUT", "NOTE"} == {line.dxf.layer for line in lines}
    assert note.extmax.y < 0  # below the plate: that this is a proof
    assert len(drawing.holes) == len(document.modelspace().query('CIRCLE[layer=="DRILL"]'))
    assert (0, 0, drawing.width, drawing.height) == pytest.approx(
        (box.extmin.x, box.extmin.y, box.extmax.x, box.extmax.y), abs=0.01
    )


def test_the_engravers_three_files_are_one_picture_that_is_read(folder, faceplate):
    """SVG by MuPDF, DXF by its corners, PNG by its bits."""
    drawing = design.draw(faceplate)
    bits = Image.open(io.BytesIO((folder / "plaque.png").read_bytes()))
    ran("mutool", "draw", "-q", "-r", "300", "-o", folder / "svg.png", folder / "plaque.svg")
    dxf = corners_painted(ezdxf.readfile(folder / "plaque.dxf"), drawing)
    svg = Image.open(io.BytesIO((folder / "svg.png").read_bytes())).convert("L").crop((0, 0, *dxf.size))

    assert ("1", 600) == (bits.mode, round(bits.info["dpi"][0]))
    assert (drawing.width, drawing.height) == pytest.approx([side * 25.4 / 600 for side in bits.size], abs=0.1)
    small = bits.convert("L").resize(dxf.size, Image.Resampling.BOX)
    for picture in (small, svg, dxf):
        (barcode,) = zxingcpp.read_barcodes(picture, try_invert=False)
        assert faceplate.payload == barcode.text
    assert difference(small, dxf) < 0.012 < difference(small, ImageChops.offset(dxf, 6, 0))
    assert difference(svg, dxf) < 0.03


def corners_painted(document, drawing, dpi=300):
    """The DXF's engraved lines filled even-odd: what is inside an odd number of them is dark."""
    scale = dpi / 25.4
    size = round(drawing.width * scale), round(drawing.height * scale)
    from PIL import ImageDraw

    picture = Image.new("1", size, 0)
    for line in document.modelspace().query('POLYLINE[layer=="ENGRAVE"]'):
        polygon = Image.new("1", size, 0)
        points = [
            (v.dxf.location.x * scale - 0.5, (drawing.height - v.dxf.location.y) * scale - 0.5) for v in line.vertices
        ]
        ImageDraw.Draw(polygon).polygon(points, fill=1)
        picture = ImageChops.logical_xor(picture, polygon)
    return ImageChops.invert(picture.convert("L"))
