"""Where names stand in lists and alphabets: in the order that CLDR's collation has for a language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from generator.languages.language import Language
from generator.languages.script import PLACES, Script
from generator.languages.scripts import LATIN, SCRIPTS
from generator.text.spelling import Spelling, spelling_of

Key = tuple[bool, str, str, str]
"""Names that begin with no letter come last; then letters count, then their marks, then all else."""

Sought = TypeVar("Sought")

NO_LETTER = "#"
"""The heading of names that begin with no letter."""

_SIGNS = {
    sign: place
    for place, alike in enumerate(
        [
            "_",
            "-",
            "‐‑",
            "‒",
            "–",
            "—",
            "―",
            "〜",
            "・",
            ",，",
            "、",
            ";；",
            ":：",
            "!！",
            "?？",
            ".．",
            "…",
            "。",
            "·",
            "'‘’‚",
            "‹",
            "›",
            '"“”„',
            "«",
            "»",
            "(（",
            ")）",
            "[",
            "]",
            "{",
            "}",
            "〈",
            "〉",
            "《",
            "》",
            "「「",
            "」」",
            "『",
            "』",
            "【",
            "】",
            "§",
            "¶",
            "@",
            "*",
            "/",
            "\\",
            "&",
            "#",
            "%",
            "‰",
            "†",
            "‡",
            "•",
            "`",
            "´",
            "^",
            "°",
            "→",
            "+",
            "±",
            "÷",
            "×",
            "<",
            "=",
            ">",
            "|",
            "~～",
            "ໆ",
            "ៗ",
            "々",
            "ゝ",
            "ー",
            "ヽ",
            "$",
            "₫",
            "€",
        ]
    )
    for sign in alike
}
"""Signs between words and their places, in CLDR's order; blanks stand before them, others after them."""

# Weights, lowest first: blanks, these signs, other signs, digits, the page's scripts, Latin, others by code points.
_OTHER_SIGN, _DIGIT, _OWN, _LATIN = "\u00fe", "\u00ff", 0x100, "\u0200"
_HIGHEST = "\uffff"


