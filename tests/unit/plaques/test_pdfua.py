"""What is written to be read is built to PDF/UA-1: its rules, of which each catches its mutant, hold for every paper there is."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

from generator.papers.typeset import as_pdf
from generator.plaques.drawing import MUC, Shape
from generator.plaques.flow import Cell, Flow, Style, Words
from generator.plaques.outline import Box, rectangle
from generator.plaques.writers.text_pdf import Picture, document
from tests.support import pdfua
from tests.support.papers import BOLD, PLAIN, SCRIPT_SAMPLES, SCRIPTS_OF_ALL, unread


def paper() -> bytes:
    """A little of all there is: headings, spans in another language, a table, a list, a figure."""
    flow, style = Flow((105, 148), 10), Style(PLAIN, 3)
    flow.text((Words("Phiếu", style),), flow.part("H1"))
    flow.text(
        (Words("Khắc", style), Words("Engrave", style, "en"), Words(SCRIPT_SAMPLES[0], style, "km")), flow.part("P")
    )
    flow.text((Words("Cỡ", style),), flow.part("H2"))
    head = [Cell((Words(text, style),), 40, "TH", "Column") for text in ("Tên", "mm")]
    flow.table(head, [[Cell((Words(text, style),), 40) for text in ("rộng", "148")]], "box")
    item = flow.part("LBody", flow.part("LI", flow.part("L")))
    flow.text((Words("xoay", style),), item)
    shapes = (Shape(rectangle(Box(0, 0, 20, 20)), MUC),)
    flow.picture(Picture(shapes, Box(0, 0, 20, 20), 1, 10, 100), flow.part("Figure", says="Một ô đen."))
    pages = flow.pages(lambda number, count: Words(f"{number}/{count}", style))
    return document(pages, "Phiếu", "vi")


@pytest.fixture(scope="module")
def sound() -> bytes:
    return paper()


def test_what_is_written_breaks_no_rule(sound):
    assert [] == pdfua.broken(sound)


# ---- mutants -------------------------------------------------------------------------------------------


def part(pdf, kind):
    return next(part for part, _ in pdfua.parts(pdf) if pdfua.kind(part) == kind)


def rewritten(pdf, old, new):
    page = pdf.pages[0].obj
    text = page.Contents.read_bytes()
    assert old in text
    page.Contents = pdf.make_stream(text.replace(old, new, 1))


def font(pdf):
    return next(iter(pdfua.fonts(pdf)))


def changed(holder, key, value):
    """A key that is another."""
    holder[key] = value


def uncharted(pdf):
    """The first character of a font's map goes."""
    text = font(pdf).ToUnicode.read_bytes()
    start = text.index(b"bfchar <") + 7
    font(pdf).ToUnicode = pdf.make_stream(text[:start] + text[text.index(b"> <", start + 1) :].partition(b"> ")[2])


def zeroed(pdf):
    text = font(pdf).ToUnicode.read_bytes()
    start = text.index(b"> <", text.index(b"bfchar")) + 3
    font(pdf).ToUnicode = pdf.make_stream(text[:start] + b"0000" + text[start + 4 :])


def first_code(pdf, code):
    """Another code in the first line that is shown."""
    text = pdf.pages[0].obj.Contents.read_bytes()
    start = text.index(b"[<") + 2
    pdf.pages[0].obj.Contents = pdf.make_stream(text[:start] + code + text[start + 4 :])


def marked_in_form(pdf):
    form = pdf.pages[0].obj.Resources.XObject.X0
    form.write(b"/P <</MCID 0>> BDC " + form.read_bytes() + b" EMC")


