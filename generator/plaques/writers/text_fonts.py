"""Lines of text → operators that show them, and the subsets of the faces in a PDF; whatever is shown can be read back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from typing import Any
from unicodedata import category

import pikepdf
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from generator.plaques.drawing import Ink, Shape
from generator.plaques.lettering import Line
from generator.plaques.outline import Box, moved
from generator.plaques.script_runs import in_sight
from generator.plaques.writers import pdf as writer

BLANK = " "


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters of a line that are of one face and stand at one height."""

    font: hb.Font
    across: float
    down: float
    """Where the first one's origin stands, from that of the line, at an em of 1."""

    codes: str
    """The letters' numbers and, between brackets that turn about, corrections of the way from one to the next: what TJ takes."""

    signs: tuple[tuple[int, str], ...]
    """Each letter and the characters it is for, in their order."""


@dataclass(slots=True)
class _Font:
    """A face, and which of its letters are used."""

    face: hb.Font
    place: pikepdf.Object
    characters: dict[int, str] = field(default_factory=dict)
    """Letter → the character it is."""


class Fonts:
    """The faces of a document.

    A line whose letters are its characters, one by one or a ligature of some, is shown in its face. Of any other – Khmer, Arabic – the
    letters are painted, and its characters stand over them unseen (text rendering mode 3): no reader of PDF takes the
    characters of a line in disorder out of marks and stacked letters in the same order as another.
    """

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Of this document; it has none yet."""
        self._pdf = pdf
        self._fonts = dict[int, _Font]()
        self._unseen: _Font | None = None
        self._codes = dict[str, int]()

    def shown(self, text: str, line: Line, at: tuple[float, float], ink: Ink, page: Box) -> str:
        """Operators that show a line, which says this text, its first letter's origin here on the page, in mm."""
        text = text.replace("\u00a0", BLANK).replace("\u200b", "")
        pieces = _pieces(text, line)
        if not self._takes(pieces):
            painted = writer.content((Shape(moved(line.outline, *at), ink),), page)
            over = f"BT 3 Tr {self._over(text, line, at, page)} ET"
            if any(backwards for _, _, backwards in in_sight(text)):
                over = f"/ReversedChars BMC {over} EMC"
            return f"q {painted} Q {over}"
        colour = f"{ink.cyan:g} {ink.magenta:g} {ink.yellow:g} {ink.black:g} k"
        return f"{colour} BT {' '.join(self._set(pieces, line.size, at, page))} ET"

    def _takes(self, pieces: Sequence[_Piece]) -> bool:
        """Whether the faces can show these letters, which are theirs from now on; there are none of a line to be painted."""
        for piece in pieces:
            characters = self._font(piece.font).characters
            for glyph, sign in piece.signs:
                # Of one drawing for two letters, Đ and Ð, a subset says only which one it was drawn for first.
                if characters.setdefault(glyph, sign) != sign:
                    return False
        return bool(pieces)

    def _set(self, pieces: Sequence[_Piece], size: float, at: tuple[float, float], page: Box) -> Iterator[str]:
        for piece in pieces:
            across, up = at[0] + piece.across * size, page.bottom - at[1] - piece.down * size
            name = self._name(self._font(piece.font))
            yield (
                f"{name} {size / writer.POINT:.2f} Tf 1 0 0 1 {across / writer.POINT:.2f} {up / writer.POINT:.2f} Tm "
                f"[<{piece.codes}>] TJ"
            )

    def _over(self, text: str, line: Line, at: tuple[float, float], page: Box) -> str:
        """The characters, each one letter that is not painted, as wide together as the line.

        Not a blank: MuPDF skips what is neither painted nor has ink.
        """
        if self._unseen is None:
            glyph = max((glyph for glyph, _, _ in line.glyphs if glyph.ink), key=lambda g: _advance(g.font, g.index))
            self._unseen = _Font(glyph.font, self._pdf.make_indirect(pikepdf.Dictionary()), {glyph.index: ""})
        text = "".join(run[::-1] if backwards else run for _, run, backwards in in_sight(text))
        codes = "".join(f"{self._codes.setdefault(sign, len(self._codes) + 1):04x}" for sign in text)
        ((index, _),) = self._unseen.characters.items()
        stretch = 100_000 * line.advance / (len(text) * _advance(self._unseen.face, index) * line.size)
        across, up = at[0] / writer.POINT, (page.bottom - at[1]) / writer.POINT
        size = line.size / writer.POINT
        return f"/U {size:.2f} Tf {stretch:.2f} Tz 1 0 0 1 {across:.2f} {up:.2f} Tm <{codes}> Tj 100 Tz 0 Tr"

    def _font(self, face: hb.Font) -> _Font:
        if id(face) not in self._fonts:
            self._fonts[id(face)] = _Font(face, self._pdf.make_indirect(pikepdf.Dictionary()))
        return self._fonts[id(face)]

    def _name(self, font: _Font) -> str:
        """What the face is called in content streams."""
        return f"/F{list(self._fonts).index(id(font.face))}"

    def used(self) -> dict[str, pikepdf.Object]:
        """Name → font, of those used up to now."""
        named = {self._name(font): font.place for font in self._fonts.values()}
        return named | ({"/U": self._unseen.place} if self._unseen else {})

    def embed(self) -> None:
        """Put each face, cut down to its letters, into the document (ISO 32000-1, 9.7)."""
        for number, font in enumerate(self._fonts.values()):
            glyphs = sorted(font.characters)
            widths = [part for glyph in glyphs for part in (glyph, [_advance(font.face, glyph)])]
            self._embed(font, number, glyphs, font.characters, {"/W": widths, "/DW": 0})
        if self._unseen:
            ((glyph, _),) = self._unseen.characters.items()
            codes = {code: sign for sign, code in self._codes.items()}
            to_glyph = self._pdf.make_stream(bytes(2) + glyph.to_bytes(2) * len(codes))
            width = _advance(self._unseen.face, glyph)
            every = {"/DW": width, "/CIDToGIDMap": to_glyph}
            self._embed(self._unseen, len(self._fonts), [glyph], codes, every)

    def _embed(
        self, font: _Font, number: int, glyphs: list[int], signs: dict[int, str], widths: dict[str, Any]
    ) -> None:
        data, measures = _cut(font.face, glyphs), _measures(font.face)
        name = f"/AAAAA{chr(65 + number)}+{measures.name}"
        descriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=pikepdf.Name(name),
            Flags=4,
            FontBBox=list(measures.box),
            ItalicAngle=0,
            Ascent=measures.ascent,
            Descent=measures.descent,
            CapHeight=round(measures.ascent * 0.7),
            StemV=80,
            FontFile2=self._pdf.make_stream(data, Length1=len(data)),
        )
        letters = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.CIDFontType2,
            BaseFont=pikepdf.Name(name),
            CIDSystemInfo=pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            FontDescriptor=self._pdf.make_indirect(descriptor),
            CIDToGIDMap=pikepdf.Name.Identity,
        )
        letters.update(widths)
        font.place.update(
            {
                "/Type": pikepdf.Name.Font,
                "/Subtype": pikepdf.Name.Type0,
                "/BaseFont": pikepdf.Name(name),
                "/Encoding": pikepdf.Name("/Identity-H"),
                "/DescendantFonts": pikepdf.Array([self._pdf.make_indirect(letters)]),
                "/ToUnicode": self._pdf.make_stream(_to_unicode(signs)),
            }
        )


