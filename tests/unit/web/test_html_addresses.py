"""Addresses on the site are rewritten wherever HTML can hold them; no other byte changes."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.web.html_addresses import readdressed


def rewritten(page: str) -> str:
    return readdressed(page, lambda address: f"https://a.vn{address}")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # whatever the order, the case, the quotation marks
        ('<a title="x" class=y href="/vi/">', '<a title="x" class=y href="https://a.vn/vi/">'),
        ("<a href='/vi/' title='x'>", "<a href='https://a.vn/vi/' title='x'>"),
        ("<a href=/vi/>", "<a href=https://a.vn/vi/>"),
        ("<a href=/vi/ hidden>", "<a href=https://a.vn/vi/ hidden>"),
        ('<A HREF = "/vi/">', '<A HREF = "https://a.vn/vi/">'),
        ('<a\n  hidden\n\thref="/vi/"\n>', '<a\n  hidden\n\thref="https://a.vn/vi/"\n>'),
        ('<img src="/a.png"/>', '<img src="https://a.vn/a.png"/>'),
        ('<a href="/vi/"title="x">', '<a href="https://a.vn/vi/"title="x">'),
        # signs written by name or number
        ('<a href="/q?a=1&amp;b=2">', '<a href="https://a.vn/q?a=1&amp;b=2">'),
        ('<a href="&#47;vi/">', '<a href="https://a.vn/vi/">'),
        # other attributes that hold addresses
        ('<form action="/vi/find/"><button formaction="/b/">', None),
        ('<video poster="/a.webp"><source src="/a.mp4"></video><object data="/a.svg">', None),
        ('<svg><use xlink:href="/a.svg#b"/></svg>', '<svg><use xlink:href="https://a.vn/a.svg#b"/></svg>'),
        ('<p data-names="/vi/names.json" data-any="/x">', None),
        (
            '<source srcset="/a.avif 1x,\n /b.avif 2x">',
            '<source srcset="https://a.vn/a.avif 1x,\n https://a.vn/b.avif 2x">',
        ),
        ('<link imagesrcset="/a.avif 360w">', None),
        (
            '<META CONTENT="0;URL=/vi/" HTTP-EQUIV="Refresh">',
            '<META CONTENT="0;URL=https://a.vn/vi/" HTTP-EQUIV="Refresh">',
        ),
        ("<style>@font-face { src: url(/a.woff2), url('/b.woff2'), url( \"/c.woff2\" ) }</style>", None),
    ],
)  # fmt: skip
def test_an_address_is_found_however_it_is_written(before, after):
    """None: each slash after a quotation mark or bracket begins one."""
    expected = after
    if expected is None:
        expected = before
        for mark in ('"/', "'/", "(/"):
            expected = expected.replace(mark, f"{mark[0]}https://a.vn/")

    assert expected == rewritten(before)


@pytest.mark.parametrize(
    "page",
    [
        '<a href="#a"><a href="a/"><a href="https://b.vn/"><a href="//b.vn/">',
        '<a href="/\\b.vn/"><a href="tel:1"><a href>',
        '<p title="/vi/" alt="/a" id=/b content="/c" value="0; url=/d">',
        '<meta name="description" content="0; url=/vi/">',
        '<p>href="/vi/" &lt;a href="/vi/"&gt; url("/vi/") 1 < 2 "/a"</p>',
        """<script>x = '<a href="/vi/">'; y = "url(/vi/)"</script>""",
        '<script type="application/ld+json">{"url": "/vi/", "html": "<img src=\\"/a.png\\">"}</script>',
        '<textarea><a href="/vi/"></textarea>',
        '<title><a href="/vi/"></title>',
        '<!-- <a href="/vi/"> --><!doctype html>',
        "<a title=' href=\"/vi/\" '>",
        "<a title=\"x='/vi/' src=/a\">",
    ],
)
def test_text_that_is_no_address_on_the_site_is_not_changed(page):
    assert page == rewritten(page)


def test_addresses_after_raw_text_elements_are_found():
    raw = "<textarea><a href='/a'></textarea><script>'/b'</script><style>p {}</style><svg><title/>"

    assert f"{raw}<a href='https://a.vn/c'>" == rewritten(f"{raw}<a href='/c'>")


class _Values(HTMLParser):
    """Every href of a page, as the standard library reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str | None] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name == "href"]


@given(st.text("ab/&;#'\"<> =\n", max_size=8), st.sampled_from(['"', "'"]))
def test_a_rewritten_address_is_what_a_parser_reads(path, quote):
    """Whatever signs the address has; the parser of the standard library reads it back."""
    escaped = path.replace("&", "&amp;").replace(quote, "&#34;" if quote == '"' else "&#39;")
    values = _Values()
    values.feed(rewritten(f"<p>\n<a href={quote}/{escaped}{quote}>"))

    on_site = not path.startswith("/")
    assert [f"https://a.vn/{path}".rstrip() if on_site else f"/{path}"] == values.found
