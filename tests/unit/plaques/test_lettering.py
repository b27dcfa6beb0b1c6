"""Lines are shaped as by HarfBuzz, in the face of their script; a character without a glyph is refused."""

from __future__ import annotations

from itertools import pairwise

import pypdfium2
import pytest
import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageFont, features

from generator.plaques import MissingGlyph, TooLong
from generator.plaques.drawing import MUC, Drawing, Shape, SymbolPlace
from generator.plaques.lettering import TextFrame, block, fit, line, shaped
from generator.plaques.outline import box_of, moved
from generator.plaques.script_runs import runs
from generator.plaques.writers import pdf

# Split vowels, coeng ro before its base, double coeng, shifted marks, ligatures.
HARD = (
    "ស្ត្រី", "ក្រុង", "ភ្នំពេញ", "ឃ្លាំង", "ញ៉ាំញឹក", "ប៊ីសៃ", "សំរោង", "ពោធិ៍សំរោង",
    "ព្រះវិហារ", "សង្ក្រាន្ត", "កៅអី", "ធ្មឿ", "វត្ត", "អង្គរ", "ស្កេនដើម្បីអាន",
)  # fmt: skip


def glyphs(file, text):
    """What HarfBuzz makes of a text when it is left to guess script, language and direction."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    font = hb.Font(hb.Face(hb.Blob.from_file_path(file.path)))
    hb.shape(font, buffer)
    return [
        (info.codepoint, at.x_offset, at.y_offset, at.x_advance)
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


@pytest.mark.parametrize("word", HARD)
def test_khmer_is_shaped_glyph_for_glyph_as_by_harfbuzz(word, inscription):
    """Setting script and language changes nothing, and a word is never cut."""
    assert [("khmer", word)] == list(runs(word))
    assert glyphs(inscription.face("khmer"), word) == list(shaped(word, "khmer", inscription.face("khmer")))


@pytest.mark.parametrize("word", HARD)
def test_khmer_looks_as_in_another_typesetter(word, inscription):
    """Raqm and FreeType, which share no code with our outlines, put the ink in the same place."""
    assert features.check("raqm"), "Pillow found no FriBiDi; install libfribidi0"
    size = 100
    theirs = Image.new("L", (1200, 260), 255)
    face = ImageFont.truetype(inscription.face("khmer").path, size, layout_engine=ImageFont.Layout.RAQM)
    ImageDraw.Draw(theirs).text((40, 150), word, fill=0, font=face, anchor="ls")
    ours = pixels(line(word, inscription, size).outline, 40, 150, theirs.size)

    assert 0.93 < overlap(ours, theirs)


def pixels(outline, across, down, size):
    """An outline drawn at a millimetre a pixel."""
    drawing = Drawing(*size, 0, 0, (Shape(moved(outline, across, down), MUC),), SymbolPlace(0, 0, 1, 1))
    page = pypdfium2.PdfDocument(pdf.raster_source(drawing))[0]
    return page.render(scale=25.4 / 72).to_pil().convert("L").crop((0, 0, *size))


def overlap(first, second):
    """Ink in both as a share of the ink in either."""
    inked = [image.point(lambda grey: 255 * (grey < 128)) for image in (first, second)]
    both, either = ImageChops.darker(*inked), ImageChops.lighter(*inked)
    return both.histogram()[255] / either.histogram()[255]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("វត្ត Pôthi Somrôn", [("khmer", "វត្ត "), ("latin", "Pôthi Somrôn")]),
        ("Pôthi Somrôn 寺", [("latin", "Pôthi Somrôn "), ("han", "寺")]),
        ("灵山古庙（2024）", [("han", "灵山古庙（"), ("latin", "2024"), ("han", "）")]),
        ("ស្កេន\u200bអាន", [("khmer", "ស្កេន\u200bអាន")]),
        (" 寺", [("latin", " "), ("han", "寺")]),
        ("𠀀字", [("han", "𠀀字")]),
    ],
)  # fmt: skip
def test_a_run_ends_where_the_script_changes(text, expected):
    """Spaces and what cannot be seen stay with what is before them."""
    assert expected == list(runs(text))


@given(st.text(st.sampled_from("aĐệ ។កស្រ寺，\u200b·2")))
def test_runs_together_are_the_line(text):
    """The runs are the line, and no two neighbours have the same script."""
    cut = list(runs(text))

    assert text == "".join(run for _, run in cut)
    assert all(first != second for (first, _), (second, _) in pairwise(cut))


def test_a_mixed_line_is_as_long_as_its_parts(inscription):
    """Each part begins where the one before it ends."""
    mixed = line("វត្ត Pôthi Somrôn", inscription, 6)
    khmer, latin = line("វត្ត ", inscription, 6), line("Pôthi Somrôn", inscription, 6)

    assert khmer.advance + latin.advance == pytest.approx(mixed.advance)
    assert khmer.advance + latin.ink.right == pytest.approx(mixed.ink.right)


@pytest.mark.parametrize("text", ["Đình Thới An", "Ễ Ậ g", "វត្ត Pôthi Somrôn", "灵山古庙"])
def test_the_ink_box_is_the_box_of_the_outline(text, inscription):
    """Marks above and below are counted, side bearings are not."""
    typeset = line(text, inscription, 14)
    box = box_of(typeset.outline)

    assert (box.left, box.top, box.right, box.bottom) == pytest.approx(
        (typeset.ink.left, typeset.ink.top, typeset.ink.right, typeset.ink.bottom)
    )


def test_size_is_the_height_of_the_em(inscription):
    """Capitals of Noto Serif are 0.714 of it (OS/2 sCapHeight)."""
    assert 7.14 == pytest.approx(-line("H", inscription, 10).ink.top)


@pytest.mark.parametrize("composed", ["Đình Thới An", "Cảm Thiên Đại Đế"])
def test_decomposed_vietnamese_is_set_alike(composed, inscription):
    """macOS writes names so."""
    import unicodedata

    decomposed = unicodedata.normalize("NFD", composed)

    assert line(composed, inscription, 10).outline == line(decomposed, inscription, 10).outline


def test_a_zero_width_space_draws_nothing(inscription):
    """Khmer writers put it between words."""
    assert line("ស្កេនអាន", inscription, 5).outline == line("ស្កេន\u200bអាន", inscription, 5).outline


@pytest.mark.parametrize(
    ("text", "character"), [("Đình 𓀀", "𓀀"), ("Thới\tAn", "\t"), ("Pagoda ☸", "☸"), ("寺𪚥", "𪚥")]
)
def test_a_character_without_a_glyph_is_named(text, character, inscription):
    """Never a box on a plaque."""
    with pytest.raises(MissingGlyph) as caught:
        line(text, inscription, 10)

    assert character == caught.value.character


def test_a_misspelt_khmer_syllable_is_refused(inscription):
    """A coeng without its base would stand under a dotted circle."""
    with pytest.raises(MissingGlyph) as caught:
        line("្កវត្ត", inscription, 10)

    assert "្" == caught.value.character


def test_a_line_with_room_keeps_its_size(inscription):
    """Nothing is stretched."""
    assert line("Đình Thới An", inscription, 14) == fit("Đình Thới An", inscription, 126, 14, 7)


@settings(max_examples=settings.default.max_examples * 3 // 10)
@given(st.floats(50, 120))
def test_a_line_without_room_is_set_smaller(inscription, width):
    """Just so that its ink fills the width."""
    typeset = fit("Chùa Cảm Thiên Đại Đế", inscription, width, 14, 4)

    assert width == pytest.approx(typeset.ink.width)
    assert 14 > typeset.size


@pytest.mark.parametrize("name", ["Miếu của người Hoa Ô Mỹ", "Miếu của người Hoa Nghĩa Ô Hòa", "Khu lưu niệm Ấp Bắc"])
def test_a_name_is_broken_above_a_capital_with_a_mark(inscription, name):
    """Where g reaches down and Ô up, lines are set further apart; they were refused at every size."""
    frame = TextFrame(57, 19, 9, 4.6, 1.16, 0.2)
    lines = block(name, inscription, frame)
    inks = [typeset.ink.placed(1, 0, baseline) for typeset, baseline in lines]

    assert 2 == len(lines)
    assert name == " ".join(typeset.text for typeset, _ in lines)
    assert inks[0].bottom + frame.gap < inks[1].top
    assert inks[0].top >= -frame.height / 2
    assert inks[1].bottom <= frame.height / 2


def test_a_line_that_cannot_fit_is_too_long(inscription):
    """The refusal says how wide it would be, and how wide it may be."""
    with pytest.raises(TooLong) as caught:
        fit("Chùa Cảm Thiên Đại Đế", inscription, 40, 14, 7)

    assert ("Chùa Cảm Thiên Đại Đế", 40) == (caught.value.text, caught.value.room)
    assert line("Chùa Cảm Thiên Đại Đế", inscription, 7).ink.width == pytest.approx(caught.value.width)
