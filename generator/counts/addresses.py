"""What an address in a log leads to: a plaque's page, that of a relic, another page, or nothing that is counted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple


class Asked(NamedTuple):
    """What a request asks for."""

    plaque: str
    """Code of a plaque whose address it is, in the register or not; empty for a page."""

    relic: str
    """Id of the relic whose page it is; of a plaque, the one it is of; empty for another page."""

    language: str
    """Tag the address has; empty where it has none."""

    known: bool = True
    """Whether the register has the plaque."""


@dataclass(frozen=True)
class Places:
    """All that can be asked for."""

    bases: tuple[str, ...]
    """The sub-path of the site's address, then those it had; an empty one for the root."""

    languages: tuple[str, ...]
    relics: frozenset[str]
    plaques: Mapping[str, str]
    """Code → id of its relic."""


REMEMBERED = 50_000
"""Addresses of which it is remembered what they lead to."""

_ESCAPED = re.compile(r"(?:%|\\x)([0-9a-f]{2})", re.IGNORECASE)


class Addresses:
    """Tells what addresses lead to, as the configurations in templates/hosts do."""

    def __init__(self, places: Places) -> None:
        self._places = places
        bases = "|".join(re.escape(base) for base in sorted(places.bases, key=len, reverse=True))
        self._base = re.compile(f"(?:https?://[^/]*)?/*(?:{bases})(?=/)")
        tags = "|".join(map(re.escape, places.languages))
        self._scan = re.compile(rf"/+(?:({tags})/+)?q/+([^/]+)(?:/+(?:index\.html)?)?", re.IGNORECASE)
        self._page = re.compile(rf"/(?:({tags})/(?:(?:([^/]+)/)?|.+/))?(?:index\.html)?")
        self.asked = lru_cache(maxsize=REMEMBERED)(self._asked)

    def _asked(self, target: bytes) -> Asked | None:
        """What the target of a request line leads to; None where it is nothing that is counted."""
        path = target.decode("latin-1").partition("?")[0].partition("#")[0]
        # Byte by byte: a part of a character must not stop it; nothing but ASCII is looked for.
        path = _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), path)
        base = self._base.match(path)
        if base is None:
            return None
        path = path[base.end() :]
        if scan := self._scan.fullmatch(path):
            # As sw.js and the hosts do: scanners and chat programs add full stops and brackets.
            code = re.sub("[^A-Za-z0-9]", "", scan[2]).lower()
            relic = self._places.plaques.get(code)
            return Asked(code or "-", relic or "", (scan[1] or "").lower(), relic is not None)
        if page := self._page.fullmatch(path):
            relic = page[2] if page[2] in self._places.relics else ""
            return Asked("", relic, page[1] or "")
        return None
