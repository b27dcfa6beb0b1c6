"""A line of text → the outlines of its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, groupby, pairwise
from pathlib import Path

import uharfbuzz as hb
from fontTools.misc.transform import Identity, Transform
from fontTools.pens.transformPen import TransformPen

from generator.languages.scripts import SCRIPTS
from generator.plaques.faceplate import FontStack
from generator.plaques.faults import MissingGlyph, TooLong
from generator.plaques.outline import Box, Outline, OutlinePen, bounding_box, box_of, moved, placed, transformed
from generator.plaques.script_runs import in_sight
from generator.store import FileRef

_DOTTED_CIRCLE = "\u25cc"

# Characters HarfBuzz shapes to nothing (Unicode, Default_Ignorable_Code_Point): joiners, marks of direction, variation
# selectors, soft hyphens. Whoever wrote one wanted something that would not be on the plaque.
# Two kinds are allowed: the zero width space, where a line may end in scripts that write no blanks, and what
# the script itself means (languages.Script.meant).
_DEFAULT_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True, eq=False)  # caches know it by itself: to compare all letters takes longer
class Line:
    """A line of text set at a size, its baseline on y = 0 and its first letter's origin on x = 0."""

    text: str
    size: float
    """mm, of the em: the height the letters were designed in. Capitals are about 0.7 of it."""

    glyphs: tuple[tuple[Glyph, float, float], ...]
    """Each letter with its origin, across and down, at an em of 1 mm."""

    advance: float
    """mm from the first letter's origin to where a next one would stand."""

    ink: Box
    """What is really painted: marks above and below, no side bearings. Centre by this."""

    @cached_property
    def outline(self) -> Outline:
        """All letters. Fill it nonzero: parts of a letter may overlap."""
        size = self.size
        return tuple(
            segment
            for glyph, across, down in self.glyphs
            for segment in placed(glyph.outline, size, across * size, down * size)
        )


@dataclass(frozen=True)
class PlacedLine:
    """A line of text and where its first letter's origin stands, in mm."""

    line: Line
    across: float
    down: float

    turn: Transform = Identity
    """By quarters, about that origin."""

    @cached_property
    def outline(self) -> Outline:
        """All letters, where they stand."""
        upright = self.turn == Identity
        return moved(
            self.line.outline if upright else transformed(self.line.outline, self.turn), self.across, self.down
        )

    def turned(self, turn: Transform, about: tuple[float, float]) -> PlacedLine:
        """The line, which stood beside the point 0, 0, turned about it; then that point is moved to `about`."""
        across, down = turn.transformPoint((self.across, self.down))
        return PlacedLine(self.line, about[0] + across, about[1] + down, turn)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the line stands: x and y from its first letter's origin, in mm."""
        x, y = self.turn.transformPoint((x, y))
        return self.across + x, self.down + y

    @property
    def box(self) -> Box:
        """What is really painted."""
        ink = self.line.ink
        (left, top), (right, bottom) = self.at(ink.left, ink.top), self.at(ink.right, ink.bottom)
        return Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))


@lru_cache(maxsize=2048)
def line(text: str, font_stack: FontStack, size: float) -> Line:
    """A text set in one line, its em `size` mm high. Raises MissingGlyph, MissingFace and MixedDirections."""
    glyphs, advance, ink = _shape_text(text, font_stack)
    return Line(text, size, glyphs, advance * size, ink.placed(size, 0, 0))


def advance(text: str, font_stack: FontStack) -> float:
    """Ems from the beginning of a line to its end. Raises MissingGlyph, MissingFace and MixedDirections."""
    return _shape_text(text, font_stack)[1]


def fit(text: str, font_stack: FontStack, width: float, size: float, smallest: float) -> Line:
    """The line at `size`, or as much smaller as it takes for its ink to be no wider than `width`.

    Raises TooLong if that were smaller than `smallest`, and MissingGlyph.
    """
    ink = _shape_text(text, font_stack)[2].width
    if ink * smallest > width:
        raise TooLong(text, ink * smallest, width)
    return line(text, font_stack, min(size, width / ink))


