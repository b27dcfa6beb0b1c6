"""A faceplate → the files of a plaque for press or engraver, and for screens; those for making are proved first.

Here: QR symbols and codes, designs, lettering, inks, writers of PDF, SVG, DXF and bitmaps, preflight and proof.
Not here: which plaques there are (content.plaques), and what stands on each (plaque_files).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.plaques.faceplate import Faceplate, FontStack, Job, Look, Material, Order, Orderer, Press, Roof
from generator.plaques.faults import (
    DesignFault,
    MissingFace,
    MissingGlyph,
    MixedDirections,
    ProofFailed,
    TooFine,
    TooLong,
    TooSmall,
)

if TYPE_CHECKING:
    from generator.plaques.drawing import Drawing
    from generator.plaques.endurance import Specimen
    from generator.plaques.engraving import Engraving
    from generator.plaques.proof import Proof
    from generator.plaques.ticket import Piece

__all__ = [
    "FILES_FOR_SCREENS",
    "REVISION_DIGITS",
    "REVISION_MARK",
    "DesignFault",
    "Faceplate",
    "FontStack",
    "Job",
    "Look",
    "Material",
    "MissingFace",
    "MissingGlyph",
    "MixedDirections",
    "Order",
    "Orderer",
    "Press",
    "ProofFailed",
    "Roof",
    "TooFine",
    "TooLong",
    "TooSmall",
    "cut_dxf",
    "cut_svg",
    "decode",
    "decode_engraving",
    "engraving_dxf",
    "engraving_png",
    "engraving_svg",
    "files_of",
    "job_ticket",
    "making_files",
    "pdf",
    "picture",
    "png",
    "proof_json",
    "revision",
    "size",
    "specimen",
    "svg",
    "symbol_svg",
]

# The imports stand inside the functions because HarfBuzz, qpdf, pdfium and the reader take 300 ms to load,
# and a build that has nothing new to draw must be over before that.
#
# Every maker raises what drawing raises: MissingGlyph, TooLong, TooSmall, TooFine, DesignFault; ProofFailed where it says so.


def pdf(faceplate: Faceplate) -> bytes:
    """The PDF/X-4 for the press, after preflight and proof. Raises ProofFailed."""
    return _finished(faceplate)[0]


def proof_json(faceplate: Faceplate) -> bytes:
    """The proof of the file that makes the plaque, as JSON, with the long one. Raises ProofFailed."""
    from generator.plaques.proof import as_json

    return as_json(_proof(faceplate), faceplate.lender, _making_file(faceplate))


def svg(faceplate: Faceplate) -> bytes:
    """An SVG of the plaque as it will hang, for screens. Raises ProofFailed if it is engraved."""
    from generator.plaques.writers import svg as screen

    return screen.write(_as_it_hangs(faceplate), _title(faceplate), _language(faceplate))


def png(faceplate: Faceplate) -> bytes:
    """A PNG of the plaque as it will hang, for screens. Raises ProofFailed."""
    from generator.plaques.writers import pdf as press
    from generator.plaques.writers import raster

    engraved = faceplate.order.material.engraved
    return raster.preview(press.raster_source(_as_it_hangs(faceplate)) if engraved else pdf(faceplate))


def picture(faceplate: Faceplate, side: int) -> bytes:
    """A small WebP for comparing a plaque with the one on the wall, this many px wide and high."""
    from generator.plaques.writers import pdf as press
    from generator.plaques.writers import raster

    if not faceplate.order.material.engraved:
        return raster.thumbnail(_press_file(faceplate), side)
    return raster.thumbnail(press.raster_source(_as_it_hangs(faceplate)), side)


def symbol_svg(faceplate: Faceplate) -> bytes:
    """The symbol with its quiet zone alone, dark on white, in mm at its size on the plaque: for a shop's own merge."""
    from generator.plaques.drawing import MUC, WHITE, Drawing, Shape
    from generator.plaques.outline import box_of, moved, rectangle
    from generator.plaques.writers import svg as screen

    drawing = _drawing(faceplate)
    assert drawing.symbol is not None
    zone = drawing.symbol.zone
    modules = next(
        shape.outline for shape in drawing.shapes if shape.layer == "symbol" and zone.contains(box_of(shape.outline))
    )
    shapes = (Shape(rectangle(zone), WHITE, "ground"), Shape(modules, MUC, "symbol"))
    placed = tuple(Shape(moved(shape.outline, -zone.left, -zone.top), shape.ink, shape.layer) for shape in shapes)
    return screen.write(Drawing(zone.width, zone.height, 0, 0, placed), faceplate.payload, _language(faceplate))


def engraving_svg(faceplate: Faceplate) -> bytes:
    """An SVG with a layer each for engraving, cutting and drilling. Raises ProofFailed."""
    return _engraved(faceplate)[1]


