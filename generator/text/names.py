"""Normal forms of names: for searching, and for addresses; and their first words, for labels."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.languages.script import Script
from generator.languages.scripts import SCRIPTS


def fold(text: str) -> str:
    """The text as a search compares it: lower case, single blanks, no Latin marks; static/find.js folds input alike.

    Only the marks of Latin letters are removed (U+0300–036F): Khmer words without their signs would be other words.

    >>> fold("Đình  Thới An"), fold("វត្តពោធិ៍"), fold("灵山古庙")
    ('dinh thoi an', 'វត្តពោធិ៍', '灵山古庙')
    """
    bare = re.sub(r"[\u0300-\u036f\u200b]", "", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")
    return " ".join(unicodedata.normalize("NFC", bare).split())


def slug(name: str) -> str:
    """A Vietnamese name as used in addresses: lower case, no marks, hyphens between words; may be empty.

    >>> slug("Đình Thới An")
    'dinh-thoi-an'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


# ---- words of a search ------------------------------------------------------------------------------

_SIGNS = {
    0x20: r"\s!-/:-@\[-`{-~\u00a1-\u00bf",
    0x2010: r"\u2010-\u206f",
}
"""What stands between words in every script: blanks, and signs; by the first of them."""


def _escaped(first: int, last: int) -> str:
    return f"\\u{first:04x}" + (f"-\\u{last:04x}" if last != first else "")


def _marks(script: Script) -> str:
    """Signs of a script that belong to the letter before them, as the inside of a regular expression's brackets."""
    points = (point for first, last in script.letters for point in range(first, last + 1))
    return "".join(f"\\u{point:04x}" for point in points if unicodedata.category(chr(point)).startswith("M"))


@dataclass(frozen=True)
class SearchWords:
    """How texts in these scripts are taken apart for a search. Python and JavaScript read the expressions alike."""

    scripts: tuple[Script, ...]

    @cached_property
    def _unspaced(self) -> tuple[Script, ...]:
        """Those that leave no space between words."""
        return tuple(script for script in self.scripts if script.unspaced)

    @cached_property
    def separators(self) -> str:
        """What stands between words (the inside of brackets)."""
        signs = {first: _escaped(first, last) for script in self.scripts for first, last in script.signs}
        return "".join(text for _, text in sorted({**_SIGNS, **signs}.items()))

    @cached_property
    def unspaced(self) -> str:
        """Letters of the scripts without spaces between words (the inside of brackets); none: what is no character."""
        letters = "".join(_escaped(first, last) for script in self._unspaced for first, last in script.letters)
        return letters or r"\uffff"

    @cached_property
    def syllable(self) -> str:
        """A letter of these with what stands above, below and beside it: what a reader takes for one sign."""
        stackers = "".join(script.stackers for script in self._unspaced)
        marks = "".join(_marks(script) for script in self._unspaced if not script.breaks)
        below = [f"[{stackers}][{self.unspaced}]"] if stackers else []
        parts = "|".join((*below, *([f"[{marks}]"] if marks else [])))
        return f"[{self.unspaced}]" + (f"(?:{parts})*" if parts else "")

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        return re.compile(f"[^{self.separators}]+"), re.compile(f"({self.syllable})|[^{self.unspaced}]+")

    def of(self, text: str) -> Iterator[str]:
        """The words a text is found by, folded, in its order; static/find.js takes what is typed apart alike.

        Where a script leaves no space between words, each syllable begins one, which is that syllable and the next one:
        whatever stands inside a name is then found by any two syllables of it.

        >>> words = search_words(("latin", "han"))
        >>> list(words.of("Đình (Thới An)")), list(words.of("灵山古庙"))
        (['dinh', 'thoi', 'an'], ['灵山', '山古', '古庙', '庙'])
        """
        words, syllables = self._patterns
        for word in words.findall(fold(text)):
            pieces = [(match[0], match[1] is not None) for match in syllables.finditer(word)]
            for (piece, unspaced), (after, joined) in zip(pieces, [*pieces[1:], ("", False)], strict=True):
                yield piece + after if unspaced and joined else piece


def search_words(scripts: Iterable[str]) -> SearchWords:
    """How texts in the scripts with these ids are taken apart, in the order of the table."""
    ids = set(scripts)
    ids |= {shared for script in ids for shared in SCRIPTS[script].shares}
    return SearchWords(tuple(script for script in SCRIPTS.values() if script.id in ids))


_STACKERS = "".join(script.stackers for script in SCRIPTS.values())

# ---- labels -----------------------------------------------------------------------------------------

SHORT = 24
"""Characters of a label, about."""


def beginning(name: str, before: str = "") -> str:
    """The first words of a name, as many as tell it from the name before it in a list.

    A longer one is cut between words, and where there are none between syllables.

    >>> beginning("Đình Thới An Đông", "Đình Thạnh Hoà"), beginning("Đình")
    ('Đình Thới', 'Đình')
    """
    words, others = name.split(), before.split()
    same = next((n for n, (one, other) in enumerate(zip(words, others, strict=False)) if one != other), len(others))
    short = " ".join(words[: same + 1])
    if len(short) <= SHORT:
        return short
    end = short.rfind(" ", 0, SHORT + 1)
    if end > 0:
        return short[:end] + "…"
    end = SHORT
    while end < len(short) and (unicodedata.category(short[end])[0] in "MC" or short[end - 1] in _STACKERS):
        end += 1
    return short[:end].rstrip() + ("…" if end < len(short) else "")
