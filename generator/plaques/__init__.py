"""What a plaque shows → its files: PDF for the press, SVG and PNG for screens."""

from __future__ import annotations

from generator.plaques.faceplate import Faceplate, Kind, Roof, Voice
from generator.plaques.faults import MissingGlyph, ProofFailed, TooLong

__all__ = [
    "Faceplate",
    "Kind",
    "MissingGlyph",
    "ProofFailed",
    "Roof",
    "TooLong",
    "Voice",
    "pdf",
    "png",
    "svg",
]

# The imports stand inside the functions because HarfBuzz, qpdf, pdfium and the reader take 300 ms to load,
# and a build that has nothing new to draw must be over before that.


def pdf(faceplate: Faceplate) -> bytes:
    """The file for the press, proved. Raises MissingGlyph, TooLong and ProofFailed."""
    from generator.plaques import design, proof
    from generator.plaques.writers import pdf as press

    drawing = design.gate(faceplate)
    file = press.write(drawing, _title(faceplate), _language(faceplate))
    proof.prove(file, drawing, faceplate.payload)
    return file


def svg(faceplate: Faceplate) -> bytes:
    """The plaque as it will hang, for screens. Raises MissingGlyph and TooLong."""
    from generator.plaques import design
    from generator.plaques.writers import svg as screen

    return screen.write(design.gate(faceplate), _title(faceplate), _language(faceplate))


def png(faceplate: Faceplate) -> bytes:
    """A picture of the file for the press, cut at the trim. Raises what `pdf` raises."""
    from generator.plaques.writers import raster

    return raster.preview(pdf(faceplate))


def _title(faceplate: Faceplate) -> str:
    _, name = faceplate.names[0]
    return f"{name} – {faceplate.code_label} {faceplate.code}"


def _language(faceplate: Faceplate) -> str:
    language, _ = faceplate.names[0]
    return language
