"""A drawing → an SVG for screens, in millimetres."""

from __future__ import annotations

from html import escape
from operator import add

from generator.plaques.drawing import Drawing, Shape
from generator.plaques.outline import Outline
from generator.plaques.writers.numbers import mm, points


def write(drawing: Drawing, title: str, language: str) -> bytes:
    """The plaque as it will hang: the bleed lies outside the picture, the slug is left out."""
    width, height = mm(drawing.width), mm(drawing.height)
    size = f'width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}"'
    elements = (_element(shape) for shape in drawing.shapes if shape.layer != "slug")
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} lang="{escape(language)}" role="img">',
            f"<title>{escape(title)}</title>",
            *elements,
            "</svg>\n",
        ]
    ).encode()


def _element(shape: Shape) -> str:
    rule = ' fill-rule="evenodd"' if shape.rule == "evenodd" else ""
    return f'<path fill="{shape.ink.screen}"{rule} d="{path_data(shape.outline)}"/>'


def path_data(outline: Outline) -> str:
    """The `d` attribute of an outline, in mm: a thousandth is finer than any screen and any tool."""
    return "".join(map(add, [verb for verb, _ in outline], points(outline)))
