"""A built site with its drafts → the files that a host shows as the preview of a change: each page says so, none is kept.

`ditich serve` answers the same from one machine (commands/preview.py); here every file is finished before.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.site import Site
from generator.web import preview_pages

ROBOTS = b"User-agent: *\nDisallow: /\n"
"""robots.txt (RFC 9309): nothing of a preview is to be found."""

_HIDDEN = "  X-Robots-Tag: noindex"
_POLICY = "  Content-Security-Policy: "


def finished(path: str, data: bytes, site: Site, bar: Callable[[str], str]) -> bytes:
    """The bytes of the site's file at this path (from its root, /vi/…) as the preview has them.

    `bar` gives the bar at the foot of a page by its path. Pages are kept from search engines by their own word and by a
    header; so are the addresses of the site itself, which they still name as theirs.
    """
    instead = preview_pages.instead(path, site.base, site.theme.scripts["offline"].path)
    if instead is not None:
        return instead
    if path == "/robots.txt":
        return ROBOTS
    if path == "/_headers":
        return _headers(data.decode()).encode()
    if path.endswith(".html"):
        return preview_pages.with_bar(preview_pages.unlisted(data), bar(path))
    return data


def _headers(text: str) -> str:
    """The headers of Netlify and Cloudflare Pages, which allow the bar's style and keep search engines off every file."""
    lines = []
    for line in text.split("\n"):
        lines.append(
            _POLICY + preview_pages.with_style(line.removeprefix(_POLICY)) if line.startswith(_POLICY) else line
        )
        if line == "/*":
            lines.append(_HIDDEN)
    return "\n".join(lines)
