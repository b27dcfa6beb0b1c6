"""The Han face sets the names of temples, in traditional and in simplified characters; what is rarer comes from another."""

from __future__ import annotations

import unicodedata
from io import BytesIO

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from generator.languages.scripts import HAN
from generator.plaques import FontStack, MissingGlyph
from generator.plaques.lettering import line
from generator.store import file_ref
from tests.support.worlds import ROOT, TEMPLATES
from tools.fonts import big5_hanzi, gb2312_hanzi, han_vocabulary

FACE = file_ref(TEMPLATES / "fonts" / HAN.bold)
STACK = FontStack((("han", FACE), ("latin", file_ref(TEMPLATES / "fonts" / "noto-serif-700.ttf"))))
NOM = "\U00021a38"
"""𡨸, chữ in chữ Nôm: CJK Extension B."""


@pytest.fixture(scope="module")
def drawn() -> set[str]:
    """The characters of the face."""
    with TTFont(FACE.path, lazy=True) as font:
        return {chr(point) for point in font.getBestCmap()}


def test_the_standards_are_as_large_as_they_say():
    """GB 2312-80, level 1: 3,755, sorted by sound from 啊 to 座. Big5, level 1: 5,401, sorted by strokes from 一 to 籲."""
    assert 3755 == len(gb2312_hanzi())
    assert {"啊", "座"} <= gb2312_hanzi()
    assert 5401 == len(big5_hanzi())
    assert {"一", "籲"} <= big5_hanzi()


def test_every_common_character_of_both_standards_is_drawn(drawn):
    """None of them is an empty box."""
    assert not (gb2312_hanzi() | big5_hanzi()) - drawn


@pytest.mark.parametrize("group", han_vocabulary())
def test_every_word_of_temples_is_set(group):
    """As on a plaque: shaped, outlined, every character with ink."""
    for word in han_vocabulary()[group]:
        set_line = line(word, STACK, 10)
        assert len(word) == len(set_line.glyphs)
        assert all(glyph.ink for glyph, _, _ in set_line.glyphs), word


def test_no_character_of_the_vocabulary_is_a_compatibility_form():
    """U+F900 and after look like others and are not found by a search for them."""
    characters = {character for words in han_vocabulary().values() for word in words for character in word}

    assert characters == {unicodedata.normalize("NFKC", character) for character in characters}
    assert all(HAN.holds(character) for character in characters)


@pytest.mark.parametrize("folder", ["content", "tests/places"])
def test_every_character_our_authors_wrote_is_drawn(folder, drawn):
    """Not only in names: the words of a summary stand on boards."""
    files = [path for path in (ROOT / folder).rglob("*") if path.suffix in {".md", ".yaml"}]
    written = {
        (character, path)
        for path in files
        for character in path.read_text("utf-8")
        if HAN.sets(character) and character not in drawn
    }

    assert files
    assert not written


def rare_face(folder, character):
    """A face with a box for this character and one for 山, which ours has."""
    pen = TTGlyphPen(None)
    for number, point in enumerate(((100, 0), (900, 0), (900, 800), (100, 800))):
        pen.lineTo(point) if number else pen.moveTo(point)
    pen.closePath()
    box = pen.glyph()
    builder = FontBuilder(2000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "box"])
    builder.setupCharacterMap({ord(character): "box", ord("山"): "box"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "box": box})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "box": (1000, 100)})
    builder.setupHorizontalHeader(ascent=900, descent=-100)
    builder.setupNameTable({"familyName": "Box", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    file = BytesIO()
    builder.save(file)
    path = folder / HAN.rare
    path.write_bytes(file.getvalue())
    return file_ref(path)


def test_what_ours_lacks_comes_from_the_rare_face_and_nothing_else_does(tmp_path):
    """Its em is another: 1000 of 2000 units are half an em."""
    stack = FontStack(STACK.faces, rare=(("han", rare_face(tmp_path, NOM)),))
    mixed, ours = line(f"山{NOM}山", stack, 10), line("山", STACK, 10)

    assert [1000, 2000, 1000] == [glyph.em for glyph, _, _ in mixed.glyphs]
    assert mixed.glyphs[0][0] is ours.glyphs[0][0]
    assert mixed.advance == pytest.approx(2 * ours.advance + 5)


def test_what_neither_has_is_named(tmp_path):
    """The character itself, not the one before it."""
    stack = FontStack(STACK.faces, rare=(("han", rare_face(tmp_path, NOM)),))

    with pytest.raises(MissingGlyph) as caught:
        line("山\U00028dc8", stack, 10)
    assert "\U00028dc8" == caught.value.character
    with pytest.raises(MissingGlyph):
        line(NOM, STACK, 10)
