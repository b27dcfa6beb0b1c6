"""The digest by which a passage is known again, whatever a change of form has done to it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

DIGITS = 8
"""Hexadecimal digits of a digest: of 10,000 passages two share one once in a hundred projects, and that does no harm."""

_BLOCK_SIGN = re.compile(r"\A[|>][+-]?\d?[+-]?[ \t]*\n")
"""How a text over several lines begins in YAML."""

_SIGN = re.compile(r"\[\^[^\]\s]+\]|(?<=\])\([^()\s]*\)|[^\w\s]|_")
"""A citation, the target of a link, and each sign that is neither letter nor digit; marks of Khmer and Thai are among these."""


def digest(passage: str) -> str:
    """Eight hexadecimal digits of what a passage says.

    The same in NFC and NFD, in capitals, with other blanks, quotes and dashes, without emphasis, citations and the targets of
    links, and with other punctuation; a sign between two digits is no punctuation.

    >>> digest("**Dựng** năm 1832,[^s1]  “đình”") == digest("dựng năm 1832 - 'Đình'")
    True
    >>> digest("5,6 tỉ") == digest("56 tỉ")
    False
    """
    return hashlib.blake2b(plain(passage).encode(), digest_size=DIGITS // 2).hexdigest()


def plain(passage: str) -> str:
    """The letters, digits and signs of a passage that a digest is made of, with single blanks."""
    text = unicodedata.normalize("NFC", _BLOCK_SIGN.sub("", passage)).casefold()
    return " ".join(_SIGN.sub(_kept, text).split())


def _kept(match: re.Match[str]) -> str:
    sign = _put(match[0])
    if sign != " ":
        return sign
    before, behind = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return _BETWEEN.get(match[0], " ") if before.isdigit() and behind.isdigit() else " "


@lru_cache(maxsize=4096)
def _put(sign: str) -> str:
    """What stands in the place of a sign: a blank for punctuation, nothing for emphasis and for what only says where a line ends."""
    if len(sign) > 1:
        return " " if sign.startswith("[") else ""
    if sign in "*_\\\u00ad\u200b\u2060\ufeff":
        return ""
    return " " if unicodedata.category(sign)[0] == "P" and sign not in "%&" else sign


_BETWEEN = {sign: sign for sign in ".,/:-"} | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015", "-")
"""What is no punctuation between two digits; dashes are one."""
