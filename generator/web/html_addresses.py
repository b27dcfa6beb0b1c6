"""Rewrites the addresses in a page's HTML and leaves every other byte as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from html.parser import HTMLParser
from itertools import accumulate

Link = Callable[[str], str]
"""From an address on the site (/vi/about/#sources) to the address that replaces it."""

ONE = frozenset({"action", "cite", "data", "formaction", "href", "manifest", "poster", "src", "xlink:href"})
"""Attributes that hold one address (HTML Living Standard, index of attributes). So may any data-…."""

SEVERAL = frozenset({"imagesrcset", "srcset"})
"""Attributes that hold several, each with its width or density."""


RAW = frozenset({"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"})
"""Elements that hold text, whatever it looks like (HTML, 13.1.2). Of these only <style> is read."""


def below(page: str, base: str) -> str:
    """The page with the sub-path `base` before every address on the site; in its <style> they have it already.

    >>> below('<a href="/vi/">', "/o-mon")
    '<a href="/o-mon/vi/">'
    """
    return readdressed(page, lambda address: base + address, styles=False)


def readdressed(page: str, link: Link, *, styles: bool = True) -> str:
    """The page with every address on the site replaced by `link(address)`.

    Addresses stand in the attributes ONE and SEVERAL, in data-…, in <meta http-equiv=refresh> and, unless `styles` is
    false, in url() of <style>.

    >>> readdressed("<a title='/vi/' href=/vi/>/vi/</a>", lambda address: "https://ditich.example" + address)
    "<a title='/vi/' href=https://ditich.example/vi/>/vi/</a>"
    """
    collector = _ChangeCollector(page, link, styles=styles)
    collector.feed(page)
    collector.close()
    parts, at = [], 0
    for start, end, text in collector.changes:
        parts += [page[at:start], text]
        at = end
    return "".join([*parts, page[at:]])


class _ChangeCollector(HTMLParser):
    """Collects replacements as (start, end, text); offsets are characters of the page."""

    def __init__(self, page: str, link: Link, *, styles: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.changes: list[tuple[int, int, str]] = []
        self._page, self._link = page, link
        self._lines = [0, *accumulate(len(line) + 1 for line in page.split("\n"))]
        self._styles, self._style = styles, 0

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
        for start, end, written in _changed_attributes(text, self._link, refreshes=refreshes):
            self.changes.append((self._at + start, self._at + end, written))
        self._style = self._at + len(text)

    def handle_endtag(self, tag: str) -> None:
        if tag == "style" and self._styles:
            for match in _URL.finditer(self._page, self._style, self._at):
                self.changes.append((*match.span("address"), self._link(match["address"])))


_ATTRIBUTE = re.compile(
    r"""[\s/]*(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>"'][^\s>]*)))?"""
)
"""An attribute in the text of a tag (HTML, 13.1.2.3); html.parser gives values, but not their offsets."""

_ON_SITE = re.compile(r"/(?![/\\])")
"""Start of an address on the site; //bao.vn is another host, and browsers read a backslash as a slash."""

_CANDIDATE = re.compile(r"(?<![^\s,])/(?![/\\])[^\s,]*")
_REFRESH = re.compile(r"(?<=url=)/(?![/\\]).*", re.IGNORECASE | re.DOTALL)
_URL = re.compile(r"""url\(\s*["']?(?P<address>/(?![/\\])[^"')\s]*)""", re.IGNORECASE)


def _changed_attributes(tag: str, link: Link, *, refreshes: bool) -> Iterator[tuple[int, int, str]]:
    """Replacements within the text of a start tag: start and end of the value, and its new text, quoted."""
    name_ends = re.compile(r"<[^\s/>]*").match(tag)
    for attribute in _ATTRIBUTE.finditer(tag, name_ends.end() if name_ends else 0):
        quoting = next((group for group in ("double", "single", "bare") if attribute[group] is not None), None)
        if quoting is None:
            continue
        value = unescape(attribute[quoting])
        readdressed_value = _readdressed_value(attribute["name"].lower(), value, link, refreshes=refreshes)
        if readdressed_value != value:
            yield (*attribute.span(quoting), _quoted(readdressed_value, quoting))


def _readdressed_value(name: str, value: str, link: Link, *, refreshes: bool) -> str:
    """The unescaped value of an attribute (name in lower case) with its addresses replaced."""
    if name in ONE or name.startswith("data-"):
        return link(value.strip()) if _ON_SITE.match(value.strip()) else value
    if name in SEVERAL:
        return _CANDIDATE.sub(lambda match: link(match.group()), value)
    if name == "content" and refreshes:
        return _REFRESH.sub(lambda match: link(match.group()), value)
    return value


def _quoted(value: str, quoting: str) -> str:
    """The value escaped for its quoting; an unquoted one gets quotation marks if it needs them now."""
    if quoting == "bare":
        safe = re.fullmatch(r"[^\s\"'=<>`]+", value)
        return escape(value, quote=False) if safe else f'"{escape(value)}"'
    return escape(value)
