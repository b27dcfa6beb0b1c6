"""Rules of PDF/UA-1 (ISO 14289-1) that a machine can check, by their numbers in the Matterhorn Protocol 1.1.

Those that apply to what our papers have: text, tables, lists, figures, embedded fonts, form XObjects. What they never have –
annotations, forms to fill in, scripts, layers, attached files, encryption – must not be there. Left out on purpose: 06-002, the
claim of conformance, which nobody makes here; and all that takes a person, as whether an order of reading makes sense.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Name

Found = Iterator[str]

STANDARD = {
    *("Document", "Part", "Sect", "Div", "Caption", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl"),
    *("LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Figure", "Note", "Link", "Quote"),
}
"""Standard structure types (ISO 32000-1, 14.8.4) that may stand in a paper."""

CHILDREN = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "TR": {"TH", "TD"},
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
}
PARENTS = {"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "LBody": {"LI"}}

PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh", "BI"}
TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def broken(data: bytes) -> list[str]:
    """Numbers of the rules that a file breaks, each once."""
    _READ.clear()
    with pikepdf.open(BytesIO(data)) as pdf:
        return [number for number, rule in RULES.items() if any(True for _ in rule(pdf))]


# ---- what is read --------------------------------------------------------------------------------------


def parts(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, str]]:
    """Every structure element in order, with the type of the one around it."""

    def below(part: pikepdf.Object, around: str) -> Iterator[tuple[pikepdf.Object, str]]:
        yield part, around
        for kid in _kids(part):
            yield from below(kid, kind(part))

    yield from below(pdf.Root.StructTreeRoot.K, "")


def _kids(part: pikepdf.Object) -> list[pikepdf.Object]:
    kids = part.get("/K", pikepdf.Array())
    every: list[Any] = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in every if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def kind(part: pikepdf.Object) -> str:
    """Its type without the slash."""
    return str(part.S)[1:]


Operator = tuple[str, list[Any], list[str], list[int | None]]
"""An operator with its operands, and the marked content it stands in: tags and numbers, outermost first."""

_READ: dict[bytes, list[Operator]] = {}
"""Of the file that is looked at, so that a page is read once and not by each rule."""


def content(page: pikepdf.Object) -> list[Operator]:
    """Each operator of a page."""
    data = page.Contents.read_bytes()
    if data not in _READ:
        _READ[data] = list(_operators(page))
    return _READ[data]


def _operators(page: pikepdf.Object) -> Iterator[Operator]:
    tags: list[str] = []
    numbers: list[int | None] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in {"BMC", "BDC"}:
            tags.append(str(operands[0])[1:])
            properties = operands[1] if name == "BDC" else None
            number = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
            numbers.append(None if number is None else int(number))
        yield name, list(operands), list(tags), list(numbers)
        if name == "EMC":
            tags.pop()
            numbers.pop()


def texts(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, int]]:
    """Each font with each code shown in it."""
    for page in pdf.pages:
        font: Any = None
        for name, operands, _, _ in content(page.obj):
            if name == "Tf":
                font = page.obj.Resources.Font[str(operands[0])]
            if name in {"Tj", "TJ"}:
                for piece in operands[0] if name == "TJ" else operands:
                    if isinstance(piece, pikepdf.String):
                        shown = bytes(piece)
                        yield from ((font, int.from_bytes(shown[at : at + 2])) for at in range(0, len(shown), 2))


def fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every font of every page, once."""
    seen = set()
    for page in pdf.pages:
        for font in page.obj.Resources.get("/Font", {}).values():
            if font.objgen not in seen:
                seen.add(font.objgen)
                yield font


def to_unicode(font: pikepdf.Object) -> dict[int, str]:
    """Code → characters."""
    pairs = re.findall(r"<([0-9a-f]{4})> <([0-9a-f]*)>", font.ToUnicode.read_bytes().decode().partition("bfchar")[2])
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def glyph_of(font: pikepdf.Object, code: int) -> int:
    """The letter that a code draws."""
    table = font.DescendantFonts[0].get("/CIDToGIDMap", Name.Identity)
    return code if table == Name.Identity else int.from_bytes(table.read_bytes()[2 * code : 2 * code + 2])


