"""Lines of text, areas and pictures on pages → a PDF that can be searched, copied and read aloud: tagged, with subsets of its faces.

Not for a press: plaques are outlines (`plaques.writers.pdf`).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from io import BytesIO

import pikepdf

from generator.plaques.drawing import MUC, Ink, Shape
from generator.plaques.lettering import Line
from generator.plaques.outline import Box
from generator.plaques.writers import pdf as writer
from generator.plaques.writers.text_fonts import Fonts


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document's structure (ISO 32000-1, 14.7.2)."""

    kind: str
    """Its standard type (14.8.4): H1, P, Table."""

    number: int
    """Which of the document's parts it is: two of one kind are two."""

    language: str = ""
    """What it is in (BCP 47); empty: what the part around it is in."""

    says: str = ""
    """Of a figure: what is read in its stead."""

    scope: str = ""
    """Of a heading in a table: Column or Row."""

    box: Box | None = None
    """Of a figure: where it stands on its page, mm."""


Element = tuple[Part, ...]
"""Where something belongs in the document: its parts, from the outermost on."""


@dataclass(frozen=True, slots=True)
class TextMark:
    """A line of text."""

    text: str
    """What it says; a blank at its end if it goes on in the next line."""

    line: Line
    across: float
    """mm from the left of the page to its beginning."""

    down: float
    """mm from the top of the page to its baseline."""

    element: Element = ()
    """Empty: it belongs to the page and not to the text."""

    ink: Ink = MUC


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the page, in mm; it belongs to the page and not to the text."""

    box: Box
    ink: Ink = MUC


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a drawing."""

    shapes: tuple[Shape, ...]
    clip: Box
    """What is seen of it, in mm of the drawing."""

    scale: float
    across: float
    """mm from the left of the page to the left of what is seen."""

    down: float
    """mm from the top."""

    element: Element = ()
    """Empty: it belongs to the page and not to the text."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """What an empty cell holds: it is a cell all the same."""

    element: Element


Mark = TextMark | Area | Picture | Nothing


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what stands on it, in the order of reading."""

    width: float
    height: float
    """mm"""

    marks: tuple[Mark, ...]

    @property
    def box(self) -> Box:
        """All of it."""
        return Box(0, 0, self.width, self.height)


def document(pages: Sequence[Page], title: str, language: str) -> bytes:
    """The PDF of these pages; the same bytes for the same pages. It is printed at 100 % wherever a program heeds that."""
    pdf = pikepdf.new()
    fonts, tree, forms = Fonts(pdf), _Tree(pdf), _Forms(pdf)
    for number, page in enumerate(pages):
        sheet = pdf.add_blank_page(page_size=(page.width / writer.POINT, page.height / writer.POINT)).obj
        sheet.StructParents = number
        sheet.Tabs = pikepdf.Name.S
        content = "\n".join(_operators(page, fonts, forms, tree.on(sheet)))
        sheet.Contents = pdf.make_stream(content.encode("ascii"))
        sheet.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(fonts.used()), XObject=pikepdf.Dictionary(forms.used())
        )
    fonts.embed()
    pdf.Root.StructTreeRoot = tree.root()
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    pdf.Root.Lang = pikepdf.String(language)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True, PrintScaling=pikepdf.Name("/None"))
    pdf.Root.Metadata = pdf.make_stream(
        _xmp(title, language).encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
    )
    pdf.docinfo.Title = pikepdf.String(title)
    pdf.docinfo.Producer = pikepdf.String(writer.PRODUCER)
    file = BytesIO()
    pdf.save(
        file,
        force_version="1.7",
        deterministic_id=True,
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return file.getvalue()


def _xmp(title: str, language: str) -> str:
    """The metadata packet (ISO 16684-1). It claims no conformance to PDF/UA: nobody has heard these files read aloud."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{writer.PRODUCER}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def _operators(page: Page, fonts: Fonts, forms: _Forms, leaves: _Leaves) -> Iterator[str]:
    """The content stream: marks in the order of reading, whatever belongs to the page alone as an artifact."""
    for mark in page.marks:
        element: Element = () if isinstance(mark, Area) else mark.element
        if isinstance(mark, Area):
            shown = _area(mark, page)
        elif isinstance(mark, Nothing):
            shown = ""
        elif isinstance(mark, Picture):
            shown = forms.shown(mark, page.height)
        else:
            shown = fonts.shown(mark.text, mark.line, (mark.across, mark.down), mark.ink, page.box)
        if element:
            yield f"/{element[-1].kind} <</MCID {leaves.add(element)}>> BDC {shown} EMC"
        else:
            yield f"/Artifact BMC {shown} EMC"


def _area(area: Area, page: Page) -> str:
    ink, box = area.ink, area.box
    left, bottom = box.left / writer.POINT, (page.height - box.bottom) / writer.POINT
    width, height = box.width / writer.POINT, box.height / writer.POINT
    colour = f"{ink.cyan:g} {ink.magenta:g} {ink.yellow:g} {ink.black:g} k"
    return f"{colour} {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f"


# ---- pictures ---------------------------------------------------------------------------------------


class _Forms:
    """The drawings of a document, each once, however often it is shown (ISO 32000-1, 8.10)."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._forms = dict[int, tuple[tuple[Shape, ...], pikepdf.Object]]()

    def shown(self, picture: Picture, height: float) -> str:
        """Operators that show it on a page of this height."""
        if id(picture.shapes) not in self._forms:
            self._forms[id(picture.shapes)] = picture.shapes, self._form(picture.shapes)
        name = self._name(id(picture.shapes))
        scale, clip = picture.scale, picture.clip
        # The form's space is points with y upwards, 0 at the drawing's own 0.
        left = (picture.across - clip.left * scale) / writer.POINT
        top = (height - picture.down + clip.top * scale) / writer.POINT
        seen = (clip.left, -clip.bottom, clip.width, clip.height)
        box = " ".join(f"{n / writer.POINT:.2f}" for n in seen)
        return f"q {scale:g} 0 0 {scale:g} {left:.3f} {top:.3f} cm {box} re W n {name} Do Q"

    def _form(self, shapes: tuple[Shape, ...]) -> pikepdf.Object:
        far = 14400  # points: the largest page a reader need take (ISO 32000-1, annex C)
        return self._pdf.make_stream(
            _packed(shapes),
            Filter=pikepdf.Name.FlateDecode,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[-far, -far, far, far],
            Resources=writer.resources(shapes),
        )

    def _name(self, key: int) -> str:
        return f"/X{list(self._forms).index(key)}"

    def used(self) -> dict[str, pikepdf.Object]:
        """Name → form, of those shown up to now."""
        return {self._name(key): form for key, (_, form) in self._forms.items()}


@lru_cache(maxsize=16)
def _packed(shapes: tuple[Shape, ...]) -> bytes:
    """Operators that paint the shapes, packed (zlib). Cached: the rulers of a batch are those of the next plaque."""
    return zlib.compress(writer.content(shapes, Box(0, 0, 0, 0)).encode("ascii"), 1)


# ---- structure --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Leaves:
    """The marked content of a page."""

    tree: _Tree
    page: pikepdf.Object
    parts: list[pikepdf.Object]

    def add(self, element: Element) -> int:
        """The number that the next mark on this page has, which belongs to this part."""
        leaf, number = self.tree.leaf(element, self.page), len(self.parts)
        if leaf.Pg.objgen == self.page.objgen:
            leaf.K.append(number)
        else:
            leaf.K.append(pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=self.page, MCID=number))
        self.parts.append(leaf)
        return number


