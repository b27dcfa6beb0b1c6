"""A name by the letters it is sorted by, before anybody asks where these stand: lower case, letters and marks apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.languages.script import Script
from generator.languages.scripts import SCRIPTS

_STAND_INS = 0xE100
"""The first of the characters that stand for a letter of several: no text has them."""

_MOST = 1 << 16
"""Names whose spelling is remembered."""


@dataclass(frozen=True)
class Spelling:
    """How names are spelled for an alphabet: the same in all languages that have no letters of their own."""

    alphabet: tuple[str, ...] = ()
    """Letters of the language's own: each time the letter they follow, then they, blanks between."""

    @cached_property
    def of(self) -> Callable[[str], tuple[str, str]]:
        """A name → its letters, and what decides where these and their marks are alike: small letters before capitals.

        Remembered, for most of a site's languages spell alike, and each has lists of all names.
        """
        return lru_cache(maxsize=_MOST)(self._of)

    def _of(self, name: str) -> tuple[str, str]:
        text = unicodedata.normalize("NFC", name.lower())
        letters = self._before.sub(r"\2\1", text).translate(self._singles)
        letters = self._sequences.sub(lambda match: self._spellings[match[0]], letters)
        return letters, f"{text}\0{unicodedata.normalize('NFD', name).swapcase()}"

    @cached_property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """Letters that do not stand where their code points do, behind the one they follow; the language's own before all scripts'.

        A letter that stands in an earlier line is not placed again: so none comes to follow itself.
        """
        scripts = (line for script in SCRIPTS.values() for line in script.sorting.alphabet)
        lines, placed = [], set[str]()
        for first, *others in (*self._own_lines, *letters_of_lines(scripts)):
            placed.add(first)
            lines.append((first, *(letter for letter in others if letter not in placed)))
            placed.update(others)
        return tuple(lines)

    @cached_property
    def _own_lines(self) -> tuple[tuple[str, ...], ...]:
        """Those of the language."""
        return letters_of_lines(self.alphabet)

    @cached_property
    def stand_ins(self) -> Mapping[str, str]:
        """Letter of several characters → the one that stands for it."""
        several = dict.fromkeys(letter for line in self.lines for letter in line if len(letter) > 1)
        return {letter: chr(_STAND_INS + number) for number, letter in enumerate(several)}

    @cached_property
    def own_letters(self) -> Mapping[str, str]:
        """The sign of each letter in the language's alphabet, and of each of several characters → the letter."""
        own = {self.stand_ins.get(letter, letter): letter for line in self._own_lines for letter in line}
        return {sign: letter for letter, sign in self.stand_ins.items()} | own

    @cached_property
    def _spellings(self) -> Mapping[str, str]:
        """What is written → how it is sorted."""
        pairs = (pair for script in SCRIPTS.values() for pair in script.sorting.alike)
        spellings = {written: spelled for written, spelled in pairs if written not in self.own_letters}
        spellings |= self.stand_ins
        # What has several characters is looked for where single ones have been taken apart.
        return {
            written if _is_single(written) else self._apart(written): spelled
            if _is_single(written)
            else self._apart(spelled)
            for written, spelled in spellings.items()
        }

    @cached_property
    def _singles(self) -> Mapping[int, str]:
        """The same for single characters, with those that are a letter and marks taken apart."""
        # No letter from here on is composed, but the syllables of Hangul, which stand in order as they are.
        composed = (chr(point) for point in range(0xC0, 0x3100))
        return {
            ord(sign): spelled
            for sign in (*filter(unicodedata.decomposition, composed), *filter(_is_single, self._spellings))
            if (spelled := self._respelled(sign)) != sign
        }

    def _respelled(self, sign: str) -> str:
        if sign in self.own_letters:
            return sign
        if sign in self._spellings:
            return self._apart(self._spellings[sign])
        apart = self._taken_apart(sign)
        return self._spellings.get(apart[0], apart[0]) + apart[1:]

    def _apart(self, text: str) -> str:
        return "".join(map(self._taken_apart, text))

    def _taken_apart(self, sign: str) -> str:
        """A letter and the marks that do not make another letter of it."""
        letter, rest = "", ""
        for part in unicodedata.normalize("NFD", sign):
            composed = unicodedata.normalize("NFC", letter + part)
            if not letter or (len(composed) == 1 and composed in self.own_letters):
                letter = composed
            else:
                rest += part
        return letter + rest

    @cached_property
    def _before(self) -> re.Pattern[str]:
        """A vowel that is written before its consonant, and that consonant."""
        pairs = [(script.sorting.before, _letters(script)) for script in SCRIPTS.values() if script.sorting.before]
        vowels = "".join(before for before, _ in pairs)
        return re.compile(f"([{vowels}])((?![{vowels}])[{''.join(letters for _, letters in pairs)}])")

    @cached_property
    def _sequences(self) -> re.Pattern[str]:
        """What is sorted otherwise than it is written and has several characters."""
        heads: dict[str, str] = {}
        for written in self._spellings:
            if not _is_single(written):
                heads[written[1:]] = heads.get(written[1:], "") + written[0]
        tails = sorted(heads, key=lambda tail: (-len(tail), tail))
        return re.compile("|".join(f"[{re.escape(heads[tail])}]{re.escape(tail)}" for tail in tails))


def _is_single(written: str) -> bool:
    return len(written) == 1


def letters_of_lines(lines: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The letters of each line of an alphabet."""
    return tuple(filter(None, (tuple(unicodedata.normalize("NFC", line.lower()).split()) for line in lines)))


def _letters(script: Script) -> str:
    """The letters of a script that are no marks."""
    points: Iterator[int] = (point for first, last in script.letters for point in range(first, last + 1))
    return "".join(chr(point) for point in points if unicodedata.category(chr(point)) == "Lo")


@lru_cache(maxsize=64)
def spelling_of(alphabet: tuple[str, ...]) -> Spelling:
    """How names are spelled for this alphabet."""
    return Spelling(alphabet)
