"""Markdown text → safe HTML, with its citations numbered and its links to relics resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.text.citation import CITATION

if TYPE_CHECKING:
    from generator.text.markdown import Parser


def citations(markdown: str) -> tuple[str, ...]:
    """The ids of the sources a text cites, in order, each as often as it is cited.

    >>> citations("Dựng năm 1832.[^s1][^s2] Xây lại.[^s1]")
    ('s1', 's2', 's1')
    """
    return tuple(CITATION.findall(markdown))


def numbers(ids: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Each source id with its number: in order of first mention, from 1."""
    return tuple((source, number) for number, source in enumerate(dict.fromkeys(ids), 1))


def plain(text: str) -> str:
    """Text that is not Markdown, so that Markdown shows it letter by letter: every sign by its number.

    >>> plain("1. Hẻm A&B")
    '1&#46; Hẻm A&#38;B'
    """
    return re.sub(r"[!-/:-@\[-`{-~]", lambda found: f"&#{ord(found.group())};", text)


@dataclass(frozen=True, slots=True)
class Prose:
    """A text with all it needs to be shown. A template prints it as safe HTML; it is rendered only then."""

    markdown: str

    links: tuple[tuple[str, str], ...] = ()
    """Relic id → its page's path."""

    cites: tuple[tuple[str, int], ...] = ()
    """Source id → its number in the page's list."""

    cite_label: str = "{number}"
    """What a screen reader says for a citation, with {number}."""

    inline: bool = False
    """One line inside a sentence or a table: no paragraph around it."""

    language: str = ""
    """The language it is in: words in the script of another one are marked as such. Without it, none are."""

    def __html__(self) -> str:
        """Safe HTML. Called by the template engine."""
        html = _parser().html(self.markdown, dict(self.links), dict(self.cites), self.cite_label, self.language)
        one = self.inline and html.count("<p>") == 1
        return re.sub(r"\A<p>(.*)</p>\Z", r"\1", html, flags=re.DOTALL) if one else html


@lru_cache(maxsize=1)
def _parser() -> Parser:
    """One parser for the process: building it costs as much as a short text, loading its libraries 45 ms."""
    from generator.text.markdown import Parser

    return Parser()
