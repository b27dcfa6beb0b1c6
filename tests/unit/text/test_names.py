"""How names are compared, and how they become addresses."""

from __future__ import annotations

import random
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.names import fold, slug

# The alphabet as a schoolbook has it: each plain letter, then its forms.
SCHOOLBOOK = (
    "aàáảãạăằắẳẵặâầấẩẫậ",
    "eèéẻẽẹêềếểễệ",
    "iìíỉĩị",
    "oòóỏõọôồốổỗộơờớởỡợ",
    "uùúủũụưừứửữự",
    "yỳýỷỹỵ",
    "dđ",
    *"bcghklmnpqrstvx",
)
PLAIN = {form: row[0] for row in SCHOOLBOOK for form in row}


def folded(name: str) -> str:
    """Another way to the same: each letter looked up, words joined by hyphens."""
    words = re.findall(r"\w+", name.lower())
    return "-".join("".join(PLAIN.get(char, char) for char in word) for word in words)


def test_a_vietnamese_name_is_folded_letter_by_letter():
    """500 names of all letters of the alphabet, in both cases."""
    chance = random.Random(2009)
    letters = "".join(SCHOOLBOOK)
    for _ in range(500):
        words = ["".join(chance.choices(letters, k=chance.randrange(1, 8))) for _ in range(chance.randrange(1, 5))]
        name = " ".join(chance.choice([str, str.upper, str.capitalize])(word) for word in words)

        assert folded(name) == slug(name)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Đình Thới An", "dinh-thoi-an"),
        ("  Chùa Pôthi  Somrôn (Ô Môn) ", "chua-pothi-somron-o-mon"),
        ("ĐÌNH-ĐÌNH", "dinh-dinh"),
        ("Di tích số 7", "di-tich-so-7"),
        ("Linh Sơn Cổ Miếu/../etc", "linh-son-co-mieu-etc"),
        ("寺", ""),
        ("", ""),
        ("---", ""),
    ],
)
def test_a_name_becomes_an_address(name, address):
    assert address == slug(name)


@given(st.text(max_size=30))
def test_an_address_is_made_of_letters_digits_and_single_hyphens(name):
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(name))
    assert slug(name) == slug(slug(name))


@given(st.text(st.sampled_from("Đđình Thới-an ổơư"), max_size=12))
def test_composed_and_decomposed_names_have_one_address(name):
    """macOS decomposes the names of files."""
    assert slug(unicodedata.normalize("NFC", name)) == slug(unicodedata.normalize("NFD", name))


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(st.sampled_from([chr(n) for n in range(0x1780, 0x17D4)]), max_size=12))
def test_khmer_keeps_its_signs(text):
    """Dropping every combining mark would leave consonants alone."""
    assert unicodedata.normalize("NFC", text) == fold(text)
