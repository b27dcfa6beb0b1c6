"""The finished PDF held against every rule a shop's preflight has for it; raises ProofFailed.

Built to PDF/X-4 (ISO 15930-7) and checked against rules, not certified: nobody but a certified tool does that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pikepdf

from generator.plaques.drawing import PALETTE, Drawing
from generator.plaques.faults import ProofFailed
from generator.plaques.outline import Box
from generator.plaques.writers.pdf import POINT

TOTAL_INK = 3.0
"""FOGRA39: 300 % total area coverage, counted on one spot."""

LEAST_BLEED = 3.0
"""mm (GWG 2015)"""

NEAR = 0.01
"""mm"""


def check(pdf: bytes, drawing: Drawing) -> None:
    """Every rule of RULES. Raises ProofFailed with the first one broken and what was found."""
    _hold(RULES, _File(pdf, drawing))


def check_sheets(pdf: bytes) -> None:
    """The rules that hold for a sheet of plaques as well. Raises ProofFailed."""
    _hold((rule for rule in RULES if rule.sheets), _File(pdf, None))


def broken(pdf: bytes, drawing: Drawing) -> tuple[str, ...]:
    """The names of all rules the file breaks, in order."""
    file = _File(pdf, drawing)
    return tuple(rule.name for rule in RULES if next(rule.faults(file), None) is not None)


def profile_fault(data: bytes) -> str | None:
    """Why an ICC profile cannot be the output intent of a CMYK press; None if it can (ICC.1:2010, 7.2).

    Class prtr stands at byte 12, colour space CMYK at 16, the signature acsp at 36.
    """
    kind, space, signature = (data[at : at + 4].decode("latin-1").strip() for at in (12, 16, 36))
    if signature != "acsp":
        return "không phải ICC · not ICC"
    return None if (kind, space) == ("prtr", "CMYK") else f"{space}, {kind}"


# ---- what the rules look at -------------------------------------------------------------------------


class Fill(NamedTuple):
    """One painted area of the content."""

    colour: tuple[str, tuple[float, ...]]
    """The operator that chose the colour (k, or the name of a spot) and its numbers."""

    box: Box
    """mm, as it was drawn: from the upper left corner of the trim"""

    corners: int


@dataclass
class _File:
    """A finished file and, of a plaque, the drawing it was written from; parsed once, looked at by every rule."""

    data: bytes
    drawing: Drawing | None

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(BytesIO(self.data))

    @cached_property
    def page(self) -> pikepdf.Object:
        return self.pdf.pages[0].obj

    @cached_property
    def contents(self) -> tuple[bytes, ...]:
        """What every page and form paints."""
        pages = [
            b"\n".join(part.read_bytes() for part in _several(page.obj.get("/Contents"))) for page in self.pdf.pages
        ]
        return (*pages, *(form.read_bytes() for form in self.forms))

    @cached_property
    def forms(self) -> tuple[pikepdf.Object, ...]:
        return tuple(
            thing
            for thing in self.objects
            if isinstance(thing, pikepdf.Stream) and str(thing.get("/Subtype", "")) == "/Form"
        )

    @cached_property
    def objects(self) -> tuple[pikepdf.Object, ...]:
        return tuple(self.pdf.objects)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every operator in the content."""
        return frozenset(
            word.decode("latin-1")
            for content in self.contents
            for word in set(re.findall(rb"(?<![/\w])[A-Za-z'\"*]+[01]?", content))
        )

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """The page's boxes, in mm from the lower left corner upwards, as the file has them."""
        found = {name: self.page.get(f"/{name}") for name in ("MediaBox", "BleedBox", "TrimBox")}
        return {name: Box(*(float(n) * POINT for n in box)) for name, box in found.items() if box is not None}

    @cached_property
    def intents(self) -> tuple[pikepdf.Object, ...]:
        return tuple(one for one in self.pdf.Root.get("/OutputIntents", ()) if str(one.get("/S")) == "/GTS_PDFX")

    @cached_property
    def profile(self) -> bytes:
        stream = self.intents[0].get("/DestOutputProfile") if self.intents else None
        return stream.read_bytes() if isinstance(stream, pikepdf.Stream) else b""

    @cached_property
    def xmp(self) -> dict[str, str]:
        """The metadata packet's simple properties by their names without prefix."""
        stream = self.pdf.Root.get("/Metadata")
        if not isinstance(stream, pikepdf.Stream):
            return {}
        try:
            root = ET.fromstring(stream.read_bytes())  # noqa: S314 -- a file we have just written
        except ET.ParseError:
            return {}
        return {node.tag.partition("}")[2]: "".join(node.itertext()).strip() for node in root.iter()}

    @cached_property
    def spots(self) -> dict[str, tuple[str, tuple[float, ...]]]:
        """Name of a colour space in the page → its plate, and the four inks that stand for it."""
        owners = [*(page.obj for page in self.pdf.pages), *self.forms]
        return {
            str(key).lstrip("/"): (str(space[1]).lstrip("/"), tuple(float(n) for n in space[3].get("/C1", ())))
            for owner in owners
            for key, space in _spaces(owner).items()
            if isinstance(space, pikepdf.Array) and str(space[0]) == "/Separation"
        }

    @cached_property
    def fills(self) -> tuple[Fill, ...]:
        """Every area the page paints, in order, where the page is in millimetres as we write it."""
        return tuple(_fills(self.contents[0], self.spots))


