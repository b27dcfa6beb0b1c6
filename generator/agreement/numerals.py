"""Reads numbers as languages write them: digits in groups, words, Roman and positional numerals, and what multiplies them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Numerals:
    """How a language writes numbers."""

    decimal: str
    """The sign before decimals."""

    grouping: str
    """The sign between groups of three digits."""

    words: Mapping[str, int]
    """Number words in lower case; signs that are combined by place and power are in `signs` and `powers`."""

    signs: Mapping[str, int]
    powers: Mapping[str, int]
    beside: Mapping[str, int]
    """Number words that count only together with others: one hundred."""

    between: tuple[str, ...]
    """Words that may stand between: one hundred and ten."""

    multipliers: Mapping[str, int]
    scales: Mapping[str, int]
    """Words behind digits that multiply them."""

    behind: str
    """The pattern of what may follow a word."""

    @property
    def digits(self) -> str:
        """The pattern of a number in digits. Where it can be no group, the other language's decimal sign counts, too."""
        group, decimal = re.escape(self.grouping), re.escape(self.decimal)
        return rf"(?:\d{{1,3}}(?:{group}\d{{3}})+|\d+)(?:{decimal}\d+|{group}\d{{1,2}}(?!\d))?"

    @property
    def in_words(self) -> str:
        """The pattern of a number in words or signs; matches nothing where the language has neither."""
        letters = re.escape("".join((*self.signs, *self.powers)))
        words = "|".join([*longest_first(self.words), *([f"[{letters}]+"] if letters else [])]) or "(?!)"
        if not self.multipliers:
            return words
        more = "|".join(longest_first({**self.words, **self.beside}))
        powers, between = "|".join(longest_first(self.multipliers)), "|".join(self.between) or "(?!)"
        return rf"(?:{more})\s*(?:{powers})(?:(?:\s*(?:{between}))?\s*(?:{more}|{powers}){self.behind})*|{words}"

    @property
    def multiplied(self) -> str:
        """The pattern of a number in digits with what multiplies it."""
        scales = longest_first(self.scales)
        return rf"{self.digits}(?:\s*(?:{'|'.join(scales)}){self.behind})*" if scales else self.digits

    def value(self, written: str) -> Decimal | None:
        """The value of what one of the patterns matched, or of a Roman numeral; None where it has none."""
        written = " ".join(written.split())
        found = re.match(self.digits, written)
        if found:
            whole, decimals = self._parts(found.group())
            value = Decimal(f"{whole}.{decimals}")
            rest = written[found.end() :].strip()
            while rest:
                scale = next((word for word in sorted(self.scales, key=len, reverse=True) if rest.startswith(word)), "")
                if not scale:
                    return None
                value, rest = value * self.scales[scale], rest[len(scale) :].strip()
            return value
        word = self.words.get(written.lower())
        if word is not None:
            return Decimal(word)
        if self.multipliers and (number := self._composed(written.lower())):
            return Decimal(number)
        if self.signs and all(sign in self.signs or sign in self.powers for sign in written):
            return Decimal(self._by_power(written))
        return Decimal(roman) if (roman := _roman(written)) else None

    def _parts(self, written: str) -> tuple[str, str]:
        """The digits before and behind the decimal sign. Of the other sign a group has three: 6.8 is no group anywhere."""
        signs = re.escape(self.decimal + self.grouping)
        last = re.search(rf"[{signs}](\d+)$", written)
        decimals = last[1] if last and (written[last.start()] == self.decimal or len(last[1]) != _GROUP) else ""
        whole = written[: last.start()] if last and decimals else written
        return re.sub(rf"[{signs}]", "", whole), decimals or "0"

    def _composed(self, written: str) -> int:
        """The value of words: một trăm mười is 110; 0 where they are no number."""
        parts = "|".join(
            longest_first({**self.words, **self.beside, **self.multipliers, **dict.fromkeys(self.between, 0)})
        )
        if not re.fullmatch(rf"(?:(?:{parts})\s*)+", written):
            return 0
        total = last = 0
        for word in re.findall(parts, written):
            if power := self.multipliers.get(word, 0):
                total, last = total - last + (last or 1) * power, 0
            elif word not in self.between:
                last = self.words.get(word) or self.beside[word]
                total += last
        return total

    def _by_power(self, written: str) -> int:
        """The value of signs: 二十四 is 24, 一九三〇 is 1930, 五十六亿 is 5,600,000,000."""
        if not any(sign in self.powers for sign in written):
            return int("".join(str(self.signs[sign]) for sign in written))
        total = section = digit = 0
        for sign in written:
            power = self.powers.get(sign)
            if power is None:
                digit = self.signs[sign]
            elif power >= _MYRIAD:
                total, section, digit = (total + section + digit) * power, 0, 0
            else:
                section, digit = section + (digit or 1) * power, 0
        return total + section + digit


_MYRIAD = 10_000
_GROUP = 3
"""Digits between two signs of grouping."""


def _roman(written: str) -> int:
    """The value of a Roman numeral in capitals up to 399; 0 for anything else."""
    if not re.fullmatch("C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", written):
        return 0
    values = [_ROMAN[letter] for letter in written]
    return sum(-now if now < then else now for now, then in zip(values, [*values[1:], 0], strict=False))


def longest_first(words: Iterable[str]) -> list[str]:
    """Patterns of the words, the longest first, with any blanks where each has one."""
    return [re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True)]


def plain(value: Decimal) -> str:
    """The one spelling of a value.

    >>> plain(Decimal("5600000000.0")), plain(Decimal("517.50"))
    ('5600000000', '517.5')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
