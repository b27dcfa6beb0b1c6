"""The interface's words: whole in every language, and each language's own way of writing a day."""

from __future__ import annotations

from string import Formatter

import pytest

from generator.shelf import LANGUAGES
from generator.wording import Wording


@pytest.fixture(scope="module")
def words(loaded):
    return loaded.words


def wording(words, language: str) -> Wording:
    return Wording(language, {key: group[language] for key, group in words.items()})


@pytest.mark.parametrize(
    ("language", "day", "month", "year"),
    [
        ("vi", "ngày 15 tháng 11 năm 2004", "tháng 11/2004", "2004"),
        ("en", "15 November 2004", "November 2004", "2004"),
        ("km", "ថ្ងៃទី 15 ខែវិច្ឆិកា ឆ្នាំ 2004", "ខែវិច្ឆិកា ឆ្នាំ 2004", "ឆ្នាំ 2004"),
        ("zh", "2004年11月15日", "2004年11月", "2004年"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it_and_as_exactly_as_it_is_known(words, language, day, month, year):
    write = wording(words, language).date

    assert (day, month, year) == (write("2004-11-15"), write("2004-11"), write("2004"))


def test_a_first_day_has_no_zero_before_it(words):
    assert "2 January 2026" == wording(words, "en").date("2026-01-02")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_twelve_months_have_twelve_names(words, language):
    write = wording(words, language).date

    assert 12 == len({write(f"2004-{month:02}") for month in range(1, 13)})


def test_every_language_fills_the_same_places(words):
    """A place forgotten in one language would leave out a number; one too many would stop the build."""

    def places(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    wrong = [
        (key, language)
        for key, group in words.items()
        for language in LANGUAGES
        if places(group["vi"]) != places(group[language])
    ]

    assert [] == wrong


def test_every_language_has_every_word(words):
    assert [] == [(key, lang) for key, group in words.items() for lang in LANGUAGES if not group.get(lang, "").strip()]


def test_braces_in_what_is_filled_in_stay(words):
    """Reviewers and festivals have names of their own."""
    assert "{x}" in wording(words, "en").say("reviewed", by="{x}", date="")
