"""The digest by which a passage is known again, whatever a change of form has done to it."""

from __future__ import annotations

import hashlib
import re
import unicodedata

DIGITS = 8
"""Hexadecimal digits of a digest: of 10,000 passages two share one once in a hundred projects, and that does no harm."""

_CITATION = re.compile(r"\[\^[^\]\s]+\]")
_TARGET = re.compile(r"(?<=\])\([^()\s]*\)")
_BLOCK_SIGN = re.compile(r"\A[|>][+-]?\d?[+-]?[ \t]*\n")
"""How a text over several lines begins in YAML."""

_DASH = re.compile("[\u2010-\u2015\u2212]")

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Signs that only say where a line may be broken, and are not seen."""


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
    text = _TARGET.sub("", _CITATION.sub(" ", _BLOCK_SIGN.sub("", passage)))
    text = _DASH.sub("-", unicodedata.normalize("NFC", text).casefold().translate(_UNSEEN))
    kept = [
        sign if unicodedata.category(sign)[0] != "P" or _in_a_number(text, n) else _PUT.get(sign, " ")
        for n, sign in enumerate(text)
    ]
    return " ".join("".join(kept).split())


_PUT = {"*": "", "_": "", "%": "%", "&": "&", "\\": ""}
"""What stands in the place of a sign of punctuation that is not a blank."""


def _in_a_number(text: str, n: int) -> bool:
    return text[n - 1 : n].isdigit() and text[n + 1 : n + 2].isdigit() and text[n] in ".,/:-"
