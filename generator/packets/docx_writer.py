"""A packet → a DOCX file: the letter, the rows in a table of three columns, a form for who has read the text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from generator.languages.language import Language
from generator.packets.inline import Run
from generator.packets.letter import Letter
from generator.packets.packet import LINK, OURS, REVIEW, Cell, Packet, Row, words_of

_GREY = RGBColor(0x59, 0x59, 0x59)
_WIDTHS = (Mm(22), Mm(75), Mm(77))
_LONG = 900
"""Letters of a passage from which on a row may be broken between two pages."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day a zip can name."""


@dataclass(frozen=True, slots=True)
class _Hand:
    """How text in one language is set."""

    locale: str
    """BCP 47, as Word writes it: km-KH."""

    font: str
    right_to_left: bool


def docx_of(packet: Packet, letter: Letter, source: Language, target: Language) -> bytes:
    """The file of a packet; the same for the same values."""
    document = docx.Document()
    _set_page(document, packet)
    ours, theirs = _hand(source, ""), _hand(target, letter.words.font)
    lettered = theirs if letter.language == target.tag else _Hand(letter.language, "", right_to_left=False)
    _write_letter(document, letter, lettered)
    document.add_paragraph(str(packet.header), style=f"{OURS} Key")
    _write_rows(document, packet, letter, (source, ours), (target, theirs))
    document.add_paragraph(letter.words.title, style=f"{OURS} Heading")
    _write_form(document, letter, lettered)
    return _packed(document)


def _hand(language: Language, font: str) -> _Hand:
    locale = language.locale.replace("_", "-") or language.mark
    return _Hand(locale, font, language.writing.right_to_left)


