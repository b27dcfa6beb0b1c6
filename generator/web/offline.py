"""What a phone keeps of the site: the list its worker goes by (static/sw.js), and the card of its home screen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

Kind = Literal["page", "file", "photo"]


@dataclass(frozen=True, slots=True)
class Kept:
    """Something to keep."""

    path: str
    state: str
    """Another one means that the content is another: what is kept is fetched anew."""

    kind: Kind
    """A photo is left out where all would be too much."""


@dataclass(frozen=True, slots=True)
class Trail:
    """All of one language."""

    language: str
    told: str
    """What a page tells the reader when all is kept; {size} becomes KB."""

    codes: tuple[tuple[str, str], ...]
    """A plaque's code → the path of the page it opens without a network."""

    kept: tuple[Kept, ...]
    """In the order in which it is fetched."""

    audio: tuple[str, ...]
    """Paths of recordings: kept only when the reader asks for one."""


def trail(of: Trail) -> bytes:
    """The list as JSON."""
    return _json(
        {
            "language": of.language,
            "told": of.told,
            "codes": dict(of.codes),
            "keep": [[kept.path, kept.state, kept.kind] for kept in of.kept],
            "audio": of.audio,
        }
    )


def manifest(name: str, language: str, start: str, icons: tuple[tuple[str, str], ...]) -> bytes:
    """A web app manifest (W3C). The address stays in sight: it is how a reader knows the site.

    Icons are pairs of path and sizes, as 192x192.
    """
    return _json(
        {
            "id": start,
            "name": name,
            "short_name": name,
            "lang": language,
            "dir": "ltr",
            "start_url": start,
            "scope": "/",
            "display": "minimal-ui",
            "background_color": "#FBF6EA",
            "theme_color": "#8C1D18",
            "icons": [
                {"src": path, "sizes": sizes, "type": "image/svg+xml" if sizes == "any" else "image/png"}
                for path, sizes in icons
            ],
        }
    )


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
