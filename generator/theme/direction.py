"""Which way text runs on a page: said of every element that names its language, where any of them runs from right to left."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

_MARKED = re.compile(r'<[a-z][^<>]*? lang="([A-Za-z]+)[^"]*"')
_UNKNOWN = "und"
"""A text in a language nobody has told (BCP 47): a source's title."""

_MIRRORED = (
    (">← ", ">→ "),
    (" →</a>", " ←</a>"),
    ("</a> → ", "</a> ← "),
    ('<input id="q"', '<input id="q" dir="auto"'),
)
"""Arrows of templates point along the line, which Unicode does not mirror; what is typed may run either way."""


def directed(page: str, backwards: AbstractSet[str]) -> str:
    """The page with `dir` beside each `lang` of another direction; `backwards` are those from right to left.

    One without such a language stays as it is.
    """
    if not backwards:
        return page
    first = _MARKED.search(page)
    if first is None or not any(f' lang="{tag}"' in page for tag in backwards):
        return page
    whole = first[1] in backwards

    def with_direction(element: re.Match[str]) -> str:
        runs_back = element[1] in backwards
        if not (runs_back or whole):
            return element[0]
        direction = "auto" if element[1] == _UNKNOWN else "rtl" if runs_back else "ltr"
        return f'{element[0]} dir="{direction}"'

    if whole:
        for forwards, mirrored in _MIRRORED:
            page = page.replace(forwards, mirrored)
    return _MARKED.sub(with_direction, page)