@lru_cache(maxsize=2048)
def _pieces(text: str, line: Line) -> tuple[_Piece, ...]:
    """A line that says this text; none where its letters do not stand in the order of its characters, or have none in a face.

    Cached: most lines of a ticket are those of the next.
    """
    written = text.rstrip()
    signs = _signs(written, tuple([(glyph.font, glyph.index) for glyph, _, _ in line.glyphs]))
    if signs is None:
        return ()
    letters = [
        (glyph.font, glyph.index, *place, sign) for (glyph, *place), sign in zip(line.glyphs, signs, strict=True)
    ]
    if len(written) < len(text):  # a blank at the end: else the last word would be one with the next line's first
        font = line.glyphs[-1][0].font
        blank = _nominal(font, BLANK)
        if blank is None:
            return ()
        letters.append((font, blank, line.advance / line.size, 0.0, BLANK))
    return tuple(_piece(list(group)) for _, group in groupby(letters, lambda letter: (id(letter[0]), letter[3])))


def _piece(letters: Sequence[tuple[hb.Font, int, float, float, str]]) -> _Piece:
    font, _, first, down, _ = letters[0]
    codes, pen = list[str](), first
    for _, index, start, _, _ in letters:
        if gap := round((pen - start) * 1000):
            codes.append(f">{gap}<" if codes else "")
        codes.append(f"{index:04x}")
        pen = start + _advance(font, index) / 1000
    signs = dict.fromkeys((index, sign) for _, index, _, _, sign in letters)
    return _Piece(font, first, down, "".join(codes), tuple(signs))