@dataclass(frozen=True)
class Collation:
    """The order of names on pages in a language."""

    script: Script
    """What its pages are written in."""

    alphabet: tuple[str, ...] = ()
    """Letters of its own: each time the letter they follow, then they, blanks between."""

    marks: str = ""
    """Letters with the marks that count second, in their order, blanks between."""

    def key(self, name: str) -> Key:
        """Sort key of a name; what stands before its first letter or digit does not count.

        >>> vietnamese = Collation(LATIN, ("a ă â", "d đ", "u ư"), "à ả ã á ạ")
        >>> sorted(["Đình", "Dũng", "Dừa", "(Dứa)"], key=vietnamese.key)
        ['Dũng', 'Dừa', '(Dứa)', 'Đình']
        """
        return self.placed(name)[1]

    def heading(self, name: str) -> str:
        """The heading of a name in the alphabet: the letter it is sorted by, or its script's heading; # where it is no letter.

        >>> Collation(LATIN).heading("Đình Thới An"), Collation(LATIN, ("d đ",)).heading("Đình Thới An")
        ('D', 'Đ')
        >>> [Collation(LATIN).heading(name) for name in ("ពោធិ៍", "灵山", "เชียงใหม่", "1890")]
        ['ព', '汉', 'ช', '#']
        """
        return self.placed(name)[0]

    def placed(self, name: str) -> tuple[str, Key]:
        """The heading of a name, and its sort key."""
        letters, last = self._spelling.of(name)
        first = self._first.search(letters)
        letters = letters[first.start() :] if first else letters
        heading = self._headings[letters[:1]]
        return heading, (
            heading == NO_LETTER,
            letters.translate(self._primary),
            letters.translate(self._secondary),
            last,
        )

    @cached_property
    def _spelling(self) -> Spelling:
        return spelling_of(self.alphabet)

    @cached_property
    def _headings(self) -> Mapping[str, str]:
        """What names begin with → their heading."""
        return _Found(self._titled)

    def _titled(self, first: str) -> str:
        """The heading of names that begin with this sign."""
        if first in self._spelling.own_letters:
            letter = self._spelling.own_letters[first]
            return letter[0].upper() + letter[1:]
        if first in _SIGNS or not first.isalpha():
            return NO_LETTER
        return next((of.heading for of in SCRIPTS.values() if of.heading and of.holds(first)), first.upper())

    @cached_property
    def _first(self) -> re.Pattern[str]:
        """What a name begins with: a letter or a digit."""
        skipped = "".join(filter(str.isalnum, (*self._no_letters, *_SIGNS)))
        return re.compile(rf"[^\W_{skipped}]|[{''.join(self._spelling.stand_ins.values())}]")

    # ---- weights ----

    @cached_property
    def _primary(self) -> Mapping[int, str]:
        """Character → its weight among letters; empty where it has none."""
        return _Found(lambda point: self.weight(chr(point)))

    @cached_property
    def _secondary(self) -> Mapping[int, str]:
        """Character → its weight among marks: the lowest one for each that is no mark, so that marks stay at their letters."""
        marks = {mark: chr(2 + number) for number, mark in enumerate((*self._marks, *PLACES))}
        known = {ord(mark): weight for mark, weight in marks.items()}
        return _Found(lambda point: "\x01" if self._primary[point] else "", known)

    @cached_property
    def _marks(self) -> Mapping[str, None]:
        """The signs that count second, in order."""
        own = (part for part in unicodedata.normalize("NFD", self.marks) if unicodedata.combining(part))
        return dict.fromkeys((*own, *"".join(script.sorting.second for script in SCRIPTS.values())))

    @cached_property
    def _no_letters(self) -> frozenset[str]:
        """Signs that never count first."""
        third = "".join(script.sorting.third for script in SCRIPTS.values())
        return frozenset((*self._marks, *third, *PLACES))

    @cached_property
    def _following(self) -> Mapping[str, tuple[str, int]]:
        """Sign of a letter → the one it follows, and as the how manieth."""
        signs = [
            [self._spelling.stand_ins.get(letter, letter) for letter in line] for line in reversed(self._spelling.lines)
        ]
        return {sign: (first, number) for first, *others in signs for number, sign in enumerate(others, 1)}

    @cached_property
    def _own_scripts(self) -> tuple[Script, ...]:
        """The scripts that come first."""
        return tuple(SCRIPTS[of] for of in self.script.sorting.first or (self.script.id,))

    def weight(self, sign: str) -> str:
        """The weight of a character among letters; it is lower for what stands before."""
        if sign in self._following:
            first, number = self._following[sign]
            return self.weight(first) + _HIGHEST * number
        category = unicodedata.category(sign)
        if sign in self._no_letters or category in ("Cf", "Cc") or "\u0300" <= sign <= "\u036f":
            # A tab or line end is a blank; characters that are not seen are nothing.
            return "" if not sign.isspace() or self.script.sorting.joined else "\x01"
        if category[0] in "ZPSC" or sign in _SIGNS:
            return self._weight_of_sign(sign)
        if category == "Nd":
            return f"{_DIGIT}{unicodedata.decimal(sign)}"
        return self._rank(sign) + sign

    def _weight_of_sign(self, sign: str) -> str:
        if self.script.sorting.joined:
            return ""
        if sign.isspace():
            return "\x01"
        return chr(2 + _SIGNS[sign]) if sign in _SIGNS else _OTHER_SIGN + sign

    def _rank(self, letter: str) -> str:
        """The weight of a letter's script."""
        script = next((of for of in SCRIPTS.values() if of.holds(letter)), LATIN if letter < "\u0250" else None)
        if script in self._own_scripts:
            return chr(_OWN + self._own_scripts.index(script))
        if script == LATIN:
            return _LATIN
        return chr((script.sorting.place or script.letters[0][0]) if script else min(ord(letter), 0xFFFE))


class _Found(dict[Sought, str]):
    """A mapping whose values are found when they are first asked for."""

    def __init__(self, find: Callable[[Sought], str], known: Mapping[Sought, str] | None = None) -> None:
        super().__init__(known or {})
        self._find = find

    def __missing__(self, sought: Sought) -> str:
        return self.setdefault(sought, self._find(sought))


@lru_cache(maxsize=64)
def collation_of(language: Language) -> Collation:
    """The order of names on pages in this language."""
    return Collation(language.writing, language.alphabet, language.marks)
