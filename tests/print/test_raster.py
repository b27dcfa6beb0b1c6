"""Ghostscript paints the sheet as pdfium does."""

from __future__ import annotations

import subprocess

from PIL import Image, ImageChops

from generator import plaques
from generator.plaques import design
from generator.plaques.writers import raster


def test_ghostscript_paints_the_symbol_where_pdfium_does(faceplate, tmp_path):
    """Ghostscript, which shares no code with pdfium, puts the symbol's ink where we read it."""
    drawing = design.draw(faceplate)
    file, page = tmp_path / "plaque.pdf", tmp_path / "plaque.png"
    file.write_bytes(plaques.pdf(faceplate))
    subprocess.run(
        [
            "gs",
            "-q",
            "-dNOPAUSE",
            "-dBATCH",
            "-dSAFER",
            "-sDEVICE=pnggray",
            f"-r{raster.DPI}",
            "-dGraphicsAlphaBits=4",
            f"-sOutputFile={page}",
            str(file),
        ],
        check=True,
    )
    scale, zone = raster.DPI / 25.4, drawing.symbol.zone
    part = [round((n - drawing.sheet.left) * scale) for n in (zone.left, zone.top, zone.right, zone.bottom)]
    ours, theirs = (
        picture.crop(part).point(lambda grey: 255 * (grey < 128))
        for picture in (raster.grey_sheet(file.read_bytes()), Image.open(page).convert("L"))
    )
    both, either = ImageChops.darker(ours, theirs), ImageChops.lighter(ours, theirs)

    assert both.histogram()[255] / either.histogram()[255] > 0.95
