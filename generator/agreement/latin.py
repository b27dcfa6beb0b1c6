"""Latin letters, their words, and what in a passage is no text: targets of links, ids of sources, numbers of decisions."""

from __future__ import annotations

import re

LATIN = r"A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
"""The letters, for the inside of a character class (Latin-1, Latin Extended-A and -B, Latin Extended Additional)."""

LETTER = f"[{LATIN}]"
WORD = re.compile(f"{LETTER}+")
LETTER_OR_DIGIT = re.compile(f"[{LATIN}\\d]")

_TARGETS = re.compile(
    r"\[\^[^\]]*\]|(?<=\])\([^)]*\)|\d+/[\w/-]+|[\w.-]+@[\w.-]+|https?://\S+|\b[\w-]+\.(?:vn|com|org|net|md|yaml)\b"
)


def without_targets(passage: str) -> str:
    """The passage with blanks for targets of links, citations and numbers of decisions."""
    return _TARGETS.sub(lambda match: " " * len(match.group()), passage)


def words_of(text: str) -> frozenset[str]:
    """The words in Latin letters of a text, in lower case."""
    return frozenset(match.group().lower() for match in WORD.finditer(without_targets(text)))
