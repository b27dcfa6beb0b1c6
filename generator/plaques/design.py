"""A design and what it is to show → where every shape stands, in millimetres."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from xml.etree import ElementTree as ET

from fontTools.misc.transform import Transform
from fontTools.svgLib.path.shapes import PathBuilder
from jinja2 import StrictUndefined, Template, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from generator.plaques import qr
from generator.plaques.blueprint import EDGE_TOLERANCE, Blueprint, Element, number, read
from generator.plaques.clearance import DrawnElement, check_clearance
from generator.plaques.drawing import (
    MUC,
    PALETTE,
    WHITE,
    Drawing,
    FillRule,
    Hole,
    Ink,
    Layer,
    Shape,
    SymbolPlace,
    ink_called,
)
from generator.plaques.faceplate import Faceplate, FontStack, Roof
from generator.plaques.faults import DesignFault
from generator.plaques.lettering import CAP_HEIGHT, TextFrame, block
from generator.plaques.outline import (
    Box,
    Outline,
    box_of,
    moved,
    outline_from_path,
    placed,
    polygon,
    rectangle,
    transformed,
)
from generator.plaques.trim_size import trim_size
from generator.store import FileRef

BLEED = 3.0
"""mm (GWG 2015, and what shops ask for)."""

SLUG = 14.0
"""mm beside the bleed, for marks and for words to the shop."""

FLOOR = 2.3
"""mm of the em (6.5 pt): the smallest type size on a plaque of any size, the least that is read at arm's length."""


@lru_cache(maxsize=4)
def draw(faceplate: Faceplate) -> Drawing:
    """Draw a plaque: its design filled in, at its trim size. Raises DesignFault, TooSmall, TooLong and MissingGlyph."""
    blueprint = read(faceplate.order.design)
    symbol = qr.symbol(faceplate.payload, faceplate.version_and_mask)
    width, height = trim_size(blueprint, faceplate.order, symbol)
    sheet = _Sheet(
        blueprint=blueprint,
        width=width,
        height=height,
        bleed=BLEED,
        values=_values(faceplate),
        inscription=faceplate.inscription,
        text=faceplate.text,
        inks=_inks(faceplate),
    )
    shapes, place = _draw_elements(sheet, faceplate.roof, symbol)
    if place is None:
        raise DesignFault("design-symbol", (faceplate.order.design.path, 1, 1))
    holes = tuple(_holes(sheet))
    check_clearance(shapes, place, holes, Box(0, 0, width, height), blueprint)
    lines = tuple(_slug_lines(faceplate, width, height))
    return Drawing(width, height, BLEED, SLUG, (*(shape for _, shape, _ in shapes), *lines), place, holes)


def render(design: FileRef, values: Mapping[str, object], inscription: FontStack, text: FontStack) -> Drawing:
    """Draw a page that is no plaque, at the size of its design, without bleed or slug; `values` fill its texts.

    Raises DesignFault, TooLong and MissingGlyph.
    """
    blueprint = read(design)
    inks = {ink.screen.lower(): ink for ink in PALETTE}
    sheet = _Sheet(blueprint, blueprint.width, blueprint.height, 0, values, inscription, text, inks)
    shapes, _ = _draw_elements(sheet, None, None)
    return Drawing(sheet.width, sheet.height, 0, 0, tuple(shape for _, shape, _ in shapes))


# ---- the elements of the design ---------------------------------------------------------------------


@dataclass(frozen=True)
class _Sheet:
    """A design, how large it becomes, and what fills it."""

    blueprint: Blueprint
    width: float
    height: float
    bleed: float
    values: Mapping[str, object]
    inscription: FontStack
    text: FontStack
    inks: Mapping[str, Ink]
    """By what stands for them in the file: a colour, or a class."""

    @property
    def scale(self) -> float:
        return min(self.width / self.blueprint.width, self.height / self.blueprint.height)

    @property
    def across(self) -> float:
        return (self.width - self.blueprint.width * self.scale) / 2

    @property
    def down(self) -> float:
        return (self.height - self.blueprint.height * self.scale) / 2

    @property
    def transform(self) -> Transform:
        """From the design's millimetres to the plaque's."""
        return Transform(self.scale, 0, 0, self.scale, self.across, self.down)


def _draw_elements(
    sheet: _Sheet, roof: Roof | None, symbol: qr.Symbol | None
) -> tuple[tuple[DrawnElement, ...], SymbolPlace | None]:
    shapes: list[DrawnElement] = []
    place: SymbolPlace | None = None
    for element in sheet.blueprint.elements:
        if element.layer == "drill":
            continue
        layer: Layer = "ground" if element.layer == "ground" else "face"
        if element.tag == "text":
            shapes += ((element, shape, True) for shape in _text(element, layer, sheet))
        elif element.attributes.get("id") == "symbol" and symbol:
            place = _symbol_place(element, sheet, symbol)
            shapes.append((element, Shape(rectangle(place.zone), WHITE, "ground"), False))
            shapes.append((element, Shape(_symbol_outline(symbol, place), MUC, "symbol"), False))
        elif element.attributes.get("id") == "roof" and roof:
            shapes.append((element, _roof(element, roof, layer, sheet), False))
        else:
            shapes.append((element, _shape(element, layer, sheet), False))
    return tuple(shapes), place