def _several(thing: object) -> tuple[pikepdf.Object, ...]:
    if isinstance(thing, pikepdf.Array):
        return tuple(thing)
    return (thing,) if isinstance(thing, pikepdf.Object) else ()


def _spaces(owner: pikepdf.Object) -> dict[str, pikepdf.Object]:
    return dict(owner.get("/Resources", pikepdf.Dictionary()).get("/ColorSpace", pikepdf.Dictionary()).items())


_STEP = re.compile(rb"([^a-zA-Z/'\"]*)(?:/(\S+)\s+)?([a-zA-Z'\"]+\*?)\s*")
_PAINTING = {b"f", b"f*", b"F", b"B", b"S", b"s", b"b", b"B*", b"b*"}


def _fills(content: bytes, spots: dict[str, tuple[str, tuple[float, ...]]]) -> Iterator[Fill]:
    """Goes through the operators; the one `cm` at the top turns points into the drawing's millimetres."""
    colour: tuple[str, tuple[float, ...]] = ("", ())
    numbers: list[bytes] = []
    for before, name, word in _STEP.findall(content):
        if word in (b"m", b"l", b"c"):
            numbers += before.split()
        elif word == b"k":
            colour = ("k", tuple(map(float, before.split())))
        elif word == b"cs":
            space = name.decode("latin-1")
            colour = (spots.get(space, (space, ()))[0], ())
        elif word in _PAINTING and numbers:
            xs, ys = [*map(float, numbers[0::2])], [*map(float, numbers[1::2])]
            yield Fill(colour, Box(min(xs), min(ys), max(xs), max(ys)), len(xs))
            numbers = []


# ---- the rules --------------------------------------------------------------------------------------

Faults = Callable[[_File], Iterator[str]]


class Rule(NamedTuple):
    """One thing that must hold: what it is called, and what is found where it does not."""

    name: str
    faults: Faults
    sheets: bool
    """Whether it is asked of sheets as well as of single plaques."""


def _version(file: _File) -> Iterator[str]:
    """PDF 1.6 (ISO 15930-7, 6.1)."""
    if file.pdf.pdf_version != "1.6":
        yield file.pdf.pdf_version


def _plain(file: _File) -> Iterator[str]:
    """Not encrypted: a shop must be able to open it."""
    if file.pdf.is_encrypted:
        yield "encrypted"


def _one_page(file: _File) -> Iterator[str]:
    if len(file.pdf.pages) != 1:
        yield f"{len(file.pdf.pages)} pages"