MUTANTS = {
    "01-003": lambda pdf: rewritten(pdf, b"BDC", b"BDC /Artifact BMC EMC"),
    "01-004": lambda pdf: rewritten(pdf, b"/Artifact BMC", b"/Artifact BMC /P <</MCID 0>> BDC EMC"),
    "01-005": lambda pdf: rewritten(pdf, b"/Artifact BMC", b"/Span BMC"),
    "02-001": lambda pdf: changed(part(pdf, "P"), "/S", Name.Paragraph),
    "06-001": lambda pdf: pdf.Root.__delitem__("/Metadata"),
    "06-003": lambda pdf: changed(pdf.Root, "/Metadata", pdf.make_stream(b"<x/>")),
    "07-001": lambda pdf: changed(pdf.Root.ViewerPreferences, "/DisplayDocTitle", False),  # noqa: FBT003
    "09-004": lambda pdf: changed(part(pdf, "TR"), "/S", Name.P),
    "09-005": lambda pdf: changed(part(pdf, "LI"), "/S", Name.P),
    "10-001": uncharted,
    "11-001": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "13-004": lambda pdf: part(pdf, "Figure").__delitem__("/Alt"),
    "14-002": lambda pdf: changed(part(pdf, "H1"), "/S", Name.H2),
    "14-003": lambda pdf: changed(part(pdf, "H2"), "/S", Name.H3),
    "14-007": lambda pdf: changed(part(pdf, "P"), "/S", Name.H),
    "15-003": lambda pdf: part(pdf, "TH").__delitem__("/A"),
    "30-002": marked_in_form,
    "31-001": lambda pdf: changed(font(pdf).DescendantFonts[0].CIDSystemInfo, "/Ordering", String("Japan1")),
    "31-004": lambda pdf: font(pdf).DescendantFonts[0].__delitem__("/CIDToGIDMap"),
    "31-009": lambda pdf: font(pdf).DescendantFonts[0].FontDescriptor.__delitem__("/FontFile2"),
    "31-011": lambda pdf: first_code(pdf, b"fffe"),
    "31-016": lambda pdf: changed(font(pdf).DescendantFonts[0], "/W", Array()),
    "31-027": lambda pdf: font(pdf).__delitem__("/ToUnicode"),
    "31-028": zeroed,
    "31-030": lambda pdf: first_code(pdf, b"0000"),
    "marked": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
    "language-tag": lambda pdf: changed(pdf.Root, "/Lang", String("tiếng Việt")),
    "regular-table": lambda pdf: part(pdf, "TR").K.__delitem__(0),
    "figure-box": lambda pdf: part(pdf, "Figure").__delitem__("/A"),
    "tab-order": lambda pdf: changed(pdf.pages[0].obj, "/Tabs", Name.R),
    "never-there": lambda pdf: changed(pdf.Root, "/AcroForm", Dictionary(Fields=Array())),
}


def test_there_is_a_mutant_of_each_rule():
    assert list(pdfua.RULES) == list(MUTANTS)


@pytest.mark.parametrize("rule", MUTANTS)
def test_each_rule_catches_its_mutant(sound, rule):
    with pikepdf.open(BytesIO(sound)) as pdf:
        MUTANTS[rule](pdf)
        file = BytesIO()
        pdf.save(file)

    assert rule in pdfua.broken(file.getvalue())


# ---- what is read back ---------------------------------------------------------------------------------


def test_every_script_is_read_back_as_it_was_written():
    """The letters of Khmer and Arabic are no characters, and marks stand anywhere. Poppler reads them in tests/print."""
    data = as_pdf(SCRIPTS_OF_ALL, BOLD, PLAIN)
    text = "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))

    assert [] == unread(text)
    assert [] == pdfua.broken(data)


def test_words_of_two_lines_are_two_words():
    """A blank ends a line that goes on: without it a voice would run both together."""
    flow = Flow((60, 100), 10)
    flow.text((Words("một hai ba bốn năm sáu bảy", Style(PLAIN, 4)),), flow.part("P"))
    data = document(flow.pages(lambda *_: Words("", Style(PLAIN, 3))), "x", "vi")
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()

    assert "\n" in text.strip()
    assert "một hai ba bốn năm sáu bảy" == " ".join(text.split())
    assert all(line.endswith(" ") for line in text.replace("\r", "").strip().split("\n")[:-1])
