"""Imposed sheets carry every plaque once, at 1:1, with its bleed and crop marks."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from generator.plaques import ProofFailed, design, sheets
from generator.plaques.finished_file import FinishedFile, subtype_of
from generator.plaques.writers import pdf


def finished(faceplate, size=(148, 210)):
    """A finished plaque of this size."""
    face = replace(faceplate, order=replace(faceplate.order, size=size, distance=0.2))
    return pdf.write(design.draw(face), faceplate.order.press, "x", "vi")


@pytest.fixture(scope="module")
def a5(faceplate):
    return finished(faceplate)


@pytest.fixture(scope="module")
def a6(faceplate):
    return finished(faceplate, (105, 148))


def imposed(faceplate, copies, paper):
    """The pages as pdfium opens them."""
    return pypdfium2.PdfDocument(
        sheets.impose(copies, paper, faceplate.order.press, faceplate.slug, faceplate.inscription)
    )


def symbols(page):
    """Where a reader finds symbols, in mm from the upper left corner."""
    picture = page.render(scale=150 / 72, grayscale=True).to_pil()
    return sorted(
        (round(barcode.position.top_left.x * 25.4 / 150), round(barcode.position.top_left.y * 25.4 / 150))
        for barcode in zxingcpp.read_barcodes(picture, try_invert=False)
    )


@pytest.mark.parametrize(
    ("paper", "count", "pages"), [("SRA3", 4, 1), ("SRA3", 5, 2), ("A3", 4, 2), ("A4", 2, 2), ("SRA3", 9, 3)]
)
def test_every_copy_is_on_a_sheet_and_is_read_there(faceplate, a5, paper, count, pages):
    pages_imposed = imposed(faceplate, [a5] * count, paper)

    assert pages == len(pages_imposed)
    assert count == sum(len(symbols(page)) for page in pages_imposed)


def test_plaques_of_one_size_share_a_sheet(faceplate, a5, a6):
    pages_imposed = imposed(faceplate, [a5, a6, a5, a6], "SRA3")

    assert 2 == len(pages_imposed)
    assert [2, 2] == [len(symbols(page)) for page in pages_imposed]


@pytest.mark.parametrize(("paper", "size"), [("SRA3", (320, 450)), ("A3", (297, 420)), ("A4", (210, 297))])
def test_a_sheet_is_as_large_as_its_paper(faceplate, a5, paper, size):
    page = imposed(faceplate, [a5], paper)[0]

    assert size == pytest.approx([side * 25.4 / 72 for side in page.get_size()], abs=0.01)


def test_plaques_on_a_sheet_are_two_bleeds_apart(faceplate, a5):
    """154 mm from symbol to symbol across, 216 mm down: 6 mm from cut to cut."""
    (left, top), (_, lower), (right, _), _ = symbols(imposed(faceplate, [a5] * 4, "SRA3")[0])

    assert 154 == pytest.approx(right - left, abs=1)
    assert 216 == pytest.approx(lower - top, abs=1)


def test_crop_marks_lie_in_line_with_the_trim_outside_all_plaques(faceplate, a5):
    """Four plaques in two rows of two: two cuts each, two ends each, in both directions."""
    data = sheets.impose([a5] * 4, "SRA3", faceplate.order.press, (), faceplate.inscription)
    fills = [fill for fill in FinishedFile(data, None).fills if fill.colour[0] == "All"]
    down = sorted({round((fill.box.left + fill.box.right) / 2, 3) for fill in fills if fill.box.height > 1})

    assert 16 == len(fills)
    assert [9, 157, 163, 311] == down
    assert all(fill.box.top >= 450 - 9 or fill.box.bottom <= 9 or fill.box.height < 1 for fill in fills)


def test_the_slug_is_printed_on_every_sheet(faceplate, a5):
    """A proof is not to be printed for good, however many are on the paper."""

    def marked(slug):
        data = sheets.impose([a5] * 5, "SRA3", faceplate.order.press, slug, faceplate.inscription)
        return [page.render(scale=1, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(data)]

    for with_words, without in zip(marked(("BẢN THỬ",)), marked(()), strict=True):
        assert with_words.tobytes() != without.tobytes()


def test_a_plaque_larger_than_the_paper_is_refused(faceplate):
    with pytest.raises(sheets.TooLarge) as caught:
        imposed(faceplate, [finished(faceplate, (297, 420))], "A4")

    assert (303, 426) == caught.value.size


def test_copies_of_one_plaque_share_one_form(faceplate, a5):
    """Eight copies are not eight times as heavy."""
    data = sheets.impose([a5] * 8, "SRA3", faceplate.order.press, (), faceplate.inscription)

    assert len(data) < 1.1 * len(a5)
    with pikepdf.open(BytesIO(data)) as file:
        assert 1 == sum(1 for item in file.objects if subtype_of(item) == "/Form")


def test_a_sheet_is_checked_by_the_preflight(faceplate, a5):
    """And they are asked for: a plaque someone spoilt is not imposed."""
    spoilt = a5.replace(b"0.05 0.52 0.95 0.1 k", b"0.05 0.52 0.95 0.1 K")
    assert spoilt != a5

    with pytest.raises(ProofFailed, match="colour-spaces"):
        imposed(faceplate, [spoilt], "SRA3")


def test_the_same_plaques_are_the_same_bytes(faceplate, a5, a6):
    first, second = (
        sheets.impose([a5, a6], "A3", faceplate.order.press, faceplate.slug, faceplate.inscription) for _ in range(2)
    )

    assert first == second


@pytest.mark.parametrize(
    ("size", "paper"), [((148, 210), "SRA3"), ((105, 148), "A4"), ((98, 140), "A3"), ((297, 420), "SRA3")]
)
def test_a_bar_of_a_hundred_millimetres_is_on_every_sheet_above_all_plaques(faceplate, size, paper):
    """Measured in what is filled, from the outer edge of one tick to that of the other."""
    data = sheets.impose([finished(faceplate, size)] * 3, paper, faceplate.order.press, (), faceplate.inscription)
    black = [fill.box for fill in FinishedFile(data, None).fills if fill.colour == ("k", (0, 0, 0, 1))]
    (bar,) = (box for box in black if box.width == pytest.approx(100, abs=0.002))
    ticks = sorted(box.left for box in black if box.height == pytest.approx(2.49, abs=0.01) and box.width < 0.2)
    page = pypdfium2.PdfDocument(data)[0]
    picture = page.render(scale=100 / 72, grayscale=True).to_pil()
    strip = picture.crop((0, 0, picture.width, round((bar.top - 3) * 100 / 25.4)))

    assert [bar.left, bar.right - 0.18] == pytest.approx(ticks, abs=0.002)
    assert bar.top > 0
    assert (255, 255) == strip.getextrema()  # nothing above it, not even a mark


def test_every_sheet_has_its_number_and_a_long_slug_stays_in_its_column(faceplate, a6):
    """Beside it are the marks of the next cut."""
    data = sheets.impose([a6] * 9, "SRA3", faceplate.order.press, ("x" * 200,), faceplate.inscription)
    fills = FinishedFile(data, None).fills
    marks = sorted({fill.box.left for fill in fills if fill.colour[0] == "All" and fill.box.height > 1})
    words = max((fill.box for fill in fills if fill.colour[0] != "All"), key=lambda box: box.top)

    assert marks[0] < words.left < words.right < marks[1]
    first, second = (
        page.render(scale=1, grayscale=True).to_pil().tobytes() for page in [*pypdfium2.PdfDocument(data)][:2]
    )
    assert first != second


def test_what_fits_no_paper_is_known():
    assert [True, True, False] == [sheets.fits_any(size) for size in ((148, 210), (297, 420), (420, 594))]
