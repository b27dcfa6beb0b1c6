"""A taker's answers as a code that is read aloud, typed or sent: groups of five characters, each with its own check.

Whoever reads the script of the page can make a code as well: checks find slips of the finger, no lies.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.plaques.codes import ALPHABET, LENGTH, check_character
from generator.text.names import fold

BASE = len(ALPHABET)
BODY = LENGTH - 1
"""Characters of a group before its check character."""

MOST_CHOICES = 6
"""Answers of a question at most: the right one and five wrong ones (`content.questions.MOST_WRONG`)."""

MOST_SECONDS = 4 * 3600
"""Whoever takes longer counts as having taken that long."""

MOST_GUESSED = 9_999
"""The largest number of takers that can be guessed."""

WORD = BASE**3
LOT = BASE**2
"""Two takers may send the same answers after the same seconds; a code with the same lot as well is the same code."""

SEAL = BASE**2


@dataclass(frozen=True, slots=True)
class CodeForm:
    """What the codes of one contest hold."""

    contest: str
    """Its id."""

    questions: tuple[str, ...]
    """Their ids, in order; a code of other questions is one of another contest."""

    minutes: int
    """How long it lasts."""

    with_word: bool = False
    """Whether a word is asked that stands at the place alone."""

    with_guess: bool = False
    """Whether takers guess how many they are."""

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many values each number in a code may have, in order."""
        asked = (MOST_CHOICES + 1,) * len(self.questions)
        extra = ((WORD,) if self.with_word else ()) + ((MOST_GUESSED + 1,) if self.with_guess else ())
        return (*asked, self.minutes + 1, MOST_SECONDS + 1, *extra, LOT)

    @property
    def key(self) -> int:
        """What the seal of each code begins with."""
        said = repr((self.contest, self.questions, self.minutes, self.with_word, self.with_guess))
        return int.from_bytes(hashlib.blake2b(said.encode(), digest_size=4).digest()) % SEAL

    @property
    def groups(self) -> int:
        """How many groups of five characters a code has."""
        largest, digits = 1, 0
        for size in self.sizes:
            largest *= size
        while BASE**digits < largest:
            digits += 1
        return -(-(digits + 2) // BODY)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a taker sent."""

    answers: tuple[int, ...]
    """Of each question the choice, from 1; 0 where none was made."""

    minute: int
    """When it was begun, in minutes since the contest began, by the taker's clock."""

    seconds: int
    """How long it took, MOST_SECONDS at most."""

    lot: int
    word: int = 0
    """`word_number` of what was typed."""

    guess: int = 0
    """How many takers there will be; 0: nothing was guessed."""

    def numbers(self, form: CodeForm) -> tuple[int, ...]:
        """In the order of `CodeForm.sizes`."""
        extra = ((self.word,) if form.with_word else ()) + ((self.guess,) if form.with_guess else ())
        return (*self.answers, self.minute, min(self.seconds, MOST_SECONDS), *extra, self.lot)


class Unreadable(ValueError):  # noqa: N818 -- what a code is, not what the program did
    """A text that is no code of this contest."""

    def __init__(self, why: str, groups: Sequence[int] = ()) -> None:
        """Take a key of `diagnostics.contest_texts`, and which groups have a slip, from 1."""
        super().__init__(why)
        self.why, self.groups = why, tuple(groups)


# ---- there and back ---------------------------------------------------------------------------------


def code_of(sheet: Sheet, form: CodeForm) -> str:
    """The code, its groups parted by hyphens; as static/contest.js makes it.

    Raises ValueError where a number is none of those the form has room for.
    """
    total = 0
    for number, size in zip(sheet.numbers(form), form.sizes, strict=True):
        if not 0 <= number < size:
            raise ValueError(number)
        total = total * size + number
    digits = _digits(total, form.groups * BODY - 2)
    digits += _digits(_seal(digits, form.key), 2)
    groups = (digits[start : start + BODY] for start in range(0, len(digits), BODY))
    return "-".join(_group(group, place) for place, group in enumerate(groups, 1))


def sheet_of(text: str, form: CodeForm) -> Sheet:
    """What a code holds, however it is spaced and whatever its case. Raises Unreadable."""
    signs = re.sub(r"[\s\-–—.,_]", "", text).lower()
    if set(signs) - set(ALPHABET):
        raise Unreadable("contest-code-letters")
    if len(signs) != form.groups * LENGTH:
        raise Unreadable("contest-code-length")
    groups = [signs[start : start + LENGTH] for start in range(0, len(signs), LENGTH)]
    digits = [[*map(ALPHABET.index, group[:BODY])] for group in groups]
    wrong = [place for place, body in enumerate(digits, 1) if _group(body, place) != groups[place - 1]]
    if wrong:
        raise Unreadable("contest-code-slip", wrong)
    flat = [digit for body in digits for digit in body]
    payload, seal = flat[:-2], flat[-2:]
    if seal != _digits(_seal(payload, form.key), 2):
        raise Unreadable("contest-code-other")
    total = 0
    for digit in payload:
        total = total * BASE + digit
    numbers = list[int]()
    for size in reversed(form.sizes):
        total, number = divmod(total, size)
        numbers.insert(0, number)
    if total:
        raise Unreadable("contest-code-other")
    return _sheet(numbers, form)


def _sheet(numbers: Sequence[int], form: CodeForm) -> Sheet:
    count = len(form.questions)
    answers, (minute, seconds, *extra) = tuple(numbers[:count]), numbers[count:]
    word = extra.pop(0) if form.with_word else 0
    guess = extra.pop(0) if form.with_guess else 0
    return Sheet(answers, minute, seconds, extra[0], word, guess)


def _digits(number: int, count: int) -> list[int]:
    found = list[int]()
    for _ in range(count):
        number, digit = divmod(number, BASE)
        found.insert(0, digit)
    return found


def _group(digits: Sequence[int], place: int) -> str:
    """Four characters and their check character, moved by the place of the group: two groups changed about show, too."""
    body = "".join(ALPHABET[digit] for digit in digits)
    return body + ALPHABET[(ALPHABET.index(check_character(body)) + place) % BASE]


def _seal(digits: Sequence[int], key: int) -> int:
    """A number of all digits and of the contest: two slips in one group that its check does not see are seen here."""
    seal = key
    for digit in digits:
        seal = (seal * 31 + digit + 1) % SEAL
    return seal


def word_number(typed: str) -> int:
    """What a code says of the word: never the word itself. Small and capital letters, marks and blanks make no difference."""
    number = 0
    for letter in "".join(re.findall(r"[^\W_]", fold(typed))):
        number = (number * 131 + ord(letter)) % WORD
    return number
