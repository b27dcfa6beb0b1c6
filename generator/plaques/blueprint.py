"""An SVG design in millimetres → its elements, each with its style, its layer and the place it is written at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import radians
from pathlib import Path
from typing import Literal
from xml.parsers import expat

from fontTools.misc.transform import Identity, Transform

from generator.plaques.faults import DesignFault
from generator.store import FileRef

SVG = "http://www.w3.org/2000/svg"

GROUPS = ("svg", "g")
SHAPES = ("rect", "circle", "ellipse", "polygon", "path")
SILENT = ("title", "desc", "metadata", "defs")
"""What may stand in a file and draws nothing."""

Layer = Literal["ground", "face", "drill"]
LAYERS: tuple[Layer, ...] = ("ground", "face", "drill")

Place = tuple[str, int, int]
"""File, line and column, both from 1."""


@dataclass(frozen=True, slots=True)
class Element:
    """A shape or a text of a design; its numbers are in mm once the transform is applied."""

    tag: str
    attributes: Mapping[str, str]
    """As written, and in place of `style` the properties it holds; colour and font also from the groups around."""

    text: str
    layer: Layer
    transform: Transform
    place: Place


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A design as it was drawn."""

    width: float
    height: float
    """mm"""

    elements: tuple[Element, ...]
    """In the order they are painted."""


EDGE_TOLERANCE = 0.01
"""mm: nearer than this to an edge is on it."""


def number(element: Element, name: str, otherwise: float | None = None) -> float:
    """A number of a tag, with or without px, which is a unit of the page here: mm. Raises DesignFault."""
    written = element.attributes.get(name, "")
    match = re.fullmatch(r"\s*(-?[0-9.]+)\s*(px)?\s*", written)
    if match:
        return float(match.group(1))
    if not written and otherwise is not None:
        return otherwise
    if not written and name in ("x", "y"):
        return 0.0
    raise DesignFault("design-number", element.place, name=name, value=written)


@lru_cache(maxsize=16)
def read(file: FileRef) -> Blueprint:
    """The design in a file. Raises DesignFault."""
    reader = _Reader(file.path)
    return reader.read(Path(file.path).read_bytes())


class _Reader:
    """Goes through the file once; expat knows the line and column of everything."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._parser = expat.ParserCreate("utf-8", namespace_separator="}")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._around: list[tuple[str, dict[str, str], Layer | None, Transform]] = []
        self._silent = 0
        self._page: tuple[float, float] | None = None
        self._elements: list[Element] = []
        self._text: list[str] = []
        self._opened: tuple[dict[str, str], Layer, Transform, Place] | None = None

    def read(self, data: bytes) -> Blueprint:
        try:
            self._parser.Parse(data, True)  # noqa: FBT003 -- expat takes it by position only
        except expat.ExpatError as wrong:
            raise DesignFault("design-syntax", (self._path, wrong.lineno, wrong.offset + 1)) from None
        assert self._page is not None
        return Blueprint(*self._page, tuple(self._elements))

    def _here(self) -> Place:
        return self._path, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _doctype(self, *_: object) -> None:
        """Entities could read other files, or grow without end; no drawing needs them."""
        raise DesignFault("design-syntax", self._here())

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition("}")
        if self._silent or space != SVG or tag in SILENT:
            self._silent += 1
            return
        here = self._here()
        if tag == "tspan" and self._opened:
            return
        if tag not in (*GROUPS, *SHAPES, "text") or self._opened:
            raise DesignFault("design-element", here, element=tag)
        own = {key: value for key, value in attributes.items() if "}" not in key}
        own |= _properties(own.pop("style", ""))
        _refuse_unsupported(own, here)
        _, inherited, layer, around = self._around[-1] if self._around else ("", {}, None, Identity)
        style = {key: value for key, value in inherited.items() if key in INHERITED} | own
        transform = around.transform(_transform(own.get("transform", ""), here))
        if tag in GROUPS:
            if tag == "svg":
                self._page = _page_size(own, here)
            child_layer = next((name for name in LAYERS if name == own.get("id")), layer)
            self._around.append((tag, style, child_layer, transform))
            return
        if layer is None:
            raise DesignFault("design-layer", here, element=tag, known=", ".join(LAYERS))
        if tag == "text":
            self._opened, self._text = (style, layer, transform, here), []
            return
        self._elements.append(Element(tag, style, "", layer, transform, here))
        self._around.append((tag, style, layer, transform))

    def _end(self, name: str) -> None:
        tag = name.rpartition("}")[2]
        if self._silent:
            self._silent -= 1
        elif tag == "text" and self._opened:
            style, layer, transform, place = self._opened
            self._elements.append(Element("text", style, "".join(self._text), layer, transform, place))
            self._opened = None
        elif tag != "tspan":
            self._around.pop()

    def _characters(self, text: str) -> None:
        if self._opened and not self._silent:
            self._text.append(text)


# ---- what is written in a tag -----------------------------------------------------------------------

INHERITED = ("fill", "fill-rule", "class", "font-family", "font-weight", "font-size", "text-anchor", "line-height")

_NEUTRAL = ("none", "0", "0px", "normal", "1", "inline", "visible", "")
_UNSUPPORTED = ("stroke", "filter", "clip-path", "mask", "letter-spacing", "word-spacing", "baseline-shift")
_OPACITY = ("opacity", "fill-opacity", "display", "visibility")
"""What a press, a knife and a chisel cannot do, or we do not: lines without breadth, fading, hiding, spreading."""


def _properties(style: str) -> dict[str, str]:
    """`style` as Inkscape writes it: fill:#8c1d18;stroke:none"""
    pairs = (part.partition(":") for part in style.split(";") if part.strip())
    return {key.strip(): value.strip() for key, _, value in pairs}


def _refuse_unsupported(own: Mapping[str, str], place: Place) -> None:
    for key in (*_UNSUPPORTED, *_OPACITY):
        if own.get(key, "") not in _NEUTRAL or (key in _OPACITY and own.get(key) in ("none", "0")):
            raise DesignFault("design-style", place, name=key, value=own[key])


def _page_size(own: Mapping[str, str], place: Place) -> tuple[float, float]:
    """The page: one unit of its viewBox is one millimetre."""
    width, height = (re.fullmatch(r"([0-9.]+)mm", own.get(side, "")) for side in ("width", "height"))
    box = re.fullmatch(r"0 0 ([0-9.]+) ([0-9.]+)", own.get("viewBox", ""))
    if not (width and height and box):
        raise DesignFault("design-page", place)
    sides = float(width.group(1)), float(height.group(1))
    if sides != (float(box.group(1)), float(box.group(2))):
        raise DesignFault("design-page", place)
    return sides


def _transform(written: str, place: Place) -> Transform:
    """`transform` (SVG 1.1, 7.6) without its skews, which no letter should suffer."""
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
            raise DesignFault("design-style", place, name="transform", value=name)
    return result
