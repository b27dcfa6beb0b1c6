"""The check character of a code detects every single wrong or swapped character."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from generator.plaques.codes import ALPHABET, LENGTH, check_character, code_from, is_code
from tests.support.worlds import ROOT

COUNT = len(ALPHABET) ** (LENGTH - 1)


def some_codes(count: int) -> list[str]:
    """Valid codes from the whole range, always the same ones."""
    chance = random.Random(23)
    return [code_from(chance.randrange(COUNT)) for _ in range(count)]


def put(code: str, place: int, char: str) -> str:
    """The code with another character in one place."""
    return code[:place] + char + code[place + 1 :]


def test_every_generated_code_is_valid():
    assert [] == [code for code in some_codes(2000) if not is_code(code)]


def test_every_single_wrong_character_is_detected():
    """All 110 substitutions in each of 300 codes."""
    passed = [
        (code, place, char)
        for code in some_codes(300)
        for place in range(LENGTH)
        for char in ALPHABET
        if char != code[place] and is_code(put(code, place, char))
    ]

    assert [] == passed


def test_any_two_swapped_characters_are_detected():
    """All ten pairs of places of each of 2,000 codes, neighbours or not."""
    passed = [
        (code, first_place, second_place)
        for code in some_codes(2000)
        for first_place, second_place in combinations(range(LENGTH), 2)
        if code[first_place] != code[second_place]
        and is_code(put(put(code, first_place, code[second_place]), second_place, code[first_place]))
    ]

    assert [] == passed


def test_every_pair_of_characters_is_swapped_in_every_pair_of_places():
    """The check is a sum, so whether a change shows depends on the two places and the two characters alone: with each
    combination met, the test above is a proof.
    """
    combinations_seen = set()
    for first_place, second_place in combinations(range(LENGTH), 2):
        for first in ALPHABET:
            for second in ALPHABET:
                code = next(code for code in codes_with(first_place, first, second_place, second))
                combinations_seen.add((first_place, second_place, first, second))

                assert first == second or not is_code(put(put(code, first_place, second), second_place, first))

    assert 10 * len(ALPHABET) ** 2 == len(combinations_seen)


def codes_with(first_place: int, first: str, second_place: int, second: str) -> list[str]:
    """Valid codes that have these two characters in these two places."""
    if second_place < LENGTH - 1:
        body = put(put(ALPHABET[7] * (LENGTH - 1), first_place, first), second_place, second)
        return [body + check_character(body)]
    bodies = (
        put(put(ALPHABET[7] * (LENGTH - 1), first_place, first), (first_place + 1) % 4, char) for char in ALPHABET
    )
    return [body + second for body in bodies if check_character(body) == second]


def test_the_number_counts_the_first_four_characters():
    """Read back in base 23, by hand."""
    for number in (0, 1, 22, 23, 528, 529, 12_166, 12_167, COUNT - 1):
        code = code_from(number)

        assert number == sum(ALPHABET.index(char) * 23**power for power, char in enumerate(reversed(code[:4])))


def test_no_two_numbers_give_one_code():
    assert 30_000 == len({code_from(number) for number in range(30_000)})


def test_the_alphabet_has_no_pair_that_looks_alike():
    """And its length is a prime, on which the check rests."""
    assert [] == [pair for pair in ("0o", "1il", "5s", "8b", "2z", "9gq", "uv") if len(set(pair) & set(ALPHABET)) > 1]
    assert 23 == len(set(ALPHABET)) == len(ALPHABET)


@pytest.mark.parametrize("wrong", ["", "4nvh", "4nvh33", "4NVH3", "4nvh ", "4nvho", " 4nvh3", "4nvh3\n", "４nvh3"])
def test_a_malformed_code_is_invalid(wrong):
    assert not is_code(wrong)


@pytest.mark.parametrize("body", ["", "222", "22222", "222o", "ABCD"])
def test_only_four_characters_of_the_alphabet_have_a_check_character(body):
    with pytest.raises(ValueError, match=rf"^({body}|substring not found)$"):
        check_character(body)


def test_the_plaques_of_the_trail_have_valid_codes():
    codes = [path.stem for path in (ROOT / "content" / "plaques").iterdir()]

    assert codes
    assert [] == [code for code in codes if not is_code(code)]
