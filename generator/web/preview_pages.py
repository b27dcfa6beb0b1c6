"""What only a preview answers: the page of problems, the bar on every page, a worker that frees browsers, the policy."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Mapping

from generator import urls
from generator.diagnostics.sentence import Locale

_WORKER = """\
// No page of a preview may come from a phone's memory. A browser that keeps the site's worker from an earlier look asks
// for this file at its next visit, and is freed: what the worker kept goes, then the worker, and its pages load again.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  await caches.delete("ditich%s");
  const pages = await self.clients.matchAll({ type: "window" });
  await self.registration.unregister();
  for (const page of pages) page.navigate(page.url);
}
"""
"""Answered in the place of the site's service worker (Service Workers, W3C, 3.2.3 and 4.2.8). Other programs at the same
address may have caches of their own; they stay."""


def worker(base: str) -> str:
    """The worker that frees a browser of the one of the site, which lies below the sub-path `base`."""
    return _WORKER % base


NO_SCRIPT = "// A preview registers no worker.\n"
"""Answered in the place of the scripts that register the site's service worker and the editing form's."""


def instead(path: str, base: str, offline: str) -> bytes | None:
    """What a preview has at this path of the site in the place of what keeps pages on a phone; None elsewhere.

    `offline` is the path of the script that registers the site's worker.
    """
    if path in (urls.WORKER, urls.ADMIN_WORKER):
        return worker(base).encode()
    if path == offline or (path.startswith(urls.ADMIN_FILES) and path.endswith("/keep.js")):
        return NO_SCRIPT.encode()
    return None


_PAGE_STYLE = (
    "body{font:1.1rem/1.5 sans-serif;margin:1.5rem;background:#FBF6EA;color:#201A15}h1{color:#8C1D18}"
    "pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#fff;border-left:.3rem solid #8C1D18;padding:.8rem}"
)
_BAR_STYLE = (
    "#ditich-preview{position:sticky;bottom:0;z-index:99;max-height:30vh;overflow:auto;padding:.4rem .8rem;"
    "font:1rem/1.4 sans-serif;background:#FFF3C4;color:#201A15;border-top:.2rem solid #8C1D18}"
    "#ditich-preview p{margin:0;font-weight:bold}#ditich-preview summary{cursor:pointer}"
    "#ditich-preview pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem;margin:.4rem 0}"
)


FEW = 3
"""As many warnings are read in the bar at once; more are folded, for the page is what one came to see."""


def problem_page(title: str, texts: tuple[str, ...], locale: Locale) -> bytes:
    """The page shown instead of every other: what is wrong, each text as it stands in the terminal."""
    shown = "".join(f"<pre>{html.escape(text)}</pre>" for text in texts)
    return (
        f'<!doctype html><html lang="{locale}"><head><meta charset="utf-8"><title>{html.escape(title)}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">\n'
        f"<style>{_PAGE_STYLE}</style></head>\n"
        f"<body><h1>{html.escape(title)}</h1>{shown}</body></html>\n"
    ).encode()


def problem_policy(host: str) -> str:
    """The Content-Security-Policy of the page of problems."""
    style = _hash(_PAGE_STYLE)
    return f"default-src 'none'; script-src 'self'; style-src {style}; img-src data:; connect-src 'self' ws://{host}"


def bar(marks: tuple[tuple[str, str], ...], count: str, warnings: tuple[str, ...], locale: Locale) -> str:
    """The bar at the foot of a page: what kind of page it is, and the warnings; empty without either.

    A mark is its language, as HTML marks it, and the words. `count` says how many warnings there are.
    """
    mark = "".join(f'<p lang="{language}">{html.escape(words)}</p>' for language, words in marks)
    texts = "".join(f"<pre>{html.escape(text)}</pre>" for text in warnings)
    opened = " open" if len(warnings) <= FEW else ""
    details = f"<details{opened}><summary>{html.escape(count)}</summary>{texts}</details>" if warnings else ""
    if not mark and not details:
        return ""
    return f'<aside id="ditich-preview" lang="{locale}">{mark}{details}</aside>\n'


def with_bar(page: bytes, bar_text: str) -> bytes:
    """The page with the bar at its foot."""
    if not bar_text:
        return page
    page = _before(b"</head>", page, f"<style>{_BAR_STYLE}</style>\n")
    return _before(b"</body>", page, bar_text)


def unlisted(page: bytes) -> bytes:
    """The page, which asks search engines not to list it (HTML, the standard name “robots”)."""
    return page if _UNLISTED in page else _before(b"</head>", page, _UNLISTED.decode() + "\n")


_UNLISTED = b'<meta name="robots" content="noindex">'


def with_reload(page: bytes, state: str) -> bytes:
    """The page with livereload's script, which tells the server the version of its snippet: what the page shows."""
    return _before(b"</head>", page, f'<script src="/livereload.js?snipver={state}" defer></script>\n')


def _before(tag: bytes, page: bytes, addition: str) -> bytes:
    """The page with an addition before this end tag; at the end where it has none, which HTML allows."""
    place = page.find(tag) if tag == b"</head>" else page.rfind(tag)
    place = len(page) if place < 0 else place
    return page[:place] + addition.encode() + page[place:]


def page_policy(published: str, host: str) -> str:
    """The Content-Security-Policy a page is published with (CSP Level 3), and what the preview adds to the page.

    No worker may be registered, whatever script tries, and addresses stay http.
    """
    style, connect = ("style-src", _hash(_BAR_STYLE)), ("connect-src", "'self'", f"ws://{host}")
    sources = _allowing(_sources(published), ("script-src", "'self'"), style, connect)
    sources.pop("upgrade-insecure-requests", None)
    return _written({**sources, "worker-src": ["'none'"]})


def with_style(published: str) -> str:
    """The Content-Security-Policy a page is published with, and that the bar has a style."""
    return _written(_allowing(_sources(published), ("style-src", _hash(_BAR_STYLE))))


_Sources = Mapping[str, list[str]]
"""Directive → what it allows."""


def _sources(policy: str) -> dict[str, list[str]]:
    directives = [directive.split() for directive in policy.split(";") if directive.strip()]
    return {name.lower(): values for name, *values in directives}


def _allowing(sources: _Sources, *also: tuple[str, ...]) -> dict[str, list[str]]:
    """The policy that allows this, too: a directive and its sources each."""
    allowing = dict(sources)
    for name, *more in also:
        given = sources.get(name, sources.get("default-src"))
        if given is not None:  # else everything is allowed already
            allowing[name] = list(dict.fromkeys([value for value in given if value != "'none'"] + more))
    return allowing


def _written(sources: _Sources) -> str:
    return "; ".join(" ".join((name, *values)) for name, values in sources.items())


def _hash(style: str) -> str:
    """The source expression that allows this style sheet alone."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
