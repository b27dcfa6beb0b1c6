"""The address of the licence that a text names: one written in it, or that of a licence everybody calls alike."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]]+[^\s<>\"'()\[\].,;:!?]")

_CREATIVE_COMMONS = re.compile(r"\bCC[ -]BY((?:-(?:NC|SA|ND))*)[ -]([1-4]\.[05])(?!\.?\d)", re.IGNORECASE)
_PARTS = ("", "-sa", "-nd", "-nc", "-nc-sa", "-nc-nd")
"""What may follow “by” in the name of one of the six licences (creativecommons.org/share-your-work/cclicenses)."""

_OTHERS = (
    (re.compile(r"\bCC0\b", re.IGNORECASE), "https://creativecommons.org/publicdomain/zero/1.0/"),
    (
        re.compile(r"\b(?:Public Domain Mark|PDM)\b", re.IGNORECASE),
        "https://creativecommons.org/publicdomain/mark/1.0/",
    ),
    (re.compile(r"\bODbL\b", re.IGNORECASE), "https://opendatacommons.org/licenses/odbl/1-0/"),
    (re.compile(r"\bODC[ -]By\b", re.IGNORECASE), "https://opendatacommons.org/licenses/by/1-0/"),
    (re.compile(r"\bPDDL\b", re.IGNORECASE), "https://opendatacommons.org/licenses/pddl/1-0/"),
)
"""Licences of one version (spdx.org/licenses, opendatacommons.org)."""


def licence_address(text: str) -> str:
    """Where the licence stands that this text names; empty where it names none that is known here, or several.

    A version is never guessed: “CC BY” without one names no licence.

    >>> licence_address("CC BY-SA 4.0"), licence_address("CC BY"), licence_address("xem https://a.vn/giay-phep.")
    ('https://creativecommons.org/licenses/by-sa/4.0/', '', 'https://a.vn/giay-phep')
    """
    if written := _ADDRESS.search(text):
        return written[0]
    named = {
        f"https://creativecommons.org/licenses/by{parts.lower()}/{version}/"
        for parts, version in _CREATIVE_COMMONS.findall(text)
        if parts.lower() in _PARTS
    } | {address for name, address in _OTHERS if name.search(text)}
    return named.pop() if len(named) == 1 else ""
