"""Under which letter a name stands, and what decides its place. A second collator: tests/test_collation.py."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.languages.scripts import SCRIPTS
from generator.text.collation import Collation, collation_of
from tests.support.languages import KNOWN

LETTERS = "".join(chr(first) for script in SCRIPTS.values() for first, _ in script.letters)
NAMES = st.text(
    st.one_of(
        st.sampled_from(
            "aăâbdđeêoôơuưyzÀẢÃÁẠ 19-–“”()ßœŒİ'ុំះិ៌\u17d2ឥធមយេកเแกขํา่ๆฯໂຫໜມຳ່ءأاآةتىيَّـكگカガーがゝ々한家灵\ue000\ue100"
        ),
        st.sampled_from(LETTERS),
        st.characters(),
    ),
    max_size=8,
)


def collation(tag: str) -> Collation:
    return collation_of(KNOWN[tag])


def in_order(tag: str, *names: str) -> list[str]:
    return sorted(names, key=collation(tag).key)


@pytest.mark.parametrize(
    ("tag", "name", "heading"),
    [
        *(("en", "Đình Thới An", "D"), ("vi", "Đình Thới An", "Đ"), ("vi", "Ổ Môn", "Ô"), ("en", "Ổ Môn", "O")),
        *(("vi", "Ứng Hoà", "Ư"), ("vi", "Ủng Hoà", "U"), ("vi", "“Ông”", "Ô"), ("vi", "Ph\u00e9o", "P")),
        *(("fr", "Œuvre", "O"), ("fr", "Église", "E"), ("en", "Łódź", "L"), ("en", "ßa", "S"), ("en", "İzmir", "I")),
        *(("km", "ពោធិ៍", "ព"), ("vi", "ពោធិ៍", "ព"), ("km", "ឥន្ទ", "អ"), ("km", "ឫស្សី", "ឫ")),
        *(("th", "เชียงใหม่", "ช"), ("th", "ใหญ่", "ห"), ("vi", "เชียงใหม่", "ช"), ("lo", "ໂພນ", "ພ"), ("lo", "ເໝືອງ", "ຫ")),
        *(
            ("ar", "أحمد", "ا"),
            ("ar", "مسجد", "م"),
            ("ja", "カメラ", "かな"),
            ("ja", "ーム", "かな"),
            ("ko", "한글", "한"),
        ),
        *(("zh", "灵山古庙", "汉"), ("vi", "415", "#"), ("vi", "…", "#"), ("vi", "", "#"), ("km", "១២", "#")),
    ],
)
def test_a_name_stands_under_the_letter_it_is_sorted_by(tag, name, heading):
    assert heading == collation(tag).heading(name)


def test_composed_and_decomposed_names_stand_under_one_letter():
    """macOS decomposes the names of files."""
    for written in ("Ế", "E\u0302\u0301", "Ê\u0301", "\u1eb8\u0302"):
        assert "Ê" == collation("vi").heading(written)


def test_tones_count_where_all_letters_are_alike():
    """Ngang, huyền, hỏi, ngã, sắc, nặng."""
    tones = ["Ma", "Mà", "Mả", "Mã", "Má", "Mạ"]

    assert tones == in_order("vi", *sorted(tones))
    assert ["Má a", "Mà b", "Má c"] == in_order("vi", "Má c", "Mà b", "Má a")
    assert ["Dinh A", "Đình A", "Đỉnh A", "Đình B"] == in_order("en", "Đình B", "Đỉnh A", "Đình A", "Dinh A")


def test_a_letter_of_its_own_stands_behind_all_names_with_the_one_it_follows():
    assert ["Dừa", "Dyên", "Đa", "Ê", "Ga"] == in_order("vi", "Đa", "Ga", "Dyên", "Ê", "Dừa")
    assert ["Đa", "Dừa", "Dyên", "Ê", "Ga"] == in_order("en", "Đa", "Ga", "Dyên", "Ê", "Dừa")


@pytest.mark.parametrize("alphabet", [("c Ch",), ("c ch", "", " ")])
def test_a_letter_of_two_signs_is_a_heading(alphabet):
    """However its line is written, and whatever empty lines stand beside it."""
    czech = Collation(KNOWN["en"].writing, alphabet)

    assert ["Cibule", "Cyril", "Chrám", "Dům"] == sorted(["Dům", "Chrám", "Cyril", "Cibule"], key=czech.key)
    assert ["C", "Ch"] == [czech.heading(name) for name in ("Cyril", "CHRÁM")]


@pytest.mark.parametrize(
    "alphabet", [("d đ", "đ d"), ("d d",), ("ı i",), ("ŋ n", "n ŋ"), ("a b", "b c", "c a"), ("  ",)]
)
def test_no_alphabet_lets_a_letter_follow_itself(alphabet):
    """Not even together with what the scripts say of their letters; a check of the file says so to its author."""
    names = ["An", "Ba", "Cà", "Dạ", "Đá", "Ích", "Na", "ŋa"]
    odd = Collation(KNOWN["en"].writing, alphabet)

    assert len(names) == len({odd.key(name) for name in names})


@given(st.sampled_from(sorted(KNOWN)), st.lists(NAMES, max_size=12))
def test_the_names_of_a_heading_stand_together_and_those_of_none_last(tag, names):
    """Whatever stands in them."""
    headings = [heading for heading, _ in groupby(in_order(tag, *names), key=collation(tag).heading)]

    assert "#" not in headings[:-1]
    assert len(set(headings)) == len(headings)


@given(st.sampled_from(sorted(KNOWN)), st.lists(NAMES, max_size=6))
def test_the_order_does_not_depend_on_the_one_before(tag, names):
    assert in_order(tag, *dict.fromkeys(names)) == in_order(tag, *dict.fromkeys(reversed(names)))


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_vowels_before_their_consonant_are_those_of_unicode(script):
    """Logical_Order_Exception (PropList.txt) in the scripts we have; Thai and Lao alone."""
    expected = {"thai": "\u0e40\u0e41\u0e42\u0e43\u0e44", "lao": "\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4"}

    assert expected.get(script.id, "") == script.sorting.before


def test_vietnamese_alone_has_letters_of_its_own():
    assert {"vi"} == {tag for tag, language in KNOWN.items() if language.alphabet or language.marks}
