"""A passage is known again in another form, and not with other words or figures."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.digests import digest

PASSAGE = "Đình dựng năm 1832, “theo lời kể” – xem [chùa Hai](chua-hai).[^s1]"


@pytest.mark.parametrize(
    "other",
    [
        unicodedata.normalize("NFD", PASSAGE),
        PASSAGE.upper().replace("(CHUA-HAI)", "(chua-hai)"),
        "  Đình dựng năm 1832,\n“theo lời kể” – xem [chùa Hai](chua-hai). ",
        "**Đình** dựng năm 1832 'theo lời kể' — xem [chùa Hai](dinh-mot)",
        "Đình dựng năm 1832; «theo lời kể» - xem _chùa Hai_.[^s2][^s3]",
        '"Đình dựng năm 1832, theo lời kể: xem chùa Hai"',
        ">-\n  Đình dựng năm 1832, theo lời kể\n  xem chùa Hai",
        "Đình dựng năm 1832, theo lời kể, xem chùa\u00a0\u200bHai.",
    ],
)
def test_it_is_the_same_in_another_form(other):
    assert digest(PASSAGE) == digest(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5,6 tỉ", "56 tỉ"),
        ("1832–1852", "1832 1852"),
        ("chưa rõ", "rõ"),
        ("đình", "dinh"),
        ("50 %", "50"),
        ("មិន\u200bទាន់", "ទាន់"),
        ("古寺", "寺古"),
    ],
)
def test_it_is_another_where_something_else_is_said(one, other):
    assert digest(one) != digest(other)


def test_it_is_written_into_repositories_and_must_stay_what_it_is():
    assert ["d948ae52", "b616c027"] == [digest("Đình Một"), digest("Dựng năm 1832.[^s1]")]


@given(st.text(max_size=60))
def test_any_text_has_one_and_its_blanks_and_form_do_not_matter(text):
    assert 8 == len(digest(text))
    assert digest(text) == digest(unicodedata.normalize("NFC", text)) == digest(f" {text}\n")