# ---- blocks -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TextFrame:
    """The box a text must fit, all in mm; 0, 0 is in its middle."""

    width: float
    height: float
    size: float
    """Of the em, if there is room."""

    smallest: float
    """Of the em, if there is not."""

    leading: float
    """From one baseline to the next, in ems."""

    gap: float
    """Between the ink of one line and of the next, at least."""

    from_top: bool = False
    """Whether it is filled with paragraphs from the top down (paragraphs.flow), not with a few lines about its middle."""


CAP_HEIGHT = 0.714
"""Height of capitals in the em of Noto Serif (OS/2 sCapHeight)."""

STEP = 0.97
"""How much smaller a text is tried next."""


def block(text: str, font_stack: FontStack, frame: TextFrame) -> tuple[tuple[Line, float], ...]:
    """Lines and their baselines, in mm below the middle of the box; as large as the box allows.

    A text of several lines is set in these, each as large as it can be. A text of one line is broken where it may
    be, if it gets larger by that. The middle of the capitals stays in the middle of the box, so that a smaller
    text does not hang. Marks above and below are counted: no line comes nearer to another than the gap, none leaves the box.

    Raises TooLong and MissingGlyph.
    """
    paragraphs = [part.strip() for part in text.split("\n") if part.strip()]
    if not paragraphs:
        return ()
    if len(paragraphs) > 1:
        lines = _fitted(tuple(_rows(paragraphs, font_stack, frame)), font_stack, frame, join_sentences=False)
    else:
        most_lines = max(1, int(frame.height / (frame.smallest * frame.leading)))
        lines = _largest(paragraphs[0], font_stack, frame, most_lines)
    if lines is None:
        widths = {part: _shape_text(_without_break_marks(part), font_stack)[2].width for part in paragraphs}
        widest = max(widths, key=widths.__getitem__)
        raise TooLong(widest, widths[widest] * frame.smallest, frame.width)
    return lines


def _largest(
    text: str, font_stack: FontStack, frame: TextFrame, most_lines: int
) -> tuple[tuple[Line, float], ...] | None:
    """The text in the number of lines, 1 to `most_lines`, that gives the largest type; the fewest if several do.

    None if it fits in none of them.
    """
    largest: tuple[tuple[Line, float], ...] | None = None
    for count in range(1, most_lines + 1):
        parts = _split_into_lines(text, font_stack, count)
        lines = _fitted(parts, font_stack, frame, join_sentences=True) if parts else None
        if lines and (largest is None or lines[0][0].size > largest[0][0].size):
            largest = lines
        if largest and largest[0][0].size >= frame.size:
            break
    return largest


def _rows(paragraphs: list[str], font_stack: FontStack, frame: TextFrame) -> Iterator[str]:
    """Each paragraph in one line, or in two if it is too long at the smallest type size."""
    for part in paragraphs:
        short = _shape_text(_without_break_marks(part), font_stack)[2].width * frame.smallest <= frame.width
        yield from (
            (_without_break_marks(part),)
            if short
            else (_split_into_lines(part, font_stack, 2) or (_without_break_marks(part),))
        )


