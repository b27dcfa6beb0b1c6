"""A drawing → a PDF: PDF/X-4 for the press, outlines only, CMYK and spots only, boxes and marks for the cutter."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from html import escape
from io import BytesIO
from operator import add
from pathlib import Path

import pikepdf

from generator.plaques.drawing import REGISTRATION, Drawing, Ink, Shape
from generator.plaques.faceplate import Press
from generator.plaques.outline import CIRCLE_HANDLE, Box, Outline, polygon, rectangle
from generator.plaques.writers.numbers import points

POINT = 25.4 / 72
"""mm. PDF counts in points (ISO 32000-1, 8.3.2.3)."""

# ISO 32000-1, 8.5.2 and 8.5.3: path construction and painting. Three decimals of a millimetre: a platesetter's dot is
# ten times as large.
_OPERATORS = {"M": " m", "L": " l", "C": " c", "Z": "h"}
_FILLS = {"nonzero": "f", "evenodd": "f*"}

DATE = "2024-10-01T00:00:00+07:00"
"""PDF/X wants a date of creation; a build has none, or the same plaque would give other bytes tomorrow. So every file
bears the month of the project's announcement; when a plaque was ordered is written on its ticket by hand."""

PRODUCER = "ditich"

pikepdf.settings.set_flate_compression_level(1)  # where a file is compressed at all: five times as fast, a fifth larger

HAIRLINE = 0.09
"""mm (a quarter of a point): line width of marks."""


def write(drawing: Drawing, press: Press, title: str, language: str) -> bytes:
    """The file for the press, built to PDF/X-4 (ISO 15930-7): the same bytes for the same drawing, on any day."""
    shapes_and_marks = (*drawing.shapes, *marks(drawing.trim, drawing.bleed, drawing.slug, drawing.shapes))
    pdf = pikepdf.new()
    _add_page(pdf, drawing, shapes_and_marks)
    return press_ready(pdf, press, title, language)


def raster_source(drawing: Drawing) -> bytes:
    """A PDF of the drawing without marks or output intent, for rendering to pixels."""
    pdf = pikepdf.new()
    _add_page(pdf, drawing, drawing.shapes)
    return _to_bytes(pdf)


def press_ready(pdf: pikepdf.Pdf, press: Press, title: str, language: str) -> bytes:
    """Add the metadata and output intent of PDF/X-4 (ISO 15930-7, 6) to a file with pages; returns its bytes."""
    _set_title_and_language(pdf, title, language)
    profile = pdf.make_stream(Path(press.profile.path).read_bytes(), N=4)
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(press.condition),
        OutputCondition=pikepdf.String(press.condition),
        RegistryName=pikepdf.String("http://www.color.org"),
        Info=pikepdf.String(press.condition),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])
    pdf.docinfo.CreationDate = pdf.docinfo.ModDate = pikepdf.String(_pdf_date(DATE))
    pdf.docinfo.Producer = pikepdf.String(PRODUCER)
    pdf.docinfo.Trapped = pikepdf.Name("/False")  # Name.False_ would be written /False_
    pdf.docinfo.GTS_PDFXVersion = pikepdf.String("PDF/X-4")  # older checkers look here
    content_hash = sha256(title.encode())
    for page in pdf.pages:
        content_hash.update(page.obj.Contents.read_raw_bytes())
    name = uuid.UUID(bytes=content_hash.digest()[:16], version=5)
    pdf.Root.Metadata = pdf.make_stream(
        _xmp(title, language, name).encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
    )
    return _to_bytes(pdf)


# ---- the file ---------------------------------------------------------------------------------------


def _set_title_and_language(pdf: pikepdf.Pdf, title: str, language: str) -> None:
    pdf.Root.Lang = pikepdf.String(language)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True, PrintScaling=pikepdf.Name("/None"))
    pdf.docinfo.Title = pikepdf.String(title)