LIGATURE = 3
"""Characters at most, which one letter is for: ffi."""


@lru_cache(maxsize=4096)
def _signs(written: str, letters: tuple[tuple[hb.Font, int], ...]) -> tuple[str, ...] | None:
    """The characters that each of these letters, of a face by its number, is for.

    None where they do not stand in their order, one has none of its own, or a face cannot be embedded.
    """
    if "Mn" in map(category, written) or not all(_is_embeddable(font) for font, _ in set(letters)):
        return None
    signs = list[str]()
    at = 0
    for number, (font, index) in enumerate(letters):
        sign = written[at : at + 1]
        if not sign or _nominal(font, sign) != index:
            sign = _ligature(written[at : at + LIGATURE + 1], letters[number + 1 : number + 2])
            if not sign:
                return None
        signs.append(sign)
        at += len(sign)
    return tuple(signs) if at == len(written) else None


def _ligature(written: str, following: tuple[tuple[hb.Font, int], ...]) -> str:
    """The small letters that one drawing is for, up to the one that the next letter is for; none where there is no such one.

    Only small letters: scripts that have them set their letters in the order in which they are written.
    """
    for many in range(2, LIGATURE + 1):
        sign, after = written[:many], written[many : many + 1]
        if len(sign) == many and all(category(each) == "Ll" for each in sign):
            ends = not after if not following else bool(after) and _nominal(following[0][0], after) == following[0][1]
            if ends:
                return sign
    return ""


@lru_cache(maxsize=4096)
def _nominal(font: hb.Font, sign: str) -> int | None:
    """The number of the letter that a face has for a character by itself."""
    found: int | None = font.get_nominal_glyph(ord(sign))
    return found


def _to_unicode(signs: dict[int, str]) -> bytes:
    """A CMap from codes to characters (ISO 32000-1, 9.10.3)."""
    pairs = sorted(signs.items())
    ranges = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
        *(
            f"{len(some)} beginbfchar "
            + " ".join(f"<{code:04x}> <{sign.encode('utf-16-be').hex()}>" for code, sign in some)
            + " endbfchar"
            for some in ranges
        ),
        "endcmap end end",
    ]
    return "\n".join(lines).encode("ascii")


# ---- a face -----------------------------------------------------------------------------------------

_DRAWN_BY = ("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
"""The tables a PDF reader draws by (ISO 32000-1, 9.9)."""


@dataclass(frozen=True, slots=True)
class _Measures:
    """What a font descriptor says of a face, in thousandths of the em."""

    name: str
    box: tuple[int, int, int, int]
    ascent: int
    descent: int


@lru_cache(maxsize=16)
def _measures(font: hb.Font) -> _Measures:
    face = TTFont(BytesIO(font.face.blob.data), lazy=True)
    head, hhea = face["head"], face["hhea"]
    per_em = 1000 / head.unitsPerEm
    box = (head.xMin, head.yMin, head.xMax, head.yMax)
    left, bottom, right, top = (round(n * per_em) for n in box)
    name = face["name"].getDebugName(6) or "Face"
    return _Measures(name, (left, bottom, right, top), round(hhea.ascent * per_em), round(hhea.descent * per_em))


@lru_cache(maxsize=16)
def _is_embeddable(font: hb.Font) -> bool:
    """Whether its letters are of TrueType, as the font files here are written; of another, letters are painted."""
    return "glyf" in font.face.table_tags


@lru_cache(maxsize=4096)
def _advance(font: hb.Font, glyph: int) -> int:
    """Thousandths of the em."""
    units = int(font.get_glyph_h_advance(glyph))
    return round(units * 1000 / int(font.face.upem))


@lru_cache(maxsize=16)
def _dropped(font: hb.Font) -> tuple[int, ...]:
    return tuple(int.from_bytes(tag.encode()) for tag in font.face.table_tags if tag not in _DRAWN_BY)


def _cut(font: hb.Font, glyphs: list[int]) -> bytes:
    """The face with these letters and no others; they keep their numbers."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    wanted.drop_table_tag_set.update(_dropped(font))
    return bytes(hb.subset(font.face, wanted).blob.data)
