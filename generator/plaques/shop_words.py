"""What a print shop is told in one language: words, and how that language writes a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.diagnostics.problem import Span


@dataclass(frozen=True, slots=True)
class ShopWord:
    """One word, a label or a sentence."""

    key: str
    """Its group in templates/shop/<tag>.yaml and its name there: ticket.title."""

    text: str
    """What is in braces is filled in."""

    decimal_sign: str
    """That of the language it is in, which is English where another one has no such word."""

    at: Span = field(repr=False)
    """For a problem. Not in the `repr`, which decides what has to be made again (store.Store.key)."""


@dataclass(frozen=True, slots=True)
class ShopWords:
    """The words of one language; where it has none, those of English."""

    tag: str
    mark: str
    """What marks a text in it (BCP 47)."""

    decimal_sign: str
    words: tuple[ShopWord, ...]

    def number(self, value: float) -> str:
        """A number that stands for itself, as the language writes it, with as many decimals as it has.

        >>> ShopWords("fr", "fr", ",", ()).number(61.5)
        '61,5'
        """
        return _written(value, self.decimal_sign)

    def say(self, key: str, **values: object) -> str:
        """One word with these values filled in; numbers with a decimal sign are floats. Raises KeyError."""
        word = next((word for word in self.words if word.key == key), None)
        if word is None:
            raise KeyError(key)
        return _filled(word, values)

    def group(self, name: str, values: Mapping[str, object]) -> Mapping[str, str]:
        """The words of a group by name, with these values filled in."""
        start = f"{name}."
        return {
            word.key.removeprefix(start): _filled(word, values) for word in self.words if word.key.startswith(start)
        }


def _filled(word: ShopWord, values: Mapping[str, object]) -> str:
    signed = {
        key: _written(value, word.decimal_sign) if isinstance(value, float) else value for key, value in values.items()
    }
    return word.text.format_map(signed)


def _written(value: float, decimal_sign: str) -> str:
    return f"{value:g}".replace(".", decimal_sign)


Shop = tuple[ShopWords, ...]
"""What a project's shops are told: in its first language and in English, or in English alone."""

ON_TICKET = ("ticket", "trials", "inks", "fixings", "finishes", "markings", "materials", "beside")
"""The groups of the job ticket, and of what stands beside a plate."""


def on_ticket(shop: Shop, material: str = "") -> Shop:
    """The words of the job ticket, which no other one changes; of the materials' names that of this one alone, if one is given."""

    def stands(word: ShopWord) -> bool:
        group, _, name = word.key.partition(".")
        return group in ON_TICKET and (group != "materials" or material in ("", name))

    return tuple(replace(words, words=tuple(filter(stands, words.words))) for words in shop)


def both(texts: Iterable[str]) -> str:
    """The texts beside each other on one line; what is the same in both languages once."""
    return " / ".join(dict.fromkeys(texts))
