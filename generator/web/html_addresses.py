"""Tells the addresses of a page's HTML anew, and leaves every other byte of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from html.parser import HTMLParser
from itertools import accumulate

Link = Callable[[str], str]
"""From an address on the site, /vi/about/#sources, to what is written in its stead."""

ONE = frozenset({"action", "cite", "data", "formaction", "href", "manifest", "poster", "src", "xlink:href"})
"""Attributes that hold one address (HTML Living Standard, index of attributes). So do data-… that begin with a slash."""

SEVERAL = frozenset({"imagesrcset", "srcset"})
"""Attributes that hold several, each with its width or density."""


RAW = frozenset({"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"})
"""Elements that hold text, whatever it looks like (HTML, 13.1.2). Of these only <style> is read."""


def readdressed(page: str, link: Link) -> str:
    """The page with `link` of every address on the site: in attributes, refreshing <meta> and the url() of <style>.

    >>> readdressed("<a title='/vi/' href=/vi/>/vi/</a>", lambda address: "https://ditich.example" + address)
    "<a title='/vi/' href=https://ditich.example/vi/>/vi/</a>"
    """
    finder = _Finder(page, link)
    finder.feed(page)
    finder.close()
    parts, at = [], 0
    for start, end, text in finder.changes:
        parts += [page[at:start], text]
        at = end
    return "".join([*parts, page[at:]])


class _Finder(HTMLParser):
    """Collects what is to be written where: start, end, text."""

    def __init__(self, page: str, link: Link) -> None:
        super().__init__(convert_charrefs=False)
        self.changes: list[tuple[int, int, str]] = []
        self._page, self._link = page, link
        self._lines = [0, *accumulate(len(line) + 1 for line in page.split("\n"))]
        self._style = 0

    @property
    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag in RAW:
            self.set_cdata_mode(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        text = self.get_starttag_text() or ""
        refreshes = tag == "meta" and (dict(attrs).get("http-equiv") or "").lower() == "refresh"
        for start, end, written in _told(text, self._link, refreshes=refreshes):
            self.changes.append((self._at + start, self._at + end, written))
        self._style = self._at + len(text)

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            for found in _URL.finditer(self._page, self._style, self._at):
                self.changes.append((*found.span("address"), self._link(found["address"])))


_ATTRIBUTE = re.compile(
    r"""[\s/]*(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>"'][^\s>]*)))?"""
)
"""As a tag's text has them (HTML, 13.1.2.3); the parser itself tells values, but not where they stand."""

_ON_SITE = re.compile(r"/(?![/\\])")
"""How an address on the site begins; //bao.vn is another host, and browsers read a backslash as a slash."""

_CANDIDATE = re.compile(r"(?<![^\s,])/(?![/\\])[^\s,]*")
_REFRESH = re.compile(r"(?<=url=)/(?![/\\]).*", re.IGNORECASE | re.DOTALL)
_URL = re.compile(r"""url\(\s*["']?(?P<address>/(?![/\\])[^"')\s]*)""", re.IGNORECASE)


def _told(tag: str, link: Link, *, refreshes: bool) -> Iterator[tuple[int, int, str]]:
    """Where in a tag's text which value is to be written anew."""
    name_ends = re.compile(r"<[^\s/>]*").match(tag)
    for found in _ATTRIBUTE.finditer(tag, name_ends.end() if name_ends else 0):
        quoting = next((group for group in ("double", "single", "bare") if found[group] is not None), None)
        if quoting is None:
            continue
        value = unescape(found[quoting])
        told = _value(found["name"].lower(), value, link, refreshes=refreshes)
        if told != value:
            yield (*found.span(quoting), _written(told, quoting))


def _value(name: str, value: str, link: Link, *, refreshes: bool) -> str:
    if name in ONE or name.startswith("data-"):
        return link(value.strip()) if _ON_SITE.match(value.strip()) else value
    if name in SEVERAL:
        return _CANDIDATE.sub(lambda found: link(found.group()), value)
    if name == "content" and refreshes:
        return _REFRESH.sub(lambda found: link(found.group()), value)
    return value


def _written(value: str, quoting: str) -> str:
    """The value in its quotation marks, or in none where there were none and it needs none."""
    if quoting == "bare":
        safe = re.fullmatch(r"[^\s\"'=<>`]+", value)
        return escape(value, quote=False) if safe else f'"{escape(value)}"'
    return escape(value)
