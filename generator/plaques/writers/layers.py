"""An engraving → SVG in millimetres, with a layer each for what is engraved, cut and drilled."""

from __future__ import annotations

from html import escape
from xml.etree import ElementTree as ET

from generator.plaques.engraving import Engraving
from generator.plaques.outline import Outline, bounding_box, box_of, outline_from_path
from generator.plaques.writers.numbers import mm
from generator.plaques.writers.svg import path_data

SVG = "http://www.w3.org/2000/svg"

INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"

HAIRLINE = 0.01
"""mm: laser cutters take lines up to this width for cuts (Epilog, Trotec: 0.001 in and thinner is vector)."""


NOTE_COLOUR = "#F36926"
"""That of T1, the layer of LightBurn's palette that is never sent to a machine; grey would be one that is."""

MARGIN = 3.0
"""mm of the page around the note."""


def write(engraving: Engraving, title: str) -> bytes:
    """Black areas are engraved, red lines cut, blue circles drilled: the colours laser programs begin with.

    The plate begins at the upper left corner of the page, which goes on as far as the note does.
    """
    width, height = map(mm, _page(engraving))
    circles = [
        f'<circle cx="{mm(hole.across)}" cy="{mm(hole.down)}" r="{mm(hole.diameter / 2)}"/>' for hole in engraving.holes
    ]
    line = f'fill="none" stroke-width="{HAIRLINE}"'
    size = f'width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}"'
    return "\n".join(
        [
            f'<svg xmlns="{SVG}" xmlns:inkscape="{INKSCAPE}" {size}>',
            f"<title>{escape(title)}</title>",
            *_filled("engrave", (engraving.marked,), "#000000"),
            f'<g {_layer("cut")} {line} stroke="#FF0000">',
            f'<path d="{path_data(engraving.cut)}"/>',
            "</g>",
            f'<g {_layer("drill")} {line} stroke="#0000FF">',
            *circles,
            "</g>",
            *_filled("note", engraving.note, NOTE_COLOUR),
            "</svg>\n",
        ]
    ).encode()


def _page(engraving: Engraving) -> tuple[float, float]:
    """Width and height in mm: the plate's, or as much more as the words below it take."""
    if not engraving.note:
        return engraving.width, engraving.height
    note = bounding_box(map(box_of, engraving.note))
    return max(engraving.width, note.right), max(engraving.height, note.bottom + MARGIN)


def _filled(layer: str, outlines: tuple[Outline, ...], colour: str) -> tuple[str, ...]:
    """A layer of filled areas; none where there are none. Letters of a note may overlap themselves."""
    if not any(outlines):
        return ()
    rule = "evenodd" if layer == "engrave" else "nonzero"
    return (
        f'<g {_layer(layer)} fill="{colour}" fill-rule="{rule}">',
        f'<path d="{"".join(map(path_data, outlines))}"/>',
        "</g>",
    )


def read(file: bytes) -> tuple[Outline, float, float] | None:
    """What an SVG written here engraves, and the width and height of its contour in mm; None where it is no such file."""
    # No file of ours has a document type, and entities are what can make a small file large.
    if len(file) > MAX_BYTES or b"<!" in file:
        return None
    try:
        root = ET.fromstring(file)  # noqa: S314 -- see above
        marked, cut = (
            outline_from_path(root.find(f"{{{SVG}}}g[@id='{layer}']/{{{SVG}}}path").get("d", ""))  # type: ignore[union-attr]
            for layer in ("engrave", "cut")
        )
        box = box_of(cut)
    except (ET.ParseError, AttributeError, ValueError, IndexError):
        return None
    return marked, box.right, box.bottom


MAX_BYTES = 20_000_000
"""Of an SVG that is read; the largest plaque's is a tenth of it."""


def _layer(name: str) -> str:
    return f'id="{name}" inkscape:groupmode="layer" inkscape:label="{name}"'
