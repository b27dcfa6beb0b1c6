"""A drawing → a PDF for the press: outlines only, DeviceCMYK only, boxes for the cutter."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf

from generator.plaques.drawing import Drawing, Ink, Shape
from generator.plaques.outline import Box
from generator.plaques.writers.numbers import mm

POINT = 25.4 / 72
"""mm. PDF counts in points (ISO 32000-1, 8.3.2.3)."""

# ISO 32000-1, 8.5.2 and 8.5.3: path construction and painting.
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_FILLS = {"nonzero": "f", "evenodd": "f*"}


def write(drawing: Drawing, title: str, language: str) -> bytes:
    """The bytes of the file: the same for the same drawing, on any day and in any process."""
    pdf = pikepdf.new()
    sheet = drawing.sheet
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=_box(sheet, sheet),
        BleedBox=_box(drawing.trim.grown(drawing.bleed), sheet),
        TrimBox=_box(drawing.trim, sheet),
        Resources=pikepdf.Dictionary(),
        Contents=pdf.make_stream(_content(drawing).encode("ascii")),
    )
    pdf.pages.append(pikepdf.Page(page))
    pdf.Root.Lang = pikepdf.String(language)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pdf.docinfo.Title = pikepdf.String(title)
    file = BytesIO()
    # Not compressed: a shop, or anyone, can read what is in it, and no other zlib can change its bytes.
    pdf.save(
        file,
        force_version="1.6",
        deterministic_id=True,
        compress_streams=False,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return file.getvalue()


def _box(box: Box, sheet: Box) -> pikepdf.Array:
    """A rectangle in points from the lower left corner of the sheet."""
    left, right = box.left - sheet.left, box.right - sheet.left
    bottom, top = sheet.bottom - box.bottom, sheet.bottom - box.top
    return pikepdf.Array([round(n / POINT, 4) for n in (left, bottom, right, top)])


def _content(drawing: Drawing) -> str:
    """The page: first from points to millimetres and upside down, then every shape as it was drawn."""
    sheet = drawing.sheet
    scale = f"{1 / POINT:.6f}"
    turned = f"{scale} 0 0 -{scale} {-sheet.left / POINT:.4f} {sheet.bottom / POINT:.4f} cm"
    return "\n".join([turned, *_painted(drawing.shapes), ""])


def _painted(shapes: tuple[Shape, ...]) -> Iterator[str]:
    ink: Ink | None = None
    for shape in shapes:
        if shape.ink != ink:
            ink = shape.ink
            yield f"{ink.cyan:g} {ink.magenta:g} {ink.yellow:g} {ink.black:g} k"
        for verb, numbers in shape.outline:
            yield " ".join([*map(mm, numbers), _OPERATORS[verb]])
        yield _FILLS[shape.rule]