def _fitted(
    parts: tuple[str, ...], font_stack: FontStack, frame: TextFrame, *, join_sentences: bool
) -> tuple[tuple[Line, float], ...] | None:
    """Lines and baselines at the largest type size that fits the frame; None if that is below the smallest.

    With `join_sentences` the parts are one text: one type size, and a leading that follows it. Else each part has a
    size of its own, and the leading is that of the full size.
    """
    widths = [_shape_text(part, font_stack)[2].width for part in parts]
    sizes = [min(frame.size, frame.width / width) for width in widths]
    if join_sentences:
        sizes = [min(sizes)] * len(sizes)
    even = min(frame.size * frame.leading, frame.height / len(parts))
    while min(sizes) >= frame.smallest - 1e-9:
        pitch = _pitch(parts, font_stack, sizes[0], frame) if join_sentences else even
        middles = [(number - (len(parts) - 1) / 2) * pitch for number in range(len(parts))]
        baselines = [middle + size * CAP_HEIGHT / 2 for middle, size in zip(middles, sizes, strict=True)]
        inks = [
            _shape_text(part, font_stack)[2].placed(size, 0, baseline)
            for part, size, baseline in zip(parts, sizes, baselines, strict=True)
        ]
        if _fits(inks, frame):
            lines = (line(part, font_stack, size) for part, size in zip(parts, sizes, strict=True))
            return tuple(zip(lines, baselines, strict=True))
        largest = max(sizes)
        sizes = [min(size, largest * STEP) for size in sizes]
    return None


def _pitch(parts: tuple[str, ...], font_stack: FontStack, size: float, frame: TextFrame) -> float:
    """From one baseline to the next, mm: the leading, or more where a line reaches down, as g does, and the next one up, as Ô does."""
    inks = (_shape_text(part, font_stack)[2] for part in parts)
    apart = max((above.bottom - below.top for above, below in pairwise(inks)), default=0.0) * size + frame.gap + 1e-6
    return max(size * frame.leading, apart)


def _fits(inks: list[Box], frame: TextFrame) -> bool:
    """Whether the ink of all lines is inside the frame and no two are too near."""
    inside = inks[0].top >= -frame.height / 2 and inks[-1].bottom <= frame.height / 2
    return inside and all(above.bottom + frame.gap < below.top for above, below in pairwise(inks))


_MAY_BREAK = re.compile(
    "|".join(
        (
            " +",
            "\u200b+",
            *(f"(?<=[{script.pattern}])(?=[{script.pattern}])" for script in SCRIPTS.values() if script.breaks),
        )
    )
)
"""Where a line may break: at a space, at a zero width space as Khmer writes it, between two Han characters."""

_TRIED_BREAKS = 14
"""Most places to break at of which every combination is tried; of more, those nearest to lines of even length."""


def _split_into_lines(text: str, font_stack: FontStack, count: int) -> tuple[str, ...] | None:
    """The text in `count` lines, the widest as narrow as possible; None if it has fewer places to break at."""
    if count == 1:
        return (_without_break_marks(text),)
    breaks = [match.span() for match in _MAY_BREAK.finditer(text) if 0 < match.start() < len(text)]
    if len(breaks) > _TRIED_BREAKS:
        even = [len(text) * number / count for number in range(1, count)]
        breaks = sorted(sorted(breaks, key=lambda span: min(abs(span[0] - offset) for offset in even))[:_TRIED_BREAKS])
    divisions = (_split_at(text, chosen) for chosen in combinations(breaks, count - 1))
    return min(divisions, key=lambda parts: max(_shape_text(part, font_stack)[2].width for part in parts), default=None)


def pieces(text: str) -> tuple[tuple[str, str], ...]:
    """The parts of a text that no line may break, each after the blank that stands before it: empty between Han characters."""
    parts: list[tuple[str, str]] = []
    start, blank = 0, ""
    for match in _MAY_BREAK.finditer(text):
        if match.start() > start:
            parts.append((blank, text[start : match.start()]))
            blank = ""
        start, blank = match.end(), " " if " " in match.group() else blank
    return (*parts, (blank, text[start:])) if start < len(text) else tuple(parts)