def _set_page(document: Document, packet: Packet) -> None:
    """A4, our styles, and what the file says of itself."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(18)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(11)
    _set_complex_size(normal, 11)
    normal.paragraph_format.space_after = Pt(4)
    for name, size, grey in (("Letter", 11, False), ("Heading", 12, False), ("Key", 5.5, True), ("Label", 8, True)):
        style = document.styles.add_style(f"{OURS} {name}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size, style.font.bold = Pt(size), name == "Heading"
        _set_complex_size(style, size)
        style.paragraph_format.space_before = Pt(8 if name == "Heading" else 0)
        style.paragraph_format.keep_with_next = name == "Heading"
        if grey:
            style.font.color.rgb = _GREY
    own, day = document.core_properties, datetime.fromisoformat(packet.header.day).replace(tzinfo=UTC)
    own.title, own.author, own.keywords, own.comments = packet.name, "ditich", str(packet.header), ""
    own.created = own.modified = day
    footer = section.footer.paragraphs[0]
    footer.style = document.styles[f"{OURS} Key"]
    footer.add_run(f"{packet.name} · {packet.header}")


# Word takes properties in the order of the schema alone (ECMA-376, part 1, 17.3.1.26 and 17.3.2.28).
_BEHIND_BIDI = tuple(
    f"w:{name}" for name in ("adjustRightInd", "snapToGrid", "spacing", "ind", "jc", "outlineLvl", "rPr")
)
_BEHIND_SIZE = tuple(
    f"w:{name}" for name in ("highlight", "u", "effect", "bdr", "shd", "vertAlign", "rtl", "cs", "lang")
)


def _set_complex_size(style: ParagraphStyle, size: float) -> None:
    """The size of Khmer, Thai, Lao and Arabic letters, which Word keeps apart."""
    mark = OxmlElement("w:szCs")
    mark.set(qn("w:val"), str(round(size * 2)))
    style.element.get_or_add_rPr().insert_element_before(mark, *_BEHIND_SIZE)


def _write_letter(document: Document, letter: Letter, hand: _Hand) -> None:
    lines = [letter.greeting, *letter.paragraphs, *(f"{n}. {line}" for n, line in enumerate(letter.how, 1))]
    for line in (*lines, letter.closing, letter.sender):
        paragraph = document.add_paragraph(style=f"{OURS} Letter")
        _write(paragraph, Run(line), hand)
    if letter.machine:
        _write(document.add_paragraph(style=f"{OURS} Label"), Run(letter.machine), hand)


def _write_rows(
    document: Document, packet: Packet, letter: Letter, left: tuple[Language, _Hand], right: tuple[Language, _Hand]
) -> None:
    """The table of the rows: its head again on every page, the name of a chapter above its rows."""
    table = _table(document)
    head = table.rows[0]
    for cell, (text, hand) in zip(
        head.cells,
        ((letter.words.number, right[1]), (left[0].name, left[1]), (right[0].name, right[1])),
        strict=True,
    ):
        _write(cell.paragraphs[0], Run(text, strong=True), hand)
        _shade(cell, "E7E2D8")
    mark = OxmlElement("w:tblHeader")
    head._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 -- python-docx has no word for it
    chapter = ""
    for row in packet.rows:
        if row.chapter != chapter:
            chapter = row.chapter
            whole = _new_row(table)
            joined = whole.cells[0].merge(whole.cells[2])
            joined.paragraphs[0].style = f"{OURS} Heading"
            _write(joined.paragraphs[0], Run(chapter, strong=True), left[1])
            _shade(joined, "F4F1EA")
        _write_row(_new_row(table), row, letter, left[1], right[1])


def _write_row(line: _Row, row: Row, letter: Letter, left: _Hand, right: _Hand) -> None:
    number, source, translation = line.cells
    _write(number.paragraphs[0], Run(str(row.number), strong=True), left)
    for said in filter(None, (row.label, letter.words.states.get(row.state, ""))):
        _write(number.add_paragraph(style=f"{OURS} Label"), Run(said), right)
    number.add_paragraph(str(row.key), style=f"{OURS} Key")
    if len(words_of(row.source)) < _LONG:
        line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
    _fill(source, row.source, left)
    _fill(translation, row.translation, right)


def _write_form(document: Document, letter: Letter, hand: _Hand) -> None:
    table = _table(document, rows=len(REVIEW))
    words = (letter.words.by, letter.words.on, letter.words.remarks)
    for line, name, label in zip(table.rows, REVIEW, words, strict=True):
        key, said, answer = line.cells
        key.paragraphs[0].style = f"{OURS} Key"
        key.paragraphs[0].add_run(f"={name}")
        _write(said.paragraphs[0], Run(label), hand)
        said.paragraphs[0].paragraph_format.keep_with_next = name != REVIEW[-1]
        answer.paragraphs[0].paragraph_format.space_after = Pt(60 if name == "remarks" else 14)


def _new_row(table: Table) -> _Row:
    made: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx says nothing of it
    return made


def _table(document: Document, rows: int = 1) -> Table:
    table: Table = document.add_table(rows=rows, cols=len(_WIDTHS), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    return table


def _fill(cell: _Cell, text: Cell, hand: _Hand) -> None:
    """Write these paragraphs into a cell; without any its one empty paragraph is ready for the language."""
    for number, runs in enumerate(text or ((Run(""),),)):
        paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
        _write_all(paragraph, runs, hand)


def _write_all(paragraph: Paragraph, runs: Sequence[Run], hand: _Hand) -> None:
    for run in runs:
        _write(paragraph, run, hand)


def _write(paragraph: Paragraph, run: Run, hand: _Hand) -> None:
    """Add a run of text to a paragraph, in the language's face, marked with the language."""
    if hand.right_to_left:
        own = paragraph._p.get_or_add_pPr()  # noqa: SLF001
        if own.find(qn("w:bidi")) is None:
            own.insert_element_before(OxmlElement("w:bidi"), *_BEHIND_BIDI)
    made = paragraph.add_run()
    for number, line in enumerate(run.text.split("\n")):
        if number:
            made.add_break()
        made.add_text(line)
    element = made._r  # noqa: SLF001
    properties = element.get_or_add_rPr()
    if hand.font:
        fonts = properties._add_rFonts()  # noqa: SLF001
        for kind in ("w:eastAsia", "w:cs"):
            fonts.set(qn(kind), hand.font)
    made.font.bold, made.font.cs_bold = (run.strong or None,) * 2
    made.font.italic, made.font.cs_italic = (run.emphasis or None,) * 2
    if hand.right_to_left:
        made.font.rtl = True
    language = OxmlElement("w:lang")
    for kind in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(kind), hand.locale)
    properties.append(language)
    if run.target:
        made.font.underline = True
        target = run.target if ":" in run.target else LINK + run.target
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        element.addprevious(link)
        link.append(element)


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for kind, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        shade.set(qn(kind), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001


def _packed(document: Document) -> bytes:
    """The bytes of the document, every entry of the zip of the same day."""
    made, packed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with ZipFile(made) as read, ZipFile(packed, "w", ZIP_DEFLATED) as written:
        for name in _in_order(read.namelist()):
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            written.writestr(entry, read.read(name))
    return packed.getvalue()


def _in_order(names: Iterable[str]) -> list[str]:
    """The names as Word wants them: the list of types first."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))
