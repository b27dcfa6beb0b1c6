"""A design and what it is to show → where every shape stands, in millimetres."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import hypot
from xml.etree import ElementTree as ET

from fontTools.misc.transform import Identity, Transform
from fontTools.svgLib.path.shapes import PathBuilder
from jinja2 import StrictUndefined, Template, TemplateError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from generator.plaques import qr
from generator.plaques.blueprint import CONDITION, EDGE_TOLERANCE, Blueprint, Element, number, read
from generator.plaques.clearance import SYMBOLS, DrawnElement, check_clearance
from generator.plaques.drawing import (
    MUC,
    PALETTE,
    WHITE,
    Drawing,
    Ink,
    Layer,
    Shape,
    SymbolPlace,
    ink_called,
)
from generator.plaques.faceplate import Faceplate, FontStack, Roof, TrailSketch
from generator.plaques.faults import DesignFault
from generator.plaques.fittings import fold_marks, holes_of
from generator.plaques.lettering import CAP_HEIGHT, PlacedLine, TextFrame, block
from generator.plaques.outline import (
    Box,
    FillRule,
    Outline,
    box_of,
    moved,
    outline_from_path,
    placed,
    polygon,
    rectangle,
    transformed,
)
from generator.plaques.paragraphs import flow
from generator.plaques.sketch import shapes as shapes_of_map
from generator.plaques.trim_size import trim_size

BLEED = 3.0
"""mm (GWG 2015, and what shops ask for)."""

SLUG = 14.0
"""mm beside the bleed, for marks and for words to the shop."""

FLOOR = 2.3
"""mm of the em (6.5 pt): the smallest type size on a plaque of any size, the least that is read at arm's length."""


@lru_cache(maxsize=4)
def draw(faceplate: Faceplate) -> Drawing:
    """Draw a plaque: its design filled in, at its trim size. Raises DesignFault, TooSmall, TooLong and MissingGlyph."""
    blueprint = read(faceplate.order.design).of_names(len(faceplate.names))
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
        gap=faceplate.order.material.gap,
    )
    shapes, places = _draw_elements(sheet, faceplate.roof, symbol)
    if SYMBOLS[0] not in places:
        raise DesignFault("design-symbol", (faceplate.order.design.path, 1, 1))
    holes = tuple(holes_of(blueprint, width, height))
    for name, place in places.items():
        check_clearance(shapes, name, place, holes, Box(0, 0, width, height), blueprint)
    lettering = tuple(line for _, _, line in shapes if line)
    lines = (
        *_slug_lines(faceplate, width, height),
        *fold_marks(blueprint, sheet.transform, Box(0, 0, width, height).grown(BLEED)),
    )
    drawn = (*(shape for _, shape, _ in shapes), *lines)
    first, second = places[SYMBOLS[0]], places.get(SYMBOLS[1])
    return Drawing(width, height, BLEED, SLUG, drawn, first, holes, lettering, second)


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

    gap: float
    """mm between lines of a text, at least."""

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
) -> tuple[tuple[DrawnElement, ...], dict[str, SymbolPlace]]:
    """The shapes, and each place of the symbol by the id of its square. Raises DesignFault."""
    shapes: list[DrawnElement] = []
    places: dict[str, SymbolPlace] = {}
    for element in sheet.blueprint.elements:
        if element.layer in ("drill", "fold") or not _wanted(element, sheet):
            continue
        layer: Layer = "ground" if element.layer == "ground" else "face"
        if element.tag == "text":
            shapes += ((element, shape, line) for shape, line in _text(element, layer, sheet))
        elif (name := element.attributes.get("id", "")) in SYMBOLS and symbol:
            place = places[name] = _symbol_place(element, sheet, symbol)
            if abs(place.module - next(iter(places.values())).module) > EDGE_TOLERANCE:
                raise DesignFault("design-symbol", element.position)  # a smaller one would not be read from as far
            shapes.append((element, Shape(rectangle(place.zone), WHITE, "ground"), None))
            shapes.append((element, Shape(_symbol_outline(symbol, place), MUC, "symbol"), None))
        elif element.attributes.get("id") == "roof" and roof:
            shapes.append((element, _roof(element, roof, layer, sheet), None))
        elif element.attributes.get("id") == "map":
            shapes += ((element, shape, None) for shape in _map(element, sheet))
        else:
            shapes.append((element, _shape(element, layer, sheet), None))
    return tuple(shapes), places


