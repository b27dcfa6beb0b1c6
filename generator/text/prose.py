"""A text with all its page adds to it: numbers of sources, paths of relics."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.text.citation import CITATION
from generator.text.markdown import filled, tokens


def citations(markdown: str) -> tuple[str, ...]:
    """The source ids a text cites, in order, with repetitions.

    >>> citations("Dựng năm 1832.[^s1][^s2] Xây lại.[^s1]")
    ('s1', 's2', 's1')
    """
    found = tuple(CITATION.findall(markdown))
    if not found or not _NOT_ALL_CITED.search(markdown):
        return found
    return tuple(
        child.content for token in tokens(markdown) for child in token.children or () if child.type == "citation"
    )


_NOT_ALL_CITED = re.compile(r"[\\`<]|\]\(|\]:")
"""Where what looks like a citation may be none: a backslash, code, an address. Only such a text is read to find out."""


def numbers(ids: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Each source id with its number, from 1 in order of first mention."""
    return tuple((source, number) for number, source in enumerate(dict.fromkeys(ids), 1))


def plain(text: str) -> str:
    """Plain text escaped for Markdown: each ASCII punctuation mark becomes a numeric character reference.

    >>> plain("1. Hẻm A&B")
    '1&#46; Hẻm A&#38;B'
    """
    return re.sub(r"[!-/:-@\[-`{-~]", lambda match: f"&#{ord(match.group())};", text)


@dataclass(frozen=True, slots=True)
class Prose:
    """A text with what its page decides of it. Its HTML is finished only when a template prints it."""

    html: str
    """As `markdown.prepared` gives it."""

    links: tuple[tuple[str, str], ...] = ()
    """Relic id → its page's path."""

    cites: tuple[tuple[str, int], ...] = ()
    """Source id → its number in the page's list of sources."""

    cite_label: str = "{number}"
    """What a screen reader says for a citation, with {number}."""

    inline: bool = False
    """Without the <p> around it, for use inside a sentence or a table."""

    def __html__(self) -> str:
        """The text as safe HTML; called by the template engine."""
        html = filled(self.html, dict(self.links), dict(self.cites), self.cite_label)
        single_paragraph = self.inline and html.count("<p>") == 1
        return re.sub(r"\A<p>(.*)</p>\Z", r"\1", html, flags=re.DOTALL) if single_paragraph else html
