"""A faceplate → the files of a plaque for press, engraver and screen; those for making are proved first.

Here: QR symbols and codes, designs, lettering, inks, writers of PDF, SVG, DXF and bitmaps, preflight and proof.
Not here: which plaques there are (content.plaques), and what stands on each (plaque_files).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.plaques.faceplate import Faceplate, FontStack, Job, Material, Order, Press, Roof
from generator.plaques.faults import (
    DesignFault,
    MissingFace,
    MissingGlyph,
    MixedDirections,
    ProofFailed,
    TooLong,
    TooSmall,
)

if TYPE_CHECKING:
    from generator.plaques.drawing import Drawing
    from generator.plaques.engraving import Engraving
    from generator.plaques.proof import Proof

__all__ = [
    "FILES_OF_A_PLATE",
    "FILES_OF_EVERY_PLAQUE",
    "DesignFault",
    "Faceplate",
    "FontStack",
    "Job",
    "Material",
    "MissingFace",
    "MissingGlyph",
    "MixedDirections",
    "Order",
    "Press",
    "ProofFailed",
    "Roof",
    "TooLong",
    "TooSmall",
    "decode",
    "engraving_dxf",
    "engraving_png",
    "engraving_svg",
    "job_ticket",
    "pdf",
    "picture",
    "png",
    "proof_json",
    "size",
    "svg",
]

# The imports stand inside the functions because HarfBuzz, qpdf, pdfium and the reader take 300 ms to load,
# and a build that has nothing new to draw must be over before that.
#
# Every maker raises what drawing raises: MissingGlyph, TooLong, TooSmall, DesignFault; ProofFailed where it says so.


def pdf(faceplate: Faceplate) -> bytes:
    """The PDF/X-4 for the press, after preflight and proof. Raises ProofFailed."""
    return _finished(faceplate)[0]


def proof_json(faceplate: Faceplate) -> bytes:
    """The proof of that PDF as JSON. Raises ProofFailed."""
    from generator.plaques.proof import as_json

    return as_json(_finished(faceplate)[1], faceplate.lender)


def svg(faceplate: Faceplate) -> bytes:
    """An SVG of the plaque as it will hang, for screens."""
    from generator.plaques.writers import svg as screen

    return screen.write(_drawing(faceplate), _title(faceplate), _language(faceplate))


def png(faceplate: Faceplate) -> bytes:
    """A PNG of the PDF for the press, cropped to the trim. Raises ProofFailed."""
    from generator.plaques.writers import raster

    return raster.preview(pdf(faceplate))


def picture(faceplate: Faceplate, side: int) -> bytes:
    """A small WebP for comparing a plaque with the one on the wall, this many px wide and high."""
    from generator.plaques.writers import raster

    return raster.thumbnail(_press_file(faceplate), side)


def engraving_svg(faceplate: Faceplate) -> bytes:
    """An SVG with a layer each for engraving, cutting and drilling. Raises ProofFailed."""
    from generator.plaques.writers import layers

    return layers.write(_engraving(faceplate), _title(faceplate))


def engraving_dxf(faceplate: Faceplate) -> bytes:
    """The same as DXF R12. Raises ProofFailed."""
    from generator.plaques.writers import dxf

    return dxf.write(_engraving(faceplate))


def engraving_png(faceplate: Faceplate) -> bytes:
    """A 1-bit PNG, black where the plate is engraved. Raises ProofFailed."""
    from generator.plaques.writers import bitmap

    return bitmap.write(_engraving(faceplate))


FILES_OF_EVERY_PLAQUE: Mapping[str, Callable[[Faceplate], bytes]] = {
    "{code}.pdf": pdf,
    "{code}.svg": svg,
    "{code}.png": png,
    "proof.json": proof_json,
}
"""File name → the function that makes it, for a plaque of any material."""

FILES_OF_A_PLATE: Mapping[str, Callable[[Faceplate], bytes]] = {
    "{code}-engrave.svg": engraving_svg,
    "{code}-engrave.dxf": engraving_dxf,
    "{code}-engrave.png": engraving_png,
}
"""The same for materials that can be cut, drilled and engraved."""


def job_ticket(faceplate: Faceplate, job: Job) -> bytes:
    """The job ticket, a PDF of two pages. Raises ProofFailed."""
    from generator.plaques import ticket as paper

    return paper.write(faceplate, job, _drawing(faceplate), _finished(faceplate)[1])


def decode(file: bytes) -> str | None:
    """Text of the symbol in a plaque's PDF; None unless there is exactly one, or where the file is no PDF."""
    from pypdfium2 import PdfiumError

    from generator.plaques import proof as reader
    from generator.plaques.writers import raster

    try:
        return reader.decode(raster.grey_sheet(file))
    except PdfiumError:
        return None


def size(faceplate: Faceplate) -> tuple[float, float]:
    """Width and height of the trim in mm."""
    drawing = _drawing(faceplate)
    return drawing.width, drawing.height


# Files of one plaque are made one after another, so the last few drawings are all that is worth keeping.


def _drawing(faceplate: Faceplate) -> Drawing:
    from generator.plaques import design

    return design.draw(faceplate)


@lru_cache(maxsize=2)
def _press_file(faceplate: Faceplate) -> bytes:
    """The PDF for the press before anybody has looked at it."""
    from generator.plaques.writers import pdf as press

    return press.write(_drawing(faceplate), faceplate.order.press, _title(faceplate), _language(faceplate))


@lru_cache(maxsize=2)
def _finished(faceplate: Faceplate) -> tuple[bytes, Proof]:
    """The PDF for the press and its proof. Raises ProofFailed."""
    from generator.plaques import preflight
    from generator.plaques import proof as reader

    drawing, file = _drawing(faceplate), _press_file(faceplate)
    preflight.check(file, drawing)
    return file, reader.prove(file, drawing, faceplate.payload)


@lru_cache(maxsize=2)
def _engraving(faceplate: Faceplate) -> Engraving:
    from generator.plaques import engraving
    from generator.plaques import proof as reader

    result = engraving.of(_drawing(faceplate), faceplate.order.material)
    reader.prove_plate(result, faceplate.order.material, faceplate.payload)
    return result


def _title(faceplate: Faceplate) -> str:
    _, name = faceplate.names[0]
    return f"{name} – {faceplate.code_label} {faceplate.code}"


def _language(faceplate: Faceplate) -> str:
    language, _ = faceplate.names[0]
    return language
