"""A plaque as a tuple of filled shapes, from which every file is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.plaques.lettering import PlacedLine
from generator.plaques.outline import Box, FillRule, Outline
from generator.plaques.qr import FINDER, QUIET_ZONE

Layer = Literal["ground", "face", "symbol", "slug"]
"""ground: colour that lies under everything, printed and never engraved. face: what people read and see, printed
or engraved. symbol: the dark modules, one shape. slug: beside the plaque, for the shop, cut off with the waste."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour by what the press lays down and what a screen shows."""

    name: str
    cyan: float
    magenta: float
    yellow: float
    black: float
    """Each from 0, none, to 1, solid."""

    screen: str
    """#rrggbb"""

    spot: str = ""
    """The name of a printing plate of its own (a Separation colour space); empty: made of the four above."""

    @property
    def total(self) -> float:
        """Ink on one spot; a coated sheet takes no more than 3.0 (FOGRA39: 300 % total area coverage)."""
        return self.cyan + self.magenta + self.yellow + self.black


# The six colours of the house and the white of the sheet. The CMYK fractions were found with the FOGRA39
# profile (FOGRA39L_coated.icc of colorprofiles, relative colorimetric): none is further than dE76 2.5 from its
# screen colour but muc, which is black alone, so that plates a little apart cannot blur letters and modules.
SON = Ink("son", 0.05, 0.95, 0.85, 0.45, "#8C1D18")
VANG = Ink("vang", 0.25, 0.45, 0.90, 0.15, "#B8862D")
MEN = Ink("men", 0.85, 0.35, 0.65, 0.40, "#1F5B4C")
NGHE = Ink("nghe", 0.05, 0.52, 0.95, 0.10, "#D9831F")
GIAY = Ink("giay", 0.02, 0.03, 0.10, 0.00, "#FBF6EA")
MUC = Ink("muc", 0.00, 0.00, 0.00, 1.00, "#201A15")
WHITE = Ink("white", 0.00, 0.00, 0.00, 0.00, "#FFFFFF")
"""Knocks out whatever lies under it."""

REGISTRATION = Ink("registration", 1.00, 1.00, 1.00, 1.00, "#000000", spot="All")
"""Marks that must stand on every plate, outside the bleed only (ISO 32000-1, 8.6.6.4: Separation /All)."""

PALETTE = (SON, VANG, MEN, NGHE, GIAY, MUC, WHITE)


def ink_called(name: str) -> Ink:
    """The colour of this name."""
    named = next((ink for ink in PALETTE if ink.name == name), None)
    assert named, f"no ink is called {name!r}; there are {', '.join(ink.name for ink in PALETTE)}"
    return named


@dataclass(frozen=True, slots=True)
class Shape:
    """An area filled with one ink."""

    outline: Outline
    ink: Ink
    layer: Layer = "face"
    rule: FillRule = "nonzero"
    """Letters may overlap themselves and want nonzero; the roof-lines are drawn even-odd."""


@dataclass(frozen=True, slots=True)
class SymbolPlace:
    """Where the QR symbol stands."""

    left: float
    top: float
    module: float
    """mm"""

    size: int
    """Modules along one side."""

    @property
    def box(self) -> Box:
        """The square of the symbol, without its quiet zone."""
        side = self.module * self.size
        return Box(self.left, self.top, self.left + side, self.top + side)

    @property
    def zone(self) -> Box:
        """The symbol and its quiet zone: nothing else may come in here."""
        return self.box.grown(QUIET_ZONE * self.module)

    @property
    def corner_squares(self) -> tuple[Box, Box, Box]:
        """The finder patterns: top left, top right and bottom left (ISO/IEC 18004, finder pattern)."""
        side, box = FINDER * self.module, self.box
        lefts_and_tops = ((box.left, box.top), (box.right - side, box.top), (box.left, box.bottom - side))
        one, two, three = (Box(left, top, left + side, top + side) for left, top in lefts_and_tops)
        return one, two, three


@dataclass(frozen=True, slots=True)
class Hole:
    """Where a screw goes through; drilled, never printed."""

    across: float
    down: float
    """Of its middle, mm from the top-left corner of the trim."""

    diameter: float
    """mm"""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A plaque in millimetres from the top-left corner of its trim; later shapes lie over earlier ones."""

    width: float
    height: float
    """Of the trim: what hangs on the wall."""

    bleed: float
    """How far colour goes on beyond the trim, so that a cut a little beside it shows no white."""

    slug: float
    """How far the sheet goes on beyond the bleed."""

    shapes: tuple[Shape, ...]
    symbol: SymbolPlace | None = None
    """None: a drawing that is no plaque, and that cannot be proved."""

    holes: tuple[Hole, ...] = ()
    lettering: tuple[PlacedLine, ...] = ()
    """The lines of text among the shapes of the face, letter by letter."""

    second: SymbolPlace | None = None
    """Where the same symbol stands once more, as large, for a plaque that nobody looks after."""

    @property
    def symbols(self) -> tuple[SymbolPlace, ...]:
        """Where symbols stand."""
        return tuple(place for place in (self.symbol, self.second) if place)

    @property
    def trim(self) -> Box:
        """Where it is cut."""
        return Box(0, 0, self.width, self.height)

    @property
    def sheet(self) -> Box:
        """All of it, with bleed and slug."""
        return self.trim.grown(self.bleed + self.slug)
