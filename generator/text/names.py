"""Normal forms of names: for searching, for addresses, and for alphabetical lists."""

from __future__ import annotations

import re
import unicodedata

from generator.languages import SCRIPTS


def fold(text: str) -> str:
    """The text as a search compares it: lower case, single blanks, no Latin marks; static/find.js folds input alike.

    Only the marks of Latin letters are removed (U+0300–036F): Khmer words without their signs would be other words.

    >>> fold("Đình  Thới An"), fold("វត្តពោធិ៍"), fold("灵山古庙")
    ('dinh thoi an', 'វត្តពោធិ៍', '灵山古庙')
    """
    bare = re.sub(r"[\u0300-\u036f\u200b]", "", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")
    return " ".join(unicodedata.normalize("NFC", bare).split())


def slug(name: str) -> str:
    """A Vietnamese name as used in addresses: lower case, no marks, hyphens between words; may be empty.

    >>> slug("Đình Thới An")
    'dinh-thoi-an'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def initial(name: str) -> str:
    """The alphabet heading of a name: its first letter, folded, or its script's heading; # where that is no letter.

    >>> initial("Đình Thới An"), initial("ពោធិ៍"), initial("灵山"), initial("1890")
    ('D', 'ព', '汉', '#')
    """
    first = next((char for char in fold(name) if char.isalnum()), "")
    if not first.isalpha():
        return "#"
    return next(
        (script.heading for script in SCRIPTS.values() if script.heading and script.holds(first)), first.upper()
    )


def order(name: str) -> tuple[str, str]:
    """Sort key of names: letters first, then marks."""
    return fold(name), unicodedata.normalize("NFD", name)
