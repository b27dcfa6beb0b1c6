"""Blanks that no line may be broken at: what French writes between a word and the sign behind it."""

from __future__ import annotations

import re
from functools import lru_cache

NO_BREAK = "\u00a0"
"""Not the narrow one, U+202F: the face of running text has no such sign, and another's would be fetched or look odd."""

_NO_TEXT = re.compile(r"(<(?:script|style|textarea)\b.*?</[a-z]+>|<[^>]*>)", re.DOTALL)


def unbroken(page: str, before: str, behind: str) -> str:
    """The page with a no-break blank for each blank in its text that stands before one sign of `before` or behind one of `behind`."""
    if not before and not behind:
        return page
    blank, parts = _blank(before, behind), _NO_TEXT.split(page)
    parts[::2] = [blank.sub(NO_BREAK, part) for part in parts[::2]]
    return "".join(parts)


@lru_cache(maxsize=8)
def _blank(before: str, behind: str) -> re.Pattern[str]:
    """Such a blank; not one before a sign that a word begins with."""
    signs = [f" (?=[{re.escape(before)}](?!\\w))"] if before else []
    return re.compile("|".join([*signs, *([f"(?<=[{re.escape(behind)}]) "] if behind else [])]))