def engraving_dxf(faceplate: Faceplate) -> bytes:
    """The same as DXF R12. Raises ProofFailed."""
    from generator.plaques.writers import dxf

    return dxf.write(_engraving(faceplate))


def engraving_png(faceplate: Faceplate) -> bytes:
    """A 1-bit PNG, black where the plate is engraved; the words beside it are its description. Raises ProofFailed."""
    from generator.plaques.writers import bitmap

    return bitmap.write(_engraving(faceplate), "\n".join(_beside(faceplate)))


def cut_svg(faceplate: Faceplate) -> bytes:
    """Contour and holes of a plate that is printed, as an SVG with a layer each."""
    from generator.plaques.writers import layers

    return layers.write(_contour(faceplate), _title(faceplate))


def cut_dxf(faceplate: Faceplate) -> bytes:
    """The same as DXF R12."""
    from generator.plaques.writers import dxf

    return dxf.write(_contour(faceplate))


Maker = Callable[[Faceplate], bytes]

FILES_FOR_SCREENS: Mapping[str, Maker] = {
    "{code}.svg": svg,
    "{code}.png": png,
    "proof.json": proof_json,
}
"""File name → the function that makes it, for looking at a plaque of any material."""

_PRINTED: Mapping[str, Maker] = {"{code}.pdf": pdf}

_PRINTED_PLATE: Mapping[str, Maker] = {**_PRINTED, "{code}-cut.svg": cut_svg, "{code}-cut.dxf": cut_dxf}

_ENGRAVED: Mapping[str, Maker] = {
    "{code}-engrave.svg": engraving_svg,
    "{code}-engrave.dxf": engraving_dxf,
    "{code}-engrave.png": engraving_png,
}


def making_files(material: Material) -> Mapping[str, Maker]:
    """The files that make a plaque of this material: name, with {code} for its code → the function that makes it.

    The first is *the* file: its digest stands on the ticket and in the register. Of an engraving the others are the same for
    other machines; of a plate that is printed they are its contour and holes. A printed face is never engraved, nor the
    other way round.
    """
    if material.engraved:
        return _ENGRAVED
    return _PRINTED_PLATE if material.plate else _PRINTED


def files_of(material: Material) -> Mapping[str, Maker]:
    """All files of a plaque of this material but its ticket."""
    return {**making_files(material), **FILES_FOR_SCREENS}


@lru_cache(maxsize=4)
def revision(faceplate: Faceplate) -> str:
    """Six hexadecimal digits of what is made: drawing, holes, material, quantity. The same on any day and any machine."""
    from hashlib import sha256

    from generator.plaques.writers import svg as screen

    drawing, order = _drawing(faceplate), faceplate.order
    holes = [(round(hole.across, 3), round(hole.down, 3), round(hole.diameter, 3)) for hole in drawing.holes]
    made = (order.material.id, order.quantity, holes)
    return sha256(screen.write(drawing, repr(made), _language(faceplate))).hexdigest()[:REVISION_DIGITS]


REVISION_DIGITS = 6

REVISION_MARK = "r"
"""Stands before a revision where it is written."""


def job_ticket(faceplate: Faceplate, job: Job) -> bytes:
    """The job ticket, a tagged PDF. Raises ProofFailed."""
    from generator.plaques import ticket as paper

    filled = replace(job, revision=revision(faceplate))
    return paper.write(faceplate, filled, _piece(faceplate), _proof(faceplate))


def _piece(faceplate: Faceplate) -> Piece:
    """What the shop makes: of which file, and how it looks."""
    from generator.plaques import finished
    from generator.plaques.drawing import MUC, WHITE, Shape
    from generator.plaques.outline import rectangle
    from generator.plaques.ticket import Piece

    file, digest, material = _making_file(faceplate), _proof(faceplate).digest, faceplate.order.material
    if not material.engraved:
        return Piece(file, digest, _drawing(faceplate))
    engraving = _engraving(faceplate)
    plate = finished.finished_plate(engraving, material)
    black = (Shape(rectangle(plate.trim), WHITE), Shape(engraving.marked, MUC, rule="evenodd"))
    return Piece(file, digest, plate, black)


def decode(file: bytes) -> str | None:
    """Text of the symbol in a plaque's PDF; None unless there is exactly one, or where the file is no PDF."""
    from pypdfium2 import PdfiumError

    from generator.plaques import proof as reader
    from generator.plaques.writers import raster

    try:
        return reader.decode(raster.grey_sheet(file))
    except PdfiumError:
        return None


def decode_engraving(file: bytes, material: Material) -> str | None:
    """Text of the symbol that an engraving's SVG leaves on this material; None unless there is exactly one, or it is none of ours."""
    from generator.plaques import proof as reader
    from generator.plaques.writers import layers

    engraved = layers.read(file)
    return reader.decode(reader.marked_picture(*engraved, material)) if engraved else None


