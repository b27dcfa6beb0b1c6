"""What stands on a plaque → where it stands: the A5 plaque for a gate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator import qr
from generator.plaques.drawing import (
    GIAY,
    MEN,
    MUC,
    NGHE,
    SON,
    VANG,
    WHITE,
    Drawing,
    Layer,
    Shape,
    SymbolPlace,
)
from generator.plaques.faceplate import Faceplate, Voice
from generator.plaques.lettering import fit
from generator.plaques.outline import Box, Outline, box_of, moved, parsed, placed, polygon, rectangle


class Slot(NamedTuple):
    """Where one centred line goes."""

    baseline: float
    size: float
    """Of the em, if the line has room."""

    smallest: float
    """Of the em, if it has not."""


# All in millimetres, y from the upper edge of the trim. A5 upright (ISO 216).
WIDTH, HEIGHT = 148.0, 210.0
BLEED = 3.0  # GWG 2015, and what shops ask for
SLUG = 14.0
COLUMN = 126.0
"""No line is wider: 11 mm stay free on either side, for a frame and for screws."""

# The roof stands on a gilt rule; below is paper, as one stands below a roof.
BAND = 36.0
ROOF = 108.0
RULE = 1.0
GROUND = 0.85
"""The roof-lines bring a line to stand on: it goes under our rule, which is wider and takes its place."""

ACCENTS = {"communal-house": (SON, GIAY), "khmer-pagoda": (NGHE, SON), "chinese-temple": (MEN, GIAY)}
"""Of each kind of relic: the band, and the roof on it."""

# From two metres the small letters of the Vietnamese name are 13 minutes of arc high, and 6 at its smallest;
# sight counts as normal with letters of 5 (ISO 8596). Nothing on a plaque is smaller than 7.4 pt.
NAME = Slot(53.0, 14.0, 7.0)
OTHER_NAMES = (
    (),
    (Slot(70.8, 6.0, 4.0),),
    (Slot(66.4, 6.0, 4.0), Slot(75.3, 6.0, 4.0)),
    (Slot(62.4, 6.0, 4.0), Slot(70.8, 6.0, 4.0), Slot(79.2, 6.0, 4.0)),
)
"""For none, one, two or three of them."""

SYMBOL = 68.0
"""For a phone held at 0.7 m or nearer: a tenth of the distance (qrcodecreator.io, size guide)."""

SYMBOL_TOP = 94.0
FRAME = 0.8
"""Gilt, around the quiet zone."""

VERB = Slot(181.0, 6.4, 4.4)
OTHER_VERBS = Slot(188.2, 4.4, 3.2)
ADDRESS = Slot(196.4, 4.2, 3.2)
STEWARD = Slot(202.7, 3.4, 2.6)
BETWEEN = "   ·   "

SLUG_LINES = (Slot(220.0, 4.4, 3.0), Slot(225.6, 4.4, 3.0))

CAPITALS = 0.714
"""Height of capitals in the em of Noto Serif (OS/2 sCapHeight)."""


def gate(faceplate: Faceplate) -> Drawing:
    """The plaque of one relic. Raises MissingGlyph and TooLong."""
    symbol = qr.symbol(faceplate.payload)
    place = SymbolPlace((WIDTH - SYMBOL) / 2, SYMBOL_TOP, SYMBOL / symbol.size, symbol.size)
    shapes = (
        *_ground(faceplate),
        *_names(faceplate),
        *_panel(symbol, place),
        *_foot(faceplate),
        *_slug(faceplate),
    )
    return Drawing(WIDTH, HEIGHT, BLEED, SLUG, shapes, place)


def _ground(faceplate: Faceplate) -> Iterator[Shape]:
    """Paper, the band in the accent of its kind, the roof on its rule."""
    band, roof = ACCENTS[faceplate.kind]
    left, top, right, bottom = -BLEED, -BLEED, WIDTH + BLEED, HEIGHT + BLEED
    yield Shape(rectangle(Box(left, top, right, bottom)), GIAY)
    yield Shape(rectangle(Box(left, top, right, BAND)), band)
    outline = parsed(faceplate.roof.path)
    scale = ROOF / faceplate.roof.width
    down = BAND + GROUND - box_of(outline).bottom * scale
    yield Shape(placed(outline, scale, (WIDTH - ROOF) / 2, down), roof, rule="evenodd")
    yield Shape(rectangle(Box(left, BAND, right, BAND + RULE)), VANG)


def _names(faceplate: Faceplate) -> Iterator[Shape]:
    """The Vietnamese name large, the others a line each."""
    first, *others = (name for _, name in faceplate.names)
    yield _centred(first, faceplate.inscription, NAME)
    for name, slot in zip(others, OTHER_NAMES[len(others)], strict=True):
        yield _centred(name, faceplate.inscription, slot)


def _panel(symbol: qr.Symbol, place: SymbolPlace) -> Iterator[Shape]:
    """White under the symbol and its quiet zone, so that black lies on no other ink; a gilt frame."""
    yield Shape(rectangle(place.zone.grown(FRAME)), VANG)
    yield Shape(rectangle(place.zone), WHITE)
    yield Shape(_modules(symbol, place), MUC)


def _modules(symbol: qr.Symbol, place: SymbolPlace) -> Outline:
    corners = tuple(segment for region in qr.outlines(symbol) for segment in polygon(region))
    return placed(corners, place.module, place.left, place.top)


def _foot(faceplate: Faceplate) -> Iterator[Shape]:
    """What to do with the symbol, where it leads, who put it up."""
    first, *others = (verb for _, verb in faceplate.verbs)
    yield _centred(first, faceplate.inscription, VERB)
    if others:
        yield _centred(BETWEEN.join(others), faceplate.inscription, OTHER_VERBS)
    address = f"{faceplate.address}{BETWEEN}{faceplate.code_label} {faceplate.code}"
    yield _centred(address, faceplate.text, ADDRESS)
    yield _centred(faceplate.steward, faceplate.text, STEWARD)


def _slug(faceplate: Faceplate) -> Iterator[Shape]:
    """What the shop must know, below the bleed."""
    for text, slot in zip(faceplate.slug, SLUG_LINES[: len(faceplate.slug)], strict=True):
        yield _centred(text, faceplate.inscription, slot, "slug")


def _centred(text: str, voice: Voice, slot: Slot, layer: Layer = "print") -> Shape:
    """A line with its ink in the middle of the plaque.

    Set smaller than wished, the middle of its capitals stays where it was: it does not hang in its place.
    """
    line = fit(text, voice, COLUMN, slot.size, slot.smallest)
    baseline = slot.baseline - (slot.size - line.size) * CAPITALS / 2
    return Shape(moved(line.outline, WIDTH / 2 - line.ink.middle, baseline), MUC, layer)
