"""Markdown text → safe HTML, with its citations numbered and its links to relics resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_TAGS = {"p", "h3", "h4", "ul", "ol", "li", "em", "strong", "a", "blockquote", "br"}
_SCHEMES = {"http", "https", "mailto", "tel", "geo"}
_CITATION = re.compile(r"\[\^([^\]\s]+)\]")


def citations(markdown: str) -> tuple[str, ...]:
    """The ids of the sources a text cites, in order, each as often as it is cited.

    >>> citations("Dựng năm 1832.[^s1][^s2] Xây lại.[^s1]")
    ('s1', 's2', 's1')
    """
    return tuple(_CITATION.findall(markdown))


def numbers(ids: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Each source id with its number: in order of first mention, from 1."""
    return tuple((source, number) for number, source in enumerate(dict.fromkeys(ids), 1))


def plain(text: str) -> str:
    """Text that is not Markdown, so that Markdown shows it as it is: each sign of Markdown's behind a backslash."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#!" else char for char in text)


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

    def __html__(self) -> str:
        """Safe HTML. Called by the template engine."""
        html = _markdown().reset().convert(self.markdown)
        links = dict(self.links)

        def address(_tag: str, _attribute: str, value: str) -> str | None:
            """nh3 lets `//elsewhere` through as a relative address; a relative one may only be a relic."""
            if re.match(r"[a-z]+:", value):
                return value
            return links.get(value)

        safe: str = _nh3().clean(
            html,
            tags=_TAGS,
            attributes={"a": {"href"}},
            url_schemes=_SCHEMES,
            attribute_filter=address,
            link_rel="noopener",
        )
        cites = dict(self.cites)
        safe = _CITATION.sub(lambda found: self._superscript(found, cites), safe)
        return re.sub(r"\A<p>(.*)</p>\Z", r"\1", safe, flags=re.DOTALL) if self.inline else safe

    def _superscript(self, found: re.Match[str], cites: dict[str, int]) -> str:
        number = cites[found.group(1)]
        label = self.cite_label.format(number=number)
        # A word joiner: the number stays on the line of what it is for, in Chinese too.
        return f'\u2060<sup class="cite"><a href="#src-{number}" aria-label="{label}">{number}</a></sup>'


@lru_cache(maxsize=1)
def _markdown() -> Any:
    """One parser for the process; building it costs as much as a short text. Loaded when first needed."""
    import markdown  # 45 ms that a build without changes does not spend

    return markdown.Markdown(extensions=["sane_lists"], output_format="html")


@lru_cache(maxsize=1)
def _nh3() -> Any:
    import nh3

    return nh3