def _nested(file: _File) -> Iterator[str]:
    """TrimBox inside BleedBox inside MediaBox (ISO 15930-7, 6.13)."""
    for page in file.pdf.pages:
        found = [page.obj.get(f"/{name}") for name in ("TrimBox", "BleedBox", "MediaBox")]
        boxes = [Box(*(float(n) * POINT for n in box)) for box in found if box is not None]
        if len(boxes) < len(found):
            yield "a box is missing"
        for inner, outer in pairwise(boxes):
            if not outer.grown(NEAR).holds(inner):
                yield f"{inner} not in {outer}"


def _as_drawn(file: _File) -> Iterator[str]:
    """The trim is as large as the plaque."""
    trim = file.boxes.get("TrimBox")
    if file.drawing and trim:
        wanted = (file.drawing.width, file.drawing.height)
        if max(abs(trim.width - wanted[0]), abs(trim.height - wanted[1])) > NEAR:
            yield f"{trim.width:.2f} × {trim.height:.2f} mm"


def _bled(file: _File) -> Iterator[str]:
    trim, bleed = file.boxes.get("TrimBox"), file.boxes.get("BleedBox")
    if trim and bleed and not bleed.grown(NEAR).holds(trim.grown(LEAST_BLEED)):
        yield f"less than {LEAST_BLEED:g} mm"


def _intent(file: _File) -> Iterator[str]:
    """One GTS_PDFX output intent, with its condition and registry named (ISO 15930-7, 6.2.2)."""
    if len(file.intents) != 1:
        yield f"{len(file.intents)} output intents"
        return
    for key in ("/OutputConditionIdentifier", "/RegistryName"):
        if not str(file.intents[0].get(key, "")):
            yield f"{key} is missing"


def _profile(file: _File) -> Iterator[str]:
    """The press's profile is embedded, and is one (PDF/X-4 may not only name it)."""
    if not file.profile:
        yield "not embedded"
    elif fault := profile_fault(file.profile):
        yield fault
    elif int(file.intents[0].DestOutputProfile.get("/N", 0)) != 4:  # noqa: PLR2004 -- four inks
        yield "N is not 4"


def _metadata(file: _File) -> Iterator[str]:
    """The keys ISO 15930-7, 6.5 asks for."""
    if file.xmp.get("GTS_PDFXVersion") != "PDF/X-4":
        yield f"GTS_PDFXVersion {file.xmp.get('GTS_PDFXVersion')}"
    wanted = (
        "title",
        "CreateDate",
        "ModifyDate",
        "MetadataDate",
        "DocumentID",
        "VersionID",
        "RenditionClass",
        "Trapped",
    )
    yield from (f"{key} is missing" for key in wanted if not file.xmp.get(key))


def _agrees(file: _File) -> Iterator[str]:
    """The metadata says what the older Info dictionary says."""
    info = file.pdf.docinfo
    pairs = (
        ("title", str(info.get("/Title", ""))),
        ("CreateDate", _iso(str(info.get("/CreationDate", "")))),
        ("ModifyDate", _iso(str(info.get("/ModDate", "")))),
        ("Trapped", str(info.get("/Trapped", "")).lstrip("/")),
    )
    yield from (f"{key}: {said!r}" for key, said in pairs if file.xmp.get(key, "") != said)


def _iso(date: str) -> str:
    """A PDF date as ISO 8601 writes it."""
    found = re.fullmatch(r"D:(....)(..)(..)(..)(..)(..)([+-]..)'(..)'", date)
    return "{}-{}-{}T{}:{}:{}{}:{}".format(*found.groups()) if found else date


def _trapped(file: _File) -> Iterator[str]:
    """Info says whether it was trapped (ISO 15930-7, 6.9): never here."""
    if str(file.pdf.docinfo.get("/Trapped", "")) not in ("/False", "/True"):
        yield str(file.pdf.docinfo.get("/Trapped", "missing"))


def _identified(file: _File) -> Iterator[str]:
    if "/ID" not in file.pdf.trailer:
        yield "no ID"


_COLOUR_WORDS = {"rg", "RG", "g", "G", "K", "SC", "SCN", "CS", "sc", "ri"}


