"""The interface's words in one language, and how that language writes numbers and dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 -- `date` is a method here
from functools import lru_cache

from generator.languages.language import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language, from templates/languages/<tag>.yaml."""

    about: Language
    words: Mapping[str, str]
    """Key → text; a key of a group is `group.key`. Where the language has none, `borrowed` from another."""

    @property
    def language(self) -> str:
        """The tag of the language."""
        return self.about.tag

    @property
    def entries(self) -> tuple[tuple[str, str], ...]:
        """Every key with its text, as a template takes them."""
        return tuple(self.words.items())

    def say(self, key: str, **values: object) -> str:
        """The text of this key with `values` filled in. Raises KeyError for an unknown key or a missing value."""
        if self.about.writing.right_to_left:
            values = {name: _isolated(value) for name, value in values.items()}
        return self.words[key].format_map(values)

    def count(self, key: str, number: int) -> str:
        """So many of something: the text of this key for numbers of this category (Unicode TS 35, Plural Rules)."""
        return self._by_category(key, self.about.plural, number)

    def ordinal(self, value: int) -> str:
        """A whole number as this language puts things in order: 15th, 21st, 22nd."""
        return self._by_category("ordinal", self.about.ordinals, value)

    def _by_category(self, key: str, rules: tuple[tuple[str, str], ...], number: int) -> str:
        category = category_of(rules, number) if rules else OTHER
        return self.say(f"{key}.{category}" if f"{key}.{category}" in self.words else f"{key}.{OTHER}", number=number)

    def name_of(self, language: Language) -> str:
        """What this language calls another; where it has no word for it, what that calls itself."""
        return self.words.get(f"language.{language.tag}", language.name)

    def join_sentences(self, sentences: Iterable[str]) -> str:
        """The sentences joined as this language joins them: with a blank, or without one."""
        return self.about.gap.join(sentences)

    def number(self, value: float, digits: int = 1) -> str:
        """A number with this many digits behind the language's decimal sign."""
        return f"{value:.{digits}f}".replace(".", self.words["decimal_sign"])

    def nth(self, key: str, number: int) -> str:
        """The word with this number, counted from 1, of a text that is a list of names with blanks between them."""
        names = self.words[key]
        name = plain(names).split()[number - 1]
        return borrowed(name, names[1 : names.index(_OF)]) if is_borrowed(names) else name

    def days(self, first: Day, last: Day) -> str:
        """Two days as this language writes a period; `last` must not be before `first`."""
        if (first.year, first.month) != (last.year, last.month):
            return f"{self.date(first.isoformat())} – {self.date(last.isoformat())}"
        day = f"{first.day}–{last.day}" if first != last else str(first.day)
        return self.say("date_day", year=first.year, month=self.say(f"month_{first.month}"), day=day)

    def date(self, value: str) -> str:
        """A day, month or year (2004-11-15, 2004-11, 2004) as this language writes it."""
        year, month, day = ([int(part) for part in value.split("-")] + [0, 0])[:3]
        if not month:
            return self.say("date_year", year=year)
        return self.say("date_day" if day else "date_month", year=year, month=self.say(f"month_{month}"), day=day)


MARK = "mark"
"""Group of the keys under which a template finds what marks a text in a language (BCP 47)."""

BACKWARDS = "backwards"
"""Group of the keys of languages that are written from right to left: what marks a text in them."""

UNBROKEN = "unbroken"
"""Group of two keys, `before` and `behind`: signs with a blank before or behind them at which no line is broken."""

OTHER = "other"
"""The category of every number that no rule names."""


def languages_of(wordings: Mapping[str, Wording]) -> Mapping[str, Language]:
    """The languages of these words, by tag."""
    return {tag: wording.about for tag, wording in wordings.items()}


@lru_cache(maxsize=64)
def category_of(rules: tuple[tuple[str, str], ...], number: int) -> str:
    """The category of a number by these rules. Raises ValueError for what is no rule of CLDR's."""
    from babel.plural import PluralRule, RuleError

    try:
        return str(PluralRule(dict(rules))(number))
    except RuleError as error:
        raise ValueError(str(error)) from None


# ---- words of another language ----------------------------------------------------------------------

_FROM, _OF, _TO = "\ue000", "\ue001", "\ue002"
"""Private characters around a word of another language: begin, end of its mark, end. No page has them: `mended`, `plain`."""

_INNERMOST = re.compile(f"{_FROM}([^{_FROM}{_TO}]*){_OF}([^{_FROM}{_TO}]*){_TO}")
_IN_HTML = re.compile(r"<(title|script|style|textarea)\b.*?</\1>|<[^>]*>", re.DOTALL)


def borrowed(word: str, mark: str) -> str:
    """A word in another language (BCP 47) than the text it will stand in."""
    return f"{_FROM}{mark}{_OF}{word}{_TO}"


def is_borrowed(text: str) -> bool:
    """Whether something of the text is in another language."""
    return _FROM in text


def plain(text: str) -> str:
    """The text without a sign of what is borrowed in it: for what has no way to say it."""
    if not is_borrowed(text):
        return text
    return re.sub(f"{_FROM}[^{_OF}]*{_OF}|{_TO}", "", text)


def mended(html: str) -> str:
    """The HTML with an element around each borrowed word that says its language; in attributes and titles, as it is."""
    if not is_borrowed(html):
        return html
    html = _IN_HTML.sub(lambda match: plain(match[0]), html)
    while is_borrowed(html):
        html, done = _INNERMOST.subn(r'<span lang="\1">\2</span>', html)
        assert done
    return html


# ---- texts on one line ------------------------------------------------------------------------------

_FORWARDS = re.compile(r"^\+|\d \d")
"""A telephone number: groups of digits would stand in the order of a line from right to left."""


def _isolated(value: object) -> object:
    """A value for a sentence from right to left, between U+2068 and U+2069 (Unicode Bidirectional Algorithm, 2.4).

    So a name in Latin letters, a code or a telephone number is kept together and in its own direction.
    """
    text = str(value)
    letters = any(unicodedata.bidirectional(character) == "L" for character in text)
    return f"\u2068{text}\u2069" if letters or _FORWARDS.search(text) else value


_SENTENCE_END = re.compile(r"[.!?…](?=\s)|[។៕。！？]")
_PAUSE = re.compile(r"[,;:–—]?\s|[，、；：]")


def shortened(text: str, most: int) -> str:
    """The text on one line, of `most` characters at most: cut behind a sentence, else before a blank or a pause.

    A sentence that is less than a third as long as it might be is followed by part of the next one.

    >>> shortened("Dựng năm 1832. Mái ba tầng chồng lên nhau.", 20), shortened("Mái ba tầng chồng lên nhau.", 20)
    ('Dựng năm 1832.', 'Mái ba tầng chồng…')
    """
    line = one_line(text)
    if len(line) <= most:
        return line
    ends = [match.end() for match in _SENTENCE_END.finditer(line, 0, most + 1) if match.end() <= most]
    if ends and ends[-1] * 3 >= most:
        return line[: ends[-1]]
    pauses = [match.start() for match in _PAUSE.finditer(line, 0, most) if match.start() < most]
    end = pauses[-1] if pauses and pauses[-1] * 2 >= most else most - 1
    # A letter keeps its signs: Khmer writes vowels and letters below as marks behind it.
    while end > 1 and pauses[-1:] != [end] and (unicodedata.category(line[end])[0] == "M" or line[end - 1] == "\u17d2"):
        end -= 1
    return line[:end] + "…"


def one_line(text: str) -> str:
    """The text on one line, with single blanks."""
    return " ".join(text.split())