def _to_bytes(pdf: pikepdf.Pdf, *, plain: bool = True) -> bytes:
    """Bytes of the file. Plain, without compression: anyone can read it, and no other zlib changes its bytes."""
    file = BytesIO()
    pdf.save(
        file,
        force_version="1.6",
        deterministic_id=True,
        compress_streams=not plain,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return file.getvalue()


def _pdf_date(value: str) -> str:
    """An ISO 8601 time as PDF writes it (ISO 32000-1, 7.9.4).

    >>> _pdf_date("2024-10-01T00:00:00+07:00")
    "D:20241001000000+07'00'"
    """
    day, _, clock = value.partition("T")
    return f"D:{day.replace('-', '')}{clock[:8].replace(':', '')}{clock[8:11]}'{clock[12:]}'"


def _xmp(title: str, language: str, name: uuid.UUID) -> str:
    """The metadata packet (ISO 16684-1) with the keys PDF/X-4 names (ISO 15930-7, 6.5)."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<xmp:CreateDate>{DATE}</xmp:CreateDate>
<xmp:ModifyDate>{DATE}</xmp:ModifyDate>
<xmp:MetadataDate>{DATE}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{name}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


# ---- a page -----------------------------------------------------------------------------------------


def _add_page(pdf: pikepdf.Pdf, drawing: Drawing, shapes: Sequence[Shape]) -> None:
    sheet = drawing.sheet
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=box_in_points(drawing.sheet, sheet),
        BleedBox=box_in_points(drawing.trim.grown(drawing.bleed), sheet),
        TrimBox=box_in_points(drawing.trim, sheet),
        Resources=resources(shapes),
        Contents=pdf.make_stream(content(shapes, sheet).encode("ascii")),
    )
    pdf.pages.append(pikepdf.Page(page))


def box_in_points(box: Box, sheet: Box) -> pikepdf.Array:
    """A box in mm as a PDF rectangle: points from the lower left corner of the sheet."""
    left, right = box.left - sheet.left, box.right - sheet.left
    bottom, top = sheet.bottom - box.bottom, sheet.bottom - box.top
    return pikepdf.Array([round(n / POINT, 4) for n in (left, bottom, right, top)])


def content(shapes: Iterable[Shape], sheet: Box) -> str:
    """Content stream of a page: one `cm` from points to mm with y downwards, then every shape in order."""
    scale = f"{1 / POINT:.6f}"
    turned = f"{scale} 0 0 -{scale} {-sheet.left / POINT:.4f} {sheet.bottom / POINT:.4f} cm"
    return "\n".join([turned, *_painting_operators(shapes), ""])


def resources(shapes: Iterable[Shape]) -> pikepdf.Dictionary:
    """Resources of a page: a Separation colour space for each spot (ISO 32000-1, 8.6.6.4), in order of name."""
    spots = {shape.ink.spot: shape.ink for shape in shapes if shape.ink.spot}
    if not spots:
        return pikepdf.Dictionary()
    spaces = {f"/{_resource(name)}": _separation(spots[name]) for name in sorted(spots)}
    return pikepdf.Dictionary(ColorSpace=pikepdf.Dictionary(spaces))


def _resource(spot: str) -> str:
    """Resource name of a spot's colour space, from a hash of its own name: letters and digits only."""
    return "S" + sha256(spot.encode()).hexdigest()[:8]


def _separation(ink: Ink) -> pikepdf.Array:
    tint = pikepdf.Dictionary(
        FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[ink.cyan, ink.magenta, ink.yellow, ink.black], N=1
    )
    return pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name(f"/{ink.spot}"), pikepdf.Name.DeviceCMYK, tint])


def _painting_operators(shapes: Iterable[Shape]) -> Iterator[str]:
    ink: Ink | None = None
    for shape in shapes:
        if shape.ink != ink:
            ink = shape.ink
            yield _colour_operator(ink)
        yield _path_operators(shape.outline)
        yield _FILLS[shape.rule]


@lru_cache(maxsize=256)
def _path_operators(outline: Outline) -> str:
    """Path construction operators. Cached: the lines of a ticket and half of a plaque's are those of the next."""
    return "\n".join(map(add, points(outline), [_OPERATORS[verb] for verb, _ in outline]))