def size(faceplate: Faceplate) -> tuple[float, float]:
    """Width and height of the trim in mm."""
    drawing = _drawing(faceplate)
    return drawing.width, drawing.height


# Files of one plaque are made one after another, so the last few drawings are all that is worth keeping.


def _making_file(faceplate: Faceplate) -> str:
    """The name of the file that makes the plaque."""
    return next(iter(making_files(faceplate.order.material))).format(code=faceplate.code)


def _as_it_hangs(faceplate: Faceplate) -> Drawing:
    """What people will stand before: the printed face, or the finished plate."""
    from generator.plaques import finished

    material = faceplate.order.material
    return finished.finished_plate(_engraving(faceplate), material) if material.engraved else _drawing(faceplate)


def _drawing(faceplate: Faceplate) -> Drawing:
    from generator.plaques import made_size

    return made_size.draw(faceplate)


@lru_cache(maxsize=2)
def _press_file(faceplate: Faceplate) -> bytes:
    """The PDF for the press before anybody has looked at it."""
    from generator.plaques.writers import pdf as press

    drawing = _with_revision(_drawing(faceplate), faceplate)
    return press.write(drawing, faceplate.order.press, _title(faceplate), _language(faceplate))


@lru_cache(maxsize=2)
def _finished(faceplate: Faceplate) -> tuple[bytes, Proof]:
    """The PDF for the press and its proof. Raises ProofFailed."""
    from generator.plaques import preflight
    from generator.plaques import proof as reader

    drawing, file = _with_revision(_drawing(faceplate), faceplate), _press_file(faceplate)
    preflight.check(file, drawing)
    return file, reader.prove(file, drawing, faceplate.payload)


def _with_revision(drawing: Drawing, faceplate: Faceplate) -> Drawing:
    """The drawing with code and revision at the lower edge of its slug, below the words of a proof."""
    from generator.plaques.design import FLOOR
    from generator.plaques.drawing import MUC, Shape
    from generator.plaques.lettering import line
    from generator.plaques.outline import moved

    words = line(f"{faceplate.code} · {REVISION_MARK}{revision(faceplate)}", faceplate.text, FLOOR)
    below = drawing.height + drawing.bleed + drawing.slug - FLOOR
    return replace(drawing, shapes=(*drawing.shapes, Shape(moved(words.outline, FLOOR, below), MUC, "slug")))


@lru_cache(maxsize=2)
def _proof(faceplate: Faceplate) -> Proof:
    """The proof of the file that makes the plaque, with the long one. Raises ProofFailed."""
    from generator.plaques.long_proofs import long_proof

    proof = _short_proof(faceplate)
    return replace(proof, endurance=long_proof(proof.specimen))


def _short_proof(faceplate: Faceplate) -> Proof:
    return _engraved(faceplate)[2] if faceplate.order.material.engraved else _finished(faceplate)[1]


def specimen(faceplate: Faceplate) -> Specimen:
    """The symbol of what will hang, the print or the engraved plate, as the long proof damages it. Raises ProofFailed."""
    return _short_proof(faceplate).specimen


def _engraving(faceplate: Faceplate) -> Engraving:
    return _engraved(faceplate)[0]


@lru_cache(maxsize=2)
def _engraved(faceplate: Faceplate) -> tuple[Engraving, bytes, Proof]:
    """The engraving, its SVG, and the proof of that. Raises ProofFailed."""
    from generator.plaques import engraving
    from generator.plaques import proof as reader
    from generator.plaques.writers import layers

    material = faceplate.order.material
    plate = engraving.with_words(engraving.of(_drawing(faceplate), material), _beside(faceplate), faceplate.text)
    file = layers.write(plate, _title(faceplate))
    return plate, file, reader.prove_plate(file, plate, material, faceplate.payload)


@lru_cache(maxsize=2)
def _contour(faceplate: Faceplate) -> Engraving:
    """Contour and holes of a plate that is printed."""
    from generator.plaques import engraving

    return engraving.with_words(engraving.cut_only(_drawing(faceplate)), _beside(faceplate), faceplate.text)


def _beside(faceplate: Faceplate) -> tuple[str, ...]:
    """Lines beside a plate: which one it is, and what is to be done with the file."""
    from generator.plaques.writers.numbers import mm

    drawing = _drawing(faceplate)
    size = f"{mm(drawing.width)} × {mm(drawing.height)} mm"
    return (f"{faceplate.code} · {REVISION_MARK}{revision(faceplate)} · {size}", *faceplate.beside)


def _title(faceplate: Faceplate) -> str:
    _, name = faceplate.names[0]
    return f"{name} – {faceplate.code_label} {faceplate.code}"


def _language(faceplate: Faceplate) -> str:
    language, _ = faceplate.names[0]
    return language
