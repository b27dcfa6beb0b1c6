"""A line of text → the outlines of its letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Literal

import uharfbuzz as hb
from fontTools.pens.transformPen import TransformPen

from generator.plaques.faceplate import Voice
from generator.plaques.faults import MissingGlyph, TooLong
from generator.plaques.outline import Box, Outline, OutlinePen, around, box_of, placed
from generator.store import FileRef

Script = Literal["latin", "khmer", "han"]

# What HarfBuzz must know of a run: its script (ISO 15924) and its language (BCP 47). Latin letters are set as
# Vietnamese in every line: the proper names in all four languages are.
_SETTING = {"latin": ("Latn", "vi"), "khmer": ("Khmr", "km"), "han": ("Hani", "zh-Hans")}

# First and last character of the blocks (Unicode, Blocks.txt) that do not go to the Latin face.
_BLOCKS: tuple[tuple[int, int, Script], ...] = (
    (0x1780, 0x17FF, "khmer"),  # Khmer
    (0x19E0, 0x19FF, "khmer"),  # Khmer Symbols
    (0x2E80, 0x2FDF, "han"),  # radicals
    (0x3000, 0x303F, "han"),  # CJK Symbols and Punctuation
    (0x3400, 0x4DBF, "han"),  # Extension A
    (0x4E00, 0x9FFF, "han"),  # CJK Unified Ideographs
    (0xF900, 0xFAFF, "han"),  # Compatibility Ideographs
    (0xFE30, 0xFE4F, "han"),  # Compatibility Forms
    (0xFF00, 0xFFEF, "han"),  # Halfwidth and Fullwidth Forms
    (0x20000, 0x3FFFF, "han"),  # Extension B and after
)

_DOTTED_CIRCLE = "\u25cc"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text set at a size, its baseline on y = 0 and its first letter's origin on x = 0."""

    size: float
    """mm, of the em: the height the letters were designed in. Capitals are about 0.7 of it."""

    outline: Outline
    """Fill it nonzero: parts of a letter may overlap."""

    advance: float
    """mm from the first letter's origin to where a next one would stand."""

    ink: Box
    """What is really painted: marks above and below, no side bearings. Centre by this."""


def line(text: str, voice: Voice, size: float) -> Line:
    """A text set in one line, its em `size` mm high. Raises MissingGlyph."""
    glyphs, advance, ink = _set(text, voice)
    outline = tuple(
        segment for glyph, across, down in glyphs for segment in placed(glyph.outline, size, across * size, down * size)
    )
    return Line(size, outline, advance * size, ink.placed(size, 0, 0))


def fit(text: str, voice: Voice, width: float, size: float, smallest: float) -> Line:
    """The line at `size`, or as much smaller as it takes for its ink to be no wider than `width`.

    Raises TooLong if that were smaller than `smallest`, and MissingGlyph.
    """
    _, _, ink = _set(text, voice)
    if ink.width * smallest > width:
        raise TooLong(text, ink.width * smallest, width)
    return line(text, voice, min(size, width / ink.width))


# ---- runs -------------------------------------------------------------------------------------------


def runs(text: str) -> Iterator[tuple[Script, str]]:
    """The line cut where its script changes.

    >>> list(runs("Pôthi Somrôn 寺"))
    [('latin', 'Pôthi Somrôn '), ('han', '寺')]
    """
    start = 0
    for script, characters in groupby(_scripts(text)):
        end = start + len(list(characters))
        yield script, text[start:end]
        start = end


def _scripts(text: str) -> list[Script]:
    """The script of each character; spaces, marks and invisible ones go with what is before them."""
    scripts: list[Script] = []
    for character in text:
        own = _script(character)
        follows = unicodedata.category(character) in {"Zs", "Mn", "Me", "Cf"} and own == "latin"
        scripts.append(scripts[-1] if follows and scripts else own)
    return scripts


def _script(character: str) -> Script:
    return next((script for first, last, script in _BLOCKS if first <= ord(character) <= last), "latin")


# ---- glyphs -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter's shape at an em of 1 mm, its origin on 0, 0."""

    outline: Outline
    ink: Box | None
    """None: a space."""


@lru_cache(maxsize=256)
def _set(text: str, voice: Voice) -> tuple[tuple[tuple[Glyph, float, float], ...], float, Box]:
    """Each glyph and its place across and down, the advance and the ink of all, at an em of 1 mm.

    Shaping does not depend on size, so this is the same for all sizes.
    """
    glyphs: list[tuple[Glyph, float, float]] = []
    pen = 0.0
    for script, run in runs(text):
        file: FileRef = getattr(voice, script)
        em = _font(file).face.upem
        for index, across, up, advance in shaped(run, script, file):
            glyphs.append((_glyph(file, index), pen + across / em, -up / em))
            pen += advance / em
    inks = [glyph.ink.placed(1, across, down) for glyph, across, down in glyphs if glyph.ink]
    return tuple(glyphs), pen, around(inks)


def shaped(run: str, script: Script, file: FileRef) -> Iterator[tuple[int, int, int, int]]:
    """Each glyph of a run with its offset (across, up) and its advance, in font units."""
    font = _font(file)
    buffer = hb.Buffer()
    buffer.add_str(run)
    buffer.script, buffer.language = _SETTING[script]
    buffer.direction = "ltr"
    hb.shape(font, buffer)
    circle = font.get_nominal_glyph(ord(_DOTTED_CIRCLE))
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        # HarfBuzz puts a dotted circle under a mark that has no base: nobody wants that cast in metal.
        if info.codepoint == 0 or (info.codepoint == circle and _DOTTED_CIRCLE not in run):
            raise MissingGlyph(run[info.cluster])
        yield info.codepoint, position.x_offset, position.y_offset, position.x_advance


@lru_cache(maxsize=4096)
def _glyph(file: FileRef, index: int) -> Glyph:
    font = _font(file)
    pen = OutlinePen()
    # Fonts count upwards, drawings downwards.
    font.draw_glyph_with_pen(index, TransformPen(pen, (1 / font.face.upem, 0, 0, -1 / font.face.upem, 0, 0)))
    return Glyph(pen.outline, box_of(pen.outline) if pen.outline else None)


@lru_cache(maxsize=16)
def _font(file: FileRef) -> hb.Font:
    """The face in a file, read once in a process; its digest makes a changed file another key."""
    return hb.Font(hb.Face(hb.Blob(Path(file.path).read_bytes())))