def _split_at(text: str, breaks: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    return tuple(_without_break_marks(text[start:end]) for start, end in zip(starts, ends, strict=True))


def _without_break_marks(text: str) -> str:
    """The text without zero width spaces and outer blanks."""
    return text.replace("\u200b", "").strip()


# ---- glyphs -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Glyph:
    """A letter's shape at an em of 1 mm, its origin on 0, 0. There is one of each letter of a face in a process."""

    outline: Outline
    ink: Box | None
    """None: a space."""

    font: hb.Font
    em: int
    """Its units an em."""

    index: int
    """The letter's own in the font."""


@lru_cache(maxsize=1024)
def _shape_text(text: str, font_stack: FontStack) -> tuple[tuple[tuple[Glyph, float, float], ...], float, Box]:
    """Glyphs with their positions (across, down), the advance and the ink box of the line, at an em of 1 mm.

    Shaping does not depend on size, so this is the same for all sizes.
    """
    glyphs: list[tuple[Glyph, float, float]] = []
    pen = 0.0
    for script, run, backwards in in_sight(text):
        for piece, file in _by_face(run, font_stack.face(script, text), dict(font_stack.rare).get(script)):
            em = _font(file).face.upem
            for index, across, up, advance in shaped(piece, script, file, backwards=backwards):
                glyphs.append((_glyph(file, index), pen + across / em, -up / em))
                pen += advance / em
    inks = [glyph.ink.placed(1, across, down) for glyph, across, down in glyphs if glyph.ink]
    return tuple(glyphs), pen, bounding_box(inks)


def _by_face(run: str, face: FileRef, rare: FileRef | None) -> Iterator[tuple[str, FileRef]]:
    """The run in pieces, each with its face: what `face` lacks and `rare` has is set in `rare`.

    Only scripts whose letters do not act on one another have a rare face (Script.rare).
    """
    if rare is None:
        yield run, face
        return

    def file(character: str) -> FileRef:
        lacks = _font(face).get_nominal_glyph(ord(character)) is None
        return rare if lacks and _font(rare).get_nominal_glyph(ord(character)) is not None else face

    for chosen, characters in groupby(run, file):
        yield "".join(characters), chosen


def shaped(run: str, script: str, file: FileRef, *, backwards: bool = False) -> Iterator[tuple[int, int, int, int]]:
    """Each glyph of a run with its offset (across, up) and its advance, in font units, from left to right.

    `backwards`: its letters run from right to left. Raises MissingGlyph.
    """
    properties = SCRIPTS[script]
    ignorable = next(
        (match for match in _DEFAULT_IGNORABLE.finditer(run) if match.group() not in properties.meant), None
    )
    if ignorable:
        raise MissingGlyph(ignorable.group())
    font = _font(file)
    buffer = hb.Buffer()
    buffer.add_str(run)
    buffer.script, buffer.language = properties.iso, properties.setting
    buffer.direction = "rtl" if backwards else "ltr"
    # So that a sign which does not belong is named itself, and not the letter it was written after.
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    hb.shape(font, buffer)
    circle = font.get_nominal_glyph(ord(_DOTTED_CIRCLE))
    stackers = {font.get_nominal_glyph(ord(sign)) for sign in properties.stackers}
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        # HarfBuzz puts a dotted circle under a mark that has no base, and leaves a sign that sets nothing below (Khmer
        # coeng) as it stands in a table of characters: nobody wants either cast in metal.
        if (
            info.codepoint == 0
            or info.codepoint in stackers
            or (info.codepoint == circle and _DOTTED_CIRCLE not in run)
        ):
            raise MissingGlyph(run[info.cluster])
        yield info.codepoint, position.x_offset, position.y_offset, position.x_advance


@lru_cache(maxsize=4096)
def _glyph(file: FileRef, index: int) -> Glyph:
    font = _font(file)
    em = font.face.upem
    pen = OutlinePen()
    # Fonts count upwards, drawings downwards.
    font.draw_glyph_with_pen(index, TransformPen(pen, (1 / em, 0, 0, -1 / em, 0, 0)))
    return Glyph(pen.outline, box_of(pen.outline) if pen.outline else None, font, em, index)


@lru_cache(maxsize=16)
def _font(file: FileRef) -> hb.Font:
    """The face in a file, read once in a process; its digest makes a changed file another key."""
    return hb.Font(hb.Face(hb.Blob(Path(file.path).read_bytes())))