def _colour_operator(ink: Ink) -> str:
    if ink.spot:
        return f"/{_resource(ink.spot)} cs 1 scn"
    return f"{ink.cyan:g} {ink.magenta:g} {ink.yellow:g} {ink.black:g} k"


# ---- marks ------------------------------------------------------------------------------------------


def marks(trim: Box, bleed: float, slug: float, shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    """Crop marks, registration marks and a colour bar, all outside the bleed.

    `bleed` and `slug` are widths in mm. Without a slug there is no room for any.
    """
    if not slug:
        return ()
    reach = slug - 2
    spots = sorted({shape.ink for shape in shapes if shape.ink.spot}, key=lambda ink: ink.spot)
    return (
        *(Shape(rectangle(line), REGISTRATION, "slug") for line in _crop_marks(trim, bleed, reach)),
        *(Shape(cross, REGISTRATION, "slug", "evenodd") for cross in _registration_marks(trim, bleed, slug)),
        *_colour_bar(trim, bleed, slug, spots),
    )


def _crop_marks(trim: Box, bleed: float, reach: float) -> Iterator[Box]:
    """Crop marks: two at each corner, in line with the trim, from the edge of the bleed outwards for `reach` mm."""
    half, out = HAIRLINE / 2, trim.grown(bleed)
    for x in (trim.left, trim.right):
        yield Box(x - half, out.top - reach, x + half, out.top)
        yield Box(x - half, out.bottom, x + half, out.bottom + reach)
    for y in (trim.top, trim.bottom):
        yield Box(out.left - reach, y - half, out.left, y + half)
        yield Box(out.right, y - half, out.right + reach, y + half)


def _registration_marks(trim: Box, bleed: float, slug: float) -> Iterator[Outline]:
    """Registration marks, a cross in a ring, in the middle of three sides; the fourth bears the text of the slug."""
    reach, middle = bleed + slug / 2, (trim.top + trim.bottom) / 2
    for x, y in ((trim.left - reach, middle), (trim.right + reach, middle), (trim.middle, trim.top - reach)):
        yield (*_ring(x, y, 2.0), *_ring(x, y, 2.0 - HAIRLINE * 1.5), *_cross(x, y, 3.5))


def _ring(x: float, y: float, radius: float) -> Outline:
    """A circle of four cubic curves, within 0.02 % of the radius."""
    c = radius * CIRCLE_HANDLE
    return (
        ("M", (x, y - radius)),
        ("C", (x + c, y - radius, x + radius, y - c, x + radius, y)),
        ("C", (x + radius, y + c, x + c, y + radius, x, y + radius)),
        ("C", (x - c, y + radius, x - radius, y + c, x - radius, y)),
        ("C", (x - radius, y - c, x - c, y - radius, x, y - radius)),
        ("Z", ()),
    )


def _cross(x: float, y: float, arm: float) -> Outline:
    """A cross as one outline, so that its centre is filled once."""
    h = HAIRLINE / 2
    corners = (
        (-h, -arm),
        (h, -arm),
        (h, -h),
        (arm, -h),
        (arm, h),
        (h, h),
        (h, arm),
        (-h, arm),
        (-h, h),
        (-arm, h),
        (-arm, -h),
        (-h, -h),
    )
    return polygon((x + dx, y + dy) for dx, dy in corners)


PROCESS = (
    Ink("cyan", 1, 0, 0, 0, "#009EE3"),
    Ink("magenta", 0, 1, 0, 0, "#E6007E"),
    Ink("yellow", 0, 0, 1, 0, "#FFED00"),
    Ink("black", 0, 0, 0, 1, "#1D1D1B"),
)
"""The four inks of the press, solid."""

PATCH = 4.0
"""mm"""


def _colour_bar(trim: Box, bleed: float, slug: float, spots: Sequence[Ink]) -> Iterator[Shape]:
    """Colour bar: a solid patch of every plate, above the left half of the plaque."""
    top = trim.top - bleed - (slug + PATCH) / 2
    for number, ink in enumerate((*PROCESS, *spots)):
        left = trim.left + 6 + number * PATCH
        yield Shape(rectangle(Box(left, top, left + PATCH, top + PATCH)), ink, "slug")
