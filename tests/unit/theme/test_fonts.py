"""A web font is small, and draws what the whole face draws."""

from __future__ import annotations

import io
import unicodedata

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from generator.languages.scripts import KHMER, VIETNAMESE
from generator.store import file_ref
from generator.theme.fonts import web_font
from tests.support.worlds import TEMPLATES
from tools import web_fonts

FACES = {
    "be-vietnam-pro-400.ttf": (VIETNAMESE, "Đình Thới An – “nghĩa” ừ ữ ỹ ậ ₫ … ←"),
    "noto-serif-700.ttf": (VIETNAMESE, "ĐÌNH THỚI AN · Pôthi Somrôn 1832"),
    # Stacked consonants, vowels written before, above and below, a sign for silence; blanks are of the Latin face.
    "noto-sans-khmer-400.ttf": (KHMER.web[0].characters, "ស្កេនដើម្បីអានវត្តក្រុងខ្មែរព្រះសៀប៉ុន្តែការណ៍"),
}


@pytest.fixture(scope="module", params=FACES)
def cut(request):
    """Each web font: the whole face, the cut one, the characters it should have, a text."""
    whole = TEMPLATES / "fonts" / request.param
    return whole.read_bytes(), web_font(file_ref(whole), FACES[request.param][0]), *FACES[request.param]


def unpacked(woff2: bytes) -> bytes:
    """The font inside, as a shaper reads it."""
    font = TTFont(io.BytesIO(woff2))
    font.flavor = None
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def shaped(font: bytes, text: str) -> list[tuple[int, ...]]:
    """Where each glyph goes and what it looks like; its number differs from font to font."""
    face = hb.Face(font)
    shaper = hb.Font(face)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(shaper, buffer)
    return [
        (
            info.cluster,
            place.x_advance,
            place.x_offset,
            place.y_offset,
            *(shaper.get_glyph_extents(info.codepoint) or ()),
        )
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def test_it_has_every_character_the_page_needs_and_the_face_has(cut):
    whole, woff2, characters, _ = cut
    has = set(TTFont(io.BytesIO(whole)).getBestCmap())

    assert {ord(char) for char in characters} & has == set(TTFont(io.BytesIO(woff2)).getBestCmap()) & set(
        map(ord, characters)
    )
    assert 0.9 < len({ord(char) for char in characters} & has) / len(set(characters))


def test_it_draws_a_text_as_the_whole_face_does(cut):
    """By HarfBuzz, which browsers use: every glyph in its place, Khmer clusters among them."""
    whole, woff2, _, text = cut
    glyphs = shaped(whole, text)

    assert len(glyphs) > 10
    assert glyphs == shaped(unpacked(woff2), text)


def test_it_is_a_woff2_and_much_smaller(cut):
    whole, woff2, _, _ = cut

    assert woff2.startswith(b"wOF2")
    assert len(woff2) < len(whole) / 2


def test_it_is_the_same_font_every_time():
    """No date of making is written into it."""
    face = file_ref(TEMPLATES / "fonts" / "noto-serif-700.ttf")
    one, other = web_font(face, "Đình"), web_font(face, "Đình")

    assert one == other
    assert TTFont(face.path)["head"].modified == TTFont(io.BytesIO(one))["head"].modified


def test_what_lies_ready_is_what_a_build_would_cut():
    """`python -m tools.web_fonts` writes it anew."""
    folder = TEMPLATES / "fonts/web"
    there = {path.name: path.read_bytes() for path in folder.iterdir()}

    assert web_fonts.ready() == there


def test_the_vietnamese_alphabet_is_whole():
    """Twelve vowels with six tones each, seven other letters than ASCII has, in both cases."""
    letters = {
        vowel + tone
        for vowel in ("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y")
        for tone in ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
    } | {"đ"}
    composed = {unicodedata.normalize("NFC", letter) for letter in letters}

    assert set() == {case for letter in composed for case in (letter, letter.upper())} - set(VIETNAMESE)
    assert {1} == {len(letter) for letter in composed}
