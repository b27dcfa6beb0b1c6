"""An SVG design in millimetres → its elements, each with its style, its layer and the place it is written at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf, radians
from pathlib import Path
from typing import Literal
from xml.parsers import expat

from fontTools.misc.transform import Identity, Transform

from generator.plaques.faults import DesignFault
from generator.plaques.paper import A_SIZES, sides
from generator.store import FileRef

SVG = "http://www.w3.org/2000/svg"

GROUPS = ("svg", "g")
SHAPES = ("rect", "circle", "ellipse", "polygon", "path")
IGNORED_TAGS = ("title", "desc", "metadata", "defs")
"""Tags that draw nothing; they are skipped with all they contain."""

Layer = Literal["ground", "face", "drill", "fold"]
LAYERS: tuple[Layer, ...] = ("ground", "face", "drill", "fold")

CONDITION = "data-if"
"""The attribute that says when an element is drawn: an expression of Jinja over the values of the design."""

Position = tuple[str, int, int]
"""Path of the file, line and column, both from 1."""


NameCount = tuple[float, float]
"""From how many names to how many, both included."""

ANY: NameCount = (0, inf)


@dataclass(frozen=True, slots=True)
class Element:
    """A shape or a text of a design; its numbers are in mm once the transform is applied."""

    tag: str
    attributes: Mapping[str, str]
    """As written, and in place of `style` the properties it holds; colour and font also from the groups around."""

    text: str
    layer: Layer
    transform: Transform
    position: Position
    names: NameCount
    """On plaques with how many names it stands."""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A design as it was drawn."""

    width: float
    height: float
    """mm"""

    elements: tuple[Element, ...]
    """In the order they are painted."""

    sizes: tuple[tuple[float, float], ...]
    """Sides in mm, the shorter first, of the sizes it is made in where none is ordered; from the smallest."""

    def of_names(self, count: int) -> Blueprint:
        """What of it stands on a plaque with this many names."""
        return replace(self, elements=tuple(e for e in self.elements if e.names[0] <= count <= e.names[1]))


EDGE_TOLERANCE = 0.01
"""mm: a shape nearer than this to an edge counts as touching it."""


def number(element: Element, name: str, default: float | None = None) -> float:
    """The number in an attribute, in user units, which are mm; `px` after it is the same unit (SVG 1.1, 7.10).

    Without the attribute: `default`, or 0 for x and y. Raises DesignFault if there is no number and no default.
    """
    written = element.attributes.get(name, "")
    match = re.fullmatch(r"\s*(-?[0-9.]+)\s*(px)?\s*", written)
    if match:
        return float(match.group(1))
    if not written and default is not None:
        return default
    if not written and name in ("x", "y"):
        return 0.0
    raise DesignFault("design-number", element.position, name=name, value=written)


@lru_cache(maxsize=16)
def read(file: FileRef) -> Blueprint:
    """Parse an SVG design of templates/plaques. Raises DesignFault."""
    reader = _Reader(file.path)
    return reader.read(Path(file.path).read_bytes())


class _Reader:
    """Parses a design in one pass. expat, because it gives the line and column of each tag."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._parser = expat.ParserCreate("utf-8", namespace_separator="}")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._ancestors: list[tuple[str, dict[str, str], Layer | None, Transform, NameCount]] = []
        self._ignored_depth = 0
        self._page: tuple[float, float] | None = None
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._elements: list[Element] = []
        self._text: list[str] = []
        self._open_text: tuple[dict[str, str], Layer, Transform, Position, NameCount] | None = None

    def read(self, data: bytes) -> Blueprint:
        try:
            self._parser.Parse(data, True)  # noqa: FBT003 -- expat takes it by position only
        except expat.ExpatError as error:
            raise DesignFault("design-syntax", (self._path, error.lineno, error.offset + 1)) from None
        if self._page is None:
            raise DesignFault("design-page", (self._path, 1, 1))
        _check_counts(self._elements)
        return Blueprint(*self._page, tuple(self._elements), self._sizes)

    def _position(self) -> Position:
        return self._path, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _doctype(self, *_: object) -> None:
        """Entities could read other files, or grow without end; no drawing needs them."""
        raise DesignFault("design-syntax", self._position())

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition("}")
        if self._ignored_depth or space != SVG or tag in IGNORED_TAGS:
            self._ignored_depth += 1
            return
        position = self._position()
        if tag == "tspan" and self._open_text:
            return
        if tag not in (*GROUPS, *SHAPES, "text") or self._open_text:
            raise DesignFault("design-element", position, element=tag)
        own = {key: value for key, value in attributes.items() if "}" not in key}
        own |= _properties(own.pop("style", ""))
        _refuse_unsupported(own, position)
        _, inherited, layer, outer_transform, names = (
            self._ancestors[-1] if self._ancestors else ("", {}, None, Identity, ANY)
        )
        if "data-names" in own:
            names = _name_count(own["data-names"], position)
        style = {key: value for key, value in inherited.items() if key in INHERITED} | own
        transform = outer_transform.transform(_transform(own.get("transform", ""), position))
        if tag in GROUPS:
            if tag == "svg":
                self._page, self._sizes = _page_size(own, position), _sizes(own, position)
            child_layer = next((name for name in LAYERS if name == own.get("id")), layer)
            self._ancestors.append((tag, style, child_layer, transform, names))
            return
        if layer is None:
            raise DesignFault("design-layer", position, element=tag, known=", ".join(LAYERS))
        if tag == "text":
            self._open_text, self._text = (style, layer, transform, position, names), []
            return
        self._elements.append(Element(tag, style, "", layer, transform, position, names))
        self._ancestors.append((tag, style, layer, transform, names))

    def _end(self, name: str) -> None:
        tag = name.rpartition("}")[2]
        if self._ignored_depth:
            self._ignored_depth -= 1
        elif tag == "text" and self._open_text:
            style, *place = self._open_text
            self._elements.append(Element("text", style, "".join(self._text), *place))
            self._open_text = None
        elif tag != "tspan":
            self._ancestors.pop()

    def _characters(self, text: str) -> None:
        if self._open_text and not self._ignored_depth:
            self._text.append(text)


def _check_counts(elements: list[Element]) -> None:
    """Raise DesignFault if what is shown with some numbers of names is not shown with another: a line would be lost."""
    counted = [(element, set(_SHOWN.findall(element.text))) for element in elements if element.names != ANY]
    always = {name for element in elements if element.names == ANY for name in _SHOWN.findall(element.text)}
    first_of_each = {1.0, *(e.names[0] for e, _ in counted), *(e.names[1] + 1 for e, _ in counted)} - {inf}
    for count in sorted(first_of_each):
        shown = {name for e, names in counted if e.names[0] <= count <= e.names[1] for name in names}
        # First the group that ends just before: it is the one to let go on.
        for element, names in sorted(counted, key=lambda part: part[0].names[1] != count - 1):
            for name in sorted(names - shown - always):
                raise DesignFault("design-names", element.position, name=name, count=int(count))


_SHOWN = re.compile(r"\{\{\s*([a-z_]+)")
"""The variable a text begins to show."""


# ---- what is written in a tag -----------------------------------------------------------------------

INHERITED = (
    "fill",
    "fill-rule",
    "class",
    "font-family",
    "font-weight",
    "font-size",
    "text-anchor",
    "line-height",
    CONDITION,
)

_NEUTRAL = ("none", "0", "0px", "normal", "1", "inline", "visible", "")
_UNSUPPORTED = ("stroke", "filter", "clip-path", "mask", "letter-spacing", "word-spacing", "baseline-shift")
_OPACITY = ("opacity", "fill-opacity", "display", "visibility")
"""What a press, a knife and a chisel cannot do, or we do not: lines without breadth, fading, hiding, spreading."""


def _properties(style: str) -> dict[str, str]:
    """The properties of a `style` attribute as Inkscape writes it: fill:#8c1d18;stroke:none"""
    pairs = (part.partition(":") for part in style.split(";") if part.strip())
    return {key.strip(): value.strip() for key, _, value in pairs}