def program(font: pikepdf.Object) -> TTFont:
    """The embedded face."""
    return TTFont(BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))


# ---- rules ---------------------------------------------------------------------------------------------


def artifact_inside(pdf: pikepdf.Pdf) -> Found:
    """An artifact inside tagged content."""
    for page in pdf.pages:
        for name, _, tags, numbers in content(page.obj):
            if name in {"BMC", "BDC"} and tags[-1] == "Artifact" and any(n is not None for n in numbers[:-1]):
                yield "artifact"


def tagged_inside(pdf: pikepdf.Pdf) -> Found:
    """Tagged content inside an artifact."""
    for page in pdf.pages:
        for name, _, tags, numbers in content(page.obj):
            if name == "BDC" and numbers[-1] is not None and "Artifact" in tags[:-1]:
                yield tags[-1]


def unmarked(pdf: pikepdf.Pdf) -> Found:
    """Something painted that is neither tagged nor an artifact; or tagged, and in no part of the tree."""
    for page in pdf.pages:
        known = pdf.Root.StructTreeRoot.ParentTree.Nums
        place = list(known)[0::2].index(page.obj.StructParents) * 2 + 1
        for name, _, tags, numbers in content(page.obj):
            if name in PAINTING and "Artifact" not in tags:
                own = [number for number in numbers if number is not None]
                if not own or own[-1] >= len(known[place]):
                    yield name


def strange_type(pdf: pikepdf.Pdf) -> Found:
    """A structure type that is not standard, and mapped to none."""
    yield from (kind(part) for part, _ in parts(pdf) if kind(part) not in STANDARD)


