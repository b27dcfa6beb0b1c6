"""The papers' PDF is text: it can be read aloud, searched and copied, and is drawn as the lettering draws it."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from generator.papers.paper import Block, Paper
from generator.papers.typeset import as_pdf
from generator.plaques.flow import wrapped
from tests.support.papers import BOLD, PLAIN
from tests.support.pdfua import broken

TABLE = Block("table", columns=("Di tích", "Số"), widths=(70, 30), rows=(("Đình Thới An", "1"), ("សាលា Thới An", "2")))


def pdf(*blocks: Block, title: str = "Báo cáo") -> bytes:
    return as_pdf(Paper(title=title, language="vi", foot="cuối", blocks=blocks), BOLD, PLAIN)


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize(
    "text", ["Quyết định số 3446/QĐ-UBND, ngày 15–16", "វត្ត Pôthi Somrôn", "ฉบับ", "=1+1 “{a}” \\ (b)"]
)
def test_what_is_written_is_found_again(text):
    assert text in text_of(pdf(Block("text", text)))


@pytest.mark.parametrize("text", ["fi", "affix", "the file is off", "waffle, finished efficiently", "fl"])
def test_a_letter_that_is_a_ligature_says_its_characters(text):
    """Be Vietnam draws fi and ff in one; such a line was painted, and its text lay over it unseen."""
    data = pdf(Block("text", text))
    with pikepdf.open(BytesIO(data)) as found:
        assert b" 3 Tr" not in found.pages[0].Contents.read_bytes()

    assert text in text_of(data)


def test_its_parts_say_what_they_are():
    data = pdf(Block("heading", "Một"), Block("text", "Hai"), TABLE)
    with pikepdf.open(BytesIO(data)) as found:
        parts = found.Root.StructTreeRoot.K.K
        rows = parts[3].K
        assert ["/H1", "/H2", "/P", "/Table"] == [str(part.S) for part in parts]
        assert [["/TH", "/TH"], ["/TD", "/TD"], ["/TD", "/TD"]] == [[str(cell.S) for cell in row.K] for row in rows]
        assert found.Root.MarkInfo.Marked
        assert ("vi", "Báo cáo") == (str(found.Root.Lang), str(found.docinfo.Title))
        fonts = found.pages[0].Resources.Font
        assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for _, font in fonts.items())


def test_an_empty_cell_is_a_cell_at_its_place():
    rows = (("a", "", "b"),)
    data = pdf(Block("table", columns=("1", "2", "3"), widths=(30, 30, 40), rows=rows))
    with pikepdf.open(BytesIO(data)) as found:
        cells = found.Root.StructTreeRoot.K.K[1].K[1].K

        assert 3 == len(cells)
        assert [0, 1, 2] == [int(cell.K[0]) - int(cells[0].K[0]) for cell in cells]


def test_it_is_the_same_on_any_day():
    assert pdf(TABLE) == pdf(TABLE)


def test_a_long_table_goes_on_with_its_headings_and_its_parts_on_the_next_page():
    rows = tuple((f"Di tích {number}", str(number)) for number in range(120))
    data = pdf(Block("table", columns=("Tên", "Số"), widths=(70, 30), rows=rows))
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]

    assert len(pages) > 2
    assert all("Tên" in page and f"{number}/{len(pages)}" in page for number, page in enumerate(pages, 1))
    assert all(f"Di tích {number}" in "".join(pages) for number in range(120))
    with pikepdf.open(BytesIO(data)) as found:
        table = found.Root.StructTreeRoot.K.K[1]
        assert 121 == len(table.K)


@pytest.mark.parametrize("text", ["😀 Chùa", "مسجد (2) An", "a\u200bb", "", "\n\n", "한국"])
def test_what_no_face_draws_stops_no_paper(text):
    assert "xong" in text_of(pdf(Block("text", text), Block("ticks", text, choices=(text,)), Block("text", "xong")))


def test_lines_break_between_words_at_the_steps_of_a_path_and_else_between_letters():
    path = "content/sites/chua-cam-thien-dai-de/site.yaml"
    rows = wrapped(path, PLAIN, 2.8, 45)

    assert ["content/sites/", "chua-cam-thien-dai-de/", "site.yaml"] == rows or "".join(rows) == path
    assert all(row.endswith("/") for row in rows[:-1])
    assert "x" * 200 == "".join(wrapped("x" * 200, PLAIN, 3, 40))
    assert ("một hai",) == wrapped("một hai", PLAIN, 3, 40)


def test_every_kind_of_block_keeps_the_rules_of_pdf_ua():
    """Those of the report and the survey: tables over pages, blanks, ticks, small type."""
    blocks = (
        Block("note", "ngày 29/11/2026 · https://ditich.example"),
        Block("sheet", "Đình Thới An"),
        Block("part", "Hỏi ai"),
        Block("ticks", "Đồng ý", choices=("có", "không")),
        Block("ticks", choices=("đúng", "sai " * 40)),
        Block("blank", "Ai kể", lines=3),
        Block("table", columns=("Tên", "Số"), widths=(70, 30), rows=(("វត្ត", "1"),) * 60, lines=1),
        Block("table", columns=("Tên", "Số"), widths=(70, 30), rows=(("một hai " * 900, ""), ("", "1"))),
    )
    data = pdf(*blocks)

    assert [] == broken(data)
    assert text_of(data).count("một hai") == 900