def _refuse_unsupported(own: Mapping[str, str], position: Position) -> None:
    for key in (*_UNSUPPORTED, *_OPACITY):
        if key == "display" and "data-names" in own:
            continue  # hidden while another number of names is worked on; how many names there are decides
        if own.get(key, "") not in _NEUTRAL or (key in _OPACITY and own.get(key) in ("none", "0")):
            raise DesignFault("design-style", position, name=key, value=own[key])


def _page_size(own: Mapping[str, str], position: Position) -> tuple[float, float]:
    """Width and height in mm of the svg tag. Raises DesignFault unless one unit of the viewBox is one millimetre."""
    width, height = (re.fullmatch(r"([0-9.]+)mm", own.get(side, "")) for side in ("width", "height"))
    box = re.fullmatch(r"0 0 ([0-9.]+) ([0-9.]+)", own.get("viewBox", ""))
    if not (width and height and box):
        raise DesignFault("design-page", position)
    sides = float(width.group(1)), float(height.group(1))
    if sides != (float(box.group(1)), float(box.group(2))) or not all(sides):
        raise DesignFault("design-page", position)
    return sides


def _name_count(written: str, position: Position) -> NameCount:
    """2: two names; 1-2: one or two; 3-: three or more. Raises DesignFault."""
    match = re.fullmatch(r"\s*([1-9][0-9]?)\s*(?:(-)\s*([1-9][0-9]?)?)?\s*", written)
    if not match:
        raise DesignFault("design-number", position, name="data-names", value=written)
    least, dash, most = match.groups()
    return int(least), float(most or inf) if dash else int(least)


def _sizes(own: Mapping[str, str], position: Position) -> tuple[tuple[float, float], ...]:
    """The sizes in `data-sizes`, as authors write them, with blanks between; without it, those of paper.A_SIZES. Raises DesignFault."""
    written = own.get("data-sizes", " ".join(A_SIZES)).split()
    read_sizes = [sides(size) for size in written]
    sizes = tuple(size for size in read_sizes if size)
    if not sizes or len(sizes) < len(written):
        raise DesignFault("design-number", position, name="data-sizes", value=own.get("data-sizes", ""))
    return tuple(sorted(sizes))


def _transform(written: str, position: Position) -> Transform:
    """The matrix of a `transform` attribute (SVG 1.1, 7.6). Raises DesignFault for skews: no letter is skewed."""
    result = Identity
    for name, inside in re.findall(r"([a-zA-Z]+)\s*\(([^)]*)\)", written):
        n = [float(number) for number in re.split(r"[\s,]+", inside.strip())]
        if name == "translate":
            result = result.translate(n[0], n[1] if len(n) > 1 else 0)
        elif name == "scale":
            result = result.scale(n[0], n[1] if len(n) > 1 else n[0])
        elif name == "rotate":
            x, y = n[1:] or (0, 0)
            result = result.translate(x, y).rotate(radians(n[0])).translate(-x, -y)
        elif name == "matrix":
            result = result.transform(tuple(n))
        else:
            raise DesignFault("design-style", position, name="transform", value=name)
    return result
