"""An engraving → SVG in millimetres, with a layer each for what is engraved, cut and drilled."""

from __future__ import annotations

from html import escape

from generator.plaques.engraving import Engraving
from generator.plaques.writers.numbers import mm
from generator.plaques.writers.svg import path_data

INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"

HAIRLINE = 0.01
"""mm: laser cutters take lines up to this width for cuts (Epilog, Trotec: 0.001 in and thinner is vector)."""


def write(engraving: Engraving, title: str) -> bytes:
    """Black areas are engraved, red lines cut, blue circles drilled: the colours laser programs begin with."""
    width, height = mm(engraving.width), mm(engraving.height)
    circles = [
        f'<circle cx="{mm(hole.across)}" cy="{mm(hole.down)}" r="{mm(hole.diameter / 2)}"/>' for hole in engraving.holes
    ]
    line = f'fill="none" stroke-width="{HAIRLINE}"'
    size = f'width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="{INKSCAPE}" {size}>',
            f"<title>{escape(title)}</title>",
            f'<g {_layer("engrave")} fill="#000000" fill-rule="evenodd">',
            f'<path d="{path_data(engraving.marked)}"/>',
            "</g>",
            f'<g {_layer("cut")} {line} stroke="#FF0000">',
            f'<path d="{path_data(engraving.cut)}"/>',
            "</g>",
            f'<g {_layer("drill")} {line} stroke="#0000FF">',
            *circles,
            "</g>",
            *_note(engraving),
            "</svg>\n",
        ]
    ).encode()


def _note(engraving: Engraving) -> tuple[str, ...]:
    """The proof note, outside the page: seen by whoever opens the file, reached by no tool."""
    if not engraving.note:
        return ()
    return (f'<g {_layer("note")} fill="#808080">', f'<path d="{path_data(engraving.note)}"/>', "</g>")


def _layer(name: str) -> str:
    return f'id="{name}" inkscape:groupmode="layer" inkscape:label="{name}"'
