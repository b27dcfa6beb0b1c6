"""What a relic's own texts and facts state anywhere: no wrong answer may be among it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from generator.content.catalogue import Relic
from generator.content.schema import RelicFacts, StoryFrontMatter

_TAG = re.compile("<[^<>]*>")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")
_DIGITS = re.compile(r"\d+")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_ROMAN = re.compile(r"\b[IVX]+\b")
"""Up to XXXIX: centuries."""

_FIRST_UNSPACED = "\u0e00"
"""From Thai on: scripts that put no blanks between words, and those whose vowels are no letters to a regular expression."""


@dataclass(frozen=True, slots=True)
class Stated:
    """All that is said of a relic, in every language."""

    text: str
    """In small letters, NFC."""

    numbers: frozenset[int]
    """Every number in it, in whatever digits; one with signs between its digits also without them."""

    def says(self, words: str) -> bool:
        """Whether these words stand in it: as whole words, where the script has blanks between them."""
        wanted = _read(words)
        if not wanted:
            return True
        if any(character >= _FIRST_UNSPACED for character in wanted):
            return wanted in self.text
        return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", self.text) is not None


def stated(relic: Relic) -> Stated:
    """What is stated of this relic."""
    text = "\n".join((*_of_stories(relic), *_of_facts(relic.facts)))
    return Stated(_read(text), numbers_in(text))


def numbers_in(text: str) -> frozenset[int]:
    """Every number of a text.

    >>> sorted(numbers_in("3.000 m², 1852, thế kỷ XIX"))
    [0, 3, 19, 1852, 3000]
    """
    joined = (re.sub(r"\D", "", match) for match in _NUMBER.findall(text))
    found = (int(digits) for digits in (*joined, *_DIGITS.findall(text)))
    return frozenset((*found, *map(_roman, _ROMAN.findall(text))))


def _roman(numeral: str) -> int:
    values = [_ROMAN_DIGITS[digit] for digit in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _read(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _of_stories(relic: Relic) -> Iterator[str]:
    for story in relic.stories:
        said = story.front_matter
        yield from (said.name, said.summary)
        if isinstance(said, StoryFrontMatter):
            yield from (*said.also, said.worship or "", said.way or "", *said.festivals.values())
        yield from (unescape(_TAG.sub("", section.html)) for section in story.sections)


def _of_facts(facts: RelicFacts) -> Iterator[str]:
    yield from (facts.place.address, *(founded.date for founded in facts.founded))
    for rank in facts.rank:
        yield from (*rank.names.values(), rank.decision or "", rank.authority or "", rank.date or "")
    for own in facts.facts:
        yield from (own.value or "", *own.values.values())
