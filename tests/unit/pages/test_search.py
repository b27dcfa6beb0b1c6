"""Where relics are many: each is found by each of its words, in files that stay small."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.entry import CatalogueEntry
from generator.languages.scripts import SCRIPTS
from generator.pages import search
from generator.text.names import fold, search_words
from tests.support.catalogues import entries_of
from tests.support.kinds import KINDS

SIGNS = [*"aĐôÔnN9…“”()-·'\"\t \u200b\u3000", "ពោធិ៍", "វត្ត", "ស្រែ", "្", "灵山", "古庙", "Đình ", "ß", "İ", "🏮", "𠮷"]
writings = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=8).map("".join)

SEARCHED = search_words(SCRIPTS)


@pytest.fixture(scope="module")
def template(site) -> CatalogueEntry:
    return site.entries[0]


def utf16(word: str) -> bytes:
    """What JavaScript compares."""
    return word.encode("utf-16-be")


def decoded(coded: str) -> list[int]:
    """The numbers of `search.coded`, as static/find.js reads them."""
    numbers, last, distance = [], -1, 0
    for sign in coded:
        digit = ord(sign) - 48
        distance = distance * 32 + (digit & 31)
        if digit < 32:
            last += distance
            numbers.append(last)
            distance = 0
    return numbers


def read_for(token: str, index: str, files: tuple[str, ...]) -> tuple[dict[int, int], int]:
    """Relic → rank of each that has a word beginning so, and how many files that took."""
    _, *rows = [line.split("\t") for line in index.splitlines()]
    places = [
        place
        for place, (first, last) in enumerate(rows)
        if utf16(first) <= utf16(token + "\uffff") and utf16(last) >= utf16(token)
    ]
    found: dict[int, int] = {}
    for place in places:
        for line in files[place].splitlines():
            word, *ranked = line.split("\t")
            if word.startswith(token):
                for rank, coded in enumerate(ranked):
                    for number in decoded(coded):
                        found[number] = min(rank, found.get(number, 9))
    return found, len(places)


@given(st.sets(st.integers(0, 10**6)))
def test_numbers_are_read_as_they_were_written(numbers):
    assert sorted(numbers) == decoded(search.coded(sorted(numbers)))


@given(st.lists(st.tuples(writings, writings, writings), min_size=1, max_size=6))
def test_every_relic_is_found_by_each_word_of_its_names_ward_and_address(template, drawn):
    """By a word and by the beginning of one, however few or many files there are."""
    entries = tuple(
        replace(
            template,
            id=f"r{number}",
            texts=(replace(template.texts[0], name=name, also=()),),
            ward=ward,
            address=address,
        )
        for number, (name, ward, address) in enumerate(drawn)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "MOST_BYTES", 40)
        index, files = search.word_files(entries, {"r0": ("4nvh3",)}, SEARCHED)

    assert 0 in read_for("4nvh3", index, files)[0]
    for number, entry in enumerate(entries):
        for text in (entry.texts[0].name, entry.ward, entry.address):
            for word in SEARCHED.of(text):
                for length in range(1, len(word) + 1):
                    assert number in read_for(word[:length], index, files)[0], (text, word)


@given(writings)
def test_a_word_is_a_piece_of_the_folded_text(text):
    """So that what the words find is found again in the lines."""
    assert [] == [word for word in SEARCHED.of(text) if word not in fold(text)]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("វត្តពោធិ៍សុំរុង", "ពោធិ៍សុំ"),
        ("វត្តពោធិ៍សុំរុង", "ពោធិ៍"),
        ("វត្តពោធិ៍សុំរុង", "សុំរុ"),
        ("灵山古庙", "山古"),
        ("灵山古庙", "庙"),
        ("Chùa灵山寺", "山寺"),
    ],
)
def test_in_scripts_without_spaces_a_name_is_found_by_what_stands_inside(template, name, asked):
    """By one syllable and by several: the script leaves out the last one alone where others stand before it."""
    entry = replace(template, texts=(replace(template.texts[0], name=name, also=()),), ward="", address="")
    index, files = search.word_files((entry,), {}, SEARCHED)
    words = list(SEARCHED.of(asked))

    assert [] == [word for word in words[:-1] or words if 0 not in read_for(word, index, files)[0]]


@pytest.mark.parametrize("count", [121, 1000, 5000])
def test_the_files_of_the_search_stay_small(template, count):
    entries = entries_of(count, template)
    index, files = search.word_files(entries, {}, SEARCHED)
    lists = search.name_lists(entries, KINDS, {}, "km")

    assert max(len(text.encode()) for text in files) <= search.MOST_BYTES
    assert len(index.encode()) < 4096
    assert max(len(part.lines) for part in lists) <= search.LINES_IN_A_FILE
    assert max(sum(len("\t".join((line.about, *line.keys)).encode()) for line in part.lines) for part in lists) < 16_384


def test_a_name_s_first_word_answers_better_than_another_one_and_that_better_than_an_address(template):
    entries = tuple(
        replace(
            template, id=f"r{number}", texts=(replace(template.texts[0], name=name, also=()),), ward=ward, address=""
        )
        for number, (name, ward) in enumerate([("Đình An", "x"), ("An Lạc", "x"), ("Lạc", "phường An")])
    )
    index, files = search.word_files(entries, {}, SEARCHED)

    assert {1: search.FIRST, 0: search.NAME, 2: search.PLACE} == read_for("an", index, files)[0]


def test_a_word_of_40_000_relics_takes_three_files_at_most(template):
    """The best answers first: of a word in more files the script reads three, and says so."""
    entries = tuple(
        replace(
            template, id=f"r{number}", texts=(replace(template.texts[0], name="Đình", also=()),), ward="", address=""
        )
        for number in range(40_000)
    )
    index, files = search.word_files(entries, {}, SEARCHED)
    found, count = read_for("dinh", index, files)

    assert (40_000, True) == (len(found), count <= 3)


def test_a_relic_s_new_name_changes_one_file_of_lines_in_a_language(template):
    """A relic is known by its number: other files say what they said."""
    old = entries_of(1000, template)
    renamed = replace(old[500], texts=(replace(old[500].texts[0], name="Đình Zyx"), *old[500].texts[1:]))
    before, after = (
        search.name_lists(entries, KINDS, {}, "vi") for entries in (old, (*old[:500], renamed, *old[501:]))
    )

    assert [500 // search.LINES_IN_A_FILE] == [n for n, part in enumerate(after) if part != before[n]]