def _shape(element: Element, layer: Layer, sheet: _Sheet) -> Shape:
    rule: FillRule = "evenodd" if element.attributes.get("fill-rule") == "evenodd" else "nonzero"
    ink = _ink(element, sheet)
    if element.tag == "rect" and not {"rx", "ry"} & set(element.attributes):
        return Shape(rectangle(_extended_into_bleed(_box(element, sheet), sheet)), ink, layer)
    return Shape(transformed(_outline(element, sheet), sheet.transform.transform(element.transform)), ink, layer, rule)


def _outline(element: Element, sheet: _Sheet) -> Outline:
    if element.tag == "path":
        return outline_from_path(_filled(element, element.attributes.get("d", ""), sheet))
    builder = PathBuilder()
    builder.add_path_from_element(
        ET.Element(element.tag, {k: v for k, v in element.attributes.items() if k != "transform"})
    )
    (path,) = builder.paths
    return outline_from_path(path)


def _box(element: Element, sheet: _Sheet) -> Box:
    """Where an upright rectangle lies on the plaque, mm."""
    x, y, width, height = (number(element, name) for name in ("x", "y", "width", "height"))
    return box_of(
        transformed(rectangle(Box(x, y, x + width, y + height)), sheet.transform.transform(element.transform))
    )


def _extended_into_bleed(box: Box, sheet: _Sheet) -> Box:
    """The box, each side that touches an edge of the design moved to the outer edge of the bleed; mm."""
    left, top, bleed = sheet.across, sheet.down, sheet.bleed
    return Box(
        -bleed if box.left <= left + EDGE_TOLERANCE else box.left,
        -bleed if box.top <= top + EDGE_TOLERANCE else box.top,
        sheet.width + bleed if box.right >= sheet.width - left - EDGE_TOLERANCE else box.right,
        sheet.height + bleed if box.bottom >= sheet.height - top - EDGE_TOLERANCE else box.bottom,
    )


def _symbol_place(element: Element, sheet: _Sheet, symbol: qr.Symbol) -> SymbolPlace:
    """Position of the symbol in its panel, which is the symbol with its quiet zone (ISO/IEC 18004).

    Raises DesignFault if the panel is not a square.
    """
    box = _box(element, sheet)
    if element.tag != "rect" or abs(box.width - box.height) > EDGE_TOLERANCE:
        raise DesignFault("design-symbol", element.position)
    module = box.width / (symbol.size + 2 * qr.QUIET_ZONE)
    zone = qr.QUIET_ZONE * module
    return SymbolPlace(box.left + zone, box.top + zone, module, symbol.size)


def _symbol_outline(symbol: qr.Symbol, place: SymbolPlace) -> Outline:
    corners = tuple(segment for region in qr.outlines(symbol) for segment in polygon(region))
    return placed(corners, place.module, place.left, place.top)


def _roof(element: Element, roof: Roof, layer: Layer, sheet: _Sheet) -> Shape:
    """The roof-line scaled to the width of its placeholder, aligned with the lower edge of it."""
    box, outline = _box(element, sheet), outline_from_path(roof.path)
    scale = box.width / roof.width
    down = box.bottom - box_of(outline).bottom * scale
    return Shape(placed(outline, scale, box.left, down), _ink(element, sheet), layer, "evenodd")


def _text(element: Element, layer: Layer, sheet: _Sheet) -> Iterator[Shape]:
    """One shape for each line of text, aligned at x by its ink as text-anchor says.

    Raises DesignFault if the text is turned.
    """
    scale = element.transform[0] * sheet.scale
    if element.transform[1:4] != (0, 0, element.transform[0]):
        raise DesignFault("design-style", element.position, name="transform", value="rotate")
    size = number(element, "font-size") * scale
    frame = TextFrame(
        width=number(element, "data-width") * scale,
        height=number(element, "data-height") * scale,
        size=max(size, FLOOR),
        smallest=max(number(element, "data-smallest") * scale, FLOOR),
        leading=number(element, "line-height", 1.3),
    )
    x, y = sheet.transform.transform(element.transform).transformPoint((number(element, "x"), number(element, "y")))
    middle = y - size * CAP_HEIGHT / 2
    ink, anchor = _ink(element, sheet), element.attributes.get("text-anchor", "start")
    text, font_stack = _filled(element, element.text, sheet), _font_stack(element, sheet)
    for outline in _lines(text, font_stack, frame, (x, middle), anchor):
        yield Shape(outline, ink, layer)


