"""site.webmanifest, the web app manifest: lets a phone put the site on its home screen."""

from __future__ import annotations

import json


def webmanifest(name: str, mark: str, start: str, icons: tuple[tuple[str, str], ...], base: str) -> bytes:
    """The web app manifest (W3C) as JSON, UTF-8.

    `mark` is the language of the name (BCP 47), `start` the path of the first page; `icons` are pairs of path and sizes
    (192x192, or any for an SVG); `base` is the sub-path the site lies below.
    Display is minimal-ui because the address must stay in sight: it is how a reader knows the site.
    """
    data = {
        "id": base + start,
        "name": name,
        "short_name": name,
        "lang": mark,
        "dir": "ltr",
        "start_url": base + start,
        "scope": f"{base}/",
        "display": "minimal-ui",
        "background_color": "#FBF6EA",
        "theme_color": "#8C1D18",
        "icons": [
            {"src": base + path, "sizes": sizes, "type": "image/svg+xml" if sizes == "any" else "image/png"}
            for path, sizes in icons
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
