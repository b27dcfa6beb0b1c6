"""Lines of text and rules on pages → a PDF whose text can be searched, copied and read aloud: tagged, with subsets of its faces.

Not for a press: plaques are outlines (`plaques.writers.pdf`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby

import pikepdf
import uharfbuzz as hb
from fontTools import subset
from fontTools.ttLib import TTFont

from generator.plaques.lettering import Glyph, Line
from generator.plaques.outline import Box
from generator.plaques.writers.pdf import PRODUCER

POINT = 25.4 / 72
"""mm"""

Element = tuple[tuple[str, int], ...]
"""Where a text belongs in the document, from its outermost part on: the standard type of each (ISO 32000-1, 14.8.4) and its number."""


@dataclass(frozen=True, slots=True)
class TextMark:
    """A line of text."""

    text: str
    line: Line
    across: float
    """mm from the left of the page to its beginning."""

    down: float
    """mm from the top of the page to its baseline."""

    element: Element = ()
    """Empty: it belongs to the page and not to the text."""


Mark = TextMark | Box
"""A line of text, or an area in black."""


def document(pages: Sequence[Sequence[Mark]], size: tuple[float, float], title: str, language: str) -> bytes:
    """The PDF of these pages, each of this size in mm; the same bytes for the same pages."""
    pdf = pikepdf.new()
    fonts = _Fonts(pdf)
    tree = _Tree(pdf)
    for number, marks in enumerate(pages):
        page = pdf.add_blank_page(page_size=(size[0] / POINT, size[1] / POINT))
        page.obj.StructParents = number
        page.obj.Tabs = pikepdf.Name.S
        content = "\n".join(_operators(marks, size[1], fonts, tree, page.obj))
        page.obj.Contents = pdf.make_stream(content.encode("ascii"))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(fonts.used()))
    fonts.embed()
    pdf.Root.StructTreeRoot = tree.root()
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    pdf.Root.Lang = pikepdf.String(language)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pdf.docinfo.Title = pikepdf.String(title)
    pdf.docinfo.Producer = pikepdf.String(PRODUCER)
    file = BytesIO()
    pdf.save(file, force_version="1.7", deterministic_id=True, compress_streams=True)
    return file.getvalue()


def _operators(marks: Iterable[Mark], height: float, fonts: _Fonts, tree: _Tree, page: pikepdf.Object) -> Iterator[str]:
    """The content stream: texts in the order of reading, whatever belongs to the page alone as an artifact."""
    for mark in marks:
        if isinstance(mark, Box):
            left, bottom = mark.left / POINT, (height - mark.bottom) / POINT
            yield f"/Artifact BMC {left:.2f} {bottom:.2f} {mark.width / POINT:.2f} {mark.height / POINT:.2f} re f EMC"
        elif not mark.element:
            yield f"/Artifact BMC BT {' '.join(_shown(mark, height, fonts))} ET EMC"
        else:
            number = tree.add(mark.element, page)
            spoken = (b"\xfe\xff" + f"{mark.text} ".encode("utf-16-be")).hex()
            shown = " ".join(_shown(mark, height, fonts))
            yield f"/{mark.element[-1][0]} <</MCID {number}>> BDC /Span <</ActualText <{spoken}>>> BDC BT {shown} ET EMC EMC"


def _shown(mark: TextMark, height: float, fonts: _Fonts) -> Iterator[str]:
    """Operators that show a line: a piece for each face and each height its letters stand at."""
    size = mark.line.size
    for (_, down), group in groupby(mark.line.glyphs, lambda placed: (id(placed[0].font), placed[2])):
        placed = list(group)
        start = (mark.across + placed[0][1] * size) / POINT
        baseline = (height - mark.down - down * size) / POINT
        name, pen = fonts.name(placed[0][0]), placed[0][1]
        pieces = []
        for glyph, across, _ in placed:
            if gap := round((pen - across) * 1000):
                pieces.append(str(gap))
            pieces.append(f"<{glyph.index:04x}>")
            pen = across + fonts.use(glyph)
        yield f"{name} {size / POINT:.2f} Tf 1 0 0 1 {start:.2f} {baseline:.2f} Tm [{''.join(pieces)}] TJ"


# ---- faces ------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Font:
    """A face, and which of its letters are used."""

    font: hb.Font
    place: pikepdf.Object
    widths: dict[int, int] = field(default_factory=dict)
    """Letter → its advance in thousandths of the em."""


class _Fonts:
    """The faces of a document."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf, self._fonts = pdf, dict[int, _Font]()

    def name(self, glyph: Glyph) -> str:
        """What the letter's face is called in content streams."""
        key = id(glyph.font)
        if key not in self._fonts:
            self._fonts[key] = _Font(glyph.font, self._pdf.make_indirect(pikepdf.Dictionary()))
        return f"/F{list(self._fonts).index(key)}"

    def use(self, glyph: Glyph) -> float:
        """Note that the letter is used; returns its advance in ems."""
        widths = self._fonts[id(glyph.font)].widths
        if glyph.index not in widths:
            widths[glyph.index] = round(glyph.font.get_glyph_h_advance(glyph.index) * 1000 / glyph.em)
        return widths[glyph.index] / 1000

    def used(self) -> dict[str, pikepdf.Object]:
        """Name → font, of those used up to now."""
        return {f"/F{number}": font.place for number, font in enumerate(self._fonts.values())}

    def embed(self) -> None:
        """Put each face, cut down to its letters, into the document (ISO 32000-1, 9.7)."""
        for number, font in enumerate(self._fonts.values()):
            name, data, face = f"/AAAAA{chr(65 + number)}+Face{number}", *_cut(font)
            head, hhea = face["head"], face["hhea"]
            per_em = 1000 / head.unitsPerEm
            descriptor = pikepdf.Dictionary(
                Type=pikepdf.Name.FontDescriptor,
                FontName=pikepdf.Name(name),
                Flags=4,
                FontBBox=[round(n * per_em) for n in (head.xMin, head.yMin, head.xMax, head.yMax)],
                ItalicAngle=0,
                Ascent=round(hhea.ascent * per_em),
                Descent=round(hhea.descent * per_em),
                CapHeight=round(hhea.ascent * per_em * 0.7),
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
                DW=0,
                W=[part for index, width in sorted(font.widths.items()) for part in (index, [width])],
            )
            font.place.update(
                {
                    "/Type": pikepdf.Name.Font,
                    "/Subtype": pikepdf.Name.Type0,
                    "/BaseFont": pikepdf.Name(name),
                    "/Encoding": pikepdf.Name("/Identity-H"),
                    "/DescendantFonts": pikepdf.Array([self._pdf.make_indirect(letters)]),
                    "/ToUnicode": self._pdf.make_stream(_to_unicode(font, face)),
                }
            )