@lru_cache(maxsize=256)
def _lines(
    text: str, font_stack: FontStack, frame: TextFrame, at: tuple[float, float], anchor: str
) -> tuple[Outline, ...]:
    """Outlines of the lines of a text, in mm. Cached, because most words of a ticket are those of the next."""
    outlines = []
    for line, baseline in block(text, font_stack, frame):
        origin_to_anchor = {"start": line.ink.left, "middle": line.ink.middle, "end": line.ink.right}[anchor]
        outlines.append(moved(line.outline, at[0] - origin_to_anchor, at[1] + baseline))
    return tuple(outlines)


def _font_stack(element: Element, sheet: _Sheet) -> FontStack:
    """The font stack of a font-family and font-weight; two are vendored, in one weight each. Raises DesignFault."""
    family = element.attributes.get("font-family", "").strip("'\"")
    weight = element.attributes.get("font-weight", "normal")
    face = (family, {"bold": "700", "normal": "400"}.get(weight, weight))
    if face == ("Noto Serif", "700"):
        return sheet.inscription
    if face == ("Be Vietnam Pro", "400"):
        return sheet.text
    raise DesignFault("design-font", element.position, font=" ".join(face))


def _ink(element: Element, sheet: _Sheet) -> Ink:
    """The ink for a class or a fill; black without either (SVG 1.1, 11.3).

    Raises DesignFault for a colour that is not in the palette.
    """
    named = element.attributes.get("class", "")
    fill = _filled(element, element.attributes.get("fill", MUC.screen), sheet).strip().lower()
    key = named if named in sheet.inks else fill
    if key not in sheet.inks:
        choices = ", ".join(f"{ink.name} {ink.screen}" for ink in PALETTE)
        raise DesignFault("design-colour", element.position, value=fill, known=choices)
    return sheet.inks[key]


def _inks(faceplate: Faceplate) -> dict[str, Ink]:
    spots = dict(faceplate.order.press.spots)
    accent, on_accent = map(ink_called, faceplate.accents)
    named = {ink.screen.lower(): ink for ink in PALETTE} | {"accent": accent, "on-accent": on_accent}
    return {key: replace(ink, spot=spots.get(ink.name, "")) for key, ink in named.items()}


# ---- variables of a design --------------------------------------------------------------------------

_ENGINE = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


def _values(faceplate: Faceplate) -> dict[str, object]:
    """The variables of a design, documented in templates/plaques/README.md."""
    return {
        "names": [name for _, name in faceplate.names],
        "verbs": [verb for _, verb in faceplate.verbs],
        "address": faceplate.address,
        "code": faceplate.code,
        "code_label": faceplate.code_label,
        "steward": faceplate.steward,
        "kind": faceplate.kind,
    }


@lru_cache(maxsize=512)
def _template(text: str) -> Template:
    return _ENGINE.from_string(text)


def _filled(element: Element, text: str, sheet: _Sheet) -> str:
    """The text rendered as a Jinja template, after the SVG was parsed: nothing an author writes can become a tag.

    Raises DesignFault for an unknown variable or a syntax error.
    """
    if "{" not in text:
        return text
    try:
        return _template(text).render(sheet.values)
    except UndefinedError as error:
        name = re.findall(r"'([^']+)'", str(error))
        raise DesignFault(
            "design-name", element.position, name=name[-1] if name else text, known=", ".join(sheet.values)
        ) from None
    except TemplateSyntaxError:
        raise DesignFault("design-name", element.position, name=text.strip(), known=", ".join(sheet.values)) from None


# ---- holes ------------------------------------------------------------------------------------------


def _holes(sheet: _Sheet) -> Iterator[Hole]:
    """The holes of the design, mm. Diameter and distance from the nearest edges are those of the design at any size."""
    blueprint = sheet.blueprint
    for element in blueprint.elements:
        if element.layer != "drill":
            continue
        if element.tag != "circle":
            raise DesignFault("design-layer", element.position, element=element.tag, known="circle")
        x, y = element.transform.transformPoint((number(element, "cx"), number(element, "cy")))
        yield Hole(
            _hole_position(x, blueprint.width, sheet.width),
            _hole_position(y, blueprint.height, sheet.height),
            2 * number(element, "r") * element.transform[0],
        )


def _hole_position(position: float, side: float, new_side: float) -> float:
    """A coordinate on a side of another length, mm: the distance to the nearer end stays; a middle stays a middle."""
    if abs(position - side / 2) < EDGE_TOLERANCE:
        return new_side / 2
    return position if position < side / 2 else new_side - (side - position)


# ---- the slug ---------------------------------------------------------------------------------------


def _slug_lines(faceplate: Faceplate, width: float, height: float) -> Iterator[Shape]:
    """The lines of the slug, one under another below the bleed, centred."""
    frame = TextFrame(width - 24, 6.0, 4.4, FLOOR, 1.2)
    for row, text in enumerate(faceplate.slug):
        middle = height + BLEED + 5.4 + row * 5.6
        for line, baseline in block(text, faceplate.inscription, frame):
            yield Shape(moved(line.outline, width / 2 - line.ink.middle, middle + baseline), MUC, "slug")