class _Tree:
    """The parts of the document, and which marks on which page are theirs (ISO 32000-1, 14.7)."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        self._parts: dict[Element, pikepdf.Object] = {}
        self._leaves: list[_Leaves] = []
        self._document = self._part(Part("Document", 0), self._root)
        self._root.K = self._document

    def on(self, page: pikepdf.Object) -> _Leaves:
        """The marks of a page."""
        self._leaves.append(_Leaves(self, page, []))
        return self._leaves[-1]

    def leaf(self, element: Element, page: pikepdf.Object) -> pikepdf.Object:
        """The innermost part, which is made with those around it where it is new."""
        above = self._document
        for depth in range(1, len(element) + 1):
            key = element[:depth]
            if key not in self._parts:
                self._parts[key] = self._part(key[-1], above, page)
                above.K.append(self._parts[key])
            above = self._parts[key]
        return above

    def _part(self, part: Part, above: pikepdf.Object, page: pikepdf.Object | None = None) -> pikepdf.Object:
        made = pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{part.kind}"), P=above, K=pikepdf.Array()
        )
        if page is not None:
            made.Pg = page
        if part.language:
            made.Lang = pikepdf.String(part.language)
        if part.says:
            made.Alt = pikepdf.String(part.says)
        if part.scope:
            made.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name(f"/{part.scope}"))
        if part.kind == "L":
            made.A = pikepdf.Dictionary(O=pikepdf.Name.List, ListNumbering=pikepdf.Name("/None"))
        if part.box and page is not None:
            sheet = Box(0, 0, 0, float(page.MediaBox[3]) * writer.POINT)
            place = writer.box_in_points(part.box, sheet)
            made.A = pikepdf.Dictionary(O=pikepdf.Name.Layout, BBox=place, Placement=pikepdf.Name.Block)
        return self._pdf.make_indirect(made)

    def root(self) -> pikepdf.Object:
        """The tree, once every mark is in it."""
        numbers = pikepdf.Array()
        for leaves in self._leaves:
            numbers.append(leaves.page.StructParents)
            numbers.append(self._pdf.make_indirect(pikepdf.Array(leaves.parts)))
        self._root.ParentTree = self._pdf.make_indirect(pikepdf.Dictionary(Nums=numbers))
        self._root.ParentTreeNextKey = len(self._leaves)
        return self._root
