"""Where names stand in lists and alphabets: in the order that CLDR's collation has for a language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.languages.language import Language
from generator.languages.script import PLACES, Script
from generator.languages.scripts import LATIN, SCRIPTS

Key = tuple[bool, str, str, str]
"""Names that begin with no letter come last; then letters count, then their marks, then all else."""

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

_STAND_INS = 0xE100
"""The first of the characters that stand for a letter of several: no text has them."""

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
        spelled = self._from_first_letter(name)
        heading = self._titled(spelled[:1])
        # Where all else is alike, small letters stand before capitals.
        last = f"{unicodedata.normalize('NFC', name.lower())}\0{unicodedata.normalize('NFD', name).swapcase()}"
        return heading, (
            heading == NO_LETTER,
            spelled.translate(self._primary),
            spelled.translate(self._secondary),
            last,
        )

    # ---- spelling: a name by the letters it is sorted by ----

    def _from_first_letter(self, name: str) -> str:
        text = unicodedata.normalize("NFC", name.lower())
        text = self._before.sub(r"\2\1", text).translate(self._singles)
        text = self._sequences.sub(lambda match: self._spellings[match[0]], text)
        first = self._first.search(text)
        return text[first.start() :] if first else text

    def _titled(self, first: str) -> str:
        """The heading of names that begin with this sign."""
        if first in self._own_letters:
            letter = self._own_letters[first]
            return letter[0].upper() + letter[1:]
        if first in _SIGNS or not first.isalpha():
            return NO_LETTER
        return next((of.heading for of in SCRIPTS.values() if of.heading and of.holds(first)), first.upper())

    @cached_property
    def _lines(self) -> tuple[tuple[str, ...], ...]:
        """Letters that do not stand where their code points do, behind the one they follow; the language's before all scripts'."""
        scripts = (line for script in SCRIPTS.values() for line in script.sorting.alphabet)
        return (*self._own_lines, *_letters_of_lines(scripts))

    @cached_property
    def _own_lines(self) -> tuple[tuple[str, ...], ...]:
        """Those of the language."""
        return _letters_of_lines(self.alphabet)

    @cached_property
    def _stand_ins(self) -> Mapping[str, str]:
        """Letter of several characters → the one that stands for it."""
        several = dict.fromkeys(letter for line in self._lines for letter in line if len(letter) > 1)
        return {letter: chr(_STAND_INS + number) for number, letter in enumerate(several)}

    @cached_property
    def _own_letters(self) -> Mapping[str, str]:
        """The sign of each letter in the language's alphabet, and of each of several characters → the letter."""
        own = {self._stand_ins.get(letter, letter): letter for line in self._own_lines for letter in line}
        return {sign: letter for letter, sign in self._stand_ins.items()} | own

    @cached_property
    def _spellings(self) -> Mapping[str, str]:
        """What is written → how it is sorted."""
        pairs = (pair for script in SCRIPTS.values() for pair in script.sorting.alike)
        spellings = {written: spelled for written, spelled in pairs if written not in self._own_letters}
        spellings |= self._stand_ins
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
        if sign in self._own_letters:
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
            if not letter or (len(composed) == 1 and composed in self._own_letters):
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

    @cached_property
    def _first(self) -> re.Pattern[str]:
        """What a name begins with: a letter or a digit."""
        skipped = "".join(filter(str.isalnum, (*self._no_letters, *_SIGNS)))
        return re.compile(rf"[^\W_{skipped}]|[{''.join(self._stand_ins.values())}]")

    # ---- weights ----

    @cached_property
    def _primary(self) -> Mapping[int, str]:
        """Character → its weight among letters; empty where it has none."""
        return _Weights(self)

    @cached_property
    def _secondary(self) -> Mapping[int, str]:
        """Character → its weight among marks: the lowest one for each that is no mark, so that marks stay at their letters."""
        marks = {mark: chr(2 + number) for number, mark in enumerate((*self._marks, *PLACES))}
        return _Marks(self._primary, {ord(mark): weight for mark, weight in marks.items()})

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
        signs = [[self._stand_ins.get(letter, letter) for letter in line] for line in reversed(self._lines)]
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


class _Weights(dict[int, str]):
    """Weights of characters, each found when it is first asked for."""

    def __init__(self, collation: Collation) -> None:
        super().__init__()
        self._collation = collation

    def __missing__(self, point: int) -> str:
        return self.setdefault(point, self._collation.weight(chr(point)))


class _Marks(dict[int, str]):
    """Weights of marks; of what is none, found when it is first asked for."""

    def __init__(self, primary: Mapping[int, str], marks: Mapping[int, str]) -> None:
        super().__init__(marks)
        self._primary = primary

    def __missing__(self, point: int) -> str:
        return self.setdefault(point, "\x01" if self._primary[point] else "")


def _is_single(written: str) -> bool:
    return len(written) == 1


def _letters_of_lines(lines: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(filter(None, (tuple(unicodedata.normalize("NFC", line.lower()).split()) for line in lines)))


def _letters(script: Script) -> str:
    """The letters of a script that are no marks."""
    points: Iterator[int] = (point for first, last in script.letters for point in range(first, last + 1))
    return "".join(chr(point) for point in points if unicodedata.category(chr(point)) == "Lo")


@lru_cache(maxsize=64)
def collation_of(language: Language) -> Collation:
    """The order of names on pages in this language."""
    return Collation(language.writing, language.alphabet, language.marks)
