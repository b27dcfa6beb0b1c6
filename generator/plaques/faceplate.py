"""Everything a plaque shows, how it is made, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.places.map_layout import Map
from generator.plaques.faults import MissingFace
from generator.plaques.shop_words import Shop
from generator.store import FileRef


@dataclass(frozen=True, slots=True)
class FontStack:
    """The font faces a line is set in, one for each script."""

    faces: tuple[tuple[str, FileRef], ...]
    """Id of the script (scripts.SCRIPTS) and its face."""

    missing: tuple[tuple[str, str], ...] = ()
    """Id of a script without a face here, and the file that is asked for."""

    rare: tuple[tuple[str, FileRef], ...] = ()
    """Id of a script and the face of letters that its own lacks, where there is one."""

    def face(self, script: str, text: str = "") -> FileRef:
        """The face that draws this script. Raises MissingFace, which names `text`."""
        face = dict(self.faces).get(script)
        if face is None:
            raise MissingFace(text, script, dict(self.missing)[script])
        return face


@dataclass(frozen=True, slots=True)
class Roof:
    """The roof-line of a kind of relic: one path of templates/parts/roof-*.svg."""

    path: str
    """The `d` of the path; filled even-odd."""

    width: float
    height: float
    """Of its viewBox, which begins at 0 0; half of the width is the middle of the roof."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a plate is shown in a picture of it; no promise of a colour."""

    ground: str
    """#rrggbb of the material as it is."""

    mark: str
    """#rrggbb of what the tool leaves behind, filled if it is filled."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a plaque is made of, and what that asks of its symbol."""

    id: str
    """Its key in templates/plaques/materials.yaml; what it is called are words for shops (ShopWords), group `materials`."""

    module: float
    """mm: the least width of a module on it."""

    engraved: bool
    """Whether a tool draws the plaque into it; if not, it is printed."""

    turns: Literal["dark", "light"]
    """What the engraver's tool leaves behind. On a material that turns light the light modules and the quiet zone
    are engraved, so that the symbol comes out dark on light."""

    plate: bool
    """Whether it can be cut, drilled and engraved at all; paper and film cannot."""

    stroke: float
    """mm: the finest stroke of a letter or a drawing that is made on it, and lasts."""

    gap: float
    """mm: the narrowest that stays open between two strokes, two lines, a letter and a drawing."""

    look: Look | None = None
    """How its plate is shown, where it is engraved; None: in greys."""

    thickness: tuple[float, float] | None = None
    """mm, from and to, as the ticket proposes it; None: the shop is asked."""

    fixing: str = ""
    """How it is hung: a word for shops, group `fixings`; empty: the shop is asked."""

    finish: str = ""
    """What its surface is to be: group `finishes`."""

    marking: str = ""
    """What is done to an engraved part: group `markings`."""


@dataclass(frozen=True, slots=True)
class Press:
    """How a print shop wants its file."""

    profile: FileRef
    """An ICC profile of class prtr and colour space CMYK, embedded as the PDF/X output intent."""

    condition: str
    """The name of the characterised printing condition: FOGRA39."""

    spots: tuple[tuple[str, str], ...] = ()
    """Ink of our palette and the spot colour that prints it: ("vang", "PANTONE 871 C")."""


@dataclass(frozen=True, slots=True)
class Order:
    """One plaque as a shop is asked to make it."""

    design: FileRef
    """templates/plaques/<name>.svg"""

    size: tuple[float, float] | None
    """mm, the shorter side first; the design says which way it stands. None: the smallest standard size whose symbol
    can be read from the distance."""

    distance: float
    """m: how far away people stand with their phones."""

    material: Material
    press: Press
    quantity: int


@dataclass(frozen=True, slots=True)
class Stop:
    """The relic's place on its trail."""

    number: int
    """From 1."""

    label: str
    """The same in words: Điểm 3, in the project's first language."""

    trail: str
    """The name of the trail in that language; empty where it has none."""


@dataclass(frozen=True, slots=True)
class TrailSketch:
    """A map of the trail, and what is written on it and below it."""

    layout: Map
    here: str
    """Id of the stop where the plaque hangs."""

    scale: str
    """What its bar is long on the ground: 2 km."""

    note: str
    """How precise it is, and what is not on it, in the project's first language."""


@dataclass(frozen=True, slots=True)
class Faceplate:
    """What stands on one plaque. Its `repr` holds every field: it is the cache key of the plaque's files."""

    code: str
    payload: str
    """The address in the symbol."""

    address: str
    """The same address as people read it, without its scheme."""

    code_label: str
    """What stands before the code: Mã biển, in the project's first language."""

    names: tuple[tuple[str, str], ...]
    """Language and name, the project's first language first."""

    verbs: tuple[tuple[str, str], ...]
    """Language and what to do with the symbol, in the order of the names."""

    steward: str
    """Who put it up."""

    kind: str
    """The id of the relic's kind."""

    accents: tuple[str, str]
    """The inks of the band and of the roof-line on it: names of drawing.PALETTE."""

    roof: Roof
    order: Order
    slug: tuple[str, ...]
    """Lines outside the trim, for the shop: cut off with it. Empty on a plaque that may be printed."""

    inscription: FontStack
    """Fonts of the names and verbs."""

    text: FontStack
    """Fonts of the small lines."""

    version_and_mask: tuple[int, int] | None = None
    """Version and mask of the symbol that was printed before, so that a reprint is the same module for module."""

    lender: str = ""
    """Whom the address belongs to, where that is somebody else: said to the shop, in the proof and on the ticket."""

    beside: tuple[str, ...] = ()
    """Lines beside a plate, for whoever engraves or cuts it: what is black in the file. Empty where nothing is cut."""

    stories: tuple[tuple[str, str], ...] = ()
    """Language and story in a few sentences, that of the first language first. This and what follows: where the design asks for it."""

    stop: Stop | None = None
    """None: it is on no trail."""

    sketch: TrailSketch | None = None
    """None: nobody has measured where it stands."""


@dataclass(frozen=True, slots=True)
class Orderer:
    """Who orders a plaque, and whom the shop calls; what is empty is written in by hand."""

    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """What the job ticket says that does not stand on the plaque."""

    place: str
    """Where the plaque will hang, as its author wrote it; may be empty."""

    trial: bool
    """Whether the address is one that must not be printed: such a plaque must not be made."""

    words: Shop
    """What the ticket says beside the figures: shop_words.on_ticket."""

    orderer: Orderer = Orderer()

    dated: str = ""
    """ISO 8601 day of the newest step in the plaque's life; empty where none is recorded."""

    revision: str = ""
    """What is made has another one, if anything that is made is another; may be empty."""
