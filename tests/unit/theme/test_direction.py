"""Every element that names a language of another direction says which way its text runs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.languages.language import Language
from generator.text.translations import Wording
from generator.theme.direction import directed
from tests.support.languages import KNOWN

VIETNAMESE = '<html lang="vi"><a href="/" hreflang="ar">A</a> <a lang="en">B</a> <span class="x" lang="ar">C</span>'
ARABIC_PAGE = '<html lang="ar"><h1 lang="vi">A</h1><cite lang="und">B</cite><a rel="prev">← C</a><a>D →</a>'


ARABIC = Language("ar", "العربية", "arabic")
BACKWARDS = frozenset({"ar"})


def test_only_what_runs_from_right_to_left_is_marked_on_other_pages():
    assert VIETNAMESE.replace('lang="ar">C', 'lang="ar" dir="rtl">C') == directed(VIETNAMESE, BACKWARDS)


def test_on_its_own_pages_all_else_is_marked_and_arrows_are_mirrored():
    assert (
        '<html lang="ar" dir="rtl"><h1 lang="vi" dir="ltr">A</h1><cite lang="und" dir="auto">B</cite>'
        '<a rel="prev">→ C</a><a>D ←</a>'
    ) == directed(ARABIC_PAGE, BACKWARDS)


def test_a_page_without_it_keeps_its_bytes():
    page = VIETNAMESE.replace(' lang="ar"', "")

    assert page == directed(page, BACKWARDS)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("4NVH3", "\u20684NVH3\u2069"),
        ("0292 3820 000", "\u20680292 3820 000\u2069"),
        ("+84 292", "\u2068+84 292\u2069"),
        ("Đình Thới An", "\u2068Đình Thới An\u2069"),
        ("مسجد", "مسجد"),
        (12, "12"),
        ("12–13", "12–13"),
    ],
)
def test_codes_names_and_telephones_keep_their_order_in_an_arabic_sentence(value, said):
    wording = Wording(ARABIC, {"x": "رمز {value}"})

    assert f"رمز {said}" == wording.say("x", value=value)
    assert f"رمز {value}" == replace(wording, about=KNOWN["vi"]).say("x", value=value)
