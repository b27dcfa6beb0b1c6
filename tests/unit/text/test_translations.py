"""The interface's words: whole in every language, and each language's own way of writing a day."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, datetime, timedelta
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.translations import borrowed, is_borrowed, shortened
from tests.support.languages import SPOKEN as LANGUAGES


@pytest.fixture(scope="module")
def wordings(loaded):
    return loaded.wordings


@pytest.mark.parametrize(
    ("language", "day", "month", "year"),
    [
        ("vi", "ngày 15 tháng 11 năm 2004", "tháng 11/2004", "2004"),
        ("en", "15 November 2004", "November 2004", "2004"),
        ("km", "ថ្ងៃទី 15 ខែវិច្ឆិកា ឆ្នាំ 2004", "ខែវិច្ឆិកា ឆ្នាំ 2004", "ឆ្នាំ 2004"),
        ("zh", "2004年11月15日", "2004年11月", "2004年"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it_and_as_exactly_as_it_is_known(
    wordings, language, day, month, year
):
    write = wordings[language].date

    assert (day, month, year) == (write("2004-11-15"), write("2004-11"), write("2004"))


def test_a_first_day_has_no_zero_before_it(wordings):
    assert "2 January 2026" == wordings["en"].date("2026-01-02")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (111, "111th"),
    ],
)
def test_english_endings_follow_the_number(wordings, value, told):
    assert told == wordings["en"].ordinal(value)


@pytest.mark.parametrize("language", ["vi", "km", "zh"])
def test_other_languages_put_things_in_order_by_the_bare_number(wordings, language):
    assert ["1", "2", "3", "21"] == [wordings[language].ordinal(value) for value in (1, 2, 3, 21)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_twelve_months_have_twelve_names(wordings, language):
    write = wordings[language].date

    assert 12 == len({write(f"2004-{month:02}") for month in range(1, 13)})


@pytest.mark.parametrize("month", range(1, 13))
def test_a_name_out_of_a_borrowed_list_is_borrowed_itself(wordings, month):
    """The first and the last name of the list had one of its signs each, and a page showed it."""
    english = wordings["en"]
    names = english.words["lunar_month_names"]
    words = {**english.words, "lunar_month_names": borrowed(names, "en")}

    assert borrowed(english.nth("lunar_month_names", month), "en") == replace(english, words=words).nth(
        "lunar_month_names", month
    )


def test_every_language_fills_the_same_places(wordings):
    """A place forgotten in one language would leave out a number; one too many would stop the build."""

    def places(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    model = wordings["vi"].words
    wrong = [
        (key, language)
        for language in LANGUAGES
        for key, text in wordings[language].words.items()
        if key in model and places(text) != places(model[key])
    ]

    assert [] == wrong


def test_every_language_has_every_word(wordings):
    assert [] == [
        (key, tag)
        for tag, wording in wordings.items()
        for key, text in wording.words.items()
        if not text.strip() or is_borrowed(text)
    ]


def test_braces_in_what_is_filled_in_stay(wordings):
    """Reviewers and festivals have names of their own."""
    assert "{x}" in wordings["en"].say("reviewed", by="{x}", date="")


# ---- numbers and days -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "shown"), [("vi", "1234,5"), ("en", "1234.5"), ("km", "1234,5"), ("zh", "1234.5")]
)
def test_a_number_has_the_decimal_sign_of_its_language(wordings, language, shown):
    """As CLDR has them; thousands stay together, for a point among them would be read as the other sign."""
    assert shown == wordings[language].number(1234.5)


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [(0.04, 1, "0.0"), (0.96, 1, "1.0"), (2, 1, "2.0"), (1.6, 0, "2"), (0.125, 3, "0.125"), (-1.26, 1, "-1.3")],
)
def test_a_number_has_as_many_digits_as_are_asked_for(wordings, value, digits, shown):
    assert shown == wordings["en"].number(value, digits)


@pytest.mark.parametrize(
    ("language", "within", "across"),
    [
        ("vi", "ngày 20–21 tháng 5 năm 2027", "ngày 31 tháng 12 năm 2027 – ngày 1 tháng 1 năm 2028"),
        ("en", "20–21 May 2027", "31 December 2027 – 1 January 2028"),
        ("km", "ថ្ងៃទី 20–21 ខែឧសភា ឆ្នាំ 2027", "ថ្ងៃទី 31 ខែធ្នូ ឆ្នាំ 2027 – ថ្ងៃទី 1 ខែមករា ឆ្នាំ 2028"),
        ("zh", "2027年5月20–21日", "2027年12月31日 – 2028年1月1日"),
    ],
)
def test_days_of_one_month_name_it_once_and_others_are_two_whole_dates(wordings, language, within, across):
    write = wordings[language].days

    assert within == write(date(2027, 5, 20), date(2027, 5, 21))
    assert across == write(date(2027, 12, 31), date(2028, 1, 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_day_is_a_date(wordings, language):
    said = wordings[language]

    assert said.date("2027-05-20") == said.days(date(2027, 5, 20), date(2027, 5, 20))


@given(st.dates(date(2020, 1, 1), date(2050, 1, 1)), st.integers(0, 400))
def test_from_days_as_they_are_written_both_can_be_read(wordings, first, more):
    """As whoever reads English would: the first number is the first day, the last name and year are those of the last."""
    last = first + timedelta(days=more)
    text = wordings["en"].days(first, last)
    begins, _, ends = text.replace("–", " – ").partition(" – ")
    end = " ".join((ends or begins).split())
    begin = begins.strip() if " " in begins.strip() else f"{begins.strip()} {end.split(maxsplit=1)[1]}"

    assert [first, last] == [datetime.strptime(day, "%d %B %Y").date() for day in (begin, end)]  # noqa: DTZ007


@pytest.mark.parametrize(("language", "said"), [("vi", "A. B."), ("en", "A. B."), ("km", "A. B."), ("zh", "A.B.")])
def test_sentences_stand_together_as_the_language_sets_them(wordings, language, said):
    """Chinese has its space in the full stop."""
    assert said == wordings[language].join_sentences(["A.", "B."])


# ---- descriptions ---------------------------------------------------------------------------------

SENTENCES = {
    "vi": "Năm 1832 dân làng dựng đình. Mái ba tầng chồng lên nhau, ngói âm dương.",
    "en": "The house was built in 1832. Its roof has three tiers, one above the other.",
    "km": "ឆ្នាំ 1832 អ្នកស្រុកបានសង់សាលា។ ដំបូលមានបីថ្នាក់ត្រួតលើគ្នា។",
    "zh": "一八三二年，村民始建村亭。屋顶三层相叠，铺阴阳瓦。",
}


@pytest.mark.parametrize("text", SENTENCES.values(), ids=SENTENCES)
def test_a_description_that_fits_is_whole(text):
    assert text == shortened(text, len(text))


@pytest.mark.parametrize(("text", "end"), [*zip(SENTENCES.values(), (".", ".", "។", "。"), strict=True)], ids=SENTENCES)
def test_a_description_too_long_ends_with_a_sentence(text, end):
    assert text[: text.index(end) + 1] == shortened(text, len(text) - 1)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Mái ba tầng chồng lên nhau, ngói âm dương", "Mái ba tầng chồng lên nhau…"),
        ("屋顶三层相叠，铺阴阳瓦，檐口饰以绿釉瓦当", "屋顶三层相叠，铺阴阳瓦…"),
        ("Gần 5.6 tỉ đồng được chi", "Gần 5.6 tỉ đồng…"),
        ("Năm. Mái ba tầng chồng lên nhau", "Năm. Mái ba tầng…"),
    ],
)
def test_without_a_long_sentence_it_ends_with_a_word(text, cut):
    assert cut == shortened(text, len(cut) + 2)


@given(st.lists(st.sampled_from(["a", "b", " ", ". ", "។", "ក្ខុំ", "ស្ត្រី", "，", "。"])).map("".join), st.integers(8, 20))
def test_a_description_never_grows_and_parts_no_letter_from_its_signs(text, most):
    cut = shortened(text, most)

    assert len(cut) <= most
    if cut.endswith("…"):
        rest = " ".join(text.split()).removeprefix(cut[:-1])
        assert "M" != unicodedata.category(rest[0])[0]
        assert not cut.endswith("\u17d2…")