def _wanted(element: Element, sheet: _Sheet) -> bool:
    """Whether the element's condition holds; one without a condition is always drawn. Raises DesignFault."""
    condition = element.attributes.get(CONDITION)
    return condition is None or bool(_filled(element, f"{{% if {condition} %}}1{{% endif %}}", sheet))


def _map(element: Element, sheet: _Sheet) -> Iterator[Shape]:
    """The map of the trail in its place; nothing where there is none."""
    sketch = sheet.values.get("map")
    if isinstance(sketch, TrailSketch):
        yield from shapes_of_map(sketch, _box(element, sheet), _ink(element, sheet), sheet.inscription, sheet.text)


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


def _text(element: Element, layer: Layer, sheet: _Sheet) -> Iterator[tuple[Shape, PlacedLine]]:
    """A shape for each line of text, and the line, aligned at x by its ink as text-anchor says.

    Raises DesignFault if the text is turned by anything but quarters.
    """
    turn, scale = _turned(element, sheet)
    size = number(element, "font-size") * scale
    frame = TextFrame(
        width=number(element, "data-width") * scale,
        height=number(element, "data-height") * scale,
        size=max(size, FLOOR),
        smallest=max(number(element, "data-smallest") * scale, FLOOR),
        leading=number(element, "line-height", 1.3),
        gap=sheet.gap,
        from_top=element.attributes.get("data-flow") == "top",
    )
    x, y = sheet.transform.transform(element.transform).transformPoint((number(element, "x"), number(element, "y")))
    middle = y - size * CAP_HEIGHT / 2
    ink, anchor = _ink(element, sheet), element.attributes.get("text-anchor", "start")
    text, font_stack = _filled(element, element.text, sheet), _font_stack(element, sheet)
    upright = turn == Identity
    for line in _lines(text, font_stack, frame, (x, middle) if upright else (0, middle - y), anchor):
        at_place = line if upright else line.turned(turn, (x, y))
        yield Shape(at_place.outline, ink, layer), at_place


def _turned(element: Element, sheet: _Sheet) -> tuple[Transform, float]:
    """How a text is turned, by a quarter, half or three quarters or not at all, and its scale. Raises DesignFault."""
    a, b, c, d = element.transform[:4]
    scale = hypot(a, b)
    turn = tuple(round(part / scale, 6) + 0.0 for part in (a, b, c, d)) if scale else ()
    if turn not in ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0)):
        raise DesignFault("design-style", element.position, name="transform", value="rotate")
    return Transform(*turn, 0, 0), scale * sheet.scale


@lru_cache(maxsize=256)
def _lines(
    text: str, font_stack: FontStack, frame: TextFrame, at: tuple[float, float], anchor: str
) -> tuple[PlacedLine, ...]:
    """The lines of a text, in mm. Cached, because most words of a ticket are those of the next."""
    placed_lines = []
    set_text = flow if frame.from_top else block
    for line, baseline in set_text(text, font_stack, frame):
        origin_to_anchor = {"start": line.ink.left, "middle": line.ink.middle, "end": line.ink.right}[anchor]
        placed_lines.append(PlacedLine(line, at[0] - origin_to_anchor, at[1] + baseline))
    return tuple(placed_lines)


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
        "stories": [story for _, story in faceplate.stories],
        "stop": faceplate.stop,
        "map": faceplate.sketch,
    }


@lru_cache(maxsize=512)
def _template(text: str) -> Template:
    return _ENGINE.from_string(text)


def _filled(element: Element, text: str, sheet: _Sheet) -> str:
    """The text rendered as a Jinja template, after the SVG was parsed: nothing an author writes can become a tag.

    Raises DesignFault for an unknown variable, and for what Jinja cannot read or work out.
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
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError):
        raise DesignFault("design-name", element.position, name=text.strip(), known=", ".join(sheet.values)) from None


# ---- the slug ---------------------------------------------------------------------------------------


def _slug_lines(faceplate: Faceplate, width: float, height: float) -> Iterator[Shape]:
    """The lines of the slug, one under another below the bleed, centred."""
    frame = TextFrame(width - 24, 6.0, 4.4, FLOOR, 1.2, 0)
    for row, text in enumerate(faceplate.slug):
        middle = height + BLEED + 5.4 + row * 5.6
        for line, baseline in block(text, faceplate.inscription, frame):
            yield Shape(moved(line.outline, width / 2 - line.ink.middle, middle + baseline), MUC, "slug")
