"""The palette can be printed, and a screen shows nearly the same."""

from __future__ import annotations

import pypdfium2
import pytest

from generator.plaques.drawing import (
    GIAY,
    MEN,
    MUC,
    NGHE,
    PALETTE,
    SON,
    VANG,
    WHITE,
    Drawing,
    Shape,
    SymbolPlace,
)
from generator.plaques.outline import Box, rectangle
from generator.plaques.writers import pdf


@pytest.mark.parametrize("ink", PALETTE, ids=lambda ink: ink.name)
def test_no_ink_exceeds_the_total_area_coverage(ink):
    """300 % total area coverage on coated paper (FOGRA39)."""
    assert ink.total <= 3.0


def test_black_is_one_ink_and_white_is_none():
    """Letters and modules need no second plate to meet the first."""
    assert (0, 0, 0, 1) == (MUC.cyan, MUC.magenta, MUC.yellow, MUC.black)
    assert 0 == WHITE.total


def test_screen_colours_are_those_of_the_visual_design():
    """The table in the visual direction."""
    house = (
        (SON, "#8C1D18"),
        (VANG, "#B8862D"),
        (MEN, "#1F5B4C"),
        (NGHE, "#D9831F"),
        (GIAY, "#FBF6EA"),
        (MUC, "#201A15"),
    )

    assert [shown for _, shown in house] == [ink.screen for ink, _ in house]


@pytest.mark.parametrize("ink", PALETTE, ids=lambda ink: ink.name)
def test_rendered_cmyk_is_near_the_screen_colour(ink):
    """pdfium's picture of each ink, made without our profile, is near the screen colour."""
    place = SymbolPlace(0, 0, 1, 10)
    swatch = Drawing(10, 10, 0, 0, (Shape(rectangle(Box(0, 0, 10, 10)), ink),), place)
    page = pypdfium2.PdfDocument(pdf.raster_source(swatch))[0]
    rendered = page.render().to_pil().getpixel((5, 5))
    shown = tuple(bytes.fromhex(ink.screen[1:]))

    assert shown == pytest.approx(rendered, abs=22)


def test_the_sheet_is_the_trim_with_bleed_and_slug():
    """On every side."""
    drawing = Drawing(148, 210, 3, 12, (), SymbolPlace(40, 90, 2, 33))

    assert Box(-15, -15, 163, 225) == drawing.sheet


def test_a_symbol_is_as_large_as_its_modules():
    """Without the quiet zone."""
    assert Box(40, 90, 106, 156) == SymbolPlace(40, 90, 2, 33).box
