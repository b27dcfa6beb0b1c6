"""site.webmanifest: what a phone must know to put the site on its home screen."""

from __future__ import annotations

import json


def webmanifest(name: str, language: str, start: str, icons: tuple[tuple[str, str], ...]) -> bytes:
    """A web app manifest (W3C). The address stays in sight: it is how a reader knows the site.

    Icons are pairs of path and sizes, as 192x192.
    """
    data = {
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
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
