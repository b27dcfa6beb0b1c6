"""Finds keys, tokens and passwords in the text of a file: the line of each, and whose it is; never the secret itself."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping

_PATTERNS: Mapping[str, re.Pattern[bytes]] = {
    "PRIVATE KEY": re.compile(
        rb"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d|AGE-SECRET-KEY-1[0-9A-Z]{20}"
    ),
    "GitHub": re.compile(rb"\b(?:gh[opsur]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})"),
    "GitLab": re.compile(rb"\bgl(?:pat|dt|rt|cbt|ptt)-[\w-]{20,}"),
    "Netlify": re.compile(rb"\bnf[pcou]_[A-Za-z0-9]{20,}"),
    "AWS": re.compile(rb"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b"),
    "Google": re.compile(rb"\bAIza[\w-]{35}|\bya29\.[\w-]{20,}|\bGOCSPX-[\w-]{20,}"),
    "Slack": re.compile(rb"\bxox[abeoprs]-[\w-]{10,}"),
    "Stripe": re.compile(rb"\b[sr]k_live_[A-Za-z0-9]{16,}"),
    "npm": re.compile(rb"\bnpm_[A-Za-z0-9]{36}"),
    "PyPI": re.compile(rb"\bpypi-AgE[\w-]{50,}"),
    "Telegram": re.compile(rb"\b\d{8,10}:AA[\w-]{33}\b"),
    "JWT": re.compile(rb"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}"),
    "https": re.compile(rb"\bhttps?://[^\s/:@\"'<>(){}$]+:[^\s/:@\"'<>(){}$]+@[\w.-]+"),
    "token": re.compile(
        rb"(?i)(?:token|secret|passw(?:or)?d|(?:api|access|auth|private)_?key)[a-z0-9_]*[\"']?\s*[:=]\s*[\"']?"
        rb"(?=[\w+/~-]*\d)(?=[\w+/~-]*[a-z])[\w+/~-]{24,}=*(?![\w.(\[])"
    ),
}
"""Whose key it is → how it is written; the last: a long word of letters and digits behind such a name."""


def find(data: bytes) -> Iterator[tuple[int, str]]:
    """Yield the line, counted from 1, and the owner's name of each secret in a text; none in a binary file."""
    text = _as_utf8(data)
    if b"\0" in text[:8000]:
        return
    seen = set[int]()
    for owner, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            line = text.count(b"\n", 0, match.start()) + 1
            if line not in seen:
                seen.add(line)
                yield line, owner


def _as_utf8(data: bytes) -> bytes:
    """UTF-16 with its mark, as Windows' Notepad writes it, in UTF-8; anything else as it is."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data