def _colours(file: _File) -> Iterator[str]:
    """DeviceCMYK and named plates alone: nothing a shop would have to convert (ISO 15930-7, 6.2.3)."""
    yield from sorted(file.words & _COLOUR_WORDS)
    for owner in (*(page.obj for page in file.pdf.pages), *file.forms):
        for space in _spaces(owner).values():
            if not (
                isinstance(space, pikepdf.Array) and str(space[0]) == "/Separation" and str(space[2]) == "/DeviceCMYK"
            ):
                yield str(space)
        group = owner.get("/Group")
        if group is not None:
            yield "a group's colour space"


def _spots_known(file: _File) -> Iterator[str]:
    """Only the plates that were ordered, and All for the marks."""
    ordered = {shape.ink.spot for shape in file.drawing.shapes} if file.drawing else set()
    for plate, _ in file.spots.values():
        if file.drawing and plate not in ordered | {"All"}:
            yield plate


def _marks_outside(file: _File) -> Iterator[str]:
    """What is painted on every plate stands outside the bleed: on the plaque it would be 400 % ink."""
    if file.drawing:
        bleed = file.drawing.trim.grown(file.drawing.bleed - NEAR)
        for fill in file.fills:
            if fill.colour[0] == "All" and fill.box.meets(bleed):
                yield str(fill.box)


def _ink(file: _File) -> Iterator[str]:
    """No more than the sheet can take, and no plate's substitute more either."""
    seen = {fill.colour for fill in file.fills if fill.colour[0] == "k"}
    for _, numbers in sorted(seen):
        if sum(numbers) > TOTAL_INK + 1e-9:
            yield f"{sum(numbers):.0%}"
    for plate, numbers in file.spots.values():
        if plate != "All" and sum(numbers) > TOTAL_INK + 1e-9:
            yield f"{plate} {sum(numbers):.0%}"


def _palette(file: _File) -> Iterator[str]:
    """On the plaque, our inks alone; the patches of the bar are beside it."""
    known = {(ink.cyan, ink.magenta, ink.yellow, ink.black) for ink in PALETTE}
    if file.drawing:
        bleed = file.drawing.trim.grown(file.drawing.bleed - NEAR)
        for fill in file.fills:
            if fill.colour[0] == "k" and fill.box.meets(bleed) and fill.colour[1] not in known:
                yield str(fill.colour[1])


def _symbol(file: _File) -> Iterator[str]:
    """Black alone on a white panel that knocks out what lies under it, and nothing after (ISO/IEC 18004, 4.1)."""
    if not (file.drawing and file.drawing.symbol):
        return
    zone = file.drawing.symbol.zone
    over = [fill for fill in file.fills if fill.box.meets(zone.grown(-NEAR))]
    if len(over) < 2:  # noqa: PLR2004 -- the panel and the symbol
        yield "no panel or no symbol"
        return
    panel, symbol = over[-2:]
    if panel.colour != ("k", (0, 0, 0, 0)) or not panel.box.grown(NEAR).holds(zone) or panel.corners != 4:  # noqa: PLR2004
        yield f"on {panel.colour}"
    if symbol.colour != ("k", (0, 0, 0, 1)):
        yield f"in {symbol.colour}"


def _no_fonts(file: _File) -> Iterator[str]:
    """Letters are outlines: no shop can substitute a font."""
    yield from sorted(file.words & {"BT", "ET", "Tj", "TJ", "Tf"})
    yield from ("a font" for thing in file.objects if _type(thing) == "/Font")


def _no_pictures(file: _File) -> Iterator[str]:
    """Areas alone: no image, pattern, shading; a form on sheets only."""
    yield from sorted(file.words & {"BI", "ID", "EI", "sh"})
    if file.drawing and "Do" in file.words:
        yield "Do"
    kinds = {"/Image", "/PS"} | ({"/Form"} if file.drawing else set())
    yield from (str(thing.Subtype) for thing in file.objects if _kind(thing) in kinds)
    for owner in (*(page.obj for page in file.pdf.pages), *file.forms):
        found = owner.get("/Resources", pikepdf.Dictionary())
        yield from (key for key in ("/Pattern", "/Shading") if key in found)