def not_marked(pdf: pikepdf.Pdf) -> Found:
    """The document does not say that it is tagged."""
    if not (pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked") and "/StructTreeRoot" in pdf.Root):
        yield "MarkInfo"


def no_metadata(pdf: pikepdf.Pdf) -> Found:
    """No XMP metadata."""
    if "/Metadata" not in pdf.Root:
        yield "Metadata"


def no_title(pdf: pikepdf.Pdf) -> Found:
    """No dc:title in the metadata, or an empty one."""
    packet = pdf.Root.Metadata.read_bytes().decode() if "/Metadata" in pdf.Root else ""
    if not re.search(r"<dc:title>.*?<rdf:li[^>]*>[^<]+</rdf:li>", packet, re.DOTALL):
        yield "dc:title"


def title_hidden(pdf: pikepdf.Pdf) -> Found:
    """The window would show the name of the file and not the title."""
    if not pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle"):
        yield "DisplayDocTitle"


def bad_table(pdf: pikepdf.Pdf) -> Found:
    """Parts of a table that stand elsewhere, or others inside one."""
    yield from _misplaced(pdf, {"Table", "TR", "TH", "TD"})


def bad_list(pdf: pikepdf.Pdf) -> Found:
    """The same of a list."""
    yield from _misplaced(pdf, {"L", "LI", "LBody"})


def _misplaced(pdf: pikepdf.Pdf, kinds: set[str]) -> Found:
    for part, around in parts(pdf):
        own = kind(part)
        if own in kinds & set(PARENTS) and around not in PARENTS[own]:
            yield f"{own} in {around}"
        if own in kinds & set(CHILDREN):
            inner = [kind(kid) for kid in _kids(part)]
            if not inner or set(inner) - CHILDREN[own]:
                yield f"{own}: {inner}"


def irregular_table(pdf: pikepdf.Pdf) -> Found:
    """Rows of one table with different numbers of cells (ISO 14289-1, 7.5: no spans are written here)."""
    for part, _ in parts(pdf):
        if kind(part) == "Table" and len({len(_kids(row)) for row in _kids(part)}) > 1:
            yield "Table"


def unreadable_code(pdf: pikepdf.Pdf) -> Found:
    """A code that no character is known of."""
    known = {font.objgen: to_unicode(font) for font in fonts(pdf) if "/ToUnicode" in font}
    yield from (f"{code:04x}" for font, code in texts(pdf) if code not in known.get(font.objgen, {}))


def no_language(pdf: pikepdf.Pdf) -> Found:
    """Text of which nobody can tell the language."""
    if not str(pdf.Root.get("/Lang", "")):
        yield "Lang"


def bad_language(pdf: pikepdf.Pdf) -> Found:
    """A language that is no tag (BCP 47)."""
    said = [str(pdf.Root.get("/Lang", "vi")), *(str(part.Lang) for part, _ in parts(pdf) if "/Lang" in part)]
    yield from (tag for tag in said if not TAG.fullmatch(tag))


def silent_figure(pdf: pikepdf.Pdf) -> Found:
    """A figure that nothing is said of."""
    yield from ("Figure" for part, _ in parts(pdf) if kind(part) == "Figure" and not str(part.get("/Alt", "")).strip())


def placeless_figure(pdf: pikepdf.Pdf) -> Found:
    """A figure that does not say where it stands (ISO 32000-1, 14.8.5.4.3: BBox)."""
    yield from ("Figure" for part, _ in parts(pdf) if kind(part) == "Figure" and "/BBox" not in part.get("/A", {}))


def first_heading(pdf: pikepdf.Pdf) -> Found:
    """The first heading is not of the first level."""
    levels = _levels(pdf)
    if levels and levels[0] != 1:
        yield f"H{levels[0]}"


def skipped_level(pdf: pikepdf.Pdf) -> Found:
    """A heading more than one level below the one before it."""
    levels = _levels(pdf)
    yield from (f"H{level}" for above, level in pairwise(levels) if level > above + 1)


def mixed_headings(pdf: pikepdf.Pdf) -> Found:
    """Headings with levels, and without."""
    if _levels(pdf) and any(kind(part) == "H" for part, _ in parts(pdf)):
        yield "H"


def _levels(pdf: pikepdf.Pdf) -> list[int]:
    return [int(kind(part)[1]) for part, _ in parts(pdf) if re.fullmatch("H[1-6]", kind(part))]


def scopeless(pdf: pikepdf.Pdf) -> Found:
    """A heading of a table that does not say of what it is one."""
    for part, _ in parts(pdf):
        if kind(part) == "TH" and str(part.get("/A", Dictionary()).get("/Scope", "")) not in {
            "/Row",
            "/Column",
            "/Both",
        }:
            yield "TH"


def never_there(pdf: pikepdf.Pdf) -> Found:
    """What our papers never have: layers, attached files, forms, scripts, annotations, encryption."""
    yield from (name for name in ("/OCProperties", "/AcroForm", "/Names", "/OpenAction", "/AA") if name in pdf.Root)
    yield from ("Annots" for page in pdf.pages if "/Annots" in page.obj)
    if pdf.is_encrypted:
        yield "Encrypt"


def marked_form(pdf: pikepdf.Pdf) -> Found:
    """Tagged content inside a form XObject, which may be shown more than once."""
    for page in pdf.pages:
        for form in page.obj.Resources.get("/XObject", {}).values():
            if b"/MCID" in form.read_bytes():
                yield "MCID"


def other_collection(pdf: pikepdf.Pdf) -> Found:
    """A character collection other than that of the CMap."""
    for font in fonts(pdf):
        info = font.DescendantFonts[0].CIDSystemInfo
        if (str(info.Registry), str(info.Ordering), str(font.Encoding)) != ("Adobe", "Identity", "/Identity-H"):
            yield str(font.BaseFont)


def no_glyph_map(pdf: pikepdf.Pdf) -> Found:
    """An embedded TrueType face without a map from codes to its letters."""
    yield from (str(font.BaseFont) for font in fonts(pdf) if "/CIDToGIDMap" not in font.DescendantFonts[0])


def not_embedded(pdf: pikepdf.Pdf) -> Found:
    """A face that is not in the file."""
    for font in fonts(pdf):
        if "/FontFile2" not in font.DescendantFonts[0].FontDescriptor:
            yield str(font.BaseFont)


def missing_letter(pdf: pikepdf.Pdf) -> Found:
    """A code that draws a letter which the face does not have, or which was cut off."""
    faces = {font.objgen: program(font) for font in fonts(pdf) if not any(True for _ in not_embedded(pdf))}
    for font, code in set_of(texts(pdf)):
        face = faces.get(font.objgen)
        if face is not None and not 0 < glyph_of(font, code) < face["maxp"].numGlyphs:
            yield f"{code:04x}"


def other_width(pdf: pikepdf.Pdf) -> Found:
    """A width that is not the face's, by more than a thousandth of the em."""
    for font in fonts(pdf):
        if any(True for _ in not_embedded(pdf)):
            return
        inner, face = font.DescendantFonts[0], program(font)
        listed = list(inner.get("/W", []))
        widths = {int(listed[at]): float(listed[at + 1][0]) for at in range(0, len(listed), 2)}
        for own, code in set_of(texts(pdf)):
            if own.objgen == font.objgen:
                name = face.getGlyphName(glyph_of(font, code))
                real = face["hmtx"].metrics.get(name, (0, 0))[0] * 1000 / face["head"].unitsPerEm
                if abs(widths.get(code, float(inner.DW)) - real) > 1:
                    yield name


def set_of(shown: Iterator[tuple[pikepdf.Object, int]]) -> list[tuple[pikepdf.Object, int]]:
    """Each font and code once."""
    return list({(font.objgen, code): (font, code) for font, code in shown}.values())


def no_to_unicode(pdf: pikepdf.Pdf) -> Found:
    """A font without ToUnicode."""
    yield from (str(font.BaseFont) for font in fonts(pdf) if "/ToUnicode" not in font)


def no_character(pdf: pikepdf.Pdf) -> Found:
    """A code that ToUnicode maps to U+0000, U+FEFF or U+FFFE."""
    for font in fonts(pdf):
        if "/ToUnicode" in font:
            yield from (text for text in to_unicode(font).values() if set(text) & set("\0\ufeff\ufffe") or not text)


def not_defined(pdf: pikepdf.Pdf) -> Found:
    """A code that draws .notdef."""
    yield from (f"{code:04x}" for font, code in set_of(texts(pdf)) if glyph_of(font, code) == 0)


def no_tab_order(pdf: pikepdf.Pdf) -> Found:
    """A page that does not follow the structure when one steps through it."""
    yield from ("Tabs" for page in pdf.pages if page.obj.get("/Tabs") != pikepdf.Name.S)


RULES: dict[str, Callable[[pikepdf.Pdf], Found]] = {
    "01-003": artifact_inside,
    "01-004": tagged_inside,
    "01-005": unmarked,
    "02-001": strange_type,
    "06-001": no_metadata,
    "06-003": no_title,
    "07-001": title_hidden,
    "09-004": bad_table,
    "09-005": bad_list,
    "10-001": unreadable_code,
    "11-001": no_language,
    "13-004": silent_figure,
    "14-002": first_heading,
    "14-003": skipped_level,
    "14-007": mixed_headings,
    "15-003": scopeless,
    "30-002": marked_form,
    "31-001": other_collection,
    "31-004": no_glyph_map,
    "31-009": not_embedded,
    "31-011": missing_letter,
    "31-016": other_width,
    "31-027": no_to_unicode,
    "31-028": no_character,
    "31-030": not_defined,
    "marked": not_marked,
    "language-tag": bad_language,
    "regular-table": irregular_table,
    "figure-box": placeless_figure,
    "tab-order": no_tab_order,
    "never-there": never_there,
}
"""Number, or a name where a rule of the standard has none there or several → what breaks it."""
