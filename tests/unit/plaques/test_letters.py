"""Letters drawn from a face are those that pdfium draws from their outlines, wherever the picture is cut."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from generator.plaques.drawing import MUC, Drawing, Shape
from generator.plaques.lettering import line
from generator.plaques.outline import moved
from generator.plaques.writers import letters, pdf

# 360 × 144 points: at this resolution a whole number of pixels, so that pdfium stretches nothing.
WIDTH, HEIGHT, DPI = 127.0, 50.8, 144
COLUMNS, ROWS = range(720), range(288)

TEXTS = ("Hưởng Ợ Ẫ ậ", "Qyjgpq fi ffi", "ស្ត្រី ក្រុង", "ញ៉ាំញឹក ប៊ីសៃ", "ពោធិ៍សំរោង", "灵山古庙", "Pôthi Somrôn 寺")


def standing(text: str, stack, size: float = 13.3) -> letters.StandingLine:
    """A line that begins beside whole pixels."""
    return letters.StandingLine(line(text, stack, size), 9.87, 27.77)


def picture(pixels: bytes, columns: range = COLUMNS, rows: range = ROWS) -> Image.Image:
    """Bytes as a picture."""
    return Image.frombytes("L", (len(columns), len(rows)), pixels)


@pytest.mark.parametrize("text", TEXTS)
def test_letters_are_what_another_rasteriser_makes_of_their_outlines(inscription, text):
    """Overlapping parts of a letter stay full, marks stand where they belong; along edges little differs."""
    placed = standing(text, inscription)
    outline = moved(placed.line.outline, placed.across, placed.down)
    page = pypdfium2.PdfDocument(pdf.raster_source(Drawing(WIDTH, HEIGHT, 0, 0, (Shape(outline, MUC),))))[0]
    grey = page.render(scale=DPI / 72, grayscale=True).to_pil()
    darkest = grey.getextrema()[0]
    covered = grey.point(lambda value: round((255 - value) * 255 / (255 - darkest)))
    ours = picture(letters.shades((placed,), COLUMNS, ROWS, DPI, 256))
    difference = ImageChops.difference(covered, ours)

    assert grey.size == ours.size
    assert ours.getextrema() == (0, 255)
    assert difference.getextrema()[1] <= 40
    assert ImageStat.Stat(difference).sum[0] < 0.01 * ImageStat.Stat(ours).sum[0]


@pytest.mark.parametrize("text", TEXTS)
def test_no_ink_lies_outside_the_rows_of_a_line(inscription, text):
    placed = standing(text, inscription)
    rows = letters.rows_of((placed,), DPI)
    box = picture(letters.shades((placed,), COLUMNS, ROWS, DPI, 256)).getbbox()

    assert rows.start <= box[1] <= rows.start + 1
    assert rows.stop - 1 <= box[3] <= rows.stop


@pytest.mark.parametrize("text", TEXTS)
def test_a_part_of_a_picture_is_cut_out_of_the_whole(inscription, text):
    """Letters above, below and beside it are cut, not drawn otherwise."""
    placed = standing(text, inscription)
    whole = picture(letters.shades((placed,), COLUMNS, ROWS, DPI, 16))
    columns, rows = range(100, 231), range(120, 147)
    part = picture(letters.shades((placed,), columns, rows, DPI, 16), columns, rows)

    assert whole.crop((columns.start, rows.start, columns.stop, rows.stop)).tobytes() == part.tobytes()


def test_shades_go_from_none_to_full(inscription):
    pixels = letters.shades((standing("Đình Thới An", inscription),), COLUMNS, ROWS, DPI, 16)

    assert set(range(16)) == set(pixels)
