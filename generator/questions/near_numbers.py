"""Numbers near that of a text, written as it is written: 2.400 m² and 4.500 m² for 3.000 m²."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?<![\w.,/-])\d{1,3}(?:([.,\u00a0\u202f ])\d{3})+(?![\d.,/-]*\d)|(?<![\w.,/-])\d+(?:[.,]\d+)?(?![.,/-]?\d)"
)
_FACTORS = (4, 5, 6, 7, 8, 12, 13, 15, 16, 18, 20, 25)
"""Tenths."""

_FEW = 20
_YEARS = (1000, 2100)
"""Four digits without a sign between them are a year: where one is wrong, no other is a multiple of it."""

_OFF = (12, 17, 23, 28, 34, 39, 47, 56, 64, 71)
"""Years."""


@dataclass(frozen=True, slots=True)
class Written:
    """The one number of a text."""

    text: str
    start: int
    end: int
    value: int
    """All its digits, whatever sign stands among them."""

    decimals: int
    grouping: str
    """What stands between thousands; empty where nothing does."""

    def with_value(self, value: int) -> str:
        """The text with another number in the same form."""
        whole, part = str(value)[: -self.decimals or None], str(value)[-self.decimals :] if self.decimals else ""
        if self.grouping:
            whole = f"{int(whole):,}".replace(",", self.grouping)
        sign = re.sub(r"\d", "", self.text[self.start : self.end])[-1:] if self.decimals else ""
        return self.text[: self.start] + (whole or "0") + sign + part + self.text[self.end :]


def written(text: str) -> Written | None:
    """The number of a text that has just one; None for any other, and for what is part of a word, a date or a longer sign."""
    found = list(_NUMBER.finditer(text))
    if len(found) != 1 or len(re.findall(r"\d+", text)) != len(re.findall(r"\d+", found[0][0])):
        return None
    number, grouping = found[0][0], found[0][1] or ""
    digits = re.sub(r"\D", "", number)
    decimals = 0 if grouping else len(re.split(r"[.,]", number)[1]) if re.search(r"[.,]", number) else 0
    plain = number.isascii() and not (digits.startswith("0") and len(digits) > 1) and int(digits) > 0
    return Written(text, found[0].start(), found[0].end(), int(digits), decimals, grouping) if plain else None


def near(number: Written, *, latest: int) -> Iterator[int]:
    """Values that lie so far off that they are wrong even of an estimate; of a year, none after `latest`."""
    value = number.value
    if not number.grouping and not number.decimals and _YEARS[0] <= value < _YEARS[1]:
        yield from (year for off in _OFF for year in (value - off, value + off) if year <= latest)
    elif value < _FEW:
        yield from (other for other in range(max(1, value - 4), value + 5) if other != value)
    else:
        digits = len(str(value).rstrip("0"))
        for factor in _FACTORS:
            other = _rounded(value * factor // 10, digits)
            if len(str(other)) == len(str(value)) or number.grouping:
                yield other


def _rounded(value: int, digits: int) -> int:
    """To so many digits, two at least: what is known to the thousand is not asked to the metre."""
    unit: int = 10 ** max(0, len(str(value)) - max(2, digits))
    return value // unit * unit


def alike(texts: Mapping[str, str]) -> Mapping[str, Written] | None:
    """The number of each text, by language, where every one has just one and it is the same; else None."""
    found = {language: number for language, text in texts.items() if (number := written(text))}
    same = len({(number.value, number.decimals) for number in found.values()}) == 1
    return found if len(found) == len(texts) and same else None