_NEEDED = ("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
"""The tables a PDF reader draws by (ISO 32000-1, 9.9)."""


def _cut(font: _Font) -> tuple[bytes, TTFont]:
    """The face with the letters used and no others, and as it is; letters keep their numbers."""
    data = font.font.face.blob.data
    whole, cut = (TTFont(BytesIO(data), lazy=True, recalcTimestamp=False) for _ in range(2))
    options = subset.Options(retain_gids=True, notdef_outline=True, hinting=False, layout_closure=False)
    options.drop_tables = [tag for tag in cut.keys() if tag not in _NEEDED]  # noqa: SIM118 -- a font is no mapping
    cutter = subset.Subsetter(options)
    cutter.populate(gids=sorted(font.widths))
    cutter.subset(cut)
    file = BytesIO()
    cut.save(file)
    return file.getvalue(), whole


def _to_unicode(font: _Font, face: TTFont) -> bytes:
    """Which character each letter is, where it is one of a face's table; of others the line says it."""
    order = {name: number for number, name in enumerate(face.getGlyphOrder())}
    of_letter: dict[int, int] = {}
    for character, name in sorted(face.getBestCmap().items()):
        of_letter.setdefault(order[name], character)
    pairs = [(index, of_letter[index]) for index in sorted(font.widths) if index in of_letter]
    ranges = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
        *(
            f"{len(some)} beginbfchar "
            + " ".join(f"<{index:04x}> <{chr(character).encode('utf-16-be').hex()}>" for index, character in some)
            + " endbfchar"
            for some in ranges
        ),
        "endcmap end end",
    ]
    return "\n".join(lines).encode("ascii")


# ---- structure --------------------------------------------------------------------------------------


class _Tree:
    """The parts of the document, and which marks on which page are theirs (ISO 32000-1, 14.7)."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        self._parts: dict[Element, pikepdf.Object] = {}
        self._pages: list[tuple[pikepdf.Object, list[pikepdf.Object]]] = []
        self._document = self._part("Document", self._root)
        self._root.K = self._document

    def add(self, element: Element, page: pikepdf.Object) -> int:
        """The number that the next mark on this page has, which belongs to this part."""
        if not self._pages or self._pages[-1][0].objgen != page.objgen:
            self._pages.append((page, []))
        parts = self._pages[-1][1]
        leaf, number = self._leaf(element), len(parts)
        leaf.K.append(pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=page, MCID=number))
        parts.append(leaf)
        return number

    def _leaf(self, element: Element) -> pikepdf.Object:
        above = self._document
        for depth in range(1, len(element) + 1):
            key = element[:depth]
            if key not in self._parts:
                self._parts[key] = self._part(key[-1][0], above)
                above.K.append(self._parts[key])
            above = self._parts[key]
        return above

    def _part(self, kind: str, above: pikepdf.Object) -> pikepdf.Object:
        part = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{kind}"), P=above, K=pikepdf.Array())
        if kind == "TH":
            part.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Column)
        return self._pdf.make_indirect(part)

    def root(self) -> pikepdf.Object:
        """The tree, once every mark is in it."""
        numbers = pikepdf.Array()
        for page, parts in self._pages:
            numbers.append(page.StructParents)
            numbers.append(self._pdf.make_indirect(pikepdf.Array(parts)))
        self._root.ParentTree = self._pdf.make_indirect(pikepdf.Dictionary(Nums=numbers))
        self._root.ParentTreeNextKey = len(self._pages)
        return self._root