def _opaque(file: _File) -> Iterator[str]:
    """No transparency, overprint, halftone or transfer function: what lies on top is what is seen."""
    if "gs" in file.words:
        yield "gs"
    for owner in (*(page.obj for page in file.pdf.pages), *file.forms):
        if "/ExtGState" in owner.get("/Resources", pikepdf.Dictionary()):
            yield "/ExtGState"
    yield from ("/ExtGState" for thing in file.objects if _type(thing) == "/ExtGState")


def _still(file: _File) -> Iterator[str]:
    """Nothing that acts: no annotation, script, form, layer or attached file."""
    root = file.pdf.Root
    yield from (key for key in ("/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Names") if key in root)
    for page in file.pdf.pages:
        yield from (key for key in ("/Annots", "/AA") if key in page.obj)


_FILTERS = {"/FlateDecode"}


def _filters(file: _File) -> Iterator[str]:
    """No LZW and no encryption filter (ISO 15930-7, 6.3): plain, or deflated by whoever handled the file after us."""
    for thing in file.objects:
        if isinstance(thing, pikepdf.Stream):
            names = thing.get("/Filter", pikepdf.Array())
            yield from (str(name) for name in _several(names) if str(name) not in _FILTERS)


def _inside(file: _File) -> Iterator[str]:
    """Nothing is drawn beside the sheet, where nobody would see that it was lost."""
    if file.drawing:
        sheet = file.drawing.sheet.grown(NEAR)
        yield from (str(fill.box) for fill in file.fills if not sheet.holds(fill.box))


def _whole_bleed(file: _File) -> Iterator[str]:
    """Colour goes on to the end of the bleed on every side: the first area covers all of it."""
    if file.drawing:
        bleed = file.drawing.trim.grown(file.drawing.bleed)
        if not any(fill.box.grown(NEAR).holds(bleed) and fill.colour[0] != "All" for fill in file.fills[:1]):
            yield "white at the edge"


def _type(thing: object) -> str:
    return str(thing.get("/Type", "")) if isinstance(thing, pikepdf.Dictionary) else ""


def _kind(thing: object) -> str:
    return str(thing.get("/Subtype", "")) if isinstance(thing, pikepdf.Stream) else ""


RULES = (
    Rule("version", _version, sheets=True),
    Rule("encryption", _plain, sheets=True),
    Rule("one-page", _one_page, sheets=False),
    Rule("boxes", _nested, sheets=True),
    Rule("size", _as_drawn, sheets=False),
    Rule("bleed", _bled, sheets=False),
    Rule("bleed-filled", _whole_bleed, sheets=False),
    Rule("output-intent", _intent, sheets=True),
    Rule("profile", _profile, sheets=True),
    Rule("metadata", _metadata, sheets=True),
    Rule("metadata-agrees", _agrees, sheets=True),
    Rule("trapped", _trapped, sheets=True),
    Rule("identifier", _identified, sheets=True),
    Rule("colour-spaces", _colours, sheets=True),
    Rule("spot-names", _spots_known, sheets=False),
    Rule("marks-outside", _marks_outside, sheets=False),
    Rule("total-ink", _ink, sheets=False),
    Rule("palette", _palette, sheets=False),
    Rule("symbol-black", _symbol, sheets=False),
    Rule("fonts", _no_fonts, sheets=True),
    Rule("pictures", _no_pictures, sheets=True),
    Rule("transparency", _opaque, sheets=True),
    Rule("actions", _still, sheets=True),
    Rule("filters", _filters, sheets=True),
    Rule("inside-sheet", _inside, sheets=False),
)


def _hold(rules: Iterator[Rule] | tuple[Rule, ...], file: _File) -> None:
    for rule in rules:
        found = next(rule.faults(file), None)
        if found is not None:
            raise ProofFailed(rule.name, found)
